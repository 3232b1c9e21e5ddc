"""Where a screen takes its session from: an interview in progress, or one that is only read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from interviewer.model.errors import RuleBroken

if TYPE_CHECKING:  # the app itself comes up without them
    from interviewer.live.actions import Action
    from interviewer.live.interview import Typing
    from interviewer.model.saved import SaveStatus
    from interviewer.model.session import Session


class Source(Protocol):
    """What the live screen and the scorecard need; `Interview` is one."""

    @property
    def session(self) -> Session:
        """The session as of the last action."""
        ...

    @property
    def status(self) -> SaveStatus | None:
        """How safe the last change is; None when nothing can change."""
        ...

    @property
    def path(self) -> str:
        """Where the session's file is."""
        ...

    @property
    def paused_before(self) -> float:
        """The seconds of all pauses before the one that lasts, or that was the last."""
        ...

    def now(self) -> Session:
        """Return the session with the time counted up to this instant."""
        ...

    def do(self, action: Action) -> Session:
        """Apply *action* and return the session after it. Raises RuleBroken."""
        ...

    def type(
        self, question: str, text: str, times: Sequence[int | None] = (), caret: int | None = None
    ) -> Session:
        """Make *text* the notes of *question*, whose lines were begun at *times* where that is known."""
        ...

    def undo(self) -> str | Typing:
        """Take the last action back. Raises RuleBroken when there is nothing."""
        ...

    def typing_undone(self) -> None:
        """Forget the last stretch of typing."""
        ...

    def count_time(self, every: float) -> None:
        """Record the time so far if that was not done for *every* seconds."""
        ...

    def publish(self) -> None:
        """Write the session's file now."""
        ...


class Reading:
    """A saved session that is read and not changed. Moving about in it is no change."""

    status: SaveStatus | None = None
    paused_before = 0.0

    def __init__(self, session: Session, path: str) -> None:
        # From the beginning: where the interview ended says nothing to a reader.
        facts = session.interview.but(current=session.stops[0])
        self.session = session.but(interview=facts)
        self.path = path

    def now(self) -> Session:
        """Return the session: no time passes in it."""
        return self.session

    def do(self, action: Action) -> Session:
        """Move to another question; refuse everything else. Raises RuleBroken."""
        if action.do == "show-question":
            facts = self.session.interview.but(current=action.question)
            self.session = self.session.but(interview=facts)
            return self.session
        raise RuleBroken("This session is open for reading only.")

    def type(
        self, question: str, text: str, times: Sequence[int | None] = (), caret: int | None = None
    ) -> Session:
        """Change nothing."""
        return self.session

    def undo(self) -> str | Typing:
        """Refuse. Raises RuleBroken."""
        raise RuleBroken("This session is open for reading only.")

    def typing_undone(self) -> None:
        """Do nothing."""

    def count_time(self, every: float) -> None:
        """Do nothing: no time passes."""

    def publish(self) -> None:
        """Do nothing: there is nothing to save."""
