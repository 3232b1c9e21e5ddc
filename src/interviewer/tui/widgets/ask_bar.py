"""One line that asks for a word, at the bottom of the live screen and never in front of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from interviewer.tui.ink import MUTED, STRONG, ink, join
from interviewer.tui.widgets.wrapped import Wrapped

_GAP = 2


class AnswerLine(Input):
    """A line whose first letter, when it is a digit, is told and not typed.

    What is to begin with a digit is typed with a space before it, which counts for nothing.
    """

    @dataclass
    class Digit(Message):
        """A digit was pressed while nothing was typed."""

        number: int

    prepared: int = 0
    """How many prepared answers there are; digits above are typed."""
    purpose: str = ""
    """What it answers, for whoever keeps what stands here."""

    def watch_value(self) -> None:
        """Have the screen keep what stands here, with the edit itself; see `taken_down`."""
        if self.is_attached and (keep := getattr(self.screen, "keep_draft", None)):
            keep(self.purpose, self.value)

    def on_key(self, event: events.Key) -> None:
        """Take the digit before the line types it; what a line types never reaches what stands around it."""
        if event.character and event.character in "123456789" and not self.value:
            number = int(event.character)
            if number <= self.prepared:
                event.stop()
                event.prevent_default()
                self.post_message(self.Digit(number))


class AskBar(Vertical):
    """Asks one thing. Prepared answers are one digit away; Esc closes it and nothing has happened."""

    DEFAULT_CSS = """
    AskBar {
        dock: bottom; height: auto; display: none; background: $surface; padding: 0 1;
        & Input { border: none; height: 1; padding: 0; background: $panel; min-width: 8; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]

    @dataclass
    class Answered(Message):
        """The person answered."""

        purpose: str
        text: str
        number: int = 0
        """Which of the prepared answers it is, from 1; 0 for one that was typed."""

    class Empty(Message):
        """Enter was pressed, and nothing is typed."""

    class Closed(Message):
        """The person changed their mind."""

    def __init__(self) -> None:
        super().__init__()
        self._purpose = ""
        self._prepared: tuple[str, ...] = ()
        self._proposed = ""

    @property
    def open(self) -> bool:
        """Whether it is asking."""
        return bool(self.display)

    @property
    def line(self) -> AnswerLine | None:
        """The line with words that would be lost if this closed; None while there are none."""
        line = self.query_one(AnswerLine)
        return line if line.value.strip() and line.value != self._proposed else None

    def asks(self, purpose: str) -> bool:
        """Whether it is asking for that."""
        return self.open and self._purpose == purpose

    def go_on(self) -> None:
        """Take the focus again, with what is typed already."""
        self.screen.set_focus(self.query_one(AnswerLine), scroll_visible=False)

    def compose(self) -> ComposeResult:
        """Lay out the question above the line for the answer."""
        yield Wrapped(id="ask")
        yield AnswerLine(compact=True, select_on_focus=False)

    def ask(
        self,
        purpose: str,
        question: str,
        prepared: tuple[str, ...] = (),
        *,
        proposed: str = "",
        draft: str = "",
        typed: str = "why",
    ) -> None:
        """Open and ask *question*; the answer comes back with *purpose*. A *draft* stands there again.

        What is *proposed* is taken by enter alone, or edited. *typed* is what may be typed where there are
        prepared answers.
        """
        self.close()
        self._purpose, self._prepared = purpose, prepared
        choices = [ink(f"{number} {text}", MUTED) for number, text in enumerate(prepared, 1)]
        self.query_one("#ask", Wrapped).lines = partial(_side_by_side, [ink(question, STRONG), *choices])
        field = self.query_one(AnswerLine)
        field.purpose = "" if proposed else purpose
        field.value = proposed or draft
        field.cursor_position = len(field.value)
        self._proposed = proposed
        field.prepared = len(prepared)
        digits = "1" if len(prepared) == 1 else f"1-{len(prepared)}"
        hint = f"{digits}, or type {typed} (a space before a leading digit)"
        field.placeholder = hint if prepared else ""
        self.display = True
        # At once, unlike `focus`: the next key may be waiting already, and belongs here.
        self.go_on()

    def close(self) -> None:
        """Close without an answer. What could have been one of prepared answers does not wait as a draft."""
        if self.open and self._prepared:
            self.query_one(AnswerLine).value = ""
        self.display = False

    def action_close(self) -> None:
        """Close without an answer and say so."""
        self.close()
        self.post_message(self.Closed())

    @on(AnswerLine.Digit)
    def _prepared_answer(self, event: AnswerLine.Digit) -> None:
        event.stop()
        self._answer(self._prepared[event.number - 1], event.number)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        event.stop()
        if event.value.strip():
            self._answer(event.value)
        else:
            self.post_message(self.Empty())

    def _answer(self, text: str, number: int = 0) -> None:
        self.display = False  # what was typed stays a draft until it has led to something
        self.post_message(self.Answered(self._purpose, text, number))


def _side_by_side(parts: Sequence[Content], width: int) -> list[Content]:
    """Return *parts* on as few lines as hold them; only what does not fit on a line of its own is broken."""
    lines = [parts[0]]
    for part in parts[1:]:
        if lines[-1].cell_length + _GAP + part.cell_length <= width:
            lines[-1] = join(lines[-1], " " * _GAP, part)
        else:
            lines.append(part)
    return [piece for line in lines for piece in (line.wrap(width) if line.cell_length > width else [line])]
