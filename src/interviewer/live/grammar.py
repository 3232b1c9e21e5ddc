"""What a line of notes means in this interview: its signs, tags and ratings, and what it gets wrong.

The grammar itself is in `model.notes`; here it meets the rubric. Plain text is always fine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal

from interviewer.model.notes import CLEARS, Note
from interviewer.model.session import Session
from interviewer.model.text import turns

MarkKind = Literal["sign", "tag", "unknown-tag", "rating", "idle-rating"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a line that means something."""

    kind: MarkKind
    start: int
    end: int
    """The column after the last one."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the grammar can name in an interview."""

    skills: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Titles by id, in the order of the rubric, planned ones first."""
    levels: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    """Names by number."""
    rates: bool = True
    """Whether `=3` alone rates something: not in talk, and not in the general notes."""


@dataclass(frozen=True, slots=True)
class Rated:
    """What is rated by now, whatever gave it; None for what is not."""

    question: int | None = None
    skills: Mapping[str, int | None] = field(default_factory=lambda: MappingProxyType({}))


def rated_at(session: Session, place: str) -> Rated:
    """Return the ratings that a line in the notes of *place* can give."""
    skills = {skill: rating.level for skill, rating in session.ratings.items()}
    return Rated(session.response(place).rating, MappingProxyType(skills))


def words_of(session: Session, place: str) -> Words:
    """Return what the notes at *place* can name."""
    planned = session.planned_skills
    others = (skill for skill in session.rubric.skills if skill not in planned)
    titles = {skill: session.rubric.skills[skill].title for skill in (*planned, *others)}
    levels = session.rubric.levels
    return Words(MappingProxyType(titles), MappingProxyType(levels), place in session.questions)


def marks(text: str, words: Words) -> tuple[Mark, ...]:
    """Return what of a line means something, from left to right."""
    note = Note(text)
    return tuple(sorted(_marks(note, words), key=lambda mark: mark.start))


def _marks(note: Note, words: Words) -> Iterator[Mark]:
    text = note.text
    if note.sign:
        start = text.index(note.sign)
        yield Mark("sign", start, start + 1)
    if note.rating:
        start = text.index("=")
        end = start + len(text[start:].split("#")[0].rstrip())
        yield Mark("idle-rating" if remark(text, words) else "rating", start, end)
    for found in note.tags_at:
        known = found.name in words.skills
        yield Mark("tag" if known else "unknown-tag", found.start, found.end)


def remark(text: str, words: Words) -> str:
    """Return a sentence on what the line gets wrong; empty when it is fine."""
    note = Note(text)
    line = note.rating
    if line is not None and line.level not in {CLEARS, *words.levels}:
        return f"{text.strip()}: the scale runs from {min(words.levels)} to {max(words.levels)}."
    unknown = next((tag for tag in note.tags if tag not in words.skills), None)
    if unknown is not None:
        near = get_close_matches(unknown, words.skills, n=1, cutoff=0.5)
        return f"#{unknown} is no skill of the rubric." + (f" Did you mean #{near[0]}?" if near else "")
    if line is not None and line.skill is None and not words.rates:
        return f"{text.strip()}: there is no question here to rate; =3 #skill rates a skill."
    return "This line hides signs that turn text around." if turns(text) else ""


def ghost(text: str, words: Words, rated: Rated | None = None) -> str:
    """Return a few words that stand beside the line: what it rates, or that it names nothing known.

    With what is *rated* by now they say it when that is something else, as after an undo.
    """
    note = Note(text)
    line = note.rating
    if line is not None and line.level not in {CLEARS, *words.levels}:
        return f"not on the scale {min(words.levels, default=0)}–{max(words.levels, default=0)}"
    if any(tag not in words.skills for tag in note.tags):
        return "no such skill"
    if line is None:
        return ""
    if line.skill is None and not words.rates:
        return "no question here"
    of = f" · {words.skills.get(line.skill, line.skill)}" if line.skill else ""
    return f"{_standing(line.level, line.skill, words, rated)}{of}"


def _standing(level: int, skill: str | None, words: Words, rated: Rated | None) -> str:
    """Return the level that a line gives; when another one stands by now, that one."""
    gives = None if level == CLEARS else level
    now = gives if rated is None else rated.skills.get(skill) if skill else rated.question
    if now == gives:
        return words.levels.get(level, "cleared")
    return "taken back" if now is None else f"now {now}"
