"""Keys come before what comes from outside: a signal waits until those pressed before it are done."""

import asyncio
import sys
from collections.abc import Callable

from interviewer.tui.pasted import open_paste_waits

_GRACE_SECONDS = 0.05
"""For the keys that were read already and are on their way, to the journal at last."""
_KEYS_SECONDS = 2.0
"""For the keys that wait until the one before has done what it does, and for those still unread.

No key that has arrived is left behind by a machine that is busy with other things; on one that is not, they
are done in a fraction of it.
"""
_QUIET = 2
"""Looks that have to find no key waiting: between two of its stations a key is at neither."""


def once_keys_are_done(waiting: Callable[[], bool], do: Callable[[], None]) -> None:
    """Call *do* in the running loop when no key is *waiting* any more, or they go on for too long.

    Neither is a word of a paste that is still open. When that cannot be told, nothing is waited for.
    """
    loop = asyncio.get_running_loop()
    latest = loop.time() + _KEYS_SECONDS

    def waits() -> bool:
        try:
            return open_paste_waits() or waiting()
        except Exception:  # whatever it is: *do* saves
            return False

    def look(looks: int) -> None:
        looks = _QUIET if waits() else looks - 1
        if looks and loop.time() < latest:
            loop.call_later(_GRACE_SECONDS / 5, look, looks)
        else:
            do()

    loop.call_later(_GRACE_SECONDS, look, _QUIET)


def keys_unread(terminal: int = 0) -> bool:
    """Whether the *terminal*, a descriptor, holds keys that nobody has read yet."""
    if sys.platform == "win32":
        return False
    import fcntl
    import termios

    try:
        return any(fcntl.ioctl(terminal, termios.FIONREAD, bytes(4)))
    except OSError:  # it is none, or is gone
        return False
