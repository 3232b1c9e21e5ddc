"""A session's file as it is found: its bytes, and the session in them or why there is none."""

from dataclasses import dataclass, field
from pathlib import Path

from interviewer.model.errors import CannotRead
from interviewer.model.session import MOST_RECORDS, Session
from interviewer.store.publish import digest
from interviewer.store.seam import Disk, NotAFile, why, why_unread
from interviewer.store.session_file import LARGEST, read_session
from interviewer.store.told import id_in_name


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What is at a path."""

    path: Path
    data: bytes = b""
    session: Session | None = None
    fault: CannotRead | None = field(default=None, compare=False)
    missing: bool = False
    """Whether there are no words in it: no file, or an empty one, such as one that was only just made."""

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return digest(self.data)

    @property
    def session_id(self) -> str:
        """The id of the session in it; empty when there is none."""
        return self.session.id if self.session else ""

    @property
    def named_id(self) -> str:
        """The id of the session in it, or else the one in its name; empty when there is neither."""
        return self.session_id or id_in_name(self.path)


def find_file(disk: Disk, path: Path) -> FoundFile:
    """Return what is at *path*. Raises CannotRead when that cannot be told."""
    try:
        data = disk.read(path, LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return FoundFile(path, missing=True)
    except IsADirectoryError:
        return FoundFile(path, fault=CannotRead(str(path), "is a folder"))
    except NotAFile as error:
        return FoundFile(path, fault=CannotRead(str(path), f"cannot be read: {why(error)}"))
    except OSError as error:
        raise CannotRead(str(path), f"cannot be read: {why_unread(error)}") from error
    if not data:
        return FoundFile(path, fault=CannotRead(str(path), "is empty"), missing=True)
    try:
        session = read_session(data, str(path))
        if session.records > MOST_RECORDS // 2:
            raise CannotRead(
                str(path), f"counts {session.records:,} changes, which is no count of an interview"
            )
        return FoundFile(path, data, session)
    except CannotRead as error:
        return FoundFile(path, data, fault=error)
