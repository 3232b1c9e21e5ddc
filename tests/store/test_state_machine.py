"""A session among all that can happen to it, in any order (T8).

Someone types, rates and undoes; each thread looks when it comes to it; the process is killed and the session
taken up again, its file is edited or removed by hand, the folder goes and comes back, the disk fills up,
clocks jump. What is found is always something that existed, and never older than what was last acknowledged;
nothing is unreadable; and "saved" is only said of what a reader of the file finds in it.
"""

import errno
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from interviewer.live.interview import Interview, Typing
from interviewer.model.errors import InterviewerError, RuleBroken
from interviewer.model.session import Session
from interviewer.store.library import Library
from interviewer.store.publishing import LOOK_EACH
from interviewer.store.recovery import Disagreement, InUse, TakenUp
from interviewer.store.seam import DISK
from interviewer.store.session_file import read_session, to_toml
from tests.store.rig import FailingDisk, Rig, find_all, rate, words

QUESTIONS = ("http-methods", "rest")
Content = tuple[tuple[str, ...], frozenset[str]]

FULL = ("create", "write", "sync", "make_folder")
"""Calls for which a full disk has no room."""


def content(session: Session) -> Content:
    """Return what a person put into *session*, in its order."""
    notes = tuple(note.text for question in QUESTIONS for note in session.response(question).notes)
    return notes, words(session)


class Life(RuleBasedStateMachine):
    """One session, from its beginning to the end of the example."""

    rig_of: Callable[..., Rig] = Rig
    base = Path()
    """Where the folder of each life is made."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(dir=self.base)).resolve()
        self.disk = FailingDisk(OSError(errno.ENOSPC, "full"), kinds=FULL, stuck=True)
        self.disk.armed = False
        self.lines = 0
        self.by_hand: set[Content] = set()

    @initialize()
    def begin(self) -> None:
        self.rig = self.rig_of(self.root, self.disk)
        self.interview: Interview = self.rig.begin()
        self.existed: list[Content] = [content(self.interview.session)]
        self.acked = 0
        self.meddled = False
        """Whether somebody changed the file since it was last looked at."""
        self.look()

    def teardown(self) -> None:
        for path in (self.root, self.gone):
            shutil.rmtree(path, ignore_errors=True)

    @property
    def gone(self) -> Path:
        return self.root / "elsewhere"

    @property
    def file(self) -> Path:
        return Path(self.interview.path)

    def changed(self) -> None:
        self.existed.append(content(self.interview.session))
        self.acknowledge()

    def acknowledge(self) -> None:
        """Take the program at its word: what it says is safe counts as safe from here on."""
        journal = self.rig.record._journal
        synced = not journal.fault and not journal.unsynced and not self.rig.hand.late
        if synced or self.interview.status.state in ("saved", "file-only", "journal-only"):
            self.acked = len(self.existed) - 1

    def look(self) -> None:
        self.rig.look()
        self.acknowledge()

    @rule(question=st.sampled_from(QUESTIONS), keep=st.integers(0, 3))
    def edit(self, question: str, keep: int) -> None:
        """Type one more line after the first few."""
        self.lines += 1
        before = [note.text for note in self.interview.session.response(question).notes]
        self.interview.type(question, "\n".join([*before[:keep], f"+ line {self.lines}"]))
        self.changed()

    @rule(level=st.sampled_from([None, 1, 4]))
    def rates(self, level: int | None) -> None:
        self.interview.do(rate(level))
        self.changed()

    @rule()
    def undo(self) -> None:
        try:
            undone = self.interview.undo()
        except RuleBroken:
            return
        if isinstance(undone, Typing):
            self.interview.type(undone.question, undone.before)
            self.interview.typing_undone()
        self.changed()

    @rule(thread=st.integers(0, 2))
    def one_thread_looks(self, thread: int) -> None:
        self.rig.runners[thread % len(self.rig.runners)].run_now(0)
        self.acknowledge()

    @rule(seconds=st.sampled_from([0.1, 0.3, 1.0, LOOK_EACH, 6.0, 40.0]))
    def time_passes(self, seconds: float) -> None:
        self.rig.clock.advance(seconds)
        self.look()
        if seconds >= LOOK_EACH:
            self.meddled = False

    @rule()
    def publish(self) -> None:
        self.interview.publish()
        self.acknowledge()

    @rule(seconds=st.sampled_from([-3600.0, 3600.0, -1.0]))
    def wall_clock_jumps(self, seconds: float) -> None:
        self.rig.clock.jump(seconds)

    @rule()
    def the_hand_is_late(self) -> None:
        """Let the disk stall: the journal gets no change until it does no more."""
        self.rig.hand.late = True

    @rule()
    def the_hand_catches_up(self) -> None:
        self.rig.hand.late = False
        self.look()

    @rule()
    def the_disk_is_full(self) -> None:
        self.disk.armed = True

    @rule()
    def there_is_room_again(self) -> None:
        self.disk.armed = False

    def journal_is_well(self) -> bool:
        # Else the file is all there is, and no program can help it when that is overwritten.
        return not (self.rig.record._journal.fault or self.rig.hand.late or self.disk.armed)

    @precondition(lambda self: self.journal_is_well() and self.file.exists())
    @rule()
    def someone_edits_the_file(self) -> None:
        try:
            session = read_session(self.file.read_bytes(), "s")
        except InterviewerError:
            return
        self.lines += 1
        theirs = session.but(take_aways=f"by hand {self.lines}")
        self.file.write_bytes(to_toml(theirs))
        self.by_hand.add(content(theirs))
        self.meddled = True

    @precondition(lambda self: self.journal_is_well() and self.file.exists())
    @rule()
    def someone_removes_the_file(self) -> None:
        self.file.unlink()
        self.meddled = True

    @precondition(lambda self: self.journal_is_well() and self.rig.sessions.exists())
    @rule()
    def the_folder_goes(self) -> None:
        self.rig.sessions.rename(self.gone)
        self.meddled = True

    @precondition(lambda self: self.gone.exists())
    @rule()
    def the_folder_comes_back(self) -> None:
        if self.rig.sessions.exists():
            return
        self.gone.rename(self.rig.sessions)
        self.meddled = True

    @rule(keep=st.sampled_from(["file", "journal"]))
    def is_killed(self, keep: str) -> None:
        """End the process with no chance to do anything, and take the session up again in another."""
        self.take_up(self.file, keep)

    @rule(keep=st.sampled_from(["file", "journal"]))
    def is_closed(self, keep: str) -> None:
        path, late = self.file, self.rig.hand.late
        state = self.interview.close().state
        if late and state != "not-saved":
            assert words(self.interview.session) <= find_all(self.root).words, "it is in no copy either"
        elif state != "not-saved":
            self.acked = len(self.existed) - 1
        self.take_up(path, keep)

    def take_up(self, path: Path, keep: str) -> None:
        self.disk.armed = False
        self.rig = self.rig_of(self.root, self.disk, self.rig.clock)
        if self.gone.exists() and not self.rig.sessions.exists():
            self.gone.rename(self.rig.sessions)
        found, asked = self.found(path, keep)
        now = content(found.session)
        if now in self.existed:
            newest = len(self.existed) - 1 - self.existed[::-1].index(now)
            assert newest >= self.acked or (asked and keep == "file"), (
                f"found {now}, older than {self.existed[self.acked]}, which was acknowledged"
            )
        else:
            assert now in self.by_hand, f"{now} never existed"
        self.interview = self.rig.go_on(found)
        self.existed.append(now)
        self.rig.pass_time(0.3)
        self.meddled = False
        self.acknowledge()

    def found(self, path: Path, keep: str) -> tuple[TakenUp, bool]:
        """Return what a person gets who asks for the session and follows what they are told.

        And whether they were asked which to keep, the file or the journal.
        """
        recovery = self.rig.recovery(disk=self.disk)
        names = [path.stem, *(journal.target.stem for journal in self.rig.behind())]
        before = find_all(self.root)
        told = []
        for name in names:
            try:
                found = recovery.take_up(name)
                if isinstance(found, InUse):
                    found = recovery.take_up(name, way="take-over")
                asked = isinstance(found, Disagreement)
                if asked:
                    found = recovery.take_up(name, keep, way="take-over")
            except InterviewerError as error:
                told.append(str(error))
                continue
            assert isinstance(found, TakenUp)
            after = find_all(self.root)
            assert before.words <= after.words, "the other version is gone"
            return found, asked
        raise AssertionError(f"nothing is found any more: {told}")

    @invariant()
    def nothing_is_unreadable(self) -> None:
        for saved in Library(self.rig.sessions, self.root / "state", DISK).saved():
            assert saved.session or saved.fault.startswith("is empty"), f"{saved.name} {saved.fault}"

    @invariant()
    def saved_is_said_of_what_is_in_the_file(self) -> None:
        if self.interview.status.state not in ("saved", "file-only") or self.meddled:
            return
        assert self.file.exists(), f"{self.interview.status.sentence}, but there is no file"
        in_file = content(read_session(self.file.read_bytes(), self.file.name))
        assert in_file == content(self.interview.session), f"{self.interview.status.sentence}, but {in_file}"


def live(base: Path, examples: int, rig_of: Callable[..., Rig] = Rig, *, once: bool = False) -> None:
    """Live through so many *examples* in folders below *base*; *once*: the same each time, none retried."""
    run_state_machine_as_test(
        type("Life", (Life,), {"base": base, "rig_of": rig_of if rig_of is Rig else staticmethod(rig_of)}),
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            derandomize=once,
            database=None,
            phases=[Phase.generate] if once else list(Phase),
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.slow
def test_whatever_happens_in_whatever_order(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    live(tmp_path, request.config.getoption("--lives"))
