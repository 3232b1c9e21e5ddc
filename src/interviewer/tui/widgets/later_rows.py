"""What is to be asked later, as rows."""

from collections.abc import Sequence

from interviewer.analysis.later import Later
from interviewer.model.session import Session
from interviewer.tui.views.later import later_rows
from interviewer.tui.widgets.rows import Rows


class LaterRows(Rows):
    """Lays its rows out for the width it has, and only when they are others: it is told each second."""

    DEFAULT_CSS = """
    LaterRows { min-height: 1; }
    """

    _now: tuple[Session, Sequence[Later]] | None = None
    _laid_out: object = None

    def show(self, session: Session, items: Sequence[Later]) -> None:
        """Show *items* of *session*."""
        self._now = session, items
        self._lay_out()

    def on_resize(self) -> None:
        """Lay the rows out for another width, such as that beside a scrollbar."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.content_size.width
        if self._now is None or width <= 0:
            return
        session, items = self._now
        wanted = (session.order, items, width)
        if wanted != self._laid_out:
            self._laid_out = wanted
            self.rows = tuple(later_rows(session, items, width))
