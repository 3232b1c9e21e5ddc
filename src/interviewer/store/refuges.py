"""Folders for a session whose own folder cannot be written: the first that works."""

import os
import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from interviewer.model.errors import CannotSave
from interviewer.model.session import Session
from interviewer.store.loop import in_time
from interviewer.store.names import beside
from interviewer.store.publish import checked_toml
from interviewer.store.seam import Disk, forget, write_new
from interviewer.store.session_file import to_toml

PROBED_IN = 0.25
"""Seconds that a folder has to take a probe. Whoever asked for one looks at a screen that waits for it."""


def last_refuges(state: Path) -> tuple[Path, ...]:
    """Return where a session goes when its program ends and its own folder fails: to the journals first."""
    return (state, *_home(), *_temporary())


def chosen_refuges(state: Path) -> tuple[Path, ...]:
    """Return what is offered to a person who saves a session elsewhere: what they know best first."""
    return (*_home(), state, *_temporary())


def first_that_works(disk: Disk, folders: Iterable[Path]) -> Path | None:
    """Return the first of *folders* in which a file can soon be made; None when there is none."""
    return next((folder for folder in folders if in_time(partial(_works, disk, folder), PROBED_IN)), None)


def rescue(
    disk: Disk, folders: Iterable[Path], session: Session, stem: str, patience: Callable[[], float]
) -> Path | None:
    """Write *session* to the first of *folders* that works and return where; None when there is none.

    *patience* is asked how many seconds the next folder has.
    """
    name = beside(stem, "rescued", datetime.now(UTC))
    data = _best_toml(session, name)
    for folder in folders:
        if in_time(partial(_put, disk, folder, name, data), patience()):
            return folder / name
    return None


def _works(disk: Disk, folder: Path) -> bool:
    probe = f".interviewer-{secrets.token_hex(4)}.tmp"
    works = _put(disk, folder, probe, b"interviewer looks whether files can be made here\n")
    if works:
        forget(disk, folder / probe)
    return works


def _put(disk: Disk, folder: Path, name: str, data: bytes) -> bool:
    """Whether *data* could be written to a new file in *folder*, which is made if it is missing."""
    try:
        disk.make_folder(folder)
        write_new(disk, folder / name, data)
    except OSError:
        return False
    return True


def _best_toml(session: Session, name: str) -> bytes:
    """Return the session's file, even one that would not read back: better than nothing."""
    try:
        return checked_toml(session, name)
    except CannotSave:
        return to_toml(session)


def _home() -> tuple[Path, ...]:
    try:
        return (Path.home(),)
    except RuntimeError:  # nobody says where it is
        return ()


def _temporary() -> tuple[Path, ...]:
    """Return the folder for temporary files. Not from `tempfile`, which makes a file there to find out."""
    named = (os.environ.get(name, "") for name in ("TMPDIR", "TEMP", "TMP"))
    usual = "C:\\Temp" if os.name == "nt" else "/tmp"
    return (Path(next(filter(None, named), usual)).absolute(),)
