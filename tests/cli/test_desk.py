"""The desk: a workspace on a real disk, from beginning an interview to taking it up after a crash."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from interviewer.cli.desk import OpenDesk
from interviewer.live import actions as act
from interviewer.live.desk import Conflict, Desk, InUse, Remembered, SetUp
from interviewer.live.interview import Interview
from interviewer.model.errors import CannotSave, InterviewerError, UsageError
from interviewer.model.saved_form import as_saved
from interviewer.store.journal_lines import Change, encode
from interviewer.store.process import Process, this_process
from interviewer.store.record import SessionRecord
from interviewer.store.session_file import read_session, to_toml
from interviewer.store.workspace import Workspace, shipped_packs
from tests.fakes import FakeClock
from tests.store.rig import ByHand, FailingDisk

SETUP = SetUp("backend-screen-30", "Ada Lovelace", "Grace Hopper", retain_until=date(2027, 5, 20))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(
        root=tmp_path,
        packs=shipped_packs(),
        sessions=tmp_path / "sessions",
        state=tmp_path / "state",
        config=tmp_path / "config",
    )


def a_desk(workspace: Workspace) -> OpenDesk:
    return OpenDesk(workspace, clock=FakeClock())


def a_dying_desk(workspace: Workspace) -> OpenDesk:
    """Return the desk of a process that others see gone, and that does nothing more by itself."""
    gone = Process(this_process().host, 2**22 + 1)
    return OpenDesk(workspace, clock=FakeClock(), process=gone, runner=ByHand)


def resumed(desk: Desk, name: str, keep: str | None = None) -> Interview:
    found = desk.resume(name, keep=keep)
    assert isinstance(found, Interview)
    return found


def crashed(workspace: Workspace) -> Interview:
    """Return an interview whose process is gone, with a note that is only in the journal."""
    interview = a_dying_desk(workspace).begin(SETUP)
    interview.publish()
    interview.type(interview.session.order[0], "+ only in the journal")
    return interview


def name_of(interview: Interview) -> str:
    return Path(interview.path).stem


def test_beginning_writes_the_file_before_it_returns(workspace: Workspace) -> None:
    desk = a_desk(workspace)
    interview = desk.begin(SETUP)
    assert interview.session.running
    assert interview.status.state == "saved"
    path = Path(interview.path)
    assert path.parent == workspace.sessions
    assert read_session(path.read_bytes(), "s") == as_saved(interview.session)
    assert [saved.session for saved in desk.sessions()] == [as_saved(interview.session)]
    assert desk.place == str(workspace.root)
    interview.close()


def test_names_are_remembered_for_the_next_time(workspace: Workspace) -> None:
    assert a_desk(workspace).remembered() == Remembered()
    a_desk(workspace).begin(SETUP).close()
    assert a_desk(workspace).remembered() == Remembered("Grace Hopper", "backend-screen-30", 180)


def test_the_hints_of_the_first_session_are_remembered_beside_the_rest(workspace: Workspace) -> None:
    a_desk(workspace).begin(SETUP).close()
    a_desk(workspace).hints_were_shown(2)
    assert a_desk(workspace).remembered() == Remembered("Grace Hopper", "backend-screen-30", 180, 2)
    a_desk(workspace).begin(SETUP).close()
    assert a_desk(workspace).remembered().hints_shown == 2


def test_where_nothing_can_be_remembered_the_hints_are_while_the_desk_is_open(workspace: Workspace) -> None:
    """A home folder that cannot be written is no reason to tell them twice in one sitting."""
    desk = OpenDesk(workspace, disk=FailingDisk(OSError(13, "denied"), nth=1, stuck=True), clock=FakeClock())
    desk.hints_were_shown(3)
    assert desk.remembered().hints_shown == 3
    assert a_desk(workspace).remembered().hints_shown == 0


def test_the_colours_chosen_are_remembered_beside_the_rest(workspace: Workspace) -> None:
    a_desk(workspace).remember_theme("high-contrast")
    a_desk(workspace).begin(SETUP).close()
    assert a_desk(workspace).remembered().theme == "high-contrast"
    assert a_desk(workspace).remembered().interviewer == "Grace Hopper"


def test_colours_that_there_are_not_are_not_remembered(workspace: Workspace) -> None:
    """A file of another version, or one that somebody wrote in."""
    workspace.config.mkdir(parents=True, exist_ok=True)
    (workspace.config / "remembered.toml").write_text('format = "remembered/1"\ntheme = "sepia"\n')
    assert a_desk(workspace).remembered().theme is None


def test_colours_that_cannot_be_remembered_are_no_fault(workspace: Workspace) -> None:
    workspace.config.parent.mkdir(parents=True, exist_ok=True)
    workspace.config.write_text("a file where the folder should be")
    a_desk(workspace).remember_theme("light")
    assert a_desk(workspace).remembered() == Remembered()


def test_content_is_read_once_and_again_when_asked(workspace: Workspace) -> None:
    desk = a_desk(workspace)
    assert desk.content() is desk.content()
    assert "backend-screen-30" in desk.content().plans
    before = desk.content()
    assert desk.reload() is not before


def test_where_nothing_can_be_written_an_interview_does_not_begin(workspace: Workspace) -> None:
    workspace.sessions.write_bytes(b"in the way")
    with pytest.raises(CannotSave):
        a_desk(workspace).begin(SETUP)
    assert not (workspace.state / "journals").exists()


def test_an_unknown_plan_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="backend-screen-30"):
        a_desk(workspace).begin(SetUp("nothing", "Ada", "Grace"))


def own_packs(workspace: Workspace) -> Path:
    """Give *workspace* packs of its own, which may be broken; return their folder."""
    return Path(shutil.copytree(shipped_packs(), workspace.packs))


def test_a_broken_pack_that_a_plan_does_not_use_stops_nothing(workspace: Workspace) -> None:
    workspace = replace(workspace, packs=workspace.root / "question_packs")
    (own_packs(workspace) / "web-servers.toml").write_text("broken", encoding="utf-8")
    desk = a_desk(workspace)
    interview = desk.begin(SETUP)
    assert interview.session.questions == a_desk(workspace).begin(SETUP).session.questions
    interview.close()
    assert [file.id for file in desk.content().broken][:1] == ["web-servers"]


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (
            "backend-screen-30",
            'The plan "backend-screen-30" is broken: the pack "backend-fundamentals" is broken',
        ),
        ("nothing", 'There is no plan "nothing". Plans here: backend-behavioural-45'),
    ],
)
def test_a_plan_that_cannot_be_used_is_refused_in_the_same_words_however_much_was_read(
    workspace: Workspace, plan: str, told: str
) -> None:
    workspace = replace(workspace, packs=workspace.root / "question_packs")
    (own_packs(workspace) / "backend-fundamentals.toml").write_text("broken", encoding="utf-8")
    everything = a_desk(workspace)
    everything.content()
    sentences = set()
    for desk in (everything, a_desk(workspace)):
        with pytest.raises(UsageError) as refused:
            desk.begin(replace(SETUP, plan=plan))
        sentences.add(str(refused.value))
    [sentence] = sentences
    assert sentence.startswith(told)


def test_one_session_is_read_by_its_name_and_no_other(workspace: Workspace) -> None:
    interview = a_desk(workspace).begin(SETUP)
    interview.close()
    others = [Path(interview.path).with_name(f"2026-01-0{day}-1000-x.toml") for day in range(1, 4)]
    for other in others:
        other.write_text("x =", encoding="utf-8")
    disk = FailingDisk()
    found = OpenDesk(workspace, disk=disk, clock=FakeClock()).session(name_of(interview))
    assert found is not None
    assert found.session == as_saved(interview.session)
    assert not {path for kind, path in disk.log if kind == "read"} & set(others)
    assert a_desk(workspace).session("nothing") is None


def test_a_closed_session_is_continued_paused(workspace: Workspace) -> None:
    desk = a_desk(workspace)
    first = desk.begin(SETUP)
    first.type(first.session.order[0], "+ a")
    first.close()
    second = resumed(desk, first.session.id)
    assert second.session.but(paused_since=None) == as_saved(first.session)
    assert not second.session.running
    second.do(act.Resume())
    assert second.close().state == "saved"
    assert second.path == first.path


def test_a_crash_loses_nothing(workspace: Workspace) -> None:
    lost = crashed(workspace)
    desk = a_desk(workspace)
    again = resumed(desk, name_of(lost))
    assert again.session.but(paused_since=None) == lost.session.but(running_since=None)
    assert "recovered 1 change" in again.status.detail
    assert read_session(Path(again.path).read_bytes(), "s") == as_saved(again.session)
    again.close()
    assert list((workspace.state / "journals").iterdir()) == []


def test_a_session_whose_file_is_lost_is_listed_and_continued(workspace: Workspace) -> None:
    lost = crashed(workspace)
    Path(lost.path).unlink()
    desk = a_desk(workspace)
    assert [saved.name for saved in desk.sessions()] == [name_of(lost)]
    again = resumed(desk, name_of(lost))
    assert again.session.but(paused_since=None) == lost.session.but(running_since=None)
    assert [saved.path for saved in desk.sessions()] == [lost.path]
    again.close()


def test_a_session_open_elsewhere_is_told_with_who_has_it_and_how_to_go_on(workspace: Workspace) -> None:
    first = a_desk(workspace)
    interview = first.begin(SETUP)
    name, here = name_of(interview), this_process()
    beside = replace(here, pid=os.getppid(), began="")
    second = OpenDesk(workspace, clock=FakeClock(), process=beside, runner=ByHand)
    found = second.resume(name)
    assert isinstance(found, InUse)
    assert (found.name, found.host, found.pid, found.here) == (name, here.host, here.pid, True)
    copy = second.resume(name, way="copy")
    assert isinstance(copy, Interview)
    assert copy.path.partition(".copy-")[0] == interview.path.removesuffix(".toml")
    copy.close()
    again = second.resume(name, way="take-over")
    assert isinstance(again, Interview)
    assert again.path == interview.path
    again.close()
    interview.close()


def test_a_conflict_is_for_a_person_to_decide(workspace: Workspace) -> None:
    lost = crashed(workspace)
    edited = as_saved(lost.session).but(take_aways="edited by hand", records=0)
    Path(lost.path).write_bytes(to_toml(edited))
    desk = a_desk(workspace)
    found = desk.resume(name_of(lost))
    written = datetime.fromtimestamp(Path(lost.path).stat().st_mtime, UTC)
    typed = FakeClock().now().wall
    assert found == Conflict(name_of(lost), edited, lost.session.but(running_since=None), written, typed)
    again = resumed(desk, name_of(lost), keep="journal")
    assert again.session.but(paused_since=None) == lost.session.but(running_since=None)
    again.close()
    kept = [saved.session.take_aways for saved in desk.sessions() if saved.session]
    assert sorted(kept) == ["", "edited by hand"]


def test_a_submitted_session_is_not_continued(workspace: Workspace) -> None:
    desk = a_desk(workspace)
    interview = desk.begin(SETUP)
    interview.do(act.Recommend(choice="yes", early="must go"))
    interview.do(act.Submit())
    interview.close()
    with pytest.raises(UsageError, match="is submitted"):
        desk.resume(name_of(interview))


def test_a_submission_that_was_saved_leaves_no_journal_after_a_crash(workspace: Workspace) -> None:
    interview = a_dying_desk(workspace).begin(SETUP)
    interview.do(act.Recommend(choice="yes", early="must go"))
    interview.do(act.Submit())
    interview.publish()
    with pytest.raises(UsageError, match="is submitted"):
        a_desk(workspace).resume(name_of(interview))
    assert list((workspace.state / "journals").iterdir()) == []


def test_a_journal_of_a_later_version_is_left_alone(workspace: Workspace) -> None:
    lost = crashed(workspace)
    (journal,) = (workspace.state / "journals").iterdir()
    change = Change(n=2, wall=FakeClock().now().wall, monotonic=0, action={"do": "hum"})
    before = journal.read_bytes() + encode(change)
    journal.write_bytes(before)
    with pytest.raises(InterviewerError, match="does not know"):
        a_desk(workspace).resume(name_of(lost))
    assert journal.read_bytes() == before


def test_a_signal_handler_can_close_although_it_interrupted_a_change(workspace: Workspace) -> None:
    """It runs on the thread that holds the lock of the change, and waits for the threads that write."""
    interview = a_desk(workspace).begin(SETUP)
    interview.type(interview.session.order[0], "+ a")
    record = interview._record
    assert isinstance(record, SessionRecord)
    with record._calling:
        assert interview.close().state == "saved"
    assert read_session(Path(interview.path).read_bytes(), "s") == as_saved(interview.session)
