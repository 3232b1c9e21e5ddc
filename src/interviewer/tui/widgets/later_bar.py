"""What to ask later, and what to drop or to add: a list at the bottom of the live screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from interviewer.analysis.later import Later
from interviewer.tui.views.later import DROPS, BarLine, Entry, bar_lines, entries
from interviewer.tui.views.pace import Moment
from interviewer.tui.widgets.choices import Choice, Choices
from interviewer.tui.widgets.footer import FooterKey

_SHARE = 3
"""The bar is as high as its lines, and never higher than this part of the screen."""


class LaterBar(Choices):
    """Lists what can be done. It says what was chosen and changes nothing; Esc closes it."""

    DEFAULT_CSS = """
    LaterBar { dock: bottom; height: 1; display: none; background: $surface; padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding(DROPS, "drop", "Drop what is proposed", show=False),
        Binding("space", "settle", "It was asked", show=False),
        *(Binding(str(n), f"number({n})", f"Choose {n}", show=False) for n in range(1, 10)),
    ]

    line: ClassVar[None] = None
    """Nothing is typed into it that could be lost."""

    @dataclass
    class Taken(Message):
        """An entry was chosen: ask something now, or add a question."""

        entry: Entry

    @dataclass
    class Dropped(Message):
        """The proposal was taken to drop questions."""

        questions: tuple[str, ...]

    @dataclass
    class Settled(Message):
        """A line of the notes was asked."""

        place: str
        line: int

    class Closed(Message):
        """The person goes back."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._proposed: tuple[str, ...] = ()
        """The questions that it is proposed to drop."""

    @property
    def open(self) -> bool:
        """Whether it is open."""
        return bool(self.display)

    @property
    def keys(self) -> list[FooterKey]:
        """The keys that do something with what is listed."""
        line = any(entry.item and entry.item.line is not None for entry in self._entries)
        return [
            *([FooterKey("enter", "take", "focused.choose")] if self._entries else []),
            *([FooterKey(DROPS, "drop", "focused.drop")] if self._proposed else []),
            *([FooterKey("space", "was asked", "focused.settle")] if line else []),
        ]

    def ask(self, now: Moment, items: Sequence[Later]) -> None:
        """Open at the first entry."""
        self.display = True
        self.show(now, items)
        if self._entries:
            self.put_cursor(self._entries[0].key)
        # At once, unlike `focus`: the next key may be waiting already, and belongs here.
        self.screen.set_focus(self, scroll_visible=False)

    def show(self, now: Moment, items: Sequence[Later]) -> None:
        """Show what can be done *now*; the cursor stays on its entry."""
        if self.open:
            self._entries, self._proposed = entries(now, items), now.proposal.drop
            self.lines = lambda width: tuple(map(_choice, bar_lines(now, items, width)))

    def close(self) -> None:
        """Close; nothing has happened."""
        self.display = False

    def action_close(self) -> None:
        """Close and say so."""
        self.close()
        self.post_message(self.Closed())

    def action_drop(self) -> None:
        """Take the proposal to drop questions, if there is one."""
        if self._proposed:
            self.post_message(self.Dropped(self._proposed))

    def action_settle(self) -> None:
        """Say that the line under the cursor was asked; of a question the interview itself says so."""
        entry = self._entry(self.cursor)
        if entry and entry.item and entry.item.line is not None:
            self.post_message(self.Settled(entry.item.place, entry.item.line))

    def action_number(self, number: int) -> None:
        """Take the entry with that number."""
        if number <= len(self._entries):
            self._take(self._entries[number - 1].key)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        event.stop()
        self._take(event.key)

    def _build(self) -> None:
        super()._build()
        most = max(3, self.app.size.height // _SHARE)
        self.styles.height = max(1, min(most, self.virtual_size.height))

    def _entry(self, key: str | None) -> Entry | None:
        return next((entry for entry in self._entries if entry.key == key), None)

    def _take(self, key: str) -> None:
        if entry := self._entry(key):
            self.post_message(self.Taken(entry))


def _choice(line: BarLine) -> Choice:
    """Return a line as the list draws it: under the cursor the whole of it stands out."""
    return Choice(lambda: line.text, line.key, (0, len(line.text.plain)))
