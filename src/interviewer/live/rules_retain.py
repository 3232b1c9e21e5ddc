"""The rules of what goes with a session: until when it is kept, and what was read before it was submitted."""

from datetime import UTC

from interviewer.live import actions as act
from interviewer.live.retain import date_words
from interviewer.live.rules import rule
from interviewer.live.rules_drafts import RETENTION, taken
from interviewer.model.custody import Opened
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.model.text import is_id


@rule.register
def _set_retain_until(action: act.SetRetainUntil, session: Session, at: Instant) -> Session:
    facts = session.interview
    if action.until is not None and action.until <= facts.started.date():
        raise RuleBroken(f"{date_words(action.until)} is not after the interview.")
    no_date = action.no_date and action.until is None
    kept = facts.but(retain_until=action.until, retain_no_date=no_date)
    return taken(session.but(interview=kept), RETENTION)


@rule.register
def _open_other(action: act.OpenOther, session: Session, at: Instant) -> Session:
    if not is_id(action.session) or action.session == session.id:
        raise RuleBroken("That is no session of somebody else.")
    when = (action.at or at.wall).astimezone(UTC).replace(microsecond=0)
    return with_opened(session, Opened(session=action.session, at=when))


def with_opened(session: Session, opened: Opened) -> Session:
    """Return *session* with *opened* on record; what was opened before counts from the first time."""
    if any(one.session == opened.session for one in session.opened):
        return session
    return session.but(opened=(*session.opened, opened))
