"""Stopped from outside, as by `kill -TSTP`: the file holds the last words before the process stands still."""

import asyncio
import signal
from collections.abc import Callable
from types import FrameType

from interviewer.tui.ordered import OrderedApp
from interviewer.tui.quiet import keys_unread, once_keys_are_done


def publish_before_stopping(app: OrderedApp, publish: Callable[[], None]) -> None:
    """Have the keys done and *publish* called before the process is stopped, for as long as it runs.

    To be called in the loop of *app*, whose driver stops the process at the signal. Textual tells of a stop
    only when it is its own, and too late for anything that waits for a thread. While the app has handed the
    terminal to an editor, the process stops at once: they have to stop together, and the loop stands still.
    """
    number: signal.Signals | None = getattr(signal, "SIGTSTP", None)
    stop = None if number is None else signal.getsignal(number)
    if number is None or not callable(stop):
        return
    loop = asyncio.get_running_loop()
    asked = False

    def keys_wait() -> bool:
        return app.keys_wait or keys_unread()

    def published() -> None:
        nonlocal asked
        try:
            publish()
        finally:
            stop(number, None)
            asked = False  # only now: another while it publishes is the same wish

    def ask(given: int, frame: FrameType | None) -> None:
        nonlocal asked
        if getattr(app._driver, "_auto_restart", True) is False or loop.is_closed():
            stop(given, frame)
        elif not asked:
            asked = True
            loop.call_soon_threadsafe(once_keys_are_done, keys_wait, published)

    signal.signal(number, ask)
