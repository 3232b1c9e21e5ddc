"""The parts of a question that is more than a prompt: what is handed out, and what only the interviewer sees.

Which kind of question is expected to have which part is for the linter to say; any question may have any.
"""

from typing import Annotated, Literal, get_args

from pydantic import Field, StrictInt, model_validator

from interviewer.model.value import Id, Line, Prose, Table, Value, no_entries

Severity = Literal["critical", "major", "minor"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


class Code(Value):
    """A text in a programming language."""

    language: Id = "text"
    """The name that highlighters know, such as `python` or `sql`."""
    code: Prose = ""
    text: Prose = ""
    """Prose that goes with the code, or stands alone."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the code, without the blank ones at its end; line 1 is the first."""
        return tuple(self.code.rstrip().split("\n")) if self.code.strip() else ()


class Handout(Code):
    """What the candidate is given, word for word; they see nothing else of a question."""

    @model_validator(mode="after")
    def _not_empty(self) -> "Handout":
        if not self.text.strip() and not self.code.strip():
            raise ValueError('a handout has "text" or "code", or both')
        return self

    @property
    def whole(self) -> str:
        """All of it as one text to paste, ending in a newline."""
        parts = (self.text.strip("\n").rstrip(), self.code.strip("\n").rstrip())
        return "\n\n".join(part for part in parts if part) + "\n"


class Solution(Code):
    """A reference solution, or a snippet with its faults mended; the candidate never sees it."""


class Fault(Value):
    """Something planted in a handout's code for the candidate to find."""

    line: Annotated[StrictInt, Field(ge=1)]
    """The line of the code a reviewer would point at, from 1."""
    severity: Severity
    why: Line
    """What goes wrong, for whom and when."""
    mend: Line = ""
    """What to do about it."""


class StoryPart(Value):
    """A part of the story that a behavioural question asks for."""

    point: Line
    """What a concrete answer contains."""
    probe: Line
    """What to ask when it is missing."""


class Story(Value):
    """What makes a story from somebody's work concrete."""

    situation: StoryPart
    own_part: StoryPart
    result: StoryPart
    learned: StoryPart


class Telling(Value):
    """One of the two listeners something is explained to."""

    listener: Line
    """Who is listening."""
    prompt: Line
    """What is said aloud to set this telling off."""
    listen_for: Table[Line] = Field(default_factory=no_entries)


class Listeners(Value):
    """The same thing, explained twice."""

    technical: Telling
    non_technical: Telling
