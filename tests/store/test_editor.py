"""Notes in an editor and back: what it leaves comes home, and nothing that somebody wrote is thrown away."""

import stat
import sys
from pathlib import Path

import pytest

from interviewer.model.errors import InterviewerError
from interviewer.store.editor import edit_text, editor_command
from interviewer.store.seam import Disk


def an_editor(folder: Path, code: str) -> dict[str, str]:
    """Return an environment whose editor runs *code*, with the file as `path`."""
    script = folder / "editor.py"
    script.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{code}\n")
    return {"EDITOR": f"'{sys.executable}' '{script}' --wait"}


def left_in(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.exists() else []


def test_what_the_editor_leaves_comes_back_and_no_file_stays(tmp_path: Path) -> None:
    environ = an_editor(tmp_path, "path.write_text(path.read_text() + 'three\\n')")
    assert edit_text("one\ntwo", tmp_path / "state", Disk(), environ) == "one\ntwo\nthree"
    assert left_in(tmp_path / "state") == []


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    environ = an_editor(tmp_path, f"open({str(tmp_path / 'mode')!r}, 'w').write(oct(path.stat().st_mode))")
    edit_text("a", tmp_path / "state", Disk(), environ)
    assert int((tmp_path / "mode").read_text(), 8) & 0o777 == stat.S_IRUSR | stat.S_IWUSR


def test_control_characters_and_foreign_line_ends_do_not_come_back(tmp_path: Path) -> None:
    environ = an_editor(tmp_path, r"path.write_bytes(b'a\r\nb\x1b]52;c;x\x07\r\n')")
    assert edit_text("", tmp_path, Disk(), environ) == "a\nb]52;c;x"


def test_an_editor_that_fails_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(InterviewerError, match="ended with 3; the notes are as they were"):
        edit_text("a", tmp_path / "state", Disk(), an_editor(tmp_path, "sys.exit(3)"))
    assert left_in(tmp_path / "state") == []


def test_what_was_written_before_the_editor_failed_is_kept(tmp_path: Path) -> None:
    environ = an_editor(tmp_path, "path.write_text('much work'); sys.exit(1)")
    with pytest.raises(InterviewerError, match="What it left is in") as raised:
        edit_text("a", tmp_path / "state", Disk(), environ)
    [kept] = left_in(tmp_path / "state")
    assert kept.read_text() == "much work"
    assert str(kept) in str(raised.value)


def test_what_cannot_be_read_is_kept(tmp_path: Path) -> None:
    environ = an_editor(tmp_path, r"path.write_bytes(b'caf\xe9')")
    with pytest.raises(InterviewerError, match=r"cannot be read\. It is still in"):
        edit_text("a", tmp_path / "state", Disk(), environ)
    assert len(left_in(tmp_path / "state")) == 1


def test_an_editor_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InterviewerError, match="no-such-editor cannot be started"):
        edit_text("a", tmp_path / "state", Disk(), {"EDITOR": "no-such-editor"})
    assert left_in(tmp_path / "state") == []


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
