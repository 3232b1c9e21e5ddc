"""One line that asks for a word, at the bottom of the live screen and never in front of it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from interviewer.tui.ink import MUTED, STRONG, ink, join


class AskBar(Vertical):
    """Asks one thing. Prepared answers are one digit away; Esc closes it and nothing has happened."""

    DEFAULT_CSS = """
    AskBar {
        height: auto; display: none; background: $surface; padding: 0 1;
        & Input { border: none; height: 1; padding: 0; background: $boost; min-width: 8; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]

    @dataclass
    class Answered(Message):
        """The person answered."""

        purpose: str
        text: str

    class Closed(Message):
        """The person changed their mind."""

    def __init__(self) -> None:
        super().__init__()
        self._purpose = ""
        self._prepared: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is asking."""
        return bool(self.display)

    def compose(self) -> ComposeResult:
        """Lay out the question above the line for the answer."""
        yield Static(id="ask")
        yield Input(compact=True, select_on_focus=False, max_length=300)

    def ask(self, purpose: str, question: str, prepared: tuple[str, ...] = ()) -> None:
        """Open and ask *question*; the answer comes back with *purpose*."""
        self._purpose, self._prepared = purpose, prepared
        choices = "  ".join(f"{number} {text}" for number, text in enumerate(prepared, 1))
        self.query_one("#ask", Static).update(join(ink(f"{question}  ", STRONG), ink(choices, MUTED)))
        field = self.query_one(Input)
        field.value = ""
        field.placeholder = "a number, or type why; enter confirms, esc closes" if prepared else ""
        self.display = True
        field.focus()

    def close(self) -> None:
        """Close without an answer."""
        self.display = False

    def action_close(self) -> None:
        """Close without an answer and say so."""
        self.close()
        self.post_message(self.Closed())

    def on_key(self, event: events.Key) -> None:
        """Take a digit as a prepared answer while nothing is typed."""
        if event.character and event.character in "123456789" and not self.query_one(Input).value:
            number = int(event.character)
            if number <= len(self._prepared):
                event.stop()
                event.prevent_default()
                self._answer(self._prepared[number - 1])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        event.stop()
        if event.value.strip():
            self._answer(event.value)

    def _answer(self, text: str) -> None:
        self.close()
        self.post_message(self.Answered(self._purpose, text))
