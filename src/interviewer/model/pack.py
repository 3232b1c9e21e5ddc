"""A pack: a file of questions on one subject."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from interviewer.model.exercise import Fault, Handout, Listeners, Solution, Story
from interviewer.model.value import Id, Line, Minutes, Name, Prose, Table, Value, no_entries

Kind = Literal["knowledge", "situational", "behavioural", "communication", "design", "coding", "code-review"]
UNPLANNED: Literal["unplanned"] = "unplanned"
"""The pack, and the kind, of a question that was thought of during an interview."""
Depth = Literal["entry", "working", "expert"]


class Question(Value):
    """The planned wording that every candidate hears, and what helps to judge the answer."""

    title: Name
    """A short name for outlines and grids, at most 26 characters."""
    skill: Id
    """The skill of the rubric that the answer shows."""
    kind: Kind
    depth: Depth = "working"
    """What it takes to answer wholly: first years of work, doing it for a living, having been there."""
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
    sources: tuple[Line, ...] = ()
    """Where a claim that is not common knowledge can be looked up."""
    handout: Handout | None = None
    """What the candidate is given to read or to work on."""
    hints: tuple[Line, ...] = ()
    """Help, in the order of giving; what was given is counted."""
    stages: Table[Line] = Field(default_factory=no_entries)
    """The steps in which a task grows, in order; ticked when reached."""
    edge_cases: Table[Line] = Field(default_factory=no_entries)
    """What a solution may forget; ticked when handled."""
    requirements: Table[Line] = Field(default_factory=no_entries)
    """Answers to give when the candidate asks; ticked when asked for."""
    areas: Table[Line] = Field(default_factory=no_entries)
    """Where to probe a design, and what a sound answer holds; ticked when covered."""
    trade_offs: Table[Line] = Field(default_factory=no_entries)
    """What to hear weighed against what; ticked when weighed."""
    numbers: tuple[Line, ...] = ()
    """The back of the envelope, worked out."""
    faults: Table[Fault] = Field(default_factory=no_entries)
    """What is wrong with the code of the handout; ticked when found."""
    story: Story | None = None
    listeners: Listeners | None = None
    solution: Solution | None = None

    @property
    def given(self) -> str:
        """What can be handed over in writing: the handout, or else the prompt; ends in a newline."""
        return self.handout.whole if self.handout else self.prompt.strip() + "\n"

    def heard_by_candidate(self) -> Iterator[str]:
        """Yield every text the candidate hears or reads whatever they answer."""
        yield self.prompt
        if self.handout:
            yield self.handout.whole
        if self.listeners:
            yield self.listeners.technical.prompt
            yield self.listeners.non_technical.prompt


class Pack(Value):
    """Questions on one subject, for one rubric."""

    format: Literal["pack/1"]
    title: Name
    rubric: Id
    """The rubric whose skills the questions test."""
    questions: Annotated[Table[Question], Field(min_length=1)]


class PinnedQuestion(Question):
    """A question as a session keeps it: the exact wording used, where it came from, and its digest."""

    kind: Kind | Literal["unplanned"]  # type: ignore[assignment] # nothing is ever set: it may be wider
    pack: Id
    digest: str
