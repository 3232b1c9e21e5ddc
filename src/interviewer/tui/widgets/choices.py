"""A list of lines, some of which can be chosen: one cursor, one mark, keys and mouse alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from interviewer.tui.ink import ACCENT, HERE, MUTED, ink, join

MARK = 2
"""Cells before each line for the mark of the cursor."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the list."""

    draw: Callable[[], Content]
    """Called only while the line can be seen."""
    key: str | None = None
    """What choosing it means; None for a line that is only read."""
    name: tuple[int, int] = (0, 0)
    """The characters that take the accent while the cursor is here: from, up to."""


def said(text: Content) -> Choice:
    """Return a line that is only read."""
    return Choice(lambda: text)


Lines = Callable[[int], tuple[Choice, ...]]
"""From a width in cells to the lines."""


class Choices(ScrollView, can_focus=True):
    """Draws lines and moves a cursor over those that can be chosen; enter or a click chooses.

    The cursor stays with its key when the lines change.
    """

    DEFAULT_CSS = """
    Choices { height: 1fr; min-width: 8; overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("home,g", "edge(-1)", "First", show=False),
        Binding("end,G,upper_g", "edge(1)", "Last", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A line was chosen."""

        key: str

    @dataclass
    class Moved(Message):
        """The cursor stands on another line."""

        key: str | None

    class Drawn(Message):
        """The lines stand on the screen, for the first time."""

    lines: reactive[Lines | None] = reactive(None, always_update=True)

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self._at: int | None = None
        self._wish: str | None = None
        self._width = -1
        self._drawn = False

    @property
    def cursor(self) -> str | None:
        """The key under the cursor; None when nothing can be chosen."""
        return None if self._at is None else self._choices[self._at].key

    def put_cursor(self, key: str) -> None:
        """Put the cursor on the line of *key*, if there is one.

        While no lines are laid out, as there is no room for any, it is looked for among the first that are.
        """
        at = next((at for at, choice in enumerate(self._choices) if choice.key == key), None)
        if at is not None:
            self._move_to(at)
        elif self._width < 0:
            self._wish = key

    def watch_lines(self) -> None:
        """Draw the new lines; the cursor stays on its key, or near where it was."""
        self._build()

    def watch_has_focus(self, focused: bool) -> None:
        """Draw the mark strongly only while the list has focus."""
        super().watch_has_focus(focused)
        self.refresh()

    def on_resize(self) -> None:
        """Lay the lines out for another width."""
        if self._width != self.scrollable_content_region.width:
            self._build()
        self._reveal()

    def _build(self) -> None:
        width = self.scrollable_content_region.width
        if self.lines is None or width <= 0:
            self._width = -1  # hidden: to be built as soon as there is room, be it as wide as before
            return
        key, wish, before, self._width = self.cursor, self._wish, self._at or 0, width
        self._wish = None
        self._choices = self.lines(max(1, width - MARK))
        open_to_choice = [at for at, choice in enumerate(self._choices) if choice.key is not None]
        found = (at for one in (wish, key) for at in open_to_choice if self._choices[at].key == one)
        same = next(found, None)
        near = min(open_to_choice, key=lambda at: abs(at - before), default=None)
        self._at = near if same is None else same
        self.virtual_size = Size(width, len(self._choices))
        self.refresh()
        if self.cursor != key:
            self.post_message(self.Moved(self.cursor))
        self.call_after_refresh(self._reveal)

    def _move_to(self, at: int) -> None:
        self._wish = None
        if at != self._at:
            self._at = at
            self.post_message(self.Moved(self.cursor))
        self.refresh()
        self._reveal()

    def _reveal(self) -> None:
        """Scroll until the cursor can be seen; with the first one also what stands above it."""
        if self._at is None:
            return
        first = self._at == self._next(-1, 1)
        top = 0 if first else self._at
        height = min(self._at - top + 1, max(1, self.scrollable_content_region.height))
        self.scroll_to_region(Region(0, self._at - height + 1, 1, height), animate=False, force=True)

    def _next(self, start: int, step: int) -> int | None:
        """Return the first line after *start* that can be chosen, going by *step*."""
        at = start + step
        while 0 <= at < len(self._choices):
            if self._choices[at].key is not None:
                return at
            at += step
        return None

    def action_move(self, by: int) -> None:
        """Move the cursor by one line; past the last one the rest of the text comes into view."""
        at = self._next(-1 if self._at is None else self._at, by)
        if at is not None:
            self._move_to(at)
        else:
            self.scroll_relative(y=by, animate=False)

    def action_edge(self, by: int) -> None:
        """Move the cursor to the first or the last line."""
        at = self._next(-1, 1) if by < 0 else self._next(len(self._choices), -1)
        if at is not None:
            self._move_to(at)
        if by > 0:
            self.scroll_end(animate=False)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        page = max(1, self.scrollable_content_region.height - 1)
        target = max(0, min(len(self._choices) - 1, (self._at or 0) + by * page))
        at = self._next(target + by, -by)
        if at is not None and (at - (self._at or 0)) * by > 0:
            self._move_to(at)
        else:
            self.action_edge(by)

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Choose the line under the pointer."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        at = offset.y + self.scroll_offset.y
        if at < len(self._choices) and self._choices[at].key is not None:
            self._move_to(at)
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        if self._choices and not self._drawn:
            self._drawn = True
            self.call_after_refresh(self.post_message, self.Drawn())
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._choices):
            return Strip.blank(width, self.rich_style)
        choice = self._choices[at]
        here = at == self._at
        text = choice.draw()
        if here and self.has_focus:
            text = text.stylize(HERE, *choice.name)
        mark = ink("▸ ", ACCENT if self.has_focus else MUTED) if here else "  "
        style = self.visual_style
        drawn = Visual.to_strips(self, join(mark, text).truncate(width), width, 1, style, pad=True)
        return drawn[0] if drawn else Strip.blank(width, self.rich_style)
