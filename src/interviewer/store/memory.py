"""What need not be asked twice, in a small file of the user's settings.

Who one is, the plan and how long sessions are kept belong to a workspace. What an earlier version remembered
for all of them alike stays in the file, and fills in a name and a plan where a workspace knows none.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import tomli
import tomli_w

from interviewer.model.formats import ALL_HINTS, Document, as_newest, newest
from interviewer.model.text import one_line
from interviewer.store.seam import Disk, forget, why_unread, write_new

_LARGEST = 100_000
_MOST_DAYS = 36_525
"""A hundred years: more is no span that somebody chose."""
_MOST_WORKSPACES = 50
_DAMAGED = "it is damaged"
NO_DATE = 0
"""In place of a number of days: it was said that sessions are kept without a date."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What was entered last in one workspace."""

    interviewer: str = ""
    plan: str = ""
    retain_days: int | None = None
    """`NO_DATE` for kept without a date; None when it was never said."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What was entered or chosen last time."""

    interviewer: str = ""
    """The name entered last, in any workspace."""
    plan: str = ""
    """Of an earlier version, like the days: in any workspace."""
    retain_days: int | None = None
    hints_shown: int = 0
    """How many of the hints of the first session were shown; each is shown once."""
    theme: str = ""
    """The colours chosen last, by their name; empty when none were chosen."""
    workspaces: Mapping[str, Habits] = field(default_factory=dict)
    """By `folder_key`, those used last at the end."""

    def habits(self, folder: Path) -> Habits:
        """Return what was entered last in the workspace *folder*."""
        return self.workspaces.get(folder_key(folder), Habits())

    @property
    def names(self) -> frozenset[str]:
        """All names entered on this machine, in whatever workspace."""
        entered = (self.interviewer, *(habits.interviewer for habits in self.workspaces.values()))
        return frozenset(filter(None, entered))


def folder_key(folder: Path) -> str:
    """Return what the workspace *folder* is called in the file: its path, made text."""
    return os.fsencode(folder).decode("utf-8", "backslashreplace")


def recall(disk: Disk, path: Path) -> Memory:
    """Return what is remembered at *path*. A file that is missing or broken remembers nothing."""
    return _memory(_found(disk, path)[0])


def recalled(disk: Disk, path: Path) -> tuple[Memory, str]:
    """Return the same, and why what was remembered is not known; empty when it is, or when there is none."""
    found, fault = _found(disk, path)
    return _memory(found), "" if found else fault


def _found(disk: Disk, path: Path) -> tuple[Document, str]:
    """Return what stands in the file, as the newest version has it, and why it must not be written over.

    That is its format where that is newer; and when the disk does not give it, nobody knows what is in it.
    `_DAMAGED` when it makes no sense, or is empty: it is never written so.
    """
    try:
        found = tomli.loads(disk.read(path, _LARGEST).decode("utf-8-sig"))
        if not found:
            return {}, _DAMAGED
        return as_newest({"format": newest("remembered")} | found, "remembered")
    except FileNotFoundError:
        return {}, ""
    except OSError as error:
        return {}, why_unread(error)
    except (ValueError, RecursionError):
        return {}, _DAMAGED


def _memory(found: Document) -> Memory:
    return Memory(
        interviewer=_text(found.get("interviewer")),
        plan=_text(found.get("plan")),
        retain_days=_days(found.get("retain-days")) or None,
        hints_shown=min(max(0, _whole(found.get("hints-shown")) or 0), ALL_HINTS),
        theme=_text(found.get("theme")),
        workspaces={
            folder: _habits(table)
            for folder, table in _table(found.get("workspaces")).items()
            if isinstance(table, dict)
        },
    )


def _habits(table: Mapping[str, object]) -> Habits:
    return Habits(
        interviewer=_text(table.get("interviewer")),
        plan=_text(table.get("plan")),
        retain_days=_days(table.get("retain-days")),
    )


def remember(disk: Disk, path: Path, **fields: Any) -> None:
    """Remember *fields* of a Memory at *path*, and leave the others as they are.

    Where that is not possible, or a newer version keeps the file, it is asked again next time. A damaged one
    stays for that: its names may be what keeps sessions of others closed.
    """
    found, fault = _found(disk, path)
    if not fault:
        _write(disk, path, found, replace(_memory(found), **fields))


def remember_habits(disk: Disk, path: Path, folder: Path, **fields: Any) -> None:
    """Remember *fields* of the Habits in the workspace *folder*, and the name for all, as `remember`.

    That name is known again, so a damaged file is put aside.
    """
    found = _to_change(disk, path)
    if found is None:
        return
    memory, key = _memory(found), folder_key(folder)
    others = {name: habits for name, habits in memory.workspaces.items() if name != key}
    for name in list(others)[: max(0, len(others) - _MOST_WORKSPACES + 1)]:
        del others[name]
    habits = replace(memory.habits(folder), **fields)
    name = habits.interviewer or memory.interviewer
    _write(disk, path, found, replace(memory, interviewer=name, workspaces={**others, key: habits}))


def _to_change(disk: Disk, path: Path) -> Document | None:
    """Return what stands in the file; None when it must not be written over. A damaged one is put aside."""
    found, fault = _found(disk, path)
    if fault == _DAMAGED:
        aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
        try:
            disk.replace(path, aside)
        except OSError:
            return None
    elif fault:
        return None
    return found


def _write(disk: Disk, path: Path, found: Document, memory: Memory) -> None:
    given = _over(found, asdict(replace(memory, workspaces={})))
    if memory.hints_shown == ALL_HINTS:
        given["hints-shown"] = True
    tables = _table(found.get("workspaces"))
    given["workspaces"] = {
        folder: _over(_table(tables.get(folder)), asdict(habits))
        for folder, habits in memory.workspaces.items()
    }
    data = tomli_w.dumps({"format": newest("remembered")} | given).encode()
    temporary = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.tmp")
    try:
        disk.make_folder(path.parent)
        write_new(disk, temporary, data)
        disk.replace(temporary, path)
    except OSError:
        forget(disk, temporary)


def _over(found: Mapping[str, object], fields: Mapping[str, object]) -> dict[str, object]:
    """Return *found* with *fields* in place of its own; keys that this version does not know stay."""
    named = {key.replace("_", "-"): value for key, value in fields.items()}
    others = {key: value for key, value in found.items() if key not in named}
    return others | {key: value for key, value in named.items() if value is not None}


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _days(value: object) -> int | None:
    days = _whole(value)
    return days if days is not None and 0 <= days <= _MOST_DAYS else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(value: object) -> str:
    return one_line(value)[:200] if isinstance(value, str) else ""
