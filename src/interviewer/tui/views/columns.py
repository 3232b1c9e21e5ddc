"""Columns of text that share a line: how wide each may be, and which give way when it is tight."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from interviewer.tui.ink import ink, padded

GAP = 2
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column before it is fitted."""

    name: str
    least: int
    """The cells below which it says too little to be worth its place; less when its text is shorter."""
    drop: int = 0
    """When it is tight the column with the highest number goes first; one with 0 never does."""


def fitted(columns: Sequence[Column], natural: Mapping[str, int], room: int) -> dict[str, int]:
    """Return the width of each column that fits into *room* cells, in order, keyed by name.

    *natural* is how wide each would like to be. Columns are dropped until the least widths fit; then the
    widest ones give way until all do.
    """
    kept = [column for column in columns if natural.get(column.name, 0) > 0]
    least = {column.name: min(column.least, natural[column.name]) for column in kept}
    while sum(least[column.name] + GAP for column in kept) - GAP > room:
        droppable = [column for column in kept if column.drop]
        if not droppable:
            break
        kept.remove(max(droppable, key=lambda column: column.drop))
    widths = {column.name: natural[column.name] for column in kept}
    _squeeze(widths, least, room)
    return widths


def _squeeze(widths: dict[str, int], least: Mapping[str, int], room: int) -> None:
    """Take cells from the widest columns until they fit, down to their least; then further, down to 1."""
    for floor in (least, dict.fromkeys(widths, 1)):
        while sum(widths.values()) + GAP * (len(widths) - 1) > room:
            loose = [name for name in widths if widths[name] > floor[name]]
            if not loose:
                break
            widths[max(loose, key=lambda name: widths[name])] -= 1


def natural_widths(rows: Iterable[Mapping[str, str]]) -> dict[str, int]:
    """Return for each column the cells its longest text takes in *rows*."""
    widths: dict[str, int] = {}
    for row in rows:
        for name, text in row.items():
            widths[name] = max(widths.get(name, 0), Content(text).cell_length)
    return widths


def line(cells: Mapping[str, str], widths: Mapping[str, int], styles: Mapping[str, str]) -> Content:
    """Return the cells of one row side by side, each in its style and cut to its width."""
    parts: list[Content | str] = []
    for name, width in widths.items():
        if parts:
            parts.append(" " * GAP)
        parts.append(padded(ink(cells.get(name, ""), styles[name]), width))
    return Content.assemble(*parts)


def span(name: str, widths: Mapping[str, int]) -> tuple[int, int]:
    """Return the first cell of a column and the cell after its last; (0, 0) when it was dropped."""
    at = 0
    for other, width in widths.items():
        if other == name:
            return at, at + width
        at += width + GAP
    return 0, 0
