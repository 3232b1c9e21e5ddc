"""Two processes with one session open: whoever comes second is asked, and no version ever vanishes."""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.live.interview import Interview
from interviewer.model.errors import InterviewerError
from interviewer.model.saved_form import as_saved
from interviewer.store.lock import SessionLock, lock_path, read_lock
from interviewer.store.process import Process, this_process
from interviewer.store.recovery import Disagreement, InUse, TakenUp
from interviewer.store.seam import DISK
from interviewer.store.session_file import read_session
from tests.builders import a_session
from tests.fakes import FakeClock
from tests.store.rig import HERE, LATER, Rig, as_left, find_all, rate, words

A = this_process()
B = replace(A, pid=os.getppid(), began="")
"""Two processes of this machine that run."""
AWAY = Process("another-machine", 7, "another-boot")


def two(root: Path, second: Process = B) -> tuple[Rig, Interview, Rig]:
    """Return the first window with a note that is saved and one that is not yet, and the second window."""
    first, other = Rig(root, process=A), Rig(root, process=second)
    interview = first.begin()
    interview.type("http-methods", "+ saved")
    first.pass_time(2)
    interview.type("http-methods", "+ saved\n+ only in the journal")
    return first, interview, other


def take(rig: Rig, way: str) -> TakenUp:
    found = rig.recovery(rig.process).take_up(rig.path.stem, way=way)
    assert isinstance(found, TakenUp)
    return found


def everything(root: Path) -> frozenset[str]:
    """Return all words in all files of sessions, and in what can be recovered."""
    return find_all(root).words


def test_the_second_window_is_told_who_has_it(tmp_path: Path) -> None:
    first, _, second = two(tmp_path)
    found = second.recovery(B).take_up(first.path.stem)
    assert isinstance(found, InUse)
    assert (found.here, found.lock.process, found.lock.since) == (True, A, LATER)


def test_on_another_machine_it_cannot_be_known_and_is_asked_all_the_same(tmp_path: Path) -> None:
    rig = Rig(tmp_path, process=AWAY)
    rig.begin()
    rig.look()
    found = rig.recovery(A).take_up(rig.path.stem)
    assert isinstance(found, InUse)
    assert (found.here, found.lock.process.host) == (False, "another-machine")


def test_a_process_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    rig.look()
    assert read_lock(DISK, rig.path)
    assert rig.recovered() == as_left(interview.session)


def test_taking_over_brings_what_is_only_in_the_journal_of_the_other(tmp_path: Path) -> None:
    first, interview, second = two(tmp_path)
    found = take(second, "take-over")
    assert found.session == as_left(interview.session)
    assert found.older == (), "the other one still writes to it"
    again = second.go_on(found)
    second.pass_time(1)
    again.publish()
    journals = sorted(first.journals.iterdir())
    assert len(journals) == 2
    assert read_session(first.path.read_bytes(), "s") == as_saved(interview.session)


def test_whoever_was_taken_over_from_notices_and_goes_on_beside(tmp_path: Path) -> None:
    first, interview, second = two(tmp_path)
    again = second.go_on(take(second, "take-over"))
    second.look()
    first.pass_time(2)
    assert interview.status.sentence == "saved (taken over)"
    assert "was taken over in another window; your notes go on in" in interview.status.detail
    again.do(rate(4))
    interview.type("http-methods", "+ saved\n+ only in the journal\n+ typed too late")
    for rig in (first, second):
        rig.pass_time(6)
    assert interview.path != again.path == str(first.path)
    assert "+ typed too late" in words(read_session(Path(interview.path).read_bytes(), "s"))
    assert read_session(first.path.read_bytes(), "s") == as_saved(again.session)
    assert interview.close().state == again.close().state == "saved"
    assert everything(tmp_path) == words(again.session) | words(interview.session)
    assert list(first.journals.iterdir()) == []


def test_whoever_writes_before_noticing_that_it_was_taken_over_tells_so_all_the_same(tmp_path: Path) -> None:
    first, interview, second = two(tmp_path)
    second.go_on(take(second, "take-over"))
    second.look()
    interview.do(rate(2))
    first.look()
    assert interview.path != str(first.path)
    assert interview.status.sentence == "saved (taken over)"
    assert "was taken over in another window; your notes go on in" in interview.status.detail
    lock = read_lock(DISK, first.path)
    assert lock is not None
    assert lock.process == B, "it was left alone"


@pytest.mark.parametrize(("more", "beside"), [("", False), ("\n+ typed too late", True)])
def test_what_the_first_window_saves_while_it_is_taken_over_is_no_change_by_somebody_else(
    tmp_path: Path, more: str, beside: bool
) -> None:
    """Unless there is more in it than was taken over."""
    first, interview, second = two(tmp_path)
    again = second.go_on(take(second, "take-over"))
    if more:
        interview.type("http-methods", f"+ saved\n+ only in the journal{more}")
    first.pass_time(2)
    assert "only in the journal" in first.path.read_text(encoding="utf-8")
    again.do(rate(4))
    again.publish()
    assert (again.path != str(first.path)) == beside
    assert everything(tmp_path) >= words(again.session) | words(interview.session)


def test_what_was_taken_over_and_closed_is_free_while_the_other_goes_on_beside(tmp_path: Path) -> None:
    first, interview, second = two(tmp_path)
    again = second.go_on(take(second, "take-over"))
    second.look()
    first.pass_time(2)
    interview.type("http-methods", "+ beside")
    first.pass_time(6)
    again.close()
    third = first.recovery(replace(A, pid=os.getppid(), began="")).take_up(first.path.stem)
    assert isinstance(third, TakenUp)
    assert third.session == as_saved(again.session)


def test_whoever_was_taken_over_from_and_had_nothing_more_leaves_nothing_behind(tmp_path: Path) -> None:
    first, interview, second = two(tmp_path)
    first.pass_time(2)
    again = second.go_on(take(second, "take-over"))
    second.look()
    again.do(rate(4))
    second.look()
    first.pass_time(4)
    assert interview.path == str(first.path)
    status = interview.close()
    assert (status.state, status.detail) == ("saved", "The session was taken over in another window.")
    assert again.close().state == "saved"
    assert [path.name for path in first.sessions.iterdir()] == [first.path.name]


def test_a_copy_has_a_file_and_a_journal_of_its_own(tmp_path: Path) -> None:
    first, interview, second = two(tmp_path)
    found = take(second, "copy")
    assert found.path.name.startswith(f"{first.path.stem}.copy-")
    copy = second.go_on(found)
    copy.do(rate(1))
    interview.do(rate(4))
    for rig in (first, second):
        rig.pass_time(6, steps=3)
    assert read_session(Path(copy.path).read_bytes(), "s") == as_saved(copy.session)
    assert read_session(first.path.read_bytes(), "s") == as_saved(interview.session)
    assert interview.status.sentence == copy.status.sentence == "saved"
    used = Rig(tmp_path).recovery(replace(HERE, host=A.host)).take_up(found.path.stem)
    assert isinstance(used, InUse)
    interview.close()
    free = Rig(tmp_path).recovery(replace(HERE, host=A.host)).take_up(first.path.stem)
    assert isinstance(free, TakenUp)
    assert free.session == as_saved(interview.session), "what goes on in the copy is no business of it"


@pytest.mark.parametrize("way", ["take-over", "copy"])
def test_when_both_crash_both_come_back(tmp_path: Path, way: str) -> None:
    first, interview, second = two(tmp_path)
    again = second.go_on(take(second, way))
    interview.type("http-methods", "+ saved\n+ only in the journal\n+ of the first")
    again.do(rate(1))
    dead = replace(HERE, host="this-machine")  # neither of the two runs, seen from there
    names = {path.stem for path in first.sessions.glob("*.toml")}
    found = [first.recovery(dead).take_up(name, way="take-over") for name in sorted(names)]
    assert found
    again_words, first_words = words(again.session), words(interview.session)
    told = everything(tmp_path)
    for _ in range(3):  # one after the other is recovered, and a person chooses
        found_one = Rig(tmp_path).recovery(dead).take_up(first.path.stem, "journal", "take-over")
        assert isinstance(found_one, TakenUp)
        rig = Rig(tmp_path)
        resumed = rig.go_on(found_one)
        rig.pass_time(2)
        resumed.close()
        told |= everything(tmp_path)
    assert again_words | first_words <= told


def test_a_lock_that_lies_costs_nothing(tmp_path: Path) -> None:
    """Somebody deletes it, or writes another: what keeps two writers apart is the content of the file."""
    first, interview, second = two(tmp_path)
    again = second.go_on(take(second, "take-over"))
    lock_path(first.path).unlink()
    interview.do(rate(1))
    again.do(rate(4))
    for rig in (first, second, first, second):
        rig.pass_time(3)
    interview.close()
    again.close()
    assert words(interview.session) | words(again.session) <= everything(tmp_path)


def test_one_that_is_in_use_and_submitted_is_revised_there_and_asks_first(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.begin(a_session(recommendation="yes").but(status="submitted")).close()
    SessionLock(DISK, AWAY, lambda: LATER).take(rig.path)
    found = rig.recovery(A).take_up(rig.path.stem)
    assert isinstance(found, InUse)
    assert (found.here, found.submitted, found.left) == (False, True, False)
    assert isinstance(rig.recovery(A).take_up(rig.path.stem, way="take-over"), TakenUp)


@pytest.mark.parametrize("seed", range(6))
def test_two_writers_that_hammer_lose_nothing(tmp_path: Path, seed: int, pytestconfig: pytest.Config) -> None:
    """T12. Whatever was ever acknowledged as saved is in some file, whoever wrote in between."""
    chance = random.Random(seed)
    first, interview, second = two(tmp_path)
    again = second.go_on(take(second, chance.choice(["take-over", "copy"])))
    both = [(first, interview), (second, again)]
    said: set[str] = set()
    rounds: int = pytestconfig.getoption("--races")
    for number in range(rounds):
        rig, writer = chance.choice(both)
        lines = [note.text for note in writer.session.response("http-methods").notes]
        writer.type("http-methods", "\n".join([*lines, f"+ {number} of {both.index((rig, writer))}"]))
        if chance.random() < 0.1:
            lock_path(Path(writer.path)).unlink(missing_ok=True)
        if chance.random() < 0.1:
            Path(writer.path).write_bytes(chance.choice(sorted(first.sessions.glob("*.toml"))).read_bytes())
        rig.pass_time(chance.choice([0.1, 1, 2, 6]))
        if writer.status.state == "saved":
            said |= words(writer.session)
    for rig, writer in both:
        rig.pass_time(31)
        assert writer.status.state == "saved"
        assert writer.close().state == "saved"
        said |= words(writer.session)
    assert said <= everything(tmp_path)


def test_a_name_that_is_taken_over_twice_is_told_each_time(tmp_path: Path) -> None:
    first, interview, second = two(tmp_path)
    second.go_on(take(second, "take-over"))
    second.look()
    first.pass_time(2)
    third = Rig(tmp_path, clock=FakeClock(), process=AWAY)
    SessionLock(DISK, AWAY, lambda: LATER).take(Path(interview.path))
    with pytest.raises(InterviewerError, match="no session"):
        third.recovery(AWAY).take_up("nothing")
    used = third.recovery(replace(A, pid=3)).take_up(first.path.stem)
    assert isinstance(used, InUse)
    assert not isinstance(used, Disagreement)
