"""The interviewer's sheet: lists to tick while the answer is given, with a number for each point."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.tui.views.sheet import Block, Of, SheetLine, numbers_of, points_of, sheet_lines
from interviewer.tui.widgets.own_keys import OwnKeys


class Sheet(OwnKeys, can_focus=True):
    """Draws blocks of points. A number ticks within the block of the cursor; space or a click ticks any."""

    DEFAULT_CSS = """
    Sheet { height: auto; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "block(-1)", "List above", show=False),
        Binding("pagedown", "block(1)", "List below", show=False),
        Binding("home", "move(-999)", "First", show=False),
        Binding("end", "move(999)", "Last", show=False),
        Binding("space,enter", "tick", "Tick", show=False),
        *(Binding(str(n % 10), f"tick_number({n})", f"Tick {n}", show=False) for n in range(1, 11)),
    ]

    @dataclass
    class Ticked(Message):
        """A point was ticked, or its tick taken back."""

        of: Of
        id: str
        on: bool

    blocks: reactive[tuple[Block, ...]] = reactive((), layout=True)
    cursor: reactive[int] = reactive(0)
    enabled: reactive[bool] = reactive(True)

    def show(self, blocks: tuple[Block, ...], *, anew: bool) -> None:
        """Show *blocks*; with *anew* they belong to another question and the cursor goes to the top."""
        if anew:
            self.cursor = 0
        self.blocks = blocks
        self.can_focus = bool(points_of(blocks))
        self.display = bool(blocks)

    def render(self) -> Content:
        return Content("\n").join([line.text for line in self._lines(self.content_size.width)])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def watch_has_focus(self, focused: bool) -> None:
        """Draw the cursor only while the sheet has focus."""
        super().watch_has_focus(focused)
        self.refresh()
        self._bring_into_view()

    def watch_cursor(self) -> None:
        """Scroll to the point under the cursor."""
        self._bring_into_view()

    def action_move(self, by: int) -> None:
        """Move the cursor by points."""
        self.cursor = max(0, min(len(points_of(self.blocks)) - 1, self.cursor + by))

    def action_block(self, by: int) -> None:
        """Move the cursor to the first point of the list above or below."""
        places = numbers_of(self.blocks)
        here = places.get(self.cursor, (0, 0))[0]
        heads = [point for point, (_, number) in places.items() if number == 1]
        others = [head for head in heads if (places[head][0] - here) * by > 0]
        if others:
            self.cursor = others[0] if by > 0 else others[-1]
            self._bring_into_view(block=True)

    def action_tick(self) -> None:
        """Tick or untick the point under the cursor."""
        self._tick(self.cursor)

    def action_tick_number(self, number: int) -> None:
        """Tick or untick the point with that number in the list of the cursor."""
        places = numbers_of(self.blocks)
        here = places.get(self.cursor, (0, 0))[0]
        wanted = next((point for point, place in places.items() if place == (here, number)), None)
        if wanted is not None:
            self.cursor = wanted
            self._tick(wanted)

    def on_click(self, event: events.Click) -> None:
        """Tick or untick the point under the pointer."""
        event.stop()
        offset = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        if offset is not None and offset.y < len(lines) and (point := lines[offset.y].point) is not None:
            self.cursor = point
            self._tick(point)

    def _tick(self, index: int) -> None:
        points = points_of(self.blocks)
        if self.enabled and 0 <= index < len(points):
            point = points[index]
            self.post_message(self.Ticked(point.of, point.id, not point.on))

    def _bring_into_view(self, *, block: bool = False) -> None:
        """Scroll to the point under the cursor; with *block* to its list, heading first."""
        if not self.has_focus or not isinstance(self.parent, Widget):
            return
        lines = self._lines(self.content_size.width)
        rows = [row for row, line in enumerate(lines) if line.point == self.cursor]
        if rows:
            first = next(row for row, line in enumerate(lines) if line.block == lines[rows[0]].block)
            first = first if block else rows[0]
            region = Region(0, self.virtual_region.y + first, 1, rows[-1] - first + 1)
            # What stands still above the sheet hides no point.
            self.parent.scroll_to_region(region, spacing=self.dock_gutter, animate=False, top=block)

    def _lines(self, width: int) -> list[SheetLine]:
        return sheet_lines(self.blocks, width, self.cursor if self.has_focus else None)
