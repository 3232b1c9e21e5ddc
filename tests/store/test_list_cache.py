"""The cache of lists: what is kept comes back, and whatever else is in its place is as good as nothing."""

import errno
import os
import stat
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from interviewer.model.listing import ListedContent, ListedFile, ListedPlan, ListedSession
from interviewer.store.list_cache import Cached, Line, ListCache
from interviewer.store.seam import Disk
from tests.store.rig import FailingDisk

ROOT = Path("/home/grace/interviews")
STARTED = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
SESSION = ListedSession(
    "a",
    "/s/a.toml",
    "",
    "Zoë \udcff Sample",
    "C-7",
    "Back-end",
    "screen",
    "Ida",
    STARTED,
    30,
    12.0,
    True,
    "yes",
)
FAULT = ListedSession("b", "/s/b.toml", "line 4 is not TOML")
KEPT = Cached(
    {"/s/a.toml": Line((1, 2, 3, 4), SESSION), "/s/b.toml": Line((5, 6, 7, 8), FAULT)},
    "5eed",
    ListedContent(
        (ListedPlan("p", "Plan", 30, 3, 1, ("Apis", "Security")),),
        (ListedFile("x", "pack", 4), ListedFile("y", "rubric", 0, "unknown key", 3, 1, 2)),
        5,
    ),
)


def a_cache(
    folder: Path | None, *, version: str = "1.0", root: Path = ROOT, disk: Disk | None = None
) -> ListCache:
    return ListCache(disk or Disk(), folder, root, version)


def the_file(folder: Path) -> Path:
    [path] = folder.iterdir()
    return path


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    a_cache(tmp_path).save(KEPT)
    assert a_cache(tmp_path).load() == KEPT


def test_the_file_is_for_its_owner_alone_and_its_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "interviewer"
    a_cache(folder).save(KEPT)
    assert stat.S_IMODE(the_file(folder).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_a_file_or_a_folder_nothing_is_known(tmp_path: Path) -> None:
    assert a_cache(tmp_path / "nowhere").load() == Cached()
    nowhere = a_cache(None)
    nowhere.save(KEPT)
    assert nowhere.load() == Cached()


@pytest.mark.parametrize(
    ("version", "root"), [("1.1", ROOT), ("1.0", Path("/home/grace/others"))], ids=["version", "workspace"]
)
def test_the_cache_of_another_version_or_workspace_counts_for_nothing(
    tmp_path: Path, version: str, root: Path
) -> None:
    a_cache(tmp_path).save(KEPT)
    other = a_cache(tmp_path / "other", version=version, root=root)
    other.save(Cached())
    the_file(tmp_path / "other").write_bytes(next(tmp_path.glob("*.lists")).read_bytes())
    assert other.load() == Cached()


def a_root(folder: Path, name: str) -> Path:
    """Return the root of a workspace that is there; its name is one that may trip up a reader."""
    root = folder / name
    root.mkdir()
    return root


@pytest.mark.parametrize("name", ["interviews", 'a "b"\nc', "caf\udce9"])
def test_two_workspaces_have_a_file_each(tmp_path: Path, name: str) -> None:
    root = a_root(tmp_path, name)
    a_cache(tmp_path / "cache", root=root).save(KEPT)
    a_cache(tmp_path / "cache", root=a_root(tmp_path, "others")).save(Cached())
    assert a_cache(tmp_path / "cache", root=root).load() == KEPT


def test_the_cache_of_a_workspace_that_is_gone_goes_with_the_next_writing(tmp_path: Path) -> None:
    cache, root = tmp_path / "cache", a_root(tmp_path, "interviews")
    a_cache(cache, root=root).save(KEPT)
    root.rmdir()
    (cache / "0123456789abcdef.lists").write_bytes(b"interviewer-lists/1 1.0 0123456789abcdef 0\n{}")
    a_cache(cache, root=a_root(tmp_path, "others")).save(KEPT)
    assert a_cache(cache, root=tmp_path / "others").load() == KEPT
    assert len(list(cache.iterdir())) == 1


def test_the_cache_of_a_workspace_that_cannot_be_looked_at_stays(tmp_path: Path) -> None:
    """As on a disk that does not answer just now."""
    cache, root = tmp_path / "cache", a_root(tmp_path, "interviews")
    a_cache(cache, root=root).save(KEPT)
    disk = FailingDisk(OSError(errno.EIO, "no"), nth=1, kinds=("stat",))
    a_cache(cache, root=a_root(tmp_path, "others"), disk=disk).save(Cached())
    assert disk.counted == 1
    assert a_cache(cache, root=root).load() == KEPT


def test_what_a_killed_process_left_half_written_goes_after_a_day(tmp_path: Path) -> None:
    old, young = tmp_path / ".0123.89ab.tmp", tmp_path / ".0123.cdef.tmp"
    for path in (old, young):
        path.write_bytes(b"Zo\xc3\xab Sample")
    written = young.stat().st_mtime
    for path, hours in ((old, 25), (young, 23)):
        os.utime(path, (written, written - hours * 3600))
    a_cache(tmp_path).save(KEPT)
    assert young.exists()
    assert not old.exists()


def test_where_the_folder_cannot_be_looked_into_the_lists_are_kept_all_the_same(tmp_path: Path) -> None:
    a_cache(tmp_path, disk=FailingDisk(OSError(errno.EIO, "no"), nth=1, kinds=("looks",))).save(KEPT)
    assert a_cache(tmp_path).load() == KEPT


def test_what_comes_from_the_cache_cannot_be_changed(tmp_path: Path) -> None:
    a_cache(tmp_path).save(KEPT)
    for cached in (a_cache(tmp_path).load(), Cached()):
        assert isinstance(cached.sessions, MappingProxyType)


def test_a_file_that_was_damaged_counts_for_nothing(tmp_path: Path) -> None:
    a_cache(tmp_path).save(KEPT)
    path = the_file(tmp_path)
    sound = path.read_bytes()
    head = sound.partition(b"\n")[0]
    for damaged in (
        b"",
        b"\0" * len(sound),
        sound[:-1],
        sound.replace(b"Ida", b"Eve"),
        head,
        head + b"\n",
        b"x" + sound,
    ):
        path.write_bytes(damaged)
        assert a_cache(tmp_path).load() == Cached()


def test_a_folder_in_its_place_is_no_fault(tmp_path: Path) -> None:
    a_cache(tmp_path).save(KEPT)
    path = the_file(tmp_path)
    path.unlink()
    path.mkdir()
    a_cache(tmp_path).save(KEPT)
    assert a_cache(tmp_path).load() == Cached()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", ["make_folder", "create", "write", "sync", "replace"])
def test_where_nothing_can_be_written_what_was_there_stays(tmp_path: Path, kind: str) -> None:
    a_cache(tmp_path).save(KEPT)
    disk = FailingDisk(OSError(errno.EROFS, "no"), nth=1, kinds=(kind,))
    a_cache(tmp_path, disk=disk).save(Cached())
    assert a_cache(tmp_path).load() == KEPT
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_cannot_be_read_counts_for_nothing(tmp_path: Path) -> None:
    a_cache(tmp_path).save(KEPT)
    disk = FailingDisk(OSError(errno.EIO, "no"), nth=1, kinds=("read",))
    assert a_cache(tmp_path, disk=disk).load() == Cached()


def test_of_two_that_write_at_once_one_wins_whole(tmp_path: Path) -> None:
    others = Cached({"/s/b.toml": KEPT.sessions["/s/b.toml"]}, "0dd", replace(KEPT.content, warnings=1))

    def write(what: Cached) -> None:
        for _ in range(20):
            a_cache(tmp_path).save(what)

    threads = [threading.Thread(target=write, args=(what,)) for what in (KEPT, others)]
    for thread in threads:
        thread.start()
    seen = [a_cache(tmp_path).load() for _ in range(20)]
    for thread in threads:
        thread.join()
    assert a_cache(tmp_path).load() in (KEPT, others)
    assert all(one in (Cached(), KEPT, others) for one in seen)
    assert len(list(tmp_path.iterdir())) == 1
