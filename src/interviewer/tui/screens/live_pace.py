"""How the time stands on the live screen, what to drop or to add, and what is still to be asked."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from interviewer.analysis.later import Later, later
from interviewer.analysis.pace import closing_stops
from interviewer.analysis.proposal import NO_TIME
from interviewer.live import actions as act
from interviewer.model.session import GENERAL
from interviewer.model.settings import DEFAULTS, Settings
from interviewer.tui.screens.live_gate import LiveGate
from interviewer.tui.views import pace as views
from interviewer.tui.views.later import Entry, dropped, later_key, reminder
from interviewer.tui.views.pace_words import their_minutes
from interviewer.tui.widgets.footer import FooterKey, footer_key
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widgets.rows import Rows

if TYPE_CHECKING:  # the bar is loaded when it is first opened, so what it says is known by name alone
    from interviewer.tui.widgets.later_bar import LaterBar

_ONWARD = (footer_key("live.notes", word="notes", key="esc"), footer_key("app.palette"))
"""The keys that lead on from a bar."""


class LivePace(LiveGate):
    """Draws all that shows time from one moment, once a second; acts on what the later bar says."""

    _told_of_theirs = False
    _flag: int | None = None
    """The place of the flag that led here from the session check."""
    _reminded_of = 0
    """How many things to ask later were told of at the end."""

    def every_second(self, tick: object = None) -> None:
        """Repaint the clocks and the saved state; say once that the candidate's minutes have begun."""
        super().every_second(tick)
        if self._reading or self._source.session.underway is not None:
            self.query_one(HeaderLine).draw = partial(views.reading_header, self._source.session)
            return
        now, items = self._moment(), self._later()
        self.query_one(HeaderLine).draw = partial(views.header, now)
        self._desk.show_time(now)
        if pane := self._planes.coverage:
            pane.show_pace(now, items)
        self.query_one(QuestionPane).show_later(now.session, items if now.pace.closing else ())
        if bar := self._desk.later_bar:
            bar.show(now, items)
        if now.theirs and now.pausing is None and self.is_current and not self._told_of_theirs:
            self._told_of_theirs = True
            jump = self.keymap.name("live.jump") if closing_stops(now.session) else ""
            self.tell(their_minutes(now, jump))

    def _moment(self) -> views.Moment:
        settings: Settings = getattr(self.app, "settings", DEFAULTS)
        return views.moment(
            self._source.now(),
            paused_before=self._source.paused_before,
            minutes_for_questions=settings.minutes_for_questions,
            keymap=self.keymap,
        )

    def _later(self) -> tuple[Later, ...]:
        return later(self._source.session)

    # The bar

    async def action_later(self) -> None:
        """Open what to ask later, and what to drop or to add; close it when it is open."""
        bar = self._desk.later_bar
        if self._reading:
            self.tell("This session is open for reading only.")
        elif self._source.session.underway is not None:
            self.tell("The interview is over; nothing is asked later.")
        elif bar and bar.open:
            bar.action_close()
        else:
            self._desk.close_bars()
            bar = await self._desk.make_later_bar()
            bar.ask(self._moment(), self._later())

    def _show_keys(self) -> None:
        bar = self._desk.later_bar
        if bar is not None and self.focused is bar:
            self.show_keys([*bar.keys, *_ONWARD])
        elif self._desk.asks_in(self.focused):
            self.show_keys([FooterKey("enter", "take"), *_ONWARD])
        else:
            super()._show_keys()

    def on_later_bar_closed(self) -> None:
        """Go back to the notes."""
        self._desk.to_notes()

    async def on_later_bar_taken(self, event: "LaterBar.Taken") -> None:
        """Add, or go to what was chosen."""
        match event.entry:
            case Entry(item=Later() as item):
                await self.go_to(item.place, item.line)
            case Entry(questions=(question,)):
                await self._add(question)

    def on_later_bar_dropped(self, event: "LaterBar.Dropped") -> None:
        """Leave the questions out."""
        self._drop(event.questions)

    async def on_later_bar_settled(self, event: "LaterBar.Settled") -> None:
        """Mark the line as asked."""
        await self._desk.notes.settle(self._source.session, event.place, event.line)
        self.call_after_refresh(self.every_second)

    @on(Rows.Clicked, "#later")
    @on(Rows.Clicked, "#closing")
    async def _later_clicked(self, event: Rows.Clicked) -> None:
        item = next((item for item in self._later() if later_key(item) == event.key), None)
        if item is not None:
            await self.go_to(item.place, item.line)

    def _drop(self, questions: tuple[str, ...]) -> None:
        self._desk.close_bars()
        self._desk.to_notes()
        if self._do(act.Drop(questions=questions, reason=NO_TIME)):
            what = dropped(self._source.session, questions)
            self.tell(f"Dropped {what}. {self.keymap.name('live.undo')} takes it back.")

    async def _add(self, question: str) -> None:
        skipped = self._source.session.response(question).state == "skipped"
        if not skipped or self._do(act.Unskip(question=question)):
            await self._go(question)

    async def go_to(self, place: str, line: int | None = None) -> None:
        """Go to the question *place*, or to the notes there with the caret on *line*."""
        await self._there(place, line)

    async def look_at(self, place: str, line: int | None = None, flag: int | None = None) -> None:
        """Go there from the scorecard: it is looked at and not asked, and the write-up goes on.

        The way back leads to the session check, at the place of *flag*.
        """
        self._flag = flag
        await self._there(place, line, look=True)

    async def _there(self, place: str, line: int | None, *, look: bool = False) -> None:
        if place != GENERAL:
            await self._go(place, look=look)
        self._desk.close_bars()
        if line is not None:
            box = await self._desk.notes.go_to(self._source.session, place, line)
            self._show()
            self.set_focus(box, scroll_visible=False)

    # Before the end

    async def _step(self, by: int) -> None:
        before = self._source.session
        await super()._step(by)
        # At the very end the step itself says so.
        if by > 0 and before.next_stop(1) in closing_stops(before):
            self.remind_of_later(self.keymap.name("live.later"))

    def remind_of_later(self, how: str) -> None:
        """Say once that something is still to be asked, and *how* to come to it; again when there is more."""
        count = len(self._later())
        if count > self._reminded_of and not self._reading:
            self._reminded_of = count
            self.tell(reminder(count, how))
