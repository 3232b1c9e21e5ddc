"""What the screens share that stand before a session and ask how to go on: a text, keys, and a way back."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from interviewer.tui.messages import ShowHome
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.widgets.footer import FooterKey, FooterLine
from interviewer.tui.widgets.line import HeaderLine

_ONWARD = FooterKey("pgdn", "more", "glide(10)")


class DecisionScreen(BaseScreen):
    """Says what is the matter, above what each such screen has of its own. Nothing is lost by leaving."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "glide(-1)", "Up", show=False),
        Binding("down", "glide(1)", "Down", show=False),
        Binding("pageup", "glide(-10)", "Page up", show=False),
        Binding("pagedown", "glide(10)", "Page down", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out what is the matter above the rest."""
        yield HeaderLine()
        with VerticalScroll(id="all", can_focus=False):
            yield Static(id="what")
            yield from self.rest()
        yield FooterLine()

    def on_mount(self) -> None:
        """Show the keys; the rest follows when the width is known."""
        self._offer()

    def offered(self) -> list[FooterKey]:
        """Return the keys for the footer, most wanted first, the last to all others."""
        return []

    def _offer(self) -> None:
        """Show the keys; the third is how to read on, where there is something below the edge."""
        below = self.query_one("#all").max_scroll_y > 0
        keys = self.offered()
        self.show_keys([*keys[:2], *([_ONWARD] if below else []), *keys[2:]])

    def rest(self) -> Iterable[Widget]:
        """Return what stands below the text."""
        return ()

    def explanation(self, width: int) -> Iterable[Content]:
        """Return the lines that say what is the matter, each at most *width* cells."""
        return ()

    def on_resize(self) -> None:
        """Lay the text out for the width."""
        self.call_after_refresh(self.lay_out, max(20, self.size.width - 7))

    def lay_out(self, width: int) -> None:
        """Lay the text out for *width* cells."""
        self.query_one("#what", Static).update(Content("\n").join(self.explanation(min(100, width))))
        self.call_after_refresh(self._offer)

    def action_glide(self, by: int) -> None:
        """Scroll what does not fit."""
        self.query_one("#all").scroll_relative(y=by, animate=False)

    def go_back(self) -> None:
        """Leave everything as it is."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.post_message(ShowHome())
