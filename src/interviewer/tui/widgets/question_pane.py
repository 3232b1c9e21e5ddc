"""The question at hand: what is said aloud, and the interviewer's sheet for it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from interviewer.model.session import Session
from interviewer.tui.ink import FAINT, MUTED, ink, join
from interviewer.tui.views import live as views
from interviewer.tui.views.sheet import blocks, observed
from interviewer.tui.widgets.sheet import Sheet


class QuestionPane(VerticalScroll, can_focus=False):
    """Binds the question at hand into its parts. It scrolls when the terminal is low."""

    def compose(self) -> ComposeResult:
        """Lay out the parts from what is said aloud to what may follow."""
        yield Static(id="opening")
        yield Static(id="prompt")
        yield Sheet(id="sheet")

    def show(self, session: Session, *, throughout: bool, anew: bool) -> None:
        """Show the stop at hand in *session*; with *anew* it was another one before.

        With *throughout* the sheet ends with what is watched for during every question.
        """
        say = views.opening(session)
        opening = self.query_one("#opening", Static)
        opening.display = bool(say)
        opening.update(join(ink("Say  ", FAINT), ink(say, f"italic {MUTED}")))
        self.query_one("#prompt", Static).update(views.wording(session))
        always = tuple(observed(session)) if throughout else ()
        self.query_one(Sheet).show(blocks(session) + always, anew=anew)
        if anew:
            self.scroll_home(animate=False)
