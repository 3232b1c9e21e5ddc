"""The screen before a session that is closed until one's own is submitted: a word typed opens it anyway."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from interviewer.model.session import Session
from interviewer.tui.bindings import bindings_for
from interviewer.tui.messages import OpenAnyway, ShowHome, Wish
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.views import closed as views
from interviewer.tui.widgets.footer import FooterKey, FooterLine, footer_key
from interviewer.tui.widgets.line import HeaderLine


class ClosedScreen(BaseScreen):
    """Says why a session is closed, and opens it for whoever types the word. No single key does."""

    NAME = "closed"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("closed"),
        Binding("up,pageup", "glide(-3)", "Up", show=False),
        Binding("down,pagedown", "glide(3)", "Down", show=False),
    ]

    def __init__(self, session: Session, name: str, wish: Wish) -> None:
        """Ask about *session*, of which only who and when is known; *wish* is what opening it is for."""
        super().__init__()
        self._session = session
        self._saved_as = name
        self._wish = wish

    def compose(self) -> ComposeResult:
        """Lay out what is closed and why above the line for the word."""
        yield HeaderLine()
        with VerticalScroll(id="all", can_focus=False):
            yield Static(id="what")
            yield Input(id="word", compact=True, placeholder=f"type {views.WORD}, then enter", max_length=20)
        yield FooterLine()

    def on_mount(self) -> None:
        """Show the keys, and take the word; the rest follows when the width is known."""
        self.query_one(HeaderLine).draw = partial(views.closed_header, self._session)
        word = FooterKey(f"{views.WORD} enter", "open it anyway")
        self.show_keys([footer_key("closed.back", key="esc"), word, footer_key("app.palette")])
        self.set_focus(self.query_one("#word"))

    def on_resize(self) -> None:
        """Lay the text out for the width."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        width = max(20, min(100, self.size.width - 7))
        lines = views.explanation(self._session, self._saved_as, width)
        self.query_one("#what", Static).update(Content("\n").join(lines))

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip().casefold() == views.WORD:
            self.post_message(OpenAnyway(self._saved_as, self._wish))
        elif event.value.strip():
            self.tell(f"Type the word {views.WORD} to open it, or go back with esc.")

    def action_glide(self, by: int) -> None:
        """Scroll what does not fit."""
        self.query_one("#all").scroll_relative(y=by, animate=False)

    def action_back(self) -> None:
        """Leave it closed."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.post_message(ShowHome())
