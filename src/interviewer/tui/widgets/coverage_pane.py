"""The right plane of the live screen: what is not covered yet, the time, what to watch for, the anchors."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interviewer.analysis.later import Later
from interviewer.model.session import Session
from interviewer.tui.views import live as views
from interviewer.tui.views.pace import Moment
from interviewer.tui.views.pace_words import pace_rows
from interviewer.tui.views.rating import Rating, anchor_lines
from interviewer.tui.views.sheet import observed
from interviewer.tui.widgets.later_rows import LaterRows
from interviewer.tui.widgets.rows import Rows
from interviewer.tui.widgets.sheet import Sheet


class CoveragePane(VerticalScroll, can_focus=False):
    """Shows skills, what to ask later, pace, what is watched for; while rating only the anchors."""

    _shown: tuple[Session, Rating | None] | None = None
    _now: tuple[Moment, Sequence[Later]] | None = None
    """What it was told last: the plane has no width when it comes up, and draws once it has."""

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only

    def compose(self) -> ComposeResult:
        """Lay out the parts one below the other. Ticks are taken only where something can change."""
        yield Rows(id="skills")
        yield LaterRows(id="later")
        yield Rows(id="pace")
        throughout = Sheet(id="throughout")
        throughout.enabled = not self._read_only
        yield throughout
        yield Static(id="anchors")

    @property
    def _room(self) -> int:
        """The width of a line beside the scrollbar, in cells."""
        return self.scrollable_content_region.width

    def show(self, session: Session, rating: Rating | None) -> None:
        """Show how far *session* got with its skills, or the anchors of the one that is rated."""
        self._shown = session, rating
        width = self._room
        if not self.display or width <= 0:
            return
        anchors = anchor_lines(rating, width) if rating else []
        static = self.query_one("#anchors", Static)
        if anchors or static.display:  # each update has everything laid out anew
            static.update(Content("\n").join(anchors))
            static.display = bool(anchors)
        skills = self.query_one("#skills", Rows)
        for rows in self.query(Rows):
            rows.display = not anchors
        throughout = self.query_one(Sheet)
        throughout.show(tuple(observed(session)), anew=False)
        throughout.display = throughout.display and not anchors
        skills.rows = tuple(views.skills(session, width))
        self._draw_pace()

    def on_resize(self) -> None:
        """Draw what there was no width for, or another one."""
        if self._shown is not None:
            self.show(*self._shown)

    def show_pace(self, now: Moment, items: Sequence[Later]) -> None:
        """Show how the time stands *now*, and the *items* to ask later; cheap enough for every second."""
        self._now = now, items
        self._draw_pace()

    def _draw_pace(self) -> None:
        width = self._room
        if self.display and width > 0 and self._now is not None:
            now, items = self._now
            self.query_one(LaterRows).show(now.session, items)
            self.query_one("#pace", Rows).rows = tuple(pace_rows(now, width))
