"""The library: all that is there is listed, broken files too, and a name finds the session it means."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from interviewer.model.errors import UsageError
from interviewer.model.session import MOST_RECORDS, Session
from interviewer.store.found_file import find_file
from interviewer.store.history import History
from interviewer.store.library import Library
from interviewer.store.names import file_name
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session, to_toml
from tests.builders import STARTED, a_session
from tests.store.rig import FailingDisk


def put(folder: Path, session: Session, name: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or file_name(session, STARTED.tzinfo))
    path.write_bytes(to_toml(session))
    return path


def a_library(folder: Path, disk: Disk | None = None) -> Library:
    return Library(folder, folder / "state", disk or Disk())


OLD = read_session(to_toml(a_session("aaa222", started=STARTED - timedelta(days=9), submitted=True)), "old")
NEW = a_session("bbb333", candidate="Zoë Quinn-Ålund")
BOTH = [
    "2026-11-21-1400-backend-engineer-zq-bbb333",
    "2026-11-12-1400-backend-engineer-al-aaa222",
]


def test_sessions_are_listed_newest_first_from_all_folders_below(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    put(tmp_path / "2026" / "november", NEW)
    saved = a_library(tmp_path).saved()
    assert [entry.session for entry in saved] == [NEW, OLD]


def test_examples_hidden_files_and_temporary_ones_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    put(tmp_path / "examples", NEW)
    put(tmp_path, NEW, ".x.1234.tmp")
    put(tmp_path, NEW, ".hidden.toml")
    put(tmp_path / ".git", NEW)
    put(tmp_path, NEW, "notes.txt")
    assert [entry.session for entry in a_library(tmp_path).saved()] == [OLD]
    assert [entry.session for entry in a_library(tmp_path / "examples").saved()] == [NEW]


@pytest.mark.parametrize("own", [True, False])
def test_earlier_versions_of_a_broken_file_are_told_with_what_to_type(tmp_path: Path, own: bool) -> None:
    path = put(tmp_path / "sessions", NEW)
    state = tmp_path / "state"
    History(Disk(), state, NEW.id, path, lambda: STARTED).keep(path.read_bytes())
    library = Library(path.parent if own else tmp_path / "own", state, Disk(), workspace=tmp_path)
    path.write_bytes(b"<<<<<<< ours\n" + path.read_bytes())
    [broken] = library.saved(path.parent)
    fault = broken.fault
    assert fault.startswith("line 1 is a merge marker; choose one side of the merge in an editor. ")
    named = path.stem if own else path
    assert fault.endswith(f" Earlier versions: interviewer history {named} --workspace {tmp_path}")


def test_the_last_word_of_any_name_is_no_id(tmp_path: Path) -> None:
    library = a_library(tmp_path)
    for name in ("about-mary", "2026-11-15-1000-qa-mb-abc234"):
        (tmp_path / f"{name}.toml").write_bytes(b"x =")
    assert library.find("abc234").name == "2026-11-15-1000-qa-mb-abc234"
    assert find_file(Disk(), tmp_path / "about-mary.toml").named_id == ""
    for name in ("mary", ""):
        with pytest.raises(UsageError, match="There is no session"):
            library.find(name)


def test_a_broken_file_is_listed_with_its_fault_and_hides_no_other(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    put(tmp_path, NEW)
    (tmp_path / "2026-11-15-1000-broken.toml").write_bytes(b"x =")
    (tmp_path / "folder.toml").mkdir()
    saved = a_library(tmp_path).saved()
    assert [entry.name for entry in saved] == [BOTH[0], "2026-11-15-1000-broken", BOTH[1], "folder"]
    assert saved[3].fault == "cannot be read: there is a folder in the file's place"
    assert saved[1].session is None
    assert saved[1].fault == "line 1, column 4 is not TOML: Invalid value; correct it in an editor"


def test_a_count_that_leaves_no_room_to_count_on_is_read_and_not_gone_on_with(tmp_path: Path) -> None:
    put(tmp_path, OLD.but(records=MOST_RECORDS))
    library = a_library(tmp_path)
    assert library.saved()[0].session is not None
    assert "counts 1,000,000,000,000 changes" in str(find_file(Disk(), Path(library.saved()[0].path)).fault)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    os.mkfifo(tmp_path / "pipe.toml")
    entry = a_library(tmp_path).saved()[1]
    assert entry.fault == "cannot be read: there is a pipe or a device in the file's place"
    assert "a pipe or a device" in str(find_file(Disk(), tmp_path / "pipe.toml").fault)


def test_a_file_that_may_not_be_read_is_listed_with_its_fault(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    put(tmp_path, NEW)
    disk = FailingDisk(OSError(errno.EIO, "no"), nth=1, kinds=("read",))
    faults = [entry.fault for entry in a_library(tmp_path, disk).saved()]
    assert sorted(faults) == ["", "cannot be read: the disk reports an error"]


def test_a_conflict_copy_is_listed_under_its_own_name(tmp_path: Path) -> None:
    put(tmp_path, NEW)
    copy = f"{BOTH[0]}.conflict-laptop-20261121T150000Z"
    put(tmp_path, NEW.but(take_aways="other"), f"{copy}.toml")
    library = a_library(tmp_path)
    assert {entry.name for entry in library.saved()} == {BOTH[0], copy}
    assert library.find("bbb333").name == BOTH[0]
    assert library.find(copy).name == copy


def test_a_session_is_found_by_name_id_beginning_and_path(tmp_path: Path) -> None:
    path = put(tmp_path, NEW)
    put(tmp_path, OLD)
    library = a_library(tmp_path)
    for name in (BOTH[0], "bbb333", "bb", "2026-11-21", str(path), path.name):
        assert library.find(name).session == NEW


def test_one_that_cannot_be_read_is_found_by_the_id_in_its_name(tmp_path: Path) -> None:
    put(tmp_path, NEW)
    path = put(tmp_path, OLD)
    path.write_bytes(b"x =")
    put(tmp_path, OLD, f"{path.stem}.conflict-20261121T140000Z.toml")
    for name in ("aaa222", "aaa"):
        found = a_library(tmp_path).find(name)
        assert (found.name, found.session) == (path.stem, None)
        assert found.fault
    assert a_library(tmp_path).means("aaa222")


def test_a_beginning_that_fits_several_is_refused_with_their_names(tmp_path: Path) -> None:
    put(tmp_path, NEW)
    put(tmp_path, OLD)
    with pytest.raises(UsageError, match=f"{BOTH[0]}, {BOTH[1]}"):
        a_library(tmp_path).find("2026-11")


@pytest.mark.parametrize("name", ["2026-11-22-1400-backend", "zzz", ""])
def test_an_unknown_name_is_refused_with_the_nearest(tmp_path: Path, name: str) -> None:
    put(tmp_path, NEW)
    with pytest.raises(UsageError, match=f"Nearest: {BOTH[0]}"):
        a_library(tmp_path).find(name)


def test_in_an_empty_library_nothing_is_found(tmp_path: Path) -> None:
    library = a_library(tmp_path / "nowhere")
    assert library.saved() == ()
    assert not library.has("7k3f2m")
    with pytest.raises(UsageError, match="no saved sessions yet"):
        library.find("x")
    with pytest.raises(UsageError, match="no file"):
        library.find("x.toml")


def test_an_id_is_known_by_the_names_of_files_and_none_is_read(tmp_path: Path) -> None:
    """Beginning an interview must not take longer with every one that was held."""
    path = put(tmp_path, NEW)
    path.write_text("not read", encoding="utf-8")
    path.with_name(f"{path.stem}.conflict-here.toml").write_text("nor this", encoding="utf-8")
    library = a_library(tmp_path)
    assert library.has(NEW.id)
    assert not library.has(OLD.id)


def test_a_file_is_read_again_only_when_it_has_changed(tmp_path: Path) -> None:
    path = put(tmp_path, NEW)
    disk = FailingDisk()
    library = a_library(tmp_path, disk)
    for _ in range(3):
        assert library.saved()[0].session == NEW
    assert [name for name, _ in disk.log].count("read") == 1
    path.write_bytes(to_toml(NEW.but(take_aways="changed")))
    os.utime(path, (1, 1))
    assert library.saved()[0].session == NEW.but(take_aways="changed")


def test_a_file_that_one_may_not_read_says_so(tmp_path: Path) -> None:
    path = put(tmp_path, NEW)
    disk = FailingDisk(PermissionError(errno.EACCES, "no"), kinds=("read",), stuck=True)
    assert a_library(tmp_path, disk).read(path).fault == "cannot be read: no permission to read it"
