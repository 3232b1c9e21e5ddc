"""Why a text is no TOML, and where; apart, because most files are fine."""

import re

import tomli

from interviewer.authoring.document import point
from interviewer.authoring.syntax import fault_span, syntax_message
from interviewer.model.content import SourceText
from interviewer.model.findings import Finding
from interviewer.model.formats import newest
from interviewer.model.locate import locate
from interviewer.model.places import Place, Places

_MERGE_MARKER = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: .*)?$", re.MULTILINE)
_NO_CHARACTER = "\ufffd"
"""What stands for bytes that are no text."""
_ENDLESS_NUMBER = re.compile(r"[0-9_]{4000,}")


def unreadable(source: SourceText) -> Finding:
    """Return why there is no text, at the first character that is none where that is known."""
    if "/" in source.id:
        # No file's id has a slash: this one lies in a folder whose files are not read.
        return Finding(source.path, 0, 0, source.fault, "not-read", "warning")
    places = locate(source.text)
    column = places.line(source.fault_line).find(_NO_CHARACTER) + 1
    if not column:
        return Finding(source.path, source.fault_line, 0, source.fault, "unreadable")
    return point(source, places, Place(source.fault_line, column, 1), "unreadable", source.fault)


def too_deep(source: SourceText) -> Finding:
    """Return the fault of nesting without end."""
    message = "lists or tables are nested too deeply to be read"
    return Finding(source.path, 0, 0, message, "syntax")


def endless_number(source: SourceText) -> Finding:
    """Return the fault of a number that Python itself refuses, without saying where it stands."""
    return _at_offset(source, _ENDLESS_NUMBER, "this number has too many digits to be read")


def nothing_there(source: SourceText) -> Finding:
    """Return the fault of a file without a key."""
    message = f'the file is empty; it starts with format = "{newest(source.kind)}"'
    places = locate(source.text)
    return point(source, places, places.place((0, 0)), "empty", message)


def syntax_fault(source: SourceText, error: tomli.TOMLDecodeError) -> Finding:
    """Return what keeps the text from being TOML."""
    if "\0" in source.text:
        return _nul_fault(source)
    if _MERGE_MARKER.search(source.text):
        message = (
            "a merge left its markers here; keep one side and delete the lines "
            "that begin with <<<<<<<, ======= and >>>>>>>"
        )
        return _at_offset(source, _MERGE_MARKER, message, "merge-marker")
    places = locate(source.text)
    if places.repeats and error.msg.startswith(("Cannot", "Duplicate")):
        return _repeat_fault(source, places)
    place = places.place(fault_span(error))
    return point(source, places, place, "syntax", syntax_message(error, places))


def _nul_fault(source: SourceText) -> Finding:
    if not source.text.strip("\0\n\r\t "):
        message = "the file holds nothing but NUL bytes: it was damaged; restore it from a copy"
        return Finding(source.path, 0, 0, message, "nul")
    return _at_offset(source, re.compile("\0+"), "a NUL byte, which is no text; delete it", "nul")


def _repeat_fault(source: SourceText, places: Places) -> Finding:
    """Return the fault of giving a key or a table twice, at the second time."""
    repeat = places.repeats[0]
    name = ".".join(str(step) for step in repeat.path if isinstance(step, str))
    first, second = places.place(repeat.first), places.place(repeat.second)
    if repeat.leaf:
        message = f'"{name}" has a value on line {first.line}, so it cannot be a table as well'
    else:
        what = f"the table [{name}]" if repeat.table else f'"{name}"'
        message = f"{what} is given twice; the first is on line {first.line}"
    return point(source, places, second, "repeated", message)


def _at_offset(source: SourceText, what: re.Pattern[str], message: str, code: str = "syntax") -> Finding:
    places = locate(source.text)
    match = what.search(places.text)
    span = match.span() if match else (0, 0)
    return point(source, places, places.place(span), code, message)
