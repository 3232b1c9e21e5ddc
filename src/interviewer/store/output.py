"""What a command writes to a file that somebody named: new, for its owner alone, and all of it or nothing."""

from pathlib import Path

from interviewer.model.errors import CannotSave, UsageError
from interviewer.store.seam import Disk, forget, is_folder, why, write_new


def write_output(disk: Disk, given: Path, data: bytes, name: str) -> Path:
    """Write *data* to a new file, 0600, onto the medium, and return where.

    *given* is the file, or a folder in which it is called *name*. Raises UsageError when there is a file
    already, which stays as it is, and CannotSave when it cannot be written; then nothing of it is left.
    """
    path = given / name if is_folder(disk, given) else given
    try:
        write_new(disk, path, data)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already and was left as it is. Name another file.") from error
    except OSError as error:
        raise CannotSave(str(path), why(error)) from error
    try:
        disk.sync_folder(path.parent)
    except OSError as error:
        forget(disk, path)
        raise CannotSave(str(path), why(error)) from error
    return path
