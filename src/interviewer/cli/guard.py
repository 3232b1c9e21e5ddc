"""Ending well when the end comes from outside: a closed window, a signal, a vanished terminal."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from interviewer.model.saved import CLOSING
from interviewer.store.loop import ends_in_time
from interviewer.tui.quiet import keys_unread, once_keys_are_done

if TYPE_CHECKING:
    from interviewer.tui.app import InterviewerApp

_BLOCKED_SECONDS = 1.0
"""After this the loop is taken to be blocked, by an editor say."""
_LISTEN_EACH = 0.05
_SAVING_SECONDS = CLOSING + 1.0
"""More than a stalled disk is waited for."""
_LEAVING_SECONDS = 3.0
_FREED_SECONDS = 0.25
"""For a loop that was only busy with saving to come to the signal after all."""
_LOOK_EACH = 1.0
"""Seconds after which it is looked whether there still is a terminal."""
_HANG_UP = 1
"""The number of SIGHUP, by which a terminal that is gone is told."""
_NAMES = ("SIGHUP", "SIGTERM", "SIGQUIT", "SIGINT")


@contextmanager
def guarded(app: "InterviewerApp") -> Iterator[None]:
    """Save and end when the process is told to end, for as long as the context lasts.

    Handlers of `signal.signal` and not of the event loop: those wait while the loop is blocked. They run
    between any two steps, perhaps while a lock is held or a key is half taken, so they only ask: the loop
    saves when it gets there, and a thread when it does not.
    """
    before = {}
    to_begin = [True]

    def end(number: int, frame: object) -> None:
        # Once: a window that closes may send two signals, and the second must not cut the saving short.
        try:
            to_begin.pop()
        except IndexError:
            return
        _Ending(app, number).begin()

    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            before[number] = signal.signal(number, end)

    over = threading.Event()

    def watch() -> None:
        # A thread and not a timer of the loop, which stands still while an editor has the terminal.
        while not over.wait(_LOOK_EACH):
            if terminal_gone():
                end(_HANG_UP, None)

    threading.Thread(target=watch, name="interviewer-terminal", daemon=True).start()
    try:
        yield
    finally:
        over.set()
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def interrupts_left_to_the_editor() -> Iterator[None]:
    """Take no heed of SIGINT for as long as the context lasts: ctrl+c reaches all that share the terminal.

    A handler that does nothing, and not SIG_IGN, which an editor that is started would inherit.
    """
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def terminal_gone() -> bool:
    """Tell whether the terminal has vanished. A process that was told to ignore SIGHUP learns it only so."""
    if sys.platform == "win32":
        return False
    import termios

    try:
        termios.tcgetattr(0)
    except (termios.error, OSError, ValueError):
        return True
    return False


class _Ending:
    """One end, from the signal to the exit."""

    def __init__(self, app: "InterviewerApp", number: int) -> None:
        self._app = app
        self._code = 128 + number
        # With the terminal gone there is nothing to restore. SIGHUP alone does not say that it has.
        self._at_once = terminal_gone()
        self._heard = time.monotonic()
        """When the loop was last heard of: it looks again and again whether keys wait."""
        self._begun = threading.Event()
        """Set when it saves, after those."""
        self._saved = threading.Event()

    def begin(self) -> None:
        """Ask the loop to save and leave, and have a thread watch that it does."""
        asked = self._app.call_soon(self._save_soon)
        threading.Thread(target=self._watch, args=(asked,), name="interviewer-ending", daemon=True).start()

    def _save_soon(self) -> None:
        once_keys_are_done(self._keys_wait, self._save)

    def _keys_wait(self) -> bool:
        self._heard = time.monotonic()
        return self._app.keys_wait or (not self._at_once and keys_unread())

    def _save(self) -> None:
        self._begun.set()
        self._app.leave()
        self._saved.set()
        if self._at_once:
            self._app.before_exit()
            os._exit(self._code)
        self._app.exit(return_code=self._code)

    def _watch(self, asked: bool) -> None:
        """Save when the loop does not come to it, and end when the app does not, whatever goes wrong."""
        try:
            self._leave_in_time(asked)
            if not terminal_gone():
                ends_in_time(self._app.say_last_words, _LEAVING_SECONDS)
            ends_in_time(self._app.before_exit, _LEAVING_SECONDS)
        finally:
            os._exit(self._code)

    def _leave_in_time(self, asked: bool) -> None:
        """Save where the loop does not, wait for it where it does, and for neither too long."""
        while asked and not self._begun.wait(_LISTEN_EACH):
            if time.monotonic() - self._heard > _BLOCKED_SECONDS:
                break
        if not self._begun.is_set():
            # It waits for a close that the loop is busy with: that may not be cut short.
            ends_in_time(self._app.leave, _SAVING_SECONDS)
        if asked and self._begun.wait(_FREED_SECONDS):
            self._saved.wait(_SAVING_SECONDS)
            threading.Event().wait(_LEAVING_SECONDS)
