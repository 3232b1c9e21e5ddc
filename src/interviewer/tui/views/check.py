"""The session check as styled text: what enter will do, then what to look at, each with a number."""

from collections.abc import Iterator

from textual.content import Content

from interviewer.analysis.session_check import Flag
from interviewer.reports.check_text import ALL_WELL, BLOCKS, NOTABLE, SIGNS_MEAN, footnotes, with_reasons
from interviewer.tui.ink import ACCENT, CAUTION, FAINT, GOOD, MUTED, PLAIN, STRONG, ink, join
from interviewer.tui.views.lines import Row, hanging

NUMBERED = 9
"""How many flags have a key of their own; the mark reaches all of them."""
_LEAD = 4
"""Cells before a sentence: its number, and whether it blocks."""


def numbered(flags: tuple[Flag, ...]) -> str:
    """Return the keys that lead to *flags*, of which there is at least one: `1-7`."""
    last = min(NUMBERED, len(flags))
    return f"1-{last}" if last > 1 else "1"


def check_rows(flags: tuple[Flag, ...], width: int, at: int | None = None, kept: str = "") -> tuple[Row, ...]:
    """Return the lines of the last look, the flag *at* that place marked; without one enter seals.

    *kept* says until when the session is kept, where that was said. A line of a flag has the flag's place
    among *flags* as its key.
    """
    told = _wrapped(ink(f"{kept[:1].upper()}{kept[1:]}.", MUTED), width) if kept else ()
    return (*_head(flags, width, at), *told, *(_listed(flags, width, at) if flags else ()))


def _head(flags: tuple[Flag, ...], width: int, at: int | None) -> Iterator[Row]:
    seal: tuple[tuple[str, str], ...] = ()
    if any(flag.blocks for flag in flags):
        said = ink(f"Not yet. {SIGNS_MEAN}.", CAUTION)
    else:
        said = ink("Worth a look, none of it in the way.", STRONG) if flags else ink(ALL_WELL, GOOD)
        seal = (("enter", "submits and seals; changes then need a reason"),)
    go = ((numbered(flags), "goes there"), ("↓", "chooses a line")) if flags else ()
    last = ("esc", "goes back")
    if at is not None:
        seal, go, last = (("enter", "goes to the chosen line"),), (), ("esc", "lets it go")
    yield from _wrapped(said, width)
    keys = [_key(key, does) for key, does in (*seal, *go, last)]
    while keys:
        line = keys.pop(0)
        while keys and line.cell_length + 2 + keys[0].cell_length <= width:
            line = join(line, "  ", keys.pop(0))
        yield from _wrapped(line, width)


def _key(key: str, does: str) -> Content:
    return join(ink(key, STRONG), ink(f" {does}", MUTED))


def _listed(flags: tuple[Flag, ...], width: int, at: int | None) -> Iterator[Row]:
    yield Row(Content(""))
    for place, (flag, reason) in enumerate(with_reasons(flags)):
        number = f"{place + 1}" if place < NUMBERED else ""
        here = ink("▸", ACCENT) if place == at else " "
        sign = ink(BLOCKS, CAUTION) if flag.blocks else ink(NOTABLE, MUTED)
        lead = join(ink(number or " ", STRONG), here, sign, " ")
        for line in hanging(lead, ink(flag.sentence, PLAIN), width):
            yield Row(line, str(place))
        if reason:
            for line in hanging(Content(" " * _LEAD), ink(reason, MUTED), width):
                yield Row(line, str(place))
    for note in footnotes(flags):
        yield from _wrapped(ink(note, FAINT), width)


def _wrapped(text: Content, width: int) -> Iterator[Row]:
    return (Row(line) for line in text.wrap(max(8, width)))
