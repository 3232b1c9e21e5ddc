"""The field for what a reader of the scorecard should remember."""

from textual.widgets import TextArea

from interviewer.model.session import Session


class TakeAways(TextArea):
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
