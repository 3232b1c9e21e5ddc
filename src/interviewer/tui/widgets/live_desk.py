"""The middle of the live screen, where the eye works: the question or its papers, the notes, the rating."""

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from interviewer.model.session import Session
from interviewer.tui.keymap import keymap_of
from interviewer.tui.shown import is_shown
from interviewer.tui.views.outline import place
from interviewer.tui.views.pace import Moment
from interviewer.tui.views.paper import Page, page_strip
from interviewer.tui.views.rating import Rating, rating_choice
from interviewer.tui.widgets.line import Line
from interviewer.tui.widgets.notes_pane import NotesPane
from interviewer.tui.widgets.notes_stack import NotesStack
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.sheet import Sheet
from interviewer.tui.widths import STANDARD

if TYPE_CHECKING:  # loaded when they first ask, or have something to show
    from interviewer.tui.widgets.ask_bar import AnswerLine, AskBar
    from interviewer.tui.widgets.jump_bar import JumpBar
    from interviewer.tui.widgets.later_bar import LaterBar
    from interviewer.tui.widgets.paper import Paper
    from interviewer.tui.widgets.skill_bar import SkillBar

    Bar = AskBar | JumpBar | LaterBar | SkillBar

B = TypeVar("B", bound="Bar")


class LiveDesk(Vertical):
    """Shows the stop at hand, and moves the focus between what can be done at it."""

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(id="desk")
        self._read_only = read_only
        self._strip = Content("")
        self._now: Moment | None = None
        """None while the session is only read."""
        self._paper: Paper | None = None
        self._bars: list[Bar] = []
        """Those that have asked something already; the others are not made yet."""
        self.later_bar: LaterBar | None = None
        """The bar of what to ask later, once it was asked for."""

    def compose(self) -> ComposeResult:
        """Lay out the parts from top to bottom; a paper and the bars come when they are first wanted."""
        yield Line(id="place")
        yield QuestionPane()
        yield NotesPane(read_only=self._read_only)
        yield RatingRow()

    def on_mount(self) -> None:
        """Take ratings and ticks only where something can change."""
        self.query_one(RatingRow).enabled = self.sheet.enabled = not self._read_only

    @property
    def notes(self) -> NotesStack:
        """The notes of all stops."""
        return self.query_one(NotesStack)

    @property
    def sheet(self) -> Sheet:
        """What can be ticked at the stop at hand."""
        return self.query_one(Sheet)

    def show_rating(self, session: Session) -> Rating | None:
        """Show what can be rated, or is being rated; return the latter, None while nobody rates.

        Somebody rates with the focus on the row, or with a line of notes that begins with `=`.
        """
        row = self.query_one(RatingRow)
        box = self.notes.current
        typed = box.assist.rates if box and box.has_focus else None
        row.choice = rating_choice(session, typed.skill if typed else None)
        row.preview = typed.level if typed else None
        if row.choice is None or not (row.has_focus or typed):
            return None
        return Rating(row.choice, row.cursor if row.has_focus else row.preview)

    def show_anchors(self, rating: Rating | None) -> None:
        """Show the anchors above the notes; None where they stand elsewhere, or are not wanted."""
        pane = self.query_one(QuestionPane)
        pane.show_anchors(rating)
        self.query_one(RatingRow).whole = rating is not None and not pane.display

    def show(self, session: Session, page: Page, *, wide: bool, beside: bool, anew: bool) -> None:
        """Bind *session* into every part but the notes, which keep their own text.

        *beside* tells that what is watched for throughout stands beside the desk, and not on the sheet.
        """
        self._strip = page_strip(session, page, wide=wide, keymap=keymap_of(self.app))
        self._show_place(session)
        self.query_one(QuestionPane).show(session, throughout=not beside, anew=anew)
        if page != "sheet" and not wide:
            self._paper_here().show(session, page, anew=anew)
        self.notes.bind(session)
        self.show_rating(session)

    def show_time(self, now: Moment) -> None:
        """Show how long the stop at hand takes *now*, where the header has no room for it."""
        self._now = now
        if self.app.size.width < STANDARD:
            self._show_place(now.session)

    def _show_place(self, session: Session) -> None:
        glance = self.app.size.width < STANDARD
        drawn = partial(place, session, glance=glance, strip=self._strip, now=self._now)
        self.query_one("#place", Line).draw = drawn

    def _paper_here(self) -> "Paper":
        """Return the paper that takes the place of the question."""
        if self._paper is None:
            from interviewer.tui.widgets.paper import Paper

            self.mount(paper := Paper("desk-paper"), after=self.query_one(QuestionPane))
            self._paper = paper
        return self._paper

    # The bars. Whoever wants one waits until it is there, and the next key waits with them.

    async def jump_bar(self) -> "JumpBar":
        """Return the bar that leads to any stop."""
        from interviewer.tui.widgets.jump_bar import JumpBar

        return await self._bar(JumpBar)

    async def skill_bar(self) -> "SkillBar":
        """Return the bar that asks for a skill."""
        from interviewer.tui.widgets.skill_bar import SkillBar

        return await self._bar(SkillBar)

    async def ask_bar(self) -> "AskBar":
        """Return the bar that asks for words."""
        from interviewer.tui.widgets.ask_bar import AskBar

        return await self._bar(AskBar)

    async def make_later_bar(self) -> "LaterBar":
        """Return the bar of what to ask later."""
        from interviewer.tui.widgets.later_bar import LaterBar

        self.later_bar = await self._bar(LaterBar)
        return self.later_bar

    async def _bar(self, kind: type[B]) -> B:
        for bar in self._bars:
            if isinstance(bar, kind):
                return bar
        await self.mount(made := kind())
        self._bars.append(made)
        return made

    @property
    def asks(self) -> bool:
        """Whether a bar is open."""
        return any(bar.open for bar in self._bars)

    @property
    def unsent(self) -> "AnswerLine | None":
        """The line of an open bar with words that would be lost if it closed."""
        return next((bar.line for bar in self._bars if bar.open and bar.line is not None), None)

    def asks_in(self, focused: Widget | None) -> bool:
        """Whether *focused* is in a bar that is open."""
        return focused is not None and any(bar.open and bar in focused.ancestors for bar in self._bars)

    def close_bars(self) -> None:
        """Close whatever asks."""
        for bar in self._bars:
            bar.close()

    def take_offer(self) -> bool:
        """Take what the notes offer at the caret; False when they offer nothing."""
        box = self.notes.current
        return box is not None and box.has_focus and box.take_offer()

    def to_notes(self) -> None:
        """Put the focus into the notes."""
        if box := self.notes.current:
            self.screen.set_focus(box, scroll_visible=False)

    def around(self, by: int) -> Widget | None:
        """Return what has the focus next: notes, rating, what is watched for throughout, sheet.

        Back from the notes is always the sheet, wherever it is shown. Out of a bar it is the notes, and the
        bar, which may stand over them, closes; one with words in it keeps both, until they are taken or Esc
        lets them go.
        """
        if self.unsent is not None:
            return self.unsent
        if self.asks:
            self.close_bars()
            return self.notes.current
        ring: list[Widget | None] = [self.notes.current, self.query_one(RatingRow)]
        ring += [*(side for side in self.screen.query("#throughout") if is_shown(side)), self.sheet]
        fields = [field for field in ring if field is not None and field.can_focus]
        focused = self.screen.focused
        at = fields.index(focused) if focused in fields else -by
        return fields[(at + by) % len(fields)] if fields else None
