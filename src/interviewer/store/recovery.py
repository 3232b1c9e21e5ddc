"""Taking a session up again: from its file, from the journal of a process that ended, or by asking.

Nothing is thrown away here: what is not gone on with is kept beside the session.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from interviewer.model.errors import InterviewerError, NewerFormat, UsageError
from interviewer.model.notes import clock
from interviewer.model.saved import SavedSession
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.model.text import slug
from interviewer.store.amend import carried
from interviewer.store.found_file import FoundFile, find_file
from interviewer.store.history import History
from interviewer.store.journals import FoundJournal, Replay, damaged_in, has_words, newer_journals_in
from interviewer.store.kept_beside import keep_beside
from interviewer.store.left import Left
from interviewer.store.left_beside import LeftBeside, LeftVersion, LookBeside
from interviewer.store.library import Library
from interviewer.store.lock import Lock, read_lock
from interviewer.store.names import beside
from interviewer.store.process import Process, this_process
from interviewer.store.publish import checked_toml
from interviewer.store.refuges import last_refuges
from interviewer.store.session_file import alike, to_toml
from interviewer.store.settling import Settling
from interviewer.store.taken_up import Disagreement, InUse, TakenUp

__all__ = ["Disagreement", "InUse", "Recovery", "TakenUp"]


class Recovery:
    """Finds sessions that were left, and takes them up again."""

    def __init__(
        self,
        library: Library,
        replay: Replay,
        *,
        here: Process | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        refuges: Iterable[Path] | None = None,
    ) -> None:
        """Look at what *library* has, seen from the process *here*; *replay* applies what journals hold.

        *refuges* are the folders with rescued copies; by default those of `last_refuges`.
        """
        self._library = library
        self._disk = library.disk
        self._replay = replay
        self._here = here or this_process()
        self._left = Left(library.disk, library.journals, self._here)
        self._now = now
        self._settling = Settling(library, now)
        self._refuges = refuges

    def lost_files(self) -> tuple[SavedSession, ...]:
        """Return sessions that are only in a journal, or in another folder since theirs failed.

        Those go by their path.
        """
        behind = self._left.behind(self._library.folder)
        ours = (self._from_journal(one) for one in filter(self._left.is_lost, behind) if not self._moved(one))
        elsewhere = (self._elsewhere(one) for one in behind if self._left.is_elsewhere(one))
        newer = (
            SavedSession(one.target.stem, str(one.target), None, str(one.error))
            for one in newer_journals_in(self._disk, self._library.journals)
            if one.target.is_relative_to(self._library.folder) and self._left.is_missing(one.target)
        )
        return (*ours, *elsewhere, *newer)

    def _moved(self, journal: FoundJournal) -> SavedSession | None:
        """Return the file of a session that was renamed or filed away since; None for one saved elsewhere."""
        if journal.target.parent != journal.home.parent:
            return None
        own = (one for one in self._library.saved() if not one.is_beside)
        return next((one for one in own if one.session and one.session.id == journal.session), None)

    def find(self, name: str) -> SavedSession:
        """Return the session that *name* means: as its file says, or what is left of it in a journal.

        `take_up` takes that one up. Raises UsageError, and NewerFormat for the journal of a newer version.
        """
        if lost := next((one for one in self.lost_files() if name in (one.name, one.path)), None):
            return lost
        try:
            found = self._library.find(name)
        except UsageError:
            for journal in self._left.behind(self._library.folder):
                if name in (journal.target.stem, journal.session, str(journal.target)):
                    return self._moved(journal) or self._from_journal(journal)
            for newer in newer_journals_in(self._disk, self._library.journals):
                if name in (newer.target.stem, newer.session, str(newer.target)):
                    raise newer.error from None
            raise
        if found.session is None and (left := self._left.of(Path(found.path), "")):
            return replace(found, session=self._from_journal(left).session)
        return found

    def take_up(
        self, name: str, keep: str | None = None, way: str | None = None
    ) -> TakenUp | Disagreement | InUse:
        """Return the session *name*, as far as it ever got. Raises InterviewerError.

        When file and journal disagree and *keep* is neither `file` nor `journal`, both come back. When
        somebody has it open, that comes back, unless *way* is `take-over`, or `copy`: then the session goes
        on beside it.
        """
        file = find_file(self._disk, Path(self.find(name).path))
        self._refuse_newer(file)
        journal = self._left.of(file.path, file.session_id)
        used = self._used(file, journal) if way is None else None
        if used is not None:
            return used
        around = self._around(file.path, journal.session if journal else file.named_id)
        if way == "copy":
            return self._copied(file, journal, around)
        elsewhere = journal and journal.target.parent != file.path.parent
        if journal and elsewhere and not self._left.is_missing(journal.target):
            raise InterviewerError(
                f"The newest notes of this session are in {journal.target}. "
                f"Go on there: {self._library.command('resume', journal.target)}"
            )
        found = self._weigh(file, journal, keep, around)
        if not isinstance(found, TakenUp):
            return found
        if journal:
            found = self._kept_others(found, journal)
            around = around.seen_again(
                self._around(file.path, journal.session)
            )  # with what was kept just now
        return self._settling.settled(self._with_damaged(found), file.path, around)

    def _used(self, file: FoundFile, journal: FoundJournal | None) -> InUse | None:
        """Return who has the session open; a lock tells, and on this machine the journal, too."""
        name, lock = file.path.stem, read_lock(self._disk, file.path)
        submitted = file.session is not None and file.session.submitted
        running = journal is not None and self._left.running(journal)
        left = journal is not None and not running
        if lock is not None and (holder := lock.holder(self._here)) in ("here", "elsewhere"):
            return InUse(name, lock, holder == "here", submitted, left)
        if journal is not None and running and journal.target == file.path:
            return InUse(name, Lock("", journal.tells.header.process, None), True, submitted)
        return None

    def _copied(self, file: FoundFile, journal: FoundJournal | None, around: LeftBeside) -> TakenUp:
        """Return the session as it is now, to go on beside its file, with a journal of its own."""
        session = self._newest(file, journal) if journal else self._in_file(file, around)
        at = self._now()
        path = file.path.with_name(beside(file.path.stem, f"copy-{slug(self._here.host, limit=24)}", at))
        told = f"this is a copy; the session itself is in {file.path.name}"
        return TakenUp(session, path, None, told=told, found=file.data, published=False)

    def _refuse_newer(self, file: FoundFile) -> None:
        """Refuse what a newer version wrote, the file or its journal. Raises NewerFormat."""
        if isinstance(file.fault, NewerFormat):
            raise file.fault
        self._left.refuse_newer(file.path, file.session_id)

    def _weigh(
        self, file: FoundFile, journal: FoundJournal | None, keep: str | None, around: LeftBeside
    ) -> TakenUp | Disagreement:
        session = self._newest(file, journal) if journal else self._in_file(file, around)
        history = History(self._disk, self._library.journals.parent, session.id, file.path, self._now)
        if version := around.ahead_of(session):
            history.keep(to_toml(session))
            session = version.session
        recovered = partial(self._recovered, journal=journal, file=file, version=version)
        if file.missing:
            return recovered(session, path=file.path, sha256=self._sha_of_nothing(file))
        if file.session is None:
            aside = file.path.with_name(beside(file.path.stem, "recovered", self._now()))
            return recovered(session, path=aside, sha256=None)
        known = journal is None or file.sha256 in journal.tells.known
        if journal is None or known or alike(as_saved(session), file.session):
            return recovered(session, path=file.path, sha256=file.sha256)
        if keep == "journal":
            session = carried(file.session, session, journal.tells.base)
        if keep in ("file", "journal"):
            history.keep(file.data)
            history.keep(to_toml(session))
        if keep == "journal":
            keep_beside(self._disk, file.path, file.data, self._now())
            return recovered(session, path=file.path, sha256=file.sha256)
        if keep == "file":
            keep_beside(self._disk, file.path, checked_toml(session, str(file.path)), self._now())
            return self._taken(TakenUp(file.session, file.path, file.sha256, found=file.data), journal)
        written = self._library.written_at(file.path)
        return Disagreement(file.path.stem, file.session, session, written, journal.tells.at)

    def _recovered(
        self,
        session: Session,
        *,
        journal: FoundJournal | None,
        file: FoundFile,
        version: LeftVersion | None,
        path: Path,
        sha256: str | None,
    ) -> TakenUp:
        before = file.session
        changes = session.records - (before.records if before else 0)
        seconds = session.interview.ran - (before.interview.ran if before else 0)
        told = _told(changes, seconds)
        if file.fault is not None and not file.missing:
            told = f"{file.path.name} cannot be read and was left as it is; your notes are in {path.name}"
        elif version:
            told = f"{told}, from {version.shown}"
        elif journal and journal.tells.torn and session is not before:
            told = f"{told or 'recovered'}; the journal ends early: {journal.tells.torn}"
        published = path == file.path and before is not None and alike(before, as_saved(session))
        taken = TakenUp(
            session,
            path,
            sha256,
            told=told,
            changes=max(0, changes),
            seconds=max(0.0, seconds),
            published=published,
            found=file.data,
        )
        return self._taken(taken, journal) if journal else taken

    def _taken(self, taken: TakenUp, journal: FoundJournal) -> TakenUp:
        """Return *taken* from *journal*, whose files stay if a process still writes to them."""
        older = () if self._left.running(journal) else journal.files
        follows = tuple((path.name, journal.tells.upto) for path in journal.files)
        home = journal.home if journal.target == taken.path else None
        return replace(taken, older=older, follows=follows, home=home)

    def _kept_others(self, taken: TakenUp, journal: FoundJournal) -> TakenUp:
        """Return *taken* after its other journals: what only they tell is kept beside the file, and told."""
        for other in self._left.others(journal):
            if has_words(other, journal):
                data = checked_toml(self._replayed(other), str(journal.target))
                kept = keep_beside(self._disk, journal.target, data, self._now())
                told = f"what another window had not saved is in {kept.name}"
                taken = replace(taken, told="; ".join(filter(None, (taken.told, told))))
            follows = ((path.name, other.tells.upto) for path in other.files)
            taken = replace(taken, older=(*taken.older, *other.files), follows=(*taken.follows, *follows))
        return taken

    def _with_damaged(self, taken: TakenUp) -> TakenUp:
        """Return *taken* with a word on each journal of it that cannot be read any more, and stays."""
        lost = damaged_in(self._disk, self._library.journals, taken.session.id)
        told = (
            f"a journal of it was damaged, and what only that held did not come back: {path}" for path in lost
        )
        return replace(taken, told="; ".join(filter(None, (taken.told, *told))))

    def _around(self, path: Path, session: str) -> LeftBeside:
        refuges = last_refuges(self._library.journals.parent) if self._refuges is None else self._refuges
        return LookBeside(self._disk, self._left, self._replay, self._here, refuges).of(path, session)

    def _in_file(self, file: FoundFile, around: LeftBeside) -> Session:
        """Return the session in *file*, of which there is no journal. Raises CannotRead, UsageError."""
        if file.session is None:
            raise self._settling.nothing_in(file, around)
        return file.session

    def _newest(self, file: FoundFile, journal: FoundJournal) -> Session:
        """Return the session as far as it got: its file may hold what the journal did not get any more."""
        session, saved = self._replayed(journal), file.session
        ours = saved is not None and file.sha256 in journal.tells.known
        return saved if saved and ours and saved.records > session.records else session

    def _replayed(self, journal: FoundJournal) -> Session:
        return self._replay(journal.tells.base, journal.tells.records)

    def _from_journal(self, journal: FoundJournal) -> SavedSession:
        name, path = journal.target.stem, str(journal.target)
        try:
            return SavedSession(name, path, self._replayed(journal))
        except InterviewerError as error:
            return SavedSession(name, path, None, str(error))

    def _elsewhere(self, journal: FoundJournal) -> SavedSession:
        """Return a session that was saved in another folder, under its path: its name may be taken here."""
        return replace(self._library.read_once(journal.target), name=str(journal.target))

    def _sha_of_nothing(self, file: FoundFile) -> str | None:
        try:
            self._disk.stat(file.path)
        except OSError:
            return None
        return file.sha256


def _told(changes: int, seconds: float) -> str:
    if changes <= 0:
        return ""
    many = "1 change" if changes == 1 else f"{changes} changes"
    return f"recovered {many}, {clock(seconds, hours=False)} of the session"
