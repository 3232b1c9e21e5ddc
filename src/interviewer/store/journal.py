"""The journal: every change, on this machine, before anyone sees it.

Changes are written on the caller's thread and brought onto the medium by another one within a quarter of a
second. After any error the descriptor is given up and never synced again, because the system may have dropped
what it held; the journal goes on in a new file that begins with the whole session. So it does when the file
has become long. In both cases the old one goes once the new one is on the medium: however long an interview
lasts, there is hardly more than the session and a stretch of changes.
"""

import errno
import secrets
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
from interviewer.store.seam import Disk, why
from interviewer.store.snapshot import freeze

SYNC_WITHIN = 0.25
CHECK_EACH = 1.0
WHOLE_EACH = 64 * 1024
"""Bytes of changes after which a new file begins with the whole session."""


_SOON = 0.05
_MOST_NAMES = 100
"""Tried for a file; a disk that says of all of them that they are taken is out of order."""


@dataclass(slots=True)
class _Open:
    """The file written to now."""

    descriptor: int
    path: Path
    changes: int = 0
    """Bytes after the whole session."""
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
        follows: Iterable[tuple[str, int]] = (),
        home: Path | None = None,
        process: Process | None = None,
        time: Callable[[], float] = monotonic,
    ) -> None:
        """Begin to write, in *folder*, the journal of *session* as it is *at* an instant.

        *target* is the session's file and *base* what it holds; *home* is where that file belongs, if not
        there. *follows* are the names of journals whose changes *session* holds, up to a number. *older* are
        files that have served once this one is on the medium.
        """
        self._disk = disk
        self._folder = folder
        self._session = session
        self._at = at
        self._target = target
        self._home = home or target
        # Two processes may have one session open, or copies of it: they must not share a journal.
        self._line = f"{session.id}-{secrets.token_hex(4)}"
        self._base = base
        self._process = process or this_process()
        self._time = time
        self._lock = threading.RLock()
        self._syncing = threading.Lock()
        self._file: _Open | None = None
        # All there are, the one written to last. Those before it go once that is on the medium.
        self._files = list(older)
        self._follows = dict(follows)
        self._number = 0
        self._given_up: list[int] = []
        self._announced: list[Publishing] = []
        self._written = self._synced = 0
        self._unsynced_since: float | None = None
        self._next_check = time() + CHECK_EACH
        self._over = False
        self.fault = ""
        """Why the last change is not in the journal; empty when it is."""
        self.syncing_since: float | None = None
        """Since when the medium is waited for; None when it is not."""
        with self._lock:
            self._reopen()

    @property
    def home(self) -> Path:
        """Where the session's file belongs, wherever it may be for the time being."""
        return self._home

    @property
    def folder(self) -> Path:
        """The folder of the journal."""
        return self._folder

    @property
    def unsynced(self) -> bool:
        """Whether something written waits to be brought onto the medium."""
        return self._unsynced_since is not None

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        """Write a change: the action, its instant, and for need the session after it."""
        with self._lock:
            self._session, self._at = after, at
            self._put(Change(n=after.records, wall=at.wall, monotonic=at.monotonic, action=payload))
            if self._file is not None and self._file.changes > WHOLE_EACH:
                self._turn_over(self._file)

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
            self.syncing_since = self._time()
            try:
                self._disk.sync(file.descriptor)
                if not file.named:
                    self._disk.sync_folder(self._folder)
            except OSError as error:
                self._doubt(file, error)
                return
            finally:
                self.syncing_since = None
            file.named = True
            self._synced = upto
            self._forget(self._files[: self._files.index(file.path)])

    def remove(self) -> None:
        """Remove the journal: everything in it is safe elsewhere."""
        self._let_go_of_files()
        # The newest last: should this process end in between, it is the newest that is found.
        self._forget(self._files[:])

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
        self._file.changes += len(data)
        self._was_written()

    def _turn_over(self, full: _Open) -> None:
        """Go on in a new file; when none can be made, for as long again in the *full* one."""
        self._file, full.changes = None, 0
        self._reopen()
        if self._file is None:
            self._file, self.fault = full, ""
        else:
            self._given_up.append(full.descriptor)

    def _reopen(self) -> None:
        """Go on in a new file that begins with the whole session."""
        header = Header(
            session=self._session.id,
            target=str(self._target),
            home=str(self._home),
            follows=self._follows,
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
        self.fault = ""
        self._was_written()

    def _create(self, opening: bytes) -> _Open:
        """Return a new file that holds *opening*; when that fails, none stays for long."""
        file = self._create_empty()
        self._files.append(file.path)
        try:
            self._write(file.descriptor, opening)
        except OSError:
            self._close(file.descriptor)
            self._forget([file.path])
            raise
        return file

    def _create_empty(self) -> _Open:
        for _ in range(_MOST_NAMES):
            self._number += 1
            path = self._folder / f"{self._line}-{self._number:04}.journal"
            try:
                return _Open(self._disk.create(path), path)
            except FileExistsError:
                continue
        raise OSError(errno.EEXIST, "every name is taken")

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

    def _forget(self, served: Iterable[Path]) -> None:
        """Remove files that have *served*. One that cannot be removed now is tried again with the next."""
        for path in served:
            try:
                self._disk.unlink(path)
            except FileNotFoundError:
                pass
            except OSError:
                continue
            self._files.remove(path)

    def _let_go_of_files(self) -> None:
        with self._lock:
            self._over = True
            self._give_up()
        self._close_given_up()


def file_number(path: Path) -> int:
    """Return which file of a journal `ID-5f2a90c1-0003.journal` is; 0 when the name does not tell."""
    number = path.stem.rpartition("-")[2]
    return int(number) if number.isascii() and number.isdigit() else 0
