"""The listen-for points of a question, ticked when heard."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.model.session import Response, Session
from interviewer.tui.ink import ACCENT, GOOD, MUTED, PLAIN, ink, join
from interviewer.tui.views.lines import hanging

HEARD = "√"


class ListenFor(Widget, can_focus=True):
    """Draws the points with their numbers; a number key, space or a click ticks one."""

    DEFAULT_CSS = """
    ListenFor { height: auto; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("space,enter", "tick", "Tick", show=False),
        *(Binding(str(n), f"tick_number({n})", f"Tick {n}", show=False) for n in range(1, 10)),
    ]

    @dataclass
    class Ticked(Message):
        """A point was heard, or was not after all."""

        point: str
        heard: bool

    points: reactive[Mapping[str, str]] = reactive(dict, layout=True)
    heard: reactive[tuple[str, ...]] = reactive(())
    cursor: reactive[int] = reactive(0)
    enabled: reactive[bool] = reactive(True)

    def show(self, session: Session, response: Response) -> None:
        """Show the points of the question at hand in *session*."""
        question = session.questions.get(session.interview.current)
        points = question.listen_for if question else {}
        if dict(points) != dict(self.points):
            self.cursor = 0
        self.points = points
        self.heard = response.heard
        self.can_focus = self.enabled and bool(points)
        self.display = bool(points)

    def render(self) -> Content:
        lines = self._lines(self.content_size.width)
        return Content("\n").join([line for line, _ in lines])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def watch_has_focus(self, focused: bool) -> None:
        """Draw the cursor only while the list has focus."""
        super().watch_has_focus(focused)
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(len(self.points) - 1, self.cursor + by))

    def watch_cursor(self, cursor: int) -> None:
        """Scroll to the point under the cursor."""
        if self.has_focus and isinstance(self.parent, Widget):
            rows = [row for row, (_, at) in enumerate(self._lines(self.content_size.width)) if at == cursor]
            if rows:
                region = Region(0, self.virtual_region.y + rows[0], 1, len(rows))
                self.parent.scroll_to_region(region, animate=False)

    def action_tick(self) -> None:
        """Tick or untick the point under the cursor."""
        self._tick(self.cursor)

    def action_tick_number(self, number: int) -> None:
        """Tick or untick the point with that number."""
        self.cursor = min(number - 1, max(0, len(self.points) - 1))
        self._tick(number - 1)

    def on_click(self, event: events.Click) -> None:
        """Tick or untick the point under the pointer."""
        event.stop()
        offset = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        if offset is not None and offset.y < len(lines):
            self._tick(lines[offset.y][1])

    def _tick(self, index: int) -> None:
        ids = list(self.points)
        if self.enabled and 0 <= index < len(ids):
            self.post_message(self.Ticked(ids[index], ids[index] not in self.heard))

    def _lines(self, width: int) -> list[tuple[Content, int]]:
        """Return the drawn lines, each with the index of its point."""
        lines: list[tuple[Content, int]] = []
        for index, (point, text) in enumerate(self.points.items()):
            heard = point in self.heard
            here = self.has_focus and index == self.cursor
            lead = join(
                ink("▸" if here else " ", ACCENT),
                ink(HEARD if heard else " ", GOOD),
                ink(f" {index + 1} ", ACCENT if here else MUTED),
            )
            body = ink(text, f"bold {PLAIN}" if heard else PLAIN)
            lines += [(line, index) for line in hanging(lead, body, width)]
        return lines
