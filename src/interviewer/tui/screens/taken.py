"""The screen for a session that somebody else has open: read it, take it over, or go on in a copy."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from interviewer.live.desk import InUse, Way
from interviewer.tui.bindings import bindings_for
from interviewer.tui.messages import ResumeSession, ShowSession
from interviewer.tui.screens.decision import DecisionScreen
from interviewer.tui.views import taken as views
from interviewer.tui.wall_clock import Now, local_now
from interviewer.tui.widgets.footer import footer_key
from interviewer.tui.widgets.line import HeaderLine


class TakenScreen(DecisionScreen):
    """Says who has the session open and since when, and asks how to go on."""

    NAME = "taken"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("taken")

    def __init__(self, used: InUse, now: Now = local_now) -> None:
        super().__init__()
        self._used = used
        self._now = now

    def on_mount(self) -> None:
        """Show the keys; the rest follows when the width is known."""
        self.query_one(HeaderLine).draw = partial(views.taken_header, self._used)
        actions = ("taken.read", "taken.over", "taken.copy")
        later = footer_key("taken.later", key="esc")
        self.show_keys([*map(footer_key, actions), later, footer_key("app.palette")])

    def explanation(self, width: int) -> Iterable[Content]:
        return views.explanation(self._used, self._now(), width)

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
        self.go_back()
