"""The screen before a session that is closed until one's own is submitted: a word typed opens it anyway."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from interviewer.model.session import Session
from interviewer.tui.bindings import bindings_for
from interviewer.tui.messages import OpenAnyway, Wish
from interviewer.tui.screens.decision import DecisionScreen
from interviewer.tui.views import closed as views
from interviewer.tui.widgets.footer import FooterKey, footer_key
from interviewer.tui.widgets.line import HeaderLine


class ClosedScreen(DecisionScreen):
    """Says why a session is closed, and opens it for whoever types the word. No single key does."""

    NAME = "closed"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("closed")

    def __init__(self, session: Session, name: str, wish: Wish) -> None:
        """Ask about *session*, of which only who and when is known; *wish* is what opening it is for."""
        super().__init__()
        self._session = session
        self._saved_as = name
        self._wish = wish

    def rest(self) -> Iterable[Widget]:
        yield Input(id="word", compact=True, placeholder=f"type {views.WORD}, then enter", max_length=20)

    def on_mount(self) -> None:
        """Say whose session it is, and take the word; the rest follows when the width is known."""
        self.query_one(HeaderLine).draw = partial(views.closed_header, self._session)
        self.set_focus(self.query_one("#word"))

    def offered(self) -> list[FooterKey]:
        word = FooterKey("enter", f"opens it once “{views.WORD}” is typed")
        return [footer_key("closed.back", key="esc"), word, footer_key("app.palette")]

    def explanation(self, width: int) -> Iterable[Content]:
        return views.explanation(self._session, self._saved_as, width)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip().casefold() == views.WORD:
            self.post_message(OpenAnyway(self._saved_as, self._wish))
        else:
            self.tell(f"Type the word {views.WORD} to open it, or go back with esc.")

    def action_back(self) -> None:
        """Leave it closed."""
        self.go_back()
