"""`interviewer keys`: the keys in effect, a sample to copy, and what is wrong with the settings."""

import json
import re
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from interviewer.authoring.settings import read_settings
from interviewer.cli import main
from interviewer.cli.config import sample, told_of, user_settings
from interviewer.model.content import SourceText
from interviewer.model.findings import Finding
from interviewer.model.settings import DEFAULTS
from interviewer.store.workspace import UserFolders, find_workspace
from interviewer.tui import key_rules
from interviewer.tui.fixed_keys import FIXED
from interviewer.tui.keymap import Keymap
from interviewer.tui.keys import ACTIONS

CHANGED = """
    format = "config/1"
    [keys]
    "live.next" = ["f20", "N"]
    "live.save" = []
"""
FAULTY = """
    format = "config/1"
    theme = "light"
    [keys]
    "live.nxt" = "f20"
"""
FAULT = dedent("""\
    :4:1: unknown action "live.nxt"; did you mean "live.next"?
         4 | "live.nxt" = "f20"
           | ^^^^^^^^^^
    """)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the settings of this user go; the folder is there, the file is not."""
    for name in ("XDG_CONFIG_HOME", "HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    path = find_workspace(None, {}, tmp_path).config / "config.toml"
    assert path.is_relative_to(tmp_path)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def write(path: Path, text: str) -> None:
    path.write_text(dedent(text).removeprefix("\n"), encoding="utf-8")


def uncommented(text: str) -> str:
    """Return *text* with every line in effect that is commented out."""
    return re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE)


def test_the_keys_of_the_table_are_shown(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys"]) == 0
    out, err = capsys.readouterr()
    actions, fixed = out.split("\n\n")
    assert [line.split()[0] for line in actions.splitlines()] == [action.id for action in ACTIONS]
    assert err == ""
    assert fixed.startswith("Keys of what has the focus; these cannot be changed:\n")
    rows = {" ".join(line.split()) for line in fixed.splitlines()[1:]}
    assert len(rows) == len(FIXED)
    assert "scorecard, skill 0 Not assessed" in rows
    assert "live, ask later 1-9 Takes that entry" in rows


def test_chosen_keys_are_shown_and_marked(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(config, CHANGED)
    assert main(["keys"]) == 0
    out, err = capsys.readouterr()
    actions, _ = out.split("\n\n")
    lines = {line[2:].split()[0]: " ".join(line.split()) for line in actions.splitlines()}
    assert lines["live.next"] == "* live.next f20, N Next question (by default ctrl+n, f4, n, right)"
    assert lines["live.save"] == "* live.save Save now (by default ctrl+s)"
    assert lines["app.quit"] == "app.quit ctrl+q, q Save and quit"
    assert err == ""


def test_the_keys_as_json_tell_what_was_changed(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(config, CHANGED)
    assert main(["keys", "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["actions", "fixed"]
    assert len(printed["fixed"]) == len(FIXED)
    assert {
        "screen": "scorecard",
        "field": "skill",
        "keys": ["x", "delete", "backspace"],
        "description": "Clears the rating",
    } in printed["fixed"]
    assert len({tuple(row) for rows in printed.values() for row in rows}) == 2, "rows of a list are alike"
    rows = {row["id"]: row for row in printed["actions"]}
    assert list(rows) == [action.id for action in ACTIONS]
    assert rows["live.next"] == {
        "id": "live.next",
        "keys": ["f20", "N"],
        "description": "Next question",
        "screen": "live",
        "changed": True,
    }
    assert [row["id"] for row in rows.values() if row["changed"]] == ["live.next", "live.save"]


def test_faults_are_told_on_stderr_and_stop_nothing(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(config, FAULTY)
    assert main(["keys", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)["actions"]) == len(ACTIONS)
    assert err == f"{config}{FAULT}"


def test_checking_prints_faults_as_check_does(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(config, FAULTY)
    assert main(["keys", "--check"]) == 1
    assert capsys.readouterr() == (
        f"{config}{FAULT}",
        "1 error in 1 of 1 file; what is at fault has its default\n",
    )
    assert main(["keys", "--check", "--format", "json"]) == 1
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == ["unknown-action"]


def test_checking_settings_that_are_sound_or_not_there(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "--check"]) == 0
    assert capsys.readouterr() == (f"{config}: not there, so all has its default\n", "")
    write(config, CHANGED)
    assert main(["keys", "--check"]) == 0
    assert capsys.readouterr() == (f"{config}: no faults\n", "")


def test_settings_that_cannot_be_read_are_a_fault_and_no_crash(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_bytes(b'format = "config/1"\ntheme = "d\xe4rk"\n')
    assert main(["keys", "--check"]) == 1
    assert "this line is not UTF-8" in capsys.readouterr().out
    config.unlink()
    config.mkdir()
    assert main(["keys", "--check"]) == 1
    assert "this is no regular file" in capsys.readouterr().out
    assert main(["keys"]) == 0


def test_the_sample_is_sound_as_printed_and_changes_nothing(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "--toml"]) == 0
    printed = capsys.readouterr().out
    assert str(config) in printed
    config.write_text(printed, encoding="utf-8")
    assert user_settings(find_workspace(None, {}, Path.cwd())) == (DEFAULTS, ())


def test_the_sample_with_every_line_in_effect_is_what_is_in_effect_without_it() -> None:
    text = uncommented(sample("config.toml"))
    settings, findings = read_settings(SourceText("config.toml", "config", "config", text), key_rules)
    assert findings == ()
    assert set(settings.keys) == {action.id for action in ACTIONS}
    assert Keymap(settings.keys).actions == ACTIONS
    assert replace(settings, keys={}) == replace(DEFAULTS, theme="dark")


def test_the_sample_says_what_each_action_does() -> None:
    text = sample("config.toml")
    for action in ACTIONS:
        (line,) = (line for line in text.splitlines() if line.startswith(f'#"{action.id}"'))
        assert f"# {action.description}" in line


def test_the_user_has_settings_of_their_own_whatever_the_workspace(config: Path, tmp_path: Path) -> None:
    write(config, FAULTY)
    for root in ("one", "two"):
        settings, findings = user_settings(find_workspace(tmp_path / root, {}, tmp_path))
        assert settings.theme == "light"
        assert [finding.code for finding in findings] == ["unknown-action"]


def test_a_workspace_without_settings_has_the_defaults(tmp_path: Path) -> None:
    workspace = find_workspace(None, {}, tmp_path, UserFolders(*(tmp_path / name for name in "abc")))
    assert user_settings(workspace) == (DEFAULTS, ())


def test_a_screen_is_told_how_many_faults_there_are() -> None:
    fault = Finding("config.toml", 1, 1, "wrong", "wrong")
    assert told_of(()) == ""
    assert told_of((fault,)) == "config.toml has 1 fault. To see: interviewer keys --check"
    assert told_of((fault, fault)) == "config.toml has 2 faults. To see: interviewer keys --check"


def test_check_says_where_settings_are_checked(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(config, CHANGED)
    assert main(["check", str(config)]) == 1
    assert (
        "these are settings and no content; interviewer keys --check checks them" in capsys.readouterr().out
    )


def test_check_looks_at_the_workspace_alone(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(config, FAULTY)
    assert main(["check"]) == 0
    assert "config.toml" not in capsys.readouterr().out


def test_paths_name_the_file_of_settings(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paths", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["settings"] == str(config)
