"""The coverage of a loop as plain text: what is missing first, then every line with its questions."""

from collections.abc import Iterable, Iterator

from interviewer.analysis.loop_coverage import TABLES, DutyInLoop, LoopCoverage
from interviewer.model.role import DutyTable
from interviewer.reports.layout import pad, side_by_side, widest, wrap, wrap_between
from interviewer.reports.loop_words import (
    BY_SKILL,
    HOW_TO_READ,
    QUESTIONS_ONCE,
    TABLE_TITLES,
    lacking_words,
    letters,
    lists_questions,
    loop_cautions,
    loop_lists,
    other_summaries,
    question_words,
    share_parts,
    share_words,
    skill_words,
    summary,
)
from interviewer.reports.words import count

_STATE = 10
"""Cells for the state in front of a line, the gap included."""
_NUMBER = 9
"""Cells for the minutes behind a line, the gap included."""
_GAP = "  "


def loop_coverage_text(coverage: LoopCoverage, cells: int = 80) -> str:
    """Return *coverage* as lines of at most *cells*; plans that do not fit side by side follow below."""
    signs = letters(coverage.plans)
    parts: tuple[Iterable[str], ...] = (
        _head(coverage, cells),
        _plans(coverage, cells),
        _listed("Be careful", loop_cautions(coverage, signs), cells),
        _lacking(coverage, cells),
        *(_table(coverage, table, cells) for table in TABLES),
        _matrix(coverage, cells),
        *(_listed(*one, cells) for one in loop_lists(coverage, signs, questions=True)),
        _listed("How to read this", (*HOW_TO_READ, QUESTIONS_ONCE), cells),
    )
    return "\n\n".join(part for part in map("\n".join, parts) if part) + "\n"


def _head(coverage: LoopCoverage, cells: int) -> Iterator[str]:
    yield from wrap(f"{coverage.role.title}: coverage by {count(len(coverage.plans), 'plan')}", cells)
    yield from wrap(summary(coverage), cells)
    for sentence in other_summaries(coverage):
        yield from wrap(sentence, cells)
    yield from wrap(BY_SKILL, cells)


def _plans(coverage: LoopCoverage, cells: int) -> Iterator[str]:
    yield "PLANS"
    signs = letters(coverage.plans)
    widths = [widest(signs.values()), widest(coverage.plans)]
    room = max(12, cells - sum(widths) - 2 * len(_GAP))
    for name, plan in coverage.plans.items():
        yield from side_by_side([[signs[name]], [name], wrap(plan.title, room)], [*widths, room], _GAP)


def _lacking(coverage: LoopCoverage, cells: int) -> Iterator[str]:
    """Yield the requirements that are not covered, the worst first, each with what it lacks."""
    if coverage.lacking:
        yield "NOT COVERED"
    for duty in coverage.lacking:
        yield from wrap(duty.text, cells, first=f"{duty.state:<{_STATE}}", rest=" " * _STATE)
        for skill in duty.lacking:
            yield from wrap(lacking_words(skill), cells, first=" " * (_STATE + 2))


def _table(coverage: LoopCoverage, table: DutyTable, cells: int) -> Iterator[str]:
    lines = coverage.lines(table)
    if not lines:
        return
    yield f"{pad(TABLE_TITLES[table].upper(), cells - _NUMBER)} min"
    for duty in lines:
        yield from _duty(coverage, duty, cells)


def _duty(coverage: LoopCoverage, duty: DutyInLoop, cells: int) -> Iterator[str]:
    room = max(8, cells - _STATE - _NUMBER)
    core, optional = share_parts(duty.share())
    text = [pad(line, room) for line in wrap(duty.text, room)]
    minutes = f"{core or ('' if optional else '-'):>4} {optional:<4}"
    yield f"{duty.state:<{_STATE}}{text[0]}{minutes}".rstrip()
    yield from (f"{' ' * _STATE}{line}".rstrip() for line in text[1:])
    signs = letters(coverage.plans)
    first, rest = " " * (_STATE + 2), " " * (_STATE + 4)
    for skill in duty.skills:
        if lists_questions(skill, duty.table):
            yield from wrap_between(question_words(skill, signs), cells, first=first, rest=rest)
        else:
            yield from wrap(skill_words(skill, signs), cells, first=first)


# The matrix


def _matrix(coverage: LoopCoverage, cells: int) -> Iterator[str]:
    """Yield skills by plans, in as many blocks as it takes, the totals at the right of the last."""
    labels = [wrap(label, max(12, cells // 3)) for label in _labels(coverage)]
    label_width = widest(line for lines in labels for line in lines)
    columns = [*(_column(coverage, plan) for plan in coverage.plans), _column(coverage, None)]
    block: list[list[str]] = []
    used = label_width
    yield "MINUTES BY SKILL AND PLAN"
    for column in columns:
        if block and used + len(_GAP) + widest(column) > cells:
            yield from _block(labels, block)
            yield ""
            block, used = [], label_width
        block.append(column)
        used += len(_GAP) + widest(column)
    yield from _block(labels, block)


def _labels(coverage: LoopCoverage) -> list[str]:
    return ["", *(skill.title for skill in coverage.skills), "Core questions", "Optional", "Whole plan"]


def _column(coverage: LoopCoverage, plan: str | None) -> list[str]:
    """Return a column from its heading down: a cell for each skill, then the totals; without plan, of all."""
    total = coverage.share(plan)
    cells = [
        letters(coverage.plans)[plan] if plan else "all",
        *(share_words(skill.share(plan)) for skill in coverage.skills),
        str(total.core),
        f"+{total.optional}" if total.optional_questions else "-",
        str(coverage.plans[plan].minutes if plan else coverage.minutes),
    ]
    return _aligned(cells)


def _aligned(cells: list[str]) -> list[str]:
    """Return *cells* with the numbers of core questions right, and those of optional ones behind them."""
    split = [("", cell) if cell.startswith("+") else tuple(cell.partition(" ")[::2]) for cell in cells]
    left, right = (max(len(pair[side]) for pair in split) for side in (0, 1))
    return [f"{core:>{left}}{f' {optional:<{right}}' if right else ''}" for core, optional in split]


def _block(labels: list[list[str]], columns: list[list[str]]) -> Iterator[str]:
    widths = [widest(line for lines in labels for line in lines), *map(widest, columns)]
    for label, *row in zip(labels, *columns, strict=True):
        yield from side_by_side([label, *([cell] for cell in row)], widths, _GAP)


# Lists


def _listed(title: str, sentences: Iterable[str], cells: int) -> Iterator[str]:
    lines = [line for sentence in sentences for line in wrap(sentence, cells, first="- ")]
    if lines:
        yield title.upper()
        yield from lines
