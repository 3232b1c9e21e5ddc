"""A role: the job post, each of its responsibilities and requirements tied to the skills it takes."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from interviewer.model.value import Id, Line, Name, Prose, Table, Value, no_entries

PLACEHOLDER = re.compile(r"<<[ \t]*([^<>\s][^<>\n]*)>>")
"""A part that each company fills in for itself, as it stands in a role file; its group says with what."""

DutyTable = Literal["requirements", "nice-to-have", "responsibilities"]
"""A table of a role whose lines are tied to skills, as it is called in the file."""
Workplace = Literal["on-site", "hybrid", "remote"]
Employment = Literal["full-time", "part-time", "contract"]


class Posting(Value):
    """The head of the post: where and how."""

    company: Name
    location: Line
    workplace: Annotated[tuple[Workplace, ...], Field(min_length=1)]
    employment: Annotated[tuple[Employment, ...], Field(min_length=1)]


class Company(Value):
    """About the company."""

    introduction: Prose
    """Who it is and what it does."""
    mission: Prose = ""
    """Why the work matters."""
    growth: Prose = ""
    """How the team grows."""


class Duty(Value):
    """Something the person will do, or must bring, and the skills it takes."""

    text: Line
    skills: Annotated[tuple[Id, ...], Field(min_length=1)]

    @property
    def shown(self) -> str:
        """The text as it is read, with `[…]` where the company fills something in."""
        return PLACEHOLDER.sub(r"[\1]", self.text)


class Pay(Value):
    """What is paid, for orientation."""

    offered: Line = ""
    """What this company pays."""
    market: Line = ""
    """What is paid elsewhere."""
    source: Line = ""
    """Where the figure for the market comes from."""


class Application(Value):
    """How to apply."""

    send: Line
    to: Line
    then: Prose = ""
    """What happens after that."""


class Role(Value):
    """A job: what is promised to applicants, and what interviews for it have to find out."""

    format: Literal["role/1"]
    title: Name
    rubric: Id
    """The rubric whose skills the requirements are tied to."""
    posting: Posting
    company: Company
    job: Prose
    """What the job is about, in a paragraph or two."""
    projects: tuple[Line, ...] = ()
    """Typical projects."""
    responsibilities: Annotated[Table[Duty], Field(min_length=1)]
    requirements: Annotated[Table[Duty], Field(min_length=1)]
    """Without these nobody is hired."""
    nice_to_have: Table[Duty] = Field(default_factory=no_entries)
    """What speaks for somebody, and nobody is turned down for lacking."""
    offer: tuple[Line, ...] = ()
    pay: Pay | None = None
    application: Application

    def duties(self) -> Iterator[tuple[DutyTable, str, Duty]]:
        """Yield (table, id, duty) for everything that is tied to skills, in the order of the post."""
        tables: Mapping[DutyTable, Mapping[str, Duty]] = {
            "responsibilities": self.responsibilities,
            "requirements": self.requirements,
            "nice-to-have": self.nice_to_have,
        }
        for table, duties in tables.items():
            for name, duty in duties.items():
                yield table, name, duty
