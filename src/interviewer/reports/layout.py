"""Layout: text in lines and columns for any terminal, measured in the cells that characters take up.

Everything printed passes through `printable`, so what people wrote can neither steer a terminal nor turn a
line around.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from interviewer.model.text import harmless

_NO_CELL = {"Mn", "Me", "Cf"}


def printable(text: str) -> str:
    """Return *text* without control characters or changes of direction; a tab becomes a space."""
    return harmless(text).replace("\t", " ")


def width(text: str) -> int:
    """Return how many terminal cells *text* takes up: wide characters two, combining marks none."""
    return sum(map(_cells, text))


def cut(text: str, cells: int) -> str:
    """Return *text* in at most *cells*, which ends in an ellipsis where it is longer."""
    if width(text) <= cells:
        return text
    ends = list(accumulate(map(_cells, text)))
    return f"{text[: bisect_right(ends, cells - 1)].rstrip()}…"


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
    filled: list[str] = []
    used = 0
    for word in line.split():
        for piece, cells in _pieces(word, room):
            if filled and used + 1 + cells > room:
                yield " ".join(filled)
                filled, used = [], 0
            used += cells + bool(filled)
            filled.append(piece)
    yield " ".join(filled)


def _pieces(word: str, room: int) -> Iterator[tuple[str, int]]:
    """Yield *word* in pieces that fit, each with its cells; one piece for nearly all words."""
    if word.isascii():
        for start in range(0, len(word), room):
            yield word[start : start + room], min(room, len(word) - start)
        return
    piece: list[str] = []
    used = 0
    for char in word:
        cells = _cells(char)
        if used + cells > room and piece:
            yield "".join(piece), used
            piece, used = [], 0
        piece.append(char)
        used += cells
    yield "".join(piece), used


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
