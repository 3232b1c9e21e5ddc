"""A pack: a file of questions on one subject."""

from typing import Annotated, Literal

from pydantic import Field

from interviewer.model.value import Id, Line, Minutes, Name, Prose, Table, Value, no_entries

Kind = Literal["knowledge", "behavioural", "situational", "design", "coding", "code-review"]


class Question(Value):
    """The planned wording that every candidate hears, and what helps to judge the answer."""

    title: Name
    """A short name for outlines and grids, at most 26 characters."""
    skill: Id
    """The skill of the rubric that the answer shows."""
    kind: Kind
    minutes: Minutes
    """How long the question may take, in whole minutes."""
    prompt: Prose
    """What is said aloud, word for word."""
    listen_for: Table[Line] = Field(default_factory=no_entries)
    """What a good answer contains, keyed by id; ticked when heard."""
    probes: tuple[Line, ...] = ()
    """Prepared follow-ups."""
    red_flags: tuple[Line, ...] = ()
    """What would be worrying to hear."""


class Pack(Value):
    """Questions on one subject, for one rubric."""

    format: Literal["pack/1"]
    title: Name
    rubric: Id
    """The rubric whose skills the questions test."""
    questions: Annotated[Table[Question], Field(min_length=1)]


class PinnedQuestion(Question):
    """A question as a session keeps it: the exact wording used, where it came from, and its digest."""

    pack: Id
    digest: str
