"""A rating in one line: the levels by number and name, the chosen one in parentheses, an anchor below."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from interviewer.tui.ink import ACCENT, FAINT, MUTED, STRONG, ink, join
from interviewer.tui.views.lines import hanging
from interviewer.tui.views.rating import RatingChoice
from interviewer.tui.widgets.own_keys import OwnKeys

_HOW = (
    "=3 and enter in the notes rates, or tab and a number",
    "rate with =3 in the notes, or tab and 3",
    "tab and a number",
)
_HOW_HERE = (
    "a number rates, 0 clears, esc goes back to the notes",
    "a number rates, 0 clears",
    "a number rates",
)


_LOW = 24
"""Lines of a terminal below which a line is too dear for an anchor that nobody is looking at."""


class RatingRow(OwnKeys, can_focus=True):
    """Shows a choice of levels; a number key, enter or a click chooses, 0 clears."""

    DEFAULT_CSS = """
    RatingRow { height: auto; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Lower", show=False),
        Binding("right", "move(1)", "Higher", show=False),
        Binding("enter", "choose", "Rate", show=False),
        Binding("0,delete,backspace", "clear", "Clear", show=False),
        *(Binding(str(n), f"level({n})", f"Rate {n}", show=False) for n in range(1, 10)),
    ]

    @dataclass
    class Chosen(Message):
        """A level was chosen; None clears."""

        level: int | None

    class Moved(Message):
        """The cursor stands on another level."""

    choice: reactive[RatingChoice | None] = reactive(None, layout=True)
    cursor: reactive[int] = reactive(0)
    preview: reactive[int | None] = reactive(None)
    """The level that is being typed in the notes."""
    whole: reactive[bool] = reactive(False, layout=True)
    """Whether the anchor stands here in full, for want of another place; else it has one line."""
    enabled: reactive[bool] = reactive(True)

    def watch_choice(self, choice: RatingChoice | None) -> None:
        """Put the cursor on the chosen level."""
        if choice is not None:
            self.cursor = choice.chosen or 0
        self.can_focus = self.enabled and choice is not None

    def watch_cursor(self) -> None:
        """Make room for the anchor of another level, which may need another height."""
        self.refresh(layout=True)

    def watch_preview(self) -> None:
        """Make room for the anchor of the level that is typed."""
        self.refresh(layout=True)

    def watch_has_focus(self, focused: bool) -> None:
        """Draw the cursor only while the row has focus."""
        super().watch_has_focus(focused)
        self.refresh(layout=True)

    def action_move(self, by: int) -> None:
        """Move the cursor to the next level."""
        if self.choice:
            levels = list(self.choice.levels)
            at = (
                levels.index(self.cursor) + by
                if self.cursor in levels
                else (0 if by > 0 else len(levels) - 1)
            )
            self.cursor = levels[max(0, min(len(levels) - 1, at))]
            self.post_message(self.Moved())

    def action_choose(self) -> None:
        """Choose the level under the cursor."""
        if self.choice and self.cursor in self.choice.levels:
            self.post_message(self.Chosen(self.cursor))

    def action_level(self, level: int) -> None:
        """Choose a level by its number."""
        if self.choice:
            self.post_message(self.Chosen(level))

    def action_clear(self) -> None:
        """Take the rating back."""
        if self.choice:
            self.post_message(self.Chosen(None))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def on_click(self, event: events.Click) -> None:
        """Choose the level under the pointer."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y > 0 or not self.choice or not self.enabled:
            return
        event.stop()
        for level, start, end in self._spans(self.content_size.width):
            if start <= offset.x < end:
                self.post_message(self.Chosen(None if level == self.choice.chosen else level))

    def _lines(self, width: int) -> list[Content]:
        if self.choice is None:
            return [ink("Nothing to rate here: this part is talk.", FAINT)]
        line = self._title()
        for level, start, _ in self._spans(width):
            gap = max(0, start - line.cell_length)
            line = join(line, " " * gap, self._level(level, width))
        return [line, *self._anchor(width)]

    def _anchor(self, width: int) -> list[Content]:
        """Return the anchor of the level at hand; in a low terminal nothing until the row has focus."""
        assert self.choice is not None
        if self.app.size.height < _LOW and not (self.whole and self._asked is not None):
            return []
        level = self.choice.chosen if self._asked is None else self._asked
        if level is not None and level in self.choice.anchors:
            lead, anchor = ink(f"{level} = ", MUTED), ink(self.choice.anchors[level], MUTED)
            if self.whole and self._asked is not None:
                return hanging(lead, anchor, width)
            return [join(lead, anchor).truncate(max(0, width), ellipsis=True)]
        if not self.enabled:
            return [ink("not rated", FAINT)]
        hints = _HOW_HERE if self.has_focus else _HOW
        return [ink(next((hint for hint in hints if len(hint) <= width), hints[-1]), FAINT)]

    @property
    def _asked(self) -> int | None:
        """The level that somebody is about to give; None while nobody rates."""
        return self.cursor if self.has_focus else self.preview

    def _title(self) -> Content:
        assert self.choice is not None
        # As wide with the mark as without: a click focuses first, and must not move what it points at.
        return join(ink(self.choice.title, STRONG), ink(" ▸" if self.has_focus else "  ", ACCENT))

    def _level(self, level: int, width: int) -> Content:
        """Return a level as drawn. When it is tight only the chosen one carries its name."""
        assert self.choice is not None
        chosen = level == self.choice.chosen
        here = level == self._asked
        name = self.choice.levels[level]
        named = chosen or not self._tight(width)
        style = ACCENT if chosen else STRONG if here else MUTED
        if chosen:
            return ink(f"({level}) {name}", style)
        if here:
            return ink(f"[{level}] {name}" if named else f"[{level}]", style)
        return ink(f" {level} {name} " if named else f" {level} ", style)

    def _tight(self, width: int) -> bool:
        assert self.choice is not None
        names = sum(len(name) + 4 for name in self.choice.levels.values())
        return len(self.choice.title) + 4 + names > width

    def _spans(self, width: int) -> list[tuple[int, int, int]]:
        """Return (level, first cell, cell after the last) for each level as drawn."""
        assert self.choice is not None
        at = self._title().cell_length
        roomy = at + sum(len(name) + 5 for name in self.choice.levels.values()) <= width
        gap = 1 if roomy or self._tight(width) else 0
        spans = []
        for level in self.choice.levels:
            end = at + self._level(level, width).cell_length
            spans.append((level, at, end))
            at = end + gap
        return spans
