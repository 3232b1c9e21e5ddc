"""A record on a folder of its own whose threads run by hand, on a disk that fails when it is told to."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from interviewer.live import actions as act
from interviewer.live.begin import replay
from interviewer.live.interview import Interview
from interviewer.model.errors import CannotRead, InterviewerError
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.store.history import History
from interviewer.store.journal import Journal
from interviewer.store.journals import FoundJournal, wrote
from interviewer.store.left import Left
from interviewer.store.library import Library
from interviewer.store.lock import SessionLock
from interviewer.store.loop import Runner, Step
from interviewer.store.names import file_name
from interviewer.store.process import Process
from interviewer.store.publish import SessionFile
from interviewer.store.record import SessionRecord
from interviewer.store.recovery import Disagreement, InUse, Recovery, TakenUp
from interviewer.store.seam import DISK, Disk
from interviewer.store.session_file import read_session
from interviewer.store.settling import let_go
from tests.builders import a_session
from tests.fakes import FakeClock

GONE = Process("this-machine", 2**22 + 1)
"""A process that no longer runs, wherever the tests do: no system has such a number."""
HERE = Process("this-machine", 2)
LATER = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)


class Killed(BaseException):
    """The process ends here, with no chance to clean up."""


class FailingDisk(Disk):
    """A disk whose n-th call fails, and with *stuck* every one after it; calls may be limited to *kinds*.

    `half` lets a failing write write half of its data; `late` lets a failing call do its work first; `also`
    is a second call that fails. Calls while it is not `armed` are neither counted nor failed.
    """

    def __init__(
        self,
        error: BaseException | None = None,
        *,
        nth: int = 0,
        stuck: bool = False,
        kinds: tuple[str, ...] = (),
        late: bool = False,
        half: bool = False,
        also: int = 0,
    ) -> None:
        self.log: list[tuple[str, Any]] = []
        self.error = error
        self.nth = nth
        self.stuck = stuck
        self.kinds = kinds
        self.late = late
        self.half = half
        self.also = also
        self.armed = True
        self.counted = 0

    def heal(self) -> None:
        self.error = None

    def __getattribute__(self, name: str) -> Any:
        attribute = super().__getattribute__(name)
        if name not in CALLS:
            return attribute
        return lambda *given: self._call(name, attribute, given)

    def _call(self, name: str, call: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        if not self.armed:
            return call(*given)
        self.log.append((name, given[0]))
        if self.kinds and name not in self.kinds:
            return call(*given)
        self.counted += 1
        fails = self.counted in (self.nth, self.also) or (self.stuck and self.counted > self.nth)
        if self.error is None or not fails:
            return call(*given)
        if name == "write" and self.half:
            call(given[0], given[1][: len(given[1]) // 2])
        elif self.late or name == "close":
            self._late(name, call, given)
        raise self.error

    def _late(self, name: str, call: Callable[..., Any], given: tuple[Any, ...]) -> None:
        answer = call(*given)
        if name == "create":  # nobody will ever know this descriptor
            super().close(answer)


NEVER_FAILS = {"real"}
"""What it cannot look at, it leaves as it is."""
CALLS = frozenset(name for name in vars(Disk) if not name.startswith("_")) - NEVER_FAILS


class ByHand:
    """Runs a step when the test says so."""

    def __init__(self, step: Step, name: str) -> None:
        self.step = step
        self.name = name
        self.woken = 0
        self.late = False
        """Whether the disk keeps it: it runs no step, and whoever waits for one goes on without."""

    def start(self) -> None:
        return

    def wake(self) -> None:
        self.woken += 1

    def run_now(self, timeout: float) -> bool:
        if not self.late:
            self.step()
        return not self.late

    def stop(self, timeout: float) -> bool:
        return not self.late


@dataclass
class Rig:
    """An interview on *root*, with the journal in `state` and the file in `sessions`."""

    root: Path
    disk: Disk = field(default_factory=Disk)
    clock: FakeClock = field(default_factory=FakeClock)
    runners: list[ByHand] = field(default_factory=list)
    host: str = "laptop"
    process: Process = GONE
    file: type[SessionFile] = SessionFile
    journal: type[Journal] = Journal
    keeper: type[SessionRecord] = SessionRecord
    recoverer: type[Recovery] = Recovery

    @property
    def sessions(self) -> Path:
        return (self.root / "sessions").resolve()

    @property
    def journals(self) -> Path:
        return self.root / "state" / "journals"

    @property
    def path(self) -> Path:
        return self.sessions / file_name(a_session(), UTC)

    def begin(self, session: Session | None = None) -> Interview:
        """Begin an interview with its clock running."""
        session = session or a_session().but(running_since=self.clock.now().monotonic)
        file = self.file(self.disk, self.path, None, host=self.host, now=lambda: LATER)
        sha256 = file.create(session)
        return self._interview(session, file, sha256, published=True)

    def go_on(self, found: TakenUp) -> Interview:
        """Go on with a session that was taken up."""
        taken_from = partial(wrote, self.disk, self.journals, found.follows)
        file = self.file(
            self.disk, found.path, found.sha256, host=self.host, now=lambda: LATER, taken_from=taken_from
        )
        return self._interview(
            found.session,
            file,
            found.sha256,
            published=found.published,
            older=found.older,
            follows=found.follows,
            told=found.told,
            home=found.home,
            found=found.found,
            served=found.served,
        )

    def _interview(
        self,
        session: Session,
        file: SessionFile,
        sha256: str | None,
        *,
        published: bool,
        older: tuple[Path, ...] = (),
        follows: tuple[tuple[str, int], ...] = (),
        told: str = "",
        home: Path | None = None,
        found: bytes = b"",
        served: tuple[tuple[Path, str], ...] = (),
    ) -> Interview:
        journal = self.journal(
            self.disk,
            self.journals,
            session,
            self.clock.now(),
            target=file.path,
            base=sha256,
            older=older,
            follows=follows,
            home=home,
            process=self.process,
            time=self._time,
        )
        let_go(self.disk, served, journal)
        self.record = self.keeper(
            self.disk,
            file,
            journal,
            session,
            lock=SessionLock(self.disk, self.process, lambda: LATER),
            state=self.root / "state",
            history=History(self.disk, self.root / "state", session.id, file.path, self._wall),
            found=found,
            refuges=(self.root / "refuge",),
            told=told,
            published=published,
            time=self._time,
            runner=self._runner,
        )
        return Interview(session, self.clock, self.record)

    def pass_time(self, seconds: float, *, steps: int = 1) -> None:
        """Let time pass, and after each part of it let each thread look whether anything is due."""
        for _ in range(steps):
            self.clock.advance(seconds / steps)
            self.look()

    def look(self) -> None:
        """Let each thread look whether anything is due."""
        for runner in self.runners:
            runner.run_now(0)

    @property
    def hand(self) -> ByHand:
        """What gives the journal its changes."""
        return next(runner for runner in self.runners[::-1] if runner.name == "interviewer-append")

    def take_up(self, keep: str | None = None) -> TakenUp | Disagreement:
        """Take the session up again as a new process on a healthy disk would."""
        found = self.recovery().take_up(self.path.stem, keep)
        assert not isinstance(found, InUse)
        return found

    def recovery(self, here: Process = HERE, disk: Disk = DISK) -> Recovery:
        library = Library(self.sessions, self.root / "state", disk)
        refuges = (self.root / "refuge",)
        return self.recoverer(library, replay, here=here, now=lambda: LATER, refuges=refuges)

    def behind(self, here: Process = HERE) -> tuple[FoundJournal, ...]:
        """Return the journals that a process which is gone left of sessions here."""
        return Left(DISK, self.journals, here).behind(self.sessions)

    def go_on_published(self) -> Session:
        """Go on as a new process would, publish, and return what the file then holds."""
        self.disk = Disk()
        found = self.take_up()
        assert isinstance(found, TakenUp)
        interview = self.go_on(found)
        interview.publish()
        return read_session(Path(interview.path).read_bytes(), interview.path)

    def recovered(self) -> Session:
        """Return the session that a new process finds."""
        found = self.take_up()
        assert isinstance(found, TakenUp)
        return found.session

    def _runner(self, step: Step, name: str) -> Runner:
        runner = ByHand(step, name)
        self.runners.append(runner)
        return runner

    def _wall(self) -> datetime:
        return self.clock.now().wall

    def _time(self) -> float:
        return self.clock.now().monotonic


def as_left(session: Session) -> Session:
    """Return *session* as it is found after its process ended: all of it, the clock stopped."""
    return session.but(running_since=None, paused_since=None, in_write_up=False)


def words(session: Session) -> frozenset[str]:
    """Return what a person put into *session*: its lines of notes, its ratings and its take-aways."""
    lines = (note.text for response in session.responses.values() for note in response.notes)
    ratings = (f"{skill} {rated.level}" for skill, rated in session.ratings.items())
    return frozenset([*lines, *ratings, *session.take_aways.split("\n")]) - {""}


@dataclass(frozen=True)
class Found:
    """What a new process finds when it looks everywhere that a person would be shown."""

    words: frozenset[str]
    readable: frozenset[Path]
    """Files of sessions that can be read."""
    unreadable: Mapping[Path, str]
    """Files of sessions that cannot, with what is said about each. One that is empty was only just made."""
    refused: tuple[str, ...]
    """Why sessions could not be taken up."""


def find_all(root: Path) -> Found:
    """Look at everything below *root* as a new process would that takes each session up, and ends."""
    rig = Rig(root)
    recovery = rig.recovery()
    told: set[str] = set()
    refused = []
    names = {one.name for one in _saved(rig) if "." not in one.name or one.session}
    for name in sorted(names | {journal.target.stem for journal in rig.behind()}):
        try:
            taken = recovery.take_up(name, way="take-over")
            assert not isinstance(taken, InUse), "its process is gone"
        except InterviewerError as error:
            refused.append(str(error))
        else:
            both = [taken.session] if isinstance(taken, TakenUp) else [taken.in_file, taken.in_journal]
            told |= {word for session in both for word in words(session)}
    for path in (root / "refuge").glob("*.toml"):
        with suppress(CannotRead):
            told |= words(read_session(path.read_bytes(), path.name))
    saved = _saved(rig)
    for one in saved:
        told |= words(one.session) if one.session else set()
    return Found(
        frozenset(told),
        frozenset(Path(one.path) for one in saved if one.session),
        {Path(one.path): one.fault for one in saved if not one.session},
        tuple(refused),
    )


def _saved(rig: Rig) -> tuple[SavedSession, ...]:
    return Library(rig.sessions, rig.root / "state", Disk()).saved()


def rate(level: int | None, skill: str = "apis") -> act.RateSkill:
    return act.RateSkill(skill=skill, level=level)
