"""`interviewer check` from the files to what it prints."""

import json
from pathlib import Path
from textwrap import dedent

import pytest

from interviewer.cli import main
from tests.authoring.planted import PLAN, RUBRIC, WEB


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a sound workspace, with the current folder in it."""
    files = {"web.toml": WEB, "rubrics/engineer.toml": RUBRIC, "plans/screen.toml": PLAN}
    for name, text in files.items():
        write(tmp_path / "question_packs" / name, text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INTERVIEWER_HOME", raising=False)
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dedent(text).removeprefix("\n"), encoding="utf-8")


def test_a_sound_workspace_says_so(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("no faults in 3 files\n", "")


def test_errors_go_to_stdout_their_number_to_stderr(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace / "question_packs/caching.toml", WEB.replace("methods", "etags").replace("rest", "ttl")
          .replace("minutes = 4", "minuets = 4"))  # fmt: skip
    assert main(["check"]) == 1
    out, err = capsys.readouterr()
    assert out == dedent("""\
        question_packs/caching.toml:11:1: missing key "minutes" in [questions.ttl]
            11 | [questions.ttl]
               | ^^^^^^^^^^^^^^^
        question_packs/caching.toml:15:1: unknown key "minuets"; did you mean "minutes"?
            15 | minuets = 4
               | ^^^^^^^
        """)
    assert err == "2 errors in 1 of 4 files\n"


def test_warnings_alone_are_no_failure(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(workspace / "question_packs/web.toml", WEB.replace('{safe = "safe"}', "{}"))
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("question_packs/web.toml:4:1: warning: nothing to listen for")
    assert err == "1 warning in 1 of 3 files\n"


def test_a_risky_topic_is_a_warning_at_its_words(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = workspace / "question_packs/web.toml"
    write(file, WEB.replace("Which?", "How old are you?"))
    for args in ([], [str(file.relative_to(workspace))]):
        assert main(["check", *args]) == 0
        out, err = capsys.readouterr()
        assert out == (
            'question_packs/web.toml:9:11: warning: "How old are you" touches on age: age may not count '
            "in hiring; ask for what the job takes, or leave it if something else is meant\n"
            '     9 | prompt = "How old are you?"\n'
            "       |           ^^^^^^^^^^^^^^^\n"
        )
        assert err.startswith("1 warning in 1 of ")
    assert main(["check", "--format", "json"]) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["code"], row["severity"], row["line"], row["column"]) == ("risky-topic", "warning", 9, 11)


def test_a_file_in_a_folder_that_is_not_read_is_warned_about(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace / "question_packs/more/x.toml", WEB)
    for args in ([], ["question_packs"], ["question_packs/more/x.toml"]):
        main(["check", *args])
        assert (
            "question_packs/more/x.toml: warning: is not read: packs lie in question_packs itself, "
            "the others in its rubrics/, roles/ and plans/\n"
        ) in capsys.readouterr().out
    assert main(["check"]) == 0
    assert capsys.readouterr().err == "1 warning in 1 of 4 files\n"


def test_bytes_that_are_no_text_are_shown_with_a_caret(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = workspace / "question_packs/web.toml"
    file.write_bytes(file.read_bytes().replace(b'"Web"', b'"W\xe9b"'))
    assert main(["check", "question_packs/web.toml"]) == 1
    assert capsys.readouterr().out == dedent("""\
        question_packs/web.toml:2:11: this line is not UTF-8; save the file as UTF-8
             2 | title = "W\ufffdb"
               |           ^
        """)


def test_json_is_a_list_and_stderr_stays_empty(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json"]) == 0
    assert capsys.readouterr() == ("[]\n", "")
    write(workspace / "question_packs/web.toml", "")
    assert main(["check", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert [row["code"] for row in json.loads(out)] == ["broken-pack", "empty"]
    assert err == ""


def test_given_files_are_checked_against_the_workspace_and_shown_alone(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace / "question_packs/broken.toml", "not ours")
    plan = workspace / "drafts/draft.toml"
    write(plan, PLAN.replace("web/methods", "web/metods"))
    assert main(["check", "drafts/draft.toml"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith('drafts/draft.toml:8:9: the pack "web" has no question "metods"; did you mean')
    assert err == "1 error in 1 of 1 file\n"


def test_a_given_file_takes_the_place_of_the_workspaces_own(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (
        "question_packs/web.toml",
        str(workspace / "question_packs/web.toml"),
        "question_packs",
        ".",
    ):
        assert main(["check", path]) == 0
    write(workspace / "drafts/web.toml", WEB.replace('"Methods"', '"Better methods"'))
    assert main(["check", "drafts/web.toml"]) == 0
    assert main(["check", "drafts/web.toml", "question_packs/plans"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "no faults in 2 files"


def test_a_file_in_the_wrong_folder_is_at_fault_however_it_is_named(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace / "question_packs/plans/odd.toml", WEB)
    shown = []
    for args in ([], ["question_packs/plans/odd.toml"], ["question_packs"]):
        assert main(["check", *args]) == 1
        shown.append(capsys.readouterr().out)
    assert shown[0].startswith(
        "question_packs/plans/odd.toml:1:10: this is a pack, not a plan; it belongs in"
    )
    assert shown == [shown[0]] * 3


def test_a_draft_that_takes_an_id_of_the_workspace_is_at_fault(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace / "drafts/a-first.toml", WEB.replace("questions.rest", "questions.other"))
    assert main(["check", "drafts/a-first.toml"]) == 1
    assert capsys.readouterr().out.startswith(
        'drafts/a-first.toml:4:12: the question id "methods" is taken by question_packs/web.toml:4\n'
    )


def test_a_path_that_does_not_exist_is_a_wrong_use(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "none.toml"]) == 2
    assert capsys.readouterr() == ("", "Error: There is no file or folder none.toml.\n")


def test_an_empty_workspace_says_that_the_shipped_packs_are_checked(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--workspace", "elsewhere"]) == 2
    assert capsys.readouterr().err == "Error: There is no folder elsewhere.\n"
    (workspace / "elsewhere").mkdir()
    assert main(["check", "--workspace", "elsewhere"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("no faults in ")
    assert err.endswith("these are the shipped ones.\n")


def test_paths_names_the_folders_in_use(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paths"]) == 0
    lines = capsys.readouterr().out.splitlines()
    names = ["workspace", "packs", "sessions", "state", "config", "cache", "settings", "you"]
    assert [line.split()[0] for line in lines] == names
    assert lines[-1].endswith("config.toml")
    assert lines[1] == f"packs      {workspace / 'question_packs'}"
    assert main(["paths", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["sessions"] == str(workspace / "sessions")
