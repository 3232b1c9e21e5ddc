"""How long a session is kept: its date, a legal hold, and its release, with what stood there before.

On a submitted session each of these is a revision, a release on any.
"""

from collections.abc import Mapping
from datetime import date, datetime

from interviewer.live.rules_revising import UNSEALED
from interviewer.model.custody import Hold, Revision
from interviewer.model.errors import UsageError
from interviewer.model.session import Session
from interviewer.model.value import frozen_table

_HOLD = "hold"
_UNTIL = "interview.retain-until"
_NO_DATE = "interview.retain-no-date"


def with_hold(session: Session, hold: Hold) -> Session:
    """Return *session* under *hold*. Raises UsageError when it is under one already: that has its reason."""
    if session.hold is not None:
        raise UsageError(f"It is under a legal hold already: {session.hold.why}. Release that first.")
    after = session.but(hold=hold)
    if not session.submitted:
        return after
    return _entered(session, after, hold.since, hold.by, hold.why, added=(_HOLD,))


def without_hold(session: Session, at: datetime, by: str, why: str) -> Session:
    """Return *session* released from its hold. Raises UsageError when it is under none.

    That is a revision in any case: by it copies of before tell that they are held no more.
    """
    if session.hold is None:
        raise UsageError("It is under no legal hold.")
    was = {f"{_HOLD}.{key}": value for key, value in session.hold.model_dump(exclude_defaults=True).items()}
    return _entered(session, session.but(hold=None), at, by, why, was=was)


def with_retain_until(session: Session, until: date | None, at: datetime, by: str, why: str) -> Session:
    """Return *session* to be kept until that day; for None, without a date, as somebody said."""
    facts = session.interview
    after = facts.but(retain_until=until, retain_no_date=until is None)
    if after == facts:
        return session
    if not session.submitted:
        return session.but(interview=after)
    before = {_UNTIL: facts.retain_until, _NO_DATE: facts.retain_no_date}
    was = {place: value for place, value in before.items() if value}
    added = (_NO_DATE,) if until is None else () if _UNTIL in was else (_UNTIL,)
    return _entered(session, session.but(interview=after), at, by, why, was=was, added=added)


def _entered(  # noqa: PLR0913 - the parts of a revision
    before: Session,
    after: Session,
    at: datetime,
    by: str,
    why: str,
    *,
    was: Mapping[str, object] | None = None,
    added: tuple[str, ...] = (),
) -> Session:
    entry = Revision(at=at, by=by, why=why, was=frozen_table(was or {}), added=added)
    # The new seal must not hide that there was none. One that was broken stays, and stays broken.
    found = (Revision(at=at, why=UNSEALED),) if before.unsealed else ()
    return after.but(revisions=(*before.revisions, *found, entry), unsealed=False)
