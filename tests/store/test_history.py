"""Earlier versions of sessions: when they are kept, how many stay, and that nothing waits for them."""

import errno
import stat
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.live import actions as act
from interviewer.model.custody import Hold
from interviewer.model.errors import CannotSave
from interviewer.store import history as module
from interviewer.store.history import (
    LONGEST,
    MOST,
    History,
    keep_as_it_is,
    prune,
    restore,
    versions_of,
)
from interviewer.store.recovery import TakenUp
from interviewer.store.seam import DISK, Disk
from interviewer.store.session_file import read_session, to_toml
from interviewer.store.thinning import surplus
from tests.builders import a_session
from tests.store.rig import CALLS, FailingDisk, Killed, Rig, rate

START = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
READY = a_session(ratings={"apis": 3, "databases": 2, "security": None}, recommendation="yes")


class Clock:
    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


def a_history(tmp_path: Path, clock: Clock, disk: Disk = DISK, session: str = "7k3f2m") -> History:
    return History(disk, tmp_path / "state", session, tmp_path / "sessions" / "s.toml", clock)


times = st.lists(st.floats(0, 10**9), max_size=80).map(sorted)


@given(times, st.integers(2, 30))
def test_what_stays_is_no_more_than_wanted_and_first_and_last_are_among_it(
    moments: list[float], most: int
) -> None:
    gone = surplus(moments, most)
    stays = [at for at in range(len(moments)) if at not in gone]
    assert len(stays) == min(most, len(moments))
    assert {0, len(moments) - 1} <= set(stays) or not moments
    assert surplus([moments[at] for at in stays], most) == frozenset(), "once is enough"


@given(st.lists(st.floats(1, 10**5), min_size=1, max_size=300))
def test_however_long_it_goes_on_no_gap_is_longer_than_half_of_its_age_and_two_steps(
    steps: list[float],
) -> None:
    kept, now = [0.0], 0.0
    for step in steps:
        now += step
        kept.append(now)
        gone = surplus(kept, MOST)
        kept = [moment for at, moment in enumerate(kept) if at not in gone]
        for one, next_one in pairwise(kept):
            assert next_one - one <= 0.6 * (now - one) + 2 * max(steps)


def test_the_older_the_further_apart() -> None:
    kept: list[float] = []
    for minute in range(0, 5 * 200, 5):
        kept.append(float(minute))
        gone = surplus(kept, MOST)
        kept = [moment for at, moment in enumerate(kept) if at not in gone]
    gaps = [later - earlier for earlier, later in pairwise(kept)]
    assert len(kept) == MOST
    assert gaps[-1] == 5
    assert gaps[0] >= 100
    assert all(older >= newer for older, newer in zip(gaps, gaps[2:], strict=False))


def test_a_version_is_for_the_user_only_and_named_by_its_moment(tmp_path: Path) -> None:
    clock = Clock()
    history = a_history(tmp_path, clock)
    history.keep(b"one")
    history.keep(b"two")
    clock.at += timedelta(minutes=5)
    history.keep(b"two")
    clock.at += timedelta(minutes=5)
    history.keep(b"three")
    first, second, third = history.versions()
    assert [one.name for one in (first, second, third)] == [
        "20261121T140000Z",
        "20261121T140000Z-2",
        "20261121T141000Z",
    ]
    assert [one.path.read_bytes() for one in (first, second, third)] == [b"one", b"two", b"three"]
    assert third.size == 5
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o600
    for folder in (history.folder, history.folder.parent, history.folder.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_of_one_session_only_so_many_stay(tmp_path: Path) -> None:
    clock = Clock()
    history = a_history(tmp_path, clock)
    for number in range(MOST + 15):
        history.keep(f"{number}".encode())
        clock.at += timedelta(minutes=5)
    kept = [one.path.read_bytes() for one in history.versions()]
    assert len(kept) == MOST
    assert (kept[0], kept[-1]) == (b"0", f"{MOST + 14}".encode())


def count(tmp_path: Path, session: str) -> int:
    return len(versions_of(DISK, tmp_path / "state", session))


def test_what_was_left_long_ago_goes_with_the_next_that_is_kept(tmp_path: Path) -> None:
    clock = Clock()
    old = a_history(tmp_path, clock, session="aaaaaa")
    old.keep(b"old")
    clock.at += timedelta(days=50)
    a_history(tmp_path, clock, session="bbbbbb").keep(b"new")
    clock.at = START + LONGEST
    a_history(tmp_path, clock, session="cccccc").keep(b"new")
    assert old.folder.exists(), "to the day"
    clock.at += timedelta(seconds=1)
    a_history(tmp_path, clock, session="dddddd").keep(b"new")
    assert not old.folder.exists()
    assert count(tmp_path, "bbbbbb") == 1


def test_when_the_clock_is_far_ahead_of_all_that_was_kept_nothing_goes_by_age(tmp_path: Path) -> None:
    clock = Clock()
    for session in ("aaaaaa", "bbbbbb"):
        a_history(tmp_path, clock, session=session).keep(b"old")
    clock.at += timedelta(days=5000)
    for session in ("cccccc", "dddddd"):
        a_history(tmp_path, clock, session=session).keep(b"new")
        clock.at += timedelta(hours=2)
    assert (count(tmp_path, "aaaaaa"), count(tmp_path, "bbbbbb")) == (1, 1)
    clock.at += timedelta(days=1)
    a_history(tmp_path, clock, session="eeeeee").keep(b"new")
    assert (count(tmp_path, "aaaaaa"), count(tmp_path, "cccccc")) == (0, 1), "it goes on where it was"


HELD = to_toml(a_session().but(hold=Hold(since=START, why="a dispute")))


@pytest.mark.parametrize(
    ("last", "stays"),
    [
        pytest.param(HELD, True, id="held"),
        pytest.param(b"[hold]\n<<<<<<< HEAD\n", True, id="held as far as it can be read"),
        pytest.param(to_toml(a_session()), False, id="released"),
    ],
)
def test_what_is_held_stays_however_old_and_however_much_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: bytes, stays: bool
) -> None:
    clock = Clock()
    old = a_history(tmp_path, clock, session="aaaaaa")
    old.keep(b"first")
    old.keep(last)
    clock.at += timedelta(days=50)
    a_history(tmp_path, clock, session="bbbbbb").keep(b"b" * 500)
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    clock.at += timedelta(days=10)
    a_history(tmp_path, clock, session="cccccc").keep(b"new")
    assert (count(tmp_path, "aaaaaa"), count(tmp_path, "bbbbbb")) == (2 if stays else 0, 0)
    monkeypatch.undo()
    clock.at += timedelta(days=31)
    a_history(tmp_path, clock, session="dddddd").keep(b"new")
    assert count(tmp_path, "aaaaaa") == (2 if stays else 0)


def test_a_version_that_could_not_be_finished_is_not_among_them(tmp_path: Path) -> None:
    disk = FailingDisk(Killed(), nth=1, kinds=("sync",), stuck=True)
    with pytest.raises(Killed):
        a_history(tmp_path, Clock(), disk).keep(b"one and more of it")
    assert count(tmp_path, "7k3f2m") == 0


def test_when_there_is_too_much_the_oldest_go_and_never_the_last_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    clock = Clock()
    for session in ("aaaaaa", "bbbbbb", "cccccc"):
        a_history(tmp_path, clock, session=session).keep(session.encode() * 10)
        clock.at += timedelta(minutes=1)
    ours = a_history(tmp_path, clock, session="dddddd")
    ours.keep(b"d" * 500)
    left = {one: count(tmp_path, one * 6) for one in "abcd"}
    assert left == {"a": 0, "b": 0, "c": 1, "d": 1}
    prune(DISK, tmp_path / "state", clock.at, spare=ours.folder)
    assert len(ours.versions()) == 1


def test_versions_of_every_place_are_found_and_nothing_else(tmp_path: Path) -> None:
    clock = Clock()
    state = tmp_path / "state"
    history = a_history(tmp_path, clock)
    history.keep(b"one")
    (history.folder / ".half.tmp").write_bytes(b"x")
    History(DISK, state, "7k3f2m", tmp_path / "elsewhere" / "s.toml", clock).keep(b"two")
    a_history(tmp_path, clock, session="another").keep(b"three")
    found = versions_of(DISK, state, "7k3f2m")
    assert sorted(one.path.read_bytes() for one in found) == [b"one", b"two"]
    assert count(tmp_path, "7k3f") == 0
    assert versions_of(DISK, tmp_path / "nowhere", "7k3f2m") == ()


def test_a_file_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_bytes(b"by hand")
    keep_as_it_is(DISK, tmp_path / "state", "7k3f2m", path)
    (kept,) = versions_of(DISK, tmp_path / "state", "7k3f2m")
    assert kept.path.read_bytes() == b"by hand"
    keep_as_it_is(DISK, tmp_path / "state", "7k3f2m", tmp_path / "none.toml")


@pytest.mark.parametrize("call", sorted(CALLS))
def test_no_call_that_fails_is_a_fault_of_saving(tmp_path: Path, call: str) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    versions = rig.record._versions
    assert versions._history is not None
    versions._history._disk = FailingDisk(OSError(errno.ENOSPC, "full"), kinds=(call,), stuck=True)
    versions._found = b"x"
    interview.do(rate(3))
    rig.pass_time(400, steps=4)
    assert interview.status.sentence == "saved"
    assert interview.close().state == "saved"


def kept(rig: Rig) -> list[bytes]:
    versions = versions_of(DISK, rig.root / "state", "7k3f2m")
    return [one.path.read_bytes() for one in versions]


def test_while_it_is_written_a_version_is_kept_every_five_minutes_at_most(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    for second in range(0, 1000, 10):
        interview.type("http-methods", f"+ {second}")
        rig.pass_time(10)
    notes = [read_session(data, "s").response("http-methods").notes[0].text for data in kept(rig)]
    assert notes == ["+ 290", "+ 590", "+ 890"]


def test_what_was_found_is_kept_before_it_is_gone_on_with(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.begin().close()
    by_hand = b"# by hand\n" + rig.path.read_bytes()
    rig.path.write_bytes(by_hand)
    found = rig.take_up()
    assert isinstance(found, TakenUp)
    rig.go_on(found)
    rig.look()
    assert kept(rig) == [by_hand]


def test_a_submitted_session_is_kept_as_it_was_submitted(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin(READY.but(running_since=rig.clock.now().monotonic))
    interview.do(act.Submit())
    rig.look()
    interview.close()
    assert [read_session(data, "s").submitted for data in kept(rig)] == [True]


def test_before_a_choice_both_versions_are_kept(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.type("http-methods", "+ only in the journal")
    edited = to_toml(read_session(rig.path.read_bytes(), "s").but(take_aways="by hand"))
    rig.path.write_bytes(edited)
    rig.take_up("file")
    assert kept(rig) == [edited, to_toml(interview.session.but(running_since=None))]


# Restoring

MODES = [
    (0o600, 0o700, 0o600),
    (0o640, 0o700, 0o640),
    (0o664, 0o2770, 0o664),
    (None, 0o2770, 0o660),
    (None, 0o755, 0o600),
]


@pytest.mark.parametrize(("file", "folder", "restored"), MODES)
def test_what_is_restored_is_read_by_those_who_read_the_session(
    tmp_path: Path, file: int | None, folder: int, restored: int
) -> None:
    """By the group of a team's folder, where the session itself is gone."""
    a_history(tmp_path, Clock()).keep(b"earlier")
    (version,) = versions_of(DISK, tmp_path / "state", "7k3f2m")
    path = tmp_path / "sessions" / "s.toml"
    path.parent.mkdir()
    path.parent.chmod(folder)
    if file is not None:
        path.touch()
        path.chmod(file)
    beside, _ = restore(DISK, path, version)
    assert beside == path.with_name("s.restored-20261121T140000Z.toml")
    assert beside.read_bytes() == b"earlier"
    assert stat.S_IMODE(beside.stat().st_mode) == restored
    assert stat.S_IMODE(version.path.stat().st_mode) == 0o600
    assert restore(DISK, path, version) == (beside, False)
    beside.write_bytes(b"somebody's")
    with pytest.raises(CannotSave, match="another file has that name"):
        restore(DISK, path, version)
