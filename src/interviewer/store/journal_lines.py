"""The lines of a journal, and what a journal tells when it is read.

A line is `crc32 json`. The first is the header; after it come snapshots, actions, and marks about the file
that people read. Reading stops at the first line that is not whole.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Literal
from zlib import crc32

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from interviewer.model.errors import CannotRead
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.store.process import Process
from interviewer.store.snapshot import Snapshot, thaw


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class Header(_Line):
    """Whose journal this is."""

    kind: Literal["header"] = "header"
    format: Literal["journal/1"] = "journal/1"
    session: str
    target: str
    """The session's file."""
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
    wall: datetime
    monotonic: float
    snapshot: Snapshot


class Change(_Line):
    """One action."""

    kind: Literal["action"] = "action"
    n: int
    wall: datetime
    monotonic: float
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


class LetGo(_Line):
    """The process closed the session and left the journal for later."""

    kind: Literal["let-go"] = "let-go"


Line = Header | Whole | Change | Publishing | Published | LetGo


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
    known: frozenset[str | None]
    """The contents, as SHA-256, that the session's file may have had when this journal ended."""
    let_go: bool
    torn: str
    """Why the reading stopped before the end; empty when all was read."""


def encode(line: Line) -> bytes:
    """Return *line* as it stands in the file."""
    json = line.model_dump_json().encode()
    return b"%08x %b\n" % (crc32(json), json)


def decode(data: bytes) -> tuple[list[Line], str]:
    """Return the whole lines at the beginning of *data*, and why there are no more; empty at the end."""
    lines: list[Line] = []
    for number, raw in enumerate(data.splitlines(keepends=True), 1):
        crc, _, json = raw.rstrip(b"\n").partition(b" ")
        if not raw.endswith(b"\n") or b"%08x" % crc32(json) != crc:
            return lines, f"line {number} is not whole"
        try:
            lines.append(_reader().validate_json(json))
        except ValidationError:
            return lines, f"line {number} is of a kind that this version does not know"
    return lines, ""


def read_journal(data: bytes, path: str) -> Account:
    """Return what the journal in *data* tells. CannotRead when it has no whole beginning."""
    lines, torn = decode(data)
    if not lines or not isinstance(lines[0], Header):
        raise CannotRead(path, "is not a journal, or its beginning is damaged")
    at, base = _last_whole(lines, path)
    records, gap = _changes_after(lines[at:])
    target, known = _published(lines[0], lines)
    let_go = isinstance(lines[-1], LetGo)
    return Account(lines[0], base, records, target, known, let_go, torn or gap)


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
