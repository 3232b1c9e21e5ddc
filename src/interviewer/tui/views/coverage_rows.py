"""The rows of the coverage grid: lines of the role, or skills, under headings; at the end all questions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from interviewer.analysis.loop_coverage import TABLES, DutyInLoop, SkillInLoop, State
from interviewer.analysis.loop_parts import Share
from interviewer.reports.loop_words import TABLE_TITLES, table_words
from interviewer.reports.words import count
from interviewer.tui.coverage_source import Loop, lowered

View = Literal["role", "skills"]
"""What the role asks for, or the skills."""

ALL = "all"
"""The key of the last row."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A row that the cursor can stand on."""

    key: str
    """`requirements:apis`, `skill:apis`, or `all`."""
    title: str
    state: State | None
    """None for the row of totals."""
    lowered: bool
    """Whether it was better while every plan was counted."""
    whole: Share
    shares: tuple[Share, ...]
    """In the order of the plans."""


@dataclass(frozen=True, slots=True)
class CoverageHead:
    """A heading above rows."""

    title: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """What the grid draws: headings and rows, by plans."""

    loop: Loop
    view: View
    body: tuple[CoverageHead | CoverageRow, ...]

    @property
    def rows(self) -> tuple[CoverageRow, ...]:
        """The rows that the cursor can stand on."""
        return tuple(line for line in self.body if isinstance(line, CoverageRow))


def matrix_of(loop: Loop, view: View) -> Matrix:
    """Return what the grid draws of *loop*."""
    body = _role(loop) if view == "role" else _skills(loop)
    return Matrix(loop, view, (*body, _all(loop)))


def _role(loop: Loop) -> Iterator[CoverageHead | CoverageRow]:
    before = {(duty.table, duty.id): duty.state for duty in loop.whole.duties}
    for table in TABLES:
        if lines := loop.shown.lines(table):
            yield CoverageHead(TABLE_TITLES[table].upper(), table_words(loop.shown, table))
        for duty in lines:
            fell = lowered(duty.state, before[duty.table, duty.id])
            yield _row(loop, f"{duty.table}:{duty.id}", duty.text, duty, fell)


def _skills(loop: Loop) -> Iterator[CoverageHead | CoverageRow]:
    before = {skill.skill: skill.state for skill in loop.whole.skills}
    # Left out or not, the plans never change what the role asks for.
    groups: tuple[tuple[str, Callable[[SkillInLoop], bool]], ...] = (
        ("NEEDED BY REQUIREMENTS", lambda skill: "requirements" in _tables(skill)),
        (
            "NEEDED BY OTHER LINES OF THE ROLE",
            lambda skill: bool(skill.wanted) and "requirements" not in _tables(skill),
        ),
        ("NOT ASKED FOR BY THE ROLE", lambda skill: not skill.wanted),
    )
    for title, belongs in groups:
        skills = [skill for skill in loop.whole.skills if belongs(skill)]
        shown = {skill.skill: skill for skill in loop.shown.skills}
        if skills:
            yield CoverageHead(title, count(len(skills), "skill"))
        for skill in skills:
            now = shown.get(skill.skill) or SkillInLoop(skill.skill, skill.title, (), (), ())
            fell = lowered(now.state, before[skill.skill])
            yield _row(loop, f"skill:{skill.skill}", skill.title, now, fell)


def _tables(skill: SkillInLoop) -> set[str]:
    return {table for table, _ in skill.wanted}


def _row(loop: Loop, key: str, title: str, line: DutyInLoop | SkillInLoop, fell: bool) -> CoverageRow:
    shares = tuple(line.share(plan) for plan in loop.plans)
    return CoverageRow(key, title, line.state, fell, line.share(), shares)


def _all(loop: Loop) -> CoverageRow:
    shares = tuple(loop.shown.share(plan) for plan in loop.plans)
    return CoverageRow(ALL, "All questions, each counted once", None, False, loop.shown.share(), shares)
