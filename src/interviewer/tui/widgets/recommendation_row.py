"""The recommendation: five words in a line, the chosen one in parentheses."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.model.session import CHOICES, Choice
from interviewer.tui.ink import ACCENT, ink, join
from interviewer.tui.views.scorecard import choices


class RecommendationRow(Widget, can_focus=True):
    """Shows the choice; numbers, arrows with enter, or a click choose while it is open."""

    DEFAULT_CSS = """
    RecommendationRow { height: 1; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("enter,space", "choose", "Choose", show=False),
        Binding("delete,backspace,0", "clear", "Clear", show=False),
        *(Binding(str(n), f"number({n})", f"Choose {n}", show=False) for n in range(1, 6)),
    ]

    @dataclass
    class Chosen(Message):
        """A recommendation was chosen; None takes it back."""

        choice: Choice | None

    chosen: reactive[Choice | None] = reactive(None)
    is_open: reactive[bool] = reactive(False)
    cursor: reactive[int] = reactive(2)

    def watch_chosen(self, chosen: Choice | None) -> None:
        """Put the cursor on what was chosen."""
        if chosen is not None:
            self.cursor = CHOICES.index(chosen)

    def watch_has_focus(self, focused: bool) -> None:
        """Draw the cursor only while the row has focus."""
        super().watch_has_focus(focused)
        self.refresh()

    def render(self) -> Content:
        line, _ = choices(self.chosen, self.cursor if self.has_focus else None, is_open=self.is_open)
        return join(ink("▸ " if self.has_focus else "  ", ACCENT), line)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(len(CHOICES) - 1, self.cursor + by))

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        self.post_message(self.Chosen(CHOICES[self.cursor]))

    def action_number(self, number: int) -> None:
        """Choose by number, from the most negative on."""
        self.post_message(self.Chosen(CHOICES[number - 1]))

    def action_clear(self) -> None:
        """Take the recommendation back."""
        self.post_message(self.Chosen(None))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Choose what is under the pointer, before the cards above close and the row moves away from it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        _, cells = choices(self.chosen, None, is_open=self.is_open)
        for cell in cells:
            if cell.start <= offset.x - 2 < cell.end:
                event.stop()
                self.post_message(self.Chosen(CHOICES[cell.value]))
