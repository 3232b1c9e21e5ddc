"""TOML as people would have written it: long texts over several lines, escaped no more than they must be."""

import re
from collections.abc import Mapping

import tomli
import tomli_w

_LONG_TEXT = re.compile(r'(?<= = )"""\n((?:[^"\\]|\\.)*)"""')
_ESCAPED = re.compile(r'\\[^"]|((?:\\")+)(?!\Z)')
_LITERAL = re.compile(r"(?!.*''')[^\x00-\x08\x0b-\x1f\x7f]*(?<!')", re.DOTALL)
_DOT = ".\0"
"""Stands for the dot of a dotted key until the text is written: no key that people write holds it."""
_DOTTED = re.compile(r'^"([a-z-]+)\.\\u0000([a-z0-9-]+)"(?= = )', re.MULTILINE)


def dotted(key: str, below: str) -> str:
    """Return the key that is written `key.below`, beside the others: no table of its own is made for it."""
    return f"{key}{_DOT}{below}"


def readable_toml(document: Mapping[str, object]) -> str:
    """Return *document* as TOML."""
    written = tomli_w.dumps(document, multiline_strings=not _has_crlf(document))
    return _LONG_TEXT.sub(_readable, _DOTTED.sub(r"\1.\2", written))


def _has_crlf(part: object) -> bool:
    """Whether a text below *part* has a newline of Windows, which no text over several lines can keep.

    Ours have none; one under a key of a later version may.
    """
    if isinstance(part, str):
        return "\r\n" in part
    if isinstance(part, Mapping):
        return any(map(_has_crlf, part.values()))
    return isinstance(part, list | tuple) and any(map(_has_crlf, part))


def _readable(text: re.Match[str]) -> str:
    """Return a multi-line string as people would have written it, escaped no more than it must be.

    A note in the candidate's own words starts with a quotation mark: three in a row, or one at the end, would
    close the string, others need no escape. Code is full of backslashes: it stands between apostrophes.
    """
    plain = _ESCAPED.sub(_plain_run, text[1])
    if "\\" in plain:
        exact = str(tomli.loads(f"text = {text[0]}")["text"])
        if _LITERAL.fullmatch(exact):
            return f"'''\n{exact}'''"
    return f'"""\n{plain}"""'


def _plain_run(escaped: re.Match[str]) -> str:
    marks = escaped[1]
    return marks.replace("\\", "") if marks and len(marks) <= 4 else escaped[0]
