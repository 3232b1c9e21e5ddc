"""Saving in another folder, when that of the session fails: a bar asks for it, in front of nothing."""

from typing import TYPE_CHECKING

from textual.widget import Widget

from interviewer.model.errors import CannotSave
from interviewer.tui.screens.drafts import KeepsDrafts
from interviewer.tui.shown import is_shown

if TYPE_CHECKING:  # loaded when it first asks
    from interviewer.tui.widgets.ask_bar import AskBar

ELSEWHERE = "elsewhere"
"""The purpose with which the folder comes back from the bar."""


class SavesElsewhere(KeepsDrafts):
    """A screen of an interview that can go on in another folder."""

    _folder_bar: "AskBar | None" = None
    """What asks for the folder."""
    _asked_from: Widget | None = None
    """What had the focus when it was asked for a folder."""

    async def _bar_for_folder(self) -> "AskBar":
        """Return the bar that asks, with nothing else open."""
        raise NotImplementedError

    async def action_elsewhere(self) -> None:
        """Ask for a folder; the first that works is there already."""
        status = self._source.status
        if status is None:
            self.tell("This session is open for reading only.")
        elif not status.amiss:
            self.tell(f"Saving works: {self._source.path}")
        elif self._folder_bar is not None and self._folder_bar.asks(ELSEWHERE):
            self._folder_bar.go_on()
        else:
            self._asked_from = self.focused
            await self._ask_for_folder(f"{status.reason}. Save in which folder?", self._source.refuge())

    async def save_in(self, folder: str) -> None:
        """Save in *folder* and go on there; when that fails as well, say so and ask again."""
        try:
            self._source.save_elsewhere(folder)
        except CannotSave as error:
            await self._ask_for_folder(f"{error}. Save in which folder?", folder)
            return
        if self._asked_from is not None and is_shown(self._asked_from):
            self.set_focus(self._asked_from, scroll_visible=False)
        elif self._folder_bar is not None:  # it was asked for in a bar that is closed now
            self._folder_bar.action_close()
        self.every_second()
        self.tell(f"Saved in {self._source.path}. It goes on there; the old file stays as it was.")

    async def _ask_for_folder(self, question: str, folder: str) -> None:
        self.forget_told()  # the question says why, and this lies over the clock
        self._folder_bar = await self._bar_for_folder()
        self._folder_bar.ask(ELSEWHERE, question, proposed=folder, draft=self.draft(ELSEWHERE))
