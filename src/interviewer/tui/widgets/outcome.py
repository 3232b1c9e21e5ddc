"""The end of the scorecard: the recommendation, and the sentence of why."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from interviewer.model.session import Session
from interviewer.tui.ink import LABEL, ink, join
from interviewer.tui.views.scorecard import recommendation_hint
from interviewer.tui.widgets.recommendation_row import RecommendationRow
from interviewer.tui.widgets.taken_down import take_down


class WhyLine(Input):
    """The sentence of why."""

    def watch_value(self) -> None:
        """Have it taken down."""
        take_down(self)


class Outcome(Vertical):
    """Shows the choice and takes the why; when only reading, the why is text in full."""

    DEFAULT_CSS = """
    Outcome { height: auto; }
    """

    def __init__(self, session: Session, *, reading: bool) -> None:
        super().__init__()
        self._reading = reading
        self._why = session.recommendation.why if session.recommendation else session.why_draft

    @property
    def why(self) -> str:
        """The sentence as it stands in the field."""
        return self._why if self._reading else self.query_one("#why", Input).value

    def compose(self) -> ComposeResult:
        """Lay out the heading, the choices and the field."""
        yield Static(id="recommendation-label", classes="label")
        yield RecommendationRow()
        if self._reading:
            yield Static(ink(self._why), id="why-read")
        else:
            yield WhyLine(
                self._why,
                id="why",
                compact=True,
                placeholder="Why, in one sentence?",
                select_on_focus=False,
                max_length=1000,
            )

    def show(self, session: Session, *, is_open: bool) -> None:
        """Show what *session* recommends, and whether it can recommend now."""
        row = self.query_one(RecommendationRow)
        row.is_open = is_open
        row.chosen = session.recommendation.choice if session.recommendation else None
        hint = recommendation_hint(session, is_open=is_open, reading=self._reading)
        label = join(ink("RECOMMENDATION", LABEL), "  ", hint)
        self.query_one("#recommendation-label", Static).update(label)
