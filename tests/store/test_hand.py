"""The hand that gives the journal its changes: a disk that stalls holds up no key, and is told of."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread, current_thread

import pytest

from interviewer.live.begin import replay
from interviewer.model.errors import CannotSave
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.store import record
from interviewer.store.clocks import monotonic
from interviewer.store.hand import LATE
from interviewer.store.journal import Journal
from interviewer.store.journal_lines import read_journal
from interviewer.store.loop import Loop, Runner, Step
from interviewer.store.publish import SessionFile
from interviewer.store.refuges import first_that_works
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session
from tests.store.rig import FailingDisk, Rig, as_left, words

PATIENCE = 20


class StallingDisk(Disk):
    """A disk on which writing and syncing take for as long as a test wishes."""

    def __init__(self) -> None:
        self._free = {"write": Event(), "sync": Event()}
        for free in self._free.values():
            free.set()
        self.asked = Event()
        """Set when something stalls."""

    @contextmanager
    def stalled(self, name: str) -> Iterator[None]:
        self.asked.clear()
        self._free[name].clear()
        try:
            yield
        finally:
            self._free[name].set()

    def _wait(self, name: str) -> None:
        if not self._free[name].is_set():
            self.asked.set()
        assert self._free[name].wait(PATIENCE)

    def write(self, descriptor: int, data: bytes) -> int:
        self._wait("write")
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._wait("sync")
        super().sync(descriptor)


class Threaded(Rig):
    """A record whose threads are threads."""

    def _runner(self, step: Step, name: str) -> Runner:
        return Loop(step, name)


def test_what_the_journal_does_not_have_yet_is_not_called_saved_on_this_machine(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    rig.record._file._disk = FailingDisk(OSError(28, "full"), nth=1, stuck=True)
    rig.hand.late = True
    interview.type("http-methods", "+ on its way")
    rig.record._publisher.run_now(0)
    interview.publish()
    assert interview.status.sentence == "saving"
    rig.hand.late = False
    rig.look()
    assert interview.status.sentence.startswith("saved on this machine only")


def test_a_stalled_write_holds_up_no_key_and_loses_none(tmp_path: Path) -> None:
    disk = StallingDisk()
    rig = Threaded(tmp_path, disk)
    interview = rig.begin()
    with disk.stalled("write"):
        for n in range(20):
            interview.type("http-methods", "x" * (n + 1))  # would hang here if it waited
        assert interview.status.state == "saving"
        rig.clock.advance(LATE + 0.1)
        assert rig.record._hand.fault == "the disk does not answer"
    rig.record._hand.stop(PATIENCE)
    assert rig.record._hand.fault == ""
    (path,) = rig.journals.iterdir()
    tells = read_journal(path.read_bytes(), str(path))
    assert replay(tells.base, tells.records) == as_left(interview.session)
    assert interview.close().state == "saved"


def test_a_medium_that_does_not_answer_is_told(tmp_path: Path) -> None:
    disk = StallingDisk()
    rig = Rig(tmp_path, disk)
    interview = rig.begin()
    interview.type("http-methods", "x")
    rig.clock.advance(1)
    syncing = Thread(target=rig.runners[0].step)
    with disk.stalled("sync"):
        syncing.start()
        assert disk.asked.wait(PATIENCE)
        assert rig.record._hand.fault == ""
        rig.clock.advance(LATE + 0.1)
        assert rig.record._hand.fault == "the disk does not answer"
    syncing.join(PATIENCE)
    assert rig.record._hand.fault == ""
    assert interview.close().state == "saved"


class Part(StallingDisk):
    """Only what is written by a thread of some name, or made in a folder of some name, stalls."""

    def __init__(self, *, thread: str = "-", folder: str = "-") -> None:
        super().__init__()
        self._thread, self._folder = thread, folder

    def make_folder(self, folder: Path) -> None:
        if self._folder in folder.parts:
            self._wait("write")
        super().make_folder(folder)

    def write(self, descriptor: int, data: bytes) -> int:
        if current_thread().name == self._thread:
            self._wait("write")
        return Disk.write(self, descriptor, data)


class InTime(Threaded):
    """One whose time passes."""

    def _time(self) -> float:
        return monotonic()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nobody wait for as long as a disk may take."""
    monkeypatch.setattr(record, "PATIENCE", 1.0)
    monkeypatch.setattr(record, "CLOSING", 4.5)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("stalls", ["write", "sync"])
def test_an_end_while_every_disk_stalls_comes_and_says_what_is_wrong(tmp_path: Path, stalls: str) -> None:
    disk = StallingDisk()
    rig = Threaded(tmp_path, disk)
    interview = rig.begin()
    with disk.stalled(stalls):
        interview.type("http-methods", "+ precious")
        closed = interview.close()  # the disk goes on only after this
    assert closed.state == "not-saved"
    assert "does not answer" in closed.sentence


@pytest.mark.usefixtures("impatient")
def test_a_refuge_that_stalls_leaves_the_last_words_to_the_next(tmp_path: Path) -> None:
    disk, stuck = Part(folder="first"), StallingDisk()
    rig = Threaded(tmp_path, stuck)
    interview = rig.begin()
    rig.record._disk, rig.record._refuges = disk, (tmp_path / "first", tmp_path / "second")
    with stuck.stalled("write"), disk.stalled("write"):
        interview.type("http-methods", "+ precious")
        closed = interview.close()
        (copy,) = (tmp_path / "second").iterdir()
        assert str(copy) in closed.sentence
        assert words(read_session(copy.read_bytes(), "s")) == {"+ precious"}


@pytest.mark.usefixtures("impatient")
def test_a_file_that_is_saved_is_called_so_although_the_journal_stalls(tmp_path: Path) -> None:
    disk = Part(thread="interviewer-append")
    rig = Threaded(tmp_path, disk)
    interview = rig.begin()
    with disk.stalled("write"):
        interview.type("http-methods", "+ precious")
        closed = interview.close()
    assert closed.state == "saved"
    assert closed.detail == "Its journal stays behind: the disk does not answer."
    assert words(read_session(rig.path.read_bytes(), "s")) == {"+ precious"}


@pytest.mark.usefixtures("impatient")
def test_a_history_that_stalls_holds_up_no_saving(tmp_path: Path) -> None:
    disk = Part(folder="history")
    rig = Threaded(tmp_path, disk)
    interview = rig.begin()
    rig.record._versions._found = b"x"
    with disk.stalled("write"):
        rig.record._historian.wake()
        assert disk.asked.wait(PATIENCE)
        interview.type("http-methods", "+ precious")
        interview.publish()
        rig.clock.advance(5)
        assert interview.status.sentence == "saved"
        assert interview.close().state == "saved"


def test_a_folder_that_stalls_is_not_proposed(tmp_path: Path) -> None:
    disk = Part(folder="first")
    folders = tmp_path / "first", tmp_path / "second"
    with disk.stalled("write"):
        assert first_that_works(disk, folders[:1]) is None
        assert first_that_works(disk, folders) == folders[1]


@pytest.mark.usefixtures("impatient")
def test_a_try_elsewhere_that_came_too_late_leaves_nothing_behind(tmp_path: Path) -> None:
    disk, gone = StallingDisk(), Event()

    class Tells(SessionFile):
        def forget_beginning(self) -> None:
            super().forget_beginning()
            gone.set()

    rig = Threaded(tmp_path, disk, file=Tells)
    interview = rig.begin()
    rig.record._place.file.in_folder = lambda folder: Tells(disk, folder / rig.path.name, None)  # type: ignore[method-assign]
    with disk.stalled("sync"), pytest.raises(CannotSave, match="does not answer"):
        interview.save_elsewhere(str(tmp_path / "stick"))
    assert gone.wait(PATIENCE)
    assert list((tmp_path / "stick").iterdir()) == []
    interview.save_elsewhere(str(tmp_path / "stick"))
    assert interview.status.sentence == f"saved in {tmp_path / 'stick'}"
    assert Path(interview.path).name == rig.path.name


class Faulty(Journal):
    """A journal that fails at one change, by a fault of ours."""

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        if "fails" in repr(payload):
            raise ZeroDivisionError
        super().append(payload, at, after)


def test_after_a_fault_of_ours_the_journal_begins_anew_and_takes_what_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    rig = Rig(tmp_path, journal=Faulty)
    interview = rig.begin()
    interview.type("http-methods", "+ fails")
    assert len(told) == 1
    assert interview.status.state == "saving"
    interview.type("http-methods", "+ goes on")
    assert rig.recovered() == as_left(interview.session)


def test_a_fault_of_ours_that_stays_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda told: None)

    class Hopeless(Faulty):
        def begin_anew(self, at: Instant, after: Session) -> None:
            if "fails" in repr(after):
                raise ZeroDivisionError
            super().begin_anew(at, after)

    rig = InTime(tmp_path, journal=Hopeless)
    interview = rig.begin()
    interview.type("http-methods", "+ fails")
    assert rig.record._hand.fault == "interviewer itself failed (ZeroDivisionError)"
    interview.type("http-methods", "+ goes on")
    assert rig.record._hand.stop(PATIENCE)
    assert rig.record._hand.fault == ""
    assert rig.record._publisher.run_now(PATIENCE)  # else the file might change while it is looked at
    assert rig.recovered() == as_left(interview.session)
    assert interview.close().state == "saved"
