"""How lines of notes keep their times while they are edited.

A line is begun by its first character and keeps that time for as long as something stands on it. What was
split keeps the time in both halves, and what was joined that of the half in front; a line that was moved as
a whole takes its time along. Blank lines have no time, so a pause after Enter does not age the next line.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from interviewer.model.notes import Note

T = TypeVar("T")
Times = tuple[int | None, ...]
"""When each line was begun, in whole seconds; None for a blank line, and while that is not known yet."""


def splice(old: Sequence[T], new: Sequence[T]) -> tuple[int, int, tuple[T, ...]] | None:
    """Return the smallest replacement that turns *old* lines into *new*: (first, removed, lines).

    None when nothing changed. Only the lines between the common head and the common tail are named, so one
    typed character costs one line however long the notes are.
    """
    if old == new:
        return None
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, len(old) - head - tail, tuple(new[head : len(new) - tail])


def replace_lines(
    notes: Sequence[Note],
    first: int,
    removed: int,
    lines: Sequence[str],
    at: int,
    times: Sequence[int | None] = (),
) -> tuple[Note, ...]:
    """Return *notes* with *removed* lines from *first* on replaced by *lines*.

    With *times*, one for each of *lines*, a line has the time told for it, or is begun *at* now where that is
    None. Without them it has the time of the line whose place it took.
    """
    replaced = list(notes[first : first + removed])
    done = {(note.text, note.at) for note in replaced if note.obeyed}
    here = {note.at for note in replaced}
    last = first + removed == len(notes)
    in_place = not times
    written = []
    for index, text in enumerate(lines):
        old = replaced[index] if in_place and index < len(replaced) else None
        known = times[index] if index < len(times) else None
        note = _rewrite(old, text, at, known)
        # A line that was there before and comes back, or moves, has been obeyed; the last may be unfinished.
        came_back = known is not None and known not in here and not (last and index == len(lines) - 1)
        again = (note.text, note.at) in done or came_back
        written.append(Note(note.text, note.at, obeyed=True) if again and not note.obeyed else note)
    return (*notes[:first], *written, *notes[first + removed :])


def _rewrite(old: Note | None, text: str, at: int, known: int | None) -> Note:
    if old is not None and old.text == text and known in (None, old.at):
        return old
    if not text.strip():
        return Note(text, None, obeyed=False)
    begun = known if known is not None else at if old is None or old.at is None else old.at
    return Note(text, begun, obeyed=False)


def times_after(head: str, tail: str, times: tuple[int | None, int | None], count: int) -> list[int | None]:
    """Return the times of the *count* lines that an edit leaves.

    *head* and *tail* are what stays before and behind the edit, and *times* those of their lines.
    """
    if count == 1:
        # Where nothing is left of a line, what is written over it is the same line still.
        return [times[0] if head.strip() or not tail.strip() else times[1]]
    first = times[0] if head.strip() else None
    return [first, *[None] * (count - 2), times[1] if tail.strip() else None]


def times_by_likeness(
    old: Sequence[str], times: Sequence[int | None], new: Sequence[str]
) -> list[int | None]:
    """Return the times of *new* lines that were written elsewhere from *old* ones.

    Lines that are the same keep their times, wherever they went, and so do lines changed in place; others
    have none yet.
    """
    kept: list[int | None] = [None] * len(new)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    gone = {old[row]: times[row] for tag, a, b, _, _ in steps if tag != "equal" for row in range(a, b)}
    for tag, a, b, c, d in steps:
        in_place = tag == "equal" or (tag == "replace" and b - a == d - c)
        for row in range(c, d):
            moved = tag != "equal" and new[row] in gone
            kept[row] = gone.pop(new[row]) if moved else times[a + row - c] if in_place else None
    return [at if line.strip() else None for line, at in zip(new, kept, strict=True)]
