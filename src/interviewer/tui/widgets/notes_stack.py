"""The notes of all stops, one text box each, so that each keeps its caret and its undo."""

from textual.containers import Container

from interviewer.model.session import GENERAL, Session
from interviewer.tui.views.picks import lexicon
from interviewer.tui.widgets.notes_box import NotesBox


class NotesStack(Container):
    """Shows the notes of the stop at hand, or the general ones. A box is made when it is first shown."""

    DEFAULT_CSS = """
    NotesStack { height: 1fr; min-height: 2; }
    """

    def __init__(self, *, read_only: bool = False) -> None:
        super().__init__()
        self._read_only = read_only
        self._boxes: dict[str, NotesBox] = {}

    @property
    def current(self) -> NotesBox | None:
        """The box that is shown."""
        return next((box for box in self._boxes.values() if box.display), None)

    @property
    def general(self) -> bool:
        """Whether the general notes are shown."""
        return (box := self.current) is not None and box.place == GENERAL

    def box(self, place: str) -> NotesBox | None:
        """Return the box of a place that was shown."""
        return self._boxes.get(place)

    async def show(self, session: Session, place: str = "") -> NotesBox:
        """Show the notes of *place*, or else of the stop at hand, and return their box."""
        place = place or session.interview.current
        if place not in self._boxes:
            box = NotesBox(place, session.response(place).notes, read_only=self._read_only)
            box.lexicon = lexicon(session, place)
            self._boxes[place] = box
            await self.mount(box)
            box.move_cursor(box.document.end)
        for other, box in self._boxes.items():
            box.display = other == place
        return self._boxes[place]

    def bind(self, session: Session) -> None:
        """Tell the box that is shown the times of its lines, and what can be named in it."""
        if box := self.current:
            box.lexicon = lexicon(session, box.place)
            self.tell_times(session, box.place)

    def tell_times(self, session: Session, place: str) -> None:
        """Give the box of *place* the times of its lines."""
        if box := self._boxes.get(place):
            box.tell_times(session.response(place).notes)

    def forget(self, session: Session) -> None:
        """Let go of the boxes of places that are gone, such as a question that was withdrawn."""
        for place in self._boxes.keys() - set(session.places):
            self._boxes.pop(place).remove()

    async def settle(self, session: Session, place: str, line: int) -> None:
        """Say at the end of a `?` line that it was asked."""
        box = self._boxes.get(place) or await self._hidden(session, place)
        if line < box.document.line_count:
            box.settle(line)

    async def go_to(self, session: Session, place: str, line: int) -> NotesBox:
        """Show the notes of *place* with the caret at the end of *line*."""
        box = await self.show(session, place)
        row = min(line, box.document.line_count - 1)
        box.move_cursor((row, len(box.document.get_line(row))))
        return box

    async def _hidden(self, session: Session, place: str) -> NotesBox:
        shown = self.current
        box = await self.show(session, place)
        if shown is not None:
            box.display, shown.display = False, True
        return box
