"""The handout or the solution of the question at hand, to read and to hand over."""

from functools import partial

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.model.session import Session
from interviewer.tui.keymap import keymap_of
from interviewer.tui.views.paper import Page, paper_head, paper_lines
from interviewer.tui.widgets.line import Line


class _Page(Widget):
    """Draws a page as wide as there is room."""

    DEFAULT_CSS = """
    _Page { height: auto; width: 1fr; }
    """

    shown: reactive[tuple[Session, Page] | None] = reactive(None, layout=True)

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        return paper_lines(*self.shown, width) if self.shown else []


class Paper(VerticalScroll, can_focus=False):
    """A page of the question at hand with its heading. The keys of the screen scroll it, and the wheel."""

    def __init__(self, name: str) -> None:
        """Stand for no page yet; *name* is the id of the widget."""
        self._head = Line(classes="head")
        self._page = _Page(classes="page")
        super().__init__(self._head, self._page, id=name)

    def show(self, session: Session, page: Page, *, anew: bool) -> None:
        """Show *page* of the stop at hand; with *anew* from its top."""
        if page == "sheet":
            return
        self.set_class(page == "solution", "-yours")
        self._head.draw = partial(paper_head, session, page, keymap=keymap_of(self.app))
        self._page.shown = (session, page)
        if anew:
            self.scroll_home(animate=False)
