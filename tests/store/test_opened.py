"""What was opened before one's own session began: kept with ids alone, and handed on."""

import errno
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest

from interviewer.model.errors import CannotRead, CannotSave
from interviewer.store.names import place_of
from interviewer.store.opened import OpenedEarly, forget_opened, keep_opened, opened_early
from interviewer.store.seam import Disk
from tests.store.rig import FailingDisk

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FOLDER = Path("/teams/sessions")


def early(session: str = "7k3f2m", at: datetime = AT, folder: Path = FOLDER) -> OpenedEarly:
    return OpenedEarly(session, at, place_of(folder))


def test_what_was_opened_is_known_in_its_workspace_and_kept_for_the_user_alone(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert opened_early(Disk(), state, FOLDER) == ()
    keep_opened(Disk(), state, early())
    keep_opened(Disk(), state, early("a4k7ms", folder=Path("/elsewhere")))
    assert opened_early(Disk(), state, FOLDER) == (early(),)
    for path in state.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)
        assert "teams" not in path.name


@pytest.mark.parametrize("times", [(AT, LATER), (LATER, AT), (AT, AT)])
def test_the_first_time_counts(tmp_path: Path, times: tuple[datetime, ...]) -> None:
    for at in times:
        keep_opened(Disk(), tmp_path, early(at=at))
    assert opened_early(Disk(), tmp_path, FOLDER) == (early(),)


def test_what_stands_in_a_session_is_forgotten_with_all_its_times(tmp_path: Path) -> None:
    for one in (early(), early(at=LATER), early("a4k7ms"), early(folder=Path("/elsewhere"))):
        keep_opened(Disk(), tmp_path, one)
    for _ in range(2):
        forget_opened(Disk(), tmp_path, [early()])
        assert opened_early(Disk(), tmp_path, FOLDER) == (early("a4k7ms"),)
    assert opened_early(Disk(), tmp_path, Path("/elsewhere")) == (early(folder=Path("/elsewhere")),)


class _Together(Disk):
    """A disk on which several have looked before any of them makes a file."""

    def __init__(self, many: int) -> None:
        self._looked = Barrier(many, timeout=10)

    def create(self, path: Path) -> int:
        self._looked.wait()
        return super().create(path)


def test_all_that_is_kept_at_once_is_kept(tmp_path: Path) -> None:
    ones = [early(f"aaaaa{number}") for number in range(2, 5)]
    disk = _Together(len(ones))
    threads = [Thread(target=keep_opened, args=(disk, tmp_path, one)) for one in ones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(opened_early(Disk(), tmp_path, FOLDER)) == set(ones)


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "7k3f2m",
        ".x-01234567-20261122T090000Z",
        f"7k3f2m-{place_of(FOLDER)}-20260231T090000Z",
        f"7k3f2m-{place_of(FOLDER)}-20261122T090000Z.bak",
    ],
)
def test_what_somebody_else_put_there_is_passed_over_and_stays(tmp_path: Path, name: str) -> None:
    keep_opened(Disk(), tmp_path, early(at=LATER))
    [kept] = (path for path in tmp_path.rglob("*") if path.is_file())
    other = kept.with_name(name)
    other.write_text("mine")
    assert opened_early(Disk(), tmp_path, FOLDER) == (early(at=LATER),)
    forget_opened(Disk(), tmp_path, [early()])
    assert (kept.exists(), other.read_text()) == (False, "mine")


def test_a_folder_that_is_something_else_is_left_alone_and_told(tmp_path: Path) -> None:
    (tmp_path / "opened").write_text("mine")
    with pytest.raises(CannotRead, match="opened"):
        opened_early(Disk(), tmp_path, FOLDER)
    with pytest.raises(CannotSave, match="opened"):
        keep_opened(Disk(), tmp_path, early())
    assert (tmp_path / "opened").read_text() == "mine"


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOENT])
def test_whatever_call_fails_what_was_known_stays_and_the_fault_is_told(tmp_path: Path, number: int) -> None:
    """Also when the system says no more than that something is not there, as of `/proc/none`."""
    healthy = FailingDisk()
    keep_opened(Disk(), tmp_path / "0", early())
    keep_opened(healthy, tmp_path / "0", early("a4k7ms"))
    assert healthy.counted >= 5
    for nth in range(1, healthy.counted + 1):
        state = tmp_path / str(nth)
        keep_opened(Disk(), state, early())
        with pytest.raises(CannotSave):
            keep_opened(FailingDisk(OSError(number, "broken"), nth=nth), state, early("a4k7ms"))
        assert early() in opened_early(Disk(), state, FOLDER)
