"""Who was interviewed by whom, when and for what."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, PlainSerializer, StrictBool, StrictInt

from interviewer.model.value import Id, Minutes, Name, Table, Value, no_entries


def _whole(seconds: float) -> int:
    # Not `round` itself: pydantic takes long to find out how a builtin is called.
    return round(seconds)


LONGEST = 1e10
"""Seconds, which is three centuries: more is no span that was measured, and none can be shown."""
Seconds = Annotated[float, Field(ge=0, le=LONGEST), PlainSerializer(_whole)]
"""A span. Exact while live, whole seconds in the file."""


class Candidate(Value):
    """The person interviewed."""

    name: Annotated[Name, Field(min_length=1)]
    key: Id
    """Groups the sessions of one person."""
    reference: Name = ""
    """The person's number in the applicant system."""


class InterviewFacts(Value):
    """Who, when, for what."""

    interviewer: Annotated[Name, Field(min_length=1)]
    stage: Id
    role: Id | None = None
    started: datetime
    """Wall time in UTC."""
    ended: datetime | None = None
    """When the session was submitted, in UTC."""
    minutes: Minutes
    """The minutes planned."""
    elapsed: Seconds = 0
    """Time of the interview itself; pauses and the write-up do not count."""
    writing_up: Seconds = 0
    """Time that the clock ran with the scorecard open, or at a stop that was looked at from there."""
    paused: Seconds = 0
    """Time that the clock stood still between the start and the last action."""
    current: Id
    """The stop at hand, or the last one that was: a question, or a section that is only talk."""
    retain_until: date | None = None
    """Until when the session may be kept; None for no date."""
    retain_no_date: StrictBool = False
    """Whether somebody said that there is no date; else, without one, it was never said."""

    clock_jumps: Table[StrictInt] = Field(default_factory=no_entries)
    """Seconds by which the time of day jumped against the clock of the spans, by second into the session.

    Times of day after that do not fit those before; spans and the times of lines do.
    """

    @property
    def retention_said(self) -> bool:
        """Whether it is said until when the session may be kept, be it that there is no date."""
        return self.retain_until is not None or self.retain_no_date

    @property
    def ran(self) -> float:
        """Seconds that the clock ran, the write-up included: what every time into the session counts."""
        return self.elapsed + self.writing_up
