"""The desk: a workspace on this machine, as the screens see it. Store, content and live meet here."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from interviewer.authoring.content import assemble
from interviewer.live.begin import new_session, replay
from interviewer.live.desk import Conflict, Remembered, SetUp
from interviewer.live.interview import Interview
from interviewer.live.ports import Clock
from interviewer.model.content import Content
from interviewer.model.errors import InterviewerError, UsageError
from interviewer.model.instant import Instant
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.store.clocks import SystemClock
from interviewer.store.journal import Journal
from interviewer.store.library import Library
from interviewer.store.loop import Loop, Runner, Step
from interviewer.store.memory import Memory, recall, remember
from interviewer.store.names import file_name, new_id
from interviewer.store.process import Process, this_process
from interviewer.store.publish import SessionFile
from interviewer.store.record import SessionRecord
from interviewer.store.recovery import Disagreement, Recovery, TakenUp
from interviewer.store.seam import Disk, forget
from interviewer.store.sources import read_sources
from interviewer.store.workspace import Workspace


class OpenDesk:
    """Implements `interviewer.live.desk.Desk` on the files of a workspace."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        disk: Disk | None = None,
        clock: Clock | None = None,
        process: Process | None = None,
        runner: Callable[[Step, str], Runner] = Loop,
        beside: Iterable[SavedSession] = (),
    ) -> None:
        """Open *workspace*; sessions *beside* it, from other folders, are listed too."""
        self._beside = tuple(beside)
        self._workspace = workspace
        self._disk = disk or Disk()
        self._clock = clock or SystemClock()
        self._process = process or this_process()
        self._runner = runner
        self._content: Content | None = None
        self._memory = workspace.config / "remembered.toml"
        self._library = Library(workspace.sessions, workspace.state, self._disk)
        self._recovery = Recovery(
            self._library, _replay, here=self._process, now=lambda: self._clock.now().wall
        )

    @property
    def place(self) -> str:
        """The workspace folder, for showing."""
        return str(self._workspace.root)

    @property
    def library(self) -> Library:
        """The saved sessions."""
        return self._library

    def content(self) -> Content:
        """Return the packs, rubrics, roles and plans, as they were when first asked for."""
        if self._content is None:
            self._content = assemble(read_sources(self._workspace.packs, self._workspace.root))
        return self._content

    def reload(self) -> Content:
        """Return the packs, rubrics, roles and plans as they are now."""
        self._content = None
        return self.content()

    def sessions(self) -> tuple[SavedSession, ...]:
        """Return the saved sessions, newest first, and before them those whose file is lost."""
        lost = self._recovery.lost_files()
        paths = {saved.path for saved in lost}
        listed = lost + tuple(saved for saved in self._library.saved() if saved.path not in paths)
        known = {saved.path for saved in listed}
        return listed + tuple(saved for saved in self._beside if saved.path not in known)

    def remembered(self) -> Remembered:
        """Return what was entered last time."""
        memory = recall(self._disk, self._memory)
        return Remembered(memory.interviewer, memory.plan, memory.retain_days)

    def begin(self, setup: SetUp) -> Interview:
        """Begin an interview, its clock running and its file written. Raises InterviewerError."""
        at = self._clock.now()
        session = new_session(new_id(self._library.has), setup, self.content(), at)
        path = self._library.folder / file_name(session)
        file = self._file(path, None)
        sha256 = file.create(session)
        self._remember(setup, session)
        journal = self._journal(session, at, file.path, sha256)
        return self._interview(session, file, journal, published=True)

    def resume(self, name: str, *, keep: str | None = None) -> Interview | Conflict:
        """Continue the unfinished session *name*, paused. Raises InterviewerError.

        What a crash left in a journal is brought back, even a submission. When file and journal disagree and
        *keep* is neither `file` nor `journal`, the conflict comes back.
        """
        found = self._recovery.take_up(name, keep)
        if isinstance(found, Disagreement):
            return Conflict(found.name, found.in_file, found.in_journal)
        if found.session.submitted and found.published:
            for path in found.older:  # the file holds all that the journal does
                forget(self._disk, path)
            raise UsageError(f'"{found.path.stem}" is submitted. It can be reviewed, not continued.')
        return self._continue(found)

    def _continue(self, found: TakenUp) -> Interview:
        file = self._file(found.path, found.sha256)
        journal = self._journal(found.session, self._clock.now(), found.path, found.sha256, older=found.older)
        interview = self._interview(found.session, file, journal, published=found.published, told=found.told)
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
        folder = self._library.journals
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

    def _remember(self, setup: SetUp, session: Session) -> None:
        days = None
        if setup.retain_until is not None:
            days = (setup.retain_until - session.interview.started.date()).days
        memory = Memory(session.interview.interviewer, setup.plan, days)
        remember(self._disk, self._memory, memory)


def _replay(session: Session, records: Iterable[tuple[dict[str, object], Instant]]) -> Session:
    try:
        return replay(session, records)
    except ValueError as error:
        raise InterviewerError(
            f"The journal of session {session.id} holds something that this version does not know. "
            "It stays where it is; resume with the version that wrote it."
        ) from error
