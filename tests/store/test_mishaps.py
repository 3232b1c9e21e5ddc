"""What befalls files and folders during an interview: the status is true soon, and no word is lost."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from interviewer.live import actions as act
from interviewer.live.interview import Interview
from interviewer.model.errors import CannotSave, InterviewerError
from interviewer.model.saved_form import as_saved
from interviewer.store.journals import journals_in
from interviewer.store.lock import lock_path
from interviewer.store.loop import NEVER, in_time
from interviewer.store.publishing import LOOK_EACH
from interviewer.store.recovery import TakenUp
from interviewer.store.refuges import chosen_refuges, first_that_works, last_refuges
from interviewer.store.seam import DISK, Disk
from interviewer.store.session_file import read_session, to_toml
from tests.builders import a_session
from tests.store.rig import FailingDisk, Rig, as_left, rate, words

FULL = OSError(errno.ENOSPC, "full")
LOOK = LOOK_EACH


def typed(root: Path) -> tuple[Rig, Interview]:
    """Return an interview with a note that is saved."""
    rig = Rig(root)
    interview = rig.begin()
    interview.type("http-methods", "+ a")
    rig.pass_time(2)
    rig.pass_time(LOOK)
    assert interview.status.sentence == "saved"
    return rig, interview


def saved_in(path: Path) -> frozenset[str]:
    return words(read_session(path.read_bytes(), "s"))


# The file


def test_a_file_that_is_deleted_while_nobody_types_is_written_again_and_told(tmp_path: Path) -> None:
    rig, interview = typed(tmp_path)
    rig.path.unlink()
    rig.pass_time(LOOK)
    assert interview.status.sentence == "saved"
    assert "was removed by someone else and has been written again" in interview.status.detail
    assert saved_in(rig.path) == words(interview.session)
    assert interview.close().detail == "", "it is settled, and was told"


def test_what_lies_beside_the_file_is_still_told_at_the_end(tmp_path: Path) -> None:
    rig, interview = typed(tmp_path)
    rig.path.write_bytes(to_toml(a_session(take_aways="theirs")))
    rig.pass_time(LOOK)
    beside = Path(interview.path)
    assert beside != rig.path
    told = f"{rig.path.name} was changed by someone else; your notes go on in {beside.name}"
    beside.unlink()
    rig.pass_time(LOOK)
    assert interview.status.detail == f"{beside.name} was removed by someone else and has been written again"
    assert interview.close().detail == told


def test_what_happens_only_at_the_end_is_told_then(tmp_path: Path) -> None:
    rig, interview = typed(tmp_path)
    rig.path.unlink()
    assert "has been written again" in interview.close().detail


def test_a_file_that_is_changed_while_nobody_types_is_left_alone_and_ours_goes_beside(tmp_path: Path) -> None:
    """By a hand, or by `git checkout`: what we said was saved is in no file any more until then."""
    rig, interview = typed(tmp_path)
    theirs = to_toml(a_session(take_aways="theirs"))
    rig.path.write_bytes(theirs)
    rig.pass_time(LOOK)
    assert "was changed by someone else; your notes go on in" in interview.status.detail
    assert rig.path.read_bytes() == theirs
    assert saved_in(Path(interview.path)) == words(interview.session)
    assert interview.close().state == "saved"
    assert sorted(path.suffix for path in rig.sessions.iterdir()) == [".toml", ".toml"]


def test_a_file_that_is_changed_just_before_the_end_is_noticed_before_the_journal_goes(
    tmp_path: Path,
) -> None:
    rig, interview = typed(tmp_path)
    interview.do(act.Pause())
    rig.look()
    rig.path.write_bytes(to_toml(a_session()))
    assert interview.close().state == "saved"
    assert saved_in(Path(interview.path)) == words(interview.session)
    assert Path(interview.path) != rig.path


def test_a_file_that_is_only_touched_is_no_conflict(tmp_path: Path) -> None:
    rig, interview = typed(tmp_path)
    data = rig.path.read_bytes()
    rig.path.unlink()
    rig.path.write_bytes(data)
    rig.pass_time(LOOK)
    rig.pass_time(LOOK)
    assert (interview.status.sentence, interview.status.detail) == ("saved", "")
    assert interview.path == str(rig.path)


# The folder


@pytest.mark.parametrize("how", ["renamed", "deleted", "a file"])
def test_a_folder_that_goes_is_told_with_where_the_notes_are_and_not_made_again(
    tmp_path: Path, how: str
) -> None:
    rig, interview = typed(tmp_path)
    rig.sessions.rename(tmp_path / "away")
    if how == "deleted":
        shutil.rmtree(tmp_path / "away")
    if how == "a file":
        rig.sessions.write_bytes(b"")
    rig.pass_time(LOOK)
    status = interview.status
    why = "there is a file in the folder's place" if how == "a file" else "the folder is not there"
    assert status.sentence == f"saved on this machine only, retrying: {why}"
    assert status.kept == str(rig.journals)
    assert str(rig.journals) in status.told
    interview.type("http-methods", "+ a\n+ meanwhile")
    rig.pass_time(6)
    assert interview.status.state == "journal-only"
    assert not rig.sessions.is_dir()
    assert rig.recovered() == as_left(interview.session)
    if how == "renamed":
        (tmp_path / "away").rename(rig.sessions)
        rig.pass_time(31)
        assert interview.status.sentence == "saved"
        assert saved_in(rig.path) == words(interview.session)
    else:
        closed = interview.close()
        assert closed.state == "journal-only"
        (copy,) = (tmp_path / "refuge").iterdir()
        assert str(copy) in closed.detail
        assert saved_in(copy) == words(interview.session)


def test_a_folder_of_state_that_goes_is_told_and_made_again(tmp_path: Path) -> None:
    rig, interview = typed(tmp_path)
    shutil.rmtree(tmp_path / "state")
    rig.pass_time(LOOK)
    interview.type("http-methods", "+ a\n+ more")
    rig.pass_time(2)
    assert interview.status.sentence == "saved"
    assert rig.recovered() == as_left(interview.session)


def test_without_a_place_for_a_journal_the_status_says_so(tmp_path: Path) -> None:
    rig, interview = typed(tmp_path)
    shutil.rmtree(tmp_path / "state")
    (tmp_path / "state").write_bytes(b"")
    rig.pass_time(LOOK)
    assert interview.status.sentence == (
        "saved, but a crash may cost seconds: no journal, there is a file in the folder's place"
    )
    interview.type("http-methods", "+ a\n+ soon")
    assert interview.status.sentence == "saving, no journal", "it is not there while the file is written, too"
    shutil.rmtree(rig.sessions)
    interview.type("http-methods", "+ a\n+ more")
    rig.pass_time(2)
    assert interview.status.sentence == "NOT SAVED: there is a file in the folder's place"
    closed = interview.close()
    (copy,) = (tmp_path / "refuge").iterdir()
    why = "not saved in its own file: the folder is not there"
    assert closed.sentence == f"{why}. A copy is in {copy} and holds all of it"
    assert saved_in(copy) == words(interview.session)


def test_a_folder_that_does_not_answer_is_told_after_seconds(tmp_path: Path) -> None:
    told: list[str] = []

    class Silent(Disk):
        def sync_folder(self, folder: Path) -> None:
            if interview.session.ratings:
                told.append(interview.status.state)
                rig.clock.advance(4)
                told.append(interview.status.sentence)

    rig, interview = typed(tmp_path)
    rig.record._file._disk = Silent()
    interview.do(rate(3))
    rig.look()
    assert told == ["saving", "saved on this machine only, retrying: the folder does not answer"]
    assert interview.status.sentence == "saved"


# Elsewhere


def failing(root: Path) -> tuple[Rig, Interview, FailingDisk]:
    """Return an interview whose folder takes no more, with a word that is only in the journal."""
    disk = FailingDisk(FULL, nth=10**9, kinds=("exchange", "replace"), stuck=True)
    rig = Rig(root, disk)
    interview = rig.begin()
    rig.pass_time(1)
    disk.nth = 0
    interview.type("http-methods", "+ precious")
    rig.pass_time(2)
    assert interview.status.amiss
    return rig, interview, disk


class Elsewhere(Disk):
    """A disk that fails where the session belongs, and works in every other folder."""

    def __init__(self, sessions: Path) -> None:
        self.sessions = sessions
        self.fails = True

    def create(self, path: Path) -> int:
        if self.fails and path.parent == self.sessions:
            raise FULL
        return super().create(path)


def kept_elsewhere(root: Path, folder: Path) -> tuple[Rig, Interview]:
    """Return an interview that goes on in *folder*."""
    rig = Rig(root)
    rig.disk = Elsewhere(rig.sessions)
    rig.disk.fails = False
    interview = rig.begin()
    rig.look()
    rig.disk.fails = True
    interview.type("http-methods", "+ precious")
    rig.pass_time(2)
    assert interview.status.sentence == "saved on this machine only, retrying: the disk is full"
    interview.save_elsewhere(str(folder))
    return rig, interview


def test_saved_elsewhere_it_goes_on_there_and_says_where(tmp_path: Path) -> None:
    there = tmp_path / "stick"
    rig, interview = kept_elsewhere(tmp_path, there)
    assert interview.status.sentence == f"saved in {there}"
    assert Path(interview.path) == there / rig.path.name
    interview.type("http-methods", "+ precious\n+ more")
    rig.pass_time(6)
    assert saved_in(there / rig.path.name) == words(interview.session)
    found = rig.recovery().take_up(str(there / rig.path.name))
    assert isinstance(found, TakenUp)
    assert found.session == as_left(interview.session)


def test_when_its_own_folder_works_again_nothing_is_copied_back(tmp_path: Path) -> None:
    there = tmp_path / "stick"
    rig, interview = kept_elsewhere(tmp_path, there)
    assert isinstance(rig.disk, Elsewhere)
    rig.disk.fails = False
    before = rig.path.read_bytes()
    interview.do(rate(3))
    rig.pass_time(60, steps=20)
    assert rig.path.read_bytes() == before
    closed = interview.close()
    assert closed.state == "saved"
    assert (closed.where, closed.detail) == (f"in {there}", "")
    assert interview.path == str(there / rig.path.name)


def test_after_the_end_its_journal_tells_where_it_is(tmp_path: Path) -> None:
    there = tmp_path / "stick"
    rig, interview = kept_elsewhere(tmp_path, there)
    interview.close()
    (listed,) = rig.recovery().lost_files()
    assert (listed.name, listed.path) == (str(there / rig.path.name),) * 2
    assert listed.session == as_saved(interview.session)
    with pytest.raises(InterviewerError, match=f"newest notes .* {there}"):
        rig.recovery().take_up(rig.path.stem)
    found = rig.recovery().take_up(listed.name)
    assert isinstance(found, TakenUp)
    assert (found.session, found.home) == (as_left(interview.session), rig.path)
    again = Rig(tmp_path)
    resumed = again.go_on(found)
    again.pass_time(1)
    assert resumed.status.sentence == f"saved in {there}"
    resumed.close()
    assert len(rig.recovery().lost_files()) == 1


def test_moved_back_by_hand_it_is_an_ordinary_session_again(tmp_path: Path) -> None:
    there = tmp_path / "stick"
    rig, interview = kept_elsewhere(tmp_path, there)
    interview.close()
    (there / rig.path.name).replace(rig.path)
    assert rig.recovery().lost_files() == ()
    found = rig.take_up()
    assert isinstance(found, TakenUp)
    assert (found.session, found.home) == (as_left(interview.session), None)
    again = Rig(tmp_path)
    again.go_on(found).close()
    assert list(journals_in(DISK, rig.journals)) == []


def test_a_crash_after_that_brings_back_every_word(tmp_path: Path) -> None:
    there = tmp_path / "stick"
    rig, interview = kept_elsewhere(tmp_path, there)
    interview.type("http-methods", "+ precious\n+ only in the journal")
    found = rig.recovery().take_up(str(there / rig.path.name))
    assert isinstance(found, TakenUp)
    assert found.session == as_left(interview.session)
    shutil.rmtree(there)
    (lost,) = rig.recovery().lost_files()
    assert lost.session == as_left(interview.session)


def test_a_file_of_that_name_there_is_left_alone(tmp_path: Path) -> None:
    there = tmp_path / "stick"
    there.mkdir()
    rig = Rig(tmp_path)
    (there / rig.path.name).write_bytes(b"somebody else's")
    rig, interview = kept_elsewhere(tmp_path, there)
    assert (there / rig.path.name).read_bytes() == b"somebody else's"
    assert saved_in(Path(interview.path)) == words(interview.session)


def test_in_its_own_folder_it_is_only_written_once_more(tmp_path: Path) -> None:
    rig, interview = typed(tmp_path)
    (tmp_path / "link").symlink_to(rig.sessions)
    for folder in (rig.sessions, tmp_path / "link"):
        interview.do(rate(3))
        interview.save_elsewhere(str(folder))
        assert interview.status.sentence == "saved"
        assert list(rig.sessions.glob("*.toml")) == [rig.path]
    assert saved_in(rig.path) == words(interview.session)


def test_its_own_folder_that_still_fails_is_told(tmp_path: Path) -> None:
    rig, interview, _ = failing(tmp_path)
    with pytest.raises(CannotSave, match="the disk is full"):
        interview.save_elsewhere(str(rig.sessions))


def test_the_thread_of_a_folder_that_was_left_ends_and_takes_its_lock_along(tmp_path: Path) -> None:
    rig, interview = typed(tmp_path)
    rig.look()
    assert lock_path(rig.path).exists()
    interview.save_elsewhere(str(tmp_path / "stick"))
    assert rig.runners[1].step() == NEVER
    assert not lock_path(rig.path).exists()


@pytest.mark.parametrize("folder", ["{}/a-file", "{}/a-file/below", "~nobody-of-that-name/x", "zero\0byte"])
def test_a_folder_that_fails_as_well_changes_nothing_and_says_why(tmp_path: Path, folder: str) -> None:
    (tmp_path / "a-file").write_bytes(b"")
    rig, interview, disk = failing(tmp_path)
    with pytest.raises(CannotSave):
        interview.save_elsewhere(folder.format(tmp_path))
    assert interview.status.sentence == "saved on this machine only, retrying: the disk is full"
    disk.heal()
    rig.pass_time(31)
    assert interview.status.sentence == "saved"
    assert interview.path == str(rig.path)


def test_its_own_folder_is_made_again_when_it_is_asked_for(tmp_path: Path) -> None:
    rig, interview = typed(tmp_path)
    shutil.rmtree(rig.sessions)
    interview.do(rate(3))
    rig.pass_time(31)
    assert interview.status.detail == "the folder is not there"
    interview.save_elsewhere(str(rig.sessions))
    assert interview.status.state == "saved"
    assert saved_in(rig.path) == words(interview.session)
    shutil.rmtree(tmp_path)
    with pytest.raises(CannotSave):
        interview.save_elsewhere(str(rig.sessions))
    assert not tmp_path.exists()


def test_at_most_the_last_folder_is_made_and_a_relative_one_told_as_what_it_becomes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, interview, _ = failing(tmp_path)
    for folder in ("no/such/folder", str(tmp_path / "no" / "such" / "folder")):
        with pytest.raises(CannotSave) as refused:
            interview.save_elsewhere(folder)
        above = tmp_path / "no" / "such"
        assert str(refused.value) == f"cannot save {above / 'folder'}: there is no folder {above}"
    assert not (tmp_path / "no").exists()


def test_a_relative_folder_is_made_where_it_is_told_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, interview = typed(tmp_path)
    interview.save_elsewhere("stick")
    assert interview.status.sentence == f"saved in {tmp_path / 'stick'}"


@pytest.mark.parametrize(
    ("kind", "put"), [("folder", Path.mkdir), ("pipe or a device", getattr(os, "mkfifo", Path.mkdir))]
)
def test_what_is_no_file_in_place_of_the_file_is_told_as_that(
    tmp_path: Path, kind: str, put: Callable[[Path], None]
) -> None:
    rig, interview = typed(tmp_path)
    rig.path.unlink()
    put(rig.path)
    interview.do(rate(3))
    rig.pass_time(31)
    assert interview.status.told.startswith(
        f"There is a {kind} in the file's place. Your notes are safe on this"
    )


def test_what_hangs_in_its_own_folder_holds_up_nothing(tmp_path: Path) -> None:
    """The thread that hangs there writes nothing more once it comes back."""
    released, reached = Event(), Event()

    class Hangs(Disk):
        def sync(self, descriptor: int) -> None:
            reached.set()
            released.wait(20)
            super().sync(descriptor)

    rig, interview = typed(tmp_path)
    before = rig.path.read_bytes()
    publisher = rig.runners[1]
    rig.record._file._disk = Hangs()
    interview.do(rate(3))
    stuck = Event()

    def hang() -> bool:
        publisher.step()
        stuck.set()
        return True

    assert in_time(hang, 0.01) is None
    assert reached.wait(20)
    rig.record._file._disk = DISK  # only the thread that is in there hangs
    interview.save_elsewhere(str(tmp_path / "stick"))
    interview.do(rate(4))
    for runner in rig.runners[2:]:
        runner.step()
    assert interview.status.sentence == f"saved in {tmp_path / 'stick'}"
    released.set()
    assert stuck.wait(20)
    assert rig.path.read_bytes() == before
    assert saved_in(Path(interview.path)) == words(interview.session)
    rig.look()
    assert interview.status.sentence == f"saved in {tmp_path / 'stick'}"
    (journal,) = journals_in(DISK, rig.journals)
    assert journal.target == Path(interview.path)


# Refuges


def test_the_first_refuge_that_works_is_taken(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for at, folder in enumerate(folders):
        assert first_that_works(DISK, folders) == folder
        assert list(folder.iterdir()) == [], "looking leaves nothing behind"
        folder.rmdir()
        folder.write_bytes(b"")
        assert at < 3
    assert first_that_works(DISK, folders) is None


@pytest.mark.parametrize("broken", range(4))
def test_last_words_go_to_the_first_of_state_home_and_temporary_folder(tmp_path: Path, broken: int) -> None:
    refuges = [tmp_path / name for name in ("refuge-state", "refuge-home", "refuge-tmp")]
    for folder in refuges[:broken]:
        folder.write_bytes(b"")
    disk = FailingDisk(FULL, nth=10**9, stuck=True)
    rig = Rig(tmp_path, disk)
    interview = rig.begin()
    rig.pass_time(1)
    disk.nth = 0
    interview.type("http-methods", "+ precious")
    rig.record._refuges, rig.record._disk = tuple(refuges), DISK
    closed = interview.close()
    if broken == 3:
        assert closed.sentence == "NOT SAVED: the disk is full"
        return
    (copy,) = refuges[broken].iterdir()
    assert str(copy) in closed.sentence
    assert saved_in(copy) == words(interview.session)


def test_there_may_be_no_home_and_no_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    assert last_refuges(state)[0] == state
    assert chosen_refuges(state)[1] == state

    def fails(*given: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", fails)
    assert chosen_refuges(state)[0] == state
