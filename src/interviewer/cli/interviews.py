"""Beginning interviews and taking them up again: files, journals and rules come together here."""

import tempfile
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.live.begin import new_session, replay
from interviewer.live.desk import Conflict, SetUp
from interviewer.live.interview import Interview
from interviewer.live.ports import Clock
from interviewer.model.content import Content
from interviewer.model.errors import InterviewerError, UsageError
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.store.journal import Journal
from interviewer.store.library import Library
from interviewer.store.loop import Runner, Step
from interviewer.store.names import file_name, new_id
from interviewer.store.process import Process
from interviewer.store.publish import SessionFile
from interviewer.store.record import SessionRecord
from interviewer.store.seam import Disk, forget
from interviewer.store.workspace import Workspace

if TYPE_CHECKING:  # a new interview has nothing to recover
    from interviewer.store.recovery import Recovery, TakenUp


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
        self.library = Library(workspace.sessions, workspace.state, disk)

    @cached_property
    def recovery(self) -> "Recovery":
        """What brings back sessions that were not closed."""
        from interviewer.store.recovery import Recovery

        return Recovery(self.library, _replay, here=self._process, now=lambda: self._clock.now().wall)

    def begin(self, setup: SetUp, content: Content) -> Interview:
        """Begin an interview, its clock running and its file written. Raises InterviewerError."""
        at = self._clock.now()
        session = new_session(new_id(self.library.has), setup, content, at)
        file = self._file(self.library.folder / file_name(session), None)
        sha256 = file.create(session)
        journal = self._journal(session, at, file.path, sha256)
        return self._interview(session, file, journal, published=True)

    def resume(self, name: str, *, keep: str | None = None) -> Interview | Conflict:
        """Continue the unfinished session *name*, paused. Raises InterviewerError.

        What a crash left in a journal is brought back, even a submission. When file and journal disagree and
        *keep* is neither `file` nor `journal`, the conflict comes back.
        """
        from interviewer.store.recovery import Disagreement

        found = self.recovery.take_up(name, keep)
        if isinstance(found, Disagreement):
            return Conflict(found.name, found.in_file, found.in_journal)
        if found.session.submitted and found.published:
            for path in found.older:  # the file holds all that the journal does
                forget(self._disk, path)
            raise UsageError(f'"{found.path.stem}" is submitted. It can be reviewed, not continued.')
        return self._continue(found)

    def _continue(self, found: "TakenUp") -> Interview:
        at = self._clock.now()
        session = found.session.but(paused_since=at.monotonic)
        file = self._file(found.path, found.sha256)
        journal = self._journal(session, at, found.path, found.sha256, older=found.older)
        interview = self._interview(session, file, journal, published=found.published, told=found.told)
        if not found.published:
            interview.publish()
        if found.session.submitted:
            interview.close()
            name = found.path.stem
            raise UsageError(
                f'"{name}" was submitted, and is saved now. To read it: interviewer review {name}'
            )
        return interview

    def _interview(
        self, session: Session, file: SessionFile, journal: Journal, *, published: bool, told: str = ""
    ) -> Interview:
        record = SessionRecord(
            self._disk,
            file,
            journal,
            session,
            refuges=(self._workspace.state, Path.home(), Path(tempfile.gettempdir())),
            told=told,
            published=published,
            runner=self._runner,
        )
        return Interview(session, self._clock, record)

    def _file(self, path: Path, sha256: str | None) -> SessionFile:
        return SessionFile(
            self._disk, path, sha256, host=self._process.host, now=lambda: self._clock.now().wall
        )

    def _journal(
        self, session: Session, at: Instant, path: Path, sha256: str | None, older: Iterable[Path] = ()
    ) -> Journal:
        folder = self.library.journals
        return Journal(
            self._disk,
            folder,
            session,
            at,
            target=path,
            base=sha256,
            older=older,
            process=self._process,
        )


def _replay(session: Session, records: Iterable[tuple[dict[str, object], Instant]]) -> Session:
    try:
        return replay(session, records)
    except ValueError as error:
        raise InterviewerError(
            f"The journal of session {session.id} holds something that this version does not know. "
            "It stays where it is; resume with the version that wrote it."
        ) from error
