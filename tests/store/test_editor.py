"""Notes in an editor and back: what it leaves comes home, and nothing that somebody wrote is thrown away."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from interviewer.model.errors import InterviewerError
from interviewer.store.editor import TOLD, Editor, editor_command, session_of
from interviewer.store.process import Process, this_process
from interviewer.store.seam import Disk
from tests.store.rig import FailingDisk

SESSION = "7k3f2m"


def an_editor(folder: Path, code: str) -> dict[str, str]:
    """Return an environment whose editor runs *code*, with the file as `path`."""
    script = folder / "editor.py"
    script.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{code}\n")
    return {"EDITOR": f"'{sys.executable}' '{script}' --wait"}


def the_editor(
    tmp_path: Path,
    environ: dict[str, str] | None = None,
    *,
    here: Process | None = None,
    disk: Disk | None = None,
) -> Editor:
    return Editor(tmp_path / "state", disk or Disk(), environ or {}, here or this_process(), tmp_path)


def an_edit(tmp_path: Path, text: str, environ: dict[str, str]) -> str:
    return the_editor(tmp_path, environ).edit(text, SESSION, longest=100)


def left_in(folder: Path) -> list[Path]:
    """Return the files of notes in *folder* and below."""
    return [path for path in folder.rglob("*") if path.is_file() and path.name != TOLD]


def test_what_the_editor_leaves_comes_back_and_no_file_stays(tmp_path: Path) -> None:
    environ = an_editor(tmp_path, "path.write_text(path.read_text() + 'three\\n')")
    assert an_edit(tmp_path, "one\ntwo", environ) == "one\ntwo\nthree"
    assert list((tmp_path / "state").iterdir()) == []


def test_what_an_editor_leaves_beside_the_file_goes_with_it(tmp_path: Path) -> None:
    environ = an_editor(
        tmp_path,
        "path.with_name('notes.txt~').write_text('a backup')\n"
        "(path.parent / '.undo').mkdir()\n"
        "(path.parent / '.undo' / 'one').write_text('more')",
    )
    assert an_edit(tmp_path, "a", environ) == "a"
    assert list((tmp_path / "state").iterdir()) == []


def test_the_file_and_its_folder_are_for_their_owner_alone(tmp_path: Path) -> None:
    modes = (
        "modes = [one.stat().st_mode for one in (*path.parent.iterdir(), path.parent)]\n"
        f"print(*modes, file=open({str(tmp_path / 'm')!r}, 'w'))"
    )
    (tmp_path / "state").mkdir(mode=0o755)
    an_edit(tmp_path, "a", an_editor(tmp_path, modes))
    found = [stat.S_IMODE(int(mode)) for mode in (tmp_path / "m").read_text().split()]
    assert found == [0o600, 0o600, 0o700]


def test_control_characters_and_foreign_line_ends_do_not_come_back(tmp_path: Path) -> None:
    environ = an_editor(tmp_path, r"path.write_bytes(b'a\r\nb\x1b]52;c;x\x07\r\n')")
    assert an_edit(tmp_path, "", environ) == "a\nb]52;c;x"


def test_an_editor_that_fails_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(InterviewerError, match="ended with 3; the notes are as they were"):
        an_edit(tmp_path, "a", an_editor(tmp_path, "sys.exit(3)"))
    assert list((tmp_path / "state").iterdir()) == []


def test_what_was_written_before_the_editor_failed_is_kept(tmp_path: Path) -> None:
    environ = an_editor(tmp_path, "path.write_text('much work'); sys.exit(1)")
    with pytest.raises(InterviewerError, match="What it left is in") as raised:
        an_edit(tmp_path, "a", environ)
    [kept] = left_in(tmp_path / "state")
    assert kept.read_text() == "much work"
    assert str(kept) in str(raised.value)


def test_what_cannot_be_read_is_kept(tmp_path: Path) -> None:
    environ = an_editor(tmp_path, r"path.write_bytes(b'caf\xe9')")
    with pytest.raises(InterviewerError, match=r"cannot be read\. It is still in"):
        an_edit(tmp_path, "a", environ)
    assert len(left_in(tmp_path / "state")) == 1


def test_an_editor_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InterviewerError, match="no-such-editor cannot be started"):
        an_edit(tmp_path, "a", {"EDITOR": "no-such-editor"})
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("text", ["ä" * 100, "ab\n" * 50, ""])
def test_a_text_as_long_as_notes_may_be_comes_back(tmp_path: Path, text: str) -> None:
    environ = an_editor(tmp_path, f"path.write_text({text!r} + '\\n', encoding='utf-8')")
    assert an_edit(tmp_path, "a", environ) == text


@pytest.mark.parametrize("text", ["'ä' * 101", "'x' * 5_000_001"])
def test_a_longer_text_is_kept_and_nothing_changes(tmp_path: Path, text: str) -> None:
    environ = an_editor(tmp_path, f"path.write_text({text}, encoding='utf-8')")
    with pytest.raises(InterviewerError, match="at most 100 characters, so they are as they were") as raised:
        an_edit(tmp_path, "a", environ)
    [kept] = left_in(tmp_path / "state")
    assert str(kept) in str(raised.value)
    assert kept.stat().st_size > 100


def test_where_no_file_can_be_written_nothing_is_left(tmp_path: Path) -> None:
    disk = FailingDisk(OSError(errno.ENOSPC, "no"), nth=1, kinds=("write",))
    with pytest.raises(InterviewerError, match="cannot be handed to an editor: the disk is full"):
        the_editor(tmp_path, an_editor(tmp_path, ""), disk=disk).edit("a", SESSION, longest=100)
    assert list((tmp_path / "state").iterdir()) == []


def test_what_a_process_that_is_gone_left_behind_is_found_and_stays(tmp_path: Path) -> None:
    gone = Process(this_process().host, this_process().pid, this_process().boot, began="1")
    environ = an_editor(tmp_path, r"path.write_bytes(b'caf\xe9')")
    with pytest.raises(InterviewerError):
        the_editor(tmp_path, environ, here=gone).edit("a", SESSION, longest=100)
    [place] = (tmp_path / "state").iterdir()
    assert the_editor(tmp_path).left_behind() == (place,)
    assert left_in(place) == [place / "notes.txt"]
    assert session_of(Disk(), place) == (SESSION, tmp_path.resolve())


@pytest.mark.parametrize(
    "told", [b"", b"7k3f2m", b"7k3f2m\n/a/path/that/is/cut", b"../x\n/there\n", b"\xff\n/\n"]
)
def test_of_what_is_not_whole_nothing_tells_whose_it_is(tmp_path: Path, told: bytes) -> None:
    (tmp_path / TOLD).write_bytes(told)
    assert session_of(Disk(), tmp_path) == ("", Path())


def test_a_workspace_may_be_called_as_it_likes(tmp_path: Path) -> None:
    (tmp_path / TOLD).write_bytes(b"7k3f2m\n/caf\xe9\nbar\n")
    assert session_of(Disk(), tmp_path) == (SESSION, Path(os.fsdecode(b"/caf\xe9\nbar")))


def test_what_somebody_edits_now_is_not_left_behind(tmp_path: Path) -> None:
    environ = an_editor(tmp_path, r"path.write_bytes(b'caf\xe9')")
    with pytest.raises(InterviewerError):
        the_editor(tmp_path, environ).edit("a", SESSION, longest=100)
    assert the_editor(tmp_path).left_behind() == ()


def test_what_is_not_called_as_an_edit_was_put_there_by_somebody_else(tmp_path: Path) -> None:
    assert the_editor(tmp_path).left_behind() == ()
    folder = tmp_path / "state"
    folder.mkdir()
    for name in ("notes-0a.txt", "my-backup", "4194305-1-0123abcd", ".DS_Store"):
        (folder / name).write_text("a")
    left = [path.name for path in the_editor(tmp_path).left_behind()]
    assert left == ["4194305-1-0123abcd"]


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "vi"}, ["vi"]),
        ({"EDITOR": "'/a b/ed' -n"}, ["/a b/ed", "-n"]),
    ],
)
def test_visual_comes_before_editor(environ: dict[str, str], command: list[str]) -> None:
    assert editor_command(environ) == command


@pytest.mark.parametrize(
    ("environ", "told"),
    [({"PATH": "/nowhere"}, "There is no editor"), ({"EDITOR": "ed 'open"}, "EDITOR is not a command")],
)
def test_without_a_usable_editor_one_sentence_says_so(environ: dict[str, str], told: str) -> None:
    with pytest.raises(InterviewerError, match=told):
        editor_command(environ)
