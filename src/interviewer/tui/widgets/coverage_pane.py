"""The right plane of the live screen: what is not covered yet, the time, what to watch for, the anchors."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interviewer.model.session import Session
from interviewer.tui.views import live as views
from interviewer.tui.views.sheet import observed
from interviewer.tui.widgets.rows import Rows
from interviewer.tui.widgets.sheet import Sheet


class CoveragePane(VerticalScroll, can_focus=False):
    """Shows skills, pace and what is watched for; while an answer is rated, its anchors in their place."""

    def compose(self) -> ComposeResult:
        """Lay out the parts one below the other."""
        yield Rows(id="skills")
        yield Static(id="pace")
        yield Sheet(id="throughout")
        yield Static(id="anchors")

    @property
    def _room(self) -> int:
        """The width of a line beside the scrollbar, in cells."""
        return self.scrollable_content_region.width

    def show(self, session: Session, *, rating: bool) -> None:
        """Show how far *session* got with its skills, or the anchors of the one that is rated."""
        width = self._room
        if not self.display or width <= 0:
            return
        anchors = views.anchor_lines(session, width) if rating else []
        self.query_one("#anchors", Static).update(Content("\n").join(anchors))
        skills, pace = self.query_one("#skills", Rows), self.query_one("#pace", Static)
        skills.display = pace.display = not anchors
        throughout = self.query_one(Sheet)
        throughout.show(tuple(observed(session)), anew=False)
        throughout.display = throughout.display and not anchors
        skills.rows = tuple(views.skills(session, width))

    def show_pace(self, now: Session) -> None:
        """Show how the time stands in *now*; cheap enough for every second."""
        width = self._room
        if self.display and width > 0:
            self.query_one("#pace", Static).update(Content("\n").join(views.pace_lines(now, width)))
