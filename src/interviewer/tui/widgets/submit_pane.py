"""The last look before submitting: what is missing, and what enter will do."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.analysis.coverage import missing
from interviewer.model.session import Session
from interviewer.tui.views.scorecard import check_lines


class Check(Widget):
    """The lines of the last look, wrapped to the width there is."""

    DEFAULT_CSS = """
    Check { height: auto; width: 1fr; padding-right: 1; }
    """

    session: reactive[Session | None] = reactive(None, layout=True)

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        return check_lines(self.session, width) if self.session else []


class SubmitPane(VerticalScroll, can_focus=True):
    """Opens at the bottom of the scorecard. Enter seals, when nothing stands in the way; Esc goes back."""

    DEFAULT_CSS = """
    SubmitPane {
        display: none; dock: bottom; height: auto; max-height: 70%; padding: 1 1 1 2; background: $panel;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "seal", "Submit and seal", show=False),
        Binding("escape", "close", "Back", show=False),
    ]

    class Sealed(Message):
        """The person submits."""

    class Closed(Message):
        """The person goes back."""

    def compose(self) -> ComposeResult:
        """Lay out the lines; they scroll when the terminal is low."""
        yield Check()

    @property
    def session(self) -> Session | None:
        """The session looked at."""
        return self.query_one(Check).session

    def open(self, session: Session) -> None:
        """Show what *session* lacks, and take the focus."""
        self.query_one(Check).session = session
        self.display = True
        self.scroll_home(animate=False)
        # At once, unlike `focus`: the next key may be waiting already, and belongs here.
        self.screen.set_focus(self, scroll_visible=False)

    def action_seal(self) -> None:
        """Submit, unless something blocks."""
        if self.session and not any(lack.blocks for lack in missing(self.session)):
            self.display = False
            self.post_message(self.Sealed())

    def action_close(self) -> None:
        """Go back to the scorecard."""
        self.display = False
        self.post_message(self.Closed())
