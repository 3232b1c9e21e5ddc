"""Texts that are no TOML: where the fault is, and what to do about it."""

from textwrap import dedent

import pytest

from interviewer.authoring.document import Document
from interviewer.authoring.parse import parse
from interviewer.model.content import SourceText
from interviewer.model.findings import Finding
from tests.authoring.planted import shown


def fault(text: str) -> Finding:
    """Return the fault of a text, which must have one."""
    result = parse(SourceText("it.toml", "it", "pack", text))
    assert isinstance(result, Finding)
    return result


def test_a_sound_text_gives_its_data() -> None:
    result = parse(SourceText("it.toml", "it", "pack", 'format = "pack/1"\r\n'))
    assert isinstance(result, Document)
    assert result.data == {"format": "pack/1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1\na = 2\n", '2:1 «a» "a" is given twice; the first is on line 1'),
        (
            "[q.x]\na = 1\nb = 2\n[q.y]\na = 1\n  a = 2",
            '6:3 «a» "q.y.a" is given twice; the first is on line 5',
        ),
        ("[q.x]\na = 1\n\n[q.x]\n", "4:4 «x» the table [q.x] is given twice; the first is on line 1"),
        ("q.x = 1\n[q]\n", "2:2 «q» the table [q] is given twice; the first is on line 1"),
        ("[[q]]\n[q]\n", "2:2 «q» the table [q] is given twice; the first is on line 1"),
        ("a = {b = 1, b = 2}", '1:13 «b» "a.b" is given twice; the first is on line 1'),
        ("a = 1\n[a.b]\n", '2:2 «a» "a" has a value on line 1, so it cannot be a table as well'),
        ("a = 1\na.b = 2\n", '2:1 «a» "a" has a value on line 1, so it cannot be a table as well'),
    ],
)
def test_what_is_given_twice_is_named_with_its_first_line(text: str, expected: str) -> None:
    assert shown(fault(text)) == expected
    assert fault(text).code == "repeated"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a = """\nx\n', '3:1 «» the text that opens with """ on line 1 is never closed'),
        ("b = 1\na = '''x", "2:9 «» the text that opens with ''' on line 2 is never closed"),
        ("a = 'x\nb = 1\n", "3:1 «» the text that opens with ' on line 1 is never closed"),
        ("a = [\n  1,\n", "3:1 «» the list that opens with [ on line 1 is not closed before this"),
        ("a = [1, [2\n", "2:1 «» the list that opens with [ on line 1 is not closed before this"),
        ("a = {b = 1", "1:11 «» the table that opens with { on line 1 is not closed before this"),
    ],
)
def test_what_never_closes_is_told_at_the_end_with_where_it_opened(text: str, expected: str) -> None:
    assert shown(fault(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a = ["x"\n\n[b]\n', "3:1 «[» the list that opens with [ on line 1 is not closed before this"),
        (
            'a = ["x",\n\n[b.c]\nd = 1\n',
            "3:2 «b» the list that opens with [ on line 1 is not closed before this",
        ),
        (
            'a = """x\nb = """y"""\n',
            '2:8 «y» unexpected text after """; is a """ further up never closed?',
        ),
        (
            'a = "x\nb = 1',
            "1:7 «» the text is not closed on this line; end it with a quote, or use three for several lines",
        ),
        ("[a\nb = 1", "1:3 «» the [table] is not closed; end it with ]"),
        ("[[a]\n", "1:4 «]» the [table] is not closed; end it with ]"),
        ("a = [1 2]", "1:8 «2» expected a comma, or the bracket that closes the list or table, before this"),
    ],
)
def test_what_closes_too_late_is_told_where_it_shows(text: str, expected: str) -> None:
    assert shown(fault(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind = knowledge", '1:8 «k» text stands in double quotes: "knowledge"'),
        ("\tminutes = 5 min", '1:14 «m» text stands in double quotes: "5 min"'),
        ("on = 2020-13-01", '1:10 «-» text stands in double quotes: "2020-13-01"'),
        ("on = 2021-02-30", "1:6 «2» there is no such date or time"),
        ("a = True", "1:5 «T» this is written true"),
        ("a = kn\nb = [", '1:5 «k» text stands in double quotes: "kn"'),
        ("a = “x”", '1:5 «“» text stands in straight quotes ", not in “'),
        ("a =\n", "1:4 «» a value is missing here"),
        ("a = # none", "1:5 «#» a value is missing here"),
        ("a = ,", "1:5 «,» this is no value; text stands in double quotes"),
        ("a = 012", "1:6 «1» a number does not begin with 0; a date or a code stands in double quotes"),
        ('a = "x"y"', '1:8 «y» unexpected text after the closing quote; write a quote inside text as \\"'),
        ("a = 1 b = 2", "1:7 «b» this does not belong here; each key has a line of its own"),
        (r'a = "C:\dir"', r'1:8 «\d» a backslash in text is written \\, or the text stands in single quotes'),
        (r'a = "\u12"', r'1:6 «\u» a backslash in text is written \\, or the text stands in single quotes'),
        ("just words", '1:6 «w» expected = and a value after "just words"'),
        ("http methods = 1", "1:6 «m» a key is one word; join words with a hyphen"),
        ("[a.]", "1:4 «]» expected a name here: letters, digits and hyphens"),
        ("é = 1", ("1:1 «é» a line is a [table], a key = value or a # comment; "
         "keys have letters a to z, digits and hyphens")),
        ('a = "x\x1by"', "1:7 «\x1b» the control character U+001B cannot stand here; delete it"),
        ("a = " + "9" * 5000, f"1:5 «{'9' * 5000}» this number has too many digits to be read"),
    ],
)  # fmt: skip
def test_other_faults_say_what_to_do(text: str, expected: str) -> None:
    assert shown(fault(text)) == expected


def test_an_empty_file_is_told_how_to_begin() -> None:
    for text in ("", "\n \n", "# nothing yet\n"):
        assert fault(text).message == 'the file is empty; it starts with format = "pack/1"'
        assert (fault(text).line, fault(text).column) == (1, 1)


def test_merge_markers_are_told_at_the_first() -> None:
    text = dedent("""\
        a = 1
        <<<<<<< HEAD
        b = 1
        =======
        b = 2
        >>>>>>> theirs
        """)
    assert fault(text).code == "merge-marker"
    assert shown(fault(text)) == (
        "2:1 «<<<<<<< HEAD» a merge left its markers here; keep one side and delete the lines that begin "
        "with <<<<<<<, ======= and >>>>>>>"
    )


def test_nul_bytes_are_told_apart_from_a_file_of_nothing_else() -> None:
    assert shown(fault('a = 1\nb = "\0\0"')) == "2:6 «\0\0» a NUL byte, which is no text; delete it"
    damaged = fault("\0" * 100)
    assert damaged.line == 0
    assert "damaged" in damaged.message


def test_nesting_without_end_is_a_fault_and_no_crash() -> None:
    assert fault("a = " + "[" * 100_000).message == "lists or tables are nested too deeply to be read"


def test_a_file_that_could_not_be_read_has_that_as_its_fault() -> None:
    unread = SourceText("it.toml", "it", "pack", fault="this line is not UTF-8", fault_line=7)
    finding = parse(unread)
    assert isinstance(finding, Finding)
    assert (finding.line, finding.column, finding.message) == (7, 0, "this line is not UTF-8")
