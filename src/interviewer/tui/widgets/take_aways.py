"""The field for what a reader of the scorecard should remember."""

from interviewer.model.session import Session
from interviewer.tui.widgets.quiet_area import QuietArea


class TakeAways(QuietArea):
    """Takes lines of text; tab leaves it. When only reading, it shows them."""

    def __init__(self, session: Session, *, reading: bool) -> None:
        super().__init__(
            session.take_aways,
            id="take-aways",
            compact=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            read_only=reading,
            placeholder="" if reading else "What should a reader remember?",
        )
