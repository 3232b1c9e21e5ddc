"""A list of lines, some of which can be clicked."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.tui.views.lines import Row


class Rows(Widget):
    """Draws rows one below the other and says which one was clicked."""

    DEFAULT_CSS = """
    Rows { height: auto; width: 1fr; }
    """

    @dataclass
    class Clicked(Message):
        """A row that stands for something was clicked."""

        rows: "Rows"
        key: str

        @property
        def control(self) -> "Rows":
            return self.rows

    rows: reactive[tuple[Row, ...]] = reactive((), layout=True)

    def render(self) -> Content:
        return Content("\n").join([row.text for row in self.rows])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.rows)

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self.rows):
            key = self.rows[offset.y].key
            if key is not None:
                self.post_message(self.Clicked(self, key))
