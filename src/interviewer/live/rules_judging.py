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
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.session import Recommendation, Session, SkillRating
from interviewer.model.text import clean


@rule.register
def _rate_skill(action: act.RateSkill, session: Session, at: Instant) -> Session:
    known_level(session, action.level)
    rating = None if action.level is None else SkillRating(level=action.level, at=elapsed(session))
    return with_rating(session, action.skill, rating)


@rule.register
def _mark_not_assessed(action: act.MarkNotAssessed, session: Session, at: Instant) -> Session:
    return with_rating(session, action.skill, SkillRating(not_assessed=True, at=elapsed(session)))


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
    if action.choice is None:
        return session.but(recommendation=None, why_draft=sentence(action.why))
    why, early = sentence(action.why), sentence(action.early)
    unrated, given = session.unrated_skills(), session.recommendation
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
            choice=action.choice, why=why, at=elapsed(session), early=early if unrated else ""
        )
    return session.but(recommendation=recommended, why_draft="")


@rule.register
def _submit(action: act.Submit, session: Session, at: Instant) -> Session:
    if session.recommendation is None:
        raise RuleBroken("Give a recommendation first; undecided is one.")
    if session.unrated_skills() and not session.recommendation.early:
        raise RuleBroken("A planned skill is not rated. Rate it or mark it not assessed.")
    left = leave(session)
    return left.but(status="submitted", running_since=None, interview=left.interview.but(ended=at.wall))
