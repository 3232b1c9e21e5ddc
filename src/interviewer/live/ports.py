"""What a live interview and the screens need from the world, as protocols.

The store and the command line implement them; tests use the fakes in `tests/fakes.py`.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from interviewer.model.content import Content
from interviewer.model.instant import Instant
from interviewer.model.saved import SavedSession, SaveStatus
from interviewer.model.session import Session

if TYPE_CHECKING:
    from interviewer.live.interview import Interview


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> Instant:
        """Return this instant."""
        ...


class Record(Protocol):
    """Keeps one session. It never raises: what cannot be kept is told by `status`."""

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        """Keep a change before anyone sees it: the action as JSON, its instant, the session after."""
        ...

    def publish(self, session: Session) -> None:
        """Write the session's file now, and wait for it."""
        ...

    def close(self, session: Session) -> SaveStatus:
        """Write what is unwritten and let go. Returns how it ended."""
        ...

    @property
    def status(self) -> SaveStatus:
        """How safe the last change is."""
        ...

    @property
    def path(self) -> str:
        """Where the session's file is."""
        ...


@dataclass(frozen=True, slots=True)
class SetUp:
    """What must be known to begin an interview."""

    plan: str
    """The plan's id."""
    candidate: str
    interviewer: str
    reference: str = ""
    retain_until: date | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """What need not be asked twice."""

    interviewer: str = ""
    plan: str = ""
    retain_days: int | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A session whose file and whose journal disagree. The person decides; neither is lost."""

    name: str
    in_file: Session
    in_journal: Session


class Desk(Protocol):
    """The workspace as the screens see it."""

    @property
    def place(self) -> str:
        """The workspace folder, for showing."""
        ...

    def content(self) -> Content:
        """Return the packs, rubrics and plans."""
        ...

    def sessions(self) -> tuple[SavedSession, ...]:
        """Return the saved sessions, newest first."""
        ...

    def remembered(self) -> Remembered:
        """Return what was entered last time."""
        ...

    def begin(self, setup: SetUp) -> "Interview":
        """Begin an interview, its clock running. Raises InterviewerError."""
        ...

    def resume(self, name: str, *, keep: str | None = None) -> "Interview | Conflict":
        """Continue the unfinished session *name*, paused. Raises InterviewerError.

        When file and journal disagree, the conflict comes back instead; call again with *keep* as `file` or
        `journal`. The other one is kept beside it.
        """
        ...
