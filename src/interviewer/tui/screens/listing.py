"""What the screens that list sessions share: drawn from what is at hand, and anew as more is read."""

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on
from textual.css.query import NoMatches
from textual.message import Message
from textual.worker import get_current_worker

from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.widgets.choices import Choices

if TYPE_CHECKING:
    from interviewer.live.desk import Desk


class ListScreen(BaseScreen):
    """A screen whose list comes from the desk."""

    class More(Message):
        """The desk knows more than is shown."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._drawn = False
        self._behind = False
        """Whether more is known than is shown."""

    def show_listing(self) -> None:
        """Draw what the desk lists by now; the cursor stays with its line."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """List everything anew: sessions and packs change while other screens are up."""
        self.show_listing()
        if self._drawn:
            self._read_on()

    def on_screen_suspend(self) -> None:
        """Read no more here: the screen that is shown now reads what it needs."""
        self.workers.cancel_group(self, "reading")

    @on(Choices.Drawn)
    def _first_drawn(self, event: Choices.Drawn) -> None:
        event.stop()
        self._drawn = True
        self._read_on()

    def _read_on(self) -> None:
        """Read in a thread what the list was drawn without."""
        # Not in the thread, for two threads must not load the same: what the next screen needs in any case.
        from interviewer.tui.screens import setup  # noqa: F401

        self.run_worker(self._read, group="reading", exclusive=True, thread=True)

    def _read(self) -> None:
        worker = get_current_worker()
        while not worker.is_cancelled and self._desk.read_on():
            if not self._behind:  # what is known by the time the first is heard is drawn with it
                self._behind = True
                self.post_message(self.More())

    @on(More)
    def _more(self, event: More) -> None:
        event.stop()
        self._behind = False
        # Another screen may be up by now, or the app be closing and its widgets gone.
        if self.is_current:
            with suppress(NoMatches):
                self.show_listing()
