"""The notes of one place: a text box with the time at which each line was begun in its gutter."""

from dataclasses import dataclass, field
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from interviewer.live.assist import NOTHING, Assist, Pick, assist
from interviewer.live.grammar import Words, ghost, marks
from interviewer.live.notes_edit import times_by_likeness
from interviewer.model.notes import ASKED, SIGNS, Note, clock
from interviewer.tui.widgets.line_times import LineTimes, TimedEdit
from interviewer.tui.widgets.quiet_area import QuietArea

_GUTTER = 7


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What can be named in the notes, and what they can tick."""

    words: Words = field(default_factory=Words)
    picks: tuple[Pick, ...] = ()


class NotesBox(QuietArea):
    """Takes down lines, and keeps the text, the caret and the times of the lines."""

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
        "notes--ghost",
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

        box: "NotesBox"

    @dataclass
    class UndoWanted(Message):
        """The person wants the last change back, whatever it was."""

    @dataclass
    class Assisted(Message):
        """What is offered at the caret has changed."""

        box: "NotesBox"

    @dataclass
    class Picked(Message):
        """A point was picked from the notes."""

        box: "NotesBox"
        key: str
        words: str

    def __init__(self, place: str, notes: tuple[Note, ...], *, read_only: bool = False) -> None:
        # Before the text is there: it is told of each edit from the first on.
        self._times = LineTimes(note.at for note in notes)
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
        self._lexicon = Lexicon()
        self.assist: Assist = NOTHING
        self.chosen = 0
        """Which of the offers is marked."""

    @property
    def lexicon(self) -> Lexicon:
        """What can be named here, and what can be ticked."""
        return self._lexicon

    @lexicon.setter
    def lexicon(self, known: Lexicon) -> None:
        drawn_alike = known.words == self._lexicon.words
        self._lexicon = known
        if not drawn_alike:
            self._line_cache.clear()
            self.refresh()

    # The times

    @property
    def times(self) -> tuple[int | None, ...]:
        """When each line was begun; None for a blank line, and for one that was begun only now."""
        return tuple(self._times.all)

    def tell_times(self, notes: tuple[Note, ...]) -> None:
        """Take over the times of *notes*, which are the lines of this box."""
        told = [note.at for note in notes] or [None]
        if len(told) != self.document.line_count:
            return
        before, self._times.all = self._times.all, told
        if changed := [line for line, at in enumerate(told) if line >= len(before) or before[line] != at]:
            self.redraw(changed[0], changed[-1])

    def edit(self, edit: Edit) -> EditResult:
        """Perform *edit*, and move the times of the lines along with them."""
        if not isinstance(edit, TimedEdit):
            edit = TimedEdit(
                edit.text,
                edit.from_location,
                edit.to_location,
                edit.maintain_selection_offset,
                times=self._times,
            )
        return super().edit(edit)

    def rewrite(self, text: str) -> None:
        """Replace the whole text as one step that can be undone; lines that stay keep their times."""
        lines, new = self.text.split("\n"), text.split("\n")
        known = times_by_likeness(lines, self._times.all, new)
        self.history.checkpoint()
        self.edit(TimedEdit(text, (0, 0), self.document.end, False, times=self._times, after_it=known))
        self.history.checkpoint()

    def settle(self, line: int) -> None:
        """Say at the end of a `?` line that it was asked."""
        end = (line, len(self.document.get_line(line)))
        self.history.checkpoint()
        self.insert(f" {ASKED}", end, maintain_selection_offset=True)
        self.history.checkpoint()

    # What is typed

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell that these notes have changed as one message of their own."""
        event.stop()
        self.post_message(self.Typed(self))
        self._look()
        # A new last line has its room only after the layout that follows.
        self.call_after_refresh(self.scroll_cursor_visible)

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Offer what fits where the caret is now."""
        event.stop()
        self._look()

    def on_blur(self) -> None:
        """End a stretch of typing: what is done elsewhere comes between it and the next one."""
        self.history.checkpoint()
        self._offer(NOTHING)

    def on_focus(self) -> None:
        """Offer what fits at the caret."""
        self._look()

    def action_wish_undo(self) -> None:
        """Ask for the last change back; it need not have been typing."""
        self.post_message(self.UndoWanted())

    def undo_typing(self) -> bool:
        """Undo the last stretch of typing. False when there is none left."""
        before = self.text
        self.undo()
        return self.text != before

    # What is offered at the caret

    def _look(self) -> None:
        """Find what fits at the caret."""
        row, column = self.cursor_location
        known = self.lexicon
        if self.read_only or not self.has_focus or not self.selection.is_empty:
            self._offer(NOTHING)
        else:
            line = self.document.get_line(row)
            self._offer(assist(line, column, known.words, known.picks))

    def _offer(self, found: Assist) -> None:
        if found != self.assist:
            self.assist, self.chosen = found, 0
            self.post_message(self.Assisted(self))

    def on_key(self, event: events.Key) -> None:
        """Walk the offers, take one, or turn them down, before the text box gets the key."""
        if event.key == "enter":
            self._look()  # what was typed just before may not have been looked at yet
        if not self.assist.offers:
            return
        match event.key:
            case "down" | "up":
                by = 1 if event.key == "down" else -1
                self.chosen = (self.chosen + by) % len(self.assist.offers)
                self.post_message(self.Assisted(self))
            case "enter" if self.assist.sure or self.chosen:
                tag = self.assist.offers[self.chosen].kind == "tag"
                self.take_offer()
                if tag:
                    return  # and the line is finished, as enter does
            case "escape":
                self._offer(NOTHING)
            case _:
                return
        event.stop()
        event.prevent_default()

    def take_offer(self) -> bool:
        """Take the offer that is marked; False when nothing is offered."""
        if not self.assist.offers:
            return False
        offer, start = self.assist.offers[self.chosen], self.assist.start
        row, column = self.cursor_location
        if offer.kind == "tag":
            self.replace(f"#{offer.key}", (row, start), (row, column), maintain_selection_offset=False)
        else:
            self.replace("", (row, start), (row, column), maintain_selection_offset=False)
            self.post_message(self.Picked(self, offer.key, offer.words))
        self._offer(NOTHING)
        return True

    # How it is drawn

    @property
    def gutter_width(self) -> int:
        return _GUTTER

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        if self.is_blank:
            return strip
        return Strip.join([self._time(y + self.scroll_offset.y), strip.crop(_GUTTER)])

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        plain, words = line.plain, self.lexicon.words
        unfinished = False
        for mark in marks(plain, words):
            if mark.kind == "sign":
                line.stylize(self._ink(_SIGN_CLASS[plain[mark.start]]), mark.start, mark.end)
            elif mark.kind in ("tag", "rating"):
                line.stylize(self._ink("notes--tag", underline=mark.kind == "tag"), mark.start, mark.end)
            elif mark.kind == "unknown-tag" and self._at_caret(line_index, mark.end):
                unfinished = True  # what is being typed is not wrong yet
            else:
                line.stylize(Style(italic=True), mark.start, mark.end)
        beside = "" if unfinished else ghost(plain, words)
        if beside and len(plain) + len(beside) + 3 < self.wrap_width:
            line.append(f"  {beside}", self._ink("notes--ghost", bold=False))
        return line

    def _at_caret(self, line: int, column: int) -> bool:
        return self.has_focus and self.cursor_location == (line, column)

    def _ink(self, name: str, *, bold: bool = True, underline: bool = False) -> Style:
        """Return the colour of a component, or how dim it is; its background is the box's own."""
        style = self.get_component_rich_style(name, partial=True)
        return Style(color=style.color, bold=bold or None, dim=style.dim, underline=underline or None)

    def _time(self, row: int) -> Strip:
        """Return the gutter of a drawn row: the time of its line, on the line's first row only."""
        info = self.wrapped_document._offset_to_line_info
        text = ""
        here = False
        if row < len(info):
            line, section = info[row]
            times = self._times.all
            at = times[line] if section == 0 and line < len(times) else None
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
