"""The rule for characters that are not seen: authors should know of them, and so should who reviews a change.

They can make code read otherwise than it runs, and hide words in a prompt. Screens and reports leave out or
mark what could do harm there, so this is a warning. Apart, because an interview begins without it.
"""

import re
import unicodedata
from collections.abc import Iterator

from interviewer.authoring.document import Document, point
from interviewer.model.findings import Finding
from interviewer.model.text import INVISIBLE, JOINERS, REORDERING
from interviewer.model.value import Value

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_HIDDEN = re.compile(f"[{_CONTROL}{REORDERING}{INVISIBLE}{JOINERS}]")
_TURNS, _JOINS = re.compile(f"[{REORDERING}]"), re.compile(f"[{JOINERS}]")
_ESCAPE = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
_WRITTEN = re.compile(f"{_HIDDEN.pattern}|{_ESCAPE}")
"""A hidden character as it stands, or anything written as its number."""


def lint_hidden(document: Document, value: Value) -> Iterator[Finding]:
    """Yield a warning for the first such character of each line of the file, with how many there are."""
    text = document.places.text
    if text.isascii() and "\\u" not in text and "\\U" not in text:
        return
    meant = _characters(document.data)
    lines: dict[int, list[tuple[str, re.Match[str]]]] = {}
    for match in _WRITTEN.finditer(text):
        character = _character(match)
        # In a literal string an escape is no escape; then no text of the file holds what it would stand for.
        if (
            _HIDDEN.match(character)
            and not _belongs(text, match)
            and (match.lastindex is None or character in meant)
        ):
            lines.setdefault(document.places.place(match.span()).line, []).append((character, match))
    for found in lines.values():
        character, match = found[0]
        more = f", and {len(found) - 1} more on this line" if len(found) > 1 else ""
        message = f"{_name(character)} {_does(character)}{more}; leave it out, or write what is meant"
        place = document.places.place(match.span())
        yield point(document.source, document.places, place, "hidden-character", message, "warning")


def _character(match: re.Match[str]) -> str:
    number = match[1] or match[2]
    return match[0] if number is None else chr(min(int(number, 16), 0x10FFFF))


def _belongs(text: str, match: re.Match[str]) -> bool:
    """Return whether a joiner stands between signs that need it: both beside it are no ASCII."""
    beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return _JOINS.match(match[0]) is not None and len(beside) == 2 and not any(map(str.isascii, beside))


def _name(character: str) -> str:
    name = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} ({name.lower()})"


def _does(character: str) -> str:
    if _TURNS.match(character):
        return "turns the text after it around"
    return "is not seen"


def _characters(data: object) -> frozenset[str]:
    """Return the hidden characters in the keys and texts of *data*, as the file means them."""
    if isinstance(data, str):
        return frozenset(_HIDDEN.findall(data))
    parts = (
        [*data.keys(), *data.values()] if isinstance(data, dict) else data if isinstance(data, list) else ()
    )
    return frozenset[str]().union(*map(_characters, parts))
