"""Versions of a session that are kept beside its file, because it does not go on from them."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from interviewer.model.errors import CannotSave
from interviewer.store.names import beside
from interviewer.store.seam import Disk, why, write_whole
from interviewer.store.session_file import LARGEST

_MOST_NAMES = 20
"""Tried for a version within one second."""


def keep_beside(disk: Disk, path: Path, data: bytes, at: datetime) -> Path:
    """Write *data*, another version of the file at *path*, to a new file beside it, and return that.

    One that holds the same already is enough. Raises CannotSave.
    """
    try:
        if kept := _kept(disk, path, data):
            return kept
        for number in range(1, _MOST_NAMES):
            kind = "other" if number == 1 else f"other-{number}"
            other = path.with_name(beside(path.stem, kind, at))
            try:
                write_whole(disk, other, data)
            except FileExistsError:
                continue
            with suppress(OSError):  # as the session is; else it is ours alone
                disk.open_as(path, other)
            disk.sync_folder(other.parent)
            return other
    except OSError as error:
        raise CannotSave(
            str(path), f"another version of it cannot be kept beside it: {why(error)}"
        ) from error
    raise CannotSave(str(path), "there are too many versions beside it")


def _kept(disk: Disk, path: Path, data: bytes) -> Path | None:
    for name, is_folder in disk.entries(path.parent):
        kept = path.with_name(name)
        if name.startswith(f"{path.stem}.other-") and not is_folder and disk.read(kept, LARGEST + 1) == data:
            return kept
    return None
