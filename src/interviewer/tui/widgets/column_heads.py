"""The titles of a list's columns; a click on one wants the list sorted by it."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.message import Message

from interviewer.tui.views import review as views
from interviewer.tui.widgets.line import Line


class ColumnHeads(Line):
    """Stands above the list, in the same columns."""

    DEFAULT_CSS = """
    ColumnHeads { height: 1; }
    """

    @dataclass
    class Clicked(Message):
        """The title of a column was clicked."""

        column: str

    def __init__(self) -> None:
        super().__init__()
        self._widths: Mapping[str, int] = {}

    def show(self, widths: Mapping[str, int], order: views.Order) -> None:
        """Show the columns of *widths* with the sign of *order*."""
        self._widths = widths
        self.draw = lambda width: views.head(widths, order)

    def on_click(self, event: events.Click) -> None:
        """Tell which column was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        column = views.column_at(self._widths, offset.x) if offset is not None else None
        if column:
            self.post_message(self.Clicked(column))
