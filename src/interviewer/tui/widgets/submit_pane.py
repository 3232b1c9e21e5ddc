"""The last look before submitting: what to look at, and what enter will do."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.analysis.session_check import Flag, session_check
from interviewer.model.session import Session
from interviewer.tui.views.check import NUMBERED, check_rows


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

    def render(self) -> Content:
        return Content("\n").join([row.text for row in check_rows(self.flags, self.content_size.width)])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(check_rows(self.flags, width))

    def on_click(self, event: events.Click) -> None:
        """Tell which flag is under the pointer."""
        offset = event.get_content_offset(self)
        rows = check_rows(self.flags, self.content_size.width)
        if offset is not None and offset.y < len(rows) and (key := rows[offset.y].key) is not None:
            event.stop()
            self.post_message(self.Clicked(int(key)))


class SubmitPane(VerticalScroll, can_focus=True):
    """Opens at the bottom of the scorecard. Enter seals, when nothing stands in the way; Esc goes back."""

    DEFAULT_CSS = """
    SubmitPane {
        display: none; dock: bottom; height: auto; max-height: 80%; padding: 1 1 1 2; background: $panel;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "seal", "Submit and seal", show=False),
        Binding("escape", "close", "Back", show=False),
        *(Binding(str(n), f"go({n - 1})", f"Go to {n}", show=False) for n in range(1, NUMBERED + 1)),
    ]

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

    def open(self, session: Session) -> None:
        """Show what to look at in *session*, and take the focus."""
        self.query_one(Check).flags = session_check(session)
        self.display = True
        self.scroll_home(animate=False)
        # At once, unlike `focus`: the next key may be waiting already, and belongs here.
        self.screen.set_focus(self, scroll_visible=False)

    def look_again(self, session: Session) -> None:
        """Show what to look at now, while it is open: undo reaches around it."""
        if self.display:
            self.query_one(Check).flags = session_check(session)

    def on_check_clicked(self, event: Check.Clicked) -> None:
        """Go where the flag under the pointer points."""
        event.stop()
        self.action_go(event.place)

    def action_go(self, place: int) -> None:
        """Go where a flag points, by its place in the list."""
        if place < len(self.flags):
            self.display = False
            self.post_message(self.Chosen(self.flags[place]))

    def action_seal(self) -> None:
        """Submit, unless something blocks."""
        if not any(flag.blocks for flag in self.flags):
            self.display = False
            self.post_message(self.Sealed())

    def action_close(self) -> None:
        """Go back to the scorecard."""
        self.display = False
        self.post_message(self.Closed())
