"""Taking a session up again: nothing is lost or overwritten, and where two disagree a person decides."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from interviewer.live import actions as act
from interviewer.live.interview import Interview
from interviewer.model.errors import CannotRead, UsageError
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.store.lock import lock_path
from interviewer.store.process import Process, this_process
from interviewer.store.recovery import Disagreement, InUse, TakenUp
from interviewer.store.session_file import read_session, to_toml
from tests.builders import a_session
from tests.store.rig import GONE, Rig, as_left, rate, words

BESIDE = Process(this_process().host, 2, this_process().boot, "beside")
"""Another process of the machine that the tests run on."""
OTHER = "2026-11-21-1400-backend-engineer-al-7k3f2m.other-20261121T160000Z.toml"


def crashed(tmp_path: Path, process: Process = GONE) -> tuple[Rig, Interview]:
    """Return an interview whose process ended with a rating saved and a note that is only in the journal."""
    rig = Rig(tmp_path, process=process)
    interview = rig.begin()
    interview.do(rate(3))
    rig.pass_time(2)
    rig.clock.advance(14)
    interview.type("http-methods", "+ only in the journal")
    return rig, interview


def taken(found: TakenUp | Disagreement | InUse) -> TakenUp:
    assert isinstance(found, TakenUp)
    return found


def test_one_that_was_renamed_goes_on_there_by_its_old_name_too(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    renamed = rig.path.rename(rig.path.with_name("renamed.toml"))
    assert rig.recovery().lost_files() == ()
    for name in (rig.path.stem, str(rig.path), "renamed", "7k3f2m"):
        found = taken(rig.recovery().take_up(name))
        assert found.path == renamed
        assert found.session == as_left(interview.session)


@pytest.mark.parametrize(
    ("left", "damaged"),
    [
        pytest.param(lambda data: b"junk\n" + data, True, id="overwritten"),
        pytest.param(lambda data: data.replace(b"\n", b"x\n", 2), True, id="its beginning is changed"),
        pytest.param(lambda data: data[: data.index(b"\n") + 9], False, id="cut off by a crash as it began"),
        pytest.param(lambda data: b"", False, id="empty"),
    ],
)
def test_a_journal_that_was_damaged_is_told_and_stays(
    tmp_path: Path, left: Callable[[bytes], bytes], damaged: bool
) -> None:
    rig, _ = crashed(tmp_path)
    (path,) = rig.journals.iterdir()
    path.write_bytes(left(path.read_bytes()))
    assert (str(path) in taken(rig.recovery().take_up("7k3f2m")).told) == damaged
    assert path.exists()


def file_of(rig: Rig) -> Session:
    return read_session(rig.path.read_bytes(), "s")


def test_without_a_journal_the_file_is_the_session(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.close()
    found = taken(rig.take_up())
    assert found.session == as_saved(interview.session)
    assert found.published
    assert found.told == ""


def test_what_was_only_in_the_journal_comes_back_and_is_told(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    found = taken(rig.take_up())
    assert found.session == as_left(interview.session)
    assert not found.session.running
    assert not found.published
    assert found.told == "recovered 1 change, 00:16 of the session"
    assert found.changes == 1


@pytest.mark.parametrize("text", ["", "long " * 20_000])
def test_a_crash_with_the_scorecard_open_loses_no_time_and_adds_none(tmp_path: Path, text: str) -> None:
    """Also when the journal was begun anew meanwhile, from a whole session."""
    rig = Rig(tmp_path)
    interview = rig.begin()
    rig.clock.advance(100)
    interview.do(act.WriteUp(on=True))
    rig.clock.advance(300.5)
    interview.do(act.WriteTakeAways(text=text))
    rig.look()
    rig.clock.advance(20)
    interview.count_time(every=15)
    assert taken(rig.take_up()).told.endswith(", 00:20 of the session"), "of the write-up"
    found = taken(rig.take_up()).session
    assert (found.interview.elapsed, found.interview.writing_up) == (100, 320.5)
    assert found.response(found.interview.current).seconds == 100
    assert not found.in_write_up
    again = rig.go_on(taken(rig.take_up()))
    again.do(act.Resume())
    rig.clock.advance(10)
    again.publish()
    facts = read_session(Path(again.path).read_bytes(), "s").interview
    assert (facts.elapsed, facts.writing_up) == (110, 320)


def test_going_on_publishes_it_and_only_then_the_old_journal_goes(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    (old,) = rig.journals.iterdir()
    again = rig.go_on(taken(rig.take_up()))
    assert again.status.detail == ""
    assert old.exists()
    rig.pass_time(0.3)
    assert not old.exists()
    assert file_of(rig) == as_saved(interview.session)
    assert again.status.sentence == "saved"
    assert again.status.detail == "recovered 1 change, 00:16 of the session"
    again.do(act.Resume())
    rig.look()
    assert again.status.detail == ""
    assert again.close().state == "saved"
    assert list(rig.journals.iterdir()) == []


def test_a_crash_right_after_a_recovery_loses_nothing_either(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    again = rig.go_on(taken(rig.take_up()))
    again.do(rate(1, "security"))
    assert rig.recovered() == as_left(again.session)
    assert rig.recovered().responses == as_left(interview.session).responses


def test_a_file_that_is_missing_comes_back_from_the_journal(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    rig.path.unlink()
    for name in (rig.path.stem, "7k3f2m"):
        found = taken(rig.recovery().take_up(name))
        assert found.session == as_left(interview.session)
        assert found.sha256 is None
    (lost,) = rig.recovery().lost_files()
    assert lost.name == rig.path.stem
    assert lost.session == as_left(interview.session)
    assert rig.go_on_published() == as_saved(interview.session)


def test_a_file_that_was_only_just_made_holds_nothing_to_keep(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    rig.path.write_bytes(b"")
    assert taken(rig.take_up()).session == as_left(interview.session)
    assert [lost.name for lost in rig.recovery().lost_files()] == [rig.path.stem]
    assert rig.go_on_published() == as_saved(interview.session)
    assert [path.name for path in rig.sessions.glob("*.toml")] == [rig.path.name]


def test_when_file_and_journal_disagree_both_come_back(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    edited = file_of(rig).but(take_aways="edited by hand")
    rig.path.write_bytes(to_toml(edited))
    found = rig.take_up()
    assert isinstance(found, Disagreement)
    assert (found.in_file, found.in_journal) == (edited, as_left(interview.session))


def test_keeping_the_file_keeps_the_journal_beside_it(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    edited = file_of(rig).but(take_aways="edited by hand")
    rig.path.write_bytes(to_toml(edited))
    found = taken(rig.take_up("file"))
    assert found.session == edited
    assert read_session((rig.sessions / OTHER).read_bytes(), "o") == as_saved(interview.session)
    again = rig.go_on(found)
    rig.pass_time(1)
    again.close()
    assert file_of(rig) == edited


def test_keeping_the_journal_keeps_the_file_beside_it_byte_for_byte(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    edited = to_toml(file_of(rig)) + b"# by hand\n"
    rig.path.write_bytes(edited.replace(b"level = 3", b"level = 1"))
    found = taken(rig.take_up("journal"))
    assert found.session == as_left(interview.session)
    assert not found.published
    assert (rig.sessions / OTHER).read_bytes() == edited.replace(b"level = 3", b"level = 1")
    rig.go_on(found).publish()
    assert file_of(rig) == as_saved(interview.session)


def test_a_hand_that_changed_no_value_is_no_disagreement(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    rig.path.write_bytes(b"# a remark\n" + to_toml(interview.session))
    assert taken(rig.take_up()).published


def test_a_file_that_cannot_be_read_is_left_and_the_session_goes_on_beside_it(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    rig.path.write_bytes(b"<<<<<<< HEAD\n")
    found = taken(rig.take_up())
    assert found.session == as_left(interview.session)
    assert found.path != rig.path
    assert "was left as it is" in found.told
    assert rig.go_on_published() == as_saved(interview.session)
    assert rig.path.read_bytes() == b"<<<<<<< HEAD\n"


def test_a_broken_file_without_a_journal_is_a_fault(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.begin().close()
    rig.path.write_bytes(b"x =")
    with pytest.raises(CannotRead, match=r"line 1, column .* is not TOML"):
        rig.take_up()


def test_a_crash_between_replacing_and_saying_so_is_no_disagreement(tmp_path: Path) -> None:
    """The journal announces what it is about to publish."""
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.type("http-methods", "+ a")
    file = rig.record._file
    file.write(interview.session, rig.record._journal.publishing)
    rig.clock.advance(3)
    interview.type("http-methods", "+ a\n+ b")
    assert taken(rig.take_up()).session == as_left(interview.session)


def test_a_crash_before_replacing_is_no_disagreement(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    rig.record._journal.publishing(rig.path, "0" * 64)
    assert taken(rig.take_up()).session == as_left(interview.session)


def test_a_submission_that_was_only_in_the_journal_is_recovered_and_published(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    ready = a_session(ratings={"apis": 3, "databases": 2, "security": None}, recommendation="yes")
    interview = rig.begin(ready.but(running_since=rig.clock.now().monotonic))
    interview.do(act.Submit())
    assert file_of(rig).status == "live"
    assert rig.recovered().submitted
    assert rig.go_on_published().status == "submitted"


def test_a_session_open_in_another_window_is_not_taken(tmp_path: Path) -> None:
    """Also where no lock could be written: the journal tells, too."""
    rig, _ = crashed(tmp_path, this_process())
    lock_path(rig.path).unlink()
    found = rig.recovery(BESIDE).take_up(rig.path.stem)
    assert isinstance(found, InUse)
    assert (found.here, found.lock.process.pid) == (True, os.getpid())
    assert rig.behind(BESIDE) == ()


def test_a_process_number_that_was_used_again_is_not_taken_for_ours(tmp_path: Path) -> None:
    here = this_process()
    rig, interview = crashed(tmp_path, Process(here.host, here.pid, here.boot, "long before"))
    found = taken(rig.recovery(here).take_up(rig.path.stem))
    assert found.session == as_left(interview.session)


def test_journals_left_behind_are_listed_for_this_folder_only(tmp_path: Path) -> None:
    rig, _ = crashed(tmp_path)
    assert [journal.target for journal in rig.behind()] == [rig.path]
    elsewhere = Rig(tmp_path / "elsewhere")
    elsewhere.sessions.mkdir(parents=True)
    (elsewhere.root / "state").symlink_to(tmp_path / "state")
    assert elsewhere.behind() == ()


def test_sessions_with_the_same_id_in_two_folders_do_not_share_a_journal(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    elsewhere = Rig(tmp_path / "elsewhere")
    elsewhere.sessions.mkdir(parents=True)
    (elsewhere.root / "state").symlink_to(tmp_path / "state")
    other = elsewhere.begin()
    other.do(rate(1, "security"))
    assert elsewhere.recovered() == as_left(other.session)
    assert rig.recovered() == as_left(interview.session)


def test_a_workspace_that_was_moved_finds_its_journal(tmp_path: Path) -> None:
    _, interview = crashed(tmp_path / "old")
    (tmp_path / "old").rename(tmp_path / "new")
    moved = Rig(tmp_path / "new")
    assert moved.recovered() == as_left(interview.session)
    assert moved.go_on_published() == as_saved(interview.session)


def test_after_a_conflict_the_newest_notes_are_found_where_they_went(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    rig.path.write_bytes(to_toml(a_session(take_aways="theirs")))
    rig.pass_time(2)
    interview.type("http-methods", "+ later")
    copy = Path(interview.path)
    assert copy != rig.path
    found = rig.take_up()
    assert isinstance(found, Disagreement)
    assert (found.in_file.take_aways, found.in_journal) == ("theirs", as_left(interview.session))
    assert taken(rig.recovery().take_up(copy.stem)).session == as_left(interview.session)


@pytest.mark.parametrize("keep", ["file", "journal"])
def test_a_file_that_another_window_went_on_with_and_what_went_beside_it_are_chosen_from(
    tmp_path: Path, keep: str
) -> None:
    first, one, other = two_windows(tmp_path)
    other.type("http-methods", "+ of both\n+ of the second")
    other.publish()
    one.type("http-methods", "+ of both\n+ of the first")
    first.pass_time(2)
    copy = Path(one.path)
    assert copy != first.path
    other.close()
    assert isinstance(first.take_up(), Disagreement)
    found = taken(first.take_up(keep))
    kept, left = (other, one) if keep == "file" else (one, other)
    assert words(found.session) == words(kept.session)
    first.go_on(found).close()
    assert words(file_of(first)) == words(kept.session)
    (beside,) = first.sessions.glob("*.other-*")
    assert words(read_session(beside.read_bytes(), "o")) == words(left.session)
    assert taken(first.recovery().take_up(copy.stem)).session.id == one.session.id


def test_a_journal_with_a_damaged_end_says_so(tmp_path: Path) -> None:
    rig, _ = crashed(tmp_path)
    (path,) = rig.journals.iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    assert "is not whole" in taken(rig.take_up()).told


def test_an_unknown_name_is_told_with_the_nearest(tmp_path: Path) -> None:
    rig, _ = crashed(tmp_path)
    with pytest.raises(UsageError, match="Nearest: 2026-11-21"):
        rig.recovery().take_up("2026-11-21-1500-backend")


def held_in_hand(tmp_path: Path, process: Process = GONE) -> tuple[Rig, Interview]:
    """Return an interview whose file was published while the journal was late with the last change."""
    rig = Rig(tmp_path, process=process)
    interview = rig.begin()
    interview.type("http-methods", "+ in both")
    rig.hand.late = True
    interview.type("http-methods", "+ in both\n+ only in the file")
    interview.publish()
    return rig, interview


def test_no_older_journal_is_put_over_a_newer_file(tmp_path: Path) -> None:
    rig, interview = held_in_hand(tmp_path)
    found = taken(rig.take_up())
    assert (found.session, found.told, found.published) == (as_saved(interview.session), "", True)
    assert rig.go_on_published() == as_saved(interview.session)
    assert [path.name for path in rig.sessions.glob("*.toml")] == [rig.path.name]


@pytest.mark.parametrize("way", ["take-over", "copy"])
def test_not_when_another_window_goes_on_with_it_either(tmp_path: Path, way: str) -> None:
    rig, interview = held_in_hand(tmp_path, this_process())
    found = taken(rig.recovery(BESIDE).take_up(rig.path.stem, way=way))
    assert found.session == as_saved(interview.session)


def test_a_journal_with_a_gap_says_nothing_where_the_file_has_it_all(tmp_path: Path) -> None:
    rig, interview = crashed(tmp_path)
    interview.publish()
    (path,) = rig.journals.iterdir()
    lines = path.read_bytes().splitlines(keepends=True)
    first = min(at for at, line in enumerate(lines) if b'"kind":"action"' in line)
    path.write_bytes(b"".join([*lines[:first], *lines[first + 1 :]]))
    found = taken(rig.take_up())
    assert (found.session, found.told) == (as_saved(interview.session), "")


@contextmanager
def held_lock(rig: Rig) -> Iterator[None]:
    """Hold the journal's lock in another thread, as a write does that takes long."""
    lock = rig.record._journal._lock
    with ThreadPoolExecutor(1) as other:
        other.submit(lock.acquire).result()
        try:
            yield
        finally:
            other.submit(lock.release).result()


def test_what_became_of_the_file_while_the_journal_was_late_is_written_as_soon_as_it_can(
    tmp_path: Path,
) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.type("http-methods", "+ a")
    with held_lock(rig):
        interview.publish()
        assert interview.status.sentence == "saving"
    rig.runners[0].step()
    assert interview.status.state == "saved"
    interview.type("http-methods", "+ a\n+ b")
    assert rig.recovered() == as_left(interview.session)


@pytest.mark.parametrize("then", ["a change", "a look", "the end"])
def test_where_it_was_saved_while_the_journal_was_late_is_written_as_soon_as_it_can(
    tmp_path: Path, then: str
) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    with held_lock(rig):
        interview.save_elsewhere(str(tmp_path / "stick"))
        assert interview.status.sentence == "saving"
    if then == "a change":
        interview.type("http-methods", "+ a")
    elif then == "a look":
        rig.runners[0].step()
    else:
        interview.close()
    (journal,) = rig.behind()
    assert journal.target == tmp_path / "stick" / rig.path.name
    rig.pass_time(2)
    assert interview.status.sentence == f"saved in {tmp_path / 'stick'}"


def two_windows(tmp_path: Path) -> tuple[Rig, Interview, Interview]:
    """Return a session in two windows: the second took it over, and the first has not noticed yet."""
    first = Rig(tmp_path)
    one = first.begin()
    one.type("http-methods", "+ of both")
    first.pass_time(2)
    second = Rig(tmp_path, clock=first.clock)
    other = second.go_on(taken(second.recovery().take_up(first.path.stem, way="take-over")))
    second.runners[0].step()
    first.clock.advance(0.2)
    return first, one, other


def test_of_two_windows_that_both_ended_the_words_of_both_are_kept_and_told(tmp_path: Path) -> None:
    first, one, other = two_windows(tmp_path)
    one.type("http-methods", "+ of both\n+ of the first")
    first.clock.advance(0.2)
    other.type("http-methods", "+ of both\n+ of the second")
    for _ in range(2):  # the same again, had that process ended right here
        found = taken(first.take_up())
        assert found.session == as_left(other.session)
        assert found.told.endswith(f"; what another window had not saved is in {OTHER}")
        assert [path.name for path in first.sessions.glob("*.other-*")] == [OTHER]
    assert read_session((first.sessions / OTHER).read_bytes(), "o") == as_saved(one.session)
    again = first.go_on(found)
    assert again.close().state == "saved"
    assert list(first.journals.iterdir()) == []


def test_of_a_window_that_only_counted_time_nothing_is_kept(tmp_path: Path) -> None:
    first, one, other = two_windows(tmp_path)
    first.clock.advance(30)
    one.count_time(every=15)
    first.clock.advance(1)
    other.type("http-methods", "+ of both\n+ of the second")
    found = taken(first.take_up())
    assert found.session == as_left(other.session)
    assert list(first.sessions.glob("*.other-*")) == []
    first.go_on(found).close()
    assert list(first.journals.iterdir()) == []


def test_a_window_that_still_runs_keeps_its_words_itself(tmp_path: Path) -> None:
    first = Rig(tmp_path, process=this_process())
    one = first.begin()
    second = Rig(tmp_path, clock=first.clock)
    other = second.go_on(taken(second.recovery(BESIDE).take_up(first.path.stem, way="take-over")))
    one.type("http-methods", "+ of the first")
    first.clock.advance(1)
    other.type("http-methods", "+ of the second")
    found = taken(first.recovery(BESIDE).take_up(first.path.stem))
    assert found.session == as_left(other.session)
    assert list(first.sessions.glob("*.other-*")) == []
    (journal,) = [path for path in first.journals.iterdir() if path not in found.older]
    assert b"+ of the first" in journal.read_bytes()
