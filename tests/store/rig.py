"""A record on a folder of its own whose threads run by hand, on a disk that fails when it is told to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from interviewer.live import actions as act
from interviewer.live.begin import replay
from interviewer.live.interview import Interview
from interviewer.model.session import Session
from interviewer.store.journal import Journal
from interviewer.store.library import Library
from interviewer.store.loop import Runner, Step
from interviewer.store.names import file_name
from interviewer.store.process import Process
from interviewer.store.publish import SessionFile
from interviewer.store.record import SessionRecord
from interviewer.store.recovery import Disagreement, Recovery, TakenUp
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session
from tests.builders import a_session
from tests.fakes import FakeClock

GONE = Process("another-machine", 1)
"""A process that no longer runs, wherever the tests do."""
HERE = Process("this-machine", 2)
LATER = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)


class Killed(BaseException):
    """The process ends here, with no chance to clean up."""


class FailingDisk(Disk):
    """A disk whose n-th call fails, and with *stuck* every one after it; calls may be limited to *kinds*.

    `half` lets a failing write write half of its data; `late` lets a failing call do its work first.
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
    ) -> None:
        self.log: list[tuple[str, Any]] = []
        self.error = error
        self.nth = nth
        self.stuck = stuck
        self.kinds = kinds
        self.late = late
        self.half = half
        self.counted = 0

    def heal(self) -> None:
        self.error = None

    def __getattribute__(self, name: str) -> Any:
        attribute = super().__getattribute__(name)
        if name not in CALLS:
            return attribute
        return lambda *given: self._call(name, attribute, given)

    def _call(self, name: str, call: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        self.log.append((name, given[0]))
        if self.kinds and name not in self.kinds:
            return call(*given)
        self.counted += 1
        fails = self.counted == self.nth or (self.stuck and self.counted > self.nth)
        if self.error is None or not fails:
            return call(*given)
        if name == "write" and self.half:
            call(given[0], given[1][: len(given[1]) // 2])
        elif self.late or name == "close":
            call(*given)
        raise self.error


CALLS = frozenset(name for name in vars(Disk) if not name.startswith("_"))


class ByHand:
    """Runs a step when the test says so."""

    def __init__(self, step: Step, name: str) -> None:
        self.step = step
        self.name = name
        self.woken = 0

    def start(self) -> None:
        return

    def wake(self) -> None:
        self.woken += 1

    def run_now(self, timeout: float) -> bool:
        self.step()
        return True

    def stop(self, timeout: float) -> bool:
        return True


@dataclass
class Rig:
    """An interview on *root*, with the journal in `state` and the file in `sessions`."""

    root: Path
    disk: Disk = field(default_factory=Disk)
    clock: FakeClock = field(default_factory=FakeClock)
    runners: list[ByHand] = field(default_factory=list)
    host: str = "laptop"
    process: Process = GONE

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
        file = SessionFile(self.disk, self.path, None, host=self.host, now=lambda: LATER)
        sha256 = file.create(session)
        return self._interview(session, file, sha256, published=True)

    def go_on(self, found: TakenUp) -> Interview:
        """Go on with a session that was taken up."""
        file = SessionFile(self.disk, found.path, found.sha256, host=self.host, now=lambda: LATER)
        return self._interview(
            found.session, file, found.sha256, published=found.published, older=found.older, told=found.told
        )

    def _interview(
        self,
        session: Session,
        file: SessionFile,
        sha256: str | None,
        *,
        published: bool,
        older: tuple[Path, ...] = (),
        told: str = "",
    ) -> Interview:
        journal = Journal(
            self.disk,
            self.journals,
            session,
            self.clock.now(),
            target=file.path,
            base=sha256,
            older=older,
            process=self.process,
            time=self._time,
        )
        self.record = SessionRecord(
            self.disk,
            file,
            journal,
            session,
            refuges=(self.root / "refuge",),
            told=told,
            published=published,
            time=self._time,
            runner=self._runner,
        )
        return Interview(session, self.clock, self.record)

    def pass_time(self, seconds: float, *, steps: int = 1) -> None:
        """Let time pass, and after each part of it let both threads look whether anything is due."""
        for _ in range(steps):
            self.clock.advance(seconds / steps)
            self.look()

    def look(self) -> None:
        """Let both threads look whether anything is due."""
        for runner in self.runners:
            runner.step()

    def take_up(self, keep: str | None = None) -> TakenUp | Disagreement:
        """Take the session up again as a new process on a healthy disk would."""
        return self.recovery().take_up(self.path.stem, keep)

    def recovery(self, here: Process = HERE) -> Recovery:
        library = Library(self.sessions, self.root / "state", Disk())
        return Recovery(library, replay, here=here, now=lambda: LATER)

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

    def _time(self) -> float:
        return self.clock.now().monotonic


def as_left(session: Session) -> Session:
    """Return *session* as it is found after its process ended: all of it, the clock stopped."""
    return session.but(running_since=None, paused_since=None)


def rate(level: int | None, skill: str = "apis") -> act.RateSkill:
    return act.RateSkill(skill=skill, level=level)
