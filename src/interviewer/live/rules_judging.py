"""The rules of judging: skills, take-aways, the recommendation, and sealing."""

from interviewer.live import actions as act
from interviewer.live.rules import (
    LONGEST_PROSE,
    elapsed,
    known_level,
    leave,
    rule,
    sentence,
    with_rating,
)
from interviewer.live.rules_drafts import EARLY, taken
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.session import Recommendation, Session, SkillRating
from interviewer.model.text import clean
from interviewer.model.value import no_entries


@rule.register
def _rate_skill(action: act.RateSkill, session: Session, at: Instant) -> Session:
    known_level(session, action.level)
    if action.level is None:
        return with_rating(session, action.skill, None)
    return _rated(
        session, action.skill, SkillRating(level=action.level, at=_when(session, action.at)), action.at
    )


@rule.register
def _mark_not_assessed(action: act.MarkNotAssessed, session: Session, at: Instant) -> Session:
    rating = SkillRating(not_assessed=True, at=_when(session, action.at))
    return _rated(session, action.skill, rating, action.at)


def _rated(session: Session, skill: str, rating: SkillRating, at: int | None) -> Session:
    """Return the session with *rating*; given again without a time of its own, it keeps the one it had."""
    was = session.ratings.get(skill)
    if at is None and was is not None and was.but(at=0) == rating.but(at=0):
        return session
    return with_rating(session, skill, rating)


def _when(session: Session, at: int | None) -> int:
    return elapsed(session) if at is None else at


@rule.register
def _write_take_aways(action: act.WriteTakeAways, session: Session, at: Instant) -> Session:
    text = clean(action.text)
    if len(text) > LONGEST_PROSE:
        raise RuleBroken(f"The take-aways are longer than {LONGEST_PROSE:,} characters.")
    return session.but(take_aways=text)


@rule.register
def _write_why(action: act.WriteWhy, session: Session, at: Instant) -> Session:
    return session.but(why_draft=sentence(action.text))


@rule.register
def _recommend(action: act.Recommend, session: Session, at: Instant) -> Session:
    why, early = sentence(action.why), sentence(action.early)
    unrated, given = session.unrated_skills(), session.recommendation
    if action.choice is None:
        # The sentence was somebody's work, whatever becomes of the choice.
        return session.but(recommendation=None, why_draft=why or (given.why if given else session.why_draft))
    # Only the sentence of why changes: words are taken at any time, and submitting asks for the ratings.
    same = given is not None and given.choice == action.choice
    if unrated and not early and not same:
        count = f"{len(unrated)} planned skill{'s are' if len(unrated) > 1 else ' is'} not rated yet"
        raise RuleBroken(f"{count}. Rate first, or say why you recommend early.")
    if given is not None and same:
        # When it was given, and whether early, is not changed by other words for it.
        recommended = given.but(why=why, early=given.early or (early if unrated else ""))
    else:
        recommended = Recommendation(
            choice=action.choice, why=why, at=_when(session, action.at), early=early if unrated else ""
        )
    after = session.but(recommendation=recommended, why_draft="")
    return taken(after, EARLY) if early else after


@rule.register
def _submit(action: act.Submit, session: Session, at: Instant) -> Session:
    if session.recommendation is None:
        raise RuleBroken("Give a recommendation first; undecided is one.")
    if session.unrated_skills() and not session.recommendation.early:
        raise RuleBroken("A planned skill is not rated. Rate it or mark it not assessed.")
    left = leave(session)
    # The time of day may have been set back meanwhile: nothing ends before it began.
    facts = left.interview.but(ended=max(at.wall, left.interview.started))
    return left.but(
        status="submitted",
        running_since=None,
        paused_since=None,
        in_write_up=False,
        interview=facts,
        drafts=no_entries(),
    )
