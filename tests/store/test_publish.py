"""Publishing: the whole file or none of it, on the medium, and never on top of someone else's change."""

import errno
import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer.model.errors import CannotSave
from interviewer.model.session import Session
from interviewer.store.kept_beside import keep_beside
from interviewer.store.publish import SessionFile
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session, to_toml
from tests.builders import a_session
from tests.store.rig import LATER, FailingDisk, Killed

ONE = a_session(take_aways="one")
TWO = a_session(take_aways="two")
THEIRS = a_session(take_aways="theirs")


class NoExchange(Disk):
    """A disk of a system that cannot exchange two files at once."""

    def exchange(self, one: Path, other: Path) -> bool:
        return False


class Meddling(Disk):
    """A disk on which someone else writes the file just before it is replaced."""

    def __init__(self, meddle: Callable[[], object], *, can_exchange: bool) -> None:
        self.meddle: Callable[[], object] | None = meddle
        self.can_exchange = can_exchange

    def exchange(self, one: Path, other: Path) -> bool:
        meddle, self.meddle = self.meddle, None
        if meddle:
            meddle()
        return self.can_exchange and super().exchange(one, other)


def a_file(path: Path, disk: Disk | None = None, sha256: str | None = None) -> SessionFile:
    return SessionFile(disk or Disk(), path, sha256, host="Grace's laptop", now=lambda: LATER)


def in_folder(folder: Path) -> dict[str, str]:
    """Return the take-aways in each file of a folder: all versions that still exist."""
    return {path.name: read_session(path.read_bytes(), path.name).take_aways for path in folder.iterdir()}


@pytest.fixture(params=[Disk, NoExchange], ids=["exchange", "replace"])
def disk(request: pytest.FixtureRequest) -> Disk:
    made: Disk = request.param()
    return made


def test_the_file_holds_the_session_and_nothing_lies_beside_it(tmp_path: Path, disk: Disk) -> None:
    file = a_file(tmp_path / "s.toml", disk)
    for session in (ONE, TWO, TWO):
        sha256 = file.write(session)
        assert sha256 == hashlib.sha256((tmp_path / "s.toml").read_bytes()).hexdigest()
        assert in_folder(tmp_path) == {"s.toml": session.take_aways}


def test_files_and_new_folders_are_for_this_user_only(tmp_path: Path, disk: Disk) -> None:
    folder = tmp_path / "sessions" / "mine"
    file = a_file(folder / "s.toml", disk)
    file.create(ONE)
    file.write(TWO)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "s.toml").stat().st_mode) == 0o600


def test_a_folder_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o770)
    a_file(tmp_path / "s.toml").create(ONE)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o770


def test_a_new_session_never_overwrites_a_file(tmp_path: Path, disk: Disk) -> None:
    (tmp_path / "s.toml").write_bytes(to_toml(THEIRS))
    file = a_file(tmp_path / "s.toml", disk)
    file.create(ONE)
    aside = "s.conflict-grace-s-laptop-20261121T160000Z.toml"
    assert in_folder(tmp_path) == {"s.toml": "theirs", aside: "one"}
    assert file.path.name == aside


def test_someone_elses_change_is_left_alone_and_ours_goes_on_beside_it(tmp_path: Path, disk: Disk) -> None:
    file = a_file(tmp_path / "s.toml", disk)
    file.write(ONE)
    (tmp_path / "s.toml").write_bytes(to_toml(THEIRS))
    file.write(TWO)
    file.write(TWO.but(take_aways="three"))
    aside = "s.conflict-grace-s-laptop-20261121T160000Z.toml"
    assert in_folder(tmp_path) == {"s.toml": "theirs", aside: "three"}
    assert aside in file.told


def test_a_second_conflict_gets_a_name_of_its_own(tmp_path: Path) -> None:
    file = a_file(tmp_path / "s.toml")
    file.write(ONE)
    for _ in range(2):
        file.path.write_bytes(to_toml(THEIRS))
        file.write(TWO)
    assert sorted(in_folder(tmp_path).values()) == ["theirs", "theirs", "two"]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_change_in_the_last_moment_does_not_vanish(tmp_path: Path, *, can_exchange: bool) -> None:
    path = tmp_path / "s.toml"
    sha256 = a_file(path).write(ONE)
    disk = Meddling(lambda: path.write_bytes(to_toml(THEIRS)), can_exchange=can_exchange)
    file = a_file(path, disk, sha256)
    try:
        file.write(TWO)
    except CannotSave:  # without an exchange the change is seen too late for this time
        file.write(TWO)
    assert sorted(in_folder(tmp_path).values()) == ["theirs", "two"]
    assert file.told


def test_of_two_writers_no_version_vanishes(tmp_path: Path, disk: Disk) -> None:
    path = tmp_path / "s.toml"
    sha256 = a_file(path, disk).write(ONE)
    first, second = a_file(path, disk, sha256), a_file(path, disk, sha256)
    first.write(a_session(take_aways="first"))
    second.write(a_session(take_aways="second"))
    first.write(a_session(take_aways="first again"))
    second.write(a_session(take_aways="second again"))
    assert sorted(in_folder(tmp_path).values()) == ["first again", "second again"]


@pytest.mark.parametrize(
    ("folder", "file"), [(0o2770, 0o660), (0o2750, 0o640), (0o2700, 0o600), (0o770, 0o600), (0o777, 0o600)]
)
def test_in_a_folder_of_a_team_the_team_may_have_it(
    tmp_path: Path, disk: Disk, folder: int, file: int
) -> None:
    """New files in it belong to its group: that is how such a folder is made, and no other is."""
    shared = tmp_path / "sessions"
    shared.mkdir()
    shared.chmod(folder)
    one = a_file(shared / "s.toml", disk)
    one.create(ONE)
    assert stat.S_IMODE(one.path.stat().st_mode) == file
    one.path.unlink()
    one.write(TWO)
    assert stat.S_IMODE(one.path.stat().st_mode) == file


def test_what_is_kept_beside_a_session_is_for_those_who_may_have_that(tmp_path: Path, disk: Disk) -> None:
    path = tmp_path / "s.toml"
    sha256 = a_file(path, disk).write(ONE)
    path.write_bytes(to_toml(THEIRS))
    path.chmod(0o640)
    gone_on = a_file(path, disk, sha256)
    gone_on.write(TWO)
    copy = a_file(path.with_name("s.copy-here-20261121T160000Z.toml"), disk)
    copy.write(TWO)
    other = keep_beside(disk, path, to_toml(TWO), LATER)
    assert gone_on.path != path
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in (gone_on.path, copy.path, other)}
    assert set(modes.values()) == {0o640}, modes


def test_a_file_that_was_removed_is_written_again(tmp_path: Path, disk: Disk) -> None:
    file = a_file(tmp_path / "s.toml", disk)
    file.write(ONE)
    (tmp_path / "s.toml").unlink()
    file.write(TWO)
    assert in_folder(tmp_path) == {"s.toml": "two"}
    assert "removed by someone else" in file.told


def test_a_folder_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    file = a_file(folder / "s.toml")
    file.create(ONE)
    (folder / "s.toml").unlink()
    folder.rmdir()
    with pytest.raises(CannotSave, match="the folder is not there"):
        file.write(TWO)


class NoFiles(Disk):
    """A disk with a folder that takes no files, as `/proc` is."""

    def create(self, path: Path) -> int:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))


def test_a_folder_that_is_there_and_takes_no_file_is_not_called_missing(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="no file can be made in that folder"):
        a_file(tmp_path / "s.toml", NoFiles()).create(ONE)


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(CannotSave, match="there is a file in the folder's place"):
            a_file(folder / "s.toml").create(ONE)


def test_content_is_on_the_medium_before_the_name_changes_and_the_name_after(tmp_path: Path) -> None:
    disk = FailingDisk()
    announced: list[int] = []
    file = a_file(tmp_path / "s.toml", disk)
    file.write(ONE)
    disk.log.clear()
    file.write(TWO, lambda path, sha256: announced.append(len(disk.log)))
    calls = [name for name, _ in disk.log]
    assert calls.index("write") < calls.index("sync") < announced[0] <= calls.index("exchange")
    assert calls.index("exchange") < calls.index("sync_folder")
    assert calls[-1] == "read"


def test_a_session_that_would_not_read_back_is_not_written(tmp_path: Path) -> None:
    file = a_file(tmp_path / "s.toml")
    file.write(ONE)
    wrong: Session = TWO.but(candidate=TWO.candidate.but(name="Ada\x1b[2J"))
    with pytest.raises(CannotSave, match="read back"):
        file.write(wrong)
    with pytest.raises(CannotSave, match="not be readable"):
        file.write(TWO.but(candidate=TWO.candidate.but(name="x" * 201)))
    assert in_folder(tmp_path) == {"s.toml": "one"}


def what_is_wrong_with_writing(
    folder: Path, file: type[SessionFile] = SessionFile, disk: type[Disk] = Disk
) -> str:
    """Write a session twice, then once more while someone else does; return what is wrong, or nothing."""
    path = folder / "s.toml"

    class Hasty(disk):  # type: ignore[misc, valid-type]
        hasty = False

        def sync_folder(self, folder: Path) -> None:
            if self.hasty:
                path.write_bytes(to_toml(THEIRS))

    made = Hasty()
    ours = file(made, path, None, host="here", now=lambda: LATER)
    try:
        ours.write(ONE)
        ours.write(TWO)
        names = sorted(path.name for path in folder.iterdir())
        if names != ["s.toml"] or in_folder(folder) != {"s.toml": "two"}:
            return f"there is {names}"
        made.hasty = True
        ours.write(ONE)
    except CannotSave as error:
        if not made.hasty or "changed by someone else" not in error.why:
            return f"{error}"
    else:
        return "someone else's change right after saving is not told"
    made.hasty = False
    ours.write(TWO)
    there = sorted(in_folder(folder).values())
    return "" if there == ["theirs", "two"] else f"there is {there}"


def test_a_change_right_after_saving_is_told(tmp_path: Path) -> None:
    assert what_is_wrong_with_writing(tmp_path) == ""


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whichever_call_fails_the_file_is_the_old_one_or_the_new_one(
    tmp_path_factory: pytest.TempPathFactory, number: int, *, late: bool
) -> None:
    for nth in range(1, 30):
        folder = tmp_path_factory.mktemp("publish")
        sha256 = a_file(folder / "s.toml").write(ONE)
        disk = FailingDisk(OSError(number, "no"), nth=nth, late=late, half=True)
        file = a_file(folder / "s.toml", disk, sha256)
        failed = False
        try:
            file.write(TWO)
        except CannotSave:
            failed = True
        visible = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
        assert visible == {"s.toml"}
        assert read_session((folder / "s.toml").read_bytes(), "s") in ([ONE, TWO] if failed else [TWO])
        if disk.counted < nth:
            break
        disk.heal()
        file.write(TWO)
        assert read_session((folder / "s.toml").read_bytes(), "s") == TWO
    else:
        pytest.fail("publishing takes more calls than this test tries")


def test_killed_at_any_call_the_file_is_readable(tmp_path_factory: pytest.TempPathFactory) -> None:
    for nth in range(1, 30):
        folder = tmp_path_factory.mktemp("kill")
        path = folder / "s.toml"
        sha256 = a_file(path).write(ONE)
        disk = FailingDisk(Killed(), nth=nth, stuck=True)
        try:
            a_file(path, disk, sha256).write(TWO)
        except Killed:
            assert read_session(path.read_bytes(), "s") in (ONE, TWO)
        else:
            return
    pytest.fail("publishing takes more calls than this test tries")


def test_a_beginning_that_fails_leaves_no_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    for nth in range(1, 30):
        folder = tmp_path_factory.mktemp("begin")
        disk = FailingDisk(OSError(errno.EIO, "no"), nth=nth)
        try:
            a_file(folder / "s.toml", disk).create(ONE)
        except CannotSave:
            assert [path for path in folder.iterdir() if not path.name.startswith(".")] == []
        if disk.counted < nth:
            return
    pytest.fail("beginning takes more calls than this test tries")
