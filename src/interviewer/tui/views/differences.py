"""In what two versions of one session differ, in words for each."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from interviewer.analysis.revisions import Change, What, changes
from interviewer.live.rules_revising import difference
from interviewer.model.custody import Revision
from interviewer.model.session import Session
from interviewer.reports.revision_words import change_words, day_words

_LABELS: Mapping[What, str] = {
    "skill": "rating",
    "answer": "rating",
    "recommendation": "decision",
    "seen": "observed",
    "state": "question",
}
_PINNED = {"plan": "plan", "rubric": "anchors", "questions": "wording", "unplanned": "questions"}
"""What is not told word by word."""
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_Subject = tuple[What, str, str]


def differences(one: Session, other: Session) -> Iterator[tuple[str, str, str]]:
    """Yield what differs under a label, as it is in *one* and in *other*; empty where nothing stands."""
    in_one, in_other = _by_subject(one, other), _by_subject(other, one)
    for subject in dict.fromkeys((*in_one, *in_other)):
        label = _LABELS.get(subject[0], subject[0])
        yield label, in_one.get(subject, ""), in_other.get(subject, "")
    whole = _of_the_whole(one), _of_the_whole(other)
    yield from ((label, was, whole[1][label]) for label, was in whole[0].items() if was != whole[1][label])
    for field, label in _PINNED.items():
        if getattr(one, field) != getattr(other, field):
            yield label, "as the file has it", "as the journal has it"


def _by_subject(one: Session, other: Session) -> dict[_Subject, str]:
    """Return how it is in *one* where the *other* differs, as if a revision had made that of it."""
    was, added = difference(one, other)
    revision = Revision(at=_NEVER, why="-", was=was, added=added)
    revised = other.but(revisions=(revision,))
    return {
        (change.what, change.subject, change.part): _words(revised, change)
        for change in changes(revision)
        if change.what != "response"  # what is in it is told from the other side
    }


def _words(revised: Session, change: Change) -> str:
    told = "; ".join(change_words(revised, 0, change))
    return told.removeprefix(f"{change.what} ")  # as the label says


def _of_the_whole(session: Session) -> dict[str, str]:
    facts, hold = session.interview, session.hold
    no_date = "without a date" if facts.retain_no_date else "not said"
    return {
        "candidate": session.candidate.name,
        "by": facts.interviewer,
        "keep until": day_words(facts.retain_until) if facts.retain_until else no_date,
        "hold": f"since {day_words(hold.since)}: {hold.why}" if hold else "none",
        "revisions": str(len(session.revisions)),
    }
