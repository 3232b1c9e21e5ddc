"""Candidates side by side as plain text: a grid of numbers, what they mean, and what to be careful about."""

from collections.abc import Iterator, Sequence

from interviewer.analysis.cells import Cell, CellRating
from interviewer.analysis.comparison import ComparedCandidate, ComparedSkill, Comparison
from interviewer.reports.cautions import cautions
from interviewer.reports.explanations import REVISED, WITHOUT_LEVEL, explanations
from interviewer.reports.layout import side_by_side, widest, wrap
from interviewer.reports.words import choice_words, count, stage_words

_WIDEST_COLUMN = 26
_GAP = "  "


def comparison_text(comparison: Comparison, cells: int = 80) -> str:
    """Return *comparison* as lines of at most *cells*.

    Candidates that do not fit beside one another follow below, under the same skills.
    """
    parts = (
        _head(comparison, cells),
        *_blocks(comparison, cells),
        _listed("HOW TO READ THIS", explanations(comparison), cells),
        _listed("BE CAREFUL", cautions(comparison), cells),
    )
    return "\n\n".join(part for part in map("\n".join, parts) if part) + "\n"


def _head(comparison: Comparison, cells: int) -> Iterator[str]:
    candidates, sessions = len(comparison.candidates), len(comparison.sessions)
    title = comparison.rubric.title if comparison.rubric else "Nothing to compare"
    plans = "; ".join(dict.fromkeys(session.plan.title for session in comparison.sessions))
    yield from wrap(f"{title}: {count(candidates, 'candidate')}, {count(sessions, 'session')}", cells)
    if plans:
        yield from wrap(plans, cells)


def _listed(title: str, sentences: Sequence[str], cells: int) -> Iterator[str]:
    if sentences:
        yield title
    for sentence in sentences:
        yield from wrap(sentence, cells, first="- ")


def _blocks(comparison: Comparison, cells: int) -> Iterator[Iterator[str]]:
    """Yield one grid for each group of candidates that fits into *cells*."""
    labels = [wrap(label, max(8, cells // 3)) for label in _labels(comparison)]
    label_width = widest(line for lines in labels for line in lines)
    block: list[list[list[str]]] = []
    used = label_width
    for candidate in comparison.candidates:
        room = max(1, min(_WIDEST_COLUMN, cells - label_width - len(_GAP)))
        column = _column(comparison, candidate, room)
        column_width = widest(line for lines in column for line in lines) + len(_GAP)
        if block and used + column_width > cells:
            yield _grid(labels, block)
            block, used = [], label_width
        block.append(column)
        used += column_width
    if block:
        yield _grid(labels, block)


def _grid(labels: list[list[str]], columns: list[list[list[str]]]) -> Iterator[str]:
    table = [labels, *columns]
    widths = [widest(line for lines in column for line in lines) for column in table]
    for row in zip(*table, strict=True):
        yield from side_by_side(row, widths, _GAP)


def _labels(comparison: Comparison) -> list[str]:
    shared = [f"On {len(comparison.shared_skills)} shared"] if _shared(comparison) else []
    return ["", *map(_skill_label, comparison.skills), "Score of 100", *shared, "Recommendation"]


def _shared(comparison: Comparison) -> bool:
    """Whether scores on the shared skills stand below those on all of them."""
    return comparison.uneven and bool(comparison.shared_skills)


def _skill_label(skill: ComparedSkill) -> str:
    weight = skill.wording.weight
    return skill.wording.title if weight == 1 else f"{skill.wording.title} (weight {weight})"


def _column(comparison: Comparison, candidate: ComparedCandidate, room: int) -> list[list[str]]:
    cells = [comparison.cell(candidate.key, skill.skill) for skill in comparison.skills]
    return [
        wrap(_name(comparison, candidate), room),
        *(wrap(cell_text(cell), room) for cell in cells),
        _score(candidate, room),
        *([_shared_score(comparison, candidate)] if _shared(comparison) else []),
        _recommendations(candidate, room),
    ]


def _name(comparison: Comparison, candidate: ComparedCandidate) -> str:
    """Return the candidate's name, and what tells them from another of the same name."""
    alike = [other for other in comparison.candidates if other.name == candidate.name]
    return candidate.name if len(alike) == 1 else f"{candidate.name} ({candidate.reference or candidate.key})"


def cell_text(cell: Cell) -> str:
    """Return a cell as `3.5 (4 3) n2 spread 1`, or its words.

    In brackets stands what each interviewer gave, oldest session first; `*` marks a single rater, and `′` a
    level that was revised.
    """
    if cell.mean is None:
        return cell.words
    each = " ".join(map(_mark, cell.ratings))
    raters = f"n{cell.raters}{'*' if cell.raters == 1 else ''}"
    return f"{cell.mean:.1f} ({each}) {raters}" + (f" spread {cell.spread}" if cell.spread else "")


def _mark(rating: CellRating) -> str:
    return WITHOUT_LEVEL.get(rating.state, str(rating.level)) + REVISED * rating.revised


def _score(candidate: ComparedCandidate, room: int) -> list[str]:
    score = candidate.score
    if score.value is None:
        return wrap("none, no skill is rated", room)
    alone = "*" if score.raters == 1 else ""
    behind = f"{score.rated} of {score.planned} planned, n{score.raters}{alone}"
    few = f"{score.on_one_rater} of them n1*" if score.on_one_rater and not alone else ""
    return [str(score.value), *wrap(behind, room), *(wrap(few, room) if few else ())]


def _shared_score(comparison: Comparison, candidate: ComparedCandidate) -> list[str]:
    score = comparison.shared_score(candidate)
    return ["" if score is None or score.value is None else str(score.value)]


def _recommendations(candidate: ComparedCandidate, room: int) -> list[str]:
    lines: list[str] = []
    for given, session in zip(candidate.recommendations, candidate.sessions, strict=True):
        choice = choice_words(given.recommendation.choice if given.recommendation else None)
        early = " (early)" if given.recommendation and given.recommendation.early else ""
        revised = " (revised)" if given.revised else ""
        who = f"{given.interviewer}, {stage_words(session)}"
        lines += wrap(f"{who}: {choice}{early}{revised}", room, rest="  ")
    return lines
