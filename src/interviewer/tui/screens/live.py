"""The live screen: the question, the notes, the rating and the clock, with nothing in front of them."""

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from interviewer.live import actions as act
from interviewer.live.interview import Typing
from interviewer.model.errors import RuleBroken
from interviewer.tui.bindings import bindings_for
from interviewer.tui.live_source import Source
from interviewer.tui.messages import ShowScorecard
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.screens.footers import live_keys
from interviewer.tui.views import live as views
from interviewer.tui.views.paper import handed_out
from interviewer.tui.views.sheet import tick
from interviewer.tui.views.unheeded import unheeded
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.coverage_pane import CoveragePane
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.jump_bar import JumpBar
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.live_desk import LiveDesk
from interviewer.tui.widgets.notes_box import NotesBox
from interviewer.tui.widgets.planes import Planes
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.rows import Rows
from interviewer.tui.widgets.sheet import Sheet

SKIP_REASONS = ("no time left", "answered already", "does not fit")


class LiveScreen(BaseScreen):
    """Binds the session down into its widgets and hands every wish to one gate, `_do`."""

    NAME = "live"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("live"),
        Binding("tab", "around(1)", "Next field", show=False, priority=True),
        Binding("shift+tab", "around(-1)", "Previous field", show=False, priority=True),
        Binding("pageup", "scroll(-1)", "Scroll up", show=False),
        Binding("pagedown", "scroll(1)", "Scroll down", show=False),
    ]

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._reading = source.status is None

    def compose(self) -> ComposeResult:
        """Lay out the planes between the header and the footer."""
        yield HeaderLine()
        yield Planes(read_only=self._reading)
        yield FooterLine()

    async def on_mount(self) -> None:
        """Show the session and begin to tick."""
        self.set_class(self._reading, "-reading")
        await self._move()
        self.set_interval(1.0, self.every_second)

    async def on_screen_resume(self) -> None:
        """Show what changed on the scorecard meanwhile; the page that was open stays open."""
        if self.is_mounted and self.query(Planes):
            await self._move()

    def on_resize(self) -> None:
        """Lay the lines of the side planes out for their new width; what had the focus keeps it."""
        if self.query(Planes):
            self.call_after_refresh(lambda had=self.focused: self._planes.fit(self._source.session, had))

    def every_second(self, tick: object = None) -> None:
        """Repaint the clocks and the saved state."""
        now = self._source.now()
        self.query_one(HeaderLine).draw = partial(views.live_header, now, reading=self._reading)
        self.show_saved(self._source.status)
        if not self._reading:
            self.query_one(CoveragePane).show_pace(now)

    def hand_over(self) -> None:
        """Hand over the notes as they stand in their boxes."""
        for box in self.query(NotesBox):
            self._source.type(box.place, box.text)

    # The gate

    def _do(self, action: act.Action) -> bool:
        """Hand *action* to the interview and show what it changed. False when a rule refused it."""
        before = self._source.session
        try:
            after = self._source.do(action)
        except RuleBroken as broken:
            self.tell(str(broken), warning=True)
            return False
        self._show()
        self.tell_all(unheeded(before, after))
        return True

    @property
    def _planes(self) -> Planes:
        return self.query_one(Planes)

    @property
    def _desk(self) -> LiveDesk:
        return self._planes.desk

    def _show(self) -> None:
        """Bind the session into every widget but the notes, which keep their own text."""
        self._planes.show(self._source.session)
        self.every_second()
        self._show_keys()

    def _show_keys(self) -> None:
        self.show_keys(live_keys(self._source.session, self.focused, reading=self._reading))

    async def _move(self) -> None:
        """Show the stop at hand: its notes come to the front with the caret where it was left."""
        if not self._desk.is_attached:  # the app was quit while this was on its way
            return
        self._desk.close_bars()
        box = await self._desk.notes.show(self._source.session)
        self._show()
        # At once, unlike `focus`: the next key may be waiting already, and belongs to these notes.
        self.set_focus(box, scroll_visible=False)

    async def _go(self, place: str) -> None:
        here = self._source.session.interview.current
        if place == here or self._do(act.ShowQuestion(question=place)):
            await self._move()

    async def _step(self, by: int) -> None:
        stop = self._source.session.next_stop(by)
        if stop is not None:
            await self._go(stop)
        elif by > 0:
            self.tell("That was the last stop. ctrl+r opens the scorecard.")
        else:
            self.tell("This is the first stop.")

    # What widgets tell

    @on(NotesBox.Typed)
    def _typed(self, event: NotesBox.Typed) -> None:
        before = self._source.session
        try:
            after = self._source.type(event.place, event.text)
        except RuleBroken as broken:
            self.tell(str(broken), warning=True)
            return
        self._desk.notes.tell_times(after, event.place)
        self.show_saved(self._source.status)
        rated = after.response(event.place).rating != before.response(event.place).rating
        if rated or after.ratings != before.ratings:
            self._show()
        self.tell_all(unheeded(before, after))

    @on(Sheet.Ticked)
    def _ticked(self, event: Sheet.Ticked) -> None:
        place = self._source.session.interview.current
        self._do(tick(place, event.of, event.id, on=event.on))

    @on(RatingRow.Chosen)
    def _rated(self, event: RatingRow.Chosen) -> None:
        place = self._source.session.interview.current
        if self._do(act.RateQuestion(question=place, level=event.level)):
            self.action_notes()

    @on(Rows.Clicked, "#outline")
    async def _outline_clicked(self, event: Rows.Clicked) -> None:
        await self._go(event.key)

    @on(JumpBar.Chosen)
    async def _jumped(self, event: JumpBar.Chosen) -> None:
        await self._go(event.place)

    @on(AskBar.Answered)
    async def _skip_answered(self, event: AskBar.Answered) -> None:
        place = self._source.session.interview.current
        if self._do(act.Skip(question=place, reason=event.text)):
            await self._step(1)

    # Actions of the table of keys

    async def action_next(self) -> None:
        """Go to the next stop that is not skipped."""
        await self._step(1)

    async def action_previous(self) -> None:
        """Go to the stop before."""
        await self._step(-1)

    def action_rate(self) -> None:
        """Put the focus on the rating."""
        self.set_focus(self.query_one(RatingRow))

    def action_listen(self) -> None:
        """Put the focus on the sheet, where points are ticked."""
        self._planes.to_sheet(self._source.session)

    @on(AskBar.Closed)
    @on(JumpBar.Closed)
    def action_notes(self) -> None:
        """Close whatever asks, and put the focus back into the notes; when only reading, leave."""
        if self._reading and not self.query_one(JumpBar).open:
            self.dismiss()
            return
        self._desk.close_bars()
        self._desk.to_notes()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the anchors while rating, and give the lists room while they are ticked."""
        self.set_class(isinstance(event.widget, RatingRow), "-rating")
        self.set_class(isinstance(event.widget, Sheet), "-ticking")
        # The plane of the anchors may come up only now, and has no width before it is laid out.
        self.call_after_refresh(lambda: self._planes.show_coverage(self._source.session))
        self._show_keys()

    def action_around(self, by: int) -> None:
        """Move the focus around: notes, rating, sheet."""
        if (field := self._desk.around(by)) is self._desk.sheet:
            self.action_listen()
        elif field is not None:
            self.set_focus(field, scroll_visible=False)

    def action_scroll(self, by: int = 1) -> None:
        """Scroll the sheet or the paper by a page, whatever has the focus."""
        self._planes.scroll(by)

    def action_page(self) -> None:
        """Turn from the sheet to the handout, on to the solution, and back."""
        if not self._planes.turn(self._source.session):
            self.tell("Nothing is handed out here.")

    def action_copy(self) -> None:
        """Copy the handout as the candidate gets it; where there is none, the prompt."""
        session = self._source.session
        if question := session.questions.get(session.interview.current):
            self.app.copy_to_clipboard(question.given)
            self.tell(handed_out(session))

    def action_jump(self) -> None:
        """Open the list of all stops."""
        self.query_one(AskBar).close()
        self.query_one(JumpBar).ask(self._source.session)

    async def action_skip(self) -> None:
        """Ask why this question is skipped; a skipped one is taken back instead."""
        session = self._source.session
        place = session.interview.current
        if self._reading:
            self.tell("This session is open for reading only.")
        elif place not in session.questions:
            self.tell("This part is talk; go on with ctrl+n.")
        elif session.response(place).state == "skipped":
            self._do(act.Unskip(question=place))
        else:
            self.query_one(JumpBar).close()
            self.query_one(AskBar).ask("skip", "Skip why?", SKIP_REASONS)

    def action_pause(self) -> None:
        """Stop the clock, or let it run."""
        self._do(act.Pause() if self._source.session.running else act.Resume())

    @on(NotesBox.UndoWanted)
    def action_undo(self) -> None:
        """Take the last change back, whatever it was, and say what it was."""
        try:
            undone = self._source.undo()
        except RuleBroken as broken:
            self.tell(str(broken))
            return
        if isinstance(undone, Typing):
            box = self._desk.notes.box(undone.question)
            if box is None or not box.undo_typing():
                self._source.typing_undone()
                self.action_undo()
                return
            # Now, and not when the box tells: what was done before this stretch of typing comes next.
            self._typed(NotesBox.Typed(undone.question, box.text))
            if box.text == undone.before:
                self._source.typing_undone()
            if undone.question != self._source.session.interview.current:
                self.tell(f"Undone: typing at “{self._source.session.title(undone.question)}”")
            return
        self._show()
        self.tell(f"Undone: {undone}")

    def action_save(self) -> None:
        """Write the file now."""
        self._source.publish()
        self.every_second()

    def action_scorecard(self) -> None:
        """Open the scorecard over the same session."""
        self.post_message(ShowScorecard(self._source))
