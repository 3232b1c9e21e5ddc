"""A report in front of the scorecard: the session check, and how structured the interview was."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from interviewer.analysis.session_check import session_check
from interviewer.analysis.structure_together import by_plan
from interviewer.model.session import Session
from interviewer.tui.views.structure import report_lines
from interviewer.tui.widgets.wrapped import Wrapped


class ReportPane(VerticalScroll, can_focus=True):
    """Opens over the cards and scrolls; Esc goes back to them."""

    DEFAULT_CSS = """
    ReportPane {
        display: none; dock: bottom; height: 100%; padding: 1 1 0 2; background: $background;
        & Wrapped { padding-right: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Back", show=False)]

    class Closed(Message):
        """The person goes back."""

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Wrapped()

    def open(self, session: Session) -> None:
        """Show the report on *session*, and take the focus."""
        # Worked out once: the lines are drawn anew for every width.
        self.query_one(Wrapped).lines = partial(report_lines, session_check(session), by_plan([session]))
        self.display = True
        self.scroll_home(animate=False)
        self.screen.set_focus(self, scroll_visible=False)

    def action_close(self) -> None:
        """Go back to the scorecard."""
        self.display = False
        self.post_message(self.Closed())
