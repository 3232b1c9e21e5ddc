"""The gate of the live screen: the one way by which anything in the interview changes."""

from typing import TYPE_CHECKING

from interviewer.analysis.later import later
from interviewer.live import actions as act
from interviewer.model.errors import RuleBroken
from interviewer.model.session import Session
from interviewer.reports.words import count
from interviewer.tui.live_source import Source
from interviewer.tui.screens.footers import live_keys
from interviewer.tui.screens.saving_elsewhere import SavesElsewhere
from interviewer.tui.views.later import reminder
from interviewer.tui.views.lifted import lifted
from interviewer.tui.views.paper import pages
from interviewer.tui.views.unheeded import unheeded
from interviewer.tui.widgets.live_desk import LiveDesk
from interviewer.tui.widgets.planes import Planes

if TYPE_CHECKING:  # loaded when it first asks
    from interviewer.tui.widgets.ask_bar import AskBar

_LISTENING = 15.0
"""Seconds without any change after which the time so far is recorded: a crash loses no more than that."""


class LiveGate(SavesElsewhere):
    """Binds the session down into the widgets, hands every wish to the interview, and moves between stops."""

    def __init__(self, source: Source, told: str = "") -> None:
        """Show *source*; *told* is said first, once."""
        super().__init__()
        self._source = source
        self._told_first = told
        self._reading = source.status is None

    def every_second(self, tick: object = None) -> None:
        """Repaint the saved state; from time to time, record the time that somebody only listened."""
        self._source.count_time(every=_LISTENING)
        self.show_saved(self._source.status)

    async def _bar_for_folder(self) -> "AskBar":
        self._desk.close_bars()
        return await self._desk.ask_bar()

    def _do(self, action: act.Action, *told: str) -> bool:
        """Hand *action* to the interview, say *told* of it, and show what it changed.

        False when a rule refused it.
        """
        done = self._hand(action, *told)
        if done:
            self._show()
        return done

    def _hand(self, action: act.Action, *told: str) -> bool:
        """Hand *action* to the interview and say *told* of it; what it changed is for the caller to show."""
        before = self._source.session
        try:
            after = self._source.do(action)
        except RuleBroken as broken:
            self.tell(str(broken), warning=True)
            return False
        self._tell_of(before, after, *told)
        return True

    def _tell_of(self, before: Session, after: Session, *told: str) -> None:
        """Say *told*, and what the way from *before* to *after* did that nobody may have meant."""
        self.tell_all([*told, *lifted(before, after), *unheeded(before, after)])

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

    @property
    def idle(self) -> frozenset[str]:
        """Without a handout there is no page to turn to."""
        return frozenset({"live.page"} if len(pages(self._source.session)) == 1 else ())

    def _show_keys(self) -> None:
        self.show_keys(live_keys(self._source.session, self.focused, reading=self._reading))

    async def _move(self, place: str = "") -> None:
        """Show the stop at hand, and the notes there or of *place*, with the caret where it was left."""
        if not self._desk.is_attached:  # the app was quit while this was on its way
            return
        self._desk.close_bars()
        notes, session = self._desk.notes, self._source.session
        notes.forget(session)
        box = await notes.show(session, place)
        self._show()
        # At once, unlike `focus`: the next key may be waiting already, and belongs to these notes.
        self.set_focus(box, scroll_visible=False)

    async def _go(self, place: str, *, look: bool = False) -> None:
        """Go to a stop. What was said goes, but for what a flag says of the place to *look* at.

        What is said of this very move stands: it comes up only after this.
        """
        session = self._source.session
        stays = place == session.interview.current and (look or not session.in_write_up)
        if place != session.interview.current and not look:
            self.forget_told()
        if stays or self._hand(act.ShowQuestion(question=place, look=look)):
            await self._move()

    async def _step(self, by: int) -> None:
        stop = self._source.session.next_stop(by)
        if stop is not None:
            await self._go(stop)
        elif by > 0:
            onward = self.keymap.name("live.scorecard")
            self.tell(f"That was the last stop. {self._left_over()}{onward} opens the scorecard.")
        else:
            self.tell("This is the first stop.")

    def _left_over(self) -> str:
        """Return a sentence on what was put off until later; nothing when nothing was."""
        items = () if self._reading else later(self._source.session)
        if not items:
            return ""
        key, number = self.keymap.name("live.later"), len(items)
        if all(item.line is None for item in items):
            return f"{count(number, 'question')} {'is' if number == 1 else 'are'} parked: {key}. "
        return f"{reminder(number, key)}. "
