"""Where everything stands in the grid of a comparison: columns, rows, and what is in view. Only numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rich.cells import cell_len

from interviewer.analysis.comparison import ComparedCandidate, Comparison, Given
from interviewer.reports.words import choice_words

Style = Literal["named", "plain", "short"]
"""Each interviewer's level under their initials; the levels alone; neither."""

MARK = 2
"""Cells in front of the row headings, for the mark of the row at hand."""
HEAT = 5
"""Cells with colour behind them: a blank or the cursor, a number of three, a blank."""
EARLY = "†"
"""Stands at a recommendation given before every planned skill was rated."""
RATERS = 3
SPREAD = 2
_RICH = 74
"""From this width on every interviewer's level stands in the cell."""
_LABEL_LEAST = 16
_LABEL_MOST = 28
_COLUMN_MOST = 30
_STRETCH = 4


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
    label: int
    """Cells for the row headings, without the mark."""
    column: int
    """Cells for each candidate."""
    shown: int
    """How many candidates are in view."""
    total: int
    name_lines: int
    body: tuple[tuple[int, int] | None, ...]
    """Each line under the heading as (row, line of that row); None for a blank one."""
    room: int
    """Lines in view under the heading."""

    @property
    def head(self) -> int:
        """Lines of the heading: marks when columns are out of view, names, what the numbers are."""
        return int(self.shown < self.total) + self.name_lines + 1

    @property
    def height(self) -> int:
        """Lines of the whole grid."""
        return self.head + len(self.body)

    @property
    def cut(self) -> bool:
        """Whether rows are out of view; one line then tells how many."""
        return len(self.body) > self.room

    @property
    def visible(self) -> int:
        """How many lines under the heading are drawn."""
        return max(0, self.room - 1) if self.cut else len(self.body)


def last_row(comparison: Comparison) -> int:
    """Return the row of the recommendations; the score is above it."""
    return len(comparison.skills) + 2


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Return initials for each of *names*, with more letters where two people would share them."""
    people = list(dict.fromkeys(names))
    short: dict[str, str] = {}
    for letters in (1, 2, 3):
        short = {name: _initials(name, letters) for name in people}
        if len(set(short.values())) == len(people):
            break
    return short


def _initials(name: str, letters: int) -> str:
    first, *others = name.split() or ["?"]
    if not others:
        return first[: letters + 1]
    return first[:letters] + others[-1][:1]


def interviewers(comparison: Comparison) -> dict[str, str]:
    """Return the initials of everybody who interviewed, by name."""
    return short_names(session.interview.interviewer for session in comparison.sessions)


def given_widths(candidate: ComparedCandidate, style: Style, initials: dict[str, str]) -> list[int]:
    """Return the cells for the level of each interviewer of *candidate*, in the order of the sessions."""
    if style == "short":
        return []
    if style == "plain":
        return [1] * len(candidate.sessions)
    return [cell_len(initials[given.interviewer]) for given in candidate.recommendations]


def given_width(comparison: Comparison, style: Style) -> int:
    """Return the cells that the levels of one candidate need at most."""
    initials = interviewers(comparison)
    each = [given_widths(candidate, style, initials) for candidate in comparison.candidates]
    return max((sum(widths) + len(widths) - 1 for widths in each if widths), default=0)


def _numbers_width(comparison: Comparison, style: Style, gap: int) -> int:
    given = given_width(comparison, style)
    return HEAT + gap + (given + gap if given else 0) + RATERS + SPREAD + 1


def _words_width(comparison: Comparison) -> int:
    words = [cell.words for cell in comparison.cells.values()]
    return 1 + max(map(len, words), default=0)


def recommendation_width(comparison: Comparison, *, full: bool) -> int:
    """Return the cells that the longest recommendation needs, names in full or as initials."""
    initials = interviewers(comparison)
    widest = 0
    for candidate in comparison.candidates:
        names = [one.interviewer if full else initials[one.interviewer] for one in candidate.recommendations]
        choices = [recommendation_words(one) for one in candidate.recommendations]
        between = 3 if full else 1
        widest = max(widest, 1 + max(map(cell_len, names)) + between + max(map(len, choices)))
    return widest


def recommendation_words(given: Given) -> str:
    """Return a recommendation in words, with a sign when it was given early."""
    if given.recommendation is None:
        return choice_words(None)
    return choice_words(given.recommendation.choice) + (EARLY if given.recommendation.early else "")


def lay_out(comparison: Comparison, width: int, height: int) -> Layout:
    """Return how *comparison* is laid out in *width* by *height* cells.

    As many candidates as possible are in view, with each interviewer's level beside the mean where there is
    room for it.
    """
    titles = [skill_label(comparison, row) for row in range(1, last_row(comparison) + 1)]
    wished = min(_LABEL_MOST, max(map(cell_len, titles), default=0) + 2)
    ways: tuple[tuple[Style, int], ...] = (("named", 2), ("named", 1), ("plain", 1))
    rich = width >= _RICH
    style, gap, natural, shown = _most_columns(
        comparison,
        ways if rich else (("short", 1),),
        width - MARK - min(wished, _LABEL_LEAST - 2 * (not rich)),
    )
    label = max(0, min(wished, width - MARK - shown * natural))
    most = max(natural + _STRETCH, min(_COLUMN_MOST, recommendation_width(comparison, full=True)))
    column = max(1, min(most, (width - MARK - label) // shown))
    longest = max((cell_len(name(comparison, one)) for one in comparison.candidates), default=0)
    layout = Layout(
        style=style,
        gap=gap,
        label=label,
        column=column,
        shown=shown,
        total=len(comparison.candidates),
        name_lines=2 if longest > column - 2 and height >= 14 else 1,
        body=(),
        room=0,
    )
    room = max(0, height - layout.head)
    body = tuple(_body(comparison, blanks=2))
    for blanks in (1, 0):
        if len(body) > room:
            body = tuple(_body(comparison, blanks=blanks))
    return replace(layout, body=body, room=room)


def _most_columns(
    comparison: Comparison, ways: tuple[tuple[Style, int], ...], room: int
) -> tuple[Style, int, int, int]:
    """Return the way to write cells that shows most candidates: style, gap, cells for each, how many."""
    total = max(1, len(comparison.candidates))
    best: tuple[Style, int, int, int] | None = None
    for style, gap in ways:
        natural = max(
            _numbers_width(comparison, style, gap),
            _words_width(comparison),
            recommendation_width(comparison, full=False),
        )
        shown = max(1, min(total, room // natural))
        if best is None or shown > best[3]:
            best = style, gap, natural, shown
    assert best is not None
    return best


def _body(comparison: Comparison, *, blanks: int) -> Iterator[tuple[int, int] | None]:
    """Yield the lines under the heading: a blank one between all rows, above the score alone, or none."""
    skills = len(comparison.skills)
    for row in range(1, skills + 1):
        if blanks > 1:
            yield None
        yield row, 0
    if blanks:
        yield None
    yield from ((skills + 1, line) for line in range(2))
    if blanks > 1:
        yield None
    sessions = max((len(candidate.sessions) for candidate in comparison.candidates), default=0)
    yield from ((skills + 2, line) for line in range(max(1, sessions)))


def skill_label(comparison: Comparison, row: int) -> str:
    """Return the heading of a row."""
    skills = comparison.skills
    if row <= len(skills):
        wording = skills[row - 1].wording
        return wording.title if wording.weight == 1 else f"{wording.title} ×{wording.weight:g}"
    return "Score of 100" if row == len(skills) + 1 else "Recommendation"


def name(comparison: Comparison, candidate: ComparedCandidate) -> str:
    """Return the candidate's name, and what tells them from another of the same name."""
    alike = [other for other in comparison.candidates if other.name == candidate.name]
    return candidate.name if len(alike) == 1 else f"{candidate.name} ({candidate.reference or candidate.key})"


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


def hit(layout: Layout, window: Window, x: int, y: int) -> Cursor | None:
    """Return the cell that is drawn at *x*, *y*; None beside the grid."""
    column = window.first + (x - MARK - layout.label) // layout.column
    if x < MARK + layout.label or column >= min(layout.total, window.first + layout.shown):
        return None
    if y < layout.head:
        return Cursor(0, column)
    line = y - layout.head
    place = layout.body[window.top + line] if line < layout.visible else None
    return Cursor(place[0], column) if place else None
