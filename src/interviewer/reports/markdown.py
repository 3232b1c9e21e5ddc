"""Markdown that shows what people wrote as they wrote it: escaped text and tables."""

import re
from collections.abc import Iterable, Iterator, Sequence

from interviewer.model.text import one_line
from interviewer.reports.layout import printable

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&$!])")


def escaped(text: str) -> str:
    """Return *text* on one line, with nothing in it that Markdown would take for markup."""
    return _MARKUP.sub(r"\\\1", one_line(printable(text)))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> Iterator[str]:
    """Yield a table whose cells are Markdown already; the columns *right* are aligned to the right."""
    to_the_right = set(right)
    yield _row(head)
    yield _row(["---:" if at in to_the_right else "---" for at in range(len(head))])
    for row in rows:
        yield _row(row)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
