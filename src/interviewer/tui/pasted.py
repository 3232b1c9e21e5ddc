"""A paste is one piece of text, whatever bytes it holds: none of them is a key.

Textual 8.2 goes on looking for keys inside a paste. From an escape on it takes what follows out of the text,
as a sequence, and gives back as keys what it does not know: words change their order, and a control character
opens something or quits. So what stands between the two marks of a paste is kept from Textual's parser, which
gets the marks and everything outside.
"""

import sys
import time
from collections.abc import Callable, Iterable

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END as END
from textual._xterm_parser import BRACKETED_PASTE_START as START
from textual._xterm_parser import XTermParser
from textual.message import Message

from interviewer.tui.hardening import HardeningFailed

if sys.platform == "win32":
    from textual.drivers import win32 as reader

    _reads = reader.EventMonitor.run
else:
    from textual.drivers import linux_driver as reader

    _reads = reader.LinuxDriver.run_input_thread

LINGER_SECONDS = 2.0
"""How long the rest of the first mark may take: a network may deliver it in pieces."""
LOOK_SECONDS = 5.0
"""How often is looked whether a paste goes on: a network may stall in the middle of one."""
BY_HAND = 200
"""Characters within that time: fewer come from a hand or from nobody, and more from a terminal."""
_BEGUN = (START[:3], START[:4], START[:5])
"""The first mark so far, from where on it is no key that a person presses."""
_PROBE = "a\x1b[93;1mb\x07c\x1b\x11d"


def take_pastes_whole() -> None:
    """Have the terminal's driver read with `WholePastes`. Raises HardeningFailed when Textual has changed."""
    probe = [*WholePastes().feed(f"{START}{_PROBE}{END}")]
    if [getattr(message, "text", "") for message in probe] != [_PROBE]:
        raise HardeningFailed("a paste came through in pieces")
    if "XTermParser" not in _reads.__code__.co_names or not hasattr(reader, "XTermParser"):
        raise HardeningFailed("the terminal's driver reads what is pasted in another way")
    vars(reader)["XTermParser"] = WholePastes


class WholePastes(XTermParser):
    """Makes messages of what a terminal sends. A paste is one message, in the order in which it came.

    When its end never comes, what is typed next stands in it as well. So once next to nothing has come for
    `LOOK_SECONDS`, all of it is handed on as text, and keys are keys again: no word is lost, and no key is
    dead for ever. To do so at once would make keys of the rest of a paste that was only slow.
    """

    def __init__(self, debug: bool = False, now: Callable[[], float] = time.monotonic) -> None:
        """Read from the beginning; *now* returns seconds."""
        self._now = now
        self._pasted: list[str] | None = None
        """The pieces of the paste so far; None outside one."""
        self._last = ""
        """The last characters since a mark: the next mark may begin in them."""
        self._linger = 0.0
        """Until when the rest of the first mark may come."""
        self._come = 0
        """Characters of the paste that came since the last look."""
        self._look = 0.0
        """When to look whether the paste goes on."""
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages in *data*, which may begin and end anywhere; empty, it is the end of all."""
        if not data:
            yield from super().feed(data)
        while data:
            piece, data, marked = self._up_to_mark(data)
            if self._pasted is None:
                yield from super().feed(piece)
                if marked:
                    self._pasted = []
                    self._look_later()
            else:
                self._pasted.append(piece)
                self._come += len(piece)
                if marked:
                    yield from self._end_of_paste(self._pasted)

    def tick(self) -> Iterable[Message]:
        """Yield what is made of it that nothing more has come for a while; to be called again and again."""
        if self._pasted is None:
            if self._now() < self._linger:
                return
            for message in super().tick():
                self._last = ""  # no mark has begun there
                yield message
        elif self._now() >= self._look:
            if self._come < BY_HAND:
                yield from self._end_of_paste(self._pasted)
            else:
                self._look_later()

    def _up_to_mark(self, data: str) -> tuple[str, str, bool]:
        """Return *data* up to the end of the next mark, what follows, and whether the mark is there."""
        mark = START if self._pasted is None else END
        known = len(self._last)
        found = (self._last + data).find(mark)
        if found < 0:
            self._last = (self._last + data)[-len(mark) + 1 :]
            begun = self._pasted is None and self._last.endswith(_BEGUN)
            self._linger = self._now() + LINGER_SECONDS if begun else 0.0
            return data, "", False
        self._last, self._linger = "", 0.0
        end = found + len(mark) - known
        return data[:end], data[end:], True

    def _look_later(self) -> None:
        self._come, self._look = 0, self._now() + LOOK_SECONDS

    def _end_of_paste(self, pieces: list[str]) -> Iterable[Message]:
        self._pasted, self._last = None, ""
        for message in super().feed(END):
            if not isinstance(message, events.Paste):  # of the two marks alone
                yield message
        if text := "".join(pieces).removesuffix(END).replace("\x00", ""):
            yield events.Paste(text)
