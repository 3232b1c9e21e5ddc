"""A plan in figures, before there is a session of it: minutes, questions, and the skills it rates."""

from dataclasses import dataclass

from interviewer.model.content import Content
from interviewer.model.plan import Plan
from interviewer.reports.words import count


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """What one wants to know of a plan before beginning with it."""

    title: str
    minutes: int
    core: int
    """Questions asked of everyone."""
    optional: int
    """Questions asked when there is time."""
    skills: tuple[str, ...]
    """The titles of the skills it rates, in the order of the rubric."""


def plan_figures(plan: Plan, content: Content) -> PlanFigures:
    """Return the figures of *plan*; a question or a rubric that is missing counts for no skill."""
    placed = list(plan.placed())
    core = [ref for _, _, ref, is_core in placed if is_core]
    questions = (content.question(ref) for ref in core)
    wanted = set(plan.skills) or {question.skill for question in questions if question}
    rubric = content.rubrics.get(plan.rubric)
    titles = [skill.title for name, skill in rubric.skills.items() if name in wanted] if rubric else []
    return PlanFigures(plan.title, plan.minutes, len(core), len(placed) - len(core), tuple(titles))


def questions_words(core: int, optional: int) -> str:
    """Return how many questions there are: `3 questions, 1 optional`; `talk` when there are none."""
    if not core:
        return f"{optional} optional" if optional else "talk"
    return count(core, "question") + (f", {optional} optional" if optional else "")
