"""Which sessions of others were opened by somebody whose own has not begun yet: ids and times, no names.

It goes into their own session once that begins.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import tomli
import tomli_w

from interviewer.model.errors import CannotRead, CannotSave
from interviewer.model.text import is_id
from interviewer.store.names import place_of
from interviewer.store.seam import Disk, forget, why, why_unread, write_new

_FILE = "opened.toml"
_FORMAT = "opened/1"
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class OpenedEarly:
    """A session that was opened before one's own began."""

    session: str
    """Its id."""
    at: datetime
    """In UTC, to the second."""
    place: str
    """What `place_of` says of the folder of its workspace."""


def opened_early(disk: Disk, state: Path, sessions: Path) -> tuple[OpenedEarly, ...]:
    """Return what was opened in the folder *sessions*. Raises CannotRead when it cannot be told."""
    here = place_of(sessions)
    return tuple(one for one in _all(disk, state / _FILE) if one.place == here)


def keep_opened(disk: Disk, state: Path, one: OpenedEarly) -> None:
    """Keep *one*; when it was opened before, the first time counts. Raises CannotRead, CannotSave."""
    known = _all(disk, state / _FILE)
    if not any((other.session, other.place) == (one.session, one.place) for other in known):
        _save(disk, state / _FILE, (*known, one))


def forget_opened(disk: Disk, state: Path, gone: Iterable[OpenedEarly]) -> None:
    """Keep those of *gone* no longer: they stand in a session now. Raises CannotRead, CannotSave."""
    gone = frozenset(gone)
    _save(disk, state / _FILE, tuple(one for one in _all(disk, state / _FILE) if one not in gone))


def _all(disk: Disk, path: Path) -> tuple[OpenedEarly, ...]:
    try:
        found = tomli.loads(disk.read(path, _LARGEST).decode())
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CannotRead(str(path), f"cannot be read: {why_unread(error)}") from error
    except (ValueError, RecursionError) as error:
        raise CannotRead(str(path), "is damaged; look at it, then move it away") from error
    if found.get("format") != _FORMAT:
        raise CannotRead(str(path), f'is not of the format "{_FORMAT}"; move it away')
    rows = found.get("opened")
    return tuple(
        OpenedEarly(row["session"], row["at"], row["place"])
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and _is_sound(row)
    )


def _is_sound(row: dict[str, object]) -> bool:
    at = row.get("at")
    ids = (row.get("session"), row.get("place"))
    return (
        all(isinstance(one, str) and is_id(one) for one in ids)
        and isinstance(at, datetime)
        and bool(at.tzinfo)
    )


def _save(disk: Disk, path: Path, entries: tuple[OpenedEarly, ...]) -> None:
    rows = [{"session": one.session, "at": one.at, "place": one.place} for one in entries]
    temporary = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.tmp")
    try:
        if not rows:
            disk.unlink(path)
            return
        disk.make_folder(path.parent)
        write_new(disk, temporary, tomli_w.dumps({"format": _FORMAT, "opened": rows}).encode())
        disk.replace(temporary, path)
    except FileNotFoundError:
        return
    except OSError as error:
        forget(disk, temporary)
        raise CannotSave(str(path), why(error)) from error
