"""The glance: how far each planned skill has come, cheap enough to be taken while somebody types."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from interviewer.model.session import Response, Session

SkillState = Literal["rated", "not-assessed", "evidence", "nothing"]
"""The furthest step reached with a skill: rated or marked not assessed, else some evidence, else nothing."""


@dataclass(frozen=True, slots=True)
class SkillGlance:
    """One skill at a glance."""

    skill: str
    title: str
    planned: bool
    level: int | None
    state: SkillState
    notes: int
    """How many lines of notes speak for it; see `evidence` for which."""


def glance(session: Session) -> tuple[SkillGlance, ...]:
    """Return the planned skills in the order of the rubric, then others of which there is something."""
    notes = dict.fromkeys(session.rubric.skills, 0)
    touched: set[str] = {skill for skill, seen in session.observed.items() if seen}
    for place, response in session.responses.items():
        question = session.questions.get(place)
        own = question.skill if question else None
        if own is not None and _answered(response):
            touched.add(own)
        for note in response.notes:
            if note.blank or note.rating is not None:
                continue
            tagged = {tag for tag in note.tags if tag in notes}
            for skill in tagged or ({own} if own in notes else ()):
                notes[skill or ""] += 1
    return tuple(_glances(session, notes, touched))


def _answered(response: Response) -> bool:
    """Whether something beside notes is on record of an answer; ticks count where the question was asked."""
    ticked = bool(response.heard or response.hints or any(response.ticked.values()))
    return response.rating is not None or (ticked and response.state == "asked")


def _glances(session: Session, notes: dict[str, int], touched: set[str]) -> Iterator[SkillGlance]:
    planned = session.planned_skills
    for skill in (*planned, *(skill for skill in session.rubric.skills if skill not in planned)):
        rating = session.ratings.get(skill)
        state: SkillState = "evidence" if notes[skill] or skill in touched else "nothing"
        if rating is not None:
            state = "not-assessed" if rating.not_assessed else "rated"
        if skill in planned or state != "nothing":
            title = session.rubric.skills[skill].title
            level = rating.level if rating else None
            yield SkillGlance(skill, title, skill in planned, level, state, notes[skill])
