"""The question at hand: where it stands, what is said aloud, what to listen for, what to ask next."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from interviewer.model.session import Session
from interviewer.tui.ink import FAINT, MUTED, ink, join
from interviewer.tui.views import live as views
from interviewer.tui.widgets.line import Line
from interviewer.tui.widgets.listen_for import ListenFor


class Asides(Widget):
    """Probes and red flags, wrapped behind their labels."""

    DEFAULT_CSS = """
    Asides { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None

    def show(self, session: Session) -> None:
        """Show the probes and flags of the question at hand."""
        self._session = session
        self.display = bool(views.asides(session, 40).plain)
        self.refresh(layout=True)

    def render(self) -> Content:
        return self._content(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        text = self._content(width).plain
        return text.count("\n") + 1 if text else 0

    def _content(self, width: int) -> Content:
        return views.asides(self._session, width) if self._session else Content("")


class QuestionPane(VerticalScroll, can_focus=False):
    """Binds the question at hand into its parts. It scrolls when the terminal is low."""

    def compose(self) -> ComposeResult:
        """Lay out the parts from what is said aloud to what may follow."""
        yield Line(id="place")
        yield Static(id="opening")
        yield Static(id="prompt")
        yield ListenFor()
        yield Asides()

    def show(self, session: Session) -> None:
        """Show the stop at hand in *session*."""
        self.query_one("#place", Line).draw = partial(views.place, session)
        say = views.opening(session)
        opening = self.query_one("#opening", Static)
        opening.display = bool(say)
        opening.update(join(ink("Say  ", FAINT), ink(say, f"italic {MUTED}")))
        self.query_one("#prompt", Static).update(views.wording(session))
        self.query_one(ListenFor).show(session, session.response(session.interview.current))
        self.query_one(Asides).show(session)
