"""What many views are made of: rows of a list, and text that hangs behind a lead."""

from dataclasses import dataclass

from textual.content import Content

from interviewer.tui.ink import join


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list, and what a click on it chooses; None for a line that is only read."""

    text: Content
    key: str | None = None


def hanging(lead: Content, body: Content, width: int) -> list[Content]:
    """Return *body* wrapped behind *lead*, its further lines indented by the width of the lead."""
    room = max(8, width - lead.cell_length)
    first, *rest = body.wrap(room) or [Content("")]
    indent = " " * lead.cell_length
    return [join(lead, first), *(join(indent, line) for line in rest)]
