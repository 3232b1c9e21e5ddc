"""The files of one journal: begun, written to, brought onto the medium, and removed once they have served.

All errors are OSError, and whoever gets one gives the file up: its descriptor is never synced again, because
the system may have dropped what it held.
"""

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from interviewer.store.seam import Disk

_MOST_NAMES = 100
"""Tried for a file; a disk that says of all of them that they are taken is out of order."""


@dataclass(slots=True)
class OpenFile:
    """A file that can be written to."""

    descriptor: int
    path: Path
    changes: int = 0
    """Bytes after the whole session."""
    size: int = 0
    """Bytes that were written to it."""
    named: bool = False
    """Whether its name is on the medium too."""


class JournalFiles:
    """The files of one journal, `LINE-0001.journal` and so on. Its caller sees to the order of the calls."""

    def __init__(self, disk: Disk, folder: Path, line: str, older: Iterable[Path]) -> None:
        """Write files below *folder*; *older* have served once the first of them is on the medium."""
        self._disk = disk
        self._folder = folder
        self._line = line
        # All there are, the one written to last. Those before it go once that is on the medium.
        self._paths = list(older)
        self._number = 0
        self._given_up: list[int] = []

    def begin(self, opening: bytes) -> OpenFile:
        """Return a new file that holds *opening*; when that fails, none stays for long."""
        self._disk.make_folder(self._folder)
        file = self._create()
        self._paths.append(file.path)
        try:
            self.write(file, opening)
        except OSError:
            self._close(file.descriptor)
            self._forget([file.path])
            raise
        return file

    def write(self, file: OpenFile, data: bytes) -> None:
        """Append *data* to *file*, all or nothing in one call: a signal handler may write the next line."""
        if self._disk.write(file.descriptor, data) != len(data):
            raise OSError(errno.ENOSPC, "only a part could be written")
        file.size += len(data)

    def sync(self, file: OpenFile) -> None:
        """Bring *file* onto the medium, at first with its name."""
        self._disk.sync(file.descriptor)
        if not file.named:
            self._disk.sync_folder(self._folder)
            file.named = True

    def check(self, file: OpenFile) -> None:
        """Find out whether *file* is whole, and what its name leads to. Raises OSError when it is not."""
        size = file.size  # before it is looked at: it may be written to meanwhile
        ours, named = self._disk.stat_open(file.descriptor), self._disk.stat(file.path)
        if ours.st_size < size:
            raise OSError(errno.EIO, "the journal was cut off by someone else")
        if (ours.st_dev, ours.st_ino) != (named.st_dev, named.st_ino):
            raise OSError(errno.ENOENT, "the journal was moved away")

    def give_up(self, file: OpenFile) -> None:
        """Have *file* closed later, by the thread that syncs: it may be using the number this very moment."""
        self._given_up.append(file.descriptor)

    def close_given_up(self) -> None:
        """Close what was given up. Nobody may be syncing."""
        while self._given_up:
            self._close(self._given_up.pop())

    def forget_before(self, file: OpenFile) -> None:
        """Remove all files that were begun before *file*: what is in them is in it, too."""
        self._forget(self._paths[: self._paths.index(file.path)])

    def forget_all(self) -> None:
        """Remove all files, the newest last: should this process end in between, it is the one found."""
        self._forget(self._paths[:])

    def _create(self) -> OpenFile:
        for _ in range(_MOST_NAMES):
            self._number += 1
            path = self._folder / f"{self._line}-{self._number:04}.journal"
            try:
                return OpenFile(self._disk.create(path), path)
            except FileExistsError:
                continue
        raise OSError(errno.EEXIST, "every name is taken")

    def _close(self, descriptor: int) -> None:
        try:
            self._disk.close(descriptor)
        except OSError:  # it is closed all the same, and what was in it is elsewhere by now
            return

    def _forget(self, served: Iterable[Path]) -> None:
        """Remove files that have *served*. One that cannot be removed now is tried again with the next."""
        for path in served:
            try:
                self._disk.unlink(path)
            except FileNotFoundError:
                pass
            except OSError:
                continue
            self._paths.remove(path)


def file_number(path: Path) -> int:
    """Return which file of a journal `ID-5f2a90c1-0003.journal` is; 0 when the name does not tell."""
    number = path.stem.rpartition("-")[2]
    return int(number) if number.isascii() and number.isdigit() else 0
