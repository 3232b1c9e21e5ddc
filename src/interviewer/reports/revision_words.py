"""What the seal of a session shows, and what was revised, in sentences with titles instead of ids."""

from collections.abc import Iterator, Sequence
from datetime import date

from interviewer.analysis.revisions import Change, after, changes, trust
from interviewer.model.checklist import LIST_NAMES, checklists
from interviewer.model.custody import Revision
from interviewer.model.notes import Note, read_notes
from interviewer.model.session import Session
from interviewer.reports.layout import wrap
from interviewer.reports.words import LIST_WORDS, NOT_ASSESSED, NOT_RATED, count

CHANGED_OUTSIDE = "Changed outside the app after it was submitted."
NOT_SEALED = "Not sealed: saved by an older version, or the seal was taken out."
MARK_WORDS = {"changed outside": CHANGED_OUTSIDE, "not sealed": NOT_SEALED}
"""What is told of a session in a list, by its mark."""


def seal_words(session: Session) -> str:
    """Return a sentence when the file of *session* cannot be taken for what was submitted; else nothing."""
    match trust(session):
        case "changed-outside":
            at = session.outside_at
            when = f" The file was last written on {day_words(at)} at {at:%H:%M} UTC." if at else ""
            status = "" if session.submitted else " It says now that it is not submitted."
            return f"{CHANGED_OUTSIDE}{status}{when}"
        case "was-changed-outside":
            found = [revision.at for revision in session.revisions if revision.outside][-1]
            return f"{CHANGED_OUTSIDE[:-1]} (found {day_words(found)})."
        case "not-sealed":
            return NOT_SEALED
    return ""


def trust_lines(session: Session, cells: int, indent: str = "") -> Iterator[str]:
    """Yield what is told above a session, at most *cells* wide: what its seal shows, then each revision."""
    if told := seal_words(session):
        yield from wrap(told, cells, first=f"{indent}! ")
    for told in revisions_words(session):
        yield from wrap(told, cells, first=f"{indent}· ")


def revisions_words(session: Session) -> tuple[str, ...]:
    """Return each revision of *session* in a sentence or two, oldest first."""
    return tuple(
        _revision(session, number, revision)
        for number, revision in enumerate(session.revisions)
        if not revision.outside
    )


def day_words(at: date) -> str:
    """Return a day as `22 Nov 2026`."""
    return f"{at.day} {at:%b %Y}"


def _revision(session: Session, number: int, revision: Revision) -> str:
    by = f" by {revision.by}" if revision.by else ""
    why = revision.why if revision.why[-1:] in {".", "!", "?"} else f"{revision.why}."
    was = [words for change in changes(revision) for words in change_words(session, number, change)]
    if not revision.was and not revision.added:
        return f"Found {day_words(revision.at)}: {why}"
    told = " ".join(filter(None, (hold_change(revision), f"Was: {'; '.join(was)}." if was else "")))
    return f"Revised {day_words(revision.at)}{by}: {why} {told}".rstrip()


def hold_change(revision: Revision) -> str:
    """Return what *revision* did with a legal hold; nothing when it did nothing. Why is not told."""
    if any(map(is_of_hold, revision.was)):
        return "A legal hold was ended."
    return "A legal hold was set." if any(map(is_of_hold, revision.added)) else ""


def is_of_hold(place: str) -> bool:
    """Whether a *place* of a revision is in the table of a legal hold."""
    return place.partition(".")[0] == "hold"


def change_words(session: Session, number: int, change: Change) -> Iterator[str]:
    """Yield in words what stood there before *change*, which revision *number* of *session* made."""
    match change.what:
        case "skill":
            yield f"{_skill(session, change.subject)} {level_as_was(session, change.was)}"
        case "answer":
            yield f"{_stop(session, change.subject)} {level_as_was(session, change.was)}"
        case "recommendation":
            yield f"recommendation {change.was}".replace("-", " ") if change.was else "no recommendation"
        case "why":
            yield f"why “{change.was}”" if change.was else "no why"
        case "early":
            yield from [f"early, because “{change.was}”"] if change.was else []
        case "take-aways":
            yield f"take-aways “{_on_one_line(str(change.was))}”" if change.was else "no take-aways"
        case "seen":
            yield _seen(session, change)
        case "other":
            yield from _other(change)
        case _:
            yield from _at_a_stop(session, number, change)


def _other(change: Change) -> Iterator[str]:
    if change.part == "interview.retain-until":
        until = day_words(change.was) if isinstance(change.was, date) else change.was
        yield f"to be kept until {until}" if until is not None else "without a date to keep it until"
    elif not is_of_hold(change.part):
        yield f"{change.part} {change.was if change.was is not None else 'not there'}"


def _at_a_stop(session: Session, number: int, change: Change) -> Iterator[str]:
    where = _stop(session, change.subject)
    match change.what:
        case "notes":
            yield _notes(session, number, change)
        case "ticks":
            yield _ticks(session, change)
        case "hints":
            yield f"{count(change.was, 'hint') if isinstance(change.was, int) else 'no hint'} at {where}"
        case "probes":
            put = ", ".join(map(str, change.was)) if isinstance(change.was, tuple) else ""
            yield f"probe {put} put at {where}" if put else f"no probe put at {where}"
        case "state":
            yield f"{where} {change.was or 'not reached'}"
        case _:
            yield f"nothing at {where}"


def _notes(session: Session, number: int, change: Change) -> str:
    """Return the lines that are there no more; where lines only came, how many there were."""
    where = _stop(session, change.subject)
    if not isinstance(change.was, str):
        return f"no notes at {where}"
    old = read_notes(change.was)
    now = after(session, number, f"responses.{change.subject}.notes")
    left = {note.text for note in read_notes(now)} if isinstance(now, str) else set()
    gone = [note for note in old if note.text not in left and not note.blank]
    if gone:
        return f"at {where} {_quoted(gone)}"
    return f"{count(sum(not note.blank for note in old), 'line')} of notes at {where}"


def _quoted(notes: Sequence[Note]) -> str:
    return ", ".join(f"“{note.text.strip()}”" for note in notes)


def _ticks(session: Session, change: Change) -> str:
    where, of = _stop(session, change.subject), change.part
    known = next((name for name in LIST_NAMES if name == of), None)
    if known is None or change.subject not in session.questions:
        return f"{of} at {where} {change.was}"
    points = checklists(session.questions[change.subject]).get(known, {})
    done = change.was if isinstance(change.was, tuple) else ()
    told = ", ".join(f"“{points.get(point, point)}”" for point in done) or "nothing"
    return f"{LIST_WORDS[known].ticked} at {where}: {told}"


def _seen(session: Session, change: Change) -> str:
    skill = session.rubric.skills.get(change.subject)
    point = skill.observed.get(change.part, change.part) if skill else change.part
    return f"“{point}” {'not ' if change.was is None else ''}seen"


def level_as_was(session: Session, was: object) -> str:
    """Return an old level as `2 (Mixed)`; `not rated` for None, and `not assessed` for what is no level."""
    if was is None:
        return NOT_RATED
    if not isinstance(was, int):
        return NOT_ASSESSED
    name = session.rubric.levels.get(was, "")
    return f"{was} ({name})" if name else str(was)


def _skill(session: Session, skill: str) -> str:
    known = session.rubric.skills.get(skill)
    return known.title if known else skill


def _stop(session: Session, stop: str) -> str:
    return f"“{session.title(stop)}”" if stop in session.places else stop


def _on_one_line(text: str) -> str:
    return " / ".join(line.strip() for line in text.strip().split("\n") if line.strip())
