"""The notes of one question: a text box with the time at which each line was begun in its gutter."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import TextArea

from interviewer.model.notes import SIGNS, Note, clock

_GUTTER = 7


class NotesBox(TextArea, inherit_bindings=True):
    """Takes down lines. It keeps the text and the caret; the times are told to it."""

    DEFAULT_CSS = """
    NotesBox {
        border: none; padding: 0; height: 1fr; min-width: 8; background: $background;
        scrollbar-size-vertical: 1;
        &:focus { border: none; }
        & .text-area--gutter { color: $foreground 68%; background: $background; }
        & .text-area--cursor-gutter { color: $foreground 80%; background: $background; }
        & .text-area--cursor-line { background: $background; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "notes--strength",
        "notes--concern",
        "notes--later",
        "notes--flag",
        "notes--quote",
        "notes--tag",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "wish_undo", "Undo", show=False),
        # The question is what is longer than its room; in the notes the arrows do.
        Binding("pageup", "screen.scroll(-1)", "Scroll the question up", show=False),
        Binding("pagedown", "screen.scroll(1)", "Scroll the question down", show=False),
    ]

    @dataclass
    class Typed(Message):
        """The text has changed."""

        place: str
        """The question, or the section that is only talk."""
        text: str

    @dataclass
    class UndoWanted(Message):
        """The person wants the last change back, whatever it was."""

    times: reactive[tuple[int | None, ...]] = reactive((), init=False)

    def __init__(self, place: str, notes: tuple[Note, ...], *, read_only: bool = False) -> None:
        super().__init__(
            "\n".join(note.text for note in notes),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=True,
            read_only=read_only,
            highlight_cursor_line=False,
            placeholder="" if read_only else "What did they say or do?",
            compact=True,
        )
        self.place = place
        self.set_reactive(NotesBox.times, tuple(note.at for note in notes))

    def watch_times(self) -> None:
        """Draw the gutter anew."""
        self._line_cache.clear()
        self.refresh()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the text of these notes as one message of their own."""
        event.stop()
        self.post_message(self.Typed(self.place, self.text))
        # A new last line has its room only after the layout that follows.
        self.call_after_refresh(self.scroll_cursor_visible)

    def on_blur(self) -> None:
        """End a stretch of typing: what is done elsewhere comes between it and the next one."""
        self.history.checkpoint()

    def action_wish_undo(self) -> None:
        """Ask for the last change back; it need not have been typing."""
        self.post_message(self.UndoWanted())

    def undo_typing(self) -> bool:
        """Undo the last stretch of typing. False when there is none left."""
        before = self.text
        self.undo()
        return self.text != before

    @property
    def gutter_width(self) -> int:
        return _GUTTER

    def render_line(self, y: int) -> Strip:
        if not self.text and self.placeholder:
            return super().render_line(y)
        strip = super().render_line(y)
        return Strip.join([self._time(y + self.scroll_offset.y), strip.crop(_GUTTER)])

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        note = Note(line.plain)
        if note.sign:
            at = line.plain.index(note.sign)
            line.stylize(self._ink(_SIGN_CLASS[note.sign]), at, at + 1)
        for tag in note.tags:
            line.highlight_regex(rf"#{tag}\b", self._ink("notes--tag"))
        if note.rating:
            line.stylize(self._ink("notes--tag"))
        return line

    def _ink(self, name: str) -> Style:
        """Return the colour of a component; its background is the box's own."""
        return Style(color=self.get_component_rich_style(name, partial=True).color, bold=True)

    def _time(self, row: int) -> Strip:
        """Return the gutter of a drawn row: the time of its line, on the line's first row only."""
        info = self.wrapped_document._offset_to_line_info
        text = ""
        here = False
        if row < len(info):
            line, section = info[row]
            at = self.times[line] if section == 0 and line < len(self.times) else None
            text = "" if at is None else clock(at, hours=False)
            here = line == self.cursor_location[0] and self.has_focus
        name = "text-area--cursor-gutter" if here else "text-area--gutter"
        return Strip([Segment(f"{text:>5}  ", self.get_component_rich_style(name))], _GUTTER)


_SIGN_CLASS = dict(
    zip(
        SIGNS,
        ("notes--strength", "notes--concern", "notes--later", "notes--flag", "notes--quote"),
        strict=True,
    )
)
