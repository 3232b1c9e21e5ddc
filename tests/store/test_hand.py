"""The hand that gives the journal its changes: a disk that stalls holds up no key, and is told of."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from interviewer.live.begin import replay
from interviewer.store.hand import LATE
from interviewer.store.journal_lines import read_journal
from interviewer.store.loop import Loop, Runner, Step
from interviewer.store.seam import Disk
from tests.store.rig import Rig, as_left

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


def test_a_stalled_write_holds_up_no_key_and_loses_none(tmp_path: Path) -> None:
    disk = StallingDisk()
    rig = Threaded(tmp_path, disk)
    interview = rig.begin()
    with disk.stalled("write"):
        for n in range(20):
            interview.type("http-methods", "x" * (n + 1))  # would hang here if it waited
        assert interview.status.state == "saving"
        rig.clock.advance(LATE + 0.1)
        assert interview.status.state == "saving", "the file may yet be written"
        rig.clock.advance(10)
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


def test_an_end_while_the_disk_stalls_waits_no_longer_than_it_should(tmp_path: Path) -> None:
    """And what the journal did not get is in the copy of which it is told."""
    disk = StallingDisk()
    rig = Threaded(tmp_path, disk)
    interview = rig.begin()
    with disk.stalled("write"):
        interview.type("http-methods", "x")
        assert not rig.record._hand.stop(0.05)
    assert interview.close().state in {"saved", "journal-only"}
