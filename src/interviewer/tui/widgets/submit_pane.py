"""The last look before submitting: what is missing, and what enter will do."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.analysis.coverage import missing
from interviewer.model.session import Session
from interviewer.tui.views.scorecard import check_lines


class SubmitPane(Widget, can_focus=True):
    """Opens at the bottom of the scorecard. Enter seals, when nothing stands in the way; Esc goes back."""

    DEFAULT_CSS = """
    SubmitPane {
        display: none; height: auto; max-height: 60%; padding: 1 2; background: $boost; overflow-y: auto;
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

    session: reactive[Session | None] = reactive(None, layout=True)

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def open(self, session: Session) -> None:
        """Show what *session* lacks, and take the focus."""
        self.session = session
        self.display = True
        self.focus()

    def action_seal(self) -> None:
        """Submit, unless something blocks."""
        if self.session and not any(lack.blocks for lack in missing(self.session)):
            self.display = False
            self.post_message(self.Sealed())

    def action_close(self) -> None:
        """Go back to the scorecard."""
        self.display = False
        self.post_message(self.Closed())

    def _lines(self, width: int) -> list[Content]:
        return check_lines(self.session, width) if self.session else []
