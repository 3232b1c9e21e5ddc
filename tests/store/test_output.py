"""A file that was asked for is new and whole, or not there at all."""

import errno
from pathlib import Path

import pytest

from interviewer.model.errors import CannotSave, UsageError
from interviewer.store.output import write_output
from interviewer.store.seam import DISK
from tests.store.rig import FailingDisk


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("half", [False, True])
def test_whichever_call_fails_nothing_of_it_stays(tmp_path: Path, late: bool, half: bool) -> None:
    counting = FailingDisk()
    assert write_output(counting, tmp_path / "out", b"content", "name") == tmp_path / "out"
    assert (tmp_path / "out").read_bytes() == b"content"
    (tmp_path / "out").unlink()
    for nth in range(2, counting.counted + 1):  # the first only asks whether it is a folder
        disk = FailingDisk(OSError(errno.ENOSPC, "full"), nth=nth, late=late, half=half)
        if late and counting.log[nth - 1][0] == "create":
            continue  # then nobody can know that it is ours
        with pytest.raises(CannotSave, match="the disk is full"):
            write_output(disk, tmp_path / "out", b"content", "name")
        assert list(tmp_path.iterdir()) == []


def test_in_a_folder_it_has_its_own_name(tmp_path: Path) -> None:
    assert write_output(DISK, tmp_path, b"x", "name") == tmp_path / "name"
    with pytest.raises(UsageError, match="already"):
        write_output(DISK, tmp_path, b"y", "name")
    assert (tmp_path / "name").read_bytes() == b"x"
