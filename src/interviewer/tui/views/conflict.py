"""Two versions of one session as text: what each holds, side by side, and where they differ."""

from datetime import datetime
from itertools import zip_longest

from textual.content import Content

from interviewer.live.desk import Conflict
from interviewer.model.notes import Note, clock
from interviewer.model.session import Session
from interviewer.reports.words import choice_words, count
from interviewer.tui.ink import (
    ACCENT,
    CAUTION,
    LABEL,
    MUTED,
    PLAIN,
    SIGN_INK,
    STRONG,
    ends,
    ink,
    join,
    padded,
)
from interviewer.tui.views.differences import differences
from interviewer.tui.views.home import when

DIFFERS = "≠ "
"""Stands before a line in which the versions differ."""
_WRITERS = ("by something else", "by this program")
"""Who wrote what does not fit the journal, and that."""
_LABELS = 11
_WIDEST = 44
_GAP = 2


def conflict_header(conflict: Conflict, width: int) -> Content:
    """Return whose session it is."""
    session = conflict.in_journal
    left = join(ink(session.candidate.name, STRONG), "  ", ink(session.plan.title, MUTED))
    return ends(left, ink("two versions", CAUTION), width)


def explanation(conflict: Conflict, width: int) -> list[Content]:
    """Return what has happened, and what the choice means."""
    what = "The file and the journal, the running record on this machine, do not agree."
    then = "Which one do you want to go on with? The other is kept beside it; nothing is deleted."
    parts = ink(what, PLAIN), ink(then, STRONG), ink(conflict.name, MUTED)
    return [line for part in parts for line in part.wrap(width)]


def versions(conflict: Conflict, width: int, now: datetime) -> list[Content]:
    """Return both versions as a table of three columns, seen at *now*; lines that differ carry a sign.

    Below how much each holds stands in what they differ, word by word.
    """
    file, journal = facts(conflict.in_file), facts(conflict.in_journal)
    room = max(8, min(_WIDEST, (width - len(DIFFERS) - _LABELS - _GAP) // 2))
    head = join(
        " " * (len(DIFFERS) + _LABELS),
        padded(_title("THE FILE", "f"), room + _GAP),
        _title("THE JOURNAL", "j"),
    )
    by_file, by_journal = _written(conflict, now)
    lines = [head, Content(""), *_row("written", ink(by_file), ink(by_journal), room)]
    for label, text in file.items():
        lines += _row(label, text, journal[label], room)
    lines += [Content(""), ink("  WHAT DIFFERS", LABEL)]
    found = differences(conflict.in_file, conflict.in_journal)
    for label, in_file, in_journal in found:
        lines += _row(label, _told(in_file), _told(in_journal), room, stress=False)
    return lines if found else [*lines, ink("  nothing but times and how often was saved", MUTED)]


def _written(conflict: Conflict, now: datetime) -> tuple[str, str]:
    """Return when and by what the file was written last, and the journal."""
    at = conflict.file_written, conflict.journal_written
    minutes, seconds = ([_at(one, now, form) for one in at] for form in ("%H:%M", "%H:%M:%S"))
    shown = minutes if minutes[0] != minutes[1] else seconds  # it has to be seen which one was later
    file, journal = (", ".join(filter(None, told)) for told in zip(shown, _WRITERS, strict=True))
    return file, journal


def _at(written: datetime | None, now: datetime, form: str) -> str:
    """Return the day and the time of day of *written*; empty when that is not told."""
    if written is None:
        return ""
    day = when(written, now).partition(" ")[0]
    return f"{day} {written.astimezone(now.tzinfo):{form}}"


def facts(session: Session) -> dict[str, Content]:
    """Return what a version holds, by label."""
    given = session.recommendation
    told = {
        "status": "submitted" if session.submitted else "unfinished",
        "clock": clock(session.interview.ran),
        "questions": f"{sum(1 for _ in session.asked())} of {len(session.questions)} asked",
        "ratings": str(_ratings(session)),
        "decision": choice_words(given.choice if given else None),
        "notes": count(len(_notes(session)), "line"),
    }
    return {label: ink(text) for label, text in told.items()} | {"last note": _note(last_note(session))}


def last_note(session: Session) -> Note | None:
    """Return the note that was begun last; None when there is none."""
    timed = [(note.at or 0, at, note) for at, note in enumerate(_notes(session))]
    return max(timed, key=lambda entry: entry[:2])[2] if timed else None


def _notes(session: Session) -> list[Note]:
    return [note for stop in session.places for note in session.response(stop).notes if not note.empty]


def _ratings(session: Session) -> int:
    questions = sum(response.rating is not None for response in session.responses.values())
    return questions + len(session.ratings)


def _told(words: str) -> Content:
    return ink(words, PLAIN) if words else ink("–", MUTED)


def _title(title: str, key: str) -> Content:
    return join(ink(title, LABEL), "  ", ink(key, ACCENT))


def _row(label: str, file: Content, journal: Content, room: int, *, stress: bool = True) -> list[Content]:
    """Return one fact of both versions, wrapped within their columns.

    With *stress* a difference is bold, for among other rows it has to be found; without, all are differences.
    """
    differs = not stress or file.plain != journal.plain
    lead = join(ink(DIFFERS if differs else "  ", CAUTION), ink(f"{label:{_LABELS}}", MUTED))
    if differs and stress:
        file, journal = file.stylize_before("bold"), journal.stylize_before("bold")
    pairs = zip_longest(file.wrap(room), journal.wrap(room), fillvalue=Content(""))
    indent = " " * lead.cell_length
    return [
        join(lead if at == 0 else indent, padded(left, room + _GAP), right)
        for at, (left, right) in enumerate(pairs)
    ]


def _note(note: Note | None) -> Content:
    if note is None:
        return ink("none", MUTED)
    at = "" if note.at is None else f"{clock(note.at, hours=False)} "
    sign = [ink(f"{note.sign} ", SIGN_INK[note.sign])] if note.sign else []
    return join(ink(at, MUTED), *sign, ink(note.body, PLAIN))
