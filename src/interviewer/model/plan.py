"""A plan: which questions, in which order, in how many minutes, on which rubric."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from interviewer.model.value import Id, Line, Minutes, Name, Ref, Table, Value


class Section(Value):
    """A part of the interview with its own minutes."""

    title: Name
    minutes: Minutes
    say: Line = ""
    """What to say on opening the section."""
    core: tuple[Ref, ...] = ()
    """Questions asked of everyone, in this order, as `pack/question`."""
    optional: tuple[Ref, ...] = ()
    """Questions asked when there is time; dropped first when late."""

    @property
    def refs(self) -> tuple[str, ...]:
        """Every question of the section, core ones first."""
        return self.core + self.optional


class Plan(Value):
    """An interview of one stage, laid out in advance and the same for everyone."""

    format: Literal["plan/1"]
    title: Name
    stage: Id = "interview"
    """Which step of the hiring process this is, such as screen or technical."""
    role: Id | None = None
    """The job this plan hires for."""
    rubric: Id
    minutes: Minutes
    skills: tuple[Id, ...] = ()
    """The skills this plan sets out to rate; when left out, those of its core questions."""
    sections: Annotated[Table[Section], Field(min_length=1)]

    @property
    def refs(self) -> tuple[str, ...]:
        """Every question of the plan in the order of asking, as `pack/question`."""
        return tuple(ref for section in self.sections.values() for ref in section.refs)

    def placed(self) -> Iterator[tuple[str, Section, str, bool]]:
        """Yield (section id, section, ref, is core) for each question in the order of asking."""
        for section_id, section in self.sections.items():
            for ref in section.refs:
                yield section_id, section, ref, ref in section.core


class PinnedPlan(Plan):
    """A plan as a session keeps it: with the name it had and a digest of its content."""

    id: Id
    digest: str


def question_id(ref: str) -> str:
    """Return the question's own id from `pack/question`. Ids are unique over all packs."""
    return ref.rpartition("/")[2]
