"""Notes: lines taken down during an interview, each with the time at which it was begun."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from interviewer.model.text import clean

_STAMPED = re.compile(r"^(\d{2,4}):([0-5]\d):([0-5]\d)(?: (.*))?$")
_SKILL = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
"""As people write an id after the mark; an issue or a line number such as #12 is no skill."""
_RATING = re.compile(rf"^\s*=\s*(\d{{1,2}})(?:\s+#({_SKILL}))?\s*$", re.IGNORECASE)
_TAG = re.compile(rf"(?<![\w#])#({_SKILL})", re.IGNORECASE)
SIGNS = '+-?!"'
CLEARS = 0
"""The level of a rating line that takes the rating back, as the key does."""
ASKED = "(asked)"
"""Ends a `?` line once it has been asked."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line of notes."""

    text: str
    at: int | None = None
    """Whole seconds into the session when the line was begun; None for a blank line."""
    obeyed: bool = True
    """False while the line is new. A rating line is obeyed once; see `live.engine`."""

    @property
    def blank(self) -> bool:
        """Whether nothing is written on the line."""
        return not self.text.strip()

    @property
    def empty(self) -> bool:
        """Whether nothing was noted on the line: it is blank, or only a rating such as `=3`."""
        return self.blank or self.rating is not None

    @property
    def sign(self) -> str:
        """`+` strength, `-` concern, `?` ask later, `!` red flag, `"` own words; empty for none."""
        text = self.text.lstrip()
        return text[0] if text and text[0] in SIGNS else ""

    @property
    def body(self) -> str:
        """The line without its sign."""
        text = self.text.strip()
        return text[1:].strip() if self.sign else text

    @property
    def later(self) -> bool:
        """Whether the line is something to ask later, and nobody has said that it was asked."""
        return self.sign == "?" and not self.text.rstrip().endswith(ASKED)

    @property
    def tags(self) -> tuple[str, ...]:
        """The `#skill` tags on the line, without the mark and in lower case, in order."""
        return tuple(tag.name for tag in self.tags_at)

    @property
    def tags_at(self) -> "tuple[Tag, ...]":
        """The tags on the line, with where they stand."""
        if "#" not in self.text:
            return ()
        return tuple(Tag(match[1].lower(), match.start(), match.end()) for match in _TAG.finditer(self.text))

    @property
    def rating(self) -> "RatingLine | None":
        """What the line rates, when it is a rating line such as `=3` or `=3 #apis`."""
        match = _RATING.match(self.text) if "=" in self.text else None
        return RatingLine(int(match[1]), match[2] and match[2].lower()) if match else None


@dataclass(frozen=True, slots=True)
class Tag:
    """A skill that a line names."""

    name: str
    """Without its mark."""
    start: int
    """The column of the mark."""
    end: int
    """The column after the last letter."""


@dataclass(frozen=True, slots=True)
class RatingLine:
    """A line that rates: a level, for the question at hand or for the named skill."""

    level: int
    skill: str | None = None


def clock(seconds: float, *, hours: bool = True) -> str:
    """Return a span as `HH:MM:SS`, or as `MM:SS` (minutes may pass 59) when *hours* is False."""
    whole = max(0, int(seconds))
    if hours:
        return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{whole // 60:02}:{whole % 60:02}"


def seconds_of(stamp: str) -> int | None:
    """Return the whole seconds of an `HH:MM:SS` stamp, or None when it is not one."""
    match = _STAMPED.match(stamp)
    return None if match is None else int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3])


def write_notes(notes: Iterable[Note]) -> str:
    """Return notes as text, one stamped line each: `00:03:20 + names idempotency #apis`."""
    return "".join(
        (note.text if note.at is None else f"{clock(note.at)} {note.text}") + "\n" for note in notes
    )


def read_notes(text: str) -> tuple[Note, ...]:
    """Return the notes in *text* as `write_notes` writes them. A line without a stamp has no time."""
    lines = clean(text).split("\n")
    if lines[-1] == "":
        lines.pop()
    return tuple(_read_line(line) for line in lines)


def _read_line(line: str) -> Note:
    match = _STAMPED.match(line)
    if match is None:
        return Note(line)
    return Note(match[4] or "", seconds_of(line))


def _accept(value: Any) -> Any:
    return read_notes(value) if isinstance(value, str) else value


Notes = Annotated[
    tuple[Note, ...],
    BeforeValidator(_accept),
    PlainSerializer(write_notes, return_type=str),
    WithJsonSchema({"type": "string"}),
]
"""Notes in the model, one multi-line string in the file."""
