"""Stamps: whatever would change what is read changes the stamp."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer.store.seam import NO_STAMP, Disk
from interviewer.store.stamps import session_stamps, sources_stamp


def write(path: Path, text: str = "x = 1\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    for name in ("apis.toml", "plans/screen.toml", "roles/engineer.toml", "rubrics/engineer.toml"):
        write(tmp_path / "question_packs" / name)
    return tmp_path / "question_packs"


def same_size_and_time(path: Path) -> None:
    """Change *path* as a tool does that puts size and times back."""
    before = path.stat()
    path.write_text("y = 2\n", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def link(path: Path, elsewhere: Path) -> None:
    """Move the file at *path*, and put a link in its place."""
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


CHANGES: dict[str, Callable[[Path], object]] = {
    "another text": lambda packs: write(packs / "apis.toml", "x = 12\n"),
    "another text, as large and as old": lambda packs: same_size_and_time(packs / "plans" / "screen.toml"),
    "a new file": lambda packs: write(packs / "plans" / "more.toml"),
    "a file less": lambda packs: (packs / "apis.toml").unlink(),
    "another name": lambda packs: (packs / "apis.toml").rename(packs / "api.toml"),
    "a stray": lambda packs: write(packs / "drafts" / "old" / "apis.toml"),
    "another owner's right to read": lambda packs: (packs / "apis.toml").chmod(0o000),
    "a link in its place": lambda packs: link(packs / "apis.toml", packs.parent / "apis.toml"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_to_what_people_write_changes_the_stamp(
    packs: Path, change: Callable[[Path], object]
) -> None:
    before = sources_stamp(Disk(), packs)
    assert before
    change(packs)
    assert sources_stamp(Disk(), packs) != before


@pytest.mark.parametrize("name", ["notes.txt", ".hidden.toml", ".git/config.toml", "plans/.screen.toml.swp"])
def test_what_is_never_read_changes_nothing(packs: Path, name: str) -> None:
    before = sources_stamp(Disk(), packs)
    write(packs / name)
    assert sources_stamp(Disk(), packs) == before


def test_what_cannot_be_looked_at_has_no_stamp(packs: Path, tmp_path: Path) -> None:
    assert sources_stamp(Disk(), tmp_path / "nowhere") == ""
    (packs / "gone.toml").symlink_to(tmp_path / "nowhere.toml")
    assert sources_stamp(Disk(), packs) == ""


def test_a_linked_folder_has_no_stamp_for_its_files_lie_elsewhere(packs: Path) -> None:
    (packs / "plans").rename(packs.parent / "plans")
    (packs / "plans").symlink_to(packs.parent / "plans")
    assert sources_stamp(Disk(), packs) == ""


def test_sessions_have_a_stamp_each_but_examples_and_hidden_files(tmp_path: Path) -> None:
    wanted = {str(write(tmp_path / name)) for name in ("a.toml", "2026/b.toml", "2026/examples/c.toml")}
    for name in ("examples/d.toml", ".e.toml", ".git/f.toml", "g.txt"):
        write(tmp_path / name)
    stamps = session_stamps(Disk(), tmp_path)
    assert stamps.keys() == wanted
    assert NO_STAMP not in stamps.values()


def test_without_a_folder_there_are_no_sessions(tmp_path: Path) -> None:
    assert session_stamps(Disk(), tmp_path / "nowhere") == {}
