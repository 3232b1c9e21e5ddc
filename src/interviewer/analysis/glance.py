"""The glance: how far each planned skill has come, cheap enough to be taken while somebody types."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from interviewer.analysis.evidence import answer_to, seen_of, skill_of, speaks_for, tells
from interviewer.model.session import Session

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
    """How many lines of notes there are on it; see `evidence` for which."""


def glance(session: Session) -> tuple[SkillGlance, ...]:
    """Return the planned skills in the order of the rubric, then others of which there is something.

    An answer that was rated, a line of what to ask later and one that only judges are something, but no
    evidence.
    """
    notes = dict.fromkeys(session.rubric.skills, 0)
    behind = {skill for skill in session.observed if skill in notes and seen_of(session, skill)}
    rated: set[str] = set()
    for place, response in session.responses.items():
        own = skill_of(session, place)
        if own is not None and (response.any_tick or response.hints) and answer_to(session, place).stands:
            behind.add(own)
        if own is not None and response.rating is not None:
            rated.add(own)
        for note in response.notes:
            for skill in speaks_for(note, own, notes):
                notes[skill] += 1
                if skill not in behind and tells(note):
                    behind.add(skill)
    return tuple(_glances(session, notes, behind, rated))


def _glances(
    session: Session, notes: dict[str, int], behind: set[str], rated: set[str]
) -> Iterator[SkillGlance]:
    planned = session.planned_skills
    for skill in (*planned, *(skill for skill in session.rubric.skills if skill not in planned)):
        rating = session.ratings.get(skill)
        state: SkillState = "evidence" if skill in behind else "nothing"
        if rating is not None:
            state = "not-assessed" if rating.not_assessed else "rated"
        if skill in planned or state != "nothing" or notes[skill] or skill in rated:
            title = session.rubric.skills[skill].title
            level = rating.level if rating else None
            yield SkillGlance(skill, title, skill in planned, level, state, notes[skill])
