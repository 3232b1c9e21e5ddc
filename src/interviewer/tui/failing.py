"""The part of the app that ends calmly by its own fault: saved first, and nothing printed that was noted.

Textual would print a traceback with the values of variables, which hold names and notes.
"""

import asyncio
import os
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual.app import App
from textual.css.query import NoMatches
from textual.widget import MountError

from interviewer.tui.ending import LastWords

if TYPE_CHECKING:
    from interviewer.live.interview import Interview

DEBUG = "INTERVIEWER_DEBUG"


class FailingApp(App[str]):
    """Says in one line what failed, where the notes are, where the report is and how to see more."""

    interview: "Interview | None"

    def __init__(self) -> None:
        super().__init__()
        self.crash = ""
        """What to say when the app ended by its own fault."""
        self.report_crash: Callable[[BaseException, Sequence[str]], str] = lambda error, doing: ""
        """Writes a report without names or notes and returns where; empty when it cannot."""
        self.borne = ""
        """What failed first of all that the app could do without; empty when nothing did."""
        self.borne_report = ""
        """Where the report of it is."""
        self._borne: set[tuple[type[BaseException], int | None]] = set()

    def leave(self) -> str:
        """Close the interview in progress, if there is one; return what there is to tell of its saving."""
        raise NotImplementedError

    def fail(self, error: BaseException) -> None:
        """Save and let go of the session, and know what to say of *error*. Only the first one is told."""
        if self.crash:
            return
        # Before leaving: then the interview is gone, and perhaps the screen.
        where = self._report(error)
        try:
            told = self.leave()
        except Exception:  # the journal has all of it
            by = "going on" if self.last_words().command else "interviewer resume"
            told = f"Saving failed too: {by} brings your notes back."
        words = self.last_words()
        notes = f"Your notes are in {words.place}. " if words.place else ""
        more = f"A report without names or notes is in {where}. " if where else ""
        self.crash = (
            f"The app failed ({type(error).__name__}). {notes}{told}{' ' * bool(told)}{more}"
            f"Run it again with {DEBUG}=1 to see where."
            f"{words.command and f' Go on with: {words.command}'}"
        )

    def bear(self, error: BaseException) -> None:
        """Write a report of an error in a thread or a task that the app does without, and go on.

        What it was about, such as saving, tells of itself in the status. What fails again and again is
        reported once; of the first that failed it is said at the edge of the screen.
        """
        kind = type(error), error.__traceback__ and error.__traceback__.tb_lineno
        if kind in self._borne:
            return
        self._borne.add(kind)
        where = self._report(error)
        if not self.borne:
            self.borne, self.borne_report = type(error).__name__, where
            told = f"Something failed in the background ({self.borne}); the interview goes on."
            with suppress(RuntimeError):  # the loop has just ended
                self.call_soon(lambda: self.notify(told, severity="warning", markup=False))

    def last_words(self) -> LastWords:
        """Return what is to be said once the screen is closed, as far as it is known."""
        raise NotImplementedError

    def call_soon(self, step: Callable[[], None]) -> bool:
        """Call *step* when the loop is between two things; False when there is no loop yet, or no more."""
        raise NotImplementedError

    def _report(self, error: BaseException) -> str:
        lately = self.interview.lately if self.interview is not None else deque[str]()
        screens = self._screen_stacks.get(self._current_mode) or ()
        return self.report_crash(error, (*lately, *(type(screen).__name__ for screen in screens[-1:])))

    def _handle_exception(self, error: Exception) -> None:
        """End without a traceback: it would show what was noted about a person.

        The session is saved first. `INTERVIEWER_DEBUG` brings the traceback back. Once the app was told to
        end, its widgets go one by one; what is still on its way and does not find one is no fault.
        """
        if self._exit and isinstance(error, NoMatches | MountError):
            return
        if os.environ.get(DEBUG) or self.is_headless:
            self.leave()
            super()._handle_exception(error)
            return
        self.fail(error)
        self._return_code = 1
        self.exit(return_code=1)

    def panic(self, *renderables: RenderableType) -> None:
        """End without what Textual would print, unless it is wanted: it may hold what was noted."""
        if os.environ.get(DEBUG) or self.is_headless:
            super().panic(*renderables)
        else:
            self._handle_exception(RuntimeError())

    def hear_the_loop(self) -> None:
        """Take what goes wrong in tasks nobody waits for; asyncio would print it with its message."""
        if not (os.environ.get(DEBUG) or self.is_headless):
            asyncio.get_running_loop().set_exception_handler(self._loop_told)

    def _loop_told(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.bear(error)
