"""The last look before submitting: what to look at, and what enter will do."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.analysis.session_check import Flag, session_check
from interviewer.live.retain import kept_words
from interviewer.model.session import Session
from interviewer.tui.views.check import NUMBERED, check_rows
from interviewer.tui.views.lines import Row


class Check(Widget):
    """The lines of the last look, wrapped to the width there is."""

    DEFAULT_CSS = """
    Check { height: auto; width: 1fr; padding-right: 1; }
    """

    @dataclass
    class Clicked(Message):
        """A flag was clicked, by its place in the list."""

        place: int

    flags: reactive[tuple[Flag, ...]] = reactive((), layout=True)
    at: reactive[int | None] = reactive(None, layout=True)
    """The place of the marked flag; None while none is."""
    kept: reactive[str] = reactive("", layout=True)
    """Until when the session is kept, in words; empty when that was never said."""

    def render(self) -> Content:
        return Content("\n").join([row.text for row in self.rows])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(check_rows(self.flags, width, self.at, self.kept))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines as they are drawn."""
        return check_rows(self.flags, self.content_size.width, self.at, self.kept)

    @property
    def marked(self) -> Region:
        """The lines of the marked flag, and all below the last one; without a mark the first line."""
        lines = [y for y, row in enumerate(self.rows) if row.key is not None and row.key == str(self.at)]
        if not lines:
            return Region(0, 0, 1, 1)
        below = len(self.rows) if self.at == len(self.flags) - 1 else lines[-1] + 1
        return Region(0, lines[0], 1, below - lines[0])

    def on_click(self, event: events.Click) -> None:
        """Tell which flag is under the pointer."""
        offset = event.get_content_offset(self)
        rows = self.rows
        if offset is not None and offset.y < len(rows) and (key := rows[offset.y].key) is not None:
            event.stop()
            self.post_message(self.Clicked(int(key)))


class SubmitPane(VerticalScroll, can_focus=True):
    """Opens at the bottom of the scorecard. Enter seals, when nothing stands in the way; Esc goes back.

    While a flag is marked, enter leads to it instead, and Esc takes the mark back.
    """

    DEFAULT_CSS = """
    SubmitPane {
        display: none; dock: bottom; height: auto; max-height: 80%; padding: 1 1 1 2; background: $panel;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "Submit and seal, or go to what is marked", show=False),
        Binding("escape", "close", "Back", show=False),
        Binding("down,j", "mark(1)", "Mark the next", show=False),
        Binding("up,k", "mark(-1)", "Mark the one before", show=False),
        *(Binding(str(n), f"go({n - 1})", f"Go to {n}", show=False) for n in range(1, NUMBERED + 1)),
    ]

    class Marked(Message):
        """Another flag is marked, or none."""

    class Sealed(Message):
        """The person submits."""

    class Closed(Message):
        """The person goes back."""

    @dataclass
    class Chosen(Message):
        """The person goes where a flag points."""

        flag: Flag

    def compose(self) -> ComposeResult:
        """Lay out the lines; they scroll when the terminal is low."""
        yield Check()

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What is listed."""
        return self.query_one(Check).flags

    @property
    def at(self) -> int | None:
        """The place of the marked flag; None while none is."""
        return self.query_one(Check).at

    def open(self, session: Session, at: int | None = None) -> None:
        """Show what to look at in *session*, and take the focus; the flag *at* that place is marked.

        When the one that stood there is settled, the next has its place; without any nothing is marked.
        """
        self._show(session)
        self._mark(None if at is None or not self.flags else min(at, len(self.flags) - 1))
        self.display = True
        self.scroll_home(animate=False)
        # At once, unlike `focus`: the next key may be waiting already, and belongs here.
        self.screen.set_focus(self, scroll_visible=False)

    def look_again(self, session: Session) -> None:
        """Show what to look at now, while it is open: undo reaches around it."""
        if self.display:
            before = self.flags
            self._show(session)
            if self.flags != before:
                self._mark(None)

    def _show(self, session: Session) -> None:
        facts, check = session.interview, self.query_one(Check)
        check.flags = session_check(session)
        check.kept = kept_words(facts.retain_until, no_date=facts.retain_no_date)

    def on_check_clicked(self, event: Check.Clicked) -> None:
        """Go where the flag under the pointer points."""
        event.stop()
        self.action_go(event.place)

    def action_go(self, place: int) -> None:
        """Go where a flag points, by its place in the list."""
        if place < len(self.flags):
            self.display = False
            self.post_message(self.Chosen(self.flags[place]))

    def action_mark(self, by: int) -> None:
        """Mark the next flag, or the one before; before the first there is none."""
        place = (-1 if self.at is None else self.at) + by
        if self.flags:
            self._mark(min(place, len(self.flags) - 1) if place >= 0 else None)

    def _mark(self, place: int | None) -> None:
        check = self.query_one(Check)
        if place != check.at:
            check.at = place
            self.call_after_refresh(lambda: self.scroll_to_region(check.marked, animate=False))
            self.post_message(self.Marked())

    def action_enter(self) -> None:
        """Go to what is marked; with no mark submit, unless something blocks."""
        if self.at is not None:
            self.action_go(self.at)
        elif not any(flag.blocks for flag in self.flags):
            self.display = False
            self.post_message(self.Sealed())

    def action_close(self) -> None:
        """Take the mark back, or go back to the scorecard."""
        if self.at is not None:
            self._mark(None)
            return
        self.display = False
        self.post_message(self.Closed())
