"""Listings: the same lists with and without a cache, whatever has happened to the files meanwhile."""

import errno
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from interviewer.analysis.listing import listed_content
from interviewer.authoring.content import assemble
from interviewer.cli.desk import OpenDesk
from interviewer.cli.listings import AT_ONCE, IN_A_ROW
from interviewer.live.desk import SetUp
from interviewer.model.listing import Listing
from interviewer.store.names import file_name
from interviewer.store.process import Process, this_process
from interviewer.store.seam import Disk
from interviewer.store.session_file import to_toml
from interviewer.store.sources import read_sources
from interviewer.store.workspace import Workspace, shipped_packs
from tests.builders import STARTED, a_session
from tests.fakes import FakeClock
from tests.store.rig import ByHand, FailingDisk


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return a workspace with three packs, their plan, and twelve sessions."""
    packs = tmp_path / "question_packs"
    for name in ("rubrics/backend-engineer", "plans/backend-screen-30", "backend-fundamentals"):
        (packs / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shipped_packs() / f"{name}.toml", packs / f"{name}.toml")
    for number in range(12):
        save(tmp_path / "sessions", number)
    return Workspace(
        root=tmp_path,
        packs=packs,
        sessions=tmp_path / "sessions",
        state=tmp_path / "state",
        config=tmp_path / "config",
        cache=tmp_path / "cache",
    )


def save(folder: Path, number: int, candidate: str = "Ada Example") -> Path:
    """Save a session that began *number* days before the newest."""
    started = STARTED - timedelta(days=number)
    session = a_session(f"s{number:05}", candidate=candidate, started=started, submitted=number > 1)
    folder.mkdir(exist_ok=True)
    path = folder / file_name(session, UTC)
    path.write_bytes(to_toml(session))
    return path


def a_desk(workspace: Workspace, disk: Disk | None = None) -> OpenDesk:
    gone = Process(this_process().host, 2**22 + 1)
    return OpenDesk(workspace, disk=disk, clock=FakeClock(), process=gone, runner=ByHand)


def read_all(desk: OpenDesk) -> Listing:
    """Return the listing once nothing is left to be read."""
    desk.listing()
    while desk.read_on():
        pass
    return desk.listing()


def truth(workspace: Workspace) -> Listing:
    """Return what is listed without any cache."""
    return read_all(a_desk(replace(workspace, cache=None)))


def sessions_read(disk: FailingDisk) -> list[str]:
    reads = (path for kind, path in disk.log if kind == "read")
    return [path.name for path in reads if path.suffix == ".toml" and path.parent.name == "sessions"]


def test_a_second_start_lists_the_same_and_reads_no_session(workspace: Workspace) -> None:
    first = read_all(a_desk(workspace))
    disk = FailingDisk()
    assert a_desk(workspace, disk).listing() == first == truth(workspace)
    assert sessions_read(disk) == []
    assert [one.name[-6:] for one in first.sessions] == [f"s{number:05}" for number in range(12)]


def test_a_second_start_lists_the_packs_without_reading_them(workspace: Workspace) -> None:
    content = listed_content(assemble(read_sources(workspace.packs)))
    assert read_all(a_desk(workspace)).content == content
    desk = a_desk(workspace)
    assert desk.listing().content == content
    assert desk._content is None


MEANWHILE: dict[str, Callable[[Path], object]] = {
    "changed": lambda folder: save(folder, 3, "Bea Muster"),
    "added": lambda folder: save(folder, 40),
    "removed": lambda folder: min(folder.glob("*.toml")).unlink(),
    "renamed": lambda folder: min(folder.glob("*.toml")).rename(folder / "2026-01-01-1000-x.toml"),
    "broken": lambda folder: min(folder.glob("*.toml")).write_bytes(b"x ="),
    "moved": lambda folder: folder.rename(folder.with_name("elsewhere")),
    "a whole folder": lambda folder: shutil.copytree(folder, folder / "2026"),
}


@pytest.mark.parametrize("change", MEANWHILE.values(), ids=MEANWHILE)
def test_what_happens_between_two_starts_is_listed(
    workspace: Workspace, change: Callable[[Path], object]
) -> None:
    before = read_all(a_desk(workspace))
    change(workspace.sessions)
    desk = a_desk(workspace)
    assert desk.listing() == truth(workspace) != before
    assert read_all(desk) == truth(workspace)


def test_only_what_changed_is_read(workspace: Workspace) -> None:
    read_all(a_desk(workspace))
    changed = save(workspace.sessions, 3, "Bea Muster")
    disk = FailingDisk()
    a_desk(workspace, disk).listing()
    assert sessions_read(disk) == [changed.name]


def test_a_changed_pack_is_listed_as_it_is(workspace: Workspace) -> None:
    read_all(a_desk(workspace))
    (workspace.packs / "backend-fundamentals.toml").write_text("broken", encoding="utf-8")
    listing = a_desk(workspace).listing()
    assert listing == truth(workspace)
    assert [file.id for file in listing.content.broken] == ["backend-fundamentals", "backend-screen-30"]


def test_a_session_that_is_gone_leaves_no_name_in_the_cache(workspace: Workspace) -> None:
    path = save(workspace.sessions, 50, "Zoë Sample")
    read_all(a_desk(workspace))
    [cache] = (workspace.root / "cache").iterdir()
    assert "Zoë Sample".encode() in cache.read_bytes()
    path.unlink()
    read_all(a_desk(workspace))
    assert "Zoë Sample".encode() not in cache.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"{}", b"interviewer-lists/1 0 x\n[1]", None])
def test_a_cache_that_is_no_cache_is_overlooked_and_written_anew(
    workspace: Workspace, damage: bytes | None
) -> None:
    read_all(a_desk(workspace))
    [cache] = (workspace.root / "cache").iterdir()
    sound = cache.read_bytes()
    shutil.rmtree(cache.parent) if damage is None else cache.write_bytes(damage)
    assert read_all(a_desk(workspace)) == truth(workspace)
    assert cache.read_bytes() == sound


def test_a_file_that_could_not_be_read_is_tried_again(workspace: Workspace) -> None:
    """Its stamp stays the same when the disk comes back."""
    disk = FailingDisk(OSError(errno.EIO, "no"), nth=3, kinds=("read",))
    assert sum(bool(one.fault) for one in read_all(a_desk(workspace, disk)).sessions) == 1
    desk = a_desk(workspace)
    assert sum(bool(one.fault) for one in desk.listing().sessions) == 1
    assert read_all(desk) == truth(workspace)


def test_a_link_that_leads_nowhere_is_listed_and_tried_once(workspace: Workspace) -> None:
    """It has no stamp to know it again by, and must not be read for ever."""
    target = workspace.root / "elsewhere.toml"
    (workspace.sessions / "2026-12-01-0900-link.toml").symlink_to(target)
    for _start in range(2):
        desk = a_desk(workspace)
        desk.listing()
        assert sum(desk.read_on() for _ in range(5)) <= 1, "the packs at most"
        assert desk.listing().sessions[0].fault
        assert desk.listing().unread == 0
    [cache] = (workspace.root / "cache").iterdir()
    assert b"0900-link" not in cache.read_bytes(), "the next start has to try it again"
    target.write_bytes(save(workspace.sessions, 3).read_bytes())
    assert desk.listing() == truth(workspace)
    assert not any(one.fault for one in desk.listing().sessions)


def test_of_many_new_files_the_newest_are_listed_at_once_and_the_others_as_they_are_read(
    workspace: Workspace,
) -> None:
    for number in range(12, 80):
        save(workspace.sessions, number)
    desk = a_desk(workspace)
    first = desk.listing()
    assert [one.name[-6:] for one in first.sessions] == [f"s{number:05}" for number in range(AT_ONCE)]
    assert first.unread == 80 - AT_ONCE
    assert desk.read_on()
    second = desk.listing()
    assert len(second.sessions) == 2 * AT_ONCE + IN_A_ROW
    read_all(desk)
    assert desk.listing() == truth(workspace)


def test_catching_up_keeps_the_session_that_was_just_held(workspace: Workspace) -> None:
    read_all(a_desk(workspace))
    desk = a_desk(workspace)
    desk.begin(SetUp("backend-screen-30", "Zoë Sample", "Grace Hopper")).close()
    desk.catch_up()
    disk = FailingDisk()
    listing = a_desk(workspace, disk).listing()
    assert "Zoë Sample" in [one.candidate for one in listing.sessions]
    assert sessions_read(disk) == []
    assert listing.content == truth(workspace).content


def test_a_session_that_is_only_in_a_journal_is_listed_first(workspace: Workspace) -> None:
    desk = a_desk(workspace)
    read_all(desk)
    lost = desk.begin(SetUp("backend-screen-30", "Zoë Sample", "Grace Hopper"))
    Path(lost.path).unlink()
    survivor = OpenDesk(workspace, clock=FakeClock())
    assert survivor.listing().sessions[0].candidate == "Zoë Sample"


def test_without_a_cache_folder_nothing_is_written(workspace: Workspace) -> None:
    desk = a_desk(replace(workspace, cache=None))
    read_all(desk)
    desk.catch_up()
    assert not (workspace.root / "cache").exists()


def test_where_the_cache_cannot_be_written_everything_is_listed_all_the_same(workspace: Workspace) -> None:
    (workspace.root / "cache").write_bytes(b"in the way")
    assert read_all(a_desk(workspace)) == truth(workspace)
