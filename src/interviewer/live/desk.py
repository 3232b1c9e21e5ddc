"""The desk: a workspace as the screens see it, and what they exchange with it.

The command line implements it on files; tests use the fake in `tests/fakes.py`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from interviewer.live.interview import Interview
from interviewer.model.content import Content
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session


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
        """Return the packs, rubrics, roles and plans."""
        ...

    def sessions(self) -> tuple[SavedSession, ...]:
        """Return the saved sessions, newest first."""
        ...

    def remembered(self) -> Remembered:
        """Return what was entered last time."""
        ...

    def begin(self, setup: SetUp) -> Interview:
        """Begin an interview, its clock running. Raises InterviewerError."""
        ...

    def resume(self, name: str, *, keep: str | None = None) -> Interview | Conflict:
        """Continue the unfinished session *name*, paused. Raises InterviewerError.

        When file and journal disagree, the conflict comes back instead; call again with *keep* as `file` or
        `journal`. The other one is kept beside it.
        """
        ...
