"""The grid of a comparison: a cursor over cells, with headings that stay in view."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from interviewer.analysis.comparison import Comparison
from interviewer.tui.views.compare_grid import Grid, laid_out
from interviewer.tui.views.compare_layout import (
    Cursor,
    Layout,
    Window,
    follow,
    hit,
    last_row,
)
from interviewer.tui.widgets.cursor_grid import CursorGrid

_END = 10_000


class CompareGrid(CursorGrid):
    """Draws a comparison; arrows, hjkl or a click move the cursor, a second click opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", f"move(0, {-_END})", "First candidate", show=False),
        Binding("end", f"move(0, {_END})", "Last candidate", show=False),
        Binding("pageup,g", f"move({-_END}, 0)", "First row", show=False),
        Binding("pagedown,G,upper_g", f"move({_END}, 0)", "Last row", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another cell."""

        cursor: Cursor

    class OpenWanted(Message):
        """The person wants to see the session behind the cell."""

    comparison: reactive[Comparison | None] = reactive(None, layout=True)
    cursor: reactive[Cursor] = reactive(Cursor())

    def __init__(self) -> None:
        super().__init__()
        self._window = Window()

    @property
    def brief(self) -> bool:
        """Whether one letter stands for an interviewer, as long as nobody shares it."""
        return self.comparison is not None and self._layout(self.comparison).brief

    def render(self) -> Content:
        if self.comparison is None:
            return Content("")
        width, height = self.content_size
        layout = self._layout(self.comparison)
        window = follow(self._window, layout, self.cursor)
        grid = Grid(self.comparison, layout, window, self.cursor, self.has_focus)
        return Content("\n").join(grid.lines(width, height))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if self.comparison is None:
            return 0
        return laid_out(self.comparison, width, container.height // 2).height

    def watch_comparison(self, comparison: Comparison | None) -> None:
        """Keep the cursor on the grid."""
        if comparison is not None:
            self.cursor = self._within(comparison, self.cursor)
            self.keep_in_view()

    def watch_cursor(self, cursor: Cursor) -> None:
        """Scroll as far as it takes, and tell where the cursor is."""
        self.keep_in_view()
        self.post_message(self.Moved(cursor))

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor, as far as the grid goes."""
        if self.comparison is not None:
            at = Cursor(self.cursor.row + rows, self.cursor.column + columns)
            self.cursor = self._within(self.comparison, at)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the cell under the pointer; open what is behind it at the second click."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None or self.comparison is None:
            return
        layout = self._layout(self.comparison)
        there = hit(layout, follow(self._window, layout, self.cursor), offset.x, offset.y)
        if there is not None:
            self.cursor = there
            if event.chain == 2:
                self.post_message(self.OpenWanted())

    def keep_in_view(self) -> None:
        """Scroll as far as it takes to have the cursor in view."""
        if self.comparison is not None and self.content_size.width:
            self._window = follow(self._window, self._layout(self.comparison), self.cursor)

    def _layout(self, comparison: Comparison) -> Layout:
        return laid_out(comparison, self.content_size.width, self.content_size.height)

    @staticmethod
    def _within(comparison: Comparison, cursor: Cursor) -> Cursor:
        column = max(0, min(len(comparison.candidates) - 1, cursor.column))
        return Cursor(max(0, min(last_row(comparison), cursor.row)), column)
