"""Lines of notes as plain text: a column of times beside a column of words."""

from collections.abc import Iterable, Iterator

from interviewer.analysis.evidence import Seen
from interviewer.model.notes import Note, clock
from interviewer.reports.layout import wrap
from interviewer.reports.words import SEEN_THROUGHOUT

SIGNS_EXPLAINED = "Notes: + strength, - concern, ? ask later, ! red flag, \" the candidate's own words."
"""What the signs before a note mean."""
_NO_TIME = " " * len(clock(0))


def note_lines(note: Note, cells: int, *, indent: str = "", after: str = "") -> list[str]:
    """Return *note* as lines of at most *cells*; *after* is said after its words."""
    stamp = _NO_TIME if note.at is None else clock(note.at)
    return wrap(f"{note.body}{after}", cells, first=f"{indent}{stamp} {note.sign or ' '} ")


def seen_lines(seen: Iterable[Seen], cells: int, *, indent: str = "") -> Iterator[str]:
    """Yield what was observed throughout under a heading, each point behind its time like a note."""
    points = tuple(seen)
    if points:
        yield f"{indent}{SEEN_THROUGHOUT}:"
    for point in points:
        yield from wrap(point.words, cells, first=f"{indent}{clock(point.at)}   ")
