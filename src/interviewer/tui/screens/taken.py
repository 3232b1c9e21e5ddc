"""The screen for a session that somebody else has open: read it, take it over, or go on in a copy."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interviewer.live.desk import InUse, Way
from interviewer.tui.bindings import bindings_for
from interviewer.tui.messages import ResumeSession, ShowHome, ShowSession
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.views import taken as views
from interviewer.tui.wall_clock import Now, local_now
from interviewer.tui.widgets.footer import FooterLine, footer_key
from interviewer.tui.widgets.line import HeaderLine


class TakenScreen(BaseScreen):
    """Says who has the session open and since when, and asks how to go on."""

    NAME = "taken"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("taken"),
        Binding("up", "glide(-1)", "Up", show=False),
        Binding("down", "glide(1)", "Down", show=False),
        Binding("pageup", "glide(-10)", "Page up", show=False),
        Binding("pagedown", "glide(10)", "Page down", show=False),
    ]

    def __init__(self, used: InUse, now: Now = local_now) -> None:
        super().__init__()
        self._used = used
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out what is known above what can be done."""
        yield HeaderLine()
        with VerticalScroll(id="all", can_focus=False):
            yield Static(id="what")
        yield FooterLine()

    def on_mount(self) -> None:
        """Show the keys; the rest follows when the width is known."""
        self.query_one(HeaderLine).draw = partial(views.taken_header, self._used)
        actions = ("taken.read", "taken.over", "taken.copy")
        later = footer_key("taken.later", key="esc")
        self.show_keys([*map(footer_key, actions), later, footer_key("app.palette")])

    def on_resize(self) -> None:
        """Lay the text out for the width."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        width = max(20, min(100, self.size.width - 7))
        lines = views.explanation(self._used, self._now(), width)
        self.query_one("#what", Static).update(Content("\n").join(lines))

    def action_glide(self, by: int) -> None:
        """Scroll what does not fit."""
        self.query_one("#all").scroll_relative(y=by, animate=False)

    # Actions of the table of keys

    def action_read(self) -> None:
        """Open it for reading."""
        self.post_message(ShowSession(self._used.name))

    def action_over(self) -> None:
        """Take it over."""
        self._go_on("take-over")

    def action_copy(self) -> None:
        """Go on in a copy."""
        self._go_on("copy")

    def _go_on(self, way: Way) -> None:
        self.post_message(ResumeSession(self._used.name, way=way))

    def action_later(self) -> None:
        """Leave it to whoever has it."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.post_message(ShowHome())
