"""Files of other versions in a workspace: what commands and the desk do with them, and leave alone."""

import math
import shutil
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import tomli
import tomli_w

from interviewer.cli import main
from interviewer.cli.desk import OpenDesk
from interviewer.cli.screens import resumed as go_on
from interviewer.live import actions as act
from interviewer.live.interview import Interview
from interviewer.model.errors import InterviewerError, NewerFormat
from interviewer.store.process import Process, this_process
from interviewer.store.session_file import read_session
from interviewer.store.workspace import Workspace, shipped_packs
from tests.fakes import FakeClock
from tests.store.rig import ByHand
from tests.store.test_formats import FILES, SENTENCE, a_newer_session, differences, line_of, lines_in

NAME = "2026-11-21-1400-backend-engineer-al-7k3f2m"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "sessions").mkdir()
    return Workspace(
        root=tmp_path,
        packs=shipped_packs(),
        sessions=tmp_path / "sessions",
        state=tmp_path / "state",
        config=tmp_path / "config",
    )


@pytest.fixture
def file(workspace: Workspace) -> Path:
    return workspace.sessions / f"{NAME}.toml"


def a_desk(workspace: Workspace) -> OpenDesk:
    return OpenDesk(workspace, clock=FakeClock())


def a_dying_desk(workspace: Workspace) -> OpenDesk:
    """Return the desk of a process that others see gone, and that does nothing more by itself."""
    gone = Process(this_process().host, 2**22 + 1)
    return OpenDesk(workspace, clock=FakeClock(), process=gone, runner=ByHand)


def resumed(desk: OpenDesk, name: str = NAME) -> Interview:
    found = desk.resume(name)
    assert isinstance(found, Interview)
    return found


def journal_in(workspace: Workspace, data: bytes) -> Path:
    folder = workspace.state / "journals"
    folder.mkdir(parents=True)
    path = folder / "7k3f2m-0123abcd-0001.journal"
    path.write_bytes(data)
    return path


def moved(journal: bytes, file: Path) -> bytes:
    """Return *journal* as it would be, had the session's file always been where it is; a torn line stays."""
    whole, end, torn = journal.rpartition(b"\n")
    lines = (one | ({"target": str(file)} if "target" in one else {}) for one in lines_in(whole + end))
    return b"".join(map(line_of, lines)) + torn


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# Old ones


@pytest.mark.parametrize("name", ["first-live.toml", "live.toml"])
def test_an_early_unfinished_session_is_gone_on_with(name: str, workspace: Workspace, file: Path) -> None:
    shutil.copy(FILES / "session-1" / name, file)
    before = tomli.loads(file.read_text(encoding="utf-8"))
    interview = resumed(a_desk(workspace))
    assert file.read_bytes() == (FILES / "session-1" / name).read_bytes()
    interview.do(act.Resume())
    interview.type("rest", "+ one more line")
    interview.close()
    after = tomli.loads(file.read_text(encoding="utf-8"))
    assert after["responses"].pop("rest")["notes"] == "00:00:40 + one more line\n"
    changed = [told.partition(":")[0] for told in differences(before, after)]
    assert changed == [".records"]


@pytest.mark.parametrize(("file_kept", "journal_kept", "lines"), [
    ("first-live.toml", "first-crashed.journal", 2),
    ("first-live.toml", "first-torn.journal", 1),
    ("live.toml", "crashed.journal", 2),
    ("live.toml", "torn.journal", 1),
])  # fmt: skip
def test_an_early_journal_brings_back_what_is_only_in_it(
    file_kept: str, journal_kept: str, lines: int, workspace: Workspace, file: Path
) -> None:
    shutil.copy(FILES / "session-1" / file_kept, file)
    journal_in(workspace, moved((FILES / "journal-1" / journal_kept).read_bytes(), file))
    interview = resumed(a_desk(workspace))
    assert len(interview.session.response("indexes").notes) == lines
    interview.close()
    saved = read_session(file.read_bytes(), "s")
    assert saved.response("indexes").notes[0].text == '? asks about "left-most" prefix'
    assert saved.response("sql-injection").reason == "no time"


# Newer ones


def test_a_newer_session_is_not_gone_on_with_and_nothing_is_changed(workspace: Workspace, file: Path) -> None:
    file.write_bytes(a_newer_session())
    journal_in(workspace, moved((FILES / "journal-1" / "crashed.journal").read_bytes(), file))
    before = everything_in(workspace.root)
    with pytest.raises(NewerFormat, match=r"saved by a newer interviewer \(session/2\); it can be read here"):
        a_desk(workspace).resume(NAME)
    assert everything_in(workspace.root) == before
    [saved] = a_desk(workspace).sessions()
    assert saved.newer == "session/2"
    assert saved.session is not None
    assert a_desk(workspace).listing().sessions[0].newer == "session/2"


@pytest.mark.parametrize("there", [True, False])
def test_a_newer_journal_is_not_replayed_and_stays(there: bool, workspace: Workspace, file: Path) -> None:
    """Nor is an older one of the same session, which is out of date."""
    if there:
        shutil.copy(FILES / "session-1" / "live.toml", file)
    lines = lines_in((FILES / "journal-1" / "crashed.journal").read_bytes())
    older = b"".join(map(line_of, [{**lines[0], "target": str(file)}, *lines[1:]]))
    newer = b"".join(
        map(line_of, [{**lines[0], "target": str(file), "format": "journal/2"}, {"what": "ever"}])
    )
    path = journal_in(workspace, older)
    path.with_name(path.name.replace("0001", "0002")).write_bytes(newer)
    before = everything_in(workspace.root)
    desk = a_desk(workspace)
    with pytest.raises(NewerFormat, match=r"newer interviewer \(journal/2\); it is kept: resume with that"):
        desk.resume(NAME)
    with pytest.raises(NewerFormat):
        desk.resume("7k3f2m")
    if not there:
        [lost] = desk.sessions()
        assert lost.session is None
        assert "0002.journal: was written by a newer interviewer (journal/2)" in lost.fault
    assert everything_in(workspace.root) == before


Ran = tuple[int, str, str]


@pytest.fixture
def run(
    workspace: Workspace, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(workspace.root)

    def ran(*args: str) -> Ran:
        code = main(["--workspace", str(workspace.root), *args])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return ran


@pytest.mark.parametrize(
    "args",
    [
        ("show", NAME),
        ("show", NAME, "--format", "json"),
        ("compare", NAME, "--format", "text", "--include-live"),
        ("compare", NAME, "--format", "json", "--include-live"),
        ("structure", NAME),
        ("retention", "due"),
    ],
)
def test_commands_that_print_say_beside_it_that_a_newer_one_saved_it(
    args: tuple[str, ...], run: Callable[..., Ran], file: Path
) -> None:
    file.write_bytes(a_newer_session())
    code, out, err = run(*args)
    assert (code, err.strip()) == (0, f"{NAME} was {SENTENCE}.")
    assert "Ada Lovelace" in out
    file.write_bytes((FILES / "session-1" / "live.toml").read_bytes())
    assert run(*args)[2] == ""


def test_the_list_says_so_below(run: Callable[..., Ran], file: Path) -> None:
    file.write_bytes(a_newer_session())
    _, out, _ = run("list")
    assert out.count("Ada Lovelace") == 1
    assert " ".join(out.split()).endswith(f"{NAME} was {SENTENCE}.")


def test_what_is_handed_over_of_it_is_whole_and_said_so(
    run: Callable[..., Ran], file: Path, tmp_path: Path
) -> None:
    file.write_bytes(a_newer_session())
    code, _, err = run("export", NAME, "--output", str(tmp_path / "out.toml"))
    assert code == 0
    assert f"{NAME} was saved by a newer interviewer (session/2); its file is handed over as it is." in err
    assert (tmp_path / "out.toml").read_bytes() == a_newer_session()


@pytest.mark.parametrize("command", ["redact", "copy-for-candidate"])
def test_a_copy_is_for_the_version_that_knows_all_of_it(
    command: str, run: Callable[..., Ran], file: Path
) -> None:
    file.write_bytes(a_newer_session())
    code, out, err = run(command, NAME)
    assert (code, out) == (1, "")
    assert "make the copy with that version" in err
    assert "changed" not in err


def test_whoever_would_go_on_with_it_is_told_how_to_read_it(workspace: Workspace, file: Path) -> None:
    file.write_bytes(a_newer_session())
    with pytest.raises(InterviewerError, match=f"To read it: interviewer resume --read-only {NAME}"):
        go_on(a_desk(workspace), NAME)


# Unknown keys

UNKNOWN: dict[str, Any] = {
    "later": [1, 2.5, date(2027, 1, 1), time(1, 2, 3, 4), -math.inf, "", []],
    "local": datetime(2027, 1, 1),  # noqa: DTZ001 - TOML has such times
    "nothing": math.nan,
    "windows": "one\r\ntwo\n",
    "rows": [{"a": 1, "deep": {"list": [[1], [{"b": math.nan}]]}}, {"a": "x", "empty": {}}],
    "more": {"when": datetime(2027, 1, 1, tzinfo=timezone(timedelta(hours=5, minutes=30)))},
    'a "b"\\c\x01': {"": 1, "d.e": True},
    "hex": 0xFF,
}


def at_every_level(document: dict[str, Any]) -> dict[str, Any]:
    """Return *document* with keys that nobody knows in every table of its own kind, once each."""
    some = document["responses"]["http-methods"], document["questions"]["indexes"]
    rubric, plan = document["rubric"], document["plan"]
    for place in (
        document,
        document["candidate"],
        document["interview"],
        document["ratings"]["apis"],
        *some,
        rubric,
        rubric["skills"]["apis"],
        plan,
        next(iter(plan["sections"].values())),
    ):
        place.update(UNKNOWN)
    return document


def unknown_in(found: object) -> int:
    """Return how often all that nobody knows is still there, looking everywhere."""
    if isinstance(found, list):
        return sum(map(unknown_in, found))
    if not isinstance(found, dict):
        return 0
    here = repr({key: found.get(key) for key in UNKNOWN}) == repr(UNKNOWN)
    return here + sum(unknown_in(part) for part in found.values())


PLACES = 10


def test_keys_that_nobody_knows_survive_an_interview_and_its_submission(
    workspace: Workspace, file: Path
) -> None:
    document = tomli.loads((FILES / "session-1" / "live.toml").read_text(encoding="utf-8"))
    file.write_bytes(tomli_w.dumps(at_every_level(document)).encode())
    interview = resumed(a_desk(workspace))
    interview.do(act.Resume())
    interview.type("http-methods", "+ another beginning")
    for skill in interview.session.unrated_skills():
        interview.do(act.MarkNotAssessed(skill=skill))
    interview.do(act.Recommend(choice="yes", why="Because."))
    interview.publish()
    interview.close()
    assert interview.status.state == "saved", interview.status
    assert unknown_in(tomli.loads(file.read_text(encoding="utf-8"))) == PLACES
    interview = resumed(a_desk(workspace))
    interview.do(act.Submit())
    interview.close()
    saved = tomli.loads(file.read_text(encoding="utf-8"))
    assert saved["status"] == "submitted"
    assert unknown_in(saved) == PLACES
    assert not read_session(file.read_bytes(), "s").changed_outside


def test_what_was_said_of_a_rating_goes_with_it(workspace: Workspace, file: Path) -> None:
    """Of a rating that is given anew nobody knows whether it still holds."""
    document = tomli.loads((FILES / "session-1" / "live.toml").read_text(encoding="utf-8"))
    file.write_bytes(tomli_w.dumps(at_every_level(document)).encode())
    interview = resumed(a_desk(workspace))
    interview.do(act.RateSkill(skill="apis", level=2))
    interview.close()
    saved = tomli.loads(file.read_text(encoding="utf-8"))
    assert set(saved["ratings"]["apis"]) == {"level", "at"}
    assert unknown_in(saved) == PLACES - 1


def test_keys_that_nobody_knows_survive_a_crash(workspace: Workspace, file: Path) -> None:
    document = tomli.loads((FILES / "session-1" / "live.toml").read_text(encoding="utf-8"))
    file.write_bytes(tomli_w.dumps(at_every_level(document)).encode())
    dying = resumed(a_dying_desk(workspace))
    dying.type("rest", "+ only in the journal")
    file.unlink()
    interview = resumed(a_desk(workspace))
    interview.close()
    saved = tomli.loads(file.read_text(encoding="utf-8"))
    assert saved["responses"]["rest"]["notes"].endswith("+ only in the journal\n")
    assert unknown_in(saved) == PLACES


def test_keys_that_nobody_knows_do_not_make_file_and_journal_disagree(
    workspace: Workspace, file: Path
) -> None:
    """Not even one that is no number, and so not like itself."""
    document = tomli.loads((FILES / "session-1" / "live.toml").read_text(encoding="utf-8"))
    data = tomli_w.dumps(at_every_level(document))
    file.write_text(data, encoding="utf-8")
    resumed(a_dying_desk(workspace))
    file.write_text(f"# a comment by hand\n{data}", encoding="utf-8")
    resumed(a_desk(workspace)).close()
