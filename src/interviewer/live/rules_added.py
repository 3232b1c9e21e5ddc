"""The rules of leaving the plan: questions dropped to end in time, put off, or thought of meanwhile."""

from itertools import count

from interviewer.live import actions as act
from interviewer.live.rules import (
    come_to,
    elapsed,
    leave,
    response_at,
    rule,
    sentence,
    taken_back,
    with_response,
)
from interviewer.live.rules_drafts import OWN, taken
from interviewer.model.digests import digest
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.pack import UNPLANNED, PinnedQuestion
from interviewer.model.session import Session, Unplanned
from interviewer.model.text import clean
from interviewer.model.value import with_entry

LONGEST_TITLE = 26
"""Characters of a title that outlines and grids have room for."""


@rule.register
def _drop(action: act.Drop, session: Session, at: Instant) -> Session:
    reason = sentence(action.reason)
    if not reason:
        raise RuleBroken("Say in a word or two why these questions are dropped.")
    for question in action.questions:
        response = response_at(session, question)
        if response.recorded or response.state == "asked":
            raise RuleBroken(f"“{session.title(question)}” was begun already and cannot be dropped.")
        if response.state == "skipped":
            raise RuleBroken(f"“{session.title(question)}” is skipped already.")
        session = with_response(session, question, response.but(state="skipped", reason=reason, parked=False))
    return session


@rule.register
def _park(action: act.Park, session: Session, at: Instant) -> Session:
    response = response_at(session, action.question)
    if response.state == "skipped":
        raise RuleBroken("This question is skipped. Take the skip back first.")
    if not action.on:
        return taken_back(session, action.question, response, asked=action.asked)
    begun = response.begun if response.more_than_looked_at else None
    return with_response(session, action.question, response.but(parked=True, state=None, begun=begun))


@rule.register
def _ask_unplanned(action: act.AskUnplanned, session: Session, at: Instant) -> Session:
    prompt = sentence(clean(action.prompt))
    if not prompt:
        raise RuleBroken("Type the question first.")
    if action.skill not in session.rubric.skills:
        raise RuleBroken("The rubric has no such skill.")
    name = unplanned_id(session)
    question = PinnedQuestion(
        title=title_of(prompt),
        skill=action.skill,
        kind=UNPLANNED,
        minutes=0,
        prompt=prompt,
        pack=UNPLANNED,
        digest="",
    )
    left = leave(session)
    where = Unplanned(after=left.interview.current, at=elapsed(left))
    added = left.but(
        questions=with_entry(left.questions, name, question.but(digest=digest(question))),
        unplanned=with_entry(left.unplanned, name, where),
    )
    return come_to(taken(added, OWN), name)


@rule.register
def _withdraw(action: act.Withdraw, session: Session, at: Instant) -> Session:
    name = action.question
    if name not in session.unplanned:
        raise RuleBroken("This question is of the plan; it can be skipped.")
    if session.response(name).recorded:
        raise RuleBroken("Something was taken down at this question; it stays.")
    if name in (other.after for other in session.unplanned.values()):
        raise RuleBroken("Another question was asked after this one; it stays.")
    after = session.unplanned[name].after
    left = session.but(
        questions=with_entry(session.questions, name, None),
        unplanned=with_entry(session.unplanned, name, None),
        responses=with_entry(session.responses, name, None),
    )
    here = after if session.interview.current == name else session.interview.current
    return left.but(interview=left.interview.but(current=here))


def unplanned_id(session: Session) -> str:
    """Return the id that the next unplanned question gets."""
    return next(name for n in count(1) if (name := f"unplanned-{n}") not in session.questions)


def title_of(prompt: str) -> str:
    """Return the first words of *prompt* as a title."""
    if len(prompt) <= LONGEST_TITLE:
        return prompt
    words = prompt[:LONGEST_TITLE].rpartition(" ")[0] or prompt[: LONGEST_TITLE - 1]
    return f"{words.rstrip(',;:.')}…"
