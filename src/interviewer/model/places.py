"""Places in a text: what was located, and how to ask for it by path."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The keys, and the indexes from 0 inside lists, that lead from the top of a file to a value."""

Span = tuple[int, int]
"""Where something begins and ends, as offsets into the text with one kind of newline."""


class Place(NamedTuple):
    """A stretch of one line: line and column count from 1, column and width in characters."""

    line: int
    column: int
    width: int


@dataclass(slots=True)
class Node:
    """A key of the text, with what is below it."""

    key: Span
    value: Span
    """The value as written; for a table its header, or where it is first passed through."""
    given: bool = False
    """Whether the text gives it a value or a header of its own."""
    leaf: bool = False
    """Whether it was given with `=` or stands in a list, so that no header can add to it."""
    listed: bool = False
    """Whether it is a list of tables with `[[headers]]`."""
    parts: "dict[str | int, Node]" = field(default_factory=dict)


class Repeat(NamedTuple):
    """A key or a table that the text gives a second time, which TOML forbids."""

    path: Path
    first: Span
    second: Span
    table: bool = False
    """Whether it is a table the second time."""
    leaf: bool = False
    """Whether it is a table the second time and was a value the first time."""


class Places:
    """The places of everything in one text. A path that is not there has the place of its nearest parent."""

    def __init__(self, text: str, root: Node, unclosed: list[int], repeats: list[Repeat]) -> None:
        self.text = text
        """The text with one kind of newline; no line or column differs from the file's."""
        self.unclosed = tuple(unclosed)
        """Offsets of the brackets and quotes that never close, outermost first."""
        self.repeats = tuple(repeats)
        self._root = root
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def key(self, path: Path) -> Place:
        """Return where the last key of *path* is written; for an entry of a list, the entry."""
        return self.place(self._node(path).key)

    def value(self, path: Path) -> Place:
        """Return where the value at *path* is written, its first line only; for a table, its header."""
        return self.place(self._node(path).value)

    def value_text(self, path: Path) -> str:
        """Return the value at *path* as it is written; for a table, its header."""
        start, end = self._node(path).value
        return self.text[start:end]

    def words(self, path: Path, words: str) -> Place:
        """Return where *words* stand in the value at *path*, as far as their first line; else the value."""
        start, end = self._node(path).value
        spaced = r"\s+".join(map(re.escape, words.split()))
        found = re.compile(spaced).search(self.text, start, end)
        return self.place(found.span() if found else (start, end))

    def place(self, span: Span) -> Place:
        """Return *span* as line, column and width; what reaches past the end of the line is cut."""
        start, end = span
        line = bisect_right(self._starts, start)
        column = start - self._starts[line - 1] + 1
        rest = len(self.line(line)) - column + 1
        return Place(line, column, max(1, min(end - start, rest)))

    def line(self, number: int) -> str:
        """Return a line of the text, counted from 1, without its end; empty when there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def _node(self, path: Path) -> Node:
        node = self._root
        for step in path:
            if step not in node.parts:
                break
            node = node.parts[step]
        return node
