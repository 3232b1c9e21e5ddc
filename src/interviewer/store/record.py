"""The record of a running session: journal first, then the file people read, and the truth about both."""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from interviewer.model.errors import CannotSave
from interviewer.model.instant import Instant
from interviewer.model.saved import CLOSING, SAVING, SaveStatus
from interviewer.model.session import Session
from interviewer.store.clocks import monotonic
from interviewer.store.closing import AT_REST, come_to_rest, put_away, unsaved
from interviewer.store.hand import Hand
from interviewer.store.history import History
from interviewer.store.journal import Journal
from interviewer.store.lock import SessionLock
from interviewer.store.loop import Deadline, Loop, Runner, Step, in_time
from interviewer.store.publish import SessionFile
from interviewer.store.publishing import LOOK_EACH, Place, Publishing
from interviewer.store.refuges import chosen_refuges, first_that_works, last_refuges
from interviewer.store.schedule import (
    AT_ONCE,
    OF_THE_CLOCK,
    Wanted,
    Written,
    changed,
    is_written,
)
from interviewer.store.seam import Disk, is_folder
from interviewer.store.versions import Versions

PATIENCE = 2.5
"""Seconds that a caller waits for the disk. A stalled share must not hold up the end of an interview."""
_STALLED = 1.0
"""Seconds after which a folder that is written to is said not to answer."""
_SILENT = "the folder does not answer"


class SessionRecord(Publishing):
    """Keeps one session: what `interviewer.live.ports.Record` asks for. It never raises but where it says so.

    Four threads work for it: one gives the journal its changes, one brings them onto the medium, one
    publishes, one keeps the history. So whatever stalls holds up nothing else, and no key for long. What the
    caller does ends within seconds: it waits for a thread with a limit, and for a lock only as long as an
    assignment takes.
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
        beside: Callable[[Session], str] = lambda session: "",
        published: bool = False,
        time: Callable[[], float] = monotonic,
        runner: Callable[[Step, str], Runner] = Loop,
    ) -> None:
        """Begin to keep *session*; *published* says whether its file holds it already.

        *found* is what the file held when it was taken up, for the *history*. When the session's own folder
        cannot be written, its last words go to the first of *refuges* that works, by default below *state*,
        the home and the temporary folder; *told* is a sentence about how the session was found, and *beside*
        says at the end which other versions have what it lacks.
        """
        self._disk = disk
        self._place = Place(file, lock)
        self._journal = journal
        self._state = state
        self._refuges = None if refuges is None else tuple(refuges)
        self._told = told
        self._beside = beside
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
        self._versions = Versions(history, found, time())
        self._syncer = runner(journal.step, "interviewer-journal")
        self._publisher = self._new_publisher()
        self._syncer.start()
        self._publisher.start()
        self._hand = Hand(journal, runner, time)
        self._historian = runner(self._keep_versions, "interviewer-history")
        self._historian.start()

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
            saved = SaveStatus("saved", self._file.told or self._told, where=self._where)
            # After a kill, nobody would know of the file as long as the journal does not tell.
            return SAVING if self._journal.untold else saved
        since = self._place.writing_since
        stalled = since is not None and self._time() - since > _STALLED
        fault = _SILENT if stalled else self._written.fault
        if journal:
            return (
                SaveStatus("not-saved", journal) if fault else SaveStatus("saving", f"no journal, {journal}")
            )
        if not fault or self._hand.behind:
            return SAVING
        return SaveStatus("journal-only", fault, kept=str(self._journal.folder))

    @property
    def _where(self) -> str:
        """Return the words that stand with "saved" when the file is not where one would look for it."""
        if self._elsewhere:
            return f"in {self._file.path.parent}"
        if self._place.taken_by:
            return "(taken over)"
        return "in a copy" if self._file.begun and self._file.path != self._journal.home else ""

    @property
    def _file(self) -> SessionFile:
        return self._place.file

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
            if self._place.taken_by and not self._file.begun and payload.get("do") in OF_THE_CLOCK:
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
        self._want_now(session)
        self._publisher.run_now(PATIENCE)

    def refuge(self) -> str:
        """Return a folder to save the session in instead of its own; empty when none works."""
        return str(first_that_works(self._disk, chosen_refuges(self._state)) or "")

    def save_elsewhere(self, folder: str, session: Session) -> None:
        """Go on with *session* in another *folder*, beside what may be there. Raises CannotSave.

        Where it is missing it is made, if the one above it is there: more is a slip of the keys. In its own
        folder it is only published once more; a person who names that wants it, so it is made again, too.
        """
        try:
            there = Path(folder).expanduser().absolute()
            here = self._file.path.parent
            if there == here or in_time(partial(self._disk.real, there), PATIENCE) == here:
                in_time(partial(self._remade, here), PATIENCE)
                self._publish_here(session)
                return
            file = self._file.in_folder(there)
            in_time(partial(self._journal.trying, file.path), PATIENCE)
            # What nobody waits for any more must not be in the way of another try.
            made = in_time(partial(self._made, file, session), PATIENCE, lambda _: file.forget_beginning())
        except (OSError, RuntimeError, ValueError) as error:  # no home, nowhere to start from, a zero byte
            raise CannotSave(folder, "it is not known where that is") from error
        if made is None:
            raise CannotSave(str(there), _SILENT)
        self._journal.published(file.path, made, session.records)
        before = self._publisher
        with self._calling, self._swapping:
            self._place = Place(file, self._place.lock.another())
            self._wanted = replace(self._wanted, session=session)
            self._written = Written(self._wanted.changes, self._time(), tried=self._wanted.changes)
        self._publisher = self._new_publisher()
        self._publisher.start()
        # It may hang in the folder that does not answer; once that does, it lets go of it and ends.
        before.wake()

    def _remade(self, folder: Path) -> None:
        if is_folder(self._disk, folder.parent):
            with suppress(OSError):  # publishing tells
                self._disk.make_folder(folder)

    def _made(self, file: SessionFile, session: Session) -> str:
        folder = file.path.parent
        if not (is_folder(self._disk, folder) or is_folder(self._disk, folder.parent)):
            raise CannotSave(str(folder), f"there is no folder {folder.parent}")
        return file.create(session)

    def close(self, session: Session) -> SaveStatus:
        """Write what is unwritten and let go. The journal goes once the file was read back and matched."""
        if self._closed is not None:
            return self._closed
        deadline, known = Deadline(CLOSING), self._file.told
        self._leaving = True
        # Also what is written is looked at once more: is the file still what was written?
        if session is not self._wanted.session or not is_written(self._wanted, self._written):
            self._want_now(session)
        stopped = self._publisher.run_now(PATIENCE) and self._publisher.stop(AT_REST)
        at_rest = come_to_rest(self._hand, self._syncer, deadline)
        if stopped and is_written(self._wanted, self._written):
            self._historian.run_now(deadline.within(AT_REST))
            self._closed = self._close_saved(known, deadline, at_rest=at_rest)
        else:
            self._closed = self._close_unsaved(session, deadline, at_rest=at_rest)
        for runner in (self._publisher, self._historian):
            runner.stop(0)
        return self._closed

    def _want_now(self, session: Session) -> None:
        with self._calling:
            wanted = changed(self._wanted, self._written, session, self._time(), urgent=True)
            self._wanted = replace(wanted, forced=wanted.changes)

    def _publish_here(self, session: Session) -> None:
        self.publish(session)
        if not is_written(self._wanted, self._written):
            raise CannotSave(str(self._file.path.parent), self._written.fault or _SILENT)

    def _new_publisher(self) -> Runner:
        return self._runner(partial(self._step, self._place), "interviewer-publish")

    def _keep_versions(self) -> float:
        wanted = self._wanted
        published = wanted.session if is_written(wanted, self._written) else None
        self._versions.keep(published, self._time())
        return LOOK_EACH

    def _close_saved(self, known: str, deadline: Deadline, *, at_rest: bool) -> SaveStatus:
        """Put the journal away, and tell what became of the file beyond what is *known* and settled."""
        # Saved elsewhere it stays: it tells where the session is.
        away = at_rest and put_away(self._journal, deadline, stays=self._elsewhere)
        told = "; ".join(filter(None, (self._file.lasting(known), self._beside(self._wanted.session))))
        if not self._file.begun:
            told = f"The session was taken over {self._place.taken_by}."
        elif not away and not self._elsewhere:
            told = f"{told}{told and '. '}Its journal stays behind: the disk does not answer."
        return SaveStatus("saved", told, where=self._where)

    def _close_unsaved(self, session: Session, deadline: Deadline, *, at_rest: bool) -> SaveStatus:
        """Leave the journal and a copy of the session wherever there is room, and tell where."""
        if at_rest:
            at_rest = put_away(self._journal, deadline, stays=True)
        in_journal = self._journal.fault or ("" if at_rest else "the disk does not answer")
        fault = self._written.fault or self._hand.fault or _SILENT
        refuges = last_refuges(self._state) if self._refuges is None else self._refuges
        stem = self._file.path.stem
        return unsaved(self._disk, refuges, session, stem, deadline, fault=fault, in_journal=in_journal)
