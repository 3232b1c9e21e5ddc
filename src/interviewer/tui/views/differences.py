"""In what two versions of one session differ, in words for each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from difflib import SequenceMatcher

from interviewer.analysis.revisions import Change, What, changes
from interviewer.live.rules_revising import difference
from interviewer.model.ahead import holds
from interviewer.model.custody import Revision
from interviewer.model.notes import clock
from interviewer.model.session import Session
from interviewer.reports.revision_words import change_words, day_words

_LABELS: Mapping[What, str] = {
    "skill": "rating",
    "answer": "rating",
    "recommendation": "decision",
    "seen": "observed",
    "state": "question",
}
_TOLD_OTHERWISE = {"notes", "response"}
"""Notes line by line; a response that only one has, by what is in it."""
_PINNED = {"plan": "plan", "rubric": "anchors", "questions": "wording", "unplanned": "questions"}
"""What is not told word by word."""
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_Subject = tuple[What, str, str]
Difference = tuple[str, str, str]
"""A label, how it is in the one version, and how in the other; empty where nothing stands."""


def differences(one: Session, other: Session) -> tuple[Difference, ...]:
    """Return in what *one* and *other* differ, but for what the clock does and how often was saved."""
    pinned = ((label, "its own", "its own") for field, label in _PINNED.items() if _differ(one, other, field))
    found = (*_put_down(one, other), *_notes(one, other), *_whole(one, other), *pinned)
    alike = one.but(status=other.status)  # which is told by itself
    if found or (holds(alike, other) and holds(other, alike)):
        return found
    return (("other", "something that is not shown here", "something that is not shown here"),)


def _differ(one: Session, other: Session, field: str) -> bool:
    return bool(getattr(one, field) != getattr(other, field))


def _put_down(one: Session, other: Session) -> Iterator[Difference]:
    """Yield each rating, tick and text, as if a revision had made the one of the other."""
    in_one, in_other = _by_subject(one, other), _by_subject(other, one)
    for subject in dict.fromkeys((*in_one, *in_other)):
        label = _LABELS.get(subject[0], subject[0])
        yield label, in_one.get(subject, ""), in_other.get(subject, "")


def _by_subject(one: Session, other: Session) -> dict[_Subject, str]:
    was, added = difference(one, other)
    revision = Revision(at=_NEVER, why="-", was=was, added=added)
    revised = other.but(revisions=(revision,))
    return {
        (change.what, change.subject, change.part): _words(revised, change)
        for change in changes(revision)
        if change.what not in _TOLD_OTHERWISE
    }


def _words(revised: Session, change: Change) -> str:
    told = "; ".join(change_words(revised, 0, change))
    return told.removeprefix(f"{change.what} ")  # as the label says


def _notes(one: Session, other: Session) -> Iterator[Difference]:
    """Yield for each stop the lines that stand on one side only, or elsewhere, with their times."""
    for stop in dict.fromkeys((*one.places, *other.places)):
        left, right = _lines(one, stop), _lines(other, stop)
        parts = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        apart = [part for part in parts if part[0] != "equal"]
        if apart:
            title = f"at “{one.title(stop)}”:"
            mine = [line for _, begin, end, _, _ in apart for line in left[begin:end]]
            theirs = [line for _, _, _, begin, end in apart for line in right[begin:end]]
            yield "notes", _listed(title, mine), _listed(title, theirs)


def _lines(session: Session, stop: str) -> list[str]:
    notes = (note for note in session.response(stop).notes if not note.blank)
    return [f"{'' if note.at is None else clock(note.at, hours=False)} {note.text.strip()}" for note in notes]


def _listed(title: str, lines: Iterable[str]) -> str:
    told = ", ".join(f"“{line.strip()}”" for line in lines)
    return told and f"{title} {told}"


def _whole(one: Session, other: Session) -> Iterator[Difference]:
    """Yield what is of the session as a whole."""
    left, right = _facts(one, other), _facts(other, one)
    yield from ((label, told, right[label]) for label, told in left.items() if told != right[label])


def _facts(session: Session, other: Session) -> dict[str, str]:
    """Return what is said of *session* as a whole; of lists what the *other* has not."""
    facts, hold, candidate = session.interview, session.hold, session.candidate
    no_date = "without a date" if facts.retain_no_date else "not said"
    parked = [session.title(stop) for stop in session.places if session.response(stop).parked]
    revisions = (one for one in session.revisions if one not in other.revisions)
    opened = (one.session for one in session.opened if one not in other.opened)
    return {
        "candidate": " ".join(filter(None, (candidate.name, candidate.reference))),
        "by": facts.interviewer,
        "parked": ", ".join(parked),
        "keep until": day_words(facts.retain_until) if facts.retain_until else no_date,
        "hold": f"since {_signed(hold.since, hold.by)}: {hold.why}" if hold else "none",
        "revisions": "; ".join(f"{_signed(one.at, one.by)}: {one.why}" for one in revisions),
        "opened": ", ".join(opened),
    }


def _signed(at: datetime, by: str) -> str:
    return f"{day_words(at)} by {by}" if by else day_words(at)
