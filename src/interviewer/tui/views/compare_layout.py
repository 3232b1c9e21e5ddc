"""Where everything stands in the grid of a comparison: columns, rows, and what is in view. Only numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rich.cells import cell_len

from interviewer.analysis.comparison import ComparedCandidate, Comparison
from interviewer.tui.views.compare_people import Way, interviewers, name, recommendation_width, way_for

Style = Literal["named", "lettered", "plain", "short"]
"""Each interviewer's level under their initials; under one letter; the levels alone; none of that."""
Place = tuple[int, int] | None
"""A line of the grid as (row, line of that row); None for a blank one."""

MARK = 2
"""Cells in front of the row headings, for the mark of the row at hand."""
HEAT = 5
"""Cells with colour behind them: a blank or the cursor, a number of three, a blank or a sign."""
RATERS = 3
SPREAD = 2
_RICH = 74
"""From this width on every interviewer's level stands in the cell."""
_LABEL_LEAST = 16
_LABEL_MOST = 28
_COLUMN_MOST = 32
_STRETCH = 4
_HIGH = 20
"""From this height on a long name may take two lines."""
_SCROLLED_LEAST = 5
"""Lines of skills that must be in view for the score and the recommendations to stay below them."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A cell of the grid. Row 0 is the heading, then come the skills, the score, the recommendations."""

    row: int = 1
    column: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """What of the grid is in view: the first column, and the first line under the heading."""

    first: int = 0
    top: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """How the grid is laid out in a given room."""

    style: Style
    gap: int
    """Cells between the parts of a cell."""
    raters: bool
    """Whether the number of raters has a place of its own; else everybody's level tells."""
    label: int
    """Cells for the row headings, without the mark."""
    column: int
    """Cells for each candidate."""
    way: Way
    """How recommendations are written."""
    shown: int
    """How many candidates are in view."""
    total: int
    name_lines: int
    body: tuple[Place, ...] = ()
    """Each line under the heading that scrolls."""
    foot: tuple[Place, ...] = ()
    """The lines below that stay: the score and the recommendations, unless there is too little room."""
    legend: int = 0
    """Lines for the legend at the end, the blank one above it included."""
    room: int = 0
    """Lines in view between heading and foot."""

    @property
    def brief(self) -> bool:
        """Whether one letter stands for an interviewer, as long as nobody shares it."""
        return self.style != "named"

    @property
    def head(self) -> int:
        """Lines of the heading: marks when columns are out of view, names, what the numbers are."""
        return int(self.shown < self.total) + self.name_lines + 1

    @property
    def height(self) -> int:
        """Lines of the whole grid."""
        return self.head + len(self.body) + len(self.foot) + self.legend

    @property
    def visible(self) -> int:
        """How many lines that scroll are in view."""
        return max(0, min(self.room, len(self.body)))


def last_row(comparison: Comparison) -> int:
    """Return the row of the recommendations; the score is above it."""
    return len(comparison.skills) + 2


def given_widths(candidate: ComparedCandidate, style: Style, initials: dict[str, str]) -> list[int]:
    """Return the cells for the level of each interviewer of *candidate*, in the order of the sessions."""
    if style == "short":
        return []
    if style == "plain":
        return [1] * len(candidate.sessions)
    return [cell_len(initials[given.interviewer]) for given in candidate.recommendations]


def given_width(comparison: Comparison, style: Style) -> int:
    """Return the cells that the levels of one candidate need at most."""
    initials = interviewers(comparison, brief=style != "named")
    each = [given_widths(candidate, style, initials) for candidate in comparison.candidates]
    return max((sum(widths) + len(widths) - 1 for widths in each if widths), default=0)


def lay_out(comparison: Comparison, width: int, height: int, *, legend: int = 0) -> Layout:
    """Return how *comparison* is laid out in *width* by *height* cells, with *legend* lines at the end.

    As many candidates as possible are in view, with each interviewer's level beside the mean where there is
    room for it. Air between the rows gives way first, then the legend, then skills scroll.
    """
    layout = _across(comparison, width, high=height >= _HIGH)
    for blanks, below in ((3, legend + 1), (2, legend + 1), (1, legend + 1), (0, legend + 1), (1, 0), (0, 0)):
        body, foot = _rows(comparison, blanks=blanks)
        layout = replace(layout, body=body, foot=foot, legend=below if legend else 0)
        if layout.height <= height:
            break
    room = height - layout.head - len(layout.foot) - layout.legend
    if room < min(_SCROLLED_LEAST, len(layout.body)):
        everything = (*layout.body, *layout.foot)
        return replace(layout, body=everything, foot=(), room=max(0, height - layout.head))
    return replace(layout, room=room)


def _across(comparison: Comparison, width: int, *, high: bool) -> Layout:
    """Return a layout with its columns alone."""
    rows = range(1, last_row(comparison) + 1)
    wished = min(_LABEL_MOST, max(cell_len(skill_label(comparison, row)) for row in rows) + 2)
    rich = width >= _RICH
    style, gap, raters, natural, shown = _most_columns(
        comparison, width - MARK - min(wished, _LABEL_LEAST - 2 * (not rich)), rich=rich
    )
    brief = style != "named"
    label = max(0, min(wished, width - MARK - shown * natural))
    telling = recommendation_width(comparison, way_for(comparison, _COLUMN_MOST, brief=brief), brief=brief)
    most = max(natural + _STRETCH, min(_COLUMN_MOST, telling + 1))
    column = max(1, min(most, (width - MARK - label) // shown))
    longest = max((cell_len(name(comparison, one)) for one in comparison.candidates), default=0)
    return Layout(
        style=style,
        gap=gap,
        raters=raters,
        label=label,
        column=column,
        way=way_for(comparison, column, brief=brief),
        shown=shown,
        total=len(comparison.candidates),
        name_lines=2 if longest > column - 2 and high else 1,
    )


def _most_columns(comparison: Comparison, room: int, *, rich: bool) -> tuple[Style, int, bool, int, int]:
    """Return the way to write cells that shows most candidates, the most telling of those that do.

    It is the style, the gap, whether raters are counted, the cells for each candidate, how many there are.
    """
    ways: list[tuple[Style, int, bool]] = [("short", 1, True)]
    if rich:
        letters = interviewers(comparison, brief=True).values()
        styles: list[Style] = ["named", "lettered"] if all(map(_one_cell, letters)) else ["named"]
        ways = [
            ("named", 2, True),
            *((style, 1, raters) for style in styles for raters in (True, False)),
            ("plain", 1, True),
            ("plain", 1, False),
        ]
    total = max(1, len(comparison.candidates))
    best: tuple[Style, int, bool, int, int] | None = None
    for style, gap, raters in ways:
        brief = style != "named"
        natural = max(
            _numbers_width(comparison, style, gap, raters=raters),
            _words_width(comparison),
            recommendation_width(comparison, Way(full=False, stage=False), brief=brief),
        )
        shown = max(1, min(total, room // natural))
        if best is None or shown > best[-1]:
            best = style, gap, raters, natural, shown
    assert best is not None
    return best


def _one_cell(letter: str) -> bool:
    return cell_len(letter) == 1


def _numbers_width(comparison: Comparison, style: Style, gap: int, *, raters: bool) -> int:
    given = given_width(comparison, style)
    return HEAT + gap + (given + gap if given else 0) + (RATERS if raters else 0) + SPREAD + 1


def _words_width(comparison: Comparison) -> int:
    words = [cell.words for cell in comparison.cells.values()]
    return 1 + max(map(len, words), default=0)


def _rows(comparison: Comparison, *, blanks: int) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return the lines of the skills, and those below them.

    A blank line stands above the score when there is to be air, then above the recommendations, too, and at
    most between all rows; *blanks* tells how many of these steps to take.
    """
    skills = len(comparison.skills)
    body = [place for row in range(1, skills + 1) for place in (*[None] * (blanks > 2), (row, 0))]
    return tuple(body), tuple(_foot(comparison, blanks))


def _foot(comparison: Comparison, blanks: int) -> Iterator[Place]:
    skills = len(comparison.skills)
    if blanks:
        yield None
    yield from ((skills + 1, line) for line in range(score_lines(comparison)))
    if blanks > 1:
        yield None
    sessions = max((len(candidate.sessions) for candidate in comparison.candidates), default=0)
    yield from ((skills + 2, line) for line in range(max(1, sessions)))


def score_lines(comparison: Comparison) -> int:
    """Return how many lines the score takes: one more where scores rest on different skills."""
    return 2 if comparison.uneven and comparison.shared_skills else 1


def skill_label(comparison: Comparison, row: int, line: int = 0) -> str:
    """Return the heading of a line of a row."""
    skills = comparison.skills
    if row <= len(skills):
        wording = skills[row - 1].wording
        return wording.title if wording.weight == 1 else f"{wording.title} ×{wording.weight:g}"
    if row == len(skills) + 1:
        return f"on {len(comparison.shared_skills)} shared" if line else "Score of 100"
    return "" if line else "Recommendation"


def follow(window: Window, layout: Layout, cursor: Cursor) -> Window:
    """Return *window* moved no further than it takes to have *cursor* in view."""
    first = min(max(window.first, cursor.column - layout.shown + 1), cursor.column)
    first = max(0, min(first, layout.total - layout.shown))
    lines = [index for index, place in enumerate(layout.body) if place and place[0] == cursor.row]
    top = window.top
    if lines:
        top = min(max(top, lines[-1] - layout.visible + 1), lines[0])
    if cursor.row <= 1:
        top = 0
    return Window(first, max(0, min(top, len(layout.body) - layout.visible)))


def drawn(layout: Layout, window: Window) -> tuple[Place, ...]:
    """Return the lines that are in view below the heading."""
    return (*layout.body[window.top : window.top + layout.visible], *layout.foot)


def hit(layout: Layout, window: Window, x: int, y: int) -> Cursor | None:
    """Return the cell that is drawn at *x*, *y*; None beside the grid."""
    column = window.first + (x - MARK - layout.label) // layout.column
    if x < MARK + layout.label or column >= min(layout.total, window.first + layout.shown):
        return None
    if y < layout.head:
        return Cursor(0, column)
    lines = drawn(layout, window)
    place = lines[y - layout.head] if y - layout.head < len(lines) else None
    return Cursor(place[0], column) if place else None
