"""The notes of all stops, one text box each, so that each keeps its caret and its undo."""

from textual.containers import Container

from interviewer.model.session import Session
from interviewer.tui.widgets.notes_box import NotesBox


class NotesStack(Container):
    """Shows the notes of the stop at hand. A box is made when its stop is first visited."""

    DEFAULT_CSS = """
    NotesStack { height: 1fr; min-height: 3; }
    """

    def __init__(self, *, read_only: bool = False) -> None:
        super().__init__()
        self._read_only = read_only
        self._boxes: dict[str, NotesBox] = {}

    @property
    def current(self) -> NotesBox | None:
        """The box that is shown."""
        return next((box for box in self._boxes.values() if box.display), None)

    def box(self, place: str) -> NotesBox | None:
        """Return the box of a stop that was visited."""
        return self._boxes.get(place)

    async def show(self, session: Session) -> NotesBox:
        """Show the notes of the stop at hand, and return their box."""
        place = session.interview.current
        if place not in self._boxes:
            box = NotesBox(place, session.response(place).notes, read_only=self._read_only)
            self._boxes[place] = box
            await self.mount(box)
            box.move_cursor(box.document.end)
        for other, box in self._boxes.items():
            box.display = other == place
        return self._boxes[place]

    def tell_times(self, session: Session, place: str) -> None:
        """Give the box of *place* the times of its lines."""
        if box := self._boxes.get(place):
            box.times = tuple(note.at for note in session.response(place).notes)
