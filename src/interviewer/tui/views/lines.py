"""What many views are made of: rows of a list, and text that hangs behind a lead."""

import re
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from interviewer.tui.ink import join

_PARTS = re.compile(r"[^-./\\]*[-./\\]?")
"""What a path or the name of a file is made of."""
_WORDS = re.compile(r"[ \n]|[^ \n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list, and what a click on it chooses; None for a line that is only read."""

    text: Content
    key: str | None = None


def hanging(lead: Content, body: Content, width: int, *, indent: int | None = None) -> list[Content]:
    """Return *body* wrapped behind *lead*, further lines indented by *indent*, or as wide as the lead."""
    if indent is not None:
        whole = join(lead, body).wrap(max(8, width - indent)) or [Content("")]
        return [whole[0], *(join(" " * indent, line) for line in whole[1:])]
    room = max(8, width - lead.cell_length)
    first, *rest = body.wrap(room) or [Content("")]
    return [join(lead, first), *(join(" " * lead.cell_length, line) for line in rest)]


def foldable(text: str, width: int) -> str:
    """Return *text* in which names too long for a line of *width* go on in the next behind a `.`, `-` or `/`.

    Else they would be broken inside a word, and could be neither read nor copied.
    """
    return "".join(_folded(word, width) for word in _WORDS.findall(text))


def _folded(word: str, width: int) -> str:
    lines = [""]
    for part in _PARTS.findall(word) if cell_len(word) > width else [word]:
        if lines[-1] and cell_len(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)
