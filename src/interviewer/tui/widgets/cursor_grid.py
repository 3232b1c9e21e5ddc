"""What the grids share: a cursor that arrows, hjkl or the wheel move, and that stays in view."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget


class CursorGrid(Widget, can_focus=True):
    """Moves a cursor. What the cells are, how they are laid out and where they end, each grid knows."""

    DEFAULT_CSS = """
    CursorGrid { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1, 0)", "Row above", show=False),
        Binding("down,j", "move(1, 0)", "Row below", show=False),
        Binding("left,h", "move(0, -1)", "Column before", show=False),
        Binding("right,l", "move(0, 1)", "Column after", show=False),
    ]

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor, as far as the grid goes."""
        raise NotImplementedError

    def keep_in_view(self) -> None:
        """Scroll as far as it takes to have the cursor in view."""
        raise NotImplementedError

    def watch_has_focus(self, focused: bool) -> None:
        """Draw the cursor hollow while the focus is elsewhere."""
        super().watch_has_focus(focused)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in view in the new size."""
        self.keep_in_view()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move down a row."""
        event.stop()
        self.action_move(1, 0)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move up a row."""
        event.stop()
        self.action_move(-1, 0)
