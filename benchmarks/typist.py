"""Someone who types into a program in a pseudo-terminal, with a stopwatch."""

import os
import select
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.terminal.driver import PATIENCE, Place, Terminal, key_bytes

QUIET = 0.08
"""Seconds without a byte after which a key is taken to have had all its consequences. A cursor blinks after
half a second, so this has to be well below."""


@dataclass(frozen=True)
class Stroke:
    """What one key led to."""

    paint: float
    """Seconds from the key to its echo on the screen."""
    sent: int
    """Bytes that arrived until the program was quiet again."""
    clock: bool
    """Whether the first line of the screen, where a clock may stand, changed meanwhile."""


class Typist(Terminal):
    """A terminal that keeps what arrives with the instant at which it did, and draws it only later.

    Drawing as it arrives would hold up the program, which waits while the terminal's buffer is full, and
    would do so most for the one that sends most.
    """

    def __init__(self, command: Sequence[str], place: Place, size: tuple[int, int]) -> None:
        """Start *command* at *place* on a terminal of *size* columns and rows."""
        self.undrawn: list[tuple[float, bytes]] = []
        self._margin = 0
        super().__init__(command, environment=place.environment, folder=place.workspace, size=size)

    def pump(self, patience: float = 0.0) -> bool:
        """Take what the program sends, and draw it."""
        took = self.take(patience)
        self.draw()
        return took

    def take(self, patience: float) -> bool:
        """Take what the program sends, waiting at most *patience* seconds; False when it sent nothing."""
        ready = select.poll()  # not `select`, which takes no descriptor above 1023
        ready.register(self._ours, select.POLLIN)
        if not ready.poll(patience * 1000):
            return False
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # nobody holds the other end any more
            return False
        self.undrawn.append((time.perf_counter(), data))
        return True

    def draw(self, until: Callable[[], bool] = lambda: False) -> float | None:
        """Draw what was taken; return the instant of the piece after which *until* first held."""
        held = None
        for at, data in self.undrawn:
            self._stream.feed(data)
            if held is None and until():
                held = at
        self.undrawn.clear()
        return held

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until nothing has come for *quiet* seconds, and draw."""
        while self.take(quiet):
            pass
        self.draw()

    def hit(self, *keys: str) -> None:
        """Press each of *keys* without the stopwatch, and wait for the caret to move and then for quiet.

        Only `up` and `down` are taken to leave it in its column.
        """
        for key in keys:
            before = self._caret(key)
            self.press(key)
            self.wait_until(lambda: self._caret(key) != before, key)  # noqa: B023 - called at once
            self.settle()

    def _caret(self, key: str) -> tuple[object, ...]:
        """Return what *key* changes. What comes late of the key before it, such as scrolling, does not."""
        column, row = self.screen.cursor.x, self.screen.cursor.y
        return (row, *self.screen.display[1:-1]) if key in {"up", "down"} else (column,)

    @property
    def under_caret(self) -> str:
        """The character that stands where the next one will."""
        return str(self.screen.buffer[self.screen.cursor.y][self.screen.cursor.x].data)

    def new_line(self) -> None:
        """Begin a line with a letter, and learn at which column lines begin.

        The bare app scrolls a new last line into view only at the key after Enter, and leaves the terminal's
        cursor elsewhere until then.
        """
        self.hit("enter", "i")
        self._margin = self.screen.cursor.x - 1

    def stroke(self, key: str, patience: float = PATIENCE) -> Stroke:
        """Press *key*, a letter or `enter`, and wait for its echo and then for quiet.

        The echo of a letter is that it stands where the caret was; that of Enter, that the caret stands at
        the margin. Every frame of Textual ends by putting the terminal's cursor where the caret is.
        """
        echoed, top = self._echo_of(key), self.screen.display[0]
        if echoed():
            raise ValueError(f"Its echo stands there already: {key}\n{self.shown()}")
        arrived, paint = 0, None
        pressed = time.perf_counter()
        self.send(key_bytes(key))
        while paint is None:
            while self.take(QUIET):
                pass
            arrived += sum(len(data) for _, data in self.undrawn)
            paint = self.draw(echoed)
            if time.perf_counter() > pressed + patience:
                raise AssertionError(f"No echo of {key}\n{self.shown()}")
        return Stroke(paint - pressed, arrived, self.screen.display[0] != top)

    def _echo_of(self, key: str) -> Callable[[], bool]:
        if key == "enter":
            return lambda: bool(self.screen.cursor.x == self._margin)
        column, row = self.screen.cursor.x, self.screen.cursor.y
        return lambda: bool(self.screen.buffer[row][column].data == key)
