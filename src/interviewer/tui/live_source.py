"""Where a screen takes its session from: an interview in progress, or one that is only read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from interviewer.model.errors import RuleBroken

if TYPE_CHECKING:  # the app itself comes up without them
    from interviewer.live.actions import Action
    from interviewer.live.interview import Interview, Typing
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

    def refuge(self) -> str:
        """Return a folder that works, to save in instead of the session's own; empty when none does."""
        ...

    def save_elsewhere(self, folder: str) -> None:
        """Save the session in another *folder*, and go on there. Raises CannotSave."""
        ...


class Revising:
    """A submitted session that is being revised. Moving about in it is no change, and is not recorded."""

    paused_before = 0.0

    def __init__(self, interview: Interview) -> None:
        self._interview = interview
        self._here = interview.session.stops[0]
        self._seen = self._shown = interview.session
        self._look()

    def _look(self) -> Session:
        """Return the session with the stop that is shown at hand."""
        session = self._interview.session
        if session is not self._seen or self._shown.interview.current != self._here:
            self._seen = session
            self._shown = session.but(interview=session.interview.but(current=self._here))
        return self._shown

    @property
    def session(self) -> Session:
        """The session as of the last action, at the stop that is shown."""
        return self._look()

    @property
    def status(self) -> SaveStatus | None:
        """How safe the last change is."""
        return self._interview.status

    @property
    def path(self) -> str:
        """Where the session's file is."""
        return self._interview.path

    def now(self) -> Session:
        """Return the session: no time passes in it."""
        return self._look()

    def do(self, action: Action) -> Session:
        """Move to another question, or revise. Raises RuleBroken."""
        if action.do == "show-question":
            self._here = action.question
        else:
            self._interview.do(action)
        return self._look()

    def type(
        self, question: str, text: str, times: Sequence[int | None] = (), caret: int | None = None
    ) -> Session:
        """Make *text* the notes of *question*."""
        self._interview.type(question, text, times, caret)
        return self._look()

    def undo(self) -> str | Typing:
        """Take the last change back. Raises RuleBroken when there is nothing."""
        return self._interview.undo()

    def typing_undone(self) -> None:
        """Forget the last stretch of typing."""
        self._interview.typing_undone()

    def count_time(self, every: float) -> None:
        """Do nothing: no time passes."""

    def publish(self) -> None:
        """Write the session's file now."""
        self._interview.publish()

    def refuge(self) -> str:
        """Return a folder that works, to save in instead of the session's own; empty when none does."""
        return self._interview.refuge()

    def save_elsewhere(self, folder: str) -> None:
        """Save the session in another *folder*, and go on there. Raises CannotSave."""
        self._interview.save_elsewhere(folder)


class Reading:
    """A saved session that is read and not changed. Moving about in it is no change."""

    status: SaveStatus | None = None
    paused_before = 0.0

    def __init__(self, session: Session, path: str, newer: str = "") -> None:
        """Read *session*, in the file at *path*; *newer* is its format where a newer version saved it."""
        # From the beginning: where the interview ended says nothing to a reader.
        facts = session.interview.but(current=session.stops[0])
        self.session = session.but(interview=facts)
        self.path = path
        self.newer = newer

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

    def refuge(self) -> str:
        """Return none: there is nothing to save."""
        return ""

    def save_elsewhere(self, folder: str) -> None:
        """Do nothing: there is nothing to save."""
