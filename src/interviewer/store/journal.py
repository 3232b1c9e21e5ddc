"""The journal: every change, on this machine, before anyone sees it.

Changes are written on the caller's thread and brought onto the medium by another one within a quarter of a
second. After any error the descriptor is given up and never synced again, because the system may have dropped
what it held; the journal goes on in a new file that begins with the whole session.
"""

import errno
import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from interviewer import __version__
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.store.clocks import monotonic
from interviewer.store.journal_lines import (
    Change,
    Header,
    LetGo,
    Line,
    Published,
    Publishing,
    Whole,
    encode,
)
from interviewer.store.process import Process, this_process
from interviewer.store.seam import Disk, forget, why
from interviewer.store.snapshot import freeze

SYNC_WITHIN = 0.25
CHECK_EACH = 1.0
WHOLE_EACH = 64 * 1024
"""Bytes after which the whole session is written again."""


_SOON = 0.05


@dataclass(slots=True)
class _Open:
    """The file written to now."""

    descriptor: int
    path: Path
    since_whole: int = 0
    named: bool = False
    """Whether its name is on the medium too."""


class Journal:
    """The journal of one session. It never raises OSError: `fault` tells what is wrong."""

    def __init__(  # noqa: PLR0913 - one place makes it, by name
        self,
        disk: Disk,
        folder: Path,
        session: Session,
        at: Instant,
        *,
        target: Path,
        base: str | None,
        older: Iterable[Path] = (),
        process: Process | None = None,
        time: Callable[[], float] = monotonic,
    ) -> None:
        self._disk = disk
        self._folder = folder
        self._session = session
        self._at = at
        self._target = target
        # Copies of a session in two folders have the same id and must not share a journal.
        self._place = hashlib.sha256(str(target.parent).encode()).hexdigest()[:8]
        self._base = base
        self._older = list(older)
        self._process = process or this_process()
        self._time = time
        self._lock = threading.RLock()
        self._syncing = threading.Lock()
        self._file: _Open | None = None
        self._files: list[Path] = []
        self._number = max(map(file_number, self._older), default=0)
        self._given_up: list[int] = []
        self._announced: list[Publishing] = []
        self._written = self._synced = 0
        self._unsynced_since: float | None = None
        self._next_check = time() + CHECK_EACH
        self._over = False
        self.fault = ""
        """Why the last change is not in the journal; empty when it is."""
        with self._lock:
            self._reopen()

    @property
    def unsynced(self) -> bool:
        """Whether something written waits to be brought onto the medium."""
        return self._unsynced_since is not None

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        """Write a change: the action, its instant, and for need the session after it."""
        with self._lock:
            self._session, self._at = after, at
            self._put(Change(n=after.records, wall=at.wall, monotonic=at.monotonic, action=payload))
            if self._file is not None and self._file.since_whole > WHOLE_EACH:
                self._put(self._whole())

    def publishing(self, target: Path, sha256: str) -> None:
        """Write, and bring onto the medium, that the session's file will have this content."""
        with self._held_soon() as held:
            if held:
                announced = Publishing(target=str(target), sha256=sha256)
                self._announced.append(announced)
                self._put(announced)
        self.sync()

    def published(self, target: Path, sha256: str, n: int) -> None:
        """Write that the session's file has this content, with all changes up to number *n*."""
        with self._held_soon() as held:
            if held:
                self._target, self._base = target, sha256
                self._announced.clear()
                self._put(Published(n=n, target=str(target), sha256=sha256))

    def step(self) -> float:
        """Do what is due from the thread that syncs; return in how many seconds it is wanted again."""
        self._close_given_up()
        now = self._time()
        if self._unsynced_since is not None and now >= self._unsynced_since + SYNC_WITHIN * 0.8:
            self.sync()
        if now >= self._next_check:
            self._next_check = now + CHECK_EACH
            self._check()
        due = self._next_check
        if self._unsynced_since is not None:
            due = min(due, self._unsynced_since + SYNC_WITHIN * 0.8)
        return max(0.0, due - now)

    def sync(self) -> None:
        """Bring what is written onto the medium. Takes as long as the disk does; call it off the screen."""
        with self._syncing:
            with self._held_soon() as held:
                if not held:
                    return
                file, upto = self._file, self._written
                self._unsynced_since = None
            if file is None or upto == self._synced:
                return
            try:
                self._disk.sync(file.descriptor)
                if not file.named:
                    self._disk.sync_folder(self._folder)
            except OSError as error:
                self._doubt(file, error)
                return
            file.named = True
            self._synced = upto
        self._forget_older()

    def remove(self) -> None:
        """Remove the journal: everything in it is safe elsewhere."""
        self._let_go_of_files()
        for path in (*self._files, *self._older):
            forget(self._disk, path)

    def leave(self) -> None:
        """Let go of the journal and leave it for later."""
        with self._lock:
            if self.fault:
                self._reopen()
            self._put(LetGo())
        self.sync()
        self._let_go_of_files()

    @contextmanager
    def _held_soon(self) -> Iterator[bool]:
        """Hold the lock, if it is to be had soon.

        It is not when a signal has come to whoever holds it, and the handler waits for this very thread.
        """
        held = self._lock.acquire(timeout=_SOON)
        try:
            yield held
        finally:
            if held:
                self._lock.release()

    def _put(self, line: Line) -> None:
        """Write *line*; when that is not possible, the whole session to a new file."""
        if self._over:
            return
        if self._file is None:
            self._reopen()
            return
        data = encode(line)
        try:
            self._write(self._file.descriptor, data)
        except OSError as error:
            self._doubt(self._file, error)
            return
        self._file.since_whole = 0 if isinstance(line, Whole) else self._file.since_whole + len(data)
        self._was_written()

    def _reopen(self) -> None:
        """Go on in a new file that begins with the whole session."""
        header = Header(
            session=self._session.id,
            target=str(self._target),
            base=self._base,
            version=__version__,
            process=self._process,
        )
        lines: tuple[Line, ...] = (header, self._whole(), *self._announced)
        opening = b"".join(encode(line) for line in lines)
        try:
            self._disk.make_folder(self._folder)
            self._file = self._create(opening)
        except OSError as error:
            self.fault = why(error)
            return
        self._files.append(self._file.path)
        self.fault = ""
        self._was_written()

    def _create(self, opening: bytes) -> _Open:
        """Return a new file that holds *opening*; when that fails, none stays."""
        file = self._create_empty()
        try:
            self._write(file.descriptor, opening)
        except OSError:
            self._close(file.descriptor)
            forget(self._disk, file.path)
            raise
        return file

    def _create_empty(self) -> _Open:
        while True:
            self._number += 1
            path = self._folder / f"{self._session.id}-{self._place}-{self._number:04}.journal"
            try:
                return _Open(self._disk.create(path), path)
            except FileExistsError:
                continue

    def _whole(self) -> Whole:
        return Whole(
            n=self._session.records,
            wall=self._at.wall,
            monotonic=self._at.monotonic,
            snapshot=freeze(self._session),
        )

    def _write(self, descriptor: int, data: bytes) -> None:
        # All or nothing in one call: a signal handler may write the next line in between.
        if self._disk.write(descriptor, data) != len(data):
            raise OSError(errno.ENOSPC, "only a part could be written")

    def _was_written(self) -> None:
        self._written += 1
        if self._unsynced_since is None:
            self._unsynced_since = self._time()

    def _check(self) -> None:
        """Find out whether the file is still the one that its name leads to; without one, try again."""
        file = self._file
        if file is None:
            with self._lock:
                self._reopen()
            return
        try:
            ours, named = self._disk.stat_open(file.descriptor), self._disk.stat(file.path)
        except OSError as error:
            self._doubt(file, error)
            return
        if (ours.st_dev, ours.st_ino) != (named.st_dev, named.st_ino):
            self._doubt(file, OSError(errno.ENOENT, "the journal was moved away"))

    def _doubt(self, file: _Open, error: OSError) -> None:
        """After an error with *file*: never touch it again, and go on in a new one."""
        with self._lock:
            if self._file is not file:
                return
            self.fault = why(error)
            self._give_up()
            self._reopen()

    def _give_up(self) -> None:
        # Closed later by the thread that syncs, which may be using the number this very moment.
        if self._file is not None:
            self._given_up.append(self._file.descriptor)
            self._file = None

    def _close_given_up(self) -> None:
        with self._syncing:
            while self._given_up:
                self._close(self._given_up.pop())

    def _close(self, descriptor: int) -> None:
        try:
            self._disk.close(descriptor)
        except OSError:  # it is closed all the same, and what was in it is elsewhere by now
            return

    def _forget_older(self) -> None:
        while self._older:
            forget(self._disk, self._older.pop())

    def _let_go_of_files(self) -> None:
        with self._lock:
            self._over = True
            self._give_up()
        self._close_given_up()


def file_number(path: Path) -> int:
    """Return which of a session's journals `ID-PLACE-0003.journal` is; 0 when the name does not tell."""
    number = path.stem.rpartition("-")[2]
    return int(number) if number.isascii() and number.isdigit() else 0
