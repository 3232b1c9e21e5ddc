"""The conflict screen: a session's file and its journal disagree, and a person decides."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interviewer.live.desk import Conflict, Way
from interviewer.tui.bindings import bindings_for
from interviewer.tui.messages import ResumeSession, ShowHome
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.views import conflict as views
from interviewer.tui.widgets.footer import FooterLine, footer_key
from interviewer.tui.widgets.line import HeaderLine


class ConflictScreen(BaseScreen):
    """Shows both versions and asks which one goes on. Neither is lost."""

    NAME = "conflict"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("conflict"),
        Binding("up", "glide(-1)", "Up", show=False),
        Binding("down", "glide(1)", "Down", show=False),
        Binding("pageup", "glide(-10)", "Page up", show=False),
        Binding("pagedown", "glide(10)", "Page down", show=False),
    ]

    def __init__(self, conflict: Conflict, way: Way | None = None) -> None:
        """Show *conflict*; *way* is how the session is gone on with, when somebody else has it open."""
        super().__init__()
        self._conflict = conflict
        self._way = way

    def compose(self) -> ComposeResult:
        """Lay out what happened above the two versions."""
        yield HeaderLine()
        with VerticalScroll(id="both", can_focus=False):
            yield Static(id="what")
            yield Static(id="versions")
        yield FooterLine()

    def on_mount(self) -> None:
        """Show the keys; the rest follows when the width is known."""
        self.query_one(HeaderLine).draw = partial(views.conflict_header, self._conflict)
        self.show_keys(
            [
                footer_key("conflict.file"),
                footer_key("conflict.journal"),
                footer_key("conflict.later", key="esc"),
                footer_key("app.palette"),
            ]
        )

    def on_resize(self) -> None:
        """Lay the text out for the width."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        width = max(20, self.size.width - 7)
        for place, lines in (
            ("what", views.explanation(self._conflict, min(100, width - 2))),
            ("versions", views.versions(self._conflict, width)),
        ):
            self.query_one(f"#{place}", Static).update(Content("\n").join(lines))

    def action_glide(self, by: int) -> None:
        """Scroll what does not fit."""
        self.query_one("#both").scroll_relative(y=by, animate=False)

    # Actions of the table of keys

    def action_file(self) -> None:
        """Go on from the file; the journal's version is kept beside it."""
        self._keep("file")

    def action_journal(self) -> None:
        """Go on from the journal; the file's version is kept beside it."""
        self._keep("journal")

    def _keep(self, version: str) -> None:
        self.post_message(ResumeSession(self._conflict.name, keep=version, way=self._way))

    def action_later(self) -> None:
        """Leave both as they are."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.post_message(ShowHome())
