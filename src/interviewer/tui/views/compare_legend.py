"""What initials and signs in a comparison stand for, as styled text; only of those that are there."""

from collections.abc import Iterator

from textual.content import Content

from interviewer.analysis.comparison import Comparison
from interviewer.reports.explanations import REVISED, WITHOUT_LEVEL
from interviewer.tui.ink import FAINT, ink
from interviewer.tui.views.compare_people import EARLY, interviewers, stages

ALONE = "*"
"""Stands at whatever rests on one person's word."""


def legend(comparison: Comparison, width: int, *, brief: bool) -> list[Content]:
    """Return who stands behind initials and at which stage, then what the signs mean, in lines of *width*."""
    return [
        line
        for parts in (_people(comparison, brief=brief), _signs(comparison))
        for line in _between(list(parts), width)
    ]


def _people(comparison: Comparison, *, brief: bool) -> Iterator[str]:
    at = stages(comparison)
    for who, short in interviewers(comparison, brief=brief).items():
        yield f"{short} {who} ({', '.join(at[who])})"


def _signs(comparison: Comparison) -> Iterator[str]:
    cells = [cell for skill in comparison.skills for cell in comparison.row(skill.skill)]
    given = [one.recommendation for candidate in comparison.candidates for one in candidate.recommendations]
    yield "n raters"
    if any(cell.spread for cell in cells):
        yield "± highest less lowest"
    if any(cell.raters == 1 for cell in cells):
        yield f"{ALONE} one rater"
    there = {rating.state for cell in cells for rating in cell.ratings}
    for state, sign in WITHOUT_LEVEL.items():
        if state in there:
            yield f"{sign} {state.replace('-', ' ')}"
    revised = any(one.revised for candidate in comparison.candidates for one in candidate.recommendations)
    if revised or any(cell.revised for cell in cells):
        yield f"{REVISED} revised after it was submitted"
    if any(one and one.early for one in given):
        yield f"{EARLY} given early"


def _between(parts: list[str], width: int) -> Iterator[Content]:
    """Yield *parts* with blanks between them; a line breaks between two parts, and within one if it must."""
    line = ""
    for part in parts:
        longer = f"{line}   {part}" if line else part
        if line and Content(longer).cell_length > width:
            yield from ink(line, FAINT).wrap(max(8, width))
            longer = part
        line = longer
    yield from ink(line, FAINT).wrap(max(8, width)) if line else ()
