"""`interviewer role`, run as a person would run it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from interviewer.cli import main
from interviewer.store.workspace import shipped_packs
from tests.authoring.planted import ROLE, RUBRIC


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dedent(text).removeprefix("\n"), encoding="utf-8")


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the packs of a workspace with one role, with the current folder beside them."""
    folder = tmp_path / "question_packs"
    write(folder / "rubrics/engineer.toml", RUBRIC)
    write(folder / "roles/it.toml", ROLE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INTERVIEWER_HOME", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return folder


@pytest.fixture
def run(packs: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a way to run `interviewer role` in the workspace."""

    def ran(*args: str) -> Ran:
        code = main(["role", *args])
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


def test_the_post_alone_goes_to_stdout_and_what_is_missing_to_stderr(run: Run) -> None:
    ran = run("show", "it")
    assert ran.code == 0
    assert ran.out == dedent("""\
        Engineer

        Company   [company name]
        Location  Oslo (hybrid or remote)
        Type      Full time

        ABOUT THE COMPANY
        We make maps.

        THE JOB
        You build things.

        WHAT YOU WILL DO
        - Build APIs.

        WHAT YOU BRING
        - SQL.

        NICE TO HAVE
        Nobody is turned down for lacking any of these.

        - REST.

        HOW TO APPLY
        Send  Your CV
        To    [contact]
        """)
    assert ran.err == "To fill in, 2 parts: company name, contact.\nThe file: question_packs/roles/it.toml\n"


def test_a_post_that_is_filled_in_says_nothing_on_stderr(run: Run, packs: Path) -> None:
    write(packs / "roles/it.toml", ROLE.replace("<<", "").replace(">>", ""))
    assert run("show", "it").err == ""


def test_text_fills_the_terminal_and_no_more(run: Run, packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(packs / "roles/it.toml", ROLE.replace("You build things.", "You build things. " * 20))
    for columns in (50, 90):
        monkeypatch.setenv("COLUMNS", str(columns))
        longest = max(map(len, run("show", "it").out.splitlines()))
        assert columns - 8 < longest <= columns


def test_the_other_formats_are_markdown_and_a_page(run: Run) -> None:
    markdown = run("show", "it", "--format", "markdown")
    assert markdown.out.startswith("# Engineer\n\n- **Company:** **[company name]**\n")
    html = run("show", "it", "--format", "html")
    assert html.out.startswith("<!DOCTYPE html>\n")
    assert "<dd><mark>[company name]</mark></dd>" in html.out
    assert markdown.err == html.err == run("show", "it").err


def test_skills_are_added_when_asked_for_and_it_is_said_for_whom(run: Run) -> None:
    ran = run("show", "it", "--skills")
    assert "- Build APIs. (APIs, Data)\n" in ran.out
    assert ran.err.startswith("The skills are for those who hire; without --skills the post is for appl")
    assert "APIs, Data" not in run("show", "it").out


def test_a_broken_rubric_does_not_keep_a_post_from_being_printed(run: Run, packs: Path) -> None:
    write(packs / "rubrics/engineer.toml", "nonsense")
    assert "- Build APIs. (apis, data)\n" in run("show", "it", "--skills").out


def test_an_unknown_role_is_told_with_the_nearest_and_the_others(run: Run, packs: Path) -> None:
    write(packs / "roles/engineer.toml", ROLE)
    assert run("show", "enginer") == Ran(
        2, "", 'Error: There is no role "enginer". Did you mean "engineer"? Roles here: engineer, it.\n'
    )
    assert run("show", "poet").err == 'Error: There is no role "poet". Roles here: engineer, it.\n'


def test_a_name_cannot_steer_the_terminal(run: Run) -> None:
    assert run("show", "\x1b[31mred\nline").err == (
        'Error: There is no role "[31mred line". Roles here: it.\n'
    )


def test_a_broken_role_is_told_with_its_first_fault(run: Run, packs: Path) -> None:
    write(packs / "roles/it.toml", ROLE.replace('"Oslo"', '""').replace('"Your CV"', '""'))
    assert run("show", "it") == Ran(
        2,
        "",
        'Error: The role "it" is broken on line 7: "location" is blank. '
        "See: interviewer check question_packs/roles/it.toml\n",
    )
    write(packs / "roles/it.toml", ROLE.replace('"engineer"', '"enginer"'))
    assert 'unknown rubric "enginer"; did you mean "engineer"? See: interviewer' in run("show", "it").err


def test_a_file_that_cannot_be_read_has_no_line(run: Run, packs: Path) -> None:
    (packs / "roles/it.toml").write_bytes(b"\xff\xfe")
    assert run("show", "it").err.startswith('Error: The role "it" is broken: the file is UTF-16;')


def test_the_list_names_the_roles_and_then_the_broken_ones(run: Run, packs: Path) -> None:
    write(packs / "roles/bad.toml", 'format = "role/1"')
    ran = run("list")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "it  Engineer  2 parts to fill in"
    assert ran.out.splitlines()[2:] == [
        "Roles with faults; see interviewer check:",
        '  question_packs/roles/bad.toml: missing key "application" at the top of the file',
    ]


def test_no_roles_at_all_are_said_on_stderr(run: Run, packs: Path) -> None:
    (packs / "roles/it.toml").unlink()
    assert run("list") == Ran(0, "", f"There are no roles in {packs / 'roles'}.\n")
    assert run("show", "it").err == 'Error: There is no role "it". Roles here: none.\n'


def test_a_workspace_can_be_named_before_and_after(
    run: Run, packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "beside").mkdir()
    monkeypatch.chdir(tmp_path / "beside")
    assert run("list", "--workspace", str(tmp_path)).out.startswith("it ")
    assert main(["--workspace", str(tmp_path), "role", "show", "it"]) == 0
    assert capfd.readouterr().err.endswith(f"The file: {packs / 'roles/it.toml'}\n")
    assert not run("--workspace", ".", "list").out.startswith("it "), "else it is found upwards"
    assert run("--workspace", ".", "list", "--workspace", str(tmp_path)).out.startswith("it ")
    for args in (["list"], ["show", "it"]):
        assert run(*args, "--workspace", "nowhere").err == "Error: There is no folder nowhere.\n"


def test_a_shipped_role_is_shown_and_says_where_to_have_ones_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("show", "backend-engineer", "--workspace", "empty")
    assert (ran.code, ran.out.partition("\n")[0]) == (0, "Back-end engineer")
    own = tmp_path / "empty" / "question_packs"
    assert ran.err.splitlines()[-1] == (
        f"The file comes with the program. To fill it in, copy the folder {shipped_packs()} to {own}."
    )


def test_the_help_of_the_group_names_its_commands(run: Run) -> None:
    out = run("--help").out
    assert "list  List the roles." in out
    assert "show  Print the post of the role NAME" in out
