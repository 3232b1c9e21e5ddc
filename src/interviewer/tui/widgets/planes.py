"""The planes of the live screen: the plan or a paper, the desk, and the skills, as the width allows."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from interviewer.model.session import Session
from interviewer.tui.keymap import keymap_of
from interviewer.tui.views.paper import Page, pages
from interviewer.tui.widgets.live_desk import LiveDesk
from interviewer.tui.widgets.notes_pane import NotesPane
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widths import HUGE, WIDE

if TYPE_CHECKING:  # loaded where there is room for them
    from interviewer.tui.widgets.coverage_pane import CoveragePane
    from interviewer.tui.widgets.side_planes import SidePlanes


class Planes(Horizontal):
    """Binds the session into the planes, and knows which page of the question at hand is open."""

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(id="planes")
        self._read_only = read_only
        self._page: Page = "sheet"
        self._stop = ""
        self.desk = LiveDesk(read_only=read_only)
        """The plane where the eye works."""
        self._sides: SidePlanes | None = None

    def compose(self) -> ComposeResult:
        """Lay out the planes side by side, as far as there is room for them."""
        if self._wide:
            sides = self._make_sides()
            yield sides.plan
            yield self.desk
            yield from sides.right
        else:
            yield self.desk

    def _make_sides(self) -> "SidePlanes":
        from interviewer.tui.widgets.side_planes import SidePlanes

        self._sides = SidePlanes(read_only=self._read_only)
        return self._sides

    def _make_room(self) -> None:
        """Mount the planes beside the desk once the terminal has become wide enough for them."""
        if self._wide and self._sides is None:
            sides = self._make_sides()
            self.mount(sides.plan, before=self.desk)
            self.mount(*sides.right, after=self.desk)

    @property
    def coverage(self) -> "CoveragePane | None":
        """The plane of the skills; None while there never was room for one."""
        return self._sides.coverage if self._sides else None

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE

    @property
    def stop(self) -> str:
        """The stop that is shown."""
        return self._stop

    def show(self, session: Session) -> None:
        """Bind *session* into every plane but the notes.

        At another stop than before, what the candidate has before them is open at once where there is room
        beside the sheet; to a reader later the notes matter more.
        """
        stop = session.interview.current
        anew = stop != self._stop
        if anew:
            self._stop = stop
            self._page = "handout" if self._wide and not self._read_only else "sheet"
        self._bind(session, anew=anew)

    def _bind(self, session: Session, *, anew: bool) -> None:
        if self._page not in pages(session):
            self._page = "sheet"
        paper = self._page != "sheet"
        self.set_class(paper, "-paper")
        beside = self.app.size.width >= (HUGE if paper else WIDE)
        self.desk.show(session, self._page, wide=self._wide, beside=beside, anew=anew)
        self._make_room()
        if self._sides:
            self._sides.show(session, self._page, anew=anew)
        self.show_coverage(session)

    def show_coverage(self, session: Session) -> None:
        """Show the skills, or the anchors while something is rated, wherever they have room."""
        rating = self.desk.show_rating(session)
        beside = False
        if pane := self.coverage:
            pane.show(session, rating)
            beside = pane.display
        self.desk.show_anchors(None if beside else rating)
        back = keymap_of(self.app).name("live.general")
        self.desk.query_one(NotesPane).glance(session, back=back, beside=beside)

    def fit(self, session: Session, focused: Widget | None) -> None:
        """Lay out anew for another width. What had the focus keeps it; if it is hidden now, the notes do."""
        self.show(session)
        if focused is self.desk.sheet:
            self.to_sheet(session, keep=True)
        elif self.screen.focused is None:
            self.desk.to_notes()

    def turn(self, session: Session) -> bool:
        """Turn to the next page of the question at hand. False when it has but one."""
        known = pages(session)
        self._page = known[(known.index(self._page) + 1) % len(known)]
        self._bind(session, anew=False)
        for paper in self._papers():
            paper.scroll_home(animate=False)
        return len(known) > 1

    def scroll(self, by: int) -> None:
        """Scroll by pages a paper that is open and too long for its room, or else the sheet."""
        papers = [paper for paper in self._papers() if paper.display and paper.max_scroll_y]
        shown = papers[0] if papers else self.desk.query_one(QuestionPane)
        page = shown.size.height - (0 if papers else self.desk.sheet.dock_gutter.height)
        shown.scroll_relative(y=by * max(1, page), animate=False)

    def _papers(self) -> list[VerticalScroll]:
        """Return the papers there are, at the side and on the desk."""
        return list(self.query("Paper").results(VerticalScroll))

    def to_sheet(self, session: Session, *, keep: bool = False) -> None:
        """Put the focus on the sheet, turning back to it where a paper has taken its place.

        It begins at its first list, so that a number means the same whatever was ticked last; with *keep* it
        stays where it is.
        """
        if self._page != "sheet" and not self._wide:
            self._page = "sheet"
            self._bind(session, anew=False)
        self.desk.sheet.cursor = self.desk.sheet.cursor if keep else 0
        self.screen.set_focus(self.desk.sheet)
