"""Which session is gone on with when none is named, and what to type for one."""

import os
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from interviewer.cli.desk import OpenDesk
from interviewer.cli.unfinished import Version, others_words, unfinished, versions_words
from interviewer.live import actions as act
from interviewer.live.desk import SetUp
from interviewer.live.interview import Interview
from interviewer.model.errors import CannotRead, UsageError
from interviewer.model.session import GENERAL
from interviewer.model.text import harmless, one_line
from interviewer.store.process import Process, this_process
from interviewer.store.session_file import read_session, to_toml
from interviewer.store.workspace import Workspace, shipped_packs
from tests.builders import a_session
from tests.fakes import FakeClock
from tests.store.rig import ByHand

SETUP = SetUp("backend-screen-30", "Ada Lovelace", "Grace Hopper", retain_until=date(2027, 5, 20))
GONE = Process(this_process().host, 2**22 + 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    root = tmp_path / "work here"
    return Workspace(
        root=root,
        packs=shipped_packs(),
        sessions=root / "sessions",
        state=tmp_path / "state",
        config=tmp_path / "config",
    )


def begun(workspace: Workspace, *candidates: str) -> list[Path]:
    """Return the files of interviews that were begun one after the other; the first was written last."""
    paths = []
    for at, name in enumerate(candidates):
        interview = OpenDesk(workspace, clock=FakeClock()).begin(replace(SETUP, candidate=name))
        paths.append(Path(interview.path))
        interview.close()
        os.utime(paths[-1], (1_000 - at, 1_000 - at))
    return paths


def names(workspace: Workspace) -> list[str]:
    return [versions[0].path for versions in unfinished(OpenDesk(workspace, clock=FakeClock()))]


def beside(path: Path, kind: str, **more: object) -> Path:
    """Return a new version of the session at *path*, kept beside it, with *more* in it."""
    other = path.with_name(f"{path.stem}.{kind}-20261121T150000Z.toml")
    other.write_bytes(to_toml(read_session(path.read_bytes(), "s").but(**more)))
    return other


OTHER_WORDS = {"take_aways": "other words"}


@pytest.mark.parametrize(
    ("kind", "more", "later", "meant"),
    [
        pytest.param("conflict-here", OTHER_WORDS, 1, ["beside", "own"], id="the notes went on there"),
        pytest.param("conflict-here", OTHER_WORDS, -1, ["own", "beside"], id="another hand was the last"),
        pytest.param("copy-laptop", {}, 1, ["beside"], id="nothing is in one of them alone"),
        pytest.param("recovered", OTHER_WORDS, 1, ["beside", "own"], id="recovered"),
        pytest.param("other", OTHER_WORDS, 0, ["own"], id="set aside by choice"),
        pytest.param("other", OTHER_WORDS, 1, ["beside", "own"], id="and gone on with"),
        pytest.param("restored", OTHER_WORDS, -1, ["own"], id="restored to look at"),
    ],
)
def test_of_versions_with_different_words_none_is_taken_unasked(
    workspace: Workspace, kind: str, more: dict[str, object], later: int, meant: list[str]
) -> None:
    own, _ = begun(workspace, "Ada Lovelace", "Bea Example")
    own.write_bytes(to_toml(read_session(own.read_bytes(), "s").but(take_aways="words of its own")))
    version = beside(own, kind, **more)
    os.utime(own, (1_000, 1_000))
    os.utime(version, (1_000 + later, 1_000 + later))
    first, *_ = unfinished(OpenDesk(workspace, clock=FakeClock()))
    paths = {str(own): "own", str(version): "beside"}
    assert [paths[one.path] for one in first] == meant


def test_a_copy_of_which_the_session_itself_cannot_be_read_is_gone_on_with(workspace: Workspace) -> None:
    own, other = begun(workspace, "Ada Lovelace", "Bea Example")
    version = beside(own, "recovered")
    own.write_text("x =")
    assert names(workspace) == [str(version), str(other)]


@pytest.mark.parametrize(("is_beside", "which"), [(True, "a copy"), (False, "the session itself")])
def test_which_version_was_written_last_is_said(is_beside: bool, which: str) -> None:
    last = Version("a.toml", a_session(), 10**18, is_beside)
    told = versions_words((last, last))
    assert told.startswith("Of the session with Ada Lovelace there are 2 versions with different words.")
    assert f"Written last was {which}, on 2001-09-09 at " in told


@pytest.mark.parametrize(
    ("meanwhile", "named"),
    [
        pytest.param(lambda version, interview: None, True, id="nothing"),
        pytest.param(lambda version, interview: version.unlink(), False, id="it was removed"),
        pytest.param(
            lambda version, interview: interview.do(act.WriteTakeAways(text="other words")),
            False,
            id="its words were taken over",
        ),
    ],
)
def test_the_last_words_name_what_lies_beside_with_other_words(
    workspace: Workspace, meanwhile: Callable[[Path, Interview], object], named: bool
) -> None:
    (own,) = begun(workspace, "Ada Lovelace")
    version = beside(own, "conflict-here", **OTHER_WORDS)
    interview = OpenDesk(workspace, clock=FakeClock(), runner=ByHand).resume(own.stem)
    assert isinstance(interview, Interview)
    interview.type(GENERAL, "+ more")
    meanwhile(version, interview)
    assert (version.stem in interview.close().detail) == named


def test_the_one_that_was_written_last_comes_first(workspace: Workspace) -> None:
    paths = begun(workspace, "Ada Lovelace", "Bea Example", "Cem Sample")
    assert names(workspace) == [str(path) for path in paths]
    os.utime(paths[1], (2_000, 2_000))
    assert names(workspace)[0] == str(paths[1])


def test_what_is_only_in_its_journal_counts_as_work_on_it(workspace: Workspace) -> None:
    paths = begun(workspace, "Ada Lovelace", "Bea Example")
    desk = OpenDesk(workspace, clock=FakeClock(), process=GONE, runner=ByHand)
    left = desk.begin(replace(SETUP, candidate="Cem Sample"))
    left.publish()
    os.utime(left.path, (1, 1))
    assert names(workspace) == [left.path, *map(str, paths)]


def test_how_many_more_there_are_is_said_when_there_are_any() -> None:
    assert others_words(0) == ""
    assert others_words(2) == "Also unfinished: 2. To see which: interviewer list"


def command_to_resume(workspace: Workspace, path: str) -> str:
    return OpenDesk(workspace, clock=FakeClock()).library.command("resume", path)


ODD = [
    "a\u200bb",
    "two  blanks",
    "x\u202ey",
    "it's\n1\\2",
    "\x1b[31m9",
    " é\u180e",
    "e" + "\u0301" * 9,
    "\udcff",
]


@pytest.mark.parametrize("odd", ODD)
def test_what_to_type_comes_through_what_is_printed_and_a_shell(workspace: Workspace, odd: str) -> None:
    there = replace(workspace, root=workspace.root / odd, sessions=workspace.root / odd)
    command = command_to_resume(there, str(there.sessions / f"{odd}.toml"))
    assert one_line(command) == harmless(command) == command
    typed = subprocess.run(
        ["bash", "-c", f"interviewer() {{ printf '%s\\0' \"$@\"; }}; {command}"],
        capture_output=True,
        check=True,
    )
    words = typed.stdout.decode(errors="surrogateescape").split("\0")
    assert words == ["resume", odd, "--workspace", str(there.root), ""]


def test_the_workspace_below_home_is_named_as_people_type_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(workspace.root.parent))
    command = command_to_resume(workspace, str(workspace.sessions / "a.toml"))
    assert command == "interviewer resume a --workspace ~/'work here'"


def test_another_version_is_opened_by_what_is_typed_from_everywhere(workspace: Workspace) -> None:
    (path,) = begun(workspace, "Ada Lovelace")
    session = read_session(path.read_bytes(), "s")
    other = path.with_name(f"{path.stem}.conflict-laptop-2026-11-21-150000.toml")
    other.write_bytes(to_toml(session.but(take_aways="other words")))
    resumed = OpenDesk(workspace, clock=FakeClock(), runner=ByHand).resume(path.stem)
    assert isinstance(resumed, Interview)
    resumed.publish()
    there = f"{other.stem} --workspace '{workspace.root}'"
    assert resumed.status.detail.endswith(f"words that this one has not: interviewer resume {there}")
    resumed.close()
    path.write_text("x =")
    with pytest.raises(CannotRead) as broken:
        OpenDesk(workspace, clock=FakeClock()).resume(str(path))
    assert f"Another version of it: interviewer resume {there}" in str(broken.value)
    where = f"{path.stem} --workspace '{workspace.root}'"
    assert str(broken.value).endswith(f"Earlier versions: interviewer history {where}")


def test_what_is_refused_says_what_to_type_instead(workspace: Workspace) -> None:
    (path,) = begun(workspace, "Ada Lovelace")
    where = f"{path.stem} --workspace '{workspace.root}'"
    with pytest.raises(UsageError, match="not submitted yet") as refused:
        OpenDesk(workspace, clock=FakeClock()).revise(path.stem, by="A", why="B")
    assert str(refused.value).endswith(f": interviewer resume {where}")
    session = read_session(path.read_bytes(), "s")
    path.write_bytes(to_toml(session.but(status="submitted")))
    with pytest.raises(UsageError, match="is submitted") as refused:
        OpenDesk(workspace, clock=FakeClock()).resume(path.stem)
    assert f"interviewer revise {path.stem} --why \"…\" --workspace '{workspace.root}'" in str(refused.value)


def test_what_to_type_names_the_session_and_its_workspace_for_a_shell(workspace: Workspace) -> None:
    named = command_to_resume(workspace, str(workspace.sessions / "2026-a-b.toml"))
    assert shlex.split(named) == ["interviewer", "resume", "2026-a-b", "--workspace", str(workspace.root)]
    for odd in ("-x.toml", "x.toml.toml", "below/x.toml"):
        path = str(workspace.sessions / odd)
        assert shlex.split(command_to_resume(workspace, path))[2] == path
    assert shlex.split(command_to_resume(workspace, "/a stick/x.toml"))[2] == "/a stick/x.toml"
    spaced = command_to_resume(workspace, str(workspace.sessions / "a b $(c).toml"))
    assert shlex.split(spaced)[2] == "a b $(c)"
