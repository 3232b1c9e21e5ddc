"""Publishing: the file that people read, replaced as a whole and never on top of someone else's change."""

import errno
import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from interviewer.model.errors import CannotRead, CannotSave
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.model.text import slug
from interviewer.store.names import beside
from interviewer.store.seam import Disk, forget, is_file, why, write_new
from interviewer.store.session_file import LARGEST, alike, read_session, to_toml

NOTHING = hashlib.sha256(b"").hexdigest()
"""What a file holds that was only just made."""

_MOST_NAMES = 20
"""Tried for a file; a disk that says of all of them that they are taken is out of order."""
Announce = Callable[[Path, str], None]


class SessionFile:
    """The file of one session: where it is, and what we last read from it or wrote to it."""

    def __init__(
        self,
        disk: Disk,
        path: Path,
        sha256: str | None,
        *,
        host: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        taken_from: Callable[[str], bool] = lambda sha256: False,
    ) -> None:
        """Stand for the file at *path* with the content *sha256*; None when there is no file yet.

        *taken_from* tells of a SHA-256 whether whoever the session was taken over from wrote that, perhaps
        only just now, with nothing in it that was not taken over.
        """
        self._disk = disk
        self._host = slug(host, limit=24) or "here"
        self._now = now
        self._taken_from = taken_from
        self._ours: set[str | None] = {sha256}
        self._stem = path.stem
        self.path = path
        """Where the session is published; another one after a conflict."""
        self.told = ""
        """What happened to the file last that the person should know."""
        self._conflicts: dict[Path, str] = {}
        """What happened, by the other file that there is of it."""
        self._look: tuple[int, int, int] | None = None
        """How the file looked when it was last ours."""
        self._left: Path | None = None
        """The file that was last left to someone else."""

    @property
    def begun(self) -> bool:
        """Whether there is, or may be, something of ours in the file."""
        return self._ours != {None}

    def lasting(self, known: str) -> str:
        """Return what of all that happened is still to be said at the end, when *known* was said before.

        Of other files that there are now, always; what came right by itself, only if it is new.
        """
        new = self.told if self.told not in (known, *self._conflicts.values()) else ""
        return "; ".join(filter(None, (*self._conflicts.values(), new)))

    def in_folder(self, folder: Path) -> "SessionFile":
        """Return a file of the same name in another *folder*, where nothing is of ours yet."""
        return SessionFile(self._disk, folder / self.path.name, None, host=self._host, now=self._now)

    def create(self, session: Session) -> str:
        """Make the folder where it is missing, and the file in it; return its SHA-256.

        Raises CannotSave, and then no file stays behind: the session has not begun.
        """
        try:
            self._disk.make_folder(self.path.parent)
            return self.write(session)
        except OSError as error:
            told = "such a folder cannot be made" if isinstance(error, FileNotFoundError) else why(error)
            raise CannotSave(str(self.path), told) from error
        except CannotSave as error:
            self.forget_beginning()
            if isinstance(error.__cause__, FileNotFoundError):  # the folder is there by now
                raise CannotSave(str(self.path), "no file can be made in that folder") from error
            raise

    def write(self, session: Session, announce: Announce = lambda path, sha256: None) -> str:
        """Make *session* the content of the file and return its SHA-256. Raises CannotSave.

        *announce* is called with path and SHA-256 just before the file changes. When someone else has changed
        the file, it is left alone and the session goes to a new one beside it, from now on.
        """
        data = checked_toml(session, str(self.path))
        sha256 = digest(data)
        try:
            look = self._looks()
            if self._ours == {sha256} and self._on_disk() == sha256:
                self._look = look
                return sha256
            self._replace(data, sha256, announce)
            self._disk.sync_folder(self.path.parent)
            look = self._looks()
            found = self._on_disk()
        except OSError as error:
            raise CannotSave(str(self.path), why(error)) from error
        if found != sha256:
            raise CannotSave(str(self.path), "it was changed by someone else while it was saved")
        self._ours, self._look = {sha256}, look
        return sha256

    def doubtful(self) -> bool:
        """Whether the file is gone, or may not be as we left it. Writing it again tells more."""
        try:
            return self.begun and (self._look is None or self._looks() != self._look)
        except OSError:
            return True

    def step_aside(self, told: str = "was changed by someone else") -> None:
        """Leave the file to whoever has it now, and go on in a new one; *told* is what happened to it.

        Raises OSError, and then nothing has changed.
        """
        self._left, self.path = self.path, self._beside("conflict")
        self._ours, self._look = {None}, None
        self.tell_of_left(told)

    def tell_of_left(self, told: str) -> None:
        """Say that what happened to the file that was left is *told*, now that more is known of it."""
        if self._left is not None:
            self.told = f"{self._left.name} {told}; your notes go on in {self.path.name}"
            self._conflicts[self._left] = self.told

    def _looks(self) -> tuple[int, int, int] | None:
        try:
            status = self._disk.stat(self.path)
        except FileNotFoundError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def forget_beginning(self) -> None:
        """Remove the file if it holds what we wrote: nobody knows of it. One that cannot be removed stays."""
        try:
            found = self._on_disk()
        except OSError:
            return
        if found is not None and found in self._ours:
            forget(self._disk, self.path)

    def _on_disk(self) -> str | None:
        return file_digest(self._disk, self.path)

    def _replace(self, data: bytes, sha256: str, announce: Announce) -> None:
        """Put *data* in the place of the file through a temporary one, all or nothing."""
        temporary = self.path.with_name(f".{self.path.stem}.{secrets.token_hex(4)}.tmp")
        write_new(self._disk, temporary, data)
        try:
            for _ in range(_MOST_NAMES):
                if self._claim():
                    break
                self.step_aside()
            else:
                raise OSError(errno.EEXIST, "every name is taken")
            with suppress(OSError):  # its owner may have opened the file to the team; else it is ours alone
                self._disk.open_as(self._shared_as(), temporary)
            announce(self.path, sha256)
            exchanged = self._swap(temporary, sha256)
        except OSError:
            forget(self._disk, temporary)
            raise
        if exchanged:
            self._set_aside(temporary)

    def _shared_as(self) -> Path:
        """Return what says who may read and write the file: itself, unless it was only just made."""
        return shared_as(self._disk, self.path) if NOTHING in self._ours else self.path

    def _claim(self) -> bool:
        """Whether the name holds what we last knew. Where there is no file, an empty one is made first.

        Made so that it fails when the name is taken: a new session never replaces an existing file.
        """
        found = self._on_disk()
        if found is not None:
            if found not in self._ours and self._taken_from(found):
                self._ours.add(found)
            return found in self._ours
        try:
            descriptor = self._disk.create(self.path)
        except FileExistsError:
            return False
        except OSError:  # which may be said of a file that was made all the same
            self._ours.add(NOTHING)
            raise
        if None not in self._ours:
            self.told = f"{self.path.name} was removed by someone else and has been written again"
        self._ours.add(NOTHING)
        self._disk.close(descriptor)
        return True

    def _swap(self, temporary: Path, sha256: str) -> bool:
        """Give the file its new content; True when the old one is in *temporary* now."""
        previous = set(self._ours)
        # Should the next line succeed and then seem to fail, what is found there is ours all the same.
        self._ours.add(sha256)
        if self._disk.exchange(temporary, self.path):
            return True
        if self._on_disk() not in previous:
            raise OSError(errno.EBUSY, "it was changed by someone else just now")
        self._disk.replace(temporary, self.path)
        return False

    def _set_aside(self, replaced: Path) -> None:
        """Remove what stood in the file's place, unless someone wrote it after we looked: then keep it."""
        if file_digest(self._disk, replaced) in self._ours:
            forget(self._disk, replaced)
            return
        kept = self._beside("conflict")
        self._disk.replace(replaced, kept)
        self.told = f"someone else's change of {self.path.name} is kept in {kept.name}"
        self._conflicts[kept] = self.told

    def _beside(self, kind: str) -> Path:
        at = self._now()
        path = self.path.with_name(beside(self._stem, f"{kind}-{self._host}", at))
        number = 2
        while file_digest(self._disk, path) is not None:
            path = self.path.with_name(beside(self._stem, f"{kind}-{self._host}-{number}", at))
            number += 1
        return path


def shared_as(disk: Disk, path: Path) -> Path:
    """Return what says who may have a new file at *path*: the session that it is beside, or the folder."""
    session = path.with_name(f"{path.name.partition('.')[0]}{path.suffix}")
    return session if session != path and is_file(disk, session) else path.parent


def checked_toml(session: Session, path: str) -> bytes:
    """Return the bytes of the session's file after reading them back. Raises CannotSave when they differ."""
    data = to_toml(session)
    try:
        same = alike(read_session(data, path), as_saved(session))
    except CannotRead as error:
        raise CannotSave(path, f"it would not be readable: {error.why}") from error
    if not same:
        raise CannotSave(path, "it would not read back as it was written")
    return data


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(data).hexdigest()


def file_digest(disk: Disk, path: Path) -> str | None:
    """Return the SHA-256 of the file at *path*; None when there is none. Raises OSError."""
    try:
        return digest(disk.read(path, 2 * LARGEST))
    except (FileNotFoundError, NotADirectoryError):
        return None
