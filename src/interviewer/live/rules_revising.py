"""The rules of revising: what of a submitted session may change, and how what stood there before is kept.

A revision is a difference between the session as it was when the revision began and as it is now, taken anew
after each action. So what is taken back is no change, and a revision without changes leaves nothing behind.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from interviewer.live import actions as act
from interviewer.live.rules import rule, sentence
from interviewer.model.custody import Revision, Underway
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Response, Session
from interviewer.model.value import LONGEST_NAME, Value, frozen_table

OUTSIDE = "changed outside the app"
"""The why of an entry for a change that was only found."""
UNSEALED = "not sealed until now: saved by an older version, or the seal was taken out"
"""The why of an entry for a session that had no seal."""
_SEALED = "This session is submitted and sealed. It can be read, and revised for a reason."
_RAN = "How the interview ran stays as it was. A revision changes ratings, ticks and words."
_MAY = (
    act.EditNotes
    | act.Tick
    | act.GiveHints
    | act.UseProbe
    | act.Observe
    | act.RateQuestion
    | act.RateSkill
    | act.MarkNotAssessed
    | act.Skip
    | act.Unskip
    | act.Park
    | act.WriteTakeAways
    | act.WriteWhy
    | act.Recommend
    | act.EndRevision
)


def refuse(session: Session, action: act.Action) -> None:
    """Refuse what must not be done to a submitted session. Raises RuleBroken."""
    if isinstance(action, act.Revise):
        return
    if session.underway is None:
        raise RuleBroken(_SEALED)
    if not isinstance(action, _MAY):
        raise RuleBroken(_RAN)


def must_stay(session: Session, skill: str) -> bool:
    """Whether *session* is being revised and had *skill* rated when it was submitted."""
    return session.underway is not None and skill in session.underway.before.ratings


def _keep_what_was_asked_for(before: Session, session: Session) -> None:
    """Refuse a *session* that lacks what submitting asked for and *before* has. Raises RuleBroken."""
    if before.recommendation and not session.recommendation:
        raise RuleBroken("A submitted session keeps a recommendation. Choose another one.")
    if before.ratings.keys() - session.ratings.keys():
        raise RuleBroken("A rating that was submitted can be changed, or be not assessed; not cleared.")


@rule.register
def _revise(action: act.Revise, session: Session, at: Instant) -> Session:
    by, why = sentence(action.by), sentence(action.why)
    if not session.submitted:
        raise RuleBroken("This session is not submitted yet. Change it as it is.")
    if session.underway is not None:
        raise RuleBroken("This session is being revised already.")
    if not why:
        raise RuleBroken("Say in a sentence why this session is revised.")
    if not by or len(by) > LONGEST_NAME:
        raise RuleBroken("Say by whom this session is revised.")
    # As its file says it: a replay begins with that, and has to find the same differences.
    before = as_saved(session)
    moment = at.wall.astimezone(UTC).replace(microsecond=0)
    return before.but(underway=Underway(before, moment, by, why))


@rule.register
def _end_revision(action: act.EndRevision, session: Session, at: Instant) -> Session:
    return session.but(underway=None)


def entered(session: Session) -> Session:
    """Return *session* with what its revision has changed so far among its revisions. Raises RuleBroken."""
    underway: Underway | None = session.underway
    if underway is None:
        return session
    before = underway.before
    _keep_what_was_asked_for(before, session)
    session = _taken_back(before, session)
    was, added = difference(before, session)
    if not was and not added:
        found = {"changed_outside": before.changed_outside, "unsealed": before.unsealed}
        return session.but(revisions=before.revisions, **found)
    entry = Revision(at=underway.at, by=underway.by, why=underway.why, was=was, added=added)
    revisions = (*before.revisions, *_found(before, underway.at), entry)
    return session.but(revisions=revisions, changed_outside=False, unsealed=False)


def _found(before: Session, at: datetime) -> tuple[Revision, ...]:
    """Return an entry for a seal that was found broken or missing: the new one must not hide that."""
    if before.changed_outside:
        return (Revision(at=at, why=OUTSIDE, outside=True),)
    return (Revision(at=at, why=UNSEALED),) if before.unsealed else ()


def difference(before: Session, after: Session) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """Return what stood in the file of *before* and no more in that of *after*, and what came to stand there.

    Old values are keyed by their place, such as `ratings.apis.level`. Of what is new the place is told, of a
    table that is new as a whole only its own.
    """
    was: dict[str, object] = {}
    added: list[str] = []
    for place, old, new in _parts(before, after):
        if old is new or old == new:
            continue
        if old is None:
            added.append(place)
            continue
        olds, news = dict(_leaves(place, old)), dict(_leaves(place, new))
        was |= {key: value for key, value in olds.items() if key not in news or news[key] != value}
        added += [key for key in news if key not in olds]
    return frozen_table(was), tuple(added)


def _parts(before: Session, after: Session) -> Iterator[tuple[str, object, object]]:
    """Yield what a revision may change, in the order of the file: its place, how it was, how it is."""
    yield "take-aways", before.take_aways, after.take_aways
    yield "why-draft", before.why_draft, after.why_draft
    yield "recommendation", before.recommendation, after.recommendation
    tables: tuple[tuple[str, Mapping[str, object], Mapping[str, object]], ...] = (
        ("ratings", before.ratings, after.ratings),
        ("observed", before.observed, after.observed),
        ("responses", before.responses, after.responses),
    )
    for table, old, new in tables:
        for key in dict.fromkeys((*old, *new)):
            yield f"{table}.{key}", old.get(key), new.get(key)


def _leaves(place: str, value: object) -> Iterator[tuple[str, object]]:
    """Yield each value below *place* as the file has it; what it leaves out is left out."""
    if isinstance(value, Value):
        value = value.model_dump(exclude_defaults=True, exclude_none=True)
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _leaves(f"{place}.{key}", part)
    elif value not in (None, ""):
        yield place, value


def _taken_back(before: Session, session: Session) -> Session:
    """Return *session* with the times that ratings had, and without the traces of what was taken back.

    A time into the session says when something was judged at first; when that changed, the revision says. So
    who gives a level again that stood there before has changed nothing.
    """
    ratings = {
        skill: rating.but(at=was.at) if (was := before.ratings.get(skill)) else rating
        for skill, rating in session.ratings.items()
    }
    observed = {
        skill: frozen_table(
            {point: before.observed.get(skill, {}).get(point, at) for point, at in points.items()}
        )
        for skill, points in session.observed.items()
    }
    responses = {
        stop: _as_it_was(before.responses.get(stop), response) for stop, response in session.responses.items()
    }
    given, was_given = session.recommendation, before.recommendation
    return session.but(
        recommendation=given.but(at=was_given.at) if given and was_given else given,
        ratings=frozen_table(ratings),
        observed=frozen_table(observed),
        responses=frozen_table({stop: response for stop, response in responses.items() if response}),
    )


def _as_it_was(was: Response | None, now: Response) -> Response | None:
    """Return *now* without the traces of a change that was taken back; None where nothing is left of it."""
    if now is was:
        return now
    if was is None:
        return now if now.recorded or now.state == "skipped" or now.parked or now.notes else None
    if was.rating is not None and now.rating is not None:
        now = now.but(rated_at=was.rated_at)
    if now.state == "asked" and was.state is None and not now.recorded:
        now = now.but(state=None)
    return now
