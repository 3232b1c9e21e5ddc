"""The desk: a workspace on this machine, as the screens see it. Store, content and live meet here.

The home screen comes up on it, so what takes long to load is loaded when it is first needed.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from interviewer.analysis.closed import closing_lines
from interviewer.cli.doors import MEMORY_FILE, Doors, Identity, real_folder, refuse_closed
from interviewer.live.desk import Conflict, InUse, Remembered, SetUp, Way
from interviewer.model.settings import THEME_NAMES, ThemeName
from interviewer.store.clocks import SystemClock
from interviewer.store.loop import Loop, Runner, Step
from interviewer.store.memory import NO_DATE, recall, remember, remember_habits
from interviewer.store.process import Process, this_process
from interviewer.store.seam import Disk
from interviewer.store.sources import read_sources
from interviewer.store.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.cli.interviews import Interviews
    from interviewer.cli.listings import Listings
    from interviewer.live.interview import Interview
    from interviewer.live.ports import Clock
    from interviewer.model.content import Content
    from interviewer.model.listing import Listing
    from interviewer.model.saved import SavedSession
    from interviewer.model.session import Session
    from interviewer.store.library import Library


class OpenDesk:
    """Implements `interviewer.live.desk.Desk` on the files of a workspace."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        disk: Disk | None = None,
        clock: "Clock | None" = None,
        process: Process | None = None,
        runner: Callable[[Step, str], Runner] = Loop,
        beside: "Iterable[SavedSession]" = (),
        let_in: Iterable[str] = (),
    ) -> None:
        """Open *workspace*; sessions *beside* it, from other folders, are listed too.

        *let_in* are the paths of closed sessions that were opened anyway, which is on record.
        """
        self._beside = tuple(beside)
        self._let_in = tuple(let_in)
        self._workspace = workspace
        self._disk = disk or Disk()
        self._clock = clock or SystemClock()
        self._process = process or this_process()
        self._runner = runner
        self._content: Content | None = None
        self._reading = Lock()
        self._memory = workspace.config / MEMORY_FILE
        self._hints_shown = 0

    @property
    def who(self) -> Identity:
        """Who one is here."""
        return self._doors.who

    @cached_property
    def _doors(self) -> Doors:
        return Doors(self._workspace, lambda: self.library, self._disk, lost=self._lost, let_in=self._let_in)

    @cached_property
    def _root(self) -> Path:
        return real_folder(self._workspace.root, self._disk)

    @cached_property
    def _listings(self) -> "Listings":
        from interviewer.cli.listings import Listings

        return Listings(
            self._workspace,
            self._disk,
            content=self.content,
            read=self._read_once,
            lost=self._lost,
            behind=self._cut_short,
        )

    @cached_property
    def _interviews(self) -> "Interviews":
        from interviewer.cli.interviews import Interviews

        return Interviews(
            self._workspace, self._disk, clock=self._clock, process=self._process, runner=self._runner
        )

    @property
    def place(self) -> str:
        """The workspace folder, for showing."""
        return str(self._workspace.root)

    @property
    def library(self) -> "Library":
        """The saved sessions."""
        return self._interviews.library

    def listing(self) -> "Listing":
        """Return what lists show, as quickly as it can be had: what is still to be read is counted."""
        return closing_lines(self.who.reader, self._listings.now())

    def read_on(self) -> bool:
        """Read on what the listing lacks, for a fraction of a second; False when nothing is left."""
        return self._listings.read_on()

    def catch_up(self) -> None:
        """Keep the listing for the next start, with the few sessions that have changed."""
        self._listings.catch_up()

    def content(self) -> "Content":
        """Return the packs, rubrics, roles and plans, as they were when first asked for."""
        with self._reading:
            if self._content is None:
                from interviewer.authoring.content import assemble

                self._content = assemble(read_sources(self._workspace.packs, self._workspace.root))
            return self._content

    def reload(self) -> "Content":
        """Return the packs, rubrics, roles and plans as they are now."""
        self._content = None
        return self.content()

    def sessions(self) -> "tuple[SavedSession, ...]":
        """Return the saved sessions, newest first, and before them those whose file is lost."""
        lost = self._lost()
        paths = {saved.path for saved in lost}
        listed = lost + tuple(saved for saved in self.library.saved() if saved.path not in paths)
        known = {saved.path for saved in listed}
        return self._doors.seen(listed + tuple(saved for saved in self._beside if saved.path not in known))

    def session(self, name: str) -> "SavedSession | None":
        """Return the saved session in the file called *name*; None when there is none.

        It is as it is now, in its file or in the journal that is left of it; one from beside the workspace is
        as it was handed over.
        """
        others = (*self._lost(), *self._beside)
        found = next((saved for saved in others if saved.name == name), None) or self.library.named(name)
        return self._with_unsaved(self._doors.seen((found,))[0]) if found else None

    def _with_unsaved(self, found: "SavedSession") -> "SavedSession":
        """Return *found*, marked when a revision of it was cut short, or went on elsewhere."""
        from interviewer.cli.chosen import with_revision

        if found.session is None or found.closed or not found.session.submitted:
            return found
        revised = self._revised([(found.path, found.session.id)])
        return with_revision(self.library, found, revised.get(found.path))

    def remembered(self) -> Remembered:
        """Return what was entered last time."""
        memory = recall(self._disk, self._memory)
        theme = next((name for name in THEME_NAMES if name == memory.theme), None)
        hints = max(memory.hints_shown, self._hints_shown)
        habits = memory.habits(self._root)
        name = self.who.name
        return Remembered(
            interviewer=name,
            interviewer_elsewhere="" if name else memory.interviewer,
            plan=habits.plan or memory.plan,
            retain_days=habits.retain_days,
            hints_shown=hints,
            theme=theme,
        )

    def remember_theme(self, theme: ThemeName) -> None:
        """Remember the colours chosen. Where that is not possible, nothing is said and nothing is lost."""
        remember(self._disk, self._memory, theme=theme)

    def hints_were_shown(self, count: int) -> None:
        """Remember that *count* of the hints were shown; where no file can be written, while this is open."""
        self._hints_shown = count
        remember(self._disk, self._memory, hints_shown=count)

    def begin(self, setup: SetUp) -> "Interview":
        """Begin an interview, its clock running and its file written. Raises InterviewerError."""
        interview = self._interviews.begin(setup, self._content_for(setup.plan))
        self._remember(setup, interview.session)
        self._doors.take_in(interview)
        return interview

    def resume(
        self, name: str, *, keep: str | None = None, way: Way | None = None
    ) -> "Interview | Conflict | InUse":
        """Continue the unfinished session *name*, paused, as `Interviews` says. Raises InterviewerError.

        One that is closed is refused with ClosedSession until it was opened anyway.
        """
        answer = self._interviews.resume(self._let_in_to(name), keep=keep, way=way)
        if not isinstance(answer, (Conflict, InUse)):
            self._known_by(answer.session.interview.interviewer)
            self._doors.take_in(answer)
        return answer

    def revise(self, name: str, *, by: str, why: str, way: Way | None = None) -> "Interview | InUse":
        """Begin to change the submitted session *name*, for a reason. Raises InterviewerError."""
        return self._interviews.revise(self._let_in_to(name), by=by, why=why, way=way)

    def open_anyway(self, name: str, interview: "Interview | None" = None) -> None:
        """Let in whoever reads to the closed session *name*, and put it on record. Raises InterviewerError.

        *interview* is the one in progress, if there is one.
        """
        beside = next((saved for saved in self._beside if saved.name == name), None)
        found = beside or self._interviews.recovery.find(name)
        self._doors.open_anyway(found, self._clock.now().wall, interview)

    def _let_in_to(self, name: str) -> str:
        """Return the path of the session that *name* means. Raises ClosedSession, UsageError."""
        (found,) = self._doors.seen((self._interviews.recovery.find(name),))
        refuse_closed(found, self.who.doubt)
        return found.path

    def _read_once(self, path: Path) -> "SavedSession":
        return self.library.read_once(path)

    def revisions_cut_short(self) -> tuple[str, ...]:
        """Return the paths of the submitted sessions of which a revision was cut short."""
        submitted = [
            (saved.path, saved.session.id)
            for saved in self.sessions()
            if saved.session and saved.session.submitted and not saved.closed
        ]
        return tuple(sorted(self._cut_short(submitted)))

    def _cut_short(self, files: Iterable[tuple[str, str]]) -> frozenset[str]:
        """Return those of *files*, by path and session id, of which a revision was cut short."""
        return frozenset(path for path, place in self._revised(files).items() if str(place) == path)

    def _revised(self, files: Iterable[tuple[str, str]]) -> dict[str, Path]:
        from interviewer.store.left import Left

        return Left(self._disk, self.library.journals, self._process).revised(files)

    def _lost(self) -> "tuple[SavedSession, ...]":
        """Return the sessions that are only in a journal."""
        return self._interviews.recovery.lost_files()

    def _content_for(self, plan: str) -> "Content":
        """Return content in which *plan* is as in all of it, and all of it when the plan cannot be used."""
        if self._content is None:
            from interviewer.authoring.content import assemble_for

            content = assemble_for(plan, read_sources(self._workspace.packs, self._workspace.root))
            if plan in content.plans:
                return content
        return self.content()

    def _known_by(self, name: str) -> None:
        """Remember *name* for this workspace if whoever goes on here is taken to be called that."""
        if self.who.may_be(name):
            remember_habits(self._disk, self._memory, self._root, interviewer=name)

    def _remember(self, setup: SetUp, session: "Session") -> None:
        facts = session.interview
        said: dict[str, int] = {"retain_days": NO_DATE} if setup.no_date else {}
        if setup.retain_until is not None:
            said = {"retain_days": (setup.retain_until - facts.started.astimezone().date()).days}
        remember_habits(
            self._disk, self._memory, self._root, interviewer=facts.interviewer, plan=setup.plan, **said
        )
