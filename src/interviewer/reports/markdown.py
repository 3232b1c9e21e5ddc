"""Markdown that shows what people wrote as they wrote it: escaped text and tables."""

import re
from collections.abc import Iterable, Iterator, Sequence

from interviewer.model.text import one_line
from interviewer.reports.layout import printable

# Whatever could be markup inside a line, and what could make a block of it at its beginning.
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|$#]")
_LEADING = re.compile(r"^(?:\d+(?=[.)])|(?=[+-]))")


def escaped(text: str) -> str:
    """Return *text* on one line, with nothing in it that Markdown would take for markup."""
    return literal(one_line(printable(text)))


def literal(text: str) -> str:
    """Return *text*, a stretch of a printable line, with every blank kept and its markup escaped."""
    return _MARKUP.sub(r"\\\g<0>", text)


def line_start(text: str) -> str:
    """Return *text*, escaped already, so that no list or rule begins with it where a line or entry does."""
    return _LEADING.sub(r"\g<0>\\", text)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> Iterator[str]:
    """Yield a table whose cells are Markdown already; the columns *right* are aligned to the right."""
    to_the_right = set(right)
    yield _row(head)
    yield _row(["---:" if at in to_the_right else "---" for at in range(len(head))])
    for row in rows:
        yield _row(row)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
