"""A line of text that is computed anew from the width it has."""

from collections.abc import Callable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

Draw = Callable[[int], Content]
"""From a width in cells to what stands there."""


class Line(Widget):
    """Shows what a function of the width returns. Give it a new function when the value changes."""

    DEFAULT_CSS = """
    Line { height: 1; width: 1fr; }
    """

    draw: reactive[Draw | None] = reactive(None, layout=False, always_update=True)

    def render(self) -> Content:
        return self.draw(self.content_size.width) if self.draw else Content("")


class HeaderLine(Line):
    """The first line of a screen: who and what at the left, the time or the state at the right."""

    DEFAULT_CSS = """
    HeaderLine { dock: top; height: 1; background: $surface; padding: 0 1; }
    """
