"""A list of lines, some of which can be clicked."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
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

    # Two texts count as equal for Textual when only their colours differ, so what changed is found here.
    rows: reactive[tuple[Row, ...]] = reactive((), repaint=False, always_update=True)

    def watch_rows(self, before: tuple[Row, ...], after: tuple[Row, ...]) -> None:
        """Draw the rows anew that have changed, and lay out anew only when there are more or fewer."""
        if len(before) != len(after):
            self.refresh(layout=True)
        elif changed := [y for y, row in enumerate(after) if not row.text.is_same(before[y].text)]:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

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
