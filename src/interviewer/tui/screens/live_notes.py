"""What is written on the live screen: typing and its undo, general notes, an editor, and saving."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from textwrap import shorten

from textual import on

from interviewer.live.actions import Action
from interviewer.live.desk import Desk
from interviewer.live.interview import Typing
from interviewer.model.errors import InterviewerError, RuleBroken
from interviewer.model.notes import ASKED
from interviewer.model.session import GENERAL, Session
from interviewer.tui.keymap import keymap_of
from interviewer.tui.ordered import in_turn
from interviewer.tui.screens.live_gate import LiveGate
from interviewer.tui.views.first_hints import first_hints, rates
from interviewer.tui.views.picks import picked
from interviewer.tui.views.sheet import tick
from interviewer.tui.widgets.notes_box import NotesBox
from interviewer.tui.widgets.notes_pane import NotesPane
from interviewer.tui.widgets.rating_row import RatingRow


def edit_outside(app: object, text: str) -> str:
    """Return *text* as an editor left it, which has the terminal meanwhile. Raises InterviewerError."""
    edit: Callable[[str], str] | None = getattr(app, "edit_outside", None)
    if edit is None:
        raise InterviewerError("There is no editor here.")
    return edit(text)


def _lost_its_mark(before: str, after: str) -> bool:
    """Whether the only change of the notes is that one line does not say any more that it was asked."""
    lines = zip(before.split("\n"), after.split("\n"), strict=False)
    changed = [(was, line) for was, line in lines if was != line]
    return len(changed) == 1 and changed[0][0] == f"{changed[0][1]} {ASKED}"


class LiveNotes(LiveGate):
    """Takes down what is typed, and takes it back."""

    _before_typing: Session | None = None
    """The session before what was taken down and not told of yet."""

    def take_down(self, box: NotesBox) -> None:
        """Take down what stands in *box* before it is drawn. What it leads to is shown a little later."""
        before = self._source.session
        with suppress(RuleBroken):  # the box will tell of it, and then that is told
            after = self._source.type(box.place, box.text, box.times, box.cursor_location[0])
            # Or the times of lines that were begun just now would look like an edit the next time.
            box.tell_times_only(after.response(box.place).notes)
            self._before_typing = self._before_typing or before

    def hand_over(self) -> None:
        """Hand over the notes as they stand in their boxes."""
        self._before_typing = None
        for box in self.query(NotesBox):
            try:
                self._source.type(box.place, box.text, box.times, box.cursor_location[0])
            except RuleBroken as broken:  # the other boxes hold words too
                self.tell(str(broken), warning=True)

    def _hand(self, action: Action, *told: str) -> bool:
        """Hand *action* over after what was typed before it, which may still be on its way from its box."""
        if not self._reading and (box := self._desk.notes.current) is not None:
            self._typed(NotesBox.Typed(box))
        return super()._hand(action, *told)

    @on(NotesBox.Typed)
    def _typed(self, event: NotesBox.Typed) -> None:
        box = event.box
        before, self._before_typing = self._before_typing or self._source.session, None
        try:
            # As the box stands now: when keys come faster than this, the next message finds nothing new.
            after = self._source.type(box.place, box.text, box.times, box.cursor_location[0])
        except RuleBroken as broken:
            self.tell(str(broken), warning=True)
            return
        was, now = before.response(box.place), after.response(box.place)
        box.tell_times(now.notes)
        self.show_saved(self._source.status)
        if now.rating != was.rating or after.ratings != before.ratings:
            self._show()
        elif len(now.notes) != len(was.notes):
            self._planes.show_coverage(after)
        self._next_hint(len(now.notes) > len(was.notes) > 0)
        self._tell_of(before, after)

    @on(NotesBox.Assisted)
    def _assisted(self, event: NotesBox.Assisted) -> None:
        """Show the anchors while a rating is typed."""
        rates = event.box.assist.rates is not None
        if rates or self.has_class("-typing-rating"):
            self.set_class(rates, "-typing-rating")
            self.set_class(rates or self.query_one(RatingRow).has_focus, "-rating")
            # The plane of the anchors may come up only now, and has no width before it is laid out.
            self.call_after_refresh(lambda: self._planes.show_coverage(self._source.session))

    @on(NotesBox.Picked)
    def _picked(self, event: NotesBox.Picked) -> None:
        of, point = picked(event.key)
        told = f"Ticked: {shorten(event.words, 44, placeholder=' …')}"
        self._do(tick(event.box.place, of, point, on=True), told)

    @on(NotesBox.UndoWanted)
    async def action_undo(self) -> None:
        """Take the last change back, whatever it was, and say what it was.

        Not while words stand in a bar: one means those.
        """
        await in_turn()
        if self._desk.asks_in(self.focused) and self._desk.unsent is not None:
            self.tell("Undo waits until this is answered, or closed with esc.")
            return
        self.hand_over()
        self._undo()

    def _undo(self) -> None:
        here = self._source.session.interview.current
        try:
            undone = self._source.undo()
        except RuleBroken as broken:
            self.tell(str(broken))
            return
        if isinstance(undone, Typing):
            box = self._desk.notes.box(undone.question)
            text = box.text if box else ""
            if box is None or not box.undo_typing():
                self._source.typing_undone()
                self._undo()
                return
            # Now, and not when the box tells: what was done before this stretch of typing comes next.
            self._typed(NotesBox.Typed(box))
            if box.text == undone.before:
                self._source.typing_undone()
            if box is not self._desk.notes.current:
                what = "the “was asked” mark" if _lost_its_mark(text, box.text) else "typing"
                self.tell(f"Undone: {what} at “{self._source.session.title(undone.question)}”")
            return
        self._show()
        if here != self._source.session.interview.current:  # a question was withdrawn
            self.call_later(self._move)
        self.tell(f"Undone: {undone}")

    async def action_general(self) -> None:
        """Turn to the notes that belong to no question, and back."""
        await in_turn()
        place = "" if self._desk.notes.general else GENERAL
        self._desk.close_bars()
        box = await self._desk.notes.show(self._source.session, place)
        self._show()
        self.set_focus(box, scroll_visible=False)

    async def action_editor(self) -> None:
        """Open the notes that are shown in the editor of the environment, and take over what it leaves."""
        await in_turn()
        box = self._desk.notes.current
        if box is None or self._reading:
            self.tell("This session is open for reading only.")
            return
        self.hand_over()
        self._source.publish()
        try:
            text = edit_outside(self.app, box.text)
        except InterviewerError as error:
            self.tell(str(error), warning=True)
            return
        if text != box.text:
            box.rewrite(text)
        self.set_focus(box, scroll_visible=False)

    def action_save(self) -> None:
        """Write the file now."""
        self._source.publish()
        self.every_second()

    # The hints of the first session

    def begin_hints(self) -> None:
        """Give the first of the hints that nobody had here yet."""
        desk: Desk | None = getattr(self.app, "desk", None)
        if desk is not None and not self._reading:
            hints = first_hints(keymap_of(self.app))
            self._hints_left = list(enumerate(hints, 1))[desk.remembered().hints_shown :]
            self._next_hint(True)

    _hints_left: Sequence[tuple[int, str]] = ()
    _hint = ""
    _hint_began = ""
    """The stop at which the hint was first shown."""

    def _next_hint(self, due: bool) -> None:
        """Show the next hint when it is *due*; one on rating waits for a question."""
        if due and self._hints_left and self._fits(self._hints_left[0][1]):
            (number, self._hint), *self._hints_left = self._hints_left
            self._hint_began = self._source.session.interview.current
            # Once it is drawn: the first of them comes with the first screen.
            self.call_after_refresh(self.app.desk.hints_were_shown, number)  # type: ignore[attr-defined]
        elif due:
            self._hint = ""
        self._show_hint()

    async def _move(self, place: str = "") -> None:
        """Go on, and leave the last hint behind."""
        await super()._move(place)
        if not self._hints_left and self._hint_began != self._source.session.interview.current:
            self._hint = ""
        self._show_hint()

    def _show_hint(self) -> None:
        if panes := self.query(NotesPane):
            hint = self._hint if self._fits(self._hint) else ""
            if panes.first().hint != hint:
                panes.first().hint = hint

    def _fits(self, hint: str) -> bool:
        """Whether a hint is true here: there is nothing to rate where there is no question."""
        return self._source.session.interview.current in self._source.session.questions or not rates(hint)
