"""What many views are made of: rows of a list, and text that hangs behind a lead."""

from dataclasses import dataclass

from textual.content import Content

from interviewer.tui.ink import join


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
