"""Wishes to see another screen. A screen posts one; the app answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:  # the app itself comes up without them
    from interviewer.live.desk import SetUp, Way
    from interviewer.tui.live_source import Source


class Wish(Message):
    """A wish that waits while the curtain hides everything."""


class ShowHome(Wish):
    """Show the home screen, and nothing above it."""


@dataclass
class ShowSetUp(Wish):
    """Ask what must be known to begin, and is not given yet."""

    given: SetUp


@dataclass
class ShowScorecard(Wish):
    """Open the scorecard of a session that is live or read."""

    source: Source
    flag: int | None = None
    """Where a flag of its session check had led away: the place of that flag, at which the check opens."""


@dataclass
class ShowPlace(Wish):
    """Leave the scorecard of the interview in progress for a place in it."""

    place: str
    line: int | None = None
    """Which line of the notes there, from 0; None for the place itself."""
    flag: int | None = None
    """The place of the flag that leads there."""


@dataclass
class ShowSubmitted(Wish):
    """Say that the session is submitted."""

    source: Source


class ShowReview(Wish):
    """Open the list of saved sessions."""


@dataclass
class ShowSession(Wish):
    """Open a saved session for reading."""

    name: str


@dataclass
class ResumeSession(Wish):
    """Continue an unfinished session."""

    name: str
    keep: str | None = None
    """When file and journal disagree, which one the person chose: `file` or `journal`."""
    way: Way | None = None
    """When somebody else has it open, how the person goes on."""


@dataclass
class ReviseSession(Wish):
    """Begin to change a submitted session."""

    name: str
    by: str
    why: str
    way: Way | None = None
    """When somebody else has it open, how the person goes on."""


class ShowRevised(Wish):
    """Read the session whose revision has ended."""


@dataclass
class OpenAnyway(Wish):
    """Open a closed session all the same, which goes on record, and then do what was wished."""

    name: str
    then: Wish


@dataclass
class ShowCompare(Wish):
    """Compare candidates; no names means every submitted session."""

    names: tuple[str, ...] = ()


class ShowCoverage(Wish):
    """Show what the plans for a role cover."""


@dataclass
class ShowSavedSession(Wish):
    """Open a session for reading that is at hand already."""

    source: Source
    skill: str = ""
    """The skill to begin at; empty for the first."""


@dataclass
class ShowQuestions(Wish):
    """Turn from the scorecard of a session that is read to its questions."""

    source: Source


class CurtainLifted(Message):
    """Say now what was held back while the curtain hid everything."""
