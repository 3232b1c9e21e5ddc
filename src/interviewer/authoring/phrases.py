"""Small phrases that messages are made of."""

from collections.abc import Iterable
from datetime import date, time
from difflib import get_close_matches

from interviewer.model.places import Path
from interviewer.model.text import one_line

_LONGEST = 48
# A date with a time is a date too.
_NAMES = ((dict, "a table"), (list, "a list"), (date, "a date"), (time, "a time"))


def quoted(text: str) -> str:
    """Return *text* in double quotes, on one line, harmless, and cut when it is long."""
    shown = one_line(text)
    return f'"{shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"}"'


def any_of(words: Iterable[str]) -> str:
    """Return *words* in quotes as `"a", "b" or "c"`."""
    *most, last = [quoted(word) for word in words]
    return f"{', '.join(most)} or {last}" if most else last


def all_of(words: Iterable[object]) -> str:
    """Return *words* as `1, 2 and 3`."""
    *most, last = [str(word) for word in words]
    return f"{', '.join(most)} and {last}" if most else last


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return which of *known* was most likely meant by *word*, or None when none is near."""
    plain = {_plain(name): name for name in known}
    found = get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "…"?` with the nearest of *known*, or nothing."""
    name = nearest(word, known)
    return f"; did you mean {quoted(name)}?" if name is not None else ""


def named_value(value: object) -> str:
    """Say what *value* is, as in `text "5"`, `the number 5` or `a table`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {number(value)}"
    if isinstance(value, str):
        return f"text {quoted(value)}"
    return next((name for kind, name in _NAMES if isinstance(value, kind)), "this")


def number(value: float) -> str:
    """Return a number as it would be written, cut when it is long."""
    # Python writes no number of thousands of digits but with a base that is a power of two.
    written = hex(value) if isinstance(value, int) and value.bit_length() > 1000 else str(value)
    return written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"


def header(path: Path) -> str:
    """Return *path* as a table header, `[questions.http-methods]`; indexes of lists are left out."""
    return f"[{'.'.join(_bare(step) for step in path if isinstance(step, str))}]"


def _plain(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "-")


def _bare(key: str) -> str:
    bare = key.isascii() and key.replace("-", "a").replace("_", "a").isalnum()
    return key if bare else quoted(key)
