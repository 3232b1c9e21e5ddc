"""Saving what can be saved of a file with faults, so that the rules find the other faults as well."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from interviewer.authoring.document import Document
from interviewer.authoring.phrases import nearest
from interviewer.authoring.wording import known_keys
from interviewer.model.content import FileKind
from interviewer.model.places import Path
from interviewer.model.value import Value

V = TypeVar("V", bound=Value)

LEVELS = tuple("123456789")

_DEEPEST = 6
"""Keys on the way to the deepest value of a file; what lies below belongs to a key that is dropped."""
_TEXT, _ID, _REF = "-", "to-be-mended", "to-be-mended/to-be-mended"
_DUTY = {"text": _TEXT, "skills": [_ID]}
_CODE = {"language": "text", "code": _TEXT, "text": _TEXT}
_STORY_PART = {"point": _TEXT, "probe": _TEXT}
_TELLING = {"listener": _TEXT, "prompt": _TEXT, "listen-for": {_ID: _TEXT}}
# A file of each kind with all its keys and one entry in each table: what stands in for a value at fault.
# It validates and gives no rule anything to say; rules that compare values ask whether these are mended.
_SAMPLES: Mapping[FileKind, dict[str, Any]] = {
    "pack": {
        "format": "pack/1",
        "title": _TEXT,
        "rubric": _ID,
        "questions": {
            _ID: {
                "title": _TEXT,
                "skill": _ID,
                "kind": "knowledge",
                "minutes": 1,
                "prompt": _TEXT,
                "listen-for": {_ID: _TEXT},
                "probes": [_TEXT],
                "red-flags": [_TEXT],
                "depth": "working",
                "sources": [_TEXT],
                "hints": [_TEXT],
                "numbers": [_TEXT],
                "handout": _CODE,
                "solution": _CODE,
                "stages": {_ID: _TEXT},
                "edge-cases": {_ID: _TEXT},
                "requirements": {_ID: _TEXT},
                "areas": {_ID: _TEXT},
                "trade-offs": {_ID: _TEXT},
                "faults": {_ID: {"line": 1, "severity": "minor", "why": _TEXT, "mend": _TEXT}},
                "story": dict.fromkeys(("situation", "own-part", "result", "learned"), _STORY_PART),
                "listeners": dict.fromkeys(("technical", "non-technical"), _TELLING),
            }
        },
    },
    "rubric": {
        "format": "rubric/1",
        "title": _TEXT,
        "scale": {"1": _TEXT, "2": _TEXT},
        "skills": {
            _ID: {
                "title": _TEXT,
                "about": _TEXT,
                "weight": 1,
                "weight-reason": _TEXT,
                "anchors": {"1": _TEXT, "2": _TEXT},
                "observed": {_ID: _TEXT},
            }
        },
    },
    "role": {
        "format": "role/1",
        "title": _TEXT,
        "rubric": _ID,
        "posting": {
            "company": _TEXT,
            "location": _TEXT,
            "workplace": ["remote"],
            "employment": ["full-time"],
        },
        "company": {"introduction": _TEXT, "mission": _TEXT, "growth": _TEXT},
        "job": _TEXT,
        "projects": [_TEXT],
        "responsibilities": {_ID: _DUTY},
        "requirements": {_ID: _DUTY},
        "nice-to-have": {_ID: _DUTY},
        "offer": [_TEXT],
        "pay": {"offered": _TEXT, "market": _TEXT, "source": _TEXT},
        "application": {"send": _TEXT, "to": _TEXT, "then": _TEXT},
    },
    "plan": {
        "format": "plan/1",
        "title": _TEXT,
        "stage": _ID,
        "role": _ID,
        "rubric": _ID,
        "minutes": 1,
        "skills": [_ID],
        "sections": {
            _ID: {"title": _TEXT, "minutes": 0, "say": _TEXT, "core": [_REF], "optional": [_REF]},
        },
    },
}


def salvage(document: Document, model: type[V], details: Iterable[ErrorDetails]) -> tuple[Document, V | None]:
    """Return *document* with what is mended in it noted, and the value it holds once mended.

    The value is for finding further faults only. Unknown keys are dropped, and the smallest part at fault is
    replaced; entries of lists and tables stay where they are. None when that was not enough.
    """
    data, kind = _copy(document.data, _DEEPEST), document.source.kind
    mended: set[Path] = set()
    for detail in details:
        path = existing(document.data, detail["loc"])
        if detail["type"] == "extra_forbidden":
            table = _at(data, path[:-1])
            table.pop(path[-1], None)
            # What was meant by it is not left out; a rule that misses it would repeat the fault.
            meant = nearest(str(path[-1]), known_keys(model, path[:-1]))
            if meant is not None and meant not in table:
                mended.add((*path[:-1], meant))
        elif detail["loc"]:
            mended.add(detail["loc"] if detail["type"] == "missing" else path)
    for path in sorted(mended, key=len):
        _at(data, path[:-1])[path[-1]] = _copy(_stand_in(kind, path), _DEEPEST)
    scale = data.get("scale")
    if kind == "rubric" and isinstance(scale, dict) and any(level not in LEVELS for level in scale):
        data["scale"] = {level: name for level, name in scale.items() if level in LEVELS}
        mended.add(("scale",))
    try:
        value = model.model_validate(data, extra="forbid", by_alias=True, by_name=False)
    except ValidationError:
        value = None
    return replace(document, mended=frozenset(mended)), value


def existing(data: Any, loc: Path) -> Path:
    """Return the part of *loc* that leads to something in *data*; the rest is the validator's own."""
    path: Path = ()
    for step in loc:
        entries = dict(enumerate(data)) if isinstance(data, list) else data
        if not (isinstance(entries, dict) and step in entries):
            break
        data, path = entries[step], (*path, step)
    return path


def _copy(data: Any, depth: int) -> Any:
    if depth and isinstance(data, dict):
        return {key: _copy(value, depth - 1) for key, value in data.items()}
    if depth and isinstance(data, list):
        return [_copy(value, depth - 1) for value in data]
    return data


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _stand_in(kind: FileKind, path: Path) -> Any:
    """Return what the sample of *kind* has at *path*; any entry of a table or list is like its first."""
    sample: Any = _SAMPLES[kind]
    for step in path:
        if isinstance(sample, list):
            sample = sample[0]
        else:
            sample = sample[step] if step in sample else next(iter(sample.values()))
    return sample
