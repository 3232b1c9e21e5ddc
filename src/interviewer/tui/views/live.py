"""The live screen as styled text: the header, the outline, the question, the skills and the pace."""

from textual.content import Content

from interviewer.analysis.glance import SkillGlance, glance
from interviewer.model.session import Session
from interviewer.tui.ink import (
    FAINT,
    LABEL,
    MUTED,
    PLAIN,
    STRONG,
    ends,
    ink,
    join,
)
from interviewer.tui.views.lines import Row


def wording(session: Session) -> Content:
    """Return what is said aloud at the stop at hand, in bold."""
    stop = session.interview.current
    if stop in session.talks:
        section = session.talks[stop]
        return ink(section.say or section.title, STRONG)
    return ink(session.questions[stop].prompt, STRONG)


def opening(session: Session) -> str:
    """Return what to say on opening a section, at its first question; empty elsewhere."""
    stop = session.interview.current
    for section in session.plan.sections.values():
        if section.refs and section.refs[0].rpartition("/")[2] == stop:
            return section.say
    return ""


def skills(session: Session, width: int) -> list[Row]:
    """Return the glance at coverage: each planned skill, its rating, and how much stands behind it."""
    rows = [Row(ends(ink("SKILLS", LABEL), ink("rated notes", FAINT), width)), Row(Content(""))]
    return rows + [Row(_skill_line(session, skill, width)) for skill in glance(session)]


def _skill_line(session: Session, skill: SkillGlance, width: int) -> Content:
    steps = len(session.rubric.levels) if width >= 30 else 0
    notes, level = skill.notes, skill.level
    if level is not None:
        bar = join(
            ink("■" * min(level, steps), "$accent"),
            ink("□" * (steps - level), FAINT),
            ink(f"{level:3}", STRONG),
        )
    elif skill.state == "not-assessed":
        bar = ink("– n/a", MUTED)
    else:
        bar = join(ink("□" * steps, FAINT), ink("  –", FAINT))
    right = join(bar, ink(f"{notes:6}", PLAIN if notes else FAINT))
    return ends(ink(skill.title, PLAIN if skill.planned else MUTED), right, width)
