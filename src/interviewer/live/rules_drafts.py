"""The rules of drafts: what was typed where something is asked, and led to nothing yet."""

from interviewer.live import actions as act
from interviewer.live.rules import rule, sentence
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.model.value import with_entry

OWN, SKIP, JUMP, EARLY, RETENTION = DRAFTS = ("unplanned", "skip", "jump", "early", "retention")
"""What is asked: a question of one's own, why one is skipped, where to go, why to recommend early, and until
when a session may be kept."""


@rule.register
def _draft(action: act.Draft, session: Session, at: Instant) -> Session:
    if action.purpose not in DRAFTS:
        raise RuleBroken("Nothing of that kind is asked.")
    return session.but(drafts=with_entry(session.drafts, action.purpose, sentence(action.text) or None))


def taken(session: Session, purpose: str) -> Session:
    """Return the session without the draft for *purpose*, which led to something."""
    return session.but(drafts=with_entry(session.drafts, purpose, None)) if session.drafts else session
