"""The plane beside the cards: the anchors of the skill at hand, and the evidence for it."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from interviewer.model.session import Session
from interviewer.tui.views.scorecard import detail
from interviewer.tui.widgets.wrapped import Wrapped


class SkillDetail(VerticalScroll, can_focus=False):
    """Shows what stands behind one skill, wrapped to what the scrollbar leaves."""

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Wrapped(id="behind")

    def show(self, session: Session, skill: str) -> None:
        """Show the anchors of *skill* and the evidence in *session*."""
        self.query_one(Wrapped).lines = partial(_lines, session, skill)


def _lines(session: Session, skill: str, width: int) -> list[Content]:
    return detail(session, skill, width, heading=True)
