"""Where everything stands in the coverage grid: columns, rows, and what is in view. Only numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rich.cells import cell_len

from interviewer.tui.views.coverage_rows import CoverageHead, Matrix

Style = Literal["rich", "plus", "short"]
"""Optional minutes beside core ones; a plus that says there are some; that plus close to core minutes."""

MARK = 2
"""Cells in front of a row for the mark of the cursor."""
SIGN = 3
"""Cells for the sign of the state and of its having got worse."""
WORD = 9
"""Cells for the state in words, where there is room."""
CORE = 3
OPTIONAL = 3
_TIGHT = 2
"""Cells for core minutes where it is tight; a third digit takes the mark of optional ones along."""
NAME_LINES = 2
_WIDTHS: tuple[tuple[Style, int, int], ...] = (
    ("rich", 1 + CORE + OPTIONAL, 34),
    ("plus", 1 + CORE + 1, 24),
    ("short", 1 + _TIGHT + 1, 0),
)
"""The ways to fill a cell: how wide each is, and how many cells it must leave for the titles."""
_NAMED_LEAST, _NAMED_MOST = 9, 13
_LABEL_LEAST = 14
"""Below this a title says too little, and columns go out of view."""
_LABEL_NAMED = 40
_LABEL_WORDED = 44
_LABEL_MOST = 90


@dataclass(frozen=True, slots=True)
class Cursor:
    """A cell of the grid: which of the rows, and which of the plans."""

    row: int = 0
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
    named: bool
    """Whether plans have names at the head of their columns beside their letters."""
    word: int
    """Cells for the state in words; 0 when only its sign is shown."""
    label: int
    """Cells for the titles of the rows."""
    column: int
    """Cells for each plan, and for all of them together."""
    shown: int
    """How many plans are in view."""
    total: int
    body: tuple[int | str | None, ...]
    """Each line under the heading: the row's number, the title of a heading, None for a blank line."""
    room: int
    """Lines in view under the heading."""

    @property
    def core(self) -> int:
        """Cells in which core minutes stand, right."""
        return _TIGHT if self.style == "short" else CORE

    @property
    def head(self) -> int:
        """Lines of the heading: the plan at hand, letters, and names."""
        return 2 + (NAME_LINES if self.named else 0)

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

    @property
    def left(self) -> int:
        """Cells in front of the columns of the plans, those of all plans together included."""
        return MARK + SIGN + self.word + self.label + self.column + 1


def lay_out(matrix: Matrix, width: int, height: int) -> Layout:
    """Return how *matrix* is laid out in *width* by *height* cells.

    First every plan is in view, then the titles are legible, then optional minutes, names and states follow.
    """
    plans = len(matrix.loop.plans)
    room = width - MARK - SIGN - 2
    names = [matrix.loop.names[plan] for plan in matrix.loop.plans]
    style, column = next(
        ((style, cells) for style, cells, least in _WIDTHS if room - cells * (plans + 1) >= least),
        ("short", 1 + _TIGHT + 1),
    )
    shown = max(1, min(plans, (room - column - _LABEL_LEAST) // column))
    named = False
    if style == "rich":
        wide = min(_NAMED_MOST, (room - _LABEL_NAMED) // (plans + 1))
        named = wide >= _NAMED_LEAST and all(len(name_lines(name, wide - 2)) <= NAME_LINES for name in names)
        column = wide if named else column
    label = max(0, room - column * (shown + 1))
    word = WORD if label - WORD >= _LABEL_WORDED else 0
    longest = max((cell_len(row.title) for row in matrix.rows), default=0) + 1
    layout = Layout(
        style=style,
        named=named,
        word=word,
        label=min(label - word, longest, _LABEL_MOST),
        column=column,
        shown=shown,
        total=plans,
        body=(),
        room=0,
    )
    lines = max(0, height - layout.head)
    body = tuple(_body(matrix, blanks=True))
    if len(body) > lines:
        body = tuple(_body(matrix, blanks=False))
    return replace(layout, body=body, room=lines)


def name_lines(name: str, room: int) -> list[str]:
    """Return a plan's short name broken at its hyphens into lines of at most *room*, where that can be."""
    lines: list[str] = []
    for at, word in enumerate(name.split("-")):
        piece = word if at == 0 else f"-{word}"
        if lines and len(lines[-1]) + len(piece) <= room:
            lines[-1] += piece
        else:
            if lines:
                lines[-1] += "-"
            lines.append(word)
    return lines if all(len(line) <= room for line in lines) else [name, "", ""]


def _body(matrix: Matrix, *, blanks: bool) -> Iterator[int | str | None]:
    row = 0
    for at, line in enumerate(matrix.body):
        last = at == len(matrix.body) - 1
        if at and blanks and (last or isinstance(line, CoverageHead)):
            yield None
        if isinstance(line, CoverageHead):
            yield line.title
        else:
            yield row
            row += 1


def follow(window: Window, layout: Layout, cursor: Cursor) -> Window:
    """Return *window* moved no further than it takes to have *cursor* in view."""
    first = min(max(window.first, cursor.column - layout.shown + 1), cursor.column)
    first = max(0, min(first, layout.total - layout.shown))
    top = window.top
    if cursor.row in layout.body:
        line = layout.body.index(cursor.row)
        # The heading above a group's first row comes into view with it.
        above = line - 1 if line and isinstance(layout.body[line - 1], str) else line
        top = min(max(top, line - layout.visible + 1), above if layout.visible > 1 else line)
    return Window(first, max(0, min(top, len(layout.body) - layout.visible)))


def hit(layout: Layout, window: Window, x: int, y: int) -> tuple[int | None, int | None]:
    """Return the row and the column that are drawn at *x*, *y*; None for neither."""
    column = None
    if x >= layout.left:
        at = window.first + (x - layout.left) // layout.column
        column = at if at < min(layout.total, window.first + layout.shown) else None
    line = y - layout.head
    place = layout.body[window.top + line] if 0 <= line < layout.visible else None
    return (place if isinstance(place, int) else None), column
