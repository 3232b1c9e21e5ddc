"""Findings as text and as JSON."""

import json
from dataclasses import replace

import pytest

from interviewer.model.findings import Finding
from interviewer.reports.findings import findings_json, findings_summary, findings_text
from interviewer.reports.layout import width

UNKNOWN = Finding(
    path="question_packs/caching.toml",
    line=21,
    column=1,
    message='unknown key "wieght"; did you mean "weight"?',
    code="unknown-key",
    source="wieght = 2",
    width=6,
)


def test_a_finding_shows_its_line_with_carets_below_the_fault() -> None:
    assert findings_text([UNKNOWN]) == (
        'question_packs/caching.toml:21:1: unknown key "wieght"; did you mean "weight"?\n'
        "    21 | wieght = 2\n"
        "       | ^^^^^^\n"
    )


def test_a_warning_says_that_it_is_one() -> None:
    first = findings_text([replace(UNKNOWN, severity="warning")]).splitlines()[0]
    assert first.startswith('question_packs/caching.toml:21:1: warning: unknown key "wieght"')


@pytest.mark.parametrize(
    ("source", "column", "fault_width", "shown", "carets"),
    [
        ("\tkey = 5", 8, 1, "    key = 5", "          ^"),
        ("a\tb\tkey = 5", 5, 3, "a   b   key = 5", "        ^^^"),
        ('"漢字" = 5', 8, 1, '"漢字" = 5', "         ^"),
        ('x = "漢字"', 5, 4, 'x = "漢字"', "    ^^^^^^"),
        ("e\u0301 = 5", 6, 1, "e\u0301 = 5", "    ^"),
        ("key =", 6, 1, "key =", "     ^"),
        ("", 1, 1, "", "^"),
    ],
)
def test_carets_stand_below_the_fault_after_tabs_wide_and_combining_characters(
    source: str, column: int, fault_width: int, shown: str, carets: str
) -> None:
    finding = replace(UNKNOWN, source=source, column=column, width=fault_width)
    lines = findings_text([finding]).splitlines()
    assert lines[1:] == [f"    21 | {shown}", f"       | {carets}"]


@pytest.mark.parametrize("column", [1, 31, 250, 499, 500])
@pytest.mark.parametrize("filler", ["x", "漢"])
def test_of_a_long_line_the_part_around_the_fault_is_shown(column: int, filler: str) -> None:
    source = filler * (column - 1) + "!" + filler * (500 - column)
    _, line, carets = findings_text([replace(UNKNOWN, source=source, column=column, width=1)]).splitlines()
    assert width(line) <= 9 + 102
    assert width(line[: line.index("!")]) == carets.index("^")
    assert carets.count("^") == 1
    assert line.startswith("    21 | …") == (column > 31)
    assert line.endswith("…") == (column < 450)


def test_carets_end_where_the_window_ends() -> None:
    _, line, carets = findings_text(
        [replace(UNKNOWN, source="a = " + "9" * 5000, column=5, width=5000)]
    ).splitlines()
    assert len(carets) == len(line) - 1  # the line ends with …


def test_a_fault_of_a_whole_file_or_a_whole_line_shows_no_source() -> None:
    assert findings_text([replace(UNKNOWN, line=0, column=0, message="gone")]) == (
        "question_packs/caching.toml: gone\n"
    )
    assert findings_text([replace(UNKNOWN, column=0, message="not UTF-8", source="")]) == (
        "question_packs/caching.toml:21: not UTF-8\n"
    )


def test_nothing_in_a_finding_acts_on_the_terminal() -> None:
    evil = "\x1b]52;c;eA==\x07\x9b31m\u202ex\x7f\r\n"
    finding = replace(UNKNOWN, path=f"a{evil}", message=f"m{evil}", source=f"s{evil}")
    for text in (findings_text([finding]), findings_json([finding])):
        assert not set(text) & set("\x1b\x07\x9b\u202e\x7f\r")
    assert len(findings_text([finding]).splitlines()) == 3


def test_json_holds_every_part() -> None:
    assert json.loads(findings_json([UNKNOWN])) == [
        {
            "path": "question_packs/caching.toml",
            "line": 21,
            "column": 1,
            "severity": "error",
            "code": "unknown-key",
            "message": 'unknown key "wieght"; did you mean "weight"?',
            "source": "wieght = 2",
        }
    ]
    assert findings_json([]) == "[]\n"


@pytest.mark.parametrize(
    ("errors", "warnings", "files", "expected"),
    [
        (3, 1, 9, "3 errors and 1 warning in 2 of 9 files"),
        (1, 0, 1, "1 error in 1 of 1 file"),
        (0, 2, 9, "2 warnings in 2 of 9 files"),
        (0, 0, 9, "no faults in 9 files"),
        (0, 0, 1, "no faults in 1 file"),
    ],
)
def test_the_summary_counts(errors: int, warnings: int, files: int, expected: str) -> None:
    findings = [
        replace(UNKNOWN, path=f"{number % 2}.toml", line=number) for number in range(errors + warnings)
    ]
    findings[errors:] = [replace(finding, severity="warning") for finding in findings[errors:]]
    assert findings_summary(findings, files) == expected
