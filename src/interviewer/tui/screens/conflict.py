"""The conflict screen: a session's file and its journal disagree, and a person decides."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from interviewer.live.desk import Conflict, Way
from interviewer.tui.bindings import bindings_for
from interviewer.tui.messages import ResumeSession
from interviewer.tui.screens.decision import DecisionScreen
from interviewer.tui.views import conflict as views
from interviewer.tui.wall_clock import Now, local_now
from interviewer.tui.widgets.footer import FooterKey, footer_key
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widths import STANDARD


class ConflictScreen(DecisionScreen):
    """Shows both versions and asks which one goes on. Neither is lost."""

    NAME = "conflict"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("conflict")

    def __init__(self, conflict: Conflict, way: Way | None = None, now: Now = local_now) -> None:
        """Show *conflict*; *way* is how the session is gone on with, when somebody else has it open."""
        super().__init__()
        self._conflict = conflict
        self._way = way
        self._now = now

    def rest(self) -> Iterable[Widget]:
        return (Static(id="versions"),)

    def on_mount(self) -> None:
        """Say whose session it is; the rest follows when the width is known."""
        self.query_one(HeaderLine).draw = partial(views.conflict_header, self._conflict)

    def offered(self) -> list[FooterKey]:
        narrow = self.size.width < STANDARD
        return [
            footer_key("conflict.file", word="the file" if narrow else ""),
            footer_key("conflict.journal", word="the journal" if narrow else ""),
            footer_key("conflict.later", key="esc"),
            footer_key("app.palette"),
        ]

    def explanation(self, width: int) -> Iterable[Content]:
        return views.explanation(self._conflict, width - 2)

    def lay_out(self, width: int) -> None:
        """Lay out what happened, and the two versions side by side where there is room."""
        super().lay_out(width)
        versions = Content("\n").join(views.versions(self._conflict, width, self._now()))
        self.query_one("#versions", Static).update(versions)

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
        self.go_back()
