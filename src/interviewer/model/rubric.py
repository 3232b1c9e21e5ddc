"""A rubric: the skills, the scale they are rated on, and the behaviour that shows each level."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictFloat, StrictInt, model_validator

from interviewer.model.value import Id, Line, Name, Table, Value, no_entries


class Skill(Value):
    """What is measured, with one anchor for each level of the scale."""

    title: Name
    """The name on screen, at most 20 characters if it is to stand in one column."""
    about: Line = ""
    """One sentence: what belongs to this skill and what does not."""
    weight: Annotated[StrictInt | StrictFloat, Field(gt=0, le=10)] = 1
    """How much the skill counts in a score. Anything but 1 needs a `weight-reason`."""
    weight_reason: Line = ""
    """Why the weight is not 1; shown beside every total."""
    anchors: Table[Line]
    """For each level of the scale, the behaviour that shows it."""
    observed: Table[Line] = Field(default_factory=no_entries)
    """What is watched for during every question, keyed by id; ticked when seen."""


class Rubric(Value):
    """The skills of a job and the scale they are rated on."""

    format: Literal["rubric/1"]
    title: Name
    scale: Table[Name]
    """The names of the levels, keyed by number from 1 without holes."""
    skills: Annotated[Table[Skill], Field(min_length=1)]

    @property
    def levels(self) -> Mapping[int, str]:
        """The scale as numbers and names, lowest first."""
        return {int(number): self.scale[number] for number in sorted(self.scale, key=int)}

    def anchor(self, skill: str, level: int) -> str:
        """Return the behaviour that shows *level* of *skill*; empty when the rubric does not say."""
        return self.skills[skill].anchors.get(str(level), "") if skill in self.skills else ""

    @model_validator(mode="after")
    def _levels_are_numbers(self) -> "Rubric":
        for number in self.scale:
            if not (number.isascii() and number.isdigit() and 1 <= int(number) <= 9):
                raise ValueError(f'a level of the scale is a number from 1 to 9, not "{number}"')
        return self


class PinnedRubric(Rubric):
    """A rubric as a session keeps it: with the name it had and a digest of its content."""

    id: Id
    digest: str
