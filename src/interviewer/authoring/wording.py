"""What is wrong with a value, in the words of the person who wrote it rather than of the validator."""

import re
from types import NoneType, UnionType
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from interviewer.authoring.phrases import any_of, did_you_mean, header, named_value, number, quoted
from interviewer.model.formats import newest
from interviewer.model.places import Path
from interviewer.model.text import slug

_KINDS = {
    "string_type": "text in double quotes",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a table",
    "mapping_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}
_BOUNDS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}


def missing_key(path: Path, kind: str) -> str:
    """Say that the last key of *path* is missing in a file of *kind*."""
    *table, key = path
    where = f"in {header(tuple(table))}" if table else "at the top of the file"
    if path == ("format",):
        where = f'{where}; it begins with format = "{newest(kind)}"'
    return f'missing key "{key}" {where}'


def unknown_key(path: Path, known: list[str]) -> str:
    """Say that the last key of *path* means nothing, and which of *known* may have been meant."""
    key = str(path[-1])
    return f"unknown key {quoted(key)}{did_you_mean(key, known)}"


def bad_value(path: Path, error: ErrorDetails) -> tuple[str, str]:
    """Return the code and the sentence for a value that does not fit. *path* leads to the value."""
    name, value, context = _subject(path), error["input"], error.get("ctx", {})
    kind = error["type"]
    if kind in _KINDS:
        return "wrong-type", f"{name} is {_KINDS[kind]}, not {named_value(value)}{_rewrite(kind, value)}"
    if kind in _BOUNDS:
        words, bound = _BOUNDS[kind]
        return "out-of-range", f"{name} is {words} {context[bound]}, not {number(value)}"
    if kind == "literal_error":
        return "wrong-choice", _wrong_choice(name, value, str(context["expected"]))
    if kind == "string_pattern_mismatch":
        return "bad-id", _bad_id(name, value, is_ref="/" in context["pattern"])
    return _other_fault(path, name, error)


def _other_fault(path: Path, name: str, error: ErrorDetails) -> tuple[str, str]:
    context = error.get("ctx", {})
    match error["type"]:
        case "string_too_long" | "too_long":
            return "too-long", f"{name} is at most {context['max_length']:,} characters long"
        case "too_short":
            what = header(path) if isinstance(error["input"], dict) else name
            return "empty-table", f"{what} needs at least one entry"
        case "value_error":
            return "bad-value", str(context["error"])
        case _:
            return "bad-value", f"{name} cannot be {named_value(error['input'])}"


def bad_id_key(key: str) -> str:
    """Say that *key* is no id."""
    return _bad_id("an id", key, is_ref=False)


def bad_level_key(key: str) -> str:
    """Say that *key* is no level of a scale."""
    return f"a level of the scale is a number from 1 to 9, not {quoted(key)}"


def known_keys(model: type[BaseModel], path: Path) -> list[str]:
    """Return the keys that the table at *path* of *model* may have, as they are written in files."""
    shape: Any = model
    for step in path:
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            fields = {field.alias: field.annotation for field in shape.model_fields.values()}
            shape = _without_none(fields.get(str(step)))
        else:
            # The values of a table stand last in `Mapping[str, Question]`.
            shape = next((part for part in reversed(get_args(shape)) if part is not Ellipsis), None)
    if not (isinstance(shape, type) and issubclass(shape, BaseModel)):
        return []
    return [field.alias or name for name, field in shape.model_fields.items()]


def _without_none(shape: Any) -> Any:
    """Return what an optional field holds when it holds something."""
    if isinstance(shape, UnionType):
        return next(part for part in get_args(shape) if part is not NoneType)
    return shape


def _subject(path: Path) -> str:
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"an entry of {quoted(str(path[-2]))}"
    return quoted(path[-1])


def _rewrite(kind: str, value: object) -> str:
    """Say how to write the value, where that is certain."""
    if kind == "tuple_type" and isinstance(value, str):
        return "; put it in [brackets]"
    if kind in ("dict_type", "mapping_type") and isinstance(value, list) and value:
        return "; give each entry a [header] with its own id"
    return ""


def _wrong_choice(name: str, value: object, expected: str) -> str:
    choices = re.findall(r"'([^']*)'", expected)
    near = did_you_mean(value, choices) if isinstance(value, str) else ""
    words = "one of " if len(choices) > 1 else ""
    return f"{name} is {words}{any_of(choices)}, not {_plain(value)}{near}"


def _bad_id(name: str, value: object, *, is_ref: bool) -> str:
    if is_ref:
        return f"{name} is written pack/question, not {_plain(value)}"
    example = slug(str(value)) or "http-methods"
    return f'{name} has lower-case letters, digits and single hyphens, as in "{example}", not {_plain(value)}'


def _plain(value: object) -> str:
    return quoted(value) if isinstance(value, str) else named_value(value)
