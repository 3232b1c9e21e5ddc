"""Findings as text for people and as JSON for programs."""

import json
import unicodedata
from collections.abc import Iterable, Sequence

from interviewer.model.findings import Finding
from interviewer.model.text import one_line
from interviewer.reports.layout import width
from interviewer.reports.words import count

_TAB = 4
_WIDEST = 100
"""Columns of a source line that are shown; of a longer one, a window around the fault."""
_LEAD = 30
"""Characters shown before the fault in a window."""
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Categories of characters that are not seen but may act on what is."""


def findings_text(findings: Iterable[Finding]) -> str:
    """Return *findings* one after the other, each with its line of the file and carets below it."""
    return "".join(_one_finding(finding) for finding in findings)


def findings_json(findings: Iterable[Finding]) -> str:
    """Return *findings* as a JSON list of objects, in ASCII, so that nothing can act on a terminal."""
    rows = [
        {
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "severity": finding.severity,
            "code": finding.code,
            "message": finding.message,
            "source": finding.source,
        }
        for finding in findings
    ]
    return json.dumps(rows, indent=2).replace("\x7f", "\\u007f") + "\n"


def findings_summary(findings: Sequence[Finding], files: int) -> str:
    """Return one line that counts: `3 errors and 1 warning in 2 of 9 files`."""
    if not findings:
        return f"no faults in {count(files, 'file')}"
    errors = sum(finding.severity == "error" for finding in findings)
    counts = [(errors, "error"), (len(findings) - errors, "warning")]
    found = " and ".join(count(number, noun) for number, noun in counts if number)
    return f"{found} in {len({finding.path for finding in findings})} of {count(files, 'file')}"


def _one_finding(finding: Finding) -> str:
    place = "".join(f":{number}" for number in (finding.line, finding.column) if number)
    severity = "warning: " if finding.severity == "warning" else ""
    heading = f"{one_line(finding.path)}{place}: {severity}{one_line(finding.message)}\n"
    if not (finding.line and finding.column):
        return heading
    shown, before, columns = _window(finding)
    number = f"{finding.line:>6}"
    return f"{heading}{number} | {shown}\n{' ' * len(number)} | {' ' * before}{'^' * columns}\n"


def _window(finding: Finding) -> tuple[str, int, int]:
    """Return the part of the source line to show, the columns before the fault and those of the fault."""
    source, start = finding.source, finding.column - 1
    is_long = len(source) > _WIDEST or width(source) > _WIDEST
    first = max(0, start - _LEAD) if is_long else 0
    cells = _cells(source[first : first + _WIDEST])
    while sum(columns for _, columns in cells) > _WIDEST:
        cells.pop()
    shown = "".join(text for text, _ in cells)
    lead, tail = "…" if first else "", "…" if first + len(cells) < len(source) else ""
    before = len(lead) + sum(columns for _, columns in cells[: start - first])
    fault = sum(columns for _, columns in cells[start - first : start - first + finding.width])
    return f"{lead}{shown}{tail}".rstrip(), before, max(1, fault)


def _cells(line: str) -> list[tuple[str, int]]:
    """Return each character of *line* as it is shown, with the columns it takes.

    Tabs become spaces, for a terminal's tab stops are not known, and what could act on the terminal or turn
    the line around is replaced.
    """
    cells: list[tuple[str, int]] = []
    column = 0
    for character in line:
        shown, columns = character, width(character)
        if character == "\t":
            columns = _TAB - column % _TAB
            shown = " " * columns
        elif unicodedata.category(character) in _UNSEEN:
            shown, columns = "\ufffd", 1
        cells.append((shown, columns))
        column += columns
    return cells
