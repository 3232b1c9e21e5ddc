"""Coverage: which skills and questions a session reached."""

from dataclasses import dataclass

from interviewer.analysis.evidence import Evidence, evidence_for
from interviewer.analysis.glance import SkillState
from interviewer.model.session import Session, SkillRating


@dataclass(frozen=True, slots=True)
class SkillCoverage:
    """How far a session got with one skill."""

    skill: str
    title: str
    planned: bool
    """Whether the interview set out to rate the skill."""
    rating: SkillRating | None
    evidence: Evidence

    @property
    def state(self) -> SkillState:
        """The furthest step reached: rated or marked not assessed, else some evidence, else nothing."""
        if self.rating is not None:
            return "not-assessed" if self.rating.not_assessed else "rated"
        return "evidence" if self.evidence.stands else "nothing"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a session got, by skill and by question."""

    skills: tuple[SkillCoverage, ...]
    """Planned skills in the order of the rubric, then others on which something was rated or noted."""
    asked: tuple[str, ...]
    skipped: tuple[str, ...]
    at_hand: tuple[str, ...]
    """The current question of a live session while nothing is recorded at it; at most one."""
    not_reached: tuple[str, ...]


def coverage(session: Session) -> Coverage:
    """Return how far *session* got with its skills and its questions."""
    planned = session.planned_skills
    others = [skill for skill in session.rubric.skills if skill not in planned]
    covered = [_skill(session, skill, planned=True) for skill in planned]
    beside = (_skill(session, other) for other in others)
    covered += [skill for skill in beside if skill.rating or not skill.evidence.nothing]
    at_hand = _at_hand(session)
    by_state = {
        state: tuple(question for question in session.order if session.response(question).state == state)
        for state in ("asked", "skipped", None)
    }
    return Coverage(
        skills=tuple(covered),
        asked=by_state["asked"],
        skipped=by_state["skipped"],
        at_hand=at_hand,
        not_reached=tuple(question for question in by_state[None] if question not in at_hand),
    )


def _skill(session: Session, skill: str, *, planned: bool = False) -> SkillCoverage:
    return SkillCoverage(
        skill=skill,
        title=session.rubric.skills[skill].title,
        planned=planned,
        rating=session.ratings.get(skill),
        evidence=evidence_for(session, skill),
    )


def _at_hand(session: Session) -> tuple[str, ...]:
    current = session.interview.current
    if session.submitted or current not in session.questions or session.response(current).state:
        return ()
    return (current,)
