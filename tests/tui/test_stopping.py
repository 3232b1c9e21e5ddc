"""What comes from outside waits for keys, and only as long as there are some."""

import asyncio
import os
import select
import signal
import tty
from collections.abc import Iterator

import pytest

from interviewer.tui.ordered import OrderedApp
from interviewer.tui.quiet import keys_unread, once_keys_are_done
from interviewer.tui.stopping import publish_before_stopping

LOOKS = 5
PATIENCE = 20


@pytest.fixture
def stops() -> Iterator[list[str]]:
    """Return what happened, with a terminal that is never read and a stop that is only written down."""
    done: list[str] = []
    before = signal.signal(signal.SIGTSTP, lambda number, frame: done.append("stopped"))
    yield done
    signal.signal(signal.SIGTSTP, before)


class Busy(OrderedApp):
    """An app that has keys to do for some looks at it."""

    def __init__(self, done: list[str]) -> None:
        super().__init__()
        self._done = done
        self._left = LOOKS

    @property
    def keys_wait(self) -> bool:
        self._left -= 1
        self._done.append("looked" if self._left < 0 else "busy")
        return self._left >= 0


async def test_a_stop_publishes_once_the_keys_before_it_are_done(stops: list[str]) -> None:
    """And once, however many signals come meanwhile."""
    over = asyncio.Event()

    def publish() -> None:
        stops.append("published")
        over.set()

    publish_before_stopping(Busy(stops), publish)
    signal.raise_signal(signal.SIGTSTP)
    signal.raise_signal(signal.SIGTSTP)
    await over.wait()
    assert stops[:LOOKS] == ["busy"] * LOOKS
    assert stops[-2:] == ["published", "stopped"]
    assert stops.count("published") == stops.count("stopped") == 1


async def test_a_stop_is_obeyed_when_nobody_can_tell_whether_keys_wait(stops: list[str]) -> None:
    """And so is the next."""

    class Broken(OrderedApp):
        @property
        def keys_wait(self) -> bool:
            raise RuntimeError

    published = asyncio.Queue[None]()
    publish_before_stopping(Broken(), lambda: published.put_nowait(None))
    for count in (1, 2):
        signal.raise_signal(signal.SIGTSTP)
        await asyncio.wait_for(published.get(), PATIENCE)
        assert stops == ["stopped"] * count


def test_no_key_waits_where_there_is_no_screen() -> None:
    assert not OrderedApp().keys_wait


async def test_keys_that_never_end_are_not_waited_for_without_end() -> None:
    done = asyncio.Event()
    once_keys_are_done(lambda: True, done.set)
    await done.wait()


async def test_where_no_key_waits_two_looks_are_enough() -> None:
    looks = iter(range(100))
    done = asyncio.Event()
    once_keys_are_done(lambda: next(looks) < 0, done.set)
    await done.wait()
    assert next(looks) == 2


def test_keys_are_unread_until_somebody_reads_them() -> None:
    keyboard, terminal = os.openpty()
    tty.setraw(terminal)
    try:
        assert not keys_unread(terminal)
        os.write(keyboard, b"a")
        arrived = select.poll()
        arrived.register(terminal, select.POLLIN)
        assert arrived.poll(PATIENCE * 1000)
        assert keys_unread(terminal)
        os.read(terminal, 1)
        assert not keys_unread(terminal)
    finally:
        os.close(terminal)
        os.close(keyboard)
    assert not keys_unread(terminal), "of a terminal that is gone nothing is waited for"
