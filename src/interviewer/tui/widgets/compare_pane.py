"""The plane that explains: a heading that stays, and text under it that can be scrolled when it has focus."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from interviewer.tui.ink import ACCENT, LABEL, ink, padded
from interviewer.tui.widgets.line import Line
from interviewer.tui.widgets.wrapped import Lines, Wrapped


class EvidenceScroll(VerticalScroll, can_focus=True):
    """Scrolls what it holds by arrows, j and k, and pages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "scroll_up", "Up", show=False),
        Binding("j", "scroll_down", "Down", show=False),
        Binding("escape,left,h", "leave", "Back to the grid", show=False),
    ]

    class Left(Message):
        """The person wants back to the grid."""

    def action_leave(self) -> None:
        """Say that the person wants back to the grid."""
        self.post_message(self.Left())


class ComparePane(Vertical):
    """Binds a heading and the lines under it. The heading is marked while the pane has focus."""

    heading: reactive[str] = reactive("")

    def compose(self) -> ComposeResult:
        """Lay out the heading above what scrolls."""
        yield Line(id="cell-heading")
        with EvidenceScroll():
            yield Wrapped()

    def show(self, heading: str, lines: Lines) -> None:
        """Show *lines* under *heading*, from the top."""
        self.heading = heading
        self.query_one(Wrapped).lines = lines
        self.query_one(EvidenceScroll).scroll_home(animate=False)

    def watch_heading(self) -> None:
        """Draw the heading."""
        self._mark()

    def on_descendant_focus(self) -> None:
        """Mark the heading."""
        self._mark()

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self._mark()

    def _mark(self) -> None:
        for line in self.query("#cell-heading").results(Line):
            line.draw = self._heading

    def _heading(self, width: int) -> Content:
        focused = self.screen.focused is self.query_one(EvidenceScroll)
        mark, style = ("▸ ", ACCENT) if focused else ("", LABEL)
        return padded(ink(f"{mark}{self.heading.upper()}", style), width)
