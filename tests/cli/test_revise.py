"""Revising on a real disk: the file is sealed whenever it is written, and a crash anywhere loses nothing."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import tomli

from interviewer.cli import main
from interviewer.cli.chosen import library_of, marked
from interviewer.cli.desk import OpenDesk
from interviewer.cli.unfinished import worked_on_last
from interviewer.live import actions as act
from interviewer.live.desk import InUse
from interviewer.live.interview import Interview
from interviewer.live.rules_revising import OUTSIDE, UNSEALED
from interviewer.model.errors import BroughtBack, InterviewerError, RuleBroken, UsageError
from interviewer.model.saved_form import as_saved
from interviewer.model.seal import is_broken
from interviewer.model.session import Session
from interviewer.reports.session_list import list_text
from interviewer.store.history import versions_of
from interviewer.store.lock import SessionLock
from interviewer.store.names import file_name
from interviewer.store.process import Process, this_process
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session, to_toml
from interviewer.store.workspace import Workspace, shipped_packs
from tests.builders import an_instant
from tests.fakes import FakeClock
from tests.live.revising import WHY, a_sealed_session
from tests.store.rig import ByHand

SESSION = a_sealed_session()
NAME = file_name(SESSION).removesuffix(".toml")
GONE = Process(this_process().host, 2**22 + 1)
"""A process of this machine that no longer runs."""
ELSEWHERE = replace(this_process(), pid=os.getppid(), began="")
"""A process of this machine that runs, and is not this one."""
CHANGES: list[act.Action] = [
    act.RateSkill(skill="apis", level=4),
    act.WriteTakeAways(text="slow"),
    act.EditNotes(question="http-methods", first=0, removed=1, lines=("+ some", "=1")),
    act.Recommend(choice="no", why="because"),
    act.RateSkill(skill="apis", level=2),
    act.Tick(question="indexes", point="limits"),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    sessions = tmp_path / "sessions"
    sessions.mkdir()
    (sessions / f"{NAME}.toml").write_bytes(to_toml(SESSION))
    return Workspace(
        root=tmp_path,
        packs=shipped_packs(),
        sessions=sessions,
        state=tmp_path / "state",
        config=tmp_path / "config",
    )


def the_file(workspace: Workspace) -> Path:
    return workspace.sessions / f"{NAME}.toml"


def read(workspace: Workspace) -> Session:
    return read_session(the_file(workspace).read_bytes(), "s")


def desk(workspace: Workspace) -> OpenDesk:
    return OpenDesk(workspace, clock=FakeClock(an_instant(7200.0)))


def revised(workspace: Workspace, process: Process | None = None) -> Interview:
    """Return an interview in a revision; with *process*, that of one which does nothing more by itself."""
    of = OpenDesk(
        workspace, clock=FakeClock(an_instant(7200.0)), process=process or this_process(), runner=ByHand
    )
    return begun(of.revise(NAME, by="Ada Example", why=WHY))


def begun(answer: Interview | InUse) -> Interview:
    assert isinstance(answer, Interview)
    return answer


def test_the_file_is_sealed_and_says_so_whenever_it_is_written(workspace: Workspace) -> None:
    interview = revised(workspace)
    for action in CHANGES:
        interview.do(action)
        interview.publish()
        document = tomli.loads(the_file(workspace).read_text())
        assert document["status"] == "submitted"
        assert document["seal"]
        assert not is_broken(document)
        assert document["revisions"][0]["why"] == WHY
        assert read(workspace) == as_saved(interview.session).but(seal=document["seal"])
    assert interview.close().state == "saved"
    was = read(workspace).revisions[0].was
    assert "ratings.apis.level" not in was, "it was taken back"
    assert was["take-aways"] == "fast\n"
    assert not list((workspace.state / "journals").iterdir())


def test_what_it_held_before_is_in_the_history(workspace: Workspace) -> None:
    before = the_file(workspace).read_bytes()
    interview = revised(workspace)
    interview.do(CHANGES[0])
    interview.publish()
    interview.close()
    kept = versions_of(Disk(), workspace.state, SESSION.id)
    assert before in [one.path.read_bytes() for one in kept]


def test_one_without_changes_leaves_no_entry_and_hides_nothing(workspace: Workspace) -> None:
    the_file(workspace).write_bytes(to_toml(SESSION).replace(b"level = 2", b"level = 3"))
    assert read(workspace).changed_outside
    revised(workspace).close()
    assert read(workspace).changed_outside
    assert read(workspace).revisions == ()


def test_a_change_by_hand_is_entered_first_and_stays_to_be_seen(workspace: Workspace) -> None:
    the_file(workspace).write_bytes(to_toml(SESSION).replace(b"level = 2", b"level = 3"))
    interview = revised(workspace)
    interview.do(CHANGES[0])
    interview.close()
    found, entry = read(workspace).revisions
    assert (found.outside, found.why) == (True, OUTSIDE)
    assert entry.was["ratings.apis.level"] == 3
    again = revised(workspace)
    again.do(CHANGES[1])
    again.close()
    assert [one.outside for one in read(workspace).revisions] == [True, False, False]


def test_a_file_without_a_seal_is_sealed_only_with_an_entry(workspace: Workspace) -> None:
    lines = to_toml(SESSION).decode().splitlines(keepends=True)
    the_file(workspace).write_text("".join(line for line in lines if not line.startswith("seal")))
    assert read(workspace).unsealed
    revised(workspace).close()
    assert read(workspace).unsealed
    interview = revised(workspace)
    interview.do(CHANGES[0])
    interview.close()
    assert [entry.why for entry in read(workspace).revisions] == [UNSEALED, WHY]
    assert not read(workspace).unsealed


def test_a_crash_at_any_change_comes_back_sealed_with_the_old_values(workspace: Workspace) -> None:
    before = the_file(workspace).read_bytes()
    interview = revised(workspace, GONE)
    afters = {interview.session.records: interview.session}
    for action in CHANGES:
        interview.do(action)
        afters[interview.session.records] = interview.session
    (journal,) = (workspace.state / "journals").iterdir()
    lines = journal.read_bytes().splitlines(keepends=True)
    shutil.rmtree(workspace.state / "history", ignore_errors=True)
    seen = set()
    for cut in range(2, len(lines) + 1):
        the_file(workspace).write_bytes(before)
        journal.write_bytes(b"".join(lines[:cut]) + b"torn")
        with pytest.raises(UsageError, match="submitted"):
            desk(workspace).resume(NAME)
        found = read(workspace)
        assert found.seal
        assert not found.changed_outside
        seen.add(found.records)
        if found.records in afters:
            assert found == as_saved(afters[found.records]).but(seal=found.seal)
        else:
            assert found == SESSION
    assert seen >= set(afters), "each change came back at some cut"


def test_after_a_crash_the_next_revision_begins_with_what_came_back(workspace: Workspace) -> None:
    interview = revised(workspace, GONE)
    interview.do(CHANGES[0])
    interview.publish()
    interview.do(CHANGES[1])
    again = begun(desk(workspace).revise(NAME, by="Bo Example", why="Once more."))
    again.do(CHANGES[3])
    again.close()
    first, second = read(workspace).revisions
    assert (first.by, first.was["take-aways"], first.was["ratings.apis.level"]) == (
        "Ada Example",
        "fast\n",
        2,
    )
    assert (second.by, second.was["recommendation.choice"]) == ("Bo Example", "yes")


@pytest.mark.parametrize("name", [NAME, "renamed", "2026/renamed"])
def test_a_reader_is_told_of_a_revision_that_was_cut_short(workspace: Workspace, name: str) -> None:
    found = desk(workspace).session(NAME)
    assert found
    assert found.told == ""
    revised(workspace, GONE).do(CHANGES[0])
    path = workspace.sessions / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    the_file(workspace).rename(path)
    again = library_of(workspace).command("resume", path)
    found = desk(workspace).session(path.stem)
    assert found
    assert found.told.endswith(again)
    assert desk(workspace).listing().cut_short == 1
    listed = list_text(marked(workspace, library_of(workspace).saved()))
    assert "".join(again.split()) in "".join(listed.split())
    assert worked_on_last(desk(workspace)) == (str(path), "")
    with pytest.raises(BroughtBack, match="is saved now"):
        desk(workspace).resume(str(path))
    found = desk(workspace).session(path.stem)
    assert found
    assert found.told == ""
    assert desk(workspace).listing().cut_short == 0
    assert "resume" not in list_text(marked(workspace, library_of(workspace).saved()))


def test_a_revision_that_ended_elsewhere_was_not_cut_short_and_is_told_with_its_place(
    workspace: Workspace,
) -> None:
    there = workspace.root / "stick"
    there.mkdir()
    interview = revised(workspace, GONE)
    interview.save_elsewhere(str(there))
    interview.do(CHANGES[0])
    elsewhere = there / f"{NAME}.toml"

    def told() -> list[str]:
        return [found.told for name in (NAME, str(elsewhere)) if (found := desk(workspace).session(name))]

    went_on = f"{NAME}: its revision went on in {elsewhere}"
    assert told()[0] == went_on
    assert "was cut short" in told()[1]
    assert interview.close().where == f"in {there}"
    assert told() == [went_on, ""]
    assert desk(workspace).listing().cut_short == 0
    listed = list_text(marked(workspace, library_of(workspace).saved()))
    assert "".join(went_on.split()) in "".join(listed.split())
    elsewhere.write_bytes(elsewhere.read_bytes().replace(b"Ada", b"Eve"))
    assert "was cut short" in told()[1]


@pytest.mark.parametrize(("by", "why"), [("Ada Example", " "), ("", WHY)])
def test_without_a_reason_or_a_name_nothing_is_made(workspace: Workspace, by: str, why: str) -> None:
    before = the_file(workspace).read_bytes()
    with pytest.raises(RuleBroken):
        desk(workspace).revise(NAME, by=by, why=why)
    assert the_file(workspace).read_bytes() == before
    assert not (workspace.state / "journals").exists()


def test_one_that_is_not_submitted_is_resumed_instead(workspace: Workspace) -> None:
    live = SESSION.but(status="live", seal="")
    the_file(workspace).write_bytes(to_toml(live))
    with pytest.raises(UsageError, match="interviewer resume"):
        desk(workspace).revise(NAME, by="Ada Example", why=WHY)


def test_one_that_a_newer_version_saved_is_left_alone(workspace: Workspace) -> None:
    text = to_toml(SESSION).replace(b'"session/1"', b'"session/9"')
    the_file(workspace).write_bytes(text)
    with pytest.raises(InterviewerError, match="newer"):
        desk(workspace).revise(NAME, by="Ada Example", why=WHY)
    assert the_file(workspace).read_bytes() == text


@pytest.mark.parametrize("journal", [True, False])
def test_one_that_is_revised_elsewhere_is_revised_here_only_by_taking_over(
    workspace: Workspace, journal: bool
) -> None:
    interview = revised(workspace, ELSEWHERE)
    interview.do(CHANGES[0])
    interview.publish()
    others = workspace if journal else replace(workspace, state=workspace.root / "of-another-home")
    used = desk(others).revise(NAME, by="Bo Example", why=WHY)
    assert isinstance(used, InUse)
    assert (used.pid, used.here, used.revised) == (ELSEWHERE.pid, True, True)
    taken = desk(others).revise(NAME, by="Bo Example", why=WHY, way="take-over")
    assert isinstance(taken, Interview)
    taken.do(CHANGES[4])
    taken.close()
    assert [entry.by for entry in read(workspace).revisions] == ["Ada Example", "Bo Example"]
    interview.do(CHANGES[1])
    assert interview.close().state == "saved"
    assert read(workspace).ratings["apis"].level == 2
    (copy,) = (path for path in workspace.sessions.glob("*.toml") if path != the_file(workspace))
    assert read_session(copy.read_bytes(), "s").take_aways == "slow"


def test_resuming_one_that_is_revised_elsewhere_offers_nothing_that_is_refused(workspace: Workspace) -> None:
    interview = revised(workspace, ELSEWHERE)
    interview.do(CHANGES[0])
    with pytest.raises(UsageError, match=r"is submitted, and open in another window.*interviewer revise"):
        desk(workspace).resume(NAME)
    interview.close()


def test_one_that_is_interviewed_elsewhere_is_not_revised(workspace: Workspace) -> None:
    the_file(workspace).write_bytes(to_toml(SESSION.but(status="live", seal="")))
    lock = SessionLock(Disk(), ELSEWHERE)
    lock.take(the_file(workspace))
    with pytest.raises(UsageError, match=r"not submitted yet.*interviewer resume"):
        desk(workspace).revise(NAME, by="Bo Example", why=WHY)


def test_resuming_names_the_way_to_revise(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match=f"is submitted.*interviewer revise {NAME} --why"):
        desk(workspace).resume(NAME)


@pytest.mark.parametrize("arguments", [[], ["--why", "x"]])
def test_the_command_needs_a_reason_and_a_terminal(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["revise", NAME, "--workspace", str(workspace.root), *arguments]) == 2
    assert ("terminal" if arguments else "--why") in capsys.readouterr().err


def test_lists_and_reports_tell_of_a_change_by_hand(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    the_file(workspace).write_bytes(to_toml(SESSION).replace(b"level = 2", b"level = 3"))
    told = {"text": "Changed outside the app after it was submitted.", "json": "changed-outside"}
    for command in (["list"], ["show", NAME], ["structure", NAME], ["compare"]):
        for form, words in told.items():
            assert main([*command, "--format", form, "--workspace", str(workspace.root)]) == 0
            assert words in " ".join(capsys.readouterr().out.split())


def test_the_time_of_the_file_is_told(workspace: Workspace) -> None:
    the_file(workspace).write_bytes(to_toml(SESSION).replace(b"level = 2", b"level = 3"))
    (found,) = desk(workspace).sessions()
    assert found.session
    assert found.session.outside_at
    assert abs(found.session.outside_at - datetime.now(UTC)) < timedelta(hours=1)


def test_a_change_by_hand_while_it_is_revised_is_not_hidden_by_what_was_kept_beside(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    interview = revised(workspace)
    interview.do(CHANGES[0])
    changed = to_toml(SESSION).replace(b"level = 2", b"level = 3")
    the_file(workspace).write_bytes(changed)
    interview.publish()
    interview.close()
    assert len(list(workspace.sessions.glob("*.toml"))) == 2
    copy = next(path for path in workspace.sessions.glob("*.toml") if path != the_file(workspace))
    for first, second in ((the_file(workspace), copy), (copy, the_file(workspace))):
        first.write_bytes(changed)
        second.write_bytes(to_toml(SESSION.but(records=SESSION.records + 9)))
        assert main(["compare", "--workspace", str(workspace.root)]) == 0
        said = " ".join(capsys.readouterr().out.split())
        if first == copy:
            assert "this one is changed outside" in said
        else:
            assert "Changed outside the app after it was submitted." in said
