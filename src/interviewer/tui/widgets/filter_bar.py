"""One line that narrows a list while one types."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from interviewer.tui.ink import ACCENT, ink


class FilterBar(Horizontal):
    """Tells what is typed at each key. Enter leaves the words there, esc takes them away."""

    DEFAULT_CSS = """
    FilterBar {
        height: 1; display: none;
        & Static { width: 8; }
        & Input { border: none; height: 1; padding: 0; width: 1fr; max-width: 48; min-width: 8; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Clear", show=False),
        Binding("down", "walk(1)", "Down", show=False, priority=True),
        Binding("up", "walk(-1)", "Up", show=False, priority=True),
    ]

    @dataclass
    class Changed(Message):
        """Other words are typed; none means no filter."""

        words: str

    class Done(Message):
        """The person goes back to the list."""

    @dataclass
    class Walked(Message):
        """The person moves in the list while typing."""

        by: int

    def compose(self) -> ComposeResult:
        """Lay out a label and a line."""
        yield Static(ink("Filter", ACCENT))
        yield Input(placeholder="any part of any column", compact=True, max_length=100)

    def ask(self) -> None:
        """Open, with the words that are there."""
        self.display = True
        self.query_one(Input).focus()

    def clear(self) -> None:
        """Close, and show everything."""
        self.query_one(Input).value = ""
        self.display = False

    def action_give_up(self) -> None:
        """Close, show everything, and go back to the list."""
        self.clear()
        self.post_message(self.Done())

    def action_walk(self, by: int) -> None:
        """Move in the list."""
        self.post_message(self.Walked(by))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.display = bool(event.value.strip())
        self.post_message(self.Done())
