"""What was opened before one's own session began: kept with ids alone, and handed on."""

import errno
from datetime import UTC, datetime
from pathlib import Path

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
    file = state / "opened.toml"
    assert file.stat().st_mode & 0o777 == 0o600
    assert state.stat().st_mode & 0o777 == 0o700
    assert str(FOLDER) not in file.read_text()


def test_the_first_time_counts(tmp_path: Path) -> None:
    keep_opened(Disk(), tmp_path, early())
    keep_opened(Disk(), tmp_path, early(at=LATER))
    assert opened_early(Disk(), tmp_path, FOLDER) == (early(),)


def test_what_stands_in_a_session_is_forgotten_and_the_last_takes_the_file_along(tmp_path: Path) -> None:
    keep_opened(Disk(), tmp_path, early())
    keep_opened(Disk(), tmp_path, early("a4k7ms"))
    forget_opened(Disk(), tmp_path, [early()])
    assert opened_early(Disk(), tmp_path, FOLDER) == (early("a4k7ms"),)
    forget_opened(Disk(), tmp_path, [early("a4k7ms"), early()])
    assert list(tmp_path.iterdir()) == []
    forget_opened(Disk(), tmp_path, [early()])


@pytest.mark.parametrize("data", [b"x =", b"\xff", b'format = "opened/2"\n', b"", b"a = " + b"[" * 5000])
def test_a_file_that_is_something_else_is_left_alone_and_told(tmp_path: Path, data: bytes) -> None:
    """To write over it would lose what it holds."""
    (tmp_path / "opened.toml").write_bytes(data)
    with pytest.raises(CannotRead, match=r"opened\.toml"):
        opened_early(Disk(), tmp_path, FOLDER)
    with pytest.raises(CannotRead):
        keep_opened(Disk(), tmp_path, early())
    assert (tmp_path / "opened.toml").read_bytes() == data


@pytest.mark.parametrize(
    "row", ["session = 1", 'session = "../x"', 'at = "noon"', "at = 2026-11-22T09:00:00", "place = []"]
)
def test_a_row_that_makes_no_sense_is_passed_over(tmp_path: Path, row: str) -> None:
    key = row.partition(" ")[0]
    sound = {
        "session": 'session = "7k3f2m"',
        "at": "at = 2026-11-22T09:00:00Z",
        "place": f'place = "{place_of(FOLDER)}"',
    }
    rows = [[*sound.values()], [*(sound | {key: row}).values()]]
    text = 'format = "opened/1"\n' + "".join("[[opened]]\n" + "\n".join(lines) + "\n" for lines in rows)
    (tmp_path / "opened.toml").write_text(text)
    assert opened_early(Disk(), tmp_path, FOLDER) == (early(),)


def test_whatever_call_fails_what_was_known_stays_and_the_fault_is_told(tmp_path: Path) -> None:
    healthy = FailingDisk()
    keep_opened(Disk(), tmp_path / "0", early())
    keep_opened(healthy, tmp_path / "0", early("a4k7ms"))
    told = 0
    for nth in range(1, healthy.counted + 1):
        state = tmp_path / str(nth)
        keep_opened(Disk(), state, early())
        try:
            keep_opened(FailingDisk(OSError(errno.EIO, "broken"), nth=nth), state, early("a4k7ms"))
        except (CannotRead, CannotSave):
            told += 1
        else:
            assert early("a4k7ms") in opened_early(Disk(), state, FOLDER), nth
        assert early() in opened_early(Disk(), state, FOLDER)
    assert told >= 5
