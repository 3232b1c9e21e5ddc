"""Reading what people write: from text to a pack, rubric, role or plan, with every fault at its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from interviewer.authoring.document import Document
from interviewer.authoring.parse import parse
from interviewer.authoring.phrases import quoted
from interviewer.authoring.salvage import LEVELS, existing, salvage
from interviewer.authoring.versions import in_newest, not_understood
from interviewer.authoring.wording import (
    bad_id_key,
    bad_level_key,
    bad_value,
    known_keys,
    missing_key,
    unknown_key,
)
from interviewer.model.content import FileKind, SourceText
from interviewer.model.findings import Finding
from interviewer.model.formats import newest
from interviewer.model.pack import Pack
from interviewer.model.places import Path
from interviewer.model.plan import Plan
from interviewer.model.rubric import Rubric
from interviewer.model.text import is_id
from interviewer.model.value import Value

V = TypeVar("V", bound=Value)

FOLDERS: Mapping[str, str] = {
    "pack": "question_packs",
    "rubric": "question_packs/rubrics",
    "role": "question_packs/roles",
    "plan": "question_packs/plans",
}

_TICKED_TABLES = ("listen-for", "stages", "edge-cases", "requirements", "areas", "trade-offs", "faults")

# Tables whose keys are ids; * stands for any key. The model does not look at the keys of its tables.
_ID_TABLES: Mapping[FileKind, tuple[Path, ...]] = {
    "pack": (
        ("questions",),
        *(("questions", "*", name) for name in _TICKED_TABLES),
        ("questions", "*", "listeners", "*", "listen-for"),
    ),
    "rubric": (("skills",), ("skills", "*", "observed")),
    "role": (("responsibilities",), ("requirements",), ("nice-to-have",)),
    "plan": (("sections",),),
}


@dataclass(frozen=True)
class Reading(Generic[V]):
    """One file as read: the value if it has no errors, and the document if it is TOML at all."""

    source: SourceText
    document: Document | None
    value: V | None
    findings: tuple[Finding, ...]
    salvaged: V | None = None
    """What rules look at: the value, or with errors what could be saved of it; see `Document.mended`."""


def read_pack(source: SourceText) -> tuple[Pack | None, tuple[Finding, ...]]:
    """Return the pack that *source* holds, or None, and what is wrong with it."""
    reading = read(source, Pack)
    return reading.value, reading.findings


def read_rubric(source: SourceText) -> tuple[Rubric | None, tuple[Finding, ...]]:
    """Return the rubric that *source* holds, or None, and what is wrong with it."""
    reading = read(source, Rubric)
    return reading.value, reading.findings


def read_plan(source: SourceText) -> tuple[Plan | None, tuple[Finding, ...]]:
    """Return the plan that *source* holds, or None, and what is wrong with it."""
    reading = read(source, Plan)
    return reading.value, reading.findings


def read(source: SourceText, model: type[V]) -> Reading[V]:
    """Return *source* read as *model*, keeping the document for rules that look further."""
    document = parse(source)
    if isinstance(document, Finding):
        return Reading(source, None, None, (document,))
    document, newer = in_newest(document)
    if fault := _wrong_format(document):
        return Reading(source, document, None, (fault,))
    if newer:
        return _read_newer(document, model, newer)
    details: list[ErrorDetails] = []
    try:
        value: V | None = model.model_validate(document.data, extra="forbid", by_alias=True, by_name=False)
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _is_emptied(detail)]
        document, value = salvage(document, model, details)
    findings = list(_bad_keys(document))
    # What a model says of itself as a whole has no place, and mostly repeats what the keys showed.
    findings += _faults(document, model, [detail for detail in details if detail["loc"] or not findings])
    return Reading(source, document, None if findings else value, tuple(sorted(findings)), value)


def _read_newer(document: Document, model: type[V], newer: Finding) -> Reading[V]:
    """Return what is known here of a file of a newer version. A key that is not is left out and told."""
    source, details = document.source, list[ErrorDetails]()
    try:
        value = model.model_validate(document.data, extra="forbid", by_alias=True, by_name=False)
    except ValidationError as error:
        details = error.errors(include_url=False)
    unknown = all(detail["type"] == "extra_forbidden" for detail in details)
    if not unknown or any(_bad_keys(document)):
        return Reading(source, document, None, (not_understood(newer, source.kind),))
    if details:
        value = model.model_validate(document.data, extra="ignore", by_alias=True, by_name=False)
    told = (replace(finding, severity="warning") for finding in _faults(document, model, details))
    return Reading(source, document, value, tuple(sorted([newer, *told])), value)


def _is_emptied(detail: ErrorDetails) -> bool:
    """Return whether a list is called too short only because none of its entries is right."""
    given = detail["input"]
    return detail["type"] == "too_short" and isinstance(given, list) and bool(given)


def _wrong_format(document: Document) -> Finding | None:
    """Return the fault of a file made for something else, whose keys are not worth looking at."""
    wanted = document.source.kind
    given = document.data.get("format")
    if not isinstance(given, str) or given == newest(wanted):
        return None
    kind = given.partition("/")[0]
    if kind == "config":
        message = "these are settings and no content; interviewer keys --check checks them where they belong"
        return document.at_value(("format",), "wrong-kind", message)
    if (folder := FOLDERS.get(kind)) and kind != wanted:
        message = f"this is a {kind}, not a {wanted}; it belongs in the folder {folder}"
        return document.at_value(("format",), "wrong-kind", message)
    message = f'"format" is "{newest(wanted)}" here, not {quoted(given)}'
    return document.at_value(("format",), "wrong-format", message)


def _bad_keys(document: Document) -> Iterator[Finding]:
    for pattern in _ID_TABLES[document.source.kind]:
        for path in _keys_below(document.data, pattern):
            if not is_id(str(path[-1])):
                yield document.at_key(path, "bad-id", bad_id_key(str(path[-1])))
    if document.source.kind == "rubric":
        for path in _keys_below(document.data, ("scale",)):
            if path[-1] not in LEVELS:
                yield document.at_key(path, "bad-level", bad_level_key(str(path[-1])))


def _keys_below(data: Any, pattern: Path, path: Path = ()) -> Iterator[Path]:
    """Yield the path of each key of the tables that *pattern* leads to."""
    if not isinstance(data, dict):
        return
    if not pattern:
        yield from ((*path, key) for key in data)
        return
    step, *rest = pattern
    for key in data if step == "*" else [step] if step in data else []:
        yield from _keys_below(data[key], tuple(rest), (*path, key))


def _faults(document: Document, model: type[Value], details: list[ErrorDetails]) -> Iterator[Finding]:
    """Yield one finding for each thing that the validator complains about."""
    faults: dict[Path, Finding] = {}
    for detail in details:
        loc, path = detail["loc"], existing(document.data, detail["loc"])
        if detail["type"] == "missing":
            message = missing_key(loc, document.source.kind)
            faults[loc] = document.at_value(path, "missing-key", message)
        elif detail["type"] == "extra_forbidden":
            message = unknown_key(path, known_keys(model, path[:-1]))
            faults[path] = document.at_key(path, "unknown-key", message)
        else:
            # A number that may be whole or not is refused twice, once as each; the last says the most.
            faults[path] = document.at_value(path, *bad_value(path, detail))
    yield from faults.values()
