"""Lines that are wrapped anew for the width they have, with a scrollbar beside them or without."""

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

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
