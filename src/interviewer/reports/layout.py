"""Layout: text in lines and columns for any terminal, measured in the cells that characters take up.

Everything printed passes through `printable`, so what people wrote can neither steer a terminal nor turn a
line around.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from interviewer.model.text import clean

# Characters that turn the reading order around; one left open would swallow the rest of the line.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NO_CELL = {"Mn", "Me", "Cf"}


def printable(text: str) -> str:
    """Return *text* without control characters or changes of direction; a tab becomes a space."""
    return _REORDERING.sub("", clean(text)).replace("\t", " ")


def width(text: str) -> int:
    """Return how many terminal cells *text* takes up: wide characters two, combining marks none."""
    return sum(map(_cells, text))


def pad(text: str, cells: int) -> str:
    """Return *text* filled with spaces to *cells*; longer text stays as it is."""
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Return *text* as lines of at most *cells*, broken at spaces, or inside a word that is longer.

    The first line begins with *first*, the others with *rest* (by default blanks as wide as *first*). Line
    breaks in *text* are kept.
    """
    rest = " " * width(first) if rest is None else rest
    room = max(1, cells - max(width(first), width(rest)))
    lines = [piece for line in printable(text).split("\n") for piece in _fill(line, room)]
    return [f"{rest if index else first}{line}".rstrip() for index, line in enumerate(lines)]


def wrap_between(pieces: Iterable[str], cells: int, *, first: str = "", rest: str = "") -> list[str]:
    """Return *pieces* one after the other like `wrap`, broken inside a piece only if it fits no line."""
    lines: list[str] = []
    for piece in map(printable, pieces):
        if lines and width(lines[-1]) + 1 + width(piece) <= cells:
            lines[-1] += f" {piece}"
        else:
            lines += wrap(piece, cells, first=rest if lines else first, rest=rest)
    return lines


def side_by_side(cells: Sequence[Sequence[str]], widths: Sequence[int], gap: str = "  ") -> Iterator[str]:
    """Yield the lines of one table row whose *cells* are lists of lines, each padded to its width."""
    for index in range(max(map(len, cells), default=0)):
        line = [
            pad(lines[index] if index < len(lines) else "", room)
            for lines, room in zip(cells, widths, strict=True)
        ]
        yield gap.join(line).rstrip()


def widest(lines: Iterable[str]) -> int:
    """Return the width of the widest of *lines*; 0 when there are none."""
    return max(map(width, lines), default=0)


def _fill(line: str, room: int) -> Iterator[str]:
    filled = ""
    for word in line.split():
        for piece in _pieces(word, room):
            if filled and width(filled) + 1 + width(piece) > room:
                yield filled
                filled = piece
            else:
                filled = f"{filled} {piece}" if filled else piece
    yield filled


def _pieces(word: str, room: int) -> Iterator[str]:
    """Yield *word* in pieces that fit; one piece for nearly all words."""
    piece, used = "", 0
    for char in word:
        cells = _cells(char)
        if used + cells > room and piece:
            yield piece
            piece, used = "", 0
        piece, used = piece + char, used + cells
    yield piece


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
