"""What was left beside a session when it is taken up: it is gone on from, goes, or stays and is named."""

import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.live.begin import replay
from interviewer.live.interview import Interview
from interviewer.model.errors import CannotRead
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.store.history import History
from interviewer.store.kept_beside import keep_beside
from interviewer.store.library import Library
from interviewer.store.lock import SessionLock, lock_path
from interviewer.store.names import beside
from interviewer.store.process import Process, this_process
from interviewer.store.recovery import Recovery
from interviewer.store.refuges import rescue
from interviewer.store.seam import DISK, Disk
from interviewer.store.session_file import read_session, to_toml
from tests.builders import a_session
from tests.store.rig import HERE, LATER, FailingDisk, Killed, Rig, as_left, rate, words
from tests.store.test_recovery import BESIDE, OTHER, crashed, file_of, taken

MORE = "+ only in the journal\n+ typed while the disk was full\n+ to the end"
CONFLICT = OTHER.replace("other", "conflict-laptop")


def typed_on(rig: Rig, interview: Interview) -> Session:
    """Return the session after words that reach neither the file nor the journal."""
    journals = {path: path.read_bytes() for path in rig.journals.iterdir()}
    rig.disk = Disk()
    interview.type("http-methods", MORE)
    interview.do(rate(4, "databases"))
    for path, data in journals.items():
        path.write_bytes(data)
    return as_left(interview.session)


def rescued(rig: Rig, session: Session) -> Path:
    path = rescue(DISK, (rig.root / "refuge",), session, rig.path.stem, lambda: 60.0)
    assert path is not None
    return path.rename(path.with_name(path.name.replace("Z.toml", f"Z-{secrets.token_hex(4)}.toml")))


def cut_off(rig: Rig, session: Session) -> Path:
    """Leave what a process leaves that is killed before what it wrote takes the place of the file."""
    path = rig.path.with_name(f".{rig.path.stem}.{secrets.token_hex(4)}.tmp")
    path.write_bytes(to_toml(session))
    return path


LEAVE = pytest.mark.parametrize("leave", [rescued, cut_off])
Leave = Callable[[Rig, Session], Path]


@LEAVE
def test_a_version_that_got_further_is_gone_on_from(tmp_path: Path, leave: Leave) -> None:
    rig, interview = crashed(tmp_path)
    before = rig.path.read_bytes()
    path = leave(rig, typed_on(rig, interview))
    found = taken(rig.take_up())
    assert found.session == as_saved(interview.session)
    whence = path if leave is rescued else "a save that was cut off"
    assert found.told == f"recovered 3 changes, 00:16 of the session, from {whence}"
    assert not found.published
    again = rig.go_on(found)
    assert not path.exists()
    assert rig.recovered() == as_left(again.session), "a journal has it all"
    rig.pass_time(0.3)
    again.publish()
    assert file_of(rig) == as_saved(interview.session)
    versions = History(DISK, tmp_path / "state", "7k3f2m", rig.path).versions()
    assert before in [version.path.read_bytes() for version in versions]


def test_it_is_looked_for_wherever_a_program_that_ends_may_leave_it(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    state = tmp_path / "state"
    copy = state / beside(rig.path.stem, "rescued", LATER)
    copy.write_bytes(to_toml(typed_on(rig, interview)))
    recovery = Recovery(Library(rig.sessions, state, DISK), replay, here=HERE)
    assert taken(recovery.take_up(rig.path.stem)).session == as_saved(interview.session)


def test_with_another_level_or_with_something_taken_out_it_stays_and_is_named(tmp_path: Path) -> None:
    """Nobody can tell whether a hand did that to the file meanwhile, or the person in the copy."""
    rig, interview = crashed(tmp_path)
    before = as_left(interview.session)
    later = before.but(records=before.records + 5)
    for changed in (later.but(ratings=a_session(ratings={"apis": 1}).ratings), later.but(ratings={})):
        path = rescued(rig, changed)
        found = taken(rig.take_up())
        assert words(found.session) == words(before)
        assert found.told.endswith(f"interviewer resume {path}")
        rig.go_on(found).close()
        assert path.exists()
        path.unlink()


@LEAVE
def test_it_stays_while_no_journal_has_it_and_when_somebody_wrote_into_it(
    tmp_path: Path, leave: Leave
) -> None:
    class NoJournal(Disk):
        def create(self, path: Path) -> int:
            if path.suffix == ".journal":
                raise OSError(28, "full")
            return super().create(path)

    rig, interview = crashed(tmp_path)
    path = leave(rig, typed_on(rig, interview))
    found = taken(rig.take_up())
    assert [one for one, _ in found.served] == [path]
    rig.disk = NoJournal()
    rig.go_on(found)
    assert path.exists()
    path.write_bytes(path.read_bytes() + b"# by another hand\n")
    rig.disk = Disk()
    rig.go_on(found)
    assert path.exists()


@LEAVE
def test_it_is_so_without_any_journal_too(tmp_path: Path, leave: Leave) -> None:
    rig, interview = crashed(tmp_path)
    leave(rig, typed_on(rig, interview))
    for path in rig.journals.iterdir():
        path.unlink()
    assert rig.go_on_published() == as_saved(interview.session)


@LEAVE
def test_a_version_with_nothing_new_goes_without_a_word(tmp_path: Path, leave: Leave) -> None:
    rig, interview = crashed(tmp_path)
    paths = [leave(rig, file_of(rig)), leave(rig, as_left(interview.session).but(take_aways=""))]
    found = taken(rig.take_up())
    assert found.session == as_left(interview.session)
    assert found.told == "recovered 1 change, 00:16 of the session"
    rig.go_on(found)
    rig.pass_time(0.3)
    assert [path for path in paths if path.exists()] == []


def test_one_that_says_the_same_and_only_counts_further_is_not_another_version(tmp_path: Path) -> None:
    """Such as the file that was not gone on with, after a hold was carried over from it."""
    rig, interview = crashed(tmp_path)
    same = as_left(interview.session)
    keep_beside(DISK, rig.path, to_toml(same.but(records=same.records + 3)), LATER)
    assert taken(rig.take_up()).told == "recovered 1 change, 00:16 of the session"


@LEAVE
def test_what_was_taken_out_since_is_not_another_version(tmp_path: Path, leave: Leave) -> None:
    """A save was cut off, and the words in it were corrected after that."""
    rig, interview = crashed(tmp_path)
    rig.pass_time(2)
    interview.type("http-methods", "+ only a slip")
    not_announced = as_left(interview.session)
    interview.type("http-methods", "+ corrected")
    path = leave(rig, not_announced)
    found = taken(rig.take_up())
    assert found.session == as_left(interview.session)
    assert found.told == "recovered 2 changes, 00:02 of the session"
    rig.go_on(found)
    assert not path.exists()
    assert [path.name for path in rig.sessions.glob("*.toml")] == [rig.path.name]


@LEAVE
def test_nor_is_what_the_file_held_before_the_journal_began(tmp_path: Path, leave: Leave) -> None:
    """The first save after a session was taken up was cut off, just after it had replaced the file."""
    rig, interview = crashed(tmp_path)
    rig.pass_time(2)
    interview.type("http-methods", "+ corrected")
    path = leave(rig, file_of(rig))
    again = rig.go_on(replace(taken(rig.take_up()), served=()))
    found = taken(rig.take_up())
    assert found.session == as_left(again.session)
    rig.go_on(found)
    assert not path.exists()
    assert [path.name for path in rig.sessions.glob("*.toml")] == [rig.path.name]


def test_a_copy_with_other_words_stays_and_is_named(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    theirs = file_of(rig).but(take_aways="other words", records=99)
    path = rescued(rig, theirs)
    found = taken(rig.take_up())
    assert found.session == as_left(interview.session)
    told = f"another version of it has words that this one has not: interviewer resume {path}"
    assert found.told == f"recovered 1 change, 00:16 of the session; {told}"
    rig.go_on(found).close()
    assert read_session(path.read_bytes(), "r") == theirs


def test_how_to_open_a_copy_is_said_as_it_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    rig, _ = crashed(tmp_path / "my own")
    path = rescued(rig, file_of(rig).but(take_aways="other words"))
    assert taken(rig.take_up()).told.endswith(f": interviewer resume ~/'my own/refuge/{path.name}'")


def test_what_a_save_left_that_has_other_words_is_kept_where_it_is_found(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    path = cut_off(rig, file_of(rig).but(take_aways="other words", records=99))
    for _ in range(2):  # the same again, had that process ended right here
        found = taken(rig.take_up())
        assert found.session == as_left(interview.session)
        assert found.told.endswith(f"interviewer resume {Path(OTHER).stem}")
    rig.go_on(found).close()
    assert not path.exists()
    assert words(read_session((rig.sessions / OTHER).read_bytes(), "o")) >= {"other words"}


def test_where_it_cannot_be_kept_it_stays_and_is_named_all_the_same(tmp_path: Path) -> None:
    class Full(Disk):
        def create(self, path: Path) -> int:
            raise OSError(28, "full")

    rig, interview = crashed(tmp_path)
    path = cut_off(rig, file_of(rig).but(take_aways="other words"))
    found = taken(rig.recovery(disk=Full()).take_up(rig.path.stem))
    assert found.session == as_left(interview.session)
    assert path.stem in found.told
    assert path not in [one for one, _ in found.served]


@LEAVE
def test_what_is_of_another_session_is_left_alone_and_what_is_not_whole_is_told_once(
    tmp_path: Path, leave: Leave
) -> None:
    rig, interview = crashed(tmp_path)
    session = typed_on(rig, interview)
    stranger, torn = leave(rig, session.but(id="abc234")), leave(rig, session.but(records=100))
    torn.write_bytes(torn.read_bytes()[:-200])
    others = rig.root / "refuge" / "2026-11-21-1400-x-al-abc234.rescued-20261121T140000Z.toml"
    others.parent.mkdir(exist_ok=True)
    others.write_bytes(torn.read_bytes())
    found = taken(rig.take_up())
    assert found.told.startswith("recovered 1 change, 00:16 of the session")
    what = f"{torn}, a rescued copy of it" if leave is rescued else f"{torn.name}, of a save that was cut off"
    assert found.told.count(f"{what}, cannot be read") == found.told.count(torn.name) == 1
    assert others.name not in found.told
    rig.go_on(found).close()
    assert stranger.exists()
    assert torn.exists()


def test_what_a_process_writes_right_now_is_left_to_it(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path, this_process())
    path = cut_off(rig, typed_on(rig, interview))
    lock_path(rig.path).unlink()
    found = taken(rig.recovery(BESIDE).take_up(rig.path.stem, way="take-over"))
    assert found.session != as_saved(interview.session)
    assert path not in [one for one, _ in found.served]


def test_what_somebody_on_another_machine_may_be_writing_is_left_to_them(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    path = cut_off(rig, typed_on(rig, interview))
    lock_path(rig.path).unlink(missing_ok=True)
    SessionLock(DISK, Process("another-machine", 7), lambda: LATER).take(rig.path)
    found = taken(rig.recovery().take_up(rig.path.stem, way="take-over"))
    assert found.session != as_saved(interview.session)
    assert path not in [one for one, _ in found.served]


def test_a_rescued_copy_that_somebody_has_open_is_left_to_them(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    path = rescued(rig, typed_on(rig, interview))
    SessionLock(DISK, Process("another-machine", 7), lambda: LATER).take(path)
    found = taken(rig.take_up())
    assert found.session != as_saved(interview.session)
    assert found.told.endswith(f"interviewer resume {path}")
    assert path not in [one for one, _ in found.served]


def test_a_rescued_copy_that_was_gone_on_with_by_itself_is_left_to_that(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    path = rescued(rig, typed_on(rig, interview))
    other = rig.go_on(taken(rig.recovery().take_up(str(path))))
    other.type("rest", "+ only in the journal of the copy")
    found = taken(rig.take_up())
    assert found.session != as_saved(interview.session)
    assert path not in [one for one, _ in found.served]
    assert taken(rig.recovery().take_up(str(path))).session == as_left(other.session)


def test_a_copy_that_somebody_else_put_where_all_may_write_is_not_looked_at(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    rescued(rig, typed_on(rig, interview)).parent.chmod(0o777)
    found = taken(rig.take_up())
    assert found.told == "recovered 1 change, 00:16 of the session"


def test_a_place_that_cannot_be_looked_through_is_told(tmp_path: Path) -> None:
    class Fails(Disk):
        def entries(self, folder: Path) -> list[tuple[str, bool]]:
            if folder.name == "refuge":
                raise OSError(5, "no")
            return super().entries(folder)

    rig, _ = crashed(tmp_path)
    found = taken(rig.recovery(disk=Fails()).take_up(rig.path.stem))
    assert found.told.endswith(
        f"{tmp_path / 'refuge'} may hold copies of it and cannot be looked through: the disk reports an error"
    )


def test_a_copy_itself_can_be_taken_up(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    path = rescued(rig, typed_on(rig, interview))
    found = taken(rig.recovery().take_up(str(path)))
    assert found.session == as_saved(interview.session)
    assert (found.path, found.served) == (path, ())


class TestOtherVersionsInTheFolder:
    """Conflict copies and the like stay, and are named when they have words that the session has not."""

    def closed(self, tmp_path: Path) -> Rig:
        rig = Rig(tmp_path)
        interview = rig.begin()
        interview.type("http-methods", "+ one")
        interview.close()
        return rig

    def test_after_a_conflict_the_other_is_named_whichever_is_opened(self, tmp_path: Path) -> None:
        rig = Rig(tmp_path)
        interview = rig.begin()
        rig.path.write_bytes(to_toml(a_session(take_aways="theirs")))
        interview.type("http-methods", "+ mine")
        interview.close()
        mine = Path(interview.path)
        for one, other in ((rig.path, mine), (mine, rig.path)):
            found = taken(rig.recovery().take_up(one.stem))
            assert found.told == (
                f"another version of it has words that this one has not: interviewer resume {other.stem}"
            )

    def test_of_more_than_one_the_newest_is_named(self, tmp_path: Path) -> None:
        rig = self.closed(tmp_path)
        for at, kind in enumerate(("other", "copy-laptop", "recovered")):
            path = rig.path.with_name(OTHER.replace("other", kind))
            path.write_bytes(to_toml(a_session(take_aways=kind)))
            os.utime(path, (at % 2, at % 2))
        assert taken(rig.take_up()).told == (
            "3 other versions of it have words that this one has not; the newest: "
            f"interviewer resume {Path(OTHER.replace('other', 'copy-laptop')).stem}"
        )

    def test_those_without_more_words_and_of_other_sessions_are_not(self, tmp_path: Path) -> None:
        rig = self.closed(tmp_path)
        (rig.sessions / OTHER).write_bytes(to_toml(a_session()))
        (rig.sessions / CONFLICT).write_bytes(to_toml(a_session("abc234", take_aways="more")))
        (rig.sessions / "2026-11-21-1500-of-bea-abc234.toml").write_bytes(to_toml(a_session("abc234")))
        found = taken(rig.take_up())
        assert (found.told, found.served) == ("", ())

    def test_who_makes_a_copy_is_told_nothing_of_them(self, tmp_path: Path) -> None:
        rig = self.closed(tmp_path)
        (rig.sessions / OTHER).write_bytes(to_toml(a_session(take_aways="theirs")))
        found = taken(rig.recovery().take_up(rig.path.stem, way="copy"))
        assert found.told == f"this is a copy; the session itself is in {rig.path.name}"

    @pytest.mark.parametrize("content", ["", "<<<<<<< HEAD\n", "x ="])
    def test_where_nothing_can_be_read_they_are_named_and_so_is_the_history(
        self, tmp_path: Path, content: str
    ) -> None:
        rig = self.closed(tmp_path)
        History(DISK, tmp_path / "state", "7k3f2m", rig.path).keep(rig.path.read_bytes())
        (rig.sessions / OTHER).write_bytes(to_toml(a_session(take_aways="theirs")))
        rig.path.write_text(content, encoding="utf-8")
        for name in (rig.path.stem, str(rig.path)):
            with pytest.raises(CannotRead) as caught:
                rig.recovery().take_up(name)
            assert ("is empty" in str(caught.value)) == (content == "")
            assert caught.value.why.endswith(
                f". Another version of it: interviewer resume {Path(OTHER).stem}"
                f". Earlier versions: interviewer history {rig.path.stem}"
            )
            assert caught.value.why.count("interviewer history") == 1


@pytest.mark.parametrize("put", [Path.mkdir, getattr(os, "mkfifo", Path.mkdir)], ids=["folder", "pipe"])
def test_a_file_that_became_something_else_is_recovered_beside_it(
    tmp_path: Path, put: Callable[[Path], None]
) -> None:
    rig, interview = crashed(tmp_path)
    rig.path.unlink()
    put(rig.path)
    assert [lost.name for lost in rig.recovery().lost_files()] == [rig.path.stem]
    for name in (rig.path.stem, "7k3f2m", str(rig.path)):
        found = taken(rig.recovery().take_up(name))
        assert found.session == as_left(interview.session)
        assert found.path.name == OTHER.replace("other", "recovered")
        assert found.told == (
            f"{rig.path.name} cannot be read and was left as it is; your notes are in {found.path.name}"
        )
    again = rig.go_on(found)
    again.publish()
    assert read_session(found.path.read_bytes(), "s") == as_saved(interview.session)
    assert again.close().state == "saved"
    assert not rig.path.is_file()


def test_a_kill_while_it_is_saved_elsewhere_leaves_no_word_there_after_it_was_taken_up(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    left = 0
    for nth in range(1, 100):
        disk = FailingDisk(Killed(), nth=nth, stuck=True)
        disk.armed = False
        rig = Rig(tmp_path_factory.mktemp("elsewhere"), disk)
        interview = rig.begin()
        interview.type("http-methods", "+ all of it")
        stick = rig.root / "stick"
        disk.armed = True
        try:
            interview.save_elsewhere(str(stick))
        except Killed:
            left += any(".tmp" in path.name for path in stick.glob("*"))
        else:
            break
        lost = [one.name for one in rig.recovery().lost_files()]
        found = taken(rig.recovery().take_up(lost[0] if lost else rig.path.stem))
        rig.disk = Disk()
        rig.runners.clear()
        again = rig.go_on(found)
        rig.pass_time(5, steps=5)
        assert words(again.session) == words(interview.session)
        assert again.close().state == "saved"
        full = [path for path in stick.glob("*") if path.stat().st_size]
        assert full == ([found.path] if lost else [])
    assert left
    assert nth > 10
