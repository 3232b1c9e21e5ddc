"""Ending well when the end comes from outside: a closed window, a signal, a vanished terminal."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interviewer.tui.app import InterviewerApp

_WATCHDOG_SECONDS = 3.0
_NAMES = ("SIGHUP", "SIGTERM", "SIGQUIT")


@contextmanager
def guarded(app: "InterviewerApp") -> Iterator[None]:
    """Save and end when the process is told to end, for as long as the context lasts.

    Handlers of `signal.signal` and not of the event loop: those wait while the loop is blocked.
    """
    before = {}
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            before[number] = signal.signal(number, lambda number, frame: _end(app, number, frame))
    app.terminal_gone = terminal_gone
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


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


def _end(app: "InterviewerApp", number: int, frame: FrameType | None) -> None:
    """Save first. With the terminal gone there is nothing to restore; otherwise let the app leave tidily."""
    app.leave()
    if number == getattr(signal, "SIGHUP", None) or terminal_gone():
        os._exit(128 + number)
    watchdog = threading.Timer(_WATCHDOG_SECONDS, os._exit, (128 + number,))
    watchdog.daemon = True
    watchdog.start()
    app.end_soon(128 + number)
