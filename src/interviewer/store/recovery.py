"""Taking a session up again: from its file, from the journal of a process that ended, or by asking.

Nothing is thrown away here: what is not gone on with is kept beside the session.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from interviewer.model.errors import CannotRead, CannotSave, InterviewerError, UsageError
from interviewer.model.instant import Instant
from interviewer.model.notes import clock
from interviewer.model.saved import SavedSession
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.store.journals import FoundJournal, journals_in
from interviewer.store.library import Library
from interviewer.store.names import beside
from interviewer.store.process import Process, alive, this_process
from interviewer.store.publish import NOTHING, checked_toml, digest, file_digest
from interviewer.store.seam import why, write_new
from interviewer.store.session_file import LARGEST, alike, read_session

Replay = Callable[[Session, Iterable[tuple[dict[str, object], Instant]]], Session]
"""Returns a session after records, paused. `interviewer.live.begin.replay` is one."""


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A session to go on with, paused."""

    session: Session
    path: Path
    """Where it is to be published."""
    sha256: str | None
    """What the file at *path* holds; None when there is none."""
    older: tuple[Path, ...] = ()
    """Journals that have served once a new one is safe."""
    told: str = ""
    """What was recovered, for people; empty when nothing had to be."""
    changes: int = 0
    """How many changes came back from the journal."""
    seconds: float = 0
    """How much interview time they stand for."""
    published: bool = True
    """Whether the file holds the session as it is."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A file and a journal that have both moved on. The person decides."""

    name: str
    in_file: Session
    in_journal: Session


@dataclass(frozen=True, slots=True)
class _File:
    """A session's file as found: its bytes, and the session in them or why there is none."""

    path: Path
    data: bytes = b""
    session: Session | None = None
    fault: CannotRead | None = field(default=None, compare=False)

    @property
    def missing(self) -> bool:
        """Whether there are no words in it: no file, or one that was only just made."""
        return not self.data

    @property
    def sha256(self) -> str:
        return digest(self.data)


class Recovery:
    """Finds sessions that were left, and takes them up again."""

    def __init__(
        self,
        library: Library,
        replay: Replay,
        *,
        here: Process | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._library = library
        self._disk = library.disk
        self._replay = replay
        self._here = here or this_process()
        self._now = now

    def left_behind(self) -> tuple[FoundJournal, ...]:
        """Return the journals of this library's sessions whose process is gone."""
        found = journals_in(self._disk, self._library.journals)
        return tuple(journal for journal in found if self._is_here(journal) and not self._running(journal))

    def lost_files(self) -> tuple[SavedSession, ...]:
        """Return sessions that are only in a journal: their file is not there."""
        return tuple(
            self._from_journal(journal) for journal in self.left_behind() if self._is_lost(journal.target)
        )

    def take_up(self, name: str, keep: str | None = None) -> TakenUp | Disagreement:
        """Return the session *name*, as far as it ever got. Raises InterviewerError.

        When file and journal disagree and *keep* is neither `file` nor `journal`, both come back.
        """
        file = self._read(self._path(name))
        journal = self._journal_of(file)
        if journal is None:
            if file.session is None:
                raise file.fault or UsageError(f'There is no session "{name}".')
            return TakenUp(file.session, file.path, file.sha256)
        if self._running(journal):
            pid = journal.tells.header.process.pid
            raise InterviewerError(f'"{file.path.stem}" is open in another window (process {pid}).')
        if journal.target != file.path and not self._read(journal.target).missing:
            raise InterviewerError(f'The newest notes of this session are in "{journal.target.stem}".')
        return self._weigh(file, journal, keep)

    def _weigh(self, file: _File, journal: FoundJournal, keep: str | None) -> TakenUp | Disagreement:
        session = self._replay(journal.tells.base, journal.tells.records)
        if file.missing:
            return self._recovered(session, journal, file, file.path, self._sha_of_nothing(file))
        if file.session is None:
            aside = file.path.with_name(beside(file.path.stem, "recovered", self._now()))
            return self._recovered(session, journal, file, aside, None)
        if file.sha256 in journal.tells.known or alike(as_saved(session), file.session):
            return self._recovered(session, journal, file, file.path, file.sha256)
        if keep == "journal":
            self._keep_beside(file.path, file.data)
            return self._recovered(session, journal, file, file.path, file.sha256)
        if keep == "file":
            self._keep_beside(file.path, checked_toml(session, str(file.path)))
            return TakenUp(file.session, file.path, file.sha256, journal.files)
        return Disagreement(file.path.stem, file.session, session)

    def _recovered(
        self, session: Session, journal: FoundJournal, file: _File, path: Path, sha256: str | None
    ) -> TakenUp:
        before = file.session
        changes = session.records - (before.records if before else 0)
        seconds = session.interview.ran - (before.interview.ran if before else 0)
        told = _told(changes, seconds)
        if file.fault is not None:
            told = f"{file.path.name} cannot be read and was left as it is; your notes are in {path.name}"
        elif journal.tells.torn:
            told = f"{told or 'recovered'}; the journal ends early: {journal.tells.torn}"
        published = path == file.path and before is not None and alike(before, as_saved(session))
        return TakenUp(
            session, path, sha256, journal.files, told, max(0, changes), max(0.0, seconds), published
        )

    def _is_lost(self, path: Path) -> bool:
        try:
            return file_digest(self._disk, path) in (None, NOTHING)
        except OSError:  # it is there, and the library tells what is wrong with it
            return False

    def _from_journal(self, journal: FoundJournal) -> SavedSession:
        name, path = journal.target.stem, str(journal.target)
        try:
            return SavedSession(name, path, self._replay(journal.tells.base, journal.tells.records))
        except InterviewerError as error:
            return SavedSession(name, path, None, str(error))

    def _path(self, name: str) -> Path:
        try:
            return Path(self._library.find(name).path)
        except UsageError:
            for journal in self.left_behind():
                if name in (journal.target.stem, journal.session, str(journal.target)):
                    return journal.target
            raise

    def _read(self, path: Path) -> _File:
        try:
            data = self._disk.read(path, LARGEST + 1)
        except FileNotFoundError:
            return _File(path)
        except OSError as error:
            raise CannotRead(str(path), f"cannot be read: {why(error)}") from error
        if not data:
            return _File(path)
        try:
            return _File(path, data, read_session(data, str(path)))
        except CannotRead as error:
            return _File(path, data, fault=error)

    def _sha_of_nothing(self, file: _File) -> str | None:
        try:
            self._disk.stat(file.path)
        except OSError:
            return None
        return file.sha256

    def _journal_of(self, file: _File) -> FoundJournal | None:
        journals = tuple(journals_in(self._disk, self._library.journals))
        for journal in journals:
            if journal.target == file.path:
                return journal
        for journal in journals:
            if file.session and journal.session == file.session.id and self._concerns_us(journal):
                return journal
        return None

    def _concerns_us(self, journal: FoundJournal) -> bool:
        """Whether a journal is of this library, or of a folder that is gone: moved here, perhaps."""
        return self._is_here(journal) or self._read(journal.target).missing

    def _is_here(self, journal: FoundJournal) -> bool:
        return journal.target.is_relative_to(self._library.folder)

    def _running(self, journal: FoundJournal) -> bool:
        return not journal.tells.let_go and alive(journal.tells.header.process, self._here)

    def _keep_beside(self, path: Path, data: bytes) -> None:
        other = path.with_name(beside(path.stem, "other", self._now()))
        try:
            write_new(self._disk, other, data)
            self._disk.sync_folder(other.parent)
        except OSError as error:
            raise CannotSave(str(other), why(error)) from error


def _told(changes: int, seconds: float) -> str:
    if changes <= 0:
        return ""
    many = "1 change" if changes == 1 else f"{changes} changes"
    return f"recovered {many}, {clock(seconds, hours=False)} of the session"
