"""The live screen: the question, the notes, the rating and the clock, with nothing in front of them."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.widget import Widget

from interviewer.live import actions as act
from interviewer.tui.bindings import bindings_for
from interviewer.tui.messages import ShowScorecard
from interviewer.tui.screens.live_asking import LiveAsking
from interviewer.tui.screens.live_notes import LiveNotes
from interviewer.tui.screens.live_pace import LivePace
from interviewer.tui.shown import is_shown
from interviewer.tui.views.paper import handed_out
from interviewer.tui.views.sheet import tick
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.planes import Planes
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.sheet import Sheet


class LiveScreen(LiveNotes, LiveAsking, LivePace):
    """Lays out the planes, ticks and rates, and moves the focus; the layers below it write and go on."""

    NAME = "live"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("live"),
        Binding("tab", "around(1)", "Next field", show=False, priority=True),
        Binding("shift+tab", "around(-1)", "Previous field", show=False, priority=True),
        Binding("pageup", "scroll(-1)", "Scroll up", show=False),
        Binding("pagedown", "scroll(1)", "Scroll down", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the planes between the header and the footer."""
        yield HeaderLine()
        yield Planes(read_only=self._reading)
        yield FooterLine()

    async def on_mount(self) -> None:
        """Show the session and begin to tick."""
        self.set_class(self._reading, "-reading")
        await self._move()
        self.call_after_refresh(self._ask_again)  # a list needs to know how wide it is
        self.begin_hints()
        if self._told_first:
            self.tell(". ".join(filter(None, (self._told_of_saving, self._told_first))))
        self.set_interval(1.0, self.every_second)

    async def on_screen_resume(self) -> None:
        """Show what changed meanwhile, on the scorecard or by a command; all that was open stays open."""
        if not self.is_mounted or not self.query(Planes) or self._desk.notes.current is None:
            return
        if self._planes.stop != self._source.session.interview.current:
            await self._move()
            return
        self._show()
        if self.focused is None:
            self._desk.to_notes()

    def on_resize(self) -> None:
        """Lay the lines of the side planes out for their new width; what had the focus keeps it."""
        if self.query(Planes):
            self.call_after_refresh(lambda had=self.focused: self._planes.fit(self._source.session, had))

    @on(Sheet.Ticked)
    def _ticked(self, event: Sheet.Ticked) -> None:
        place = self._source.session.interview.current
        self._do(tick(place, event.of, event.id, on=event.on))

    @on(RatingRow.Chosen)
    def _rated(self, event: RatingRow.Chosen) -> None:
        place = self._source.session.interview.current
        if self._do(act.RateQuestion(question=place, level=event.level)):
            self.action_notes()

    @on(RatingRow.Moved)
    def _level_sought(self) -> None:
        """Show the anchor of the level under the cursor."""
        self._planes.show_coverage(self._source.session)

    def on_key(self, event: events.Key) -> None:
        """Have what is typed on the sheet or on the rating written into the notes, unless it does something.

        Whoever begins a line has not looked where the focus is; and `q`, which quits elsewhere, is a letter
        of many words. The later bar closes for it: there only its own keys do something.
        """
        if self._reading or not event.character or not event.is_printable:
            return
        bar = self._desk.later_bar
        if bar is not None and bar.has_focus:
            acting: tuple[DOMNode, ...] = (bar,)
        elif isinstance(self.focused, RatingRow | Sheet):
            acting = (self, self.app)
        else:
            return
        if event.key in self.keymap.action("app.quit").plain:
            event.stop()
            self.tell(f"{self.keymap.name('app.quit')} saves and quits.")
        elif not any(event.key in node._bindings.key_to_bindings for node in acting):
            event.stop()
            self.action_notes()
            if (box := self._desk.notes.current) is not None:
                box.insert(event.character)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Put the focus on *widget*. Without one it stays where it is, or goes to the notes.

        A click from outside the window, or a field that goes, would leave nothing in focus: letters would be
        commands, and words be lost. Only while the terminal's window has no focus has nothing here one.
        """
        if widget is None and self.app.app_focus and self.is_attached and self.query(Planes):
            here = self.focused is not None and is_shown(self.focused)
            widget = self.focused if here else self._desk.notes.current
        super().set_focus(widget, scroll_visible, from_app_focus)

    def action_rate(self) -> None:
        """Put the focus on the rating."""
        self.set_focus(self.query_one(RatingRow))

    def action_listen(self) -> None:
        """Put the focus on the sheet, where points are ticked."""
        self._planes.to_sheet(self._source.session)

    def on_ask_bar_closed(self) -> None:
        """Go back to the notes."""
        self._desk.to_notes()

    on_list_bar_closed = on_ask_bar_closed

    def action_notes(self) -> None:
        """Close whatever asks, and put the focus back into the notes; when only reading, leave."""
        if self._reading and not self._desk.asks:
            self.dismiss()
            return
        self._desk.close_bars()
        self._desk.to_notes()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the anchors while rating, give lists room while they are ticked, close what asks for nothing.

        A bar without words closes when somebody clicks into the notes; one with words stays.
        """
        in_notes = event.widget is self.focused and event.widget is self._desk.notes.current
        if in_notes and self._desk.unsent is None:
            self._desk.close_bars()
        self.remove_class("-typing-rating")
        self.set_class(isinstance(event.widget, RatingRow), "-rating")
        self.set_class(isinstance(event.widget, Sheet), "-ticking")
        # The plane of the anchors may come up only now, and has no width before it is laid out.
        self.call_after_refresh(lambda: self._planes.show_coverage(self._source.session))
        self._show_keys()

    def action_around(self, by: int) -> None:
        """Take what the notes offer at the caret, or move the focus around: notes, rating, sheet."""
        if by > 0 and self._desk.take_offer():
            return
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

    def action_scorecard(self) -> None:
        """Open the scorecard over the same session, with what was typed before it."""
        if not self._reading:
            self.hand_over()
        self.forget_told()
        self.remind_of_later(
            self.keymap.name("scorecard.questions") + ", then " + self.keymap.name("live.later")
        )
        flag, self._flag = self._flag, None
        self.post_message(ShowScorecard(self._source, flag if self._source.session.in_write_up else None))
