"""What to do about a text that is no TOML, in plain words."""

import re
from collections.abc import Callable
from dataclasses import fields

import tomli

from interviewer.authoring.phrases import quoted
from interviewer.model.places import Places, Span
from interviewer.model.settings import Settings
from interviewer.model.text import one_line

_BARE_WORD = re.compile(r"[^\W\d][^\n,\]}#=\"']*")
_NUMBER_FIRST = re.compile(r"=[ \t]*([-+]?\d[^,\]}#=]*[^\s,\]}#=\d.][^,\]}#=]*?)\s*$")
_TRUE_OR_FALSE = frozenset(field.name.replace("_", "-") for field in fields(Settings) if field.type is bool)
"""Keys to which text in quotes would be wrong as well."""
_CURLY_QUOTES = "“”„‟‘’‚«»"


def syntax_message(error: tomli.TOMLDecodeError, places: Places) -> str:
    """Return a sentence that says what *error* means and what to do about it."""
    for opening, explain in _EXPLANATIONS.items():
        if error.msg.startswith(opening):
            return explain(error, places)
    return one_line(error.msg[:1].lower() + error.msg[1:])


def fault_span(error: tomli.TOMLDecodeError) -> Span:
    """Return where the fault is; for a bad escape the backslash, which the parser has passed by then."""
    if error.msg.startswith(("Unescaped", "Invalid hex", "Escaped")):
        start = error.doc.rindex("\\", 0, error.pos)
        return start, start + 2
    return error.pos, error.pos + 1


def _bad_value(error: tomli.TOMLDecodeError, places: Places) -> str:
    rest = error.doc[error.pos : error.pos + 200]
    if rest[:1] and rest[0] in _CURLY_QUOTES:
        return f'text stands in straight quotes ", not in {rest[0]}'
    if hint := _left_open(error, places):
        return hint
    line = rest.partition("\n")[0]
    if line.strip().lower() in ("true", "false"):
        return f"this is written {line.strip().lower()}"
    if word := _BARE_WORD.match(line):
        return _bare_word(word[0].strip(), places.line(error.lineno))
    if not line.strip() or line.lstrip().startswith("#"):
        return "a value is missing here"
    return "this is no value; text stands in double quotes"


def _bare_word(word: str, line: str) -> str:
    key = line.partition("=")[0].strip(" \t\"'")
    if key in _TRUE_OR_FALSE:
        return f"{quoted(key)} is true or false, not {word}"
    return f"text stands in double quotes: {quoted(word)}"


def _bad_statement(_error: tomli.TOMLDecodeError, _places: Places) -> str:
    return "a line is a [table], a key = value or a # comment; keys have letters a to z, digits and hyphens"


def _no_equals(error: tomli.TOMLDecodeError, places: Places) -> str:
    line = places.line(error.lineno).strip()
    if "=" in line:
        return "a key is one word; join words with a hyphen"
    return f"expected = and a value after {quoted(line)}"


def _more_on_line(error: tomli.TOMLDecodeError, places: Places) -> str:
    before = error.doc[: error.pos].rstrip()
    if before.endswith(('"""', "'''")):
        return f"unexpected text after {before[-3:]}; is a {before[-3:]} further up never closed?"
    if before.endswith(('"', "'")):
        return 'unexpected text after the closing quote; write a quote inside text as \\"'
    if re.search(r"=[ \t]*[+-]?0$", before) and error.doc[error.pos].isdigit():
        return "a number does not begin with 0; a date or a code stands in double quotes"
    if number := _NUMBER_FIRST.search(places.line(error.lineno)):
        return f"text stands in double quotes: {quoted(number[1])}"
    return _left_open(error, places) or "this does not belong here; each key has a line of its own"


def _bad_character(error: tomli.TOMLDecodeError, places: Places) -> str:
    character = error.doc[error.pos]
    if character == "\n":
        return "the text is not closed on this line; end it with a quote, or use three for several lines"
    return f"the control character U+{ord(character):04X} cannot stand here; delete it"


def _bad_escape(_error: tomli.TOMLDecodeError, _places: Places) -> str:
    return r"a backslash in text is written \\, or the text stands in single quotes"


def _not_closed(error: tomli.TOMLDecodeError, places: Places) -> str:
    if hint := _left_open(error, places):
        return hint
    if error.msg.startswith("Unclosed"):
        return "expected a comma, or the bracket that closes the list or table, before this"
    return "the text is not closed; end it with a quote"


def _bad_header(_error: tomli.TOMLDecodeError, _places: Places) -> str:
    return "the [table] is not closed; end it with ]"


def _bad_key(_error: tomli.TOMLDecodeError, _places: Places) -> str:
    return "expected a name here: letters, digits and hyphens"


def _bad_date(_error: tomli.TOMLDecodeError, _places: Places) -> str:
    return "there is no such date or time"


def _given_twice(_error: tomli.TOMLDecodeError, _places: Places) -> str:
    return "this was given before and cannot be given again"


def _left_open(error: tomli.TOMLDecodeError, places: Places) -> str:
    """Say which bracket or multi-line string was opened on an earlier line and never closed."""
    if not places.unclosed:
        return ""
    start = places.unclosed[-1]
    line = places.place((start, start + 1)).line
    at_end = error.pos >= len(error.doc.rstrip())
    if start >= error.pos or (line == error.lineno and not at_end):
        return ""
    if quote := re.compile("\"{3}|'{3}|[\"']").match(error.doc, start):
        return f"the text that opens with {quote[0]} on line {line} is never closed"
    kind = "list" if error.doc[start] == "[" else "table"
    return f"the {kind} that opens with {error.doc[start]} on line {line} is not closed before this"


_EXPLANATIONS: dict[str, Callable[[tomli.TOMLDecodeError, Places], str]] = {
    "Invalid value": _bad_value,
    "Invalid statement": _bad_statement,
    "Expected '='": _no_equals,
    "Expected newline": _more_on_line,
    "Illegal character": _bad_character,
    "Found invalid character": _bad_character,
    "Unescaped": _bad_escape,
    "Invalid hex value": _bad_escape,
    "Escaped character": _bad_escape,
    "Unterminated string": _not_closed,
    "Unclosed": _not_closed,
    "Expected ']'": _bad_header,
    "Expected ']]'": _bad_header,
    "Invalid initial character": _bad_key,
    "Expected": _not_closed,
    "Invalid date": _bad_date,
    "Cannot": _given_twice,
    "Duplicate": _given_twice,
}
