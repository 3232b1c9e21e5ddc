"""The lock beside a session: who has it open, as far as that can be known, and never a reason to stop."""

import errno
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.store.lock import Lock, SessionLock, lock_path, read_lock
from interviewer.store.process import Process, this_process
from interviewer.store.seam import DISK, Disk
from tests.store.rig import CALLS, FailingDisk

HERE = this_process()
BESIDE = replace(HERE, pid=2**22 + 1)
"""Another process of this machine, which does not run."""
AWAY = Process("elsewhere", 7, "another-boot", "99")
SINCE = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "2026-11-21-1400-backend-engineer-al-7k3f2m.toml"
    path.write_bytes(b"x")
    return path


def a_lock(process: Process = HERE, disk: Disk = DISK) -> SessionLock:
    return SessionLock(disk, process, lambda: SINCE)


def test_it_tells_who_and_since_when_for_the_user_only(
    session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "grace")
    session.chmod(0o600)
    a_lock().take(session)
    path = session.with_name(f".{session.stem}.lock")
    assert path == lock_path(session)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    found = read_lock(DISK, session)
    assert found is not None
    assert (found.process, found.since) == (HERE, SINCE)
    assert found.user == "grace"
    assert sorted(one.name for one in session.parent.iterdir()) == [path.name, session.name]


def test_it_goes_when_it_is_let_go_of_and_only_if_it_is_ours(session: Path) -> None:
    ours, theirs = a_lock(), a_lock(AWAY)
    ours.take(session)
    ours.release()
    assert read_lock(DISK, session) is None
    ours.take(session)
    theirs.take(session)
    ours.release()
    found = read_lock(DISK, session)
    assert found is not None
    assert found.process == AWAY


@pytest.mark.parametrize(
    ("process", "holder"),
    [
        (HERE, "ours"),
        (replace(HERE, pid=os.getppid(), began=""), "here"),
        (BESIDE, "gone"),
        (replace(HERE, pid=os.getppid(), began="another start"), "gone"),
        (replace(HERE, pid=os.getppid(), began="", boot="before the machine was started anew"), "gone"),
        (AWAY, "elsewhere"),
        (replace(HERE, host="elsewhere"), "elsewhere"),
    ],
)
def test_only_of_this_machine_is_it_known_whether_the_process_is_gone(process: Process, holder: str) -> None:
    assert Lock("grace", process, SINCE).holder(HERE) == holder


def test_whoever_was_taken_over_from_notices_and_is_told_by_whom(session: Path) -> None:
    ours = a_lock()
    ours.take(session)
    assert ours.taken_by() == ""
    a_lock(AWAY).take(session)
    assert ours.taken_by().endswith("on elsewhere")
    a_lock(replace(HERE, pid=os.getppid(), began="")).take(session)
    assert ours.taken_by() == "in another window"


def test_a_lock_that_is_gone_or_was_brought_back_takes_nothing_over(session: Path) -> None:
    """A sync client may bring back the lock of a machine that went down; ours is put in its place."""
    a_lock(AWAY).take(session)
    stale = lock_path(session).read_bytes()
    ours = a_lock()
    ours.take(session)
    lock_path(session).write_bytes(stale)
    assert ours.taken_by() == ""
    lock_path(session).unlink()
    assert ours.taken_by() == ""
    a_lock(BESIDE).take(session)
    assert ours.taken_by() == "", "that process has ended"
    found = read_lock(DISK, session)
    assert found is not None
    assert found.process == HERE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 40,
        b"\xff\xfe",
        b"[" * 9_000,
        b'format = "lock/2"\npid = 1\n',
        b'format = "lock/1"\n',
        b'format = "lock/1"\npid = "1"\n',
        b'format = "lock/1"\npid = true\n',
        b'format = "lock/1"\npid = -1\n',
        b'format = "lock/1"\npid = 99999999999\n',
    ],
)
def test_a_lock_that_makes_no_sense_is_as_good_as_none(session: Path, content: bytes) -> None:
    lock_path(session).write_bytes(content)
    assert read_lock(DISK, session) is None
    ours = a_lock()
    ours.take(session)
    assert ours.taken_by() == ""
    found = read_lock(DISK, session)
    assert found is not None
    assert found.process == HERE


def test_a_pipe_in_its_place_is_not_waited_for(session: Path) -> None:
    os.mkfifo(lock_path(session))
    assert read_lock(DISK, session) is None


def test_what_it_says_is_text_and_steers_no_terminal(session: Path) -> None:
    host = "\\u001b]52;c;eA==\\u0007\\n" + "h" * 500
    lock_path(session).write_text(f'format = "lock/1"\npid = 1\nuser = "\\u001b[31m"\nhost = "{host}"\n')
    found = read_lock(DISK, session)
    assert found is not None
    assert found.user == "[31m"
    assert "\x1b" not in found.process.host
    assert len(found.process.host) == 100
    assert found.since is None


@given(st.text(), st.text())
def test_any_name_of_a_machine_is_known_again(host: str, boot: str) -> None:
    """Else a process would take its own lock for that of another."""
    here = Process(host, 5, boot, "1")
    disk = InMemory()
    lock = SessionLock(disk, here, lambda: SINCE)
    lock.take(Path("s.toml"))
    assert lock.taken_by() == ""
    found = read_lock(disk, Path("s.toml"))
    assert found is not None
    assert found.holder(here) == "ours"


class InMemory(Disk):
    """A disk with room for a few files."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.open: list[Path] = []

    def create(self, path: Path) -> int:
        self.files[path.name] = b""
        self.open.append(path)
        return len(self.open) - 1

    def write(self, descriptor: int, data: bytes) -> int:
        self.files[self.open[descriptor].name] += data
        return len(data)

    def sync(self, descriptor: int) -> None:
        return

    def close(self, descriptor: int) -> None:
        return

    def replace(self, source: Path, target: Path) -> None:
        self.files[target.name] = self.files.pop(source.name)

    def unlink(self, path: Path) -> None:
        del self.files[path.name]

    def read(self, path: Path, limit: int) -> bytes:
        if path.name not in self.files:
            raise FileNotFoundError(path)
        return self.files[path.name][:limit]

    def stat(self, path: Path) -> os.stat_result:
        if path.name not in self.files:
            raise FileNotFoundError(path)
        return os.stat_result((stat.S_IFREG, *(0,) * 9))


@pytest.mark.parametrize("call", sorted(CALLS))
def test_no_call_that_fails_stops_anybody(session: Path, call: str) -> None:
    disk = FailingDisk(OSError(errno.EROFS, "no"), kinds=(call,), stuck=True)
    lock = a_lock(disk=disk)
    lock.take(session)
    assert lock.taken_by() == ""
    lock.release()
    assert not [one for one in session.parent.iterdir() if one.suffix == ".tmp"] or call == "unlink"
