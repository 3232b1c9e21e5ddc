"""The session check and the structure of an interview as styled text."""

import re
from collections.abc import Sequence

from textual.content import Content

from interviewer.analysis.session_check import Flag
from interviewer.analysis.structure_together import Together
from interviewer.reports.check_text import check_text
from interviewer.reports.structure_text import structures_text
from interviewer.tui.ink import LABEL, PLAIN, ink

WIDEST = 96
"""Columns that a line is read in with ease."""
_HEADING = re.compile(r"[A-Z][A-Z, +]*[A-Z](  |$)")


def report_lines(flags: tuple[Flag, ...], groups: Sequence[Together], width: int) -> list[Content]:
    """Return the check and the structure, wrapped to *width*, headings told from the rest."""
    cells = max(8, min(WIDEST, width))
    text = [*check_text(flags, cells), "", *structures_text(groups, cells).splitlines()]
    return [ink(line, LABEL if _HEADING.match(line) else PLAIN) for line in text]
