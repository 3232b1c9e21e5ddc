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
from interviewer.model.value import Value
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
_PUT_DOWN = ("take_aways", "why_draft", "recommendation", "ratings", "observed", "responses")
_SHOWN = ("status", *_PINNED, *_PUT_DOWN, "drafts", "hold", "revisions", "opened")
_SHOWN_OF_CANDIDATE = ("name", "reference")
_SHOWN_OF_INTERVIEW = ("interviewer", "retain_until", "retain_no_date")
"""What has a row wherever it differs, and times by themselves. Of all else only that it differs is told."""
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_Subject = tuple[What, str, str]
Difference = tuple[str, str, str]
"""A label, how it is in the one version, and how in the other; empty where nothing stands."""


def differences(one: Session, other: Session) -> tuple[Difference, ...]:
    """Return in what *one* and *other* differ, but for what the clock does and how often was saved."""
    pinned = ((label, "its own", "its own") for field, label in _PINNED.items() if _differ(one, other, field))
    found = (*_put_down(one, other), *_notes(one, other), *_whole(one, other), *pinned)
    alike = _with_what_is_shown(one, other)
    if holds(alike, other) and holds(other, alike):
        return found
    more = "something more" if found else "something"
    return (*found, ("other", f"{more} that is not shown here", f"{more} that is not shown here"))


def _with_what_is_shown(one: Session, other: Session) -> Session:
    """Return *one* with all of *other* that has a row where it differs."""
    return one.but(
        **_parts(other, _SHOWN),
        candidate=one.candidate.but(**_parts(other.candidate, _SHOWN_OF_CANDIDATE)),
        interview=one.interview.but(**_parts(other.interview, _SHOWN_OF_INTERVIEW)),
    )


def _parts(value: Value, fields: Iterable[str]) -> dict[str, object]:
    return {field: getattr(value, field) for field in fields}


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
    told_of = one.but(revisions=(revision,))  # the other may not have what stood there
    return {
        (change.what, change.subject, change.part): _words(told_of, change)
        for change in changes(revision)
        if change.what not in _TOLD_OTHERWISE
    }


def _words(session: Session, change: Change) -> str:
    told = "; ".join(change_words(session, 0, change))
    return told.removeprefix(f"{change.what} ")  # as the label says


def _notes(one: Session, other: Session) -> Iterator[Difference]:
    """Yield for each stop the lines that stand on one side only, or elsewhere, with their times."""
    titles = {stop: session.title(stop) for session in (one, other) for stop in session.places}
    for stop, title in titles.items():
        left, right = _lines(one, stop), _lines(other, stop)
        parts = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        apart = [part for part in parts if part[0] != "equal"]
        if apart:
            mine = [line for _, begin, end, _, _ in apart for line in left[begin:end]]
            theirs = [line for _, _, _, begin, end in apart for line in right[begin:end]]
            yield "notes", _listed(title, mine), _listed(title, theirs)


def _lines(session: Session, stop: str) -> list[str]:
    notes = (note for note in session.response(stop).notes if not note.blank)
    # As they are written: of code that was noted, the indentation may be all that differs.
    return [f"{'' if note.at is None else f'{clock(note.at, hours=False)} '}{note.text}" for note in notes]


def _listed(title: str, lines: Iterable[str]) -> str:
    told = ", ".join(f"“{line}”" for line in lines)
    return told and f"at “{title}”: {told}"


def _whole(one: Session, other: Session) -> Iterator[Difference]:
    """Yield what is of the session as a whole."""
    left, right = _facts(one, other), _facts(other, one)
    for label, (fact, told) in left.items():
        if fact != right[label][0]:
            yield label, told, right[label][1]


def _facts(session: Session, other: Session) -> dict[str, tuple[object, str]]:
    """Return each fact of *session* as a whole and its words, which are of lists what the *other* has not."""
    facts, hold = session.interview, session.hold
    who = (session.candidate.name, session.candidate.reference)
    until = (facts.retain_until, facts.retain_no_date)
    no_date = "without a date" if facts.retain_no_date else "not said"
    parked = [stop for stop in session.places if session.response(stop).parked]
    revisions = (one for one in session.revisions if one not in other.revisions)
    opened = (one.session for one in session.opened if one not in other.opened)
    typed = (f"“{text}”" for text in session.drafts.values() if text not in other.drafts.values())
    return {
        "candidate": (who, " ".join(filter(None, who))),
        "by": (facts.interviewer, facts.interviewer),
        "parked": (parked, ", ".join(map(session.title, parked))),
        "keep until": (until, day_words(facts.retain_until) if facts.retain_until else no_date),
        "hold": (hold, f"since {_signed(hold.since, hold.by)}: {hold.why}" if hold else "none"),
        "revisions": (
            session.revisions,
            "; ".join(f"{_signed(one.at, one.by)}: {one.why}" for one in revisions),
        ),
        "opened": (session.opened, ", ".join(opened)),
        "typed": (session.drafts, ", ".join(typed)),
    }


def _signed(at: datetime, by: str) -> str:
    return f"{day_words(at)} by {by}" if by else day_words(at)
