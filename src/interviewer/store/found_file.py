"""A session's file as it is found: its bytes, and the session in them or why there is none."""

from dataclasses import dataclass, field
from pathlib import Path

from interviewer.model.errors import CannotRead
from interviewer.model.session import Session
from interviewer.store.publish import digest
from interviewer.store.seam import Disk, why
from interviewer.store.session_file import LARGEST, read_session


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What is at a path."""

    path: Path
    data: bytes = b""
    session: Session | None = None
    fault: CannotRead | None = field(default=None, compare=False)

    @property
    def missing(self) -> bool:
        """Whether there are no words in it: no file, or one that was only just made."""
        return not self.data

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return digest(self.data)

    @property
    def session_id(self) -> str:
        """The id of the session in it; empty when there is none."""
        return self.session.id if self.session else ""


def find_file(disk: Disk, path: Path) -> FoundFile:
    """Return what is at *path*. Raises CannotRead when that cannot be told."""
    try:
        data = disk.read(path, LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return FoundFile(path)
    except OSError as error:
        raise CannotRead(str(path), f"cannot be read: {why(error)}") from error
    if not data:
        return FoundFile(path)
    try:
        return FoundFile(path, data, read_session(data, str(path)))
    except CannotRead as error:
        return FoundFile(path, data, fault=error)
