"""A scanner that finds where each key and each value of a TOML text stands.

It reads the text for its shape only; whether it is valid is for the parser to say. On a broken text it keeps
what it found before it could not go on, which is what a helpful message needs.
"""

import re
from contextlib import suppress
from typing import Any

import tomli

from interviewer.model.places import Node, Path, Places, Repeat, Span

_BLANK = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_KEY = re.compile(r'"(?:[^"\\\n]++|\\.)*+"|\'[^\'\n]*+\'|[^\s.=\[\]{}"\'#,]++')
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_OPEN = re.compile(r"\[\[?[ \t]*+")
_CLOSE = re.compile(r"[ \t]*+\]\]?")
# Up to two quotes may stand right before the three that close a multi-line string.
_SCALAR = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]++|\\.)*+"'
    r"|'(?!'')[^'\n]*+'"
    r"|\d{4}-\d\d-\d\d[ ]\d\d:[^\s,\]}#]*+"
    r"|[^\s,\[\]{}#\"']++",
    re.DOTALL,
)


def locate(text: str) -> Places:
    """Return the places of everything in *text*, or of what stands before its first broken part."""
    scanner = _Scanner(text.replace("\r\n", "\n"))
    with suppress(_Lost, RecursionError):
        scanner.scan()
    # The top of a file has no header; what it opens with stands for it.
    if first := next(iter(scanner.root.parts.values()), None):
        scanner.root.value = scanner.root.key = first.key if first.leaf else first.value
    return Places(scanner.text, scanner.root, scanner.unclosed, scanner.repeats)


class _Lost(Exception):
    """The text has no shape that the scanner knows."""


class _Scanner:
    """One walk through one text; each method starts at an offset and returns where it ended."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Node((0, 0), (0, 0))
        self.unclosed: list[int] = []
        self.repeats: list[Repeat] = []

    def scan(self) -> None:
        """Find everything. Raises _Lost where the text makes no sense."""
        table, path = self.root, Path()
        pos = self._skip(_BLANK, 0)
        while pos < len(self.text):
            if self.text.startswith("[", pos):
                table, path, pos = self._header(pos)
            else:
                pos = self._pair(pos, table, path)
            pos = self._skip(_BLANK, pos)

    def _header(self, start: int) -> tuple[Node, Path, int]:
        keys, pos = self._keys(self._skip(_OPEN, start))
        end = self._skip(_CLOSE, pos)
        listed = self.text.startswith("[[", start)
        parent, path = self._walk(self.root, (), keys[:-1], (start, end))
        (name, span), path = keys[-1], (*path, keys[-1][0])
        node = parent.parts.get(name)
        if node is None or not node.given:
            parts = node.parts if node else {}
            node = parent.parts[name] = Node(span, (start, end), given=True, listed=listed, parts=parts)
        elif not (listed and node.listed):
            self.repeats.append(Repeat(path, node.key, span, table=True, leaf=node.leaf))
        if node.listed:
            path = (*path, len(node.parts))
            node.parts[len(node.parts)] = node = Node(span, (start, end), given=True)
        return node, path, end

    def _pair(self, start: int, table: Node, path: Path) -> int:
        keys, pos = self._keys(start)
        pos = self._skip(_EQUALS, pos)
        parent, path = self._walk(table, path, keys[:-1], None)
        (name, span), path = keys[-1], (*path, keys[-1][0])
        node = Node(span, (pos, pos), given=True, leaf=True)
        if name in parent.parts:
            self.repeats.append(Repeat(path, parent.parts[name].key, span))
        else:
            parent.parts[name] = node
        end = self._value(pos, node, path)
        node.value = (pos, end)
        return end

    def _walk(
        self, node: Node, path: Path, keys: list[tuple[str, Span]], header: Span | None
    ) -> tuple[Node, Path]:
        """Go down *keys* from *node*, into the last table of each list, making tables that are missing."""
        for name, span in keys:
            path = (*path, name)
            if name not in node.parts:
                # A table made by a dotted key belongs to that place: no header may open it again.
                node.parts[name] = Node(span, header or span, given=header is None)
            elif node.parts[name].leaf:
                self.repeats.append(Repeat(path, node.parts[name].key, span, table=True, leaf=True))
            node = node.parts[name]
            if node.listed:
                path = (*path, len(node.parts) - 1)
                node = node.parts[len(node.parts) - 1]
        return node, path

    def _value(self, start: int, node: Node, path: Path) -> int:
        opening = self.text[start : start + 1]
        if opening not in ("[", "{"):
            if opening in ('"', "'") and not _SCALAR.match(self.text, start):
                self.unclosed.append(start)
            return self._skip(_SCALAR, start)
        self.unclosed.append(start)
        closing = "]" if opening == "[" else "}"
        pos = self._skip(_BLANK, start + 1)
        while not self.text.startswith(closing, pos):
            pos = self._entry(pos, node, path) if opening == "[" else self._pair(pos, node, path)
            pos = self._skip(_BLANK, pos)
            if self.text.startswith(",", pos):
                pos = self._skip(_BLANK, pos + 1)
            elif not self.text.startswith(closing, pos):
                raise _Lost
        self.unclosed.pop()
        return pos + 1

    def _entry(self, pos: int, node: Node, path: Path) -> int:
        index = len(node.parts)
        entry = node.parts[index] = Node((pos, pos), (pos, pos), given=True, leaf=True)
        end = self._value(pos, entry, (*path, index))
        entry.key = entry.value = (pos, end)
        return end

    def _keys(self, pos: int) -> tuple[list[tuple[str, Span]], int]:
        """Return the dotted keys at *pos*, each with its place, and where they end."""
        keys: list[tuple[str, Span]] = []
        while match := _KEY.match(self.text, pos):
            keys.append((_key_name(match[0]), match.span()))
            if not (dot := _DOT.match(self.text, match.end())):
                return keys, match.end()
            pos = dot.end()
        raise _Lost

    def _skip(self, pattern: re.Pattern[str], pos: int) -> int:
        match = pattern.match(self.text, pos)
        if match is None:
            raise _Lost
        return match.end()


def _key_name(written: str) -> str:
    """Return the name that a bare or quoted key stands for."""
    if not written.startswith(('"', "'")):
        return written
    if "\\" not in written:
        return written[1:-1]
    try:
        loaded: dict[str, Any] = tomli.loads(f"key = {written}")
    except ValueError:
        return written
    return str(loaded["key"])
