"""The record: what it says about saving is true, whatever the disk does."""

import errno
from pathlib import Path

import pytest

from interviewer.live import actions as act
from interviewer.live.interview import Interview
from interviewer.model.saved import SavedSession
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.store.library import Library
from interviewer.store.recovery import TakenUp
from interviewer.store.seam import Disk
from interviewer.store.session_file import alike, read_session
from tests.builders import a_response, a_session
from tests.store.rig import FailingDisk, Killed, Rig, as_left, rate

FULL = OSError(errno.ENOSPC, "full")
PUBLISHING = ("exchange", "replace", "sync_folder")
"""Calls that only publishing needs once the journal's name is on the medium."""


def state(interview: Interview) -> str:
    return interview.status.state


def on_disk(rig: Rig) -> Session:
    return read_session(Path(rig.record.path).read_bytes(), "s")


def test_a_session_that_begins_is_saved(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    assert state(interview) == "saved"
    assert on_disk(rig) == as_saved(interview.session)


def test_saving_is_said_until_the_file_is_written(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.type("http-methods", "+ a")
    assert state(interview) == "saving"
    rig.pass_time(1.4)
    assert state(interview) == "saving"
    rig.pass_time(0.2)
    assert state(interview) == "saved"
    assert on_disk(rig) == as_saved(interview.session)


def test_while_someone_keeps_typing_the_file_is_written_every_five_seconds(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    written = []
    for second in range(1, 13):
        interview.type("http-methods", "x" * second)
        rig.pass_time(1)
        written.append(on_disk(rig).records)
    assert written == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10]


@pytest.mark.parametrize(
    "action",
    [
        act.ShowQuestion(question="rest"),
        rate(3),
        act.Skip(question="rest", reason="no time"),
        act.Pause(),
    ],
)
def test_moments_to_look_away_are_written_at_once(tmp_path: Path, action: act.Action) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.do(action)
    assert rig.runners[1].woken == 1
    rig.look()
    assert on_disk(rig) == as_saved(interview.session)


def test_publish_writes_the_file_before_it_returns(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.type("http-methods", "+ a")
    interview.publish()
    assert state(interview) == "saved"
    assert on_disk(rig) == as_saved(interview.session)


def test_a_typed_change_during_publishing_is_not_called_saved(tmp_path: Path) -> None:
    rig = Rig(tmp_path)

    class Slow(Disk):
        def sync_folder(self, folder: Path) -> None:
            if folder == rig.sessions and not interview.session.ratings:
                interview.do(rate(2))

    interview = rig.begin()
    rig.record._file._disk = Slow()
    interview.type("http-methods", "+ a")
    rig.pass_time(2)
    assert state(interview) == "saving"
    rig.look()
    assert state(interview) == "saved"
    assert on_disk(rig) == as_saved(interview.session)


def test_without_the_folder_the_words_are_on_this_machine_and_it_is_tried_again(tmp_path: Path) -> None:
    disk = FailingDisk(OSError(errno.ENOENT, "gone"), kinds=PUBLISHING, stuck=True)
    rig = Rig(tmp_path, disk)
    disk.nth = 10**9
    interview = rig.begin()
    rig.pass_time(1)
    disk.nth = disk.counted
    disk.log.clear()
    interview.type("http-methods", "+ a")
    rig.pass_time(2)
    assert interview.status.sentence == ("saved on this machine only, retrying: the folder is not there")
    assert rig.recovered() == as_left(interview.session)
    rig.pass_time(100, steps=200)
    tries = sum(name == "exchange" for name, _ in disk.log)
    assert tries == 1 + 5 + 2  # after 1, 2, 4, 8, 16, then each 30 seconds
    disk.heal()
    rig.pass_time(30)
    assert state(interview) == "saved"


def test_a_journal_that_fails_makes_the_file_be_written_at_once(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    rig.record._journal._files._disk = FailingDisk(FULL, stuck=True)
    interview.type("http-methods", "+ a")
    assert state(interview) == "saving"
    rig.look()
    assert interview.status.sentence == "saved, but a crash may cost seconds: no journal, the disk is full"
    assert on_disk(rig) == as_saved(interview.session)


def test_when_both_fail_it_is_said_and_the_close_finds_a_refuge(tmp_path: Path) -> None:
    disk = FailingDisk(FULL, nth=10**9, stuck=True)
    rig = Rig(tmp_path, disk)
    interview = rig.begin()
    rig.pass_time(1)
    disk.nth = disk.counted
    interview.type("http-methods", "+ precious")
    rig.pass_time(2)
    assert interview.status.sentence == "NOT SAVED: the disk is full"
    rig.record._disk = Disk()
    status = interview.close()
    (copy,) = (tmp_path / "refuge").iterdir()
    assert status.state == "journal-only"
    assert str(copy) in status.detail
    assert read_session(copy.read_bytes(), "x") == as_saved(interview.session)


def test_when_nothing_works_the_close_says_so(tmp_path: Path) -> None:
    disk = FailingDisk(FULL, nth=10**9, stuck=True)
    rig = Rig(tmp_path, disk)
    interview = rig.begin()
    disk.nth = disk.counted
    interview.type("http-methods", "+ precious")
    assert interview.close().state == "not-saved"


def test_a_close_that_cannot_publish_leaves_the_journal_for_later(tmp_path: Path) -> None:
    disk = FailingDisk(OSError(errno.EACCES, "no"), nth=10**9, kinds=PUBLISHING, stuck=True)
    rig = Rig(tmp_path, disk)
    interview = rig.begin()
    rig.pass_time(1)
    disk.nth = disk.counted
    interview.type("http-methods", "+ a")
    assert interview.close().state == "journal-only"
    found = rig.take_up()
    assert isinstance(found, TakenUp)
    assert found.session == interview.session.but(paused_since=None)
    assert not found.published


def test_after_a_close_only_the_file_is_left(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.type("http-methods", "+ a")
    assert interview.close().state == "saved"
    assert interview.close().state == "saved"
    assert on_disk(rig) == as_saved(interview.session)
    assert not interview.session.running
    assert list(rig.journals.iterdir()) == []
    assert [path.name for path in rig.sessions.iterdir()] == [rig.path.name]


def test_a_fault_of_our_own_shows_in_the_status(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()

    class Faulty(Disk):
        def create(self, path: Path) -> int:
            raise ZeroDivisionError

    rig.record._file._disk = Faulty()
    interview.do(rate(3))
    rig.look()
    assert "ZeroDivisionError" in interview.status.sentence


def test_a_conflict_is_told_and_the_path_follows(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    rig.path.write_bytes(b"someone else's")
    interview.do(rate(3))
    rig.look()
    assert state(interview) == "saved"
    assert Path(interview.path).name in interview.status.detail
    assert interview.status.sentence == "saved in a copy", "and stays so when the message is gone"
    assert rig.path.read_bytes() == b"someone else's"
    assert on_disk(rig) == as_saved(interview.session)


def hold(interview: Interview, rig: Rig, said: list[str]) -> None:
    """Hold a short interview; *said* collects each word that was acknowledged as safe."""
    for n in range(3):
        interview.type("http-methods", "\n".join(f"+ word {i}" for i in range(n + 1)))
        rig.pass_time(0.3)
        interview.do(rate(n + 1))
        rig.pass_time(2, steps=2)
        note(interview, said)
    interview.do(act.ShowQuestion(question="rest"))
    interview.type("rest", "+ last")
    note(interview, said)


def note(interview: Interview, said: list[str]) -> None:
    if interview.status.state in ("saved", "journal-only"):
        said[:] = words(interview.session)


def words(session: Session) -> list[str]:
    return [line.text for response in session.responses.values() for line in response.notes]


def found_words(rig: Rig) -> list[str]:
    """Return all words that a new process finds, wherever they went."""
    taken = rig.take_up()
    sessions = [taken.session] if isinstance(taken, TakenUp) else [taken.in_file, taken.in_journal]
    return [word for session in sessions for word in words(session)]


@pytest.mark.slow
def test_killed_at_any_call_no_acknowledged_word_is_lost(tmp_path_factory: pytest.TempPathFactory) -> None:
    for nth in range(1, 1000):
        disk = FailingDisk(Killed(), nth=nth, stuck=True)
        rig = Rig(tmp_path_factory.mktemp("kill"), disk)
        said: list[str] = []
        try:
            interview = rig.begin()
            hold(interview, rig, said)
            interview.close()
        except Killed:
            pass
        else:
            break
        library = Library(rig.sessions, tmp_path_factory.getbasetemp(), Disk())
        files = library.saved()
        if not said and not any(saved.session for saved in files):
            continue
        assert all(readable(saved) for saved in files)
        assert set(said) <= set(found_words(rig))
        assert len(library.saved()) == 1, "what was corrected is no other version"
    assert nth > 60


def readable(saved: SavedSession) -> bool:
    """Whether a file is a session, or the empty one that was only just made."""
    return saved.session is not None or saved.fault.startswith("is empty")


def test_a_submission_is_whole_or_not_at_all(tmp_path_factory: pytest.TempPathFactory) -> None:
    ready = a_session(
        ratings={"apis": 3, "databases": 2, "security": None},
        recommendation="yes",
        responses={"http-methods": a_response("00:00:09 + all\n", rating=3)},
    )
    for nth in range(1, 60):
        rig = Rig(tmp_path_factory.mktemp("submit"))
        interview = rig.begin(ready.but(running_since=rig.clock.now().monotonic))
        rig.pass_time(2)
        disk = FailingDisk(Killed(), nth=nth, stuck=True)
        rig.record._journal._files._disk = rig.record._file._disk = disk
        acknowledged = False
        try:
            interview.do(act.Submit())
            acknowledged = True
            rig.look()
            interview.close()
        except Killed:
            file = read_session(rig.path.read_bytes(), "s")
            assert (file.status == "submitted") == (file.interview.ended is not None)
            recovered = rig.recovered()
            assert recovered.submitted or not acknowledged
            again = rig.go_on_published()
            assert alike(again, as_saved(recovered))
        else:
            return
    pytest.fail("submitting takes more calls than this test tries")
