"""The grid of the coverage screen: a cursor over rows and plans, with headings that stay in view."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from interviewer.tui.views.coverage_grid import Grid
from interviewer.tui.views.coverage_layout import Cursor, Layout, Window, follow, hit, lay_out
from interviewer.tui.views.coverage_rows import CoverageRow, Matrix, View
from interviewer.tui.widgets.cursor_grid import CursorGrid

_END = 10_000


class CoverageGrid(CursorGrid):
    """Draws a matrix; arrows, hjkl or a click move the cursor, which stays with its row and its plan."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home,g", f"move({-_END}, 0)", "First row", show=False),
        Binding("end,G,upper_g", f"move({_END}, 0)", "Last row", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another cell."""

        cursor: Cursor

    matrix: reactive[Matrix | None] = reactive(None, layout=True)
    cursor: reactive[Cursor] = reactive(Cursor())

    def __init__(self) -> None:
        super().__init__()
        self._window = Window()
        self._rows: dict[View, str] = {}
        """The key of the row at hand, in each of the views."""

    @property
    def row(self) -> CoverageRow | None:
        """The row under the cursor."""
        return self.matrix.rows[self.cursor.row] if self.matrix else None

    @property
    def plan(self) -> str:
        """The plan under the cursor; empty while there is nothing."""
        return self.matrix.loop.plans[self.cursor.column] if self.matrix else ""

    def render(self) -> Content:
        if self.matrix is None:
            return Content("")
        width, height = self.content_size
        layout = self._layout(self.matrix)
        window = follow(self._window, layout, self.cursor)
        grid = Grid(self.matrix, layout, window, self.cursor, self.has_focus)
        return Content("\n").join(grid.lines(width, height))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return lay_out(self.matrix, width, container.height).height if self.matrix else 0

    def watch_matrix(self, before: Matrix | None, matrix: Matrix | None) -> None:
        """Keep the cursor on its row and on its plan, or near where it was."""
        if matrix is None:
            return
        key = self._rows.get(matrix.view, "")
        row = next((at for at, row in enumerate(matrix.rows) if row.key == key), None)
        if row is None:
            row = self.cursor.row if before and before.view == matrix.view else 0
        column = self.cursor.column
        if before and column < len(before.loop.plans) and before.loop.plans[column] in matrix.loop.plans:
            column = matrix.loop.plans.index(before.loop.plans[column])
        self.cursor = self._within(matrix, Cursor(row, column))
        self.keep_in_view()

    def watch_cursor(self, cursor: Cursor) -> None:
        """Scroll as far as it takes, and tell where the cursor is."""
        self.keep_in_view()
        if self.matrix is not None:
            self._rows[self.matrix.view] = self.matrix.rows[cursor.row].key
        self.post_message(self.Moved(cursor))

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor, as far as the grid goes."""
        if self.matrix is not None:
            at = Cursor(self.cursor.row + rows, self.cursor.column + columns)
            self.cursor = self._within(self.matrix, at)

    def action_page(self, by: int) -> None:
        """Move the cursor by as many rows as are in view."""
        if self.matrix is not None:
            self.action_move(by * max(1, self._layout(self.matrix).visible - 1), 0)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to what is under the pointer: a cell, a row, or the head of a column."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None or self.matrix is None:
            return
        layout = self._layout(self.matrix)
        row, column = hit(layout, follow(self._window, layout, self.cursor), offset.x, offset.y)
        self.cursor = Cursor(
            self.cursor.row if row is None else row, self.cursor.column if column is None else column
        )

    def keep_in_view(self) -> None:
        """Scroll as far as it takes to have the cursor in view."""
        if self.matrix is not None and self.content_size.width:
            self._window = follow(self._window, self._layout(self.matrix), self.cursor)

    def _layout(self, matrix: Matrix) -> Layout:
        return lay_out(matrix, self.content_size.width, self.content_size.height)

    @staticmethod
    def _within(matrix: Matrix, cursor: Cursor) -> Cursor:
        column = max(0, min(len(matrix.loop.plans) - 1, cursor.column))
        return Cursor(max(0, min(len(matrix.rows) - 1, cursor.row)), column)
