"""A list at the bottom of the live screen that narrows while one types, and is never in front of it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from interviewer.tui.ink import MUTED, ink
from interviewer.tui.widgets.ask_bar import AnswerLine

Listed = list[tuple[str, Content]]
"""Rows of a list: what choosing one means, and what stands there."""


class ListBar(Vertical):
    """Lists what fits what is typed. The arrows walk, enter or a click chooses, esc closes."""

    DEFAULT_CSS = """
    ListBar {
        dock: bottom; height: auto; display: none; background: $surface; padding: 0 1;
        & Input { border: none; height: 1; padding: 0; background: $panel; min-width: 8; }
        & OptionList {
            height: auto; max-height: 6; border: none; padding: 0; background: $surface; min-width: 8;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("down", "walk(1)", "Down", show=False, priority=True),
        Binding("up", "walk(-1)", "Up", show=False, priority=True),
    ]
    PLACEHOLDER: ClassVar[str] = ""
    ROW_PADDING: ClassVar[int] = 1
    """Cells that stay free at each side of a row."""
    PURPOSE: ClassVar[str] = ""
    """What is typed for; see `AnswerLine`."""
    NOTHING: ClassVar[str] = ""
    """What is said where nothing fits."""

    class Closed(Message):
        """The person stays as they were."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []

    @property
    def open(self) -> bool:
        """Whether the list is open."""
        return bool(self.display)

    @property
    def line(self) -> AnswerLine | None:
        """The line with words that would be lost if this closed; None while there are none."""
        line = self.query_one(AnswerLine)
        return line if line.value.strip() else None

    @property
    def room(self) -> int:
        """The cells a row has. Known before the bar itself is laid out."""
        around = self.parent.content_size.width if isinstance(self.parent, Widget) else 0
        return around - 2 - 2 * self.ROW_PADDING

    def compose(self) -> ComposeResult:
        """Lay out a heading, the list, and the line that narrows it."""
        yield Static(id="asked")
        options = OptionList(compact=True)
        options.can_focus = False
        yield options
        yield AnswerLine(placeholder=self.PLACEHOLDER, compact=True)

    def listed(self, typed: str) -> Listed:
        """Return the rows for what is *typed*. Each bar has its own."""
        raise NotImplementedError

    def choose(self, key: str) -> None:
        """Tell what was chosen. Each bar has its own way."""
        raise NotImplementedError

    def show(self, *, heading: Content | str = "", at: str = "", draft: str = "") -> None:
        """Open with what fits a *draft*, or everything; the cursor at the row *at*, or else at the first."""
        self.query_one("#asked", Static).update(heading)
        self.query_one("#asked").display = bool(heading)
        field = self._write(draft)
        field.cursor_position = len(draft)
        self._list(draft, at)
        self.display = True
        # At once, unlike `focus`: the next key may be waiting already, and belongs here.
        self.screen.set_focus(field, scroll_visible=False)

    def close(self) -> None:
        """Close; nothing has happened, and what was typed goes."""
        self._write("")
        self.display = False

    def _write(self, text: str) -> AnswerLine:
        """Have *text* stand in the line, and return it."""
        field = self.query_one(AnswerLine)
        field.purpose = self.PURPOSE
        with self.prevent(Input.Changed):
            field.value = text
        return field

    def action_close(self) -> None:
        """Close and say so."""
        self.close()
        self.post_message(self.Closed())

    def action_walk(self, by: int) -> None:
        """Move the cursor in the list; beyond an end it comes in at the other."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        # What was typed last may not have narrowed the list yet.
        self._list(event.value) if event.value != self._typed else None
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._keys):
            self._chosen(self._keys[at])

    @on(AnswerLine.Digit)
    def _numbered(self, event: AnswerLine.Digit) -> None:
        event.stop()
        if event.number <= len(self._keys):
            self._chosen(self._keys[event.number - 1])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._chosen(event.option.id or "")

    def _chosen(self, key: str) -> None:
        """Choose what *key* stands for, unless it is no longer listed: letters may have overtaken a click."""
        if key in self._keys:
            self.display = False  # what was typed goes once it has led to something
            self.choose(key)

    def _list(self, typed: str, at: str = "") -> None:
        self._typed = typed
        rows = self.listed(typed)
        self._keys = [key for key, _ in rows]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(text, id=key) for key, text in rows])
        if not rows:
            options.add_option(Option(ink(self.NOTHING, MUTED), disabled=True))
        options.highlighted = (self._keys.index(at) if at in self._keys else 0) if rows else None
