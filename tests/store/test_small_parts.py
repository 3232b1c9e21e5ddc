"""The small parts of the store: memory, clock, processes, the loop, the schedule, the seam."""

import errno
import os
import threading
from dataclasses import asdict, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
import tomli

from interviewer.store.clocks import SystemClock, monotonic
from interviewer.store.loop import NEVER, Loop
from interviewer.store.memory import NO_DATE, Habits, Memory, recall, recalled, remember, remember_habits
from interviewer.store.process import Process, alive, this_process
from interviewer.store.schedule import Wanted, Written, changed, due, failed
from interviewer.store.seam import Disk, why, write_new
from tests.builders import a_session
from tests.store.rig import FailingDisk

FULL = OSError(errno.ENOSPC, "full")


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "config" / "remembered.toml"
    for memory in (Memory("Grace Hopper", "backend-screen-30", 180, 3), Memory("Grace", "x")):
        remember(Disk(), path, **asdict(memory))
        assert recall(Disk(), path) == memory
    assert [entry.name for entry in path.parent.iterdir()] == ["remembered.toml"]


def test_remembering_one_thing_forgets_no_other(tmp_path: Path) -> None:
    path = tmp_path / "remembered.toml"
    before = Memory("Grace Hopper", "backend-screen-30", 180)
    remember(Disk(), path, **asdict(before))
    remember(Disk(), path, hints_shown=2)
    assert recall(Disk(), path) == replace(before, hints_shown=2)
    remember(Disk(), path, retain_days=None)
    assert recall(Disk(), path) == replace(before, hints_shown=2, retain_days=None)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# nothing",
        b"x =",
        b"\xff",
        b'interviewer = 3\nplan = ["x"]\nretain-days = true\nhints-shown = "1"',
    ],
)
def test_a_broken_memory_remembers_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "remembered.toml"
    path.write_bytes(data)
    assert recall(Disk(), path) == Memory()
    assert recall(Disk(), tmp_path / "missing.toml") == Memory()


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 9, b"x =", b"\xff", b'format = "remembered/x"\ninterviewer = "Grace"\n']
)
def test_a_damaged_memory_is_put_aside_whole_before_a_name_is_written(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "remembered.toml"
    assert recalled(Disk(), path) == (Memory(), ""), "there is none"
    path.write_bytes(data)
    assert recalled(Disk(), path) == (Memory(), "it is damaged")
    remember(Disk(), path, theme="light")
    assert path.read_bytes() == data
    name = partial(remember_habits, path=path, folder=tmp_path, interviewer="Ada")
    name(FailingDisk(FULL, nth=1, kinds=("replace",)))
    assert path.read_bytes() == data
    name(Disk())
    (aside,) = tmp_path.glob("remembered.toml.damaged-*Z")
    assert aside.read_bytes() == data
    assert recalled(Disk(), path)[0].habits(tmp_path).interviewer == "Ada"


def test_what_this_version_does_not_know_stays_in_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "remembered.toml"
    known = f'format = "remembered/1"\nmood = "calm"\n[workspaces."{tmp_path}"]\nmood = "glad"\nplan = "x"\n'
    path.write_text(known)
    remember(Disk(), path, theme="light")
    remember_habits(Disk(), path, tmp_path, plan="y")
    kept = tomli.loads(path.read_text())
    assert (kept["mood"], kept["theme"]) == ("calm", "light")
    habits = kept["workspaces"][str(tmp_path)]
    assert (habits["mood"], habits["plan"]) == ("glad", "y")


@pytest.mark.parametrize(
    ("written", "count", "kept"),
    [("true", 1000, "true"), ("1000", 1000, "true"), ("false", 0, "0"), ("2", 2, "2"), ("-1", 0, "0")],
)
def test_a_file_of_before_the_hints_were_counted_says_that_all_were_shown(
    tmp_path: Path, written: str, count: int, kept: str
) -> None:
    """And goes on to say so, without a number that nobody counted."""
    path = tmp_path / "remembered.toml"
    path.write_text(f"hints-shown = {written}\n", encoding="utf-8")
    assert recall(Disk(), path).hints_shown == count
    remember(Disk(), path, plan="x")
    assert recall(Disk(), path).hints_shown == count
    assert f"hints-shown = {kept}" in path.read_text(encoding="utf-8").splitlines()


def test_what_was_entered_in_one_workspace_is_not_that_of_another(tmp_path: Path) -> None:
    path, one, other = tmp_path / "remembered.toml", Path("/teams/one"), Path("/teams/ö\udcff")
    remember(Disk(), path, theme="light")
    remember_habits(Disk(), path, one, interviewer="Grace", plan="x", retain_days=365)
    remember_habits(Disk(), path, other, interviewer="G. Hopper", retain_days=NO_DATE)
    remember_habits(Disk(), path, one, plan="y")
    memory = recall(Disk(), path)
    assert memory.habits(one) == Habits("Grace", "y", 365)
    assert memory.habits(other) == Habits("G. Hopper", "", NO_DATE)
    assert memory.habits(tmp_path) == Habits()
    assert (memory.theme, memory.interviewer) == ("light", "Grace")
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_an_earlier_version_remembered_for_all_workspaces_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "remembered.toml"
    path.write_text('format = "remembered/1"\ninterviewer = "Grace"\nplan = "x"\nretain-days = 365\n')
    before = recall(Disk(), path)
    assert before == Memory("Grace", "x", 365)
    assert before.habits(tmp_path) == Habits()
    remember_habits(Disk(), path, tmp_path, interviewer="Ada")
    assert replace(recall(Disk(), path), workspaces={}) == Memory("Ada", "x", 365)


def test_workspaces_that_nobody_works_in_any_more_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "remembered.toml"
    for number in range(60):
        remember_habits(Disk(), path, Path(f"/w/{number}"), plan="x")
        remember_habits(Disk(), path, Path("/w/0"), plan="x")
    folders = list(recall(Disk(), path).workspaces)
    assert len(folders) == 50
    assert {"/w/0", "/w/59"} <= set(folders)
    assert "/w/1" not in folders


@pytest.mark.parametrize(
    "workspaces", ["3", '"x"', "[1]", '{"/a" = 3}', '{"/a" = {retain-days = -1, plan = 7}}']
)
def test_workspaces_that_make_no_sense_remember_nothing(tmp_path: Path, workspaces: str) -> None:
    path = tmp_path / "remembered.toml"
    path.write_text(f'format = "remembered/1"\nworkspaces = {workspaces}\n')
    assert recall(Disk(), path).habits(Path("/a")) == Habits()


def test_a_memory_that_cannot_be_written_is_let_be(tmp_path: Path) -> None:
    path = tmp_path / "remembered.toml"
    remember(Disk(), path, interviewer="before")
    for nth in range(1, 8):
        remember(FailingDisk(FULL, nth=nth, stuck=True), path, interviewer="after")
        assert recall(Disk(), path) in (Memory("before"), Memory("after"))


def test_the_clock_tells_whole_seconds_in_utc_and_never_runs_backwards() -> None:
    before = monotonic()
    at = SystemClock().now()
    assert at.wall.utcoffset() == timedelta(0)
    assert at.wall.microsecond == 0
    assert before <= at.monotonic <= monotonic()


def test_we_are_alive() -> None:
    assert alive(this_process(), this_process())


@pytest.mark.parametrize(
    "process",
    [
        Process("here", 2**22 + 1, "boot"),
        Process("here", os.getpid(), "an earlier boot"),
        Process("here", os.getpid(), "boot", "long before"),
        Process("elsewhere", os.getpid()),
    ],
)
def test_another_process_machine_or_boot_is_not(process: Process) -> None:
    assert not alive(process, Process("here", 1, "boot"))


def test_a_machine_that_was_renamed_is_the_same_until_it_is_started_again() -> None:
    assert alive(Process("old name", os.getpid(), "boot"), Process("new name", 1, "boot"))


def test_a_loop_runs_its_step_when_it_is_asked_and_stops() -> None:
    ran = threading.Event()
    calls: list[int] = []

    def step() -> None:
        calls.append(1)
        ran.set()

    loop = Loop(step, "test")
    loop.start()
    assert ran.wait(5)
    before = len(calls)
    assert loop.run_now(5)
    assert len(calls) > before
    ran.clear()
    loop.wake()
    assert ran.wait(5)
    assert loop.stop(5)
    after = len(calls)
    assert loop.run_now(5)
    assert len(calls) == after + 1


def test_a_loop_comes_back_when_the_step_asked_for_it() -> None:
    again = threading.Event()
    calls: list[int] = []

    def step() -> float | None:
        calls.append(1)
        if len(calls) == 2:
            again.set()
        return 0.001 if len(calls) < 2 else None

    loop = Loop(step, "test")
    loop.start()
    assert again.wait(5)
    assert loop.stop(5)


def test_a_stalled_step_holds_nobody_up_for_long() -> None:
    stalled, go_on = threading.Event(), threading.Event()

    def step() -> None:
        stalled.set()
        go_on.wait(5)

    loop = Loop(step, "test")
    loop.start()
    assert stalled.wait(5)
    assert not loop.run_now(0.01)
    assert not loop.stop(0.01)
    go_on.set()
    assert loop.stop(5)


def test_a_loop_ends_with_the_step_that_wants_to_be_called_no_more() -> None:
    loop = Loop(lambda: NEVER, "test")
    loop.start()
    loop._thread.join(5)
    assert not loop._thread.is_alive()


def test_a_loop_that_never_began_can_be_stopped() -> None:
    assert Loop(lambda: None, "test").stop(0.01)


def test_typing_is_published_when_it_rests_and_five_seconds_after_it_began() -> None:
    wanted, written = Wanted(a_session()), Written()
    assert due(wanted, written) is None
    wanted = changed(wanted, written, a_session(), 10, urgent=False)
    assert due(wanted, written) == 11.5
    wanted = changed(wanted, written, a_session(), 14.9, urgent=False)
    assert due(wanted, written) == 15
    assert due(changed(wanted, written, a_session(), 15, urgent=True), written) == 10
    assert due(wanted, Written(changes=2, at=16)) is None
    assert due(wanted, Written(changes=1, at=16)) == 16.4


def test_retries_are_further_and_further_apart() -> None:
    wanted = changed(Wanted(a_session()), Written(), a_session(), 0, urgent=True)
    written, waits = Written(), []
    for _ in range(7):
        written = failed(written, 1, "full", 100)
        at = due(wanted, written)
        assert at is not None
        waits.append(at - 100)
    assert waits == [1, 2, 4, 8, 16, 30, 30]


def test_whoever_asks_to_write_now_does_not_wait_for_the_next_retry_but_gets_one_try() -> None:
    wanted = replace(changed(Wanted(a_session()), Written(), a_session(), 5, urgent=True), forced=1)
    assert due(wanted, failed(Written(), 0, "full", 5)) == 0
    assert due(wanted, failed(Written(), 1, "full", 5)) == 6


def test_a_loop_stops_although_the_one_who_asks_was_interrupted_while_holding_its_lock() -> None:
    """As a signal handler does that came to the main thread within `wake`."""
    loop = Loop(lambda: None, "test")
    loop.start()
    with loop._changed:
        assert loop.run_now(5)
        assert loop.stop(5)


def test_a_new_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_new(Disk(), path, b"words")
    assert path.read_bytes() == b"words"
    with pytest.raises(FileExistsError):
        write_new(Disk(), path, b"other")
    assert path.read_bytes() == b"words"
    for kind in ("write", "sync", "close"):
        other = tmp_path / "y"
        with pytest.raises(OSError, match="full"):
            write_new(FailingDisk(FULL, nth=1, kinds=(kind,), half=True), other, b"words")
        assert not other.exists()


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"precious")
    (tmp_path / "x").symlink_to(tmp_path / "victim")
    with pytest.raises(FileExistsError):
        write_new(Disk(), tmp_path / "x", b"words")
    assert (tmp_path / "victim").read_bytes() == b"precious"


def test_files_are_exchanged_at_once_where_the_system_can(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    if Disk().exchange(one, other):
        assert (one.read_bytes(), other.read_bytes()) == (b"2", b"1")
        with pytest.raises(FileNotFoundError):
            Disk().exchange(one, tmp_path / "missing")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FULL, "the disk is full"),
        (OSError(errno.EACCES, "x"), "no permission to write there"),
        (OSError(errno.EBUSY, "it was changed"), "it was changed"),
        (OSError("odd"), "odd"),
        (OSError(), "the disk cannot be used"),
    ],
)
def test_why_is_told_for_people(error: OSError, sentence: str) -> None:
    assert why(error) == sentence
