"""How lines of notes keep their times while they are edited."""

from collections.abc import Sequence

from interviewer.model.notes import Note


def splice(old: Sequence[str], new: Sequence[str]) -> tuple[int, int, tuple[str, ...]] | None:
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
    notes: Sequence[Note], first: int, removed: int, lines: Sequence[str], at: int
) -> tuple[Note, ...]:
    """Return *notes* with *removed* lines from *first* on replaced by *lines*.

    A line keeps the time at which it was begun for as long as something stands on it. A line is begun by its
    first character: blank lines have no time, so a pause after Enter does not age the next line.
    """
    replaced = list(notes[first : first + removed])
    written = [
        _rewrite(replaced[index] if index < len(replaced) else None, text, at)
        for index, text in enumerate(lines)
    ]
    return (*notes[:first], *written, *notes[first + removed :])


def _rewrite(old: Note | None, text: str, at: int) -> Note:
    if old is not None and old.text == text:
        return old
    if not text.strip():
        return Note(text, None, obeyed=False)
    begun = at if old is None or old.at is None else old.at
    return Note(text, begun, obeyed=False)
