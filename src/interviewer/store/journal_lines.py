"""The lines of a journal, and what a journal tells when it is read.

A line is `crc32 json`. The first is the header; after it come snapshots, actions, and marks about the file
that people read. Reading stops at the first line that is not whole.

A new kind of line, or a line that means something else, makes a new version of the format: a program of
before would leave off there and go on without the rest.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from zlib import crc32

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from interviewer.model.errors import CannotRead, NewerFormat
from interviewer.model.formats import HISTORIES, History, NoWay, brought_up, version_of
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.store.process import Process
from interviewer.store.snapshot import Monotonic, Snapshot, thaw


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class Header(_Line):
    """Whose journal this is."""

    kind: Literal["header"] = "header"
    format: Literal["journal/1"] = "journal/1"
    session: str
    target: str
    """The session's file."""
    home: str = ""
    """Where that file belongs, when it was saved elsewhere; journals of before do not tell."""
    follows: dict[str, int] = {}
    """The journals that this one took up, by the names of their files, and up to which change."""
    base: str | None
    """SHA-256 of that file when this journal began; None when there was no file."""
    version: str
    """Of the app."""
    process: Process


class Whole(_Line):
    """All of the session at an instant."""

    kind: Literal["snapshot"] = "snapshot"
    n: int
    """The running number of the last change in it."""
    wall: AwareDatetime
    monotonic: Monotonic
    snapshot: Snapshot


class Change(_Line):
    """One action."""

    kind: Literal["action"] = "action"
    n: int
    wall: AwareDatetime
    monotonic: Monotonic
    action: dict[str, object]


class Publishing(_Line):
    """The session's file is about to have this content."""

    kind: Literal["publishing"] = "publishing"
    target: str
    sha256: str


class Published(_Line):
    """The session's file has this content."""

    kind: Literal["published"] = "published"
    n: int
    target: str
    sha256: str


class Trying(_Line):
    """The session is about to be saved elsewhere: from now on there may be something of it."""

    kind: Literal["trying"] = "trying"
    target: str


class LetGo(_Line):
    """The process closed the session and left the journal for later."""

    kind: Literal["let-go"] = "let-go"


Line = Header | Whole | Change | Publishing | Published | Trying | LetGo


@cache
def _reader() -> TypeAdapter[Line]:
    """Return the reader of lines, built when the first journal is read and not when the app starts."""
    return TypeAdapter(Annotated[Line, Field(discriminator="kind")])


@dataclass(frozen=True, slots=True)
class Account:
    """What a journal tells."""

    header: Header
    base: Session
    """The last whole session in it."""
    records: tuple[tuple[dict[str, object], Instant], ...]
    """The actions after that, each with its instant."""
    target: str
    """Where the session was last published, or was to be."""
    tried: tuple[Path, ...]
    """Where else something of it may have been left."""
    known: frozenset[str | None]
    """The contents, as SHA-256, that the session's file may have had when this journal ended."""
    published: int
    """The running number of the last change that is in what was published; 0 before that."""
    let_go: bool
    torn: str
    """Why the reading stopped before the end; empty when all was read."""
    upto: int
    """The running number of the last change in it."""
    at: datetime
    """When that was made."""


def encode(line: Line) -> bytes:
    """Return *line* as it stands in the file."""
    text = line.model_dump_json().encode()
    return b"%08x %b\n" % (crc32(text), text)


def decode(data: bytes, histories: Mapping[str, History] = HISTORIES) -> tuple[list[Line], str]:
    """Return the whole lines at the beginning of *data*, and why there are no more; empty at the end.

    Those of an earlier version are brought to the newest, each by itself.
    """
    lines: list[Line] = []
    version = version_of(heading(data).get("format"), "journal")
    if version is None:  # a piece of a journal, without its heading
        version = histories["journal"].newest
    for number, raw in enumerate(data.splitlines(keepends=True), 1):
        written = _written(raw)
        if written is None:
            return lines, f"line {number} is not whole"
        try:
            lines.append(_reader().validate_python(brought_up(written, "journal", version, histories)))
        except NoWay as error:
            return lines, f"it {error}"
        except ValidationError:
            return lines, f"line {number} is of a kind that this version does not know"
    return lines, ""


def heading(data: bytes) -> dict[str, Any]:
    """Return the first line of a journal as it was written, in whatever version; empty when it is none."""
    end = data.find(b"\n") + 1
    return _written(data[:end]) or {}


def _written(raw: bytes) -> dict[str, Any] | None:
    """Return what a line says; None when it is not whole."""
    crc, _, text = raw.rstrip(b"\n").partition(b" ")
    if not raw.endswith(b"\n") or b"%08x" % crc32(text) != crc:
        return None
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) else None


def read_journal(data: bytes, path: str, histories: Mapping[str, History] = HISTORIES) -> Account:
    """Return what the journal in *data* tells. CannotRead when it has no whole beginning.

    NewerFormat when a newer version wrote it: what it holds would be taken for something else here.
    """
    version = version_of(heading(data).get("format"), "journal")
    if version is not None and version > histories["journal"].newest:
        raise newer_journal(path, f"journal/{version}")
    lines, torn = decode(data, histories)
    if not lines or not isinstance(lines[0], Header):
        raise CannotRead(path, "is not a journal, or its beginning is damaged")
    at, base = _last_whole(lines, path)
    records, gap = _changes_after(lines[at:])
    target, known = _published(lines[0], lines)
    tried = tuple(Path(line.target) for line in lines if isinstance(line, Trying))
    let_go = isinstance(lines[-1], LetGo)
    upto = base.records + len(records)
    last = max(line.wall for line in lines if isinstance(line, Whole | Change))
    published = max((line.n for line in lines if isinstance(line, Published)), default=0)
    return Account(lines[0], base, records, target, tried, known, published, let_go, torn or gap, upto, last)


def newer_journal(path: str, written: str) -> NewerFormat:
    """Return the error of a journal in the format *written*, which is newer than any known here."""
    why = f"was written by a newer interviewer ({written}); it is kept: resume with that version"
    return NewerFormat(path, why)


def _last_whole(lines: list[Line], path: str) -> tuple[int, Session]:
    """Return the place and the session of the last snapshot that can be read."""
    fault = CannotRead(path, "holds no session")
    for at in range(len(lines) - 1, 0, -1):
        line = lines[at]
        if isinstance(line, Whole):
            try:
                return at, thaw(line.snapshot, path)
            except CannotRead as error:
                fault = error
    raise fault


def _changes_after(lines: list[Line]) -> tuple[tuple[tuple[dict[str, object], Instant], ...], str]:
    """Return the changes after the snapshot that *lines* begin with, up to a missing one."""
    records: list[tuple[dict[str, object], Instant]] = []
    n = lines[0].n if isinstance(lines[0], Whole) else 0
    for line in lines:
        if isinstance(line, Change):
            if line.n != n + 1:
                return tuple(records), f"change {n + 1} is missing"
            n = line.n
            records.append((line.action, Instant(line.wall, line.monotonic)))
    return tuple(records), ""


def _published(header: Header, lines: list[Line]) -> tuple[str, frozenset[str | None]]:
    target = header.target
    known: set[str | None] = {header.base}
    for line in lines:
        if isinstance(line, Publishing):
            target = line.target
            known.add(line.sha256)
        elif isinstance(line, Published):
            target, known = line.target, {line.sha256}
    return target, frozenset(known)
