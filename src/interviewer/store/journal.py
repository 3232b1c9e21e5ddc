"""The journal: every change, on this machine, before anyone sees it.

One thread writes them (`hand`), another brings them onto the medium within a quarter of a second. After any
error the file is given up and the journal goes on in a new one that begins with the whole session; so it does
when the file is long. The old one goes once the new one is on the medium: however long an interview lasts,
there is hardly more than the session and a stretch of changes.
"""

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from interviewer import __version__
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.store.clocks import monotonic
from interviewer.store.journal_files import JournalFiles, OpenFile
from interviewer.store.journal_lines import (
    Change,
    Header,
    LetGo,
    Line,
    Published,
    Publishing,
    Trying,
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
"""Seconds that the lock is waited for, which is held for long when the disk is late."""
_TRIES = 10
"""Times that is done before the session's file is changed all the same."""


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
        self.folder = folder
        self._session = session
        self._at = at
        self._target = target
        self.home = home or target
        """Where the session's file belongs, wherever it may be for the time being."""
        self._base = base
        self._process = process or this_process()
        self._time = time
        self._lock = threading.RLock()
        self._syncing = threading.Lock()
        self._file: OpenFile | None = None
        # Two processes may have one session open, or copies of it: they must not share a journal.
        self._files = JournalFiles(disk, folder, f"{session.id}-{secrets.token_hex(4)}", older)
        self._follows = dict(follows)
        self._announced: list[Publishing] = []
        self._tried: list[Trying] = []
        self._untold: list[Publishing | Published] = []
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
    def unsynced(self) -> bool:
        """Whether something written waits to be brought onto the medium."""
        return self._unsynced_since is not None

    @property
    def untold(self) -> bool:
        """Whether something became of the session's file that the journal does not say yet."""
        return bool(self._untold)

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        """Write a change: the action, its instant, and for need the session after it."""
        with self._lock:
            self._session, self._at = after, at
            self._put(Change(n=after.records, wall=at.wall, monotonic=at.monotonic, action=payload))
            self._tell()
            if self._file is not None and self._file.changes > WHOLE_EACH:
                self._turn_over(self._file)

    def begin_anew(self, at: Instant, after: Session) -> None:
        """Go on in a new file with the whole session *after*, when a change could not be made a line."""
        with self._lock:
            self._session, self._at = after, at
            self._reopen()

    def publishing(self, target: Path, sha256: str) -> None:
        """Write, and bring onto the medium, that the session's file will have this content."""
        announced = Publishing(target=str(target), sha256=sha256)
        self._untold.append(announced)
        for _ in range(_TRIES):
            self._tell_soon()
            if announced not in self._untold:
                break
        self.sync()

    def trying(self, target: Path) -> None:
        """Write, and bring onto the medium, that the session may soon be saved at *target* as well."""
        with self._held_soon() as held:
            if held:
                self._tried.append(Trying(target=str(target)))
                self._put(self._tried[-1])
        self.sync()

    def published(self, target: Path, sha256: str, n: int) -> None:
        """Write that the session's file has this content, with all changes up to number *n*.

        While a write takes long this is kept, as `untold`, and written right after it.
        """
        self._untold.append(Published(n=n, target=str(target), sha256=sha256))
        self._tell_soon()

    def step(self) -> float:
        """Do what is due from the thread that syncs; return in how many seconds it is wanted again."""
        self._close_given_up()
        self._tell_soon()
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
                self._files.sync(file)
            except OSError as error:
                self._doubt(file, error)
                return
            finally:
                self.syncing_since = None
            self._synced = upto
            self._files.forget_before(file)

    def remove(self) -> None:
        """Remove the journal: everything in it is safe elsewhere."""
        self._let_go_of_files()
        self._files.forget_all()

    def leave(self) -> None:
        """Let go of the journal and leave it for later."""
        with self._lock:
            if self.fault:
                self._reopen()
            self._tell()
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

    def _tell_soon(self) -> None:
        with self._held_soon() as held:
            if held:
                self._tell()

    def _tell(self) -> None:
        """Write what is untold of the session's file. The lock is held, or a signal came to whoever does."""
        for mark in self._untold[:]:
            if isinstance(mark, Publishing):
                self._announced.append(mark)
            else:
                self._target, self._base = Path(mark.target), mark.sha256
                self._announced.clear()
            self._put(mark)
            with suppress(ValueError):  # the handler of a signal was here meanwhile
                self._untold.remove(mark)

    def _put(self, line: Line) -> None:
        """Write *line*; when that is not possible, the whole session to a new file."""
        if self._over:
            return
        if self._file is None:
            self._reopen()
            return
        data = encode(line)
        try:
            self._files.write(self._file, data)
        except OSError as error:
            self._doubt(self._file, error)
            return
        self._file.changes += len(data)
        self._was_written()

    def _turn_over(self, full: OpenFile) -> None:
        """Go on in a new file; when none can be made, for as long again in the *full* one."""
        self._file, full.changes = None, 0
        self._reopen()
        if self._file is None:
            self._file, self.fault = full, ""
        else:
            self._files.give_up(full)

    def _reopen(self) -> None:
        """Go on in a new file that begins with the whole session; the one of now is given up."""
        if self._file is not None:
            self._files.give_up(self._file)
            self._file = None
        header = Header(
            session=self._session.id,
            target=str(self._target),
            home=str(self.home),
            follows=self._follows,
            base=self._base,
            version=__version__,
            process=self._process,
        )
        opening: tuple[Line, ...] = (header, self._whole(), *self._tried, *self._announced)
        try:
            self._file = self._files.begin(b"".join(map(encode, opening)))
        except OSError as error:
            self.fault = why(error)
            return
        self.fault = ""
        self._was_written()

    def _whole(self) -> Whole:
        at, snapshot = self._at, freeze(self._session)
        return Whole(n=self._session.records, wall=at.wall, monotonic=at.monotonic, snapshot=snapshot)

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
            self._files.check(file)
        except OSError as error:
            self._doubt(file, error)

    def _doubt(self, file: OpenFile, error: OSError) -> None:
        """After an error with *file*: never touch it again, and go on in a new one."""
        with self._lock:
            if self._file is not file:
                return
            self.fault = why(error)
            self._reopen()

    def _close_given_up(self) -> None:
        with self._syncing:
            self._files.close_given_up()

    def _let_go_of_files(self) -> None:
        with self._lock:
            self._over = True
            if self._file is not None:
                self._files.give_up(self._file)
                self._file = None
        self._close_given_up()
