"""Crash reports: enough to find the fault, and nothing of anybody."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interviewer.store.crash_report import Crashes, report
from interviewer.store.seam import Disk

AT = datetime(2026, 11, 22, 12, 30, 15, tzinfo=UTC)
CANARY = "Quetzalcoatl"


class QuietlyFailed(Exception):
    """An error of a test."""


def failing(depth: int = 0) -> None:
    noted = CANARY
    if depth:
        failing(depth - 1)
    raise QuietlyFailed(noted, CANARY)


def caught(depth: int = 0) -> BaseException:
    try:
        try:
            failing(depth)
        except QuietlyFailed as error:
            raise ValueError(f"of {CANARY}") from error
    except ValueError as error:
        error.add_note(CANARY)
        return error
    raise AssertionError


def test_a_report_tells_where_and_what_kind_and_nothing_else() -> None:
    text = report(caught(), AT, ["edit-notes", "rate-skill", "LiveScreen"])
    assert "time         2026-11-22T12:30:15Z\n" in text
    assert "last done    edit-notes rate-skill LiveScreen\n" in text
    assert "\nbuiltins.ValueError\n" in text
    here = __name__.replace("/", "?")
    assert f"caused by: {here}.QuietlyFailed\n  {here}:" in text
    assert text.rstrip().endswith(" in failing")
    assert CANARY not in text
    assert str(Path(__file__).parent) not in text


def test_errors_in_groups_and_errors_while_handling_are_told() -> None:
    try:
        try:
            raise ExceptionGroup("both", [KeyError(CANARY), OSError(2, CANARY)])
        except ExceptionGroup:
            raise TypeError(CANARY)  # noqa: B904 - what follows by itself is meant
    except TypeError as error:
        text = report(error, AT)
    told = [line for line in text.splitlines() if "builtins." in line]
    assert told == [
        "builtins.TypeError",
        "while handling: builtins.ExceptionGroup",
        "in the group: builtins.KeyError",
        "in the group: builtins.FileNotFoundError",
    ]
    assert CANARY not in text


def test_what_goes_in_circles_ends() -> None:
    error = caught()
    error.__cause__ = error
    assert report(error, AT).count("builtins.ValueError") == 1
    assert len(report(caught(500), AT).splitlines()) < 150
    assert "more\n" in report(caught(500), AT)


def test_words_that_are_no_code_cannot_stand_in_a_report() -> None:
    kind = type(f"{CANARY}\x1b]0;x\x07 \u202e/home", (Exception,), {"__module__": "a b"})
    text = report(kind(), AT)
    assert f"a?b.{CANARY}??0?x???" in text  # a name of a class is code
    assert not set(text) & {"\x1b", "\x07", "\u202e"}


def test_reports_are_for_their_owner_and_the_newest_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "crashes"
    clock = iter(AT + timedelta(seconds=second) for second in range(30))
    crashes = Crashes(Disk(), folder, now=lambda: next(clock))
    (tmp_path / "state").mkdir()
    folder.mkdir(mode=0o700)
    (folder / "mine.txt").write_text("kept")
    paths = [Path(crashes.keep(caught())) for _ in range(25)]
    assert sorted(folder.iterdir()) == [*sorted(paths)[-20:], folder / "mine.txt"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths[-20:]} == {0o600}


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = Path(Crashes(Disk(), tmp_path / "state" / "crashes", now=lambda: AT).keep(caught()))
    assert path.name == f"20261122T123015Z-{os.getpid()}.txt"
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)} == {0o700}


def test_two_in_one_second_are_two_files(tmp_path: Path) -> None:
    crashes = Crashes(Disk(), tmp_path, now=lambda: AT)
    assert crashes.keep(caught()) != crashes.keep(caught()) != ""
    assert len(list(tmp_path.iterdir())) == 2


class FullDisk(Disk):
    def write(self, descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("error", [caught(), KeyboardInterrupt()])
def test_a_report_that_cannot_be_written_is_no_second_crash(tmp_path: Path, error: BaseException) -> None:
    assert Crashes(FullDisk(), tmp_path / "crashes").keep(error) == ""
    assert list((tmp_path / "crashes").iterdir()) == []
    (tmp_path / "file").write_text("")
    assert Crashes(Disk(), tmp_path / "file").keep(error) == ""
