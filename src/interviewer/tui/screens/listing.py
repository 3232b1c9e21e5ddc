"""What the screens that list sessions share: drawn from what is at hand, and anew as more is read."""

import asyncio
from typing import TYPE_CHECKING

from textual import on, work

from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.widgets.choices import Choices

if TYPE_CHECKING:
    from interviewer.live.desk import Desk


class ListScreen(BaseScreen):
    """A screen whose list comes from the desk."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._drawn = False

    def show_listing(self) -> None:
        """Draw what the desk lists by now; the cursor stays with its line."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """List everything anew: sessions and packs change while other screens are up."""
        if self.covered:
            return
        self.show_listing()
        if self._drawn:
            self._read_on()

    def on_screen_suspend(self) -> None:
        """Read no more here: the screen that is shown now reads what it needs."""
        if not self.covered:
            self.workers.cancel_group(self, "reading")

    @on(Choices.Drawn)
    def _first_drawn(self, event: Choices.Drawn) -> None:
        event.stop()
        self._drawn = True
        self._read_on()

    def _read_on(self) -> None:
        """Read what the list was drawn without."""
        # Not in the thread, for two threads must not load the same: what the next screen needs in any case.
        from interviewer.tui.screens import setup  # noqa: F401

        self._read()

    @work(group="reading", exclusive=True)
    async def _read(self) -> None:
        """Draw what a thread reads. That knows of no screen: once this is cancelled nobody hears it."""
        while await asyncio.to_thread(self._desk.read_on):
            self._show_more()

    def _show_more(self) -> None:
        """Draw what was read, unless this screen or the app is closing, and its widgets gone."""
        if self.is_current and self.app.is_running:
            self.show_listing()
