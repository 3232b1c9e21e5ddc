"""The desk: a workspace as the screens see it, and what they exchange with it.

The command line implements it on files; tests use the fake in `tests/fakes.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Protocol

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
    no_date: bool = False
    """Whether it was said that the session is kept without a date; else, without one, nothing was said."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What need not be asked twice."""

    interviewer: str = ""
    plan: str = ""
    retain_days: int | None = None
    """For how long sessions are kept in this workspace; 0 for without a date, None when it was never said."""
    hints_shown: int = 0
    """How many of the hints of the first session were shown; each is shown once."""
    theme: ThemeName | None = None
    """The colours chosen last; None when none were chosen."""
    interviewer_elsewhere: str = ""
    """The name entered last in any workspace where none is known here: to be offered, never signed with."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A session whose file and whose journal disagree. The person decides; neither is lost."""

    name: str
    in_file: Session
    in_journal: Session
    file_written: datetime | None = None
    """When; None when that is not told, as of the journal."""
    journal_written: datetime | None = None


Way = Literal["take-over", "copy"]
"""How one goes on with a session that is in use: in its file, or in a copy beside it."""


@dataclass(frozen=True, slots=True)
class InUse:
    """A session that somebody else seems to have open for writing. The person decides."""

    name: str
    user: str
    """Who; empty when that is not told."""
    host: str
    """On which machine."""
    pid: int
    """The number of the process there."""
    here: bool
    """Whether that is this machine, where it is certain that the process still runs."""
    since: datetime | None = None
    """In UTC; None when that is not told."""
    revised: bool = False
    """Whether it is submitted: somebody revises it there, and one wishes to do so here."""


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
        """Return the saved session in the file called *name*, read anew; None when there is none.

        One that is closed to whoever reads says so, and nothing of what was said.
        """
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

    def open_anyway(self, name: str, interview: Interview | None = None) -> None:
        """Let in whoever reads to the closed session *name*, and put that on record. Raises InterviewerError.

        *interview* is the one in progress, if there is one.
        """
        ...

    def begin(self, setup: SetUp) -> Interview:
        """Begin an interview, its clock running. Raises InterviewerError."""
        ...

    def resume(
        self, name: str, *, keep: str | None = None, way: Way | None = None
    ) -> Interview | Conflict | InUse:
        """Continue the unfinished session *name*, paused. Raises InterviewerError.

        When file and journal disagree, the conflict comes back instead; call again with *keep* as `file` or
        `journal`. The other one is kept beside it. When somebody else has it open, that comes back; call
        again with the *way* to go on.
        """
        ...

    def revise(self, name: str, *, by: str, why: str, way: Way | None = None) -> Interview | InUse:
        """Begin to change the submitted session *name*: who does, and why. Raises InterviewerError.

        When somebody else has it open, that comes back; call again with the *way* `take-over` to go on.
        """
        ...
