"""`interviewer structure`: one session, several, a folder, and what cannot be read."""

import json
from pathlib import Path

import pytest

from interviewer.cli import main
from interviewer.store.session_file import to_toml
from interviewer.store.workspace import shipped_examples
from tests.builders import a_session


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save two sessions and a torn file, on a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "ada.toml").write_bytes(to_toml(a_session("aaaaaa", submitted=True)))
    (folder / "ben.toml").write_bytes(to_toml(a_session("bbbbbb", candidate="Ben", key="ben")))
    (folder / "torn.toml").write_bytes(b"\0" * 20)


def test_one_session(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["structure", "ada"]) == 0
    assert capfd.readouterr().out.startswith("HOW STRUCTURED THE INTERVIEW WAS\nAda Lovelace with")


def test_several_by_name_and_by_folder(capfd: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read is told on stderr and takes no part."""
    assert main(["structure", "ada", "sessions"]) == 0
    said = capfd.readouterr()
    assert said.out.startswith("HOW STRUCTURED THE INTERVIEWS WERE\n")
    assert "Ben with Grace Hopper, 2026-11-21 14:00 UTC (not submitted)" in said.out
    assert said.err.startswith("Left out: ")
    assert "zero bytes" in said.err


@pytest.mark.parametrize("name", ["ada", "aaaaaa"])
def test_a_folder_called_like_a_session_does_not_hide_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "sessions" / "ada.toml").rename(tmp_path / "sessions" / "ada-aaaaaa.toml")
    (tmp_path / "sessions" / "ada.toml").write_bytes(to_toml(a_session("cccccc", submitted=True)))
    (tmp_path / name).mkdir()
    assert main(["structure", name]) == 0
    assert capfd.readouterr().out.startswith("HOW STRUCTURED THE INTERVIEW WAS\nAda Lovelace with")
    assert main(["structure", f"./{name}"]) == 2
    assert "There are no sessions in that folder" in capfd.readouterr().err


def test_a_folder_comes_before_the_beginning_of_a_name(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ad").mkdir()
    assert main(["structure", "ad"]) == 2
    assert "There are no sessions in that folder" in capfd.readouterr().err


def test_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["structure", "ada", "ben", "--format", "json"]) == 0
    form = json.loads(capfd.readouterr().out)
    assert [one["id"] for one in form["plans"][0]["sessions"]] == ["aaaaaa", "bbbbbb"]


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["torn"], 1, "zero bytes"),
        (["carla"], 2, "carla"),
        ([], 2, "SESSION"),
        (["empty"], 2, "There are no sessions"),
    ],
)
def test_what_cannot_be_shown_says_why(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], code: int, why: str
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["structure", *arguments]) == code
    said = capfd.readouterr()
    assert said.out == ""
    assert why in said.err


def test_the_examples_stand_together_by_plan(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["structure", str(shipped_examples()), "--format", "json"]) == 0
    form = json.loads(capfd.readouterr().out)
    assert [len(plan["sessions"]) for plan in form["plans"]] == [8, 1, 1, 1]
