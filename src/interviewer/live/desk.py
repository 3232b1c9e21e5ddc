"""The desk: a workspace as the screens see it, and what they exchange with it.

The command line implements it on files; tests use the fake in `tests/fakes.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from interviewer.model.settings import ThemeName

if TYPE_CHECKING:  # the home screen comes up without them
    from interviewer.live.interview import Interview
    from interviewer.model.content import Content
    from interviewer.model.listing import Listing
    from interviewer.model.saved import SavedSession
    from interviewer.model.session import Session


@dataclass(frozen=True, slots=True)
class SetUp:
    """What must be known to begin an interview."""

    plan: str
    """The plan's id."""
    candidate: str = ""
    interviewer: str = ""
    reference: str = ""
    retain_until: date | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """What need not be asked twice."""

    interviewer: str = ""
    plan: str = ""
    retain_days: int | None = None
    hints_shown: int = 0
    """How many of the hints of the first session were shown; each is shown once."""
    theme: ThemeName | None = None
    """The colours chosen last; None when none were chosen."""


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

    def listing(self) -> Listing:
        """Return what lists show, as quickly as it can be had: what is still to be read is counted."""
        ...

    def read_on(self) -> bool:
        """Read on what the listing lacks, for a fraction of a second; False when nothing is left.

        For a thread of its own. What it read is in the next `listing`.
        """
        ...

    def content(self) -> Content:
        """Return the packs, rubrics, roles and plans."""
        ...

    def sessions(self) -> tuple[SavedSession, ...]:
        """Return the saved sessions, newest first."""
        ...

    def session(self, name: str) -> SavedSession | None:
        """Return the saved session in the file called *name*, read anew; None when there is none."""
        ...

    def remembered(self) -> Remembered:
        """Return what was entered last time."""
        ...

    def remember_theme(self, theme: ThemeName) -> None:
        """Remember the colours chosen. Where that is not possible, nothing is said and nothing is lost."""
        ...

    def hints_were_shown(self, count: int) -> None:
        """Remember that *count* of the hints of the first session were shown, at least while this is open."""
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
