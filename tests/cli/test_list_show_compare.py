"""The commands that print saved sessions, run as a person would run them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from interviewer.cli import main
from interviewer.model.session import Session
from interviewer.store.session_file import to_toml
from interviewer.store.workspace import shipped_examples
from tests.builders import a_session, a_whole_session


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a way to run a command in `tmp_path`, on a terminal of 120 columns."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)

    def ran(*args: str) -> Ran:
        code = main(["--workspace", str(tmp_path), *args])
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


def save(tmp_path: Path, sessions: Mapping[str, Session]) -> None:
    """Put *sessions* into the workspace, by file name."""
    (tmp_path / "sessions").mkdir(exist_ok=True)
    for name, session in sessions.items():
        (tmp_path / "sessions" / f"{name}.toml").write_bytes(to_toml(session))


@pytest.fixture
def two(tmp_path: Path) -> None:
    """Save a submitted and a live session, and a file that is torn."""
    ada = a_session("aaaaaa", candidate="Ada", key="ada", ratings={"apis": 3}, submitted=True)
    ben = a_session("bbbbbb", candidate="Ben", key="r-17")
    ben = ben.but(plan=ben.plan.but(id="other-plan"), interview=ben.interview.but(role="other-role"))
    save(tmp_path, {"ada": ada, "ben": ben})
    (tmp_path / "sessions" / "torn.toml").write_bytes(b"\0" * 20)


@pytest.mark.usefixtures("two")
class TestList:
    """`interviewer list`."""

    def test_shows_all_and_the_fault_of_what_cannot_be_read(self, run: Run) -> None:
        listed = run("list")
        assert listed.code == 0
        assert [line.split()[-1] for line in listed.out.splitlines()[1:3]] == ["ben", "ada"]
        assert "torn.toml: is full of zero bytes" in " ".join(listed.out.split())

    @pytest.mark.parametrize(
        ("option", "names"),
        [
            (("--status", "live"), ["ben"]),
            (("--status", "submitted"), ["ada"]),
            (("--candidate", "AD"), ["ada"]),
            (("--candidate", "r-17"), ["ben"]),
            (("--plan", "other-plan"), ["ben"]),
            (("--role", "backend-engineer"), ["ada"]),
            (("--role", "backend-engineer", "--status", "live"), []),
        ],
    )
    def test_filters(self, run: Run, option: tuple[str, ...], names: list[str]) -> None:
        form = json.loads(run("list", "--format", "json", *option).out)
        assert [session["name"] for session in form["sessions"]] == names
        assert [file["name"] for file in form["broken"]] == ["torn"]


@pytest.mark.usefixtures("two")
class TestShow:
    """`interviewer show`."""

    def test_text_by_default(self, run: Run) -> None:
        shown = run("show", "ada")
        assert shown.code == 0
        assert shown.out.startswith("Ada\nInterview")
        assert "Apis: 3 Solid" in shown.out

    def test_json(self, run: Run) -> None:
        assert json.loads(run("show", "aaaaaa", "--format", "json").out)["candidate"]["name"] == "Ada"

    def test_an_exercise_tells_what_was_ticked_given_and_seen(self, run: Run, tmp_path: Path) -> None:
        save(tmp_path, {"cy": a_whole_session("cccccc", ratings={"apis": 3})})
        shown = run("show", "cy").out
        assert "    Seen throughout:\n    00:12:30   asks which is meant\n" in shown
        assert "    Faults: 1 of 2 found\n    [x] line 2, critical: never closed\n" in shown
        assert "    Hints: 2 of 3 given\n" in shown
        form = json.loads(run("show", "cy", "--format", "json").out)
        assert form["questions"][0]["lists"]["faults"] == {"leak": True, "name": False}

    def test_toml_is_the_file_as_it_is(self, run: Run, tmp_path: Path) -> None:
        written = (tmp_path / "sessions" / "ada.toml").read_text()
        assert run("show", "ada", "--format", "toml").out == written

    def test_a_broken_file_is_refused_with_its_fault(self, run: Run) -> None:
        shown = run("show", "torn")
        assert (shown.code, shown.out) == (1, "")
        assert "zero bytes" in shown.err

    def test_an_unknown_name_is_a_usage_error(self, run: Run) -> None:
        assert run("show", "carla").code == 2


class TestCompare:
    """`interviewer compare` where there is no terminal."""

    def test_text_where_there_is_no_terminal(self, run: Run, two: None) -> None:
        compared = run("compare")
        assert compared.code == 0
        assert "Back-end engineer: 1 candidate, 1 session" in compared.out
        assert "Left out: Ben with Grace Hopper, 2026-11-21: still live." in compared.out
        assert "torn.toml: is full of zero bytes" in compared.err

    def test_live_sessions_take_part_when_asked_for(self, run: Run, two: None) -> None:
        form = json.loads(run("compare", "--format", "json", "--include-live").out)
        assert [candidate["name"] for candidate in form["candidates"]] == ["Ada", "Ben"]

    def test_only_live_sessions_are_nothing_to_compare(self, run: Run, two: None) -> None:
        compared = run("compare", "ben")
        assert compared.code == 1
        assert "--include-live" in compared.err

    @pytest.mark.parametrize("option", [("--plan", "other-plan"), ("--role", "other-role")])
    def test_plan_and_role_choose(self, run: Run, two: None, option: tuple[str, str]) -> None:
        form = json.loads(run("compare", "--format", "json", "--include-live", *option).out)
        assert [candidate["name"] for candidate in form["candidates"]] == ["Ben"]

    def test_a_file_and_a_folder_that_name_the_same_session_count_it_once(
        self, run: Run, two: None, tmp_path: Path
    ) -> None:
        folder = tmp_path / "sessions"
        form = json.loads(
            run("compare", "ada", str(folder), str(folder / "ada.toml"), "--format", "json").out
        )
        assert form["candidates"][0]["sessions"] == ["aaaaaa"]
        assert [left["reason"] for left in form["left_out"]] == ["live"]

    def test_nothing_saved_exits_with_1_and_says_what_to_try(self, run: Run) -> None:
        compared = run("compare")
        assert (compared.code, compared.out) == (1, "")
        assert "interviewer demo" in compared.err
        assert f"interviewer compare {shipped_examples()}" in compared.err

    def test_the_hint_names_the_examples_of_the_workspace(self, run: Run, tmp_path: Path) -> None:
        examples = tmp_path / "sessions" / "examples"
        examples.mkdir(parents=True)
        assert f"interviewer compare {examples.relative_to(tmp_path)}" in run("compare").err

    def test_an_unknown_name_is_a_usage_error(self, run: Run, two: None) -> None:
        assert run("compare", "carla").code == 2
