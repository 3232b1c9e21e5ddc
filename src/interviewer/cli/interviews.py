"""Beginning interviews and taking them up again: files, journals and rules come together here."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.live.actions import Revise
from interviewer.live.begin import new_session, replay
from interviewer.live.desk import Conflict, InUse, SetUp, Way
from interviewer.live.engine import apply
from interviewer.live.interview import Interview
from interviewer.live.ports import Clock
from interviewer.model.content import Content
from interviewer.model.errors import BroughtBack, InterviewerError, UsageError
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.store.history import History
from interviewer.store.journal import Journal
from interviewer.store.journals import wrote
from interviewer.store.left_beside import NOTHING_BESIDE
from interviewer.store.library import Library
from interviewer.store.lock import SessionLock
from interviewer.store.loop import Runner, Step
from interviewer.store.names import file_name, new_id
from interviewer.store.process import Process
from interviewer.store.publish import SessionFile
from interviewer.store.record import SessionRecord
from interviewer.store.seam import Disk, forget
from interviewer.store.settling import let_go, told_of_others
from interviewer.store.workspace import Workspace

if TYPE_CHECKING:  # a new interview has nothing to recover
    from interviewer.store.recovery import Disagreement, Recovery, TakenUp
    from interviewer.store.recovery import InUse as Used

_WHY = ' --why "…"'


class Interviews:
    """The interviews of one workspace, saved and in progress."""

    def __init__(
        self,
        workspace: Workspace,
        disk: Disk,
        *,
        clock: Clock,
        process: Process,
        runner: Callable[[Step, str], Runner],
    ) -> None:
        self._workspace = workspace
        self._disk = disk
        self._clock = clock
        self._process = process
        self._runner = runner
        self.library = Library(workspace.sessions, workspace.state, disk, workspace=workspace.root)

    @cached_property
    def recovery(self) -> "Recovery":
        """What brings back sessions that were not closed."""
        from interviewer.store.recovery import Recovery

        return Recovery(self.library, replayed, here=self._process, now=lambda: self._clock.now().wall)

    def begin(self, setup: SetUp, content: Content) -> Interview:
        """Begin an interview, its clock running and its file written. Raises InterviewerError."""
        at = self._clock.now()
        session = new_session(new_id(self.library.has), setup, content, at)
        file = self._file(self.library.folder / file_name(session), None)
        sha256 = file.create(session)
        journal = self._journal(session, at, file.path, sha256)
        return self._interview(session, file, journal)

    def resume(
        self, name: str, *, keep: str | None = None, way: Way | None = None
    ) -> Interview | Conflict | InUse:
        """Continue the unfinished session *name*, paused. Raises InterviewerError.

        What a crash left in a journal is brought back, even a submission. When file and journal disagree and
        *keep* is neither `file` nor `journal`, the conflict comes back; when somebody has it open and no
        *way* is given to go on all the same, that does.
        """
        from interviewer.store.recovery import Disagreement
        from interviewer.store.recovery import InUse as Used

        found = self.recovery.take_up(name, keep, way)
        if isinstance(found, Used):
            if found.submitted and not found.left:
                raise UsageError(self._submitted(name, f", and open {found.lock.by(self._process)}"))
            return _in_use(found)
        if isinstance(found, Disagreement):
            return Conflict(
                found.name, found.in_file, found.in_journal, found.file_written, found.journal_written
            )
        if found.session.submitted and found.published:
            for path in found.older:  # the file holds all that the journal does
                forget(self._disk, path)
            raise UsageError(". ".join(filter(None, (self._submitted(name), found.told))))
        return self._continue(found)

    def revise(self, name: str, *, by: str, why: str, way: Way | None = None) -> Interview | InUse:
        """Begin to change the submitted session *name*, for a reason. Raises InterviewerError.

        What a crash left of an earlier revision in a journal is brought back first. When somebody has it open
        and no *way* is given to go on all the same, that comes back.
        """
        from interviewer.store.recovery import Disagreement
        from interviewer.store.recovery import InUse as Used

        found = self.recovery.take_up(name, way=way)
        if isinstance(found, Disagreement):
            raise InterviewerError(self._to_choose(found, name))
        submitted = found.submitted if isinstance(found, Used) else found.session.submitted
        stem = found.name if isinstance(found, Used) else found.path.stem
        if not submitted:
            again = self._command("resume", name)
            raise UsageError(f'"{stem}" is not submitted yet. To go on with it: {again}')
        if isinstance(found, Used):
            return _in_use(found)
        action = Revise(by=by, why=why)
        at = self._clock.now()
        apply(found.session, action, at)  # what the rules refuse makes no journal
        interview = self._open(found.session, at, found)
        interview.do(action)
        return interview

    def bring_in(self, name: str) -> "TakenUp":
        """Put what a process that is gone left of the session *name* into its file, and return what that was.

        The journal is put away then, as at the end of an interview. Raises InterviewerError when somebody has
        it open or has to choose, and when it cannot be saved.
        """
        from interviewer.store.recovery import Disagreement
        from interviewer.store.recovery import InUse as Used

        found = self.recovery.take_up(name)
        if isinstance(found, Used):
            who = found.lock.by(self._process)
            raise InterviewerError(f'"{found.name}" is open {who}. Close it there first.')
        if isinstance(found, Disagreement):
            raise InterviewerError(self._to_choose(found, name))
        interview = self._open(found.session, self._clock.now(), found)
        if not found.published:
            interview.publish()
        status = interview.close()
        if status.state != "saved":
            raise InterviewerError(f"What its journal holds is not in its file: {status.sentence}.")
        return found

    def _command(self, verb: str, name: str, more: str = "") -> str:
        """Return what to type to *verb* the session that *name* means."""
        return self.library.command(verb, self.recovery.find(name).path, more)

    def _to_choose(self, found: "Disagreement", name: str) -> str:
        """Return that the person has to choose, and how."""
        return f'"{found.name}" was changed in two places. To choose one: {self._command("resume", name)}'

    def _submitted(self, name: str, more: str = "") -> str:
        """Return why the session *name* is not resumed, and what can be done; *more* is known of it."""
        stem = Path(self.recovery.find(name).path).stem
        return (
            f'"{stem}" is submitted{more}. It can be reviewed, not continued. '
            f"To change it, with a reason: {self._command('revise', name, _WHY)}"
        )

    def _open(self, session: Session, at: Instant, found: "TakenUp") -> Interview:
        """Return an interview that goes on with what was *found*, as *session*."""
        file = self._file(found.path, found.sha256, found.follows)
        journal = self._journal(session, at, found.path, found.sha256, found)
        let_go(self._disk, found.served, journal)
        return self._interview(session, file, journal, found)

    def _continue(self, found: "TakenUp") -> Interview:
        at = self._clock.now()
        interview = self._open(found.session.but(paused_since=at.monotonic), at, found)
        if not found.published:
            interview.publish()
        if found.session.submitted:
            status = interview.close()
            name = found.path.stem
            if status.state != "saved":
                raise InterviewerError(f'"{name}" was submitted, but is not in its file: {status.sentence}.')
            again = self.library.command("review", found.path)
            said = f'"{name}" was submitted, and is saved now. To read it: {again}'
            raise BroughtBack(". ".join(filter(None, (said, found.told))))
        return interview

    def _interview(
        self, session: Session, file: SessionFile, journal: Journal, taken: "TakenUp | None" = None
    ) -> Interview:
        def now() -> datetime:
            return self._clock.now().wall

        state = self._workspace.state
        record = SessionRecord(
            self._disk,
            file,
            journal,
            session,
            lock=SessionLock(self._disk, self._process, now),
            state=state,
            history=History(self._disk, state, session.id, journal.home, now),
            found=taken.found if taken else b"",
            told=taken.told if taken else "",
            beside=partial(told_of_others, self.library, taken.others if taken else NOTHING_BESIDE),
            published=taken is None or taken.published,
            runner=self._runner,
        )
        return Interview(session, self._clock, record)

    def _file(self, path: Path, sha256: str | None, follows: tuple[tuple[str, int], ...] = ()) -> SessionFile:
        try:
            str(path).encode()
        except UnicodeEncodeError as error:  # a journal tells where its session is, and is UTF-8
            raise UsageError(
                f"{path} has a name that is not UTF-8. Rename the folder or the file."
            ) from error
        return SessionFile(
            self._disk,
            path,
            sha256,
            host=self._process.host,
            now=lambda: self._clock.now().wall,
            taken_from=partial(wrote, self._disk, self.library.journals, follows),
        )

    def _journal(
        self, session: Session, at: Instant, path: Path, sha256: str | None, taken: "TakenUp | None" = None
    ) -> Journal:
        return Journal(
            self._disk,
            self.library.journals,
            session,
            at,
            target=path,
            base=sha256,
            older=taken.older if taken else (),
            follows=taken.follows if taken else (),
            home=taken.home if taken else None,
            process=self._process,
        )


def _in_use(found: "Used") -> InUse:
    """Return what the person is asked about."""
    lock, process = found.lock, found.lock.process
    return InUse(
        found.name, lock.user, process.host, process.pid, found.here, lock.since, revised=found.submitted
    )


def replayed(session: Session, records: Iterable[tuple[dict[str, object], Instant]]) -> Session:
    """Return *session* after *records*. Raises InterviewerError for one that this version does not know."""
    try:
        return replay(session, records)
    except ValueError as error:
        raise InterviewerError(
            f"The journal of session {session.id} holds something that this version does not know. "
            "It stays where it is; resume with the version that wrote it."
        ) from error
