"""The planes beside the desk of the live screen. Loaded where there is room for them."""

from textual.containers import VerticalScroll

from interviewer.model.session import Session
from interviewer.tui.views.outline import outline
from interviewer.tui.views.paper import Page
from interviewer.tui.widgets.coverage_pane import CoveragePane
from interviewer.tui.widgets.paper import Paper
from interviewer.tui.widgets.rows import Rows

_OUTLINE = 31
"""Cells beside the scrollbar of the plan, which has its place also while there is none; see the styles."""


class SidePlanes:
    """The plan at the left of the desk; a paper and the skills at its right. Styles show those with room."""

    def __init__(self, *, read_only: bool) -> None:
        self._outline = Rows(id="outline")
        self.plan = VerticalScroll(self._outline, id="plan", can_focus=False)
        self._paper = Paper("side-paper")
        self.coverage = CoveragePane(read_only=read_only)
        self.right = (self._paper, self.coverage)

    def show(self, session: Session, page: Page, *, anew: bool) -> None:
        """Bind *session* and the *page* that is open."""
        self._paper.show(session, page, anew=anew)
        self._outline.rows = tuple(outline(session, _OUTLINE))
