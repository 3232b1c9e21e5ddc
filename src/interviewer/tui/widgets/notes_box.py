"""The notes of one place: what is typed, what of it means something, and what is offered at the caret."""

from dataclasses import dataclass, field
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from interviewer.live.assist import NOTHING, Assist, Pick, assist, ticks_nothing
from interviewer.live.grammar import Rated, Words, ghost, marks
from interviewer.model.notes import ASKED, SIGNS, Note
from interviewer.model.text import turns
from interviewer.tui.widgets.timed_area import TimedArea


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What can be named in the notes, what they can tick, and what is rated by now."""

    words: Words = field(default_factory=Words)
    picks: tuple[Pick, ...] = ()
    rated: Rated = field(default_factory=Rated)


class NotesBox(TimedArea):
    """Takes down lines. It draws what they mean, and offers what may be meant."""

    DEFAULT_CSS = """
    NotesBox {
        border: none; padding: 0; height: 1fr; min-width: 8; background: $background;
        scrollbar-size-vertical: 1;
        &:focus { border: none; }
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
        super().__init__(notes, read_only=read_only, placeholder="What did they say or do?")
        self.place = place
        self._told = notes
        """The lines as the session has them, as far as this box was told."""
        self._lexicon = Lexicon()
        self.assist: Assist = NOTHING
        self._looked_at: tuple[int, int, str] | None = None
        self.chosen = 0
        """Which of the offers is marked."""

    @property
    def lexicon(self) -> Lexicon:
        """What can be named here, and what can be ticked."""
        return self._lexicon

    @lexicon.setter
    def lexicon(self, known: Lexicon) -> None:
        drawn_alike = (known.words, known.rated) == (self._lexicon.words, self._lexicon.rated)
        self._lexicon = known
        if not drawn_alike:
            self._line_cache.clear()
            self.refresh()

    def tell_times(self, notes: tuple[Note, ...]) -> None:
        """Take over the times of *notes*, and which of its rating lines are obeyed by now."""
        super().tell_times(notes)
        were, self._told = self._told, notes
        for line, note in enumerate(notes):
            if "=" in note.text and note.obeyed and (line >= len(were) or were[line] != note):
                self._line_cache.clear()
                self.redraw(line, line)

    def tell_times_only(self, notes: tuple[Note, ...]) -> None:
        """Take over the times of *notes*; what their rating lines led to is told later."""
        super().tell_times(notes)

    # What is typed

    def settle(self, line: int) -> None:
        """Say at the end of a `?` line that it was asked, once."""
        if not Note(self.document.get_line(line)).later:
            return
        end = (line, len(self.document.get_line(line)))
        self.history.checkpoint()
        self.insert(f" {ASKED}", end, maintain_selection_offset=True)
        self.history.checkpoint()

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
        self._looked_at = self._spot
        _, column, line = self._spot
        known = self.lexicon
        if self.read_only or not self.has_focus or not self.selection.is_empty:
            self._offer(NOTHING)
        else:
            self._offer(assist(line, column, known.words, known.picks))

    @property
    def _spot(self) -> tuple[int, int, str]:
        """Where the caret is, and in which line: what an offer is made for."""
        row, column = self.cursor_location
        return row, column, self.document.get_line(row)

    def _offer(self, found: Assist) -> None:
        if found != self.assist:
            self.assist, self.chosen = found, 0
            self.post_message(self.Assisted(self))

    def on_key(self, event: events.Key) -> None:
        """Walk the offers, take one, or turn them down, before the text box gets the key."""
        if self._looked_at != self._spot:
            # Keys came faster than the box was told of its own changes: the offer is for what stood there.
            self._look()
        if not self.assist.offers:
            return
        match event.key:
            case "down" | "up":
                by = 1 if event.key == "down" else -1
                self.chosen = (self.chosen + by) % len(self.assist.offers)
                self.post_message(self.Assisted(self))
            case "enter" if self.assist.sure or self.chosen:
                tag = self.assist.offers[self.chosen].kind == "tag"
                self.take_offer(after="")
                if tag:
                    return  # and the line is finished, as enter does
            case "escape":
                self._offer(NOTHING)
            case _:
                return
        event.stop()
        event.prevent_default()

    def take_offer(self, *, after: str = " ") -> bool:
        """Take the offer that is marked, with *after* behind a tag; False when nothing is offered.

        What stands there already is not written twice: the caret goes behind it.
        """
        if not self.assist.offers:
            return False
        offer, start = self.assist.offers[self.chosen], self.assist.start
        row, column = self.cursor_location
        if offer.kind == "tag":
            behind = self.document.get_line(row)[column : column + len(after)]
            end = column + len(after) if behind == after else column
            self.replace(f"#{offer.key}{after}", (row, start), (row, end), maintain_selection_offset=False)
        else:
            self.replace("", (row, start), (row, column), maintain_selection_offset=False)
            self.post_message(self.Picked(self, offer.key, offer.words))
        self._offer(NOTHING)
        return True

    # How it is drawn

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
        beside = "" if unfinished else self._beside(line_index, plain)
        if beside and len(plain) + len(beside) + 3 < self.wrap_width:
            line.append(f"  {beside}", self._ink("notes--ghost", bold=False))
        return line

    def _beside(self, line: int, plain: str) -> str:
        """Return what stands beside a line: what it rates, and once it is left whether that still holds.

        Nothing as long as that is not known: the session obeys a line a moment after it is finished.
        """
        if turns(self.document.get_line(line)):
            return "hides signs that turn it around"
        left = self.read_only or line != self.cursor_location[0]
        if left and Note(plain).rating and not self._is_obeyed(line, plain):
            return ""
        if left and ticks_nothing(plain, self.lexicon.picks):
            return "ticks nothing"
        return ghost(plain, self.lexicon.words, self.lexicon.rated if left else None)

    def _is_obeyed(self, line: int, plain: str) -> bool:
        told = self._told[line] if line < len(self._told) else None
        return self.read_only or (told is not None and told.obeyed and told.text == plain)

    def _at_caret(self, line: int, column: int) -> bool:
        return self.has_focus and self.cursor_location == (line, column)

    def _ink(self, name: str, *, bold: bool = True, underline: bool = False) -> Style:
        """Return the colour of a component, or how dim it is; its background is the box's own."""
        style = self.get_component_rich_style(name, partial=True)
        return Style(color=style.color, bold=bold or None, dim=style.dim, underline=underline or None)


_SIGN_CLASS = dict(
    zip(
        SIGNS,
        ("notes--strength", "notes--concern", "notes--later", "notes--flag", "notes--quote"),
        strict=True,
    )
)
