"""The one seam through which everything of this program reaches the disk.

Every method is one thing that can go wrong, so tests hand in a disk that fails at any of them. Errors are
OSError, always. `tests/store/test_seam.py` keeps other modules from going past it.
"""

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_EXCHANGE = 2
_AT_FDCWD = -100
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOTTY}
"""What network shares answer when they do not know the call; no fault of the medium."""
_BUSY_ON_WINDOWS = {5, 32, 33}
Stamp = tuple[int, int, int, int]
"""How a file looked: modified and changed (nanoseconds), bytes, its number. Another stamp, other content."""
NO_STAMP: Stamp = (0, 0, 0, 0)
"""Of a file that cannot be looked at. It is like no other, not even itself."""
_SHARED = 0o664
"""What of a mode is kept: reading for all, writing for the group."""
_TEAM = 0o060
"""What of the mode of a team's folder its files have."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class NotAFile(OSError):
    """What stands in a file's place is neither a file nor a folder."""


class Disk:
    """The real disk."""

    def create(self, path: Path) -> int:
        """Return a descriptor of a new file, 0600, open for appending. FileExistsError when there is one."""
        return os.open(path, _NEW | os.O_APPEND, 0o600)

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of *data*, from its beginning, and return how many bytes."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Return once the file and its size are on the medium."""
        if sys.platform == "darwin":
            _sync_fully(descriptor)
        else:
            getattr(os, "fdatasync", os.fsync)(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Return once the names in *folder* are on the medium. Windows and some shares see to it."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise
        finally:
            os.close(descriptor)

    def close(self, descriptor: int) -> None:
        """Close *descriptor*; it is gone even when this raises."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Put *source* in the place of *target*, at once for everyone who looks."""
        wait = 0.01
        while True:
            try:
                source.replace(target)
            except PermissionError as error:  # on Windows someone may be reading it for a moment
                if getattr(error, "winerror", None) not in _BUSY_ON_WINDOWS or wait > 2.5:
                    raise
                time.sleep(wait)
                wait *= 2
            else:
                return

    def exchange(self, one: Path, other: Path) -> bool:
        """Exchange two files at once. False, and nothing done, where the system cannot."""
        rename = _renameat2()
        if rename is None:
            return False
        import ctypes  # noqa: PLC0415 - no start needs it

        if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
            return True
        number = ctypes.get_errno()
        if number in _NO_EXCHANGE:
            return False
        raise OSError(number, os.strerror(number), str(one), None, str(other))

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def remove_folder(self, folder: Path) -> None:
        """Remove a folder with all that is in it. A link in it is removed, and not what it leads to."""
        import shutil  # noqa: PLC0415 - no start needs it

        shutil.rmtree(folder)

    def make_folder(self, folder: Path) -> None:
        """Make *folder* and those above it that are missing, 0700. One that exists keeps its mode."""
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            place.mkdir(mode=0o700, exist_ok=True)
        for place in reversed(missing):
            # Else a power cut may take a folder whose files are all on the medium. Into one that may be
            # entered but not listed nobody can look; then the system has to see to it.
            with suppress(PermissionError):
                self.sync_folder(place.parent)

    def read(self, path: Path, limit: int) -> bytes:
        """Return the bytes of a file, at most *limit*; all of them for -1. Raises NotAFile of a pipe."""
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise NotAFile(None, "there is a pipe or a device in the file's place", str(path))
            return file.read(limit)

    def stat(self, path: Path) -> os.stat_result:
        """Return what the system says about *path*."""
        return path.stat()

    def open_as(self, like: Path, path: Path) -> None:
        """Let those read and write *path* who may read and write *like*, a file and no link. Nothing more.

        Of a folder its group, if new files in it are to belong to that: the sign of a folder of a team.
        """
        wanted = like.lstat()
        of_team = stat.S_ISDIR(wanted.st_mode) and wanted.st_mode & stat.S_ISGID
        mode = wanted.st_mode & (_TEAM if of_team else _SHARED) | 0o600
        known = of_team or stat.S_ISREG(wanted.st_mode)
        if not known or mode == 0o600 or sys.platform == "win32":
            return
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            if wanted.st_gid != os.fstat(descriptor).st_gid:
                os.fchown(descriptor, -1, wanted.st_gid)
            os.fchmod(descriptor, mode)
        finally:
            os.close(descriptor)

    def stat_open(self, descriptor: int) -> os.stat_result:
        """Return what the system says about an open file."""
        return os.fstat(descriptor)

    def real(self, path: Path) -> Path:
        """Return *path* without links, as far as it exists. Links that go in circles are left in it."""
        return Path(os.path.realpath(path))

    def entries(self, folder: Path) -> list[tuple[str, bool]]:
        """Return (name, is a folder) for all in *folder*, by name. A link to a folder is none."""
        with os.scandir(folder) as found:
            return sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)

    def looks(self, folder: Path) -> list[tuple[str, bool, Stamp]]:
        """Return (name, is a folder, stamp) for all in *folder*, by name; quicker than to ask for each.

        A link to a folder is none, and has the stamp of what it leads to.
        """
        with os.scandir(folder) as found:
            return sorted(
                (entry.name, entry.is_dir(follow_symlinks=False), _stamp_of(entry)) for entry in found
            )


def _without_waiting(path: str, flags: int) -> int:
    """Open *path*. Of a pipe one would wait for somebody who writes into it, which may be nobody, ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


DISK = Disk()
"""The real disk, for whoever is handed no other. It keeps nothing, so one does for all."""


def is_folder(disk: Disk, path: Path) -> bool:
    """Whether *path* is, or leads to, a folder; no when that cannot be told."""
    return _is(disk, path, stat.S_ISDIR)


def is_file(disk: Disk, path: Path) -> bool:
    """Whether *path* is, or leads to, a regular file; no when that cannot be told."""
    return _is(disk, path, stat.S_ISREG)


def is_there(disk: Disk, path: Path) -> bool:
    """Whether *path* is, or leads to, anything at all; no when that cannot be told."""
    return _is(disk, path, lambda mode: True)


def _is(disk: Disk, path: Path, kind: Callable[[int], bool]) -> bool:
    try:
        return kind(disk.stat(path).st_mode)
    except (OSError, ValueError):  # ValueError: a zero byte in the name
        return False


def write_new(disk: Disk, path: Path, data: bytes) -> None:
    """Write *data* to a new file and onto the medium; when that fails nothing of it stays. Raises OSError."""
    descriptor = disk.create(path)
    try:
        try:
            while data:
                data = data[disk.write(descriptor, data) :]
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
    except OSError:
        forget(disk, path)
        raise


def write_whole(disk: Disk, path: Path, data: bytes) -> None:
    """Write *data* to a new file, which whoever looks finds whole, or empty for a moment. Raises OSError.

    FileExistsError when there is a file; when it fails, none stays. Of its name `sync_folder` makes certain.
    """
    temporary = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.tmp")
    write_new(disk, temporary, data)
    try:
        disk.close(disk.create(path))
    except OSError:
        forget(disk, temporary)
        raise
    try:
        disk.replace(temporary, path)
    except OSError:
        forget(disk, temporary)
        forget(disk, path)
        raise


def _stamp_of(entry: "os.DirEntry[str]") -> Stamp:
    try:
        status = entry.stat()
    except OSError:  # gone meanwhile, or a link that leads nowhere
        return NO_STAMP
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def forget(disk: Disk, path: Path) -> None:
    """Remove a file if that is possible; a leftover does no harm."""
    try:
        disk.unlink(path)
    except OSError:
        return


_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your quota on this disk is used up",
    errno.EACCES: "no permission to write there",
    errno.EPERM: "no permission to write there",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "there is a file in the folder's place",
    errno.EISDIR: "there is a folder in the file's place",
    errno.EIO: "the disk reports an error",
    errno.ENXIO: "the disk is not there",
    errno.ESTALE: "the network folder is not there",
}


def why_unread(error: OSError) -> str:
    """Return why something cannot be read, for people."""
    return "no permission to read it" if isinstance(error, PermissionError) else why(error)


def why(error: OSError) -> str:
    """Return why a call to the system failed, for people."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error) or "the disk cannot be used"


def _sync_fully(descriptor: int) -> None:
    """Bring a file onto the medium on macOS, where a plain fsync leaves it in the drive's cache."""
    if sys.platform != "darwin":
        return
    import fcntl  # noqa: PLC0415 - not there on Windows

    try:
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
        os.fsync(descriptor)


def _renameat2() -> Callable[..., int] | None:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # noqa: PLC0415 - no start needs it

    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
