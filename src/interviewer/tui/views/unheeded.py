"""Rating lines in the notes that rate nothing, told gently: `=9` on a scale from 1 to 4."""

from collections import Counter

from interviewer.live.rules_revising import must_stay
from interviewer.model.notes import CLEARS, Note
from interviewer.model.session import GENERAL, Response, Session


def unheeded(before: Session, after: Session) -> list[str]:
    """Return a sentence for each rating line finished between *before* and *after* that rates nothing."""
    told = []
    for place, response in after.responses.items():
        was = before.response(place)
        if response.notes is not was.notes:
            finished = _finished(response) - _finished(was)
            told += [sentence for note in finished.elements() if (sentence := _why(after, place, note))]
    return told


def _finished(response: Response) -> Counter[Note]:
    return Counter(note for note in response.notes if note.obeyed and note.rating)


def _why(session: Session, place: str, note: Note) -> str:
    """Return why the line rates nothing; empty when it rates."""
    line = note.rating
    levels, text = session.rubric.levels, note.text.strip()
    if line is None:
        return ""
    if line.level not in {CLEARS, *levels}:
        return f"{text}: the scale runs from {min(levels)} to {max(levels)}."
    if line.skill is not None and not line.level and must_stay(session, line.skill):
        return f"{text}: a rating that was submitted can be changed, not cleared."
    if line.skill is not None:
        return "" if line.skill in session.rubric.skills else f"{text}: the rubric has no such skill."
    if place == GENERAL:
        return f"{text}: general notes belong to no question; {text} #skill rates a skill."
    return "" if place in session.questions else f"{text}: this part is talk and has no rating."
