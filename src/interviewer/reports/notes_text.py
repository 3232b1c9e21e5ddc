"""Lines of notes as plain text: a column of times beside a column of words."""

from interviewer.model.notes import Note, clock
from interviewer.reports.layout import wrap

SIGNS_EXPLAINED = "Notes: + strength, - concern, ? ask later, ! red flag, \" the candidate's own words."
"""What the signs before a note mean."""
_NO_TIME = " " * len(clock(0))


def note_lines(note: Note, cells: int, *, indent: str = "", after: str = "") -> list[str]:
    """Return *note* as lines of at most *cells*; *after* is said after its words."""
    stamp = _NO_TIME if note.at is None else clock(note.at)
    return wrap(f"{note.body}{after}", cells, first=f"{indent}{stamp} {note.sign or ' '} ")
