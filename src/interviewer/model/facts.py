"""Who was interviewed by whom, when and for what."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, PlainSerializer

from interviewer.model.value import Id, Minutes, Name, Value


def _whole(seconds: float) -> int:
    # Not `round` itself: pydantic takes long to find out how a builtin is called.
    return round(seconds)


Seconds = Annotated[float, Field(ge=0), PlainSerializer(_whole)]
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

    @property
    def ran(self) -> float:
        """Seconds that the clock ran, the write-up included: what every time into the session counts."""
        return self.elapsed + self.writing_up
