"""The record of a running session: journal first, then the file people read, and the truth about both."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from interviewer.model.errors import CannotSave
from interviewer.model.instant import Instant
from interviewer.model.saved import SAVING, SaveStatus
from interviewer.model.session import Session
from interviewer.store.clocks import monotonic
from interviewer.store.journal import Journal
from interviewer.store.loop import Loop, Runner, Step
from interviewer.store.names import beside
from interviewer.store.publish import SessionFile, checked_toml
from interviewer.store.schedule import AT_ONCE, Wanted, Written, changed, due, failed, is_written
from interviewer.store.seam import Disk, write_new
from interviewer.store.session_file import to_toml

PATIENCE = 2.5
"""Seconds that a caller waits for the disk. A stalled share must not hold up the end of an interview."""


class SessionRecord:
    """Keeps one session: what `interviewer.live.ports.Record` asks for. It never raises.

    Two threads work for it, so that a stalled network folder does not keep the journal from the medium. They
    never wait for a lock that a caller holds, so a signal handler may call in between any two steps.
    """

    def __init__(  # noqa: PLR0913 - one place makes it, by name
        self,
        disk: Disk,
        file: SessionFile,
        journal: Journal,
        session: Session,
        *,
        refuges: Iterable[Path] = (),
        told: str = "",
        published: bool = False,
        time: Callable[[], float] = monotonic,
        runner: Callable[[Step, str], Runner] = Loop,
    ) -> None:
        """Begin to keep *session*; *published* says whether its file holds it already.

        *refuges* are folders for its last words when its own cannot be written; *told* is a sentence about
        how the session was found, for the status.
        """
        self._disk = disk
        self._file = file
        self._journal = journal
        self._refuges = tuple(refuges)
        self._told = told
        self._time = time
        self._calling = threading.RLock()
        self._wanted = Wanted(session)
        self._written = Written()
        if not published:
            self._wanted = changed(self._wanted, self._written, session, time(), urgent=True)
        self._closed: SaveStatus | None = None
        self._syncer = runner(journal.step, "interviewer-journal")
        self._publisher = runner(self._step, "interviewer-publish")
        self._syncer.start()
        self._publisher.start()

    @property
    def path(self) -> str:
        """Where the session's file is."""
        return str(self._file.path)

    @property
    def status(self) -> SaveStatus:
        """How safe the last change is."""
        if self._closed is not None:
            return self._closed
        fault = self._written.fault
        if is_written(self._wanted, self._written):
            if self._journal.fault:
                return SaveStatus("file-only", f"no journal, {self._journal.fault}")
            return SaveStatus("saved", self._file.told or self._told)
        if fault and self._journal.fault:
            return SaveStatus("not-saved", self._journal.fault)
        return SaveStatus("journal-only", fault) if fault else SAVING

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        """Keep a change before anyone sees it."""
        idle = not self._journal.unsynced
        with self._calling:
            self._told = ""
            self._journal.append(payload, at, after)
            urgent = payload.get("do") in AT_ONCE or bool(self._journal.fault)
            before = self._wanted
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

    def close(self, session: Session) -> SaveStatus:
        """Write what is unwritten and let go. The journal goes once the file was read back and matched."""
        if self._closed is not None:
            return self._closed
        if session is not self._wanted.session or not is_written(self._wanted, self._written):
            self.publish(session)
        stopped = self._publisher.stop(PATIENCE)
        at_rest = self._syncer.stop(PATIENCE)
        if stopped and at_rest and is_written(self._wanted, self._written):
            self._journal.remove()
            self._closed = SaveStatus("saved", self._file.told)
        else:
            self._closed = self._close_unsaved(session, at_rest=at_rest)
        return self._closed

    def _step(self) -> float | None:
        """Publish when it is due; return in how many seconds it will be."""
        now = self._time()
        at = due(self._wanted, self._written)
        if at is not None and at <= now:
            self._written = self._write(self._wanted)
            at = due(self._wanted, self._written)
        return None if at is None else max(0.0, at - now)

    def _write(self, wanted: Wanted) -> Written:
        try:
            sha256 = self._file.write(wanted.session, self._journal.publishing)
        except CannotSave as error:
            return failed(self._written, wanted.changes, error.why, self._time())
        except Exception as error:  # a fault of ours must show in the status, not end the thread
            fault = f"interviewer itself failed ({type(error).__name__})"
            return failed(self._written, wanted.changes, fault, self._time())
        self._journal.published(self._file.path, sha256, wanted.session.records)
        return Written(wanted.changes, self._time(), tried=wanted.changes)

    def _close_unsaved(self, session: Session, *, at_rest: bool) -> SaveStatus:
        """Leave the journal and a copy of the session wherever there is room, and tell where."""
        fault = self._written.fault or "the folder does not answer"
        if at_rest:
            self._journal.leave()
        copy = self._copy_of_last_resort(session)
        if copy is not None:
            return SaveStatus("journal-only", f"{fault}. A copy is in {copy}")
        if not self._journal.fault:
            return SaveStatus("journal-only", f"{fault}. The session will be recovered when you resume it")
        return SaveStatus("not-saved", f"{fault}, and {self._journal.fault}")

    def _copy_of_last_resort(self, session: Session) -> Path | None:
        """Write the session to the first refuge that works and return where."""
        name = beside(self._file.path.stem, "rescued", datetime.now(UTC))
        for folder in self._refuges:
            try:
                self._disk.make_folder(folder)
                write_new(self._disk, folder / name, _best_toml(session, name))
            except OSError:
                continue
            return folder / name
        return None


def _best_toml(session: Session, name: str) -> bytes:
    """Return the session's file, even one that would not read back: better than nothing."""
    try:
        return checked_toml(session, name)
    except CannotSave:
        return to_toml(session)
