"""A paste is one piece of text, whatever bytes it holds: none of them is a key.

Textual 8.2 goes on looking for keys inside a paste. From an escape on it takes what follows out of the text,
as a sequence, and gives back as keys what it does not know: words change their order, and a control character
opens something or quits. So what stands between the two marks of a paste is kept from Textual's parser, which
gets the marks and everything outside.
"""

import re
import sys
import time
from collections.abc import Callable, Iterable
from typing import ClassVar

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
QUIET_SECONDS = 5.0
"""After which a paste of which nothing more came is taken to be cut off: a network may stall within one."""
LATE_SECONDS = 60.0
"""How long after that the rest may still come and be known as such."""
MOMENT_SECONDS = 0.25
BY_HAND = 10
"""Characters within a moment: fewer come from a hand or from nobody, and more from a terminal."""
_BEGUN = (START[:3], START[:4], START[:5])
"""The first mark so far, from where on it is no key that a person presses."""
_HALVES = [END[:length] for length in range(len(END) - 1, -1, -1)]
_SEQUENCE = re.compile(r"\x1b(?!\[20[01]~)(?:\[[<?]?[-\d;:]*\$?[A-Za-z~]|O[A-Z])")
"""What a terminal tells of the mouse, the focus and its size, and a key that is more than a character."""
_PROBE = "a\x1b[93;1mb\x07c\x1b\x11d"


def take_pastes_whole() -> None:
    """Have the terminal's driver read with `WholePastes`. Raises HardeningFailed when Textual has changed."""
    probe = [*WholePastes().feed(f"{START}{_PROBE}{END}")]
    if [getattr(message, "text", "") for message in probe] != [_PROBE]:
        raise HardeningFailed("a paste came through in pieces")
    if "XTermParser" not in _reads.__code__.co_names or not hasattr(reader, "XTermParser"):
        raise HardeningFailed("the terminal's driver reads what is pasted in another way")
    vars(reader)["XTermParser"] = WholePastes.going_on


def open_paste_waits() -> bool:
    """Have the words of a paste without an end so far handed on soon; tell whether some still are to be."""
    return WholePastes.reading is not None and WholePastes.reading.hurry()


class WholePastes(XTermParser):
    """Makes messages of what a terminal sends. A paste is one message, in the order in which it came.

    When its end never comes, what is typed next stands in it as well. So once no more came than a hand types
    for `QUIET_SECONDS`, the words are handed on as text, and keys are keys again: no word is lost, and no key
    is dead for ever. The rest may come later still. It is text if it brings its end or comes fast.
    """

    reading: ClassVar["WholePastes | None"] = None
    """The one that the driver reads with."""

    def __init__(self, debug: bool = False, now: Callable[[], float] = time.monotonic) -> None:
        """Read from the beginning; *now* returns seconds."""
        self._now = now
        self._pasted: list[str] | None = None
        """The pieces of the paste that were not handed on yet; None outside one."""
        self._cut = 0.0
        """Until when the rest of a paste that was taken to be cut off may come."""
        self._half = ""
        """The beginning of an end mark behind what was handed on."""
        self._sure = 0
        """How many of the pieces came faster than by hand, or before one that did."""
        self._last = ""
        """The last characters since a mark: the next mark may begin in them."""
        self._linger = 0.0
        """Until when the rest of the first mark may come."""
        self._come = 0
        """Characters of the paste that came in this moment."""
        self._moment = 0.0
        """When this moment ends."""
        self._quiet = 0.0
        """When the paste is taken to be cut off."""
        self._hurry = False
        super().__init__(debug)

    @classmethod
    def going_on(cls, debug: bool = False) -> "WholePastes":
        """Return what reads from now on. The driver wants another after a stop, perhaps within a paste."""
        before = cls.reading
        after = cls(debug) if before is None else cls(debug, before._now)
        if before is not None:
            after._half, after._cut = before._half, before._cut
            if before._pasted is not None:
                after._open(before._pasted)
                after._last = before._last
        cls.reading = after
        return after

    def hurry(self) -> bool:
        """Have what came of an open paste handed on at the next tick; tell whether there is any.

        Safe from another thread. What comes after that is still of the paste.
        """
        self._hurry = self._hurry or bool(self._pasted)
        return self._hurry

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages in *data*, which may begin and end anywhere; empty, it is the end of all."""
        if not data:
            yield from super().feed(data)
        sure = False
        while data:
            if self._now() < self._cut and self._goes_on(data):
                self._open([])
            piece, data, marked = self._up_to_mark(data)
            if self._pasted is None:
                self._half = ""
                yield from super().feed(piece)
                if marked:
                    self._open([])
                    sure = True  # what comes in one piece with the mark is of the paste
            else:
                self._pasted.append(self._half + piece)
                self._half = ""
                if marked:
                    yield from self._end_of_paste("".join(self._pasted).removesuffix(END))
                else:
                    self._count(self._pasted, piece, sure=sure)

    def tick(self) -> Iterable[Message]:
        """Yield what is made of it that nothing more has come for a while; to be called again and again."""
        if self._pasted is not None:
            if self._now() >= self._quiet:
                yield from self._so_far(self._pasted)
                self._pasted, self._cut = None, self._now() + LATE_SECONDS
            elif self._hurry:
                yield from self._so_far(self._pasted)
        elif self._now() >= self._linger:
            for message in super().tick():
                self._last = ""  # no mark has begun there
                yield message
        self._hurry = False

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

    def _goes_on(self, data: str) -> bool:
        """Tell whether *data* begins with the rest of the paste that was taken to be cut off."""
        rest = (self._last + data).partition(START)[0][len(self._last) :]
        ends = END in self._half + rest or bool(self._half and rest and END.startswith(self._half + rest))
        return ends or len(_SEQUENCE.sub("", rest)) > BY_HAND

    def _open(self, pieces: list[str]) -> None:
        self._pasted, self._sure, self._cut = pieces, len(pieces), 0.0
        self._last = self._half
        self._come, self._moment, self._quiet = 0, 0.0, self._now() + QUIET_SECONDS

    def _count(self, pieces: list[str], piece: str, *, sure: bool) -> None:
        """Wait for longer when more has come than by hand, or is *sure*. Mouse and held keys are no paste."""
        now, words = self._now(), len(_SEQUENCE.sub("", piece))
        if now >= self._moment:
            self._come, self._moment = 0, now + MOMENT_SECONDS
        self._come += words
        if sure or (words and self._come > BY_HAND):
            self._sure, self._quiet = len(pieces), now + QUIET_SECONDS

    def _so_far(self, pieces: list[str]) -> Iterable[Message]:
        """Yield the words in *pieces*, and then what came by hand, or from the terminal, and is no text."""
        text, tail = "".join(pieces[: self._sure]), "".join(pieces[self._sure :])
        self._half = next(half for half in _HALVES if (text + tail).endswith(half))
        text = (text + _SEQUENCE.sub("", tail)).removesuffix(self._half)
        yield from self._end_of_paste(text)
        self._pasted, self._sure, self._last = [], 0, self._half
        for sequence in _SEQUENCE.findall(tail):
            yield from super().feed(sequence)

    def _end_of_paste(self, text: str) -> Iterable[Message]:
        self._pasted, self._last = None, ""
        for message in super().feed(END):
            if not isinstance(message, events.Paste):  # of the two marks alone
                yield message
        if text := text.replace("\x00", ""):
            yield events.Paste(text)
