"""Coverage: which skills and questions a session reached, and what is left to do before it is submitted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from interviewer.analysis.evidence import Evidence, evidence_for
from interviewer.model.plan import question_id
from interviewer.model.session import Session, SkillRating

SkillState = Literal["rated", "not-assessed", "evidence", "nothing"]
MissingKind = Literal[
    "unrated-skill", "no-recommendation", "core-not-reached", "no-take-aways", "no-why", "no-evidence"
]


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
        return "nothing" if self.evidence.nothing else "evidence"


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


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a session lacks."""

    kind: MissingKind
    subject: str
    """The id of the skill or the question, else `recommendation` or `take-aways`."""
    sentence: str
    blocks: bool = False
    """Whether the session cannot be submitted without it."""


def coverage(session: Session) -> Coverage:
    """Return how far *session* got with its skills and its questions."""
    planned = session.planned_skills
    others = [skill for skill in session.rubric.skills if skill not in planned]
    covered = [_skill(session, skill, planned=True) for skill in planned]
    covered += [skill for skill in (_skill(session, other) for other in others) if skill.state != "nothing"]
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


def missing(session: Session) -> tuple[Missing, ...]:
    """Return what *session* lacks, what matters most first; `blocks` tells what must be done to submit."""
    return (
        *_unrated_skills(session),
        *_no_recommendation(session),
        *_core_not_reached(session),
        *_no_take_aways(session),
        *_no_why(session),
        *_no_evidence(session),
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


def _unrated_skills(session: Session) -> Iterator[Missing]:
    early = session.recommendation is not None and bool(session.recommendation.early)
    for skill in session.unrated_skills():
        title = session.rubric.skills[skill].title
        sentence = f"{title} is planned and neither rated nor marked not assessed."
        yield Missing("unrated-skill", skill, sentence, blocks=not early)


def _no_recommendation(session: Session) -> Iterator[Missing]:
    if session.recommendation is None:
        sentence = "There is no recommendation; undecided is one."
        yield Missing("no-recommendation", "recommendation", sentence, blocks=True)


def _core_not_reached(session: Session) -> Iterator[Missing]:
    core = {question_id(ref) for _, _, ref, is_core in session.plan.placed() if is_core}
    for question in coverage(session).not_reached:
        if question in core:
            title = session.questions[question].title
            sentence = f"“{title}” is asked of everyone and was neither asked nor skipped."
            yield Missing("core-not-reached", question, sentence)


def _no_take_aways(session: Session) -> Iterator[Missing]:
    if not session.take_aways.strip():
        yield Missing("no-take-aways", "take-aways", "The key take-aways are empty.")


def _no_why(session: Session) -> Iterator[Missing]:
    if session.recommendation is not None and not session.recommendation.why.strip():
        yield Missing("no-why", "recommendation", "The recommendation does not say why.")


def _no_evidence(session: Session) -> Iterator[Missing]:
    for skill, wording in session.rubric.skills.items():
        rating = session.ratings.get(skill)
        if rating is None or rating.level is None:
            continue
        evidence = evidence_for(session, skill)
        if not evidence.notes:
            only = _joined(_without_notes(evidence))
            behind = f"no note stands behind it, only {only}" if only else "nothing stands behind it"
            yield Missing("no-evidence", skill, f"{wording.title} is rated {rating.level} and {behind}.")


def _without_notes(evidence: Evidence) -> Iterator[str]:
    """Yield what is on record beside notes."""
    rated = sum(answer.level is not None for answer in evidence.answers)
    hints = sum(answer.hints for answer in evidence.answers)
    for number, one, many in (
        (evidence.ticked, "point ticked", "points ticked"),
        (len(evidence.seen), "point seen throughout", "points seen throughout"),
        (rated, "rated answer", "rated answers"),
        (hints, "hint", "hints"),
    ):
        if number:
            yield f"{number} {one if number == 1 else many}"


def _joined(parts: Iterable[str]) -> str:
    *others, last = [*parts] or [""]
    return f"{', '.join(others)} and {last}" if others else last
