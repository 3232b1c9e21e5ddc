"""What lists show, kept in the user's cache folder, so that the next start need not read every file.

Nothing depends on it. A line counts only while its file has the stamp it was read with, and only in lists. A
cache that is missing, damaged, from another version or of another workspace is as good as none; it may be
deleted at any time. Candidates' names stand in it: the file is for the user alone, a line whose session is
gone goes with the next writing, and a file whose workspace is gone when that of any other is written.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interviewer.model.listing import ListedContent, ListedFile, ListedPlan, ListedSession
from interviewer.store.seam import Disk, Stamp, forget, write_new

_FORMAT = "interviewer-lists/4"
_LARGEST = 50_000_000
_LONGEST_HEAD = 100_000
_STALE = 24 * 3600 * 10**9
"""Nanoseconds after which a temporary file is of a process that was ended, and no longer written to."""


@dataclass(frozen=True, slots=True)
class Line:
    """A session in a list, and how its file looked before it was read."""

    stamp: Stamp
    session: ListedSession


@dataclass(frozen=True, slots=True)
class Cached:
    """What a cache holds."""

    sessions: Mapping[str, Line] = field(default_factory=lambda: MappingProxyType({}))
    """By path."""
    content_stamp: str = ""
    """What `sources_stamp` said; empty when there is no content."""
    content: ListedContent = field(default_factory=ListedContent)


class ListCache:
    """The cache of one workspace. It never raises."""

    def __init__(self, disk: Disk, folder: Path | None, root: Path, version: str) -> None:
        """Keep the lists of the workspace *root* in *folder*, for this *version* of the program alone.

        Without a folder nothing is kept.
        """
        name = hashlib.sha256(str(root).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._disk = disk
        self._file = folder / f"{name}.lists" if folder else None
        # The root as JSON: on one line, and in ASCII whatever its bytes are.
        self._head = f"{_FORMAT} {version} {json.dumps(str(root))}"

    def load(self) -> Cached:
        """Return what is kept; nothing when it cannot be relied on."""
        if self._file is None:
            return Cached()
        try:
            head, _, body = self._disk.read(self._file, _LARGEST).partition(b"\n")
            if head != self._head_of(body):
                return Cached()
            return _cached(json.loads(body))
        except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return Cached()

    def save(self, cached: Cached) -> None:
        """Keep *cached* in place of what was kept. Where that is not possible, more is read next time."""
        if self._file is None:
            return
        body = json.dumps(_form(cached), ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )
        temporary = self._file.with_name(f".{self._file.stem}.{secrets.token_hex(4)}.tmp")
        try:
            self._disk.make_folder(self._file.parent)
            write_new(self._disk, temporary, self._head_of(body) + b"\n" + body)
            self._disk.replace(temporary, self._file)
            self._clear_away(self._file)
        except OSError:
            forget(self._disk, temporary)

    def _clear_away(self, ours: Path) -> None:
        """Remove the caches of workspaces that are gone, and what processes that were ended left half done.

        Raises OSError when the folder cannot be looked into.
        """
        looks = self._disk.looks(ours.parent)
        now = next((stamp[0] for name, _, stamp in looks if name == ours.name), 0)  # the clock of its disk
        for name, is_folder, stamp in looks:
            path = ours.with_name(name)
            if is_folder or path == ours:
                continue
            stale = path.suffix == ".tmp" and now - stamp[0] > _STALE
            if stale or (path.suffix == ".lists" and self._is_gone(path)):
                forget(self._disk, path)

    def _is_gone(self, cache: Path) -> bool:
        """Whether the workspace that *cache* names is gone; of one that names none nobody would miss it."""
        try:
            head = self._disk.read(cache, _LONGEST_HEAD).partition(b"\n")[0]
            root = json.loads(head[head.index(b'"') : head.rindex(b'"') + 1])
            self._disk.stat(Path(root))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return True
        except OSError:  # it may be there, and cannot be looked at now
            pass
        return False

    def _head_of(self, body: bytes) -> bytes:
        """Return the first line: only what this program wrote fits it, so the rest need not be doubted."""
        return f"{self._head} {hashlib.sha256(body).hexdigest()}".encode()


def _form(cached: Cached) -> dict[str, object]:
    content = cached.content
    return {
        "sessions": [[line.stamp, _row(line.session)] for line in cached.sessions.values()],
        "content-stamp": cached.content_stamp,
        "plans": [astuple(plan) for plan in content.plans],
        "files": [astuple(file) for file in content.files],
        "warnings": content.warnings,
    }


def _row(session: ListedSession) -> list[object]:
    cells = (getattr(session, name) for name in _FIELDS)
    return [cell.isoformat() if isinstance(cell, datetime) else cell for cell in cells]


def _cached(form: dict[str, Any]) -> Cached:
    return Cached(
        MappingProxyType({row[_PATH]: Line(tuple(stamp), _session(row)) for stamp, row in form["sessions"]}),
        form["content-stamp"],
        ListedContent(
            tuple(_plan(*row) for row in form["plans"]),
            tuple(ListedFile(*row) for row in form["files"]),
            form["warnings"],
        ),
    )


_FIELDS = tuple(one.name for one in fields(ListedSession))
_PATH, _STARTED = _FIELDS.index("path"), _FIELDS.index("started")


def _plan(key: str, title: str, minutes: int, core: int, optional: int, skills: list[str]) -> ListedPlan:
    return ListedPlan(key, title, minutes, core, optional, tuple(skills))


def _session(row: list[Any]) -> ListedSession:
    if row[_STARTED]:
        row[_STARTED] = datetime.fromisoformat(row[_STARTED])
    return ListedSession(*row)
