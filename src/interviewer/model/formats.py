"""The formats of files, and the way from an earlier one to the newest: here alone old files are known.

A file begins with its format, such as `session/1`: what it is, and the version. A kind gets a new version
only when a program of before would misunderstand its files; a key that is added and may be left out needs
none. With a new version comes a step, which turns a document of the version before into one of the new.
Reading takes the steps in memory; no file is touched by being read.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

Document = Mapping[str, Any]
"""A file as its parser gives it; of a journal, one of its lines."""
Step = Callable[[Document], Document]
"""Returns a document as the next version would have written it, and leaves the one given as it is."""

ALL_HINTS = 1_000
"""More hints than there are; what `hints-shown = true` meant before they were counted."""
RENAMED_ACTIONS: Mapping[str, str] = MappingProxyType(
    {"live.curtain": "app.curtain", "scorecard.curtain": "app.curtain"}
)
"""What actions are called now, by what files of settings may still call them."""

_FORMAT = re.compile(r"([a-z]+)/(0|[1-9][0-9]{0,5})", re.ASCII)


class NoWay(ValueError):
    """A document cannot be brought to the newest version; the message says why, after the file's name."""


@dataclass(frozen=True, slots=True)
class History:
    """What became of the files of one kind."""

    newest: int = 1
    steps: Mapping[int, Step] = field(default_factory=lambda: MappingProxyType({}))
    """By the version that a step starts from; each leads to the version after it."""
    settle: Step | None = None
    """Rewrites what earlier programs wrote otherwise under the newest version; does nothing to the others."""


def _counted_hints(document: Document) -> Document:
    shown = document.get("hints-shown")
    if not isinstance(shown, bool):
        return document
    return {**document, "hints-shown": ALL_HINTS if shown else 0}


def _ticks_for_hearing(line: Document) -> Document:
    action = line.get("action")
    if not isinstance(action, dict) or action.get("do") != "hear":
        return line
    kept = {key: value for key, value in action.items() if key != "heard"}
    return {**line, "action": {**kept, "do": "tick", "on": action.get("heard", True)}}


HISTORIES: Mapping[str, History] = MappingProxyType(
    {
        "session": History(),
        "pack": History(),
        "rubric": History(),
        "role": History(),
        "plan": History(),
        "config": History(),
        "remembered": History(settle=_counted_hints),
        "journal": History(settle=_ticks_for_hearing),
    }
)
"""Every kind of file that is to open for ever. What lists show is kept in a cache, which is made anew."""


def newest(kind: str) -> str:
    """Return the format that files of *kind* are written in."""
    return f"{kind}/{HISTORIES[kind].newest}"


def version_of(given: object, kind: str) -> int | None:
    """Return the version that a `format` names; None when it names none, or another kind."""
    match = _FORMAT.fullmatch(given) if isinstance(given, str) else None
    return int(match[2]) if match and match[1] == kind else None


def as_newest(
    document: Document, kind: str, histories: Mapping[str, History] = HISTORIES
) -> tuple[Document, str]:
    """Return *document* as the newest version of *kind*, and its own format where that is newer still.

    One of a newer version is taken for the newest that is known here: what it has in common with that can be
    read, and it must not be written. Raises NoWay when there is no step from its version, or it has none.
    """
    version, now = version_of(document.get("format"), kind), histories[kind].newest
    if version is None:
        raise NoWay(f'does not begin with format = "{kind}/{now}"')
    newer = f"{kind}/{version}" if version > now else ""
    return brought_up(document, kind, version, histories), newer


def brought_up(
    document: Document, kind: str, version: int, histories: Mapping[str, History] = HISTORIES
) -> Document:
    """Return what *document*, of this *version*, is in the newest one. Raises NoWay where a step is missing.

    One of a newer version stays as it is, but for its format. A line of a journal may have none.
    """
    history = histories[kind]
    for start in range(version, history.newest):
        step = history.steps.get(start)
        if step is None:
            raise NoWay(f"is of the format {kind}/{start}, from which no way leads to {kind}/{start + 1}")
        document = step(document)
    if history.settle and version <= history.newest:
        document = history.settle(document)
    return {**document, "format": f"{kind}/{history.newest}"} if "format" in document else document


def read_only_words(newer: str) -> str:
    """Return what is said of a file whose format, *newer*, is of a version that is not known here."""
    return (
        f"saved by a newer interviewer ({newer}): opened read-only; what this one does not know is not shown"
    )
