"""The screen for a session that somebody else has open: read it, take it over, or go on in a copy."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from interviewer.live.desk import Desk, InUse, Way
from interviewer.model.session import Session
from interviewer.tui.bindings import bindings_for
from interviewer.tui.messages import ResumeSession, ReviseSession, ShowSession
from interviewer.tui.screens.decision import DecisionScreen
from interviewer.tui.views import taken as views
from interviewer.tui.wall_clock import Now, local_now
from interviewer.tui.widgets.footer import FooterKey, footer_key
from interviewer.tui.widgets.line import HeaderLine


class TakenScreen(DecisionScreen):
    """Says who has the session open and since when, and asks how to go on."""

    NAME = "taken"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("taken")

    def __init__(self, used: InUse, wish: ReviseSession | None = None, now: Now = local_now) -> None:
        """Ask about *used*; *wish* is the revision that it stands in the way of, where it is one."""
        super().__init__()
        self._used = used
        self._wish = wish
        self._now = now

    @property
    def idle(self) -> frozenset[str]:
        """What is submitted is not gone on with in a copy: that would be a second submitted session."""
        return frozenset({"taken.copy"}) if self._used.revised else frozenset()

    def on_mount(self) -> None:
        """Say whose session it is; the rest follows when the width is known."""
        self.query_one(HeaderLine).draw = partial(views.taken_header, self._used, self._session())

    def offered(self) -> list[FooterKey]:
        actions = ("taken.read", "taken.over", "taken.copy")
        ways = (footer_key(action) for action in actions if action not in self.idle)
        return [*ways, footer_key("taken.later", key="esc"), footer_key("app.palette")]

    def _session(self) -> Session | None:
        """Return the session as it was saved last, where it can be read and is open to whoever reads."""
        desk: Desk | None = getattr(self.app, "desk", None)
        found = desk.session(self._used.name) if desk else None
        return None if found is None or found.closed else found.session

    def explanation(self, width: int) -> Iterable[Content]:
        return views.explanation(self._used, self._now(), width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no copy of what is submitted, by the palette neither."""
        return f"taken.{action}" not in self.idle and super().check_action(action, parameters)

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
        if self._wish is not None:
            self.post_message(replace(self._wish, way=way))
        else:
            self.post_message(ResumeSession(self._used.name, way=way))

    def action_later(self) -> None:
        """Leave it to whoever has it."""
        self.go_back()
