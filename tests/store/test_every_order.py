"""Two writers of one file, in every order in which their calls can follow each other (T12).

Calls for files that only one of them names commute with all of the other's, so only the others are put into
every order; and of two orders that differ in which of two neighbouring calls reads first, one is played. Each
order is played for real, on a folder of its own, by two threads of which one runs at a time.
"""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from interviewer.model.errors import CannotSave
from interviewer.model.session import Session
from interviewer.store.publish import SessionFile
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session, to_toml
from tests.builders import a_session
from tests.store.rig import LATER

BASE, ONE, TWO = (a_session(take_aways=text) for text in ("base", "one", "two"))
SHARED = {"read", "create", "exchange", "replace"}
"""Calls by which a file changes, or by which that is noticed."""
Choose = Callable[[list[int]], int]


class Turns:
    """Lets one of several threads run at a time, up to its next shared call."""

    def __init__(self, many: int) -> None:
        self.go = [threading.Semaphore(0) for _ in range(many)]
        self.back = threading.Semaphore(0)
        self.wants = [""] * many
        self.done = [False] * many

    def wait(self, who: int, call: str) -> None:
        """Wait for the turn of a thread that is about to do something shared."""
        self.wants[who] = call
        self.back.release()
        assert self.go[who].acquire(timeout=20)

    def run(self, parts: list[Callable[[], None]], choose: Choose) -> None:
        """Run all *parts* to their ends; *choose* says which of those that can go on does."""
        threads = [threading.Thread(target=self._run, args=(who, part)) for who, part in enumerate(parts)]
        for thread in threads:
            thread.start()
            assert self.back.acquire(timeout=20)
        last = -1
        while not all(self.done):
            can = [one for one, done in enumerate(self.done) if not done]
            # After a read of the second, a read of the first might as well have come before it.
            new = [one for one in can if one >= last or self.wants[one] != "read"]
            who = choose(new or can)
            last = who if self.wants[who] == "read" else -1
            self.go[who].release()
            assert self.back.acquire(timeout=20)
        for thread in threads:
            thread.join()

    def _run(self, who: int, part: Callable[[], None]) -> None:
        try:
            part()
        finally:
            self.done[who] = True
            self.back.release()


class SharedDisk(Disk):
    """The disk of one of several writers, which waits for its turn."""

    def __init__(self, turns: Turns, who: int, *, can_exchange: bool = True) -> None:
        self.turns, self.who, self.can_exchange = turns, who, can_exchange
        self.alone = False

    def __getattribute__(self, name: str) -> Any:
        attribute = super().__getattribute__(name)
        if name not in SHARED or self.alone:
            return attribute

        def in_turn(*given: Any) -> Any:
            if not given[0].name.endswith(".tmp") or name in ("exchange", "replace"):
                self.turns.wait(self.who, name)
            return attribute(*given)

        return in_turn

    def exchange(self, one: Path, other: Path) -> bool:
        return self.can_exchange and super().exchange(one, other)


def every_order(play: Callable[[Choose], None]) -> Iterator[int]:
    """Play again and again, choosing differently each time, until every order was played."""
    script: list[int] = []
    number = 0
    while True:
        number += 1
        options: list[int] = []

        def choose(can: list[int], options: list[int] = options) -> int:
            at = len(options)
            options.append(len(can))
            if at == len(script):
                script.append(0)
            return can[script[at]]

        play(choose)
        yield number
        del script[len(options) :]
        while script and script[-1] + 1 == options[len(script) - 1]:
            script.pop()
        if not script:
            return
        script[-1] += 1


class Writer:
    """Writes its session to the file that all write to."""

    def __init__(self, file: SessionFile, disk: SharedDisk, session: Session) -> None:
        self.file, self.disk, self.session = file, disk, session
        self.saved = False

    def write(self) -> None:
        try:
            self.file.write(self.session)
            self.saved = True
        except CannotSave:
            self.saved = False

    def look_again(self) -> None:
        """Do what a record does every two seconds and before it closes."""
        self.disk.alone = True
        if not self.saved or self.file.doubtful():
            self.file.write(self.session)


def versions(folder: Path, *, hidden: bool = False) -> set[str]:
    """Return the take-aways of every file with something in it; fails when one cannot be read."""
    return {
        read_session(path.read_bytes(), path.name).take_aways
        for path in folder.iterdir()
        if path.stat().st_size and (hidden or not path.name.startswith("."))
    }


class Race:
    """Two writers of one file."""

    def __init__(
        self,
        folder: Callable[[], Path],
        hosts: tuple[str, str] = ("here", "there"),
        *,
        begun: bool = True,
        can_exchange: bool = True,
        file: type[SessionFile] = SessionFile,
    ) -> None:
        self.folder, self.hosts = folder, hosts
        self.begun, self.can_exchange, self.file = begun, can_exchange, file
        self.orders = 0
        self.late = 0
        """Orders after which it takes another look until both versions are there."""
        self.vanished = 0
        """Orders after which one is gone for good."""

    def run(self) -> "Race":
        for number in every_order(self._play):
            self.orders = number
        return self

    def _play(self, choose: Choose) -> None:
        path = self.folder() / "s.toml"
        sha256 = SessionFile(Disk(), path, None).write(BASE) if self.begun else None
        turns = Turns(2)
        writers = []
        for who, session in enumerate((ONE, TWO)):
            disk = SharedDisk(turns, who, can_exchange=self.can_exchange)
            file = self.file(disk, path, sha256, host=self.hosts[who], now=lambda: LATER)
            writers.append(Writer(file, disk, session))
        turns.run([writer.write for writer in writers], choose)
        there = versions(path.parent, hidden=True)
        self.late += any(one.saved and one.session.take_aways not in there for one in writers)
        for writer in writers:
            writer.look_again()
        self.vanished += not {"one", "two"} <= versions(path.parent)


@pytest.mark.parametrize("hosts", [("here", "there"), ("here", "here")], ids=["two machines", "two windows"])
@pytest.mark.parametrize("begun", [True, False], ids=["a file", "no file yet"])
def test_of_two_writers_no_version_vanishes_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, hosts: tuple[str, str], *, begun: bool
) -> None:
    race = Race(lambda: tmp_path_factory.mktemp("two"), hosts, begun=begun).run()
    print(f"{race.orders} orders")
    assert race.orders >= 15
    assert (race.vanished, race.late) == (0, 0)


def test_without_an_exchange_the_next_look_brings_a_version_back(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Between the last look at the file and its replacement someone else may have saved, and been told so."""
    race = Race(lambda: tmp_path_factory.mktemp("two"), can_exchange=False).run()
    print(f"{race.orders} orders, {race.late} of them late")
    assert race.orders >= 15
    assert race.vanished == 0
    assert race.late


@pytest.mark.slow
@pytest.mark.parametrize("hosts", [("here", "there"), ("here", "here")], ids=["two machines", "two windows"])
def test_without_an_exchange_and_without_a_file(
    tmp_path_factory: pytest.TempPathFactory, hosts: tuple[str, str], request: pytest.FixtureRequest
) -> None:
    """All orders take half a minute: of two windows all of them with `--thorough`, else the first 300."""
    race = Race(lambda: tmp_path_factory.mktemp("two"), hosts, begun=False, can_exchange=False)
    thorough = request.config.getoption("--thorough")
    for number in every_order(race._play):
        race.orders = number
        if number == 300 and not thorough:
            break
    print(f"{race.orders} orders, {race.late} of them late")
    assert race.vanished == 0


@pytest.mark.parametrize("moment", range(14))
def test_what_a_person_writes_at_any_moment_does_not_vanish(tmp_path: Path, moment: int) -> None:
    path = tmp_path / "s.toml"
    sha256 = SessionFile(Disk(), path, None).write(BASE)
    calls = 0

    class Meddled(Disk):
        def __getattribute__(self, name: str) -> Any:
            nonlocal calls
            if not name.startswith("_"):
                if calls == moment:
                    path.write_bytes(to_toml(TWO))
                calls += 1
            return super().__getattribute__(name)

    file = SessionFile(Meddled(), path, sha256, host="here", now=lambda: LATER)
    try:
        file.write(ONE)
    except CannotSave:
        file.write(ONE)
    if moment >= calls:
        path.write_bytes(to_toml(TWO))
        calls = moment + 1
    if file.doubtful():
        file.write(ONE)
    assert versions(tmp_path) == {"one", "two"}


def test_every_order_is_played_once() -> None:
    played = []

    def play(choose: Choose) -> None:
        left = [2, 2]
        order = ""
        while any(left):
            who = choose([one for one in (0, 1) if left[one]])
            left[who] -= 1
            order += str(who)
        played.append(order)

    assert max(every_order(play)) == 6
    assert sorted(played) == ["0011", "0101", "0110", "1001", "1010", "1100"]
