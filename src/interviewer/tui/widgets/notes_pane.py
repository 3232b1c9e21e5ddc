"""The notes between two thin lines: how far each skill has come above, what helps at the caret below."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from interviewer.live.assist import NOTHING
from interviewer.model.session import Session
from interviewer.tui.views import notes_lines as views
from interviewer.tui.widgets.line import Line
from interviewer.tui.widgets.notes_box import NotesBox
from interviewer.tui.widgets.notes_stack import NotesStack


class NotesPane(Vertical):
    """Shows the notes and the lines around them. Nothing in it moves when a line has something to say."""

    DEFAULT_CSS = """
    NotesPane { height: 1fr; min-height: 4; }
    """

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._hint = ""

    def compose(self) -> ComposeResult:
        """Lay out the lines around the notes."""
        yield Line(id="notes-above")
        yield NotesStack(read_only=self._read_only)
        yield Line(id="notes-below")

    def on_mount(self) -> None:
        """Begin with a thin line below."""
        self._assist(None)

    @property
    def hint(self) -> str:
        """What the line below says while it has nothing else to say."""
        return self._hint

    @hint.setter
    def hint(self, words: str) -> None:
        self._hint = words
        self._assist(self.query_one(NotesStack).current)

    def glance(self, session: Session, *, back: str, beside: bool) -> None:
        """Show how far the skills have come, unless that stands *beside*; *back* leaves the general notes."""
        above = self.query_one("#notes-above", Line)
        general = self.query_one(NotesStack).general
        self.set_class(general, "-general")
        if general:
            above.draw = partial(views.general_head, back=back)
        elif beside:
            above.draw = partial(views.ruled, None)
        else:
            above.draw = partial(views.strip, session)

    @on(NotesBox.Assisted)
    def _assisted(self, event: NotesBox.Assisted) -> None:
        self._assist(event.box)

    def _assist(self, box: NotesBox | None) -> None:
        found = box.assist if box else NOTHING
        below = self.query_one("#notes-below", Line)
        if self._hint and not found.offers and not found.remark:
            below.draw = partial(views.saying, self._hint)
        else:
            below.draw = partial(views.assisting, found, box.chosen if box else 0)
