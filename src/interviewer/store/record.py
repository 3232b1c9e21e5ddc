"""The record of a running session: journal first, then the file people read, and the truth about both."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from interviewer.model.errors import CannotSave
from interviewer.model.instant import Instant
from interviewer.model.saved import SAVING, SaveStatus
from interviewer.model.session import Session
from interviewer.store.clocks import monotonic
from interviewer.store.hand import Hand
from interviewer.store.history import History
from interviewer.store.journal import Journal
from interviewer.store.lock import SessionLock
from interviewer.store.loop import Loop, Runner, Step, in_time
from interviewer.store.publish import SessionFile
from interviewer.store.refuges import chosen_refuges, first_that_works, last_refuges, rescue
from interviewer.store.schedule import (
    AT_ONCE,
    OF_THE_CLOCK,
    Wanted,
    Written,
    changed,
    doubted,
    due,
    failed,
    is_written,
)
from interviewer.store.seam import Disk
from interviewer.store.versions import Versions

PATIENCE = 2.5
"""Seconds that a caller waits for the disk. A stalled share must not hold up the end of an interview."""
LOOK_EACH = 2.0
"""Seconds after which it is looked whether the file and its lock are still ours."""
_STALLED = 3.0
"""Seconds after which a folder that is written to is said not to answer."""
_SILENT = "the folder does not answer"


class SessionRecord:
    """Keeps one session: what `interviewer.live.ports.Record` asks for. It never raises but where it says so.

    Three threads work for it, so that a stalled network folder does not keep the journal from the medium, and
    no stalled disk holds up a key. They never wait for a lock that a caller holds, so a signal handler may
    call in between any two steps.
    """

    def __init__(  # noqa: PLR0913 - one place makes it, by name
        self,
        disk: Disk,
        file: SessionFile,
        journal: Journal,
        session: Session,
        *,
        lock: SessionLock,
        state: Path,
        refuges: Iterable[Path] | None = None,
        history: History | None = None,
        found: bytes = b"",
        told: str = "",
        published: bool = False,
        time: Callable[[], float] = monotonic,
        runner: Callable[[Step, str], Runner] = Loop,
    ) -> None:
        """Begin to keep *session*; *published* says whether its file holds it already.

        *found* is what the file held when it was taken up, for the *history*. When the session's own folder
        cannot be written, its last words go to the first of *refuges* that works, by default below *state*,
        the home and the temporary folder; *told* is a sentence about how the session was found.
        """
        self._disk = disk
        self._file = file
        self._journal = journal
        self._lock = lock
        self._state = state
        self._refuges = None if refuges is None else tuple(refuges)
        self._told = told
        self._time = time
        self._runner = runner
        self._calling = threading.RLock()
        self._swapping = threading.Lock()
        """Held for an assignment and never for longer."""
        self._wanted = Wanted(session)
        self._written = Written()
        if not published:
            self._wanted = changed(self._wanted, self._written, session, time(), urgent=True)
        self._closed: SaveStatus | None = None
        self._leaving = False
        self._taken_by = ""
        self._next_look = 0.0
        self._versions = Versions(history, found, time())
        self._writing_since: float | None = None
        self._syncer = runner(journal.step, "interviewer-journal")
        self._publisher = self._new_publisher()
        self._syncer.start()
        self._publisher.start()
        self._hand = Hand(journal, runner, time)

    @property
    def path(self) -> str:
        """Where the session's file is; after a conflict, once there is something in it."""
        return str(self._file.path if self._file.begun else self._journal.home)

    @property
    def status(self) -> SaveStatus:
        """How safe the last change is."""
        if self._closed is not None:
            return self._closed
        journal = self._hand.fault
        if is_written(self._wanted, self._written):
            if journal:
                return SaveStatus("file-only", f"no journal, {journal}", where=self._where)
            return SaveStatus("saved", self._file.told or self._told, where=self._where)
        since = self._writing_since
        stalled = since is not None and self._time() - since > _STALLED
        fault = _SILENT if stalled else self._written.fault
        if fault and journal:
            return SaveStatus("not-saved", journal)
        return SaveStatus("journal-only", fault, kept=str(self._journal.folder)) if fault else SAVING

    @property
    def _where(self) -> str:
        """Return the words that stand with "saved" when the file is not where one would look for it."""
        if self._elsewhere:
            return f"in {self._file.path.parent}"
        return "(taken over)" if self._taken_by else ""

    @property
    def _elsewhere(self) -> bool:
        return self._file.path.parent != self._journal.home.parent

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        """Keep a change before anyone sees it."""
        idle = not self._journal.unsynced
        with self._calling:
            self._told = ""
            self._hand.append(payload, at, after)
            urgent = payload.get("do") in AT_ONCE or bool(self._hand.fault)
            before = self._wanted
            if self._taken_by and not self._file.begun and payload.get("do") in OF_THE_CLOCK:
                self._wanted = replace(before, session=after)
            else:
                self._wanted = changed(before, self._written, after, self._time(), urgent=urgent)
            # Looked at only now: the thread tells what it wrote before it looks for more, so either it sees
            # this change or we see that it may be asleep.
            asleep = is_written(before, self._written)
        if idle:
            self._syncer.wake()
        if urgent or asleep:
            self._publisher.wake()

    def publish(self, session: Session) -> None:
        """Write the session's file now, and wait for it, but not for ever."""
        with self._calling:
            wanted = changed(self._wanted, self._written, session, self._time(), urgent=True)
            self._wanted = replace(wanted, forced=wanted.changes)
        self._publisher.run_now(PATIENCE)

    def refuge(self) -> str:
        """Return a folder to save the session in instead of its own; empty when none works."""
        return str(first_that_works(self._disk, chosen_refuges(self._state)) or "")

    def save_elsewhere(self, folder: str, session: Session) -> None:
        """Go on with *session* in another *folder*, beside what may be there. Raises CannotSave."""
        try:
            file = self._file.in_folder(Path(folder).expanduser().absolute())
            made = in_time(partial(file.create, session), PATIENCE)
        except (OSError, RuntimeError, ValueError) as error:  # no home, nowhere to start from, a zero byte
            raise CannotSave(folder, "it is not known where that is") from error
        if made is None:
            raise CannotSave(folder, _SILENT)
        self._journal.published(file.path, made, session.records)
        before = self._publisher
        with self._calling, self._swapping:
            self._file, self._lock = file, self._lock.another()
            self._wanted = replace(self._wanted, session=session)
            self._written = Written(self._wanted.changes, self._time(), tried=self._wanted.changes)
            self._writing_since = None
        self._publisher = self._new_publisher()
        self._publisher.start()
        # It may hang in the folder that does not answer; once it does, it lets go of it.
        before.wake()

    def close(self, session: Session) -> SaveStatus:
        """Write what is unwritten and let go. The journal goes once the file was read back and matched."""
        if self._closed is not None:
            return self._closed
        self._leaving = True
        if session is not self._wanted.session or not is_written(self._wanted, self._written):
            self.publish(session)
        else:
            self._publisher.run_now(PATIENCE)  # is the file still what was written?
        stopped = self._publisher.stop(PATIENCE)
        at_rest = self._hand.stop(PATIENCE) and self._syncer.stop(PATIENCE)
        if not (stopped and at_rest and is_written(self._wanted, self._written)):
            self._closed = self._close_unsaved(session, at_rest=at_rest)
        elif self._elsewhere:
            self._journal.leave()  # it tells where the session is
            told = f"Saved in {self.path}. Go on with: interviewer resume {self.path}"
            self._closed = SaveStatus("saved", told, where=self._where)
        else:
            self._journal.remove()
            told = self._file.told if self._file.begun else f"The session was taken over {self._taken_by}."
            self._closed = SaveStatus("saved", told, where=self._where)
        return self._closed

    def _new_publisher(self) -> Runner:
        return self._runner(partial(self._step, self._file, self._lock), "interviewer-publish")

    def _step(self, file: SessionFile, lock: SessionLock) -> float | None:
        """Publish when it is due; return in how many seconds to look again."""
        if file is not self._file:
            lock.release()
            return None
        now = self._writing_since = self._time()
        try:
            return self._look_and_write(file, lock, now)
        finally:
            self._writing_since = None

    def _look_and_write(self, file: SessionFile, lock: SessionLock, now: float) -> float:
        if self._leaving or now >= self._next_look:
            self._next_look = now + LOOK_EACH
            self._look(file, lock)
        at = due(self._wanted, self._written)
        if at is not None and at <= now:
            self._set(file, self._write(file, self._wanted))
            at = due(self._wanted, self._written)
        wanted = self._wanted
        self._versions.keep(wanted.session if is_written(wanted, self._written) else None, now)
        if self._leaving:
            lock.release()
        soon = self._next_look if at is None else min(at, self._next_look)
        return max(0.0, soon - self._time())

    def _look(self, file: SessionFile, lock: SessionLock) -> None:
        """Find out whether the session is still ours to write, and its file what we wrote."""
        lock.take(file.path)
        if by := lock.taken_by():
            try:
                file.step_aside(f"was taken over {by}")
            except OSError:  # the folder does not answer; the next look tells more
                return
            self._taken_by = by
            lock.take(file.path)
        if is_written(self._wanted, self._written) and file.doubtful():
            self._set(file, doubted(self._written))

    def _set(self, file: SessionFile, written: Written) -> None:
        with self._swapping:
            if file is self._file:
                self._written = written

    def _write(self, file: SessionFile, wanted: Wanted) -> Written:
        try:
            sha256 = file.write(wanted.session, partial(self._announce, file))
        except CannotSave as error:
            return failed(self._written, wanted.changes, error.why, self._time())
        except Exception as error:  # a fault of ours must show in the status, not end the thread
            fault = f"interviewer itself failed ({type(error).__name__})"
            return failed(self._written, wanted.changes, fault, self._time())
        if file is self._file:
            self._journal.published(file.path, sha256, wanted.session.records)
        return Written(wanted.changes, self._time(), tried=wanted.changes)

    def _announce(self, file: SessionFile, path: Path, sha256: str) -> None:
        if file is not self._file:
            raise OSError("the session was saved elsewhere meanwhile")
        self._journal.publishing(path, sha256)

    def _close_unsaved(self, session: Session, *, at_rest: bool) -> SaveStatus:
        """Leave the journal and a copy of the session wherever there is room, and tell where."""
        fault = self._written.fault or _SILENT
        if at_rest:
            self._journal.leave()
        refuges = last_refuges(self._state) if self._refuges is None else self._refuges
        copy = rescue(self._disk, refuges, session, self._file.path.stem)
        if copy is not None:
            return SaveStatus("journal-only", f"{fault}. A copy is in {copy}", ended=True)
        if not self._journal.fault:
            told = f"{fault}. The session will be recovered when you resume it"
            return SaveStatus("journal-only", told, ended=True)
        return SaveStatus("not-saved", f"{fault}, and {self._journal.fault}")
