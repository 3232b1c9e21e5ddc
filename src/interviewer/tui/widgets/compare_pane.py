"""The plane that explains: a heading that stays, and text under it that can be scrolled when it has focus."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.tui.ink import ACCENT, LABEL, ink, padded
from interviewer.tui.widgets.line import Line

Lines = Callable[[int], Iterable[Content]]
"""From a width in cells to the lines that stand there."""


class Wrapped(Widget):
    """Shows the lines that a function of the width returns, as many as there are."""

    DEFAULT_CSS = """
    Wrapped { height: auto; width: 1fr; }
    """

    lines: reactive[Lines | None] = reactive(None, layout=True, always_update=True)

    def render(self) -> Content:
        return Content("\n").join(self._drawn(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._drawn(width))

    def _drawn(self, width: int) -> list[Content]:
        return list(self.lines(max(8, width))) if self.lines else []


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
