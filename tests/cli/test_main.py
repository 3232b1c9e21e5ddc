"""The program as a whole: what it loads, how it ends, and what it says when it ends badly."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from interviewer import __version__
from interviewer.cli import COMMANDS, LazyGroup, main, program
from interviewer.cli.options import workspace_option
from interviewer.model.errors import CannotRead, RuleBroken, UsageError
from interviewer.store.workspace import Workspace

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "args", [["--version"], ["--help"], ["check", "--workspace", str(ROOT)], ["check", "--help"], ["paths"]]
)
def test_commands_without_a_screen_load_none(args: list[str]) -> None:
    code = (
        "import sys; from interviewer.cli import main; code = main(sys.argv[1:]);"
        "loaded = {name.partition('.')[0] for name in sys.modules} & {'textual', 'rich'};"
        "sys.exit(f'loaded {loaded}' if loaded else code)"
    )
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)


def test_help_and_version_load_no_command_and_no_model() -> None:
    code = (
        "import sys; from interviewer.cli import main; main([sys.argv[1]]);"
        "loaded = [it for it in sys.modules if it.startswith('interviewer.cli.') or it == 'pydantic'];"
        "few = {f'interviewer.cli.{name}' for name in ('group', 'options', 'harmless', 'streams')};"
        "sys.exit(str(loaded) if set(loaded) - few else 0)"
    )
    for option in ("--help", "--version"):
        done = subprocess.run(
            [sys.executable, "-c", code, option], capture_output=True, text=True, check=False
        )
        assert (done.stderr, done.returncode) == ("", 0)


def test_the_module_runs_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "interviewer", "--version"], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == (f"interviewer {__version__}\n", 0)


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = "import sys; from interviewer.cli import main; sys.exit(main(['--help']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""


ALWAYS_FULL = [device for device in [Path("/dev/full")] if device.exists()]


@pytest.mark.parametrize("device", ALWAYS_FULL)
@pytest.mark.parametrize("args", ["['--help']", "['keys']"])
def test_output_that_cannot_be_written_is_told_as_that(args: str, device: Path) -> None:
    code = f"import sys; from interviewer.cli import main; sys.exit(main({args}))"
    with device.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.stderr == "Error: cannot write the output: No space left on device\n"
    assert done.returncode == 1


def test_help_lists_every_command_even_when_all_are_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        assert program.get_command(click.Context(program), name) is not None
    assert main(["--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    for name, about in COMMANDS.items():
        assert f" {name} {about}" in out


def test_an_unknown_command_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chek"]) == 2
    assert 'There is no command "chek". Did you mean check?' in capsys.readouterr().err


def test_an_unknown_option_is_a_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--wrong"]) == 2
    assert "--wrong" in capsys.readouterr().err


def failing(error: BaseException) -> click.Command:
    """Return a command that raises *error*."""

    @click.command("fail")
    def fail() -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (UsageError("There is no plan.\n"), 2, "Error: There is no plan.\n"),
        (RuleBroken("Not now."), 1, "Error: Not now.\n"),
        (CannotRead("a\x1b[31m.toml", "gone"), 1, "Error: a[31m.toml: gone\n"),
    ],
)
def test_errors_are_one_line_and_an_exit_code(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    code: int,
    says: str,
) -> None:
    monkeypatch.delenv("INTERVIEWER_DEBUG", raising=False)
    assert main([], failing(error)) == code
    assert capsys.readouterr() == ("", says)


def test_what_no_command_expects_is_told_in_one_line_with_a_report(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The line tells neither the message nor where in the program it was: the report tells that."""
    monkeypatch.delenv("INTERVIEWER_DEBUG", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert main([], failing(KeyError("what was noted about a person"))) == 1
    [report] = (tmp_path / "interviewer" / "crashes").iterdir()
    told = (
        "Error: Something went wrong (KeyError). Where your notes are: interviewer paths. A report without "
        f"names or notes is in {report}. Run it again with INTERVIEWER_DEBUG=1 to see where.\n"
    )
    assert capsys.readouterr() == ("", told)
    assert "what was noted" not in report.read_text(encoding="utf-8")
    assert "builtins.KeyError\n" in report.read_text(encoding="utf-8")


def test_debugging_shows_where_it_went_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_DEBUG", "1")
    with pytest.raises(KeyError):
        main([], failing(KeyError("here")))


def test_an_interrupt_ends_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], failing(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err.strip() == ""


def test_a_command_that_exits_with_a_code_is_obeyed() -> None:
    assert main([], failing(click.exceptions.Exit(7))) == 7


def program_with(used: list[Workspace]) -> click.Command:
    """Return the program with one more command, `where`, that puts the workspace it is given into *used*."""

    @click.command("where")
    @workspace_option
    def where(workspace: Workspace) -> None:
        used.append(workspace)

    return LazyGroup("interviewer", [where], callback=program.callback, params=program.params)


def test_a_workspace_is_named_before_or_after_the_command_and_the_later_wins(tmp_path: Path) -> None:
    used: list[Workspace] = []
    command = program_with(used)
    first, second = str(tmp_path / "first"), str(tmp_path / "second")
    assert main(["--workspace", first, "where"], command) == 0
    assert main(["where", "--workspace", first], command) == 0
    assert main(["--workspace", first, "where", "--workspace", second], command) == 0
    assert [workspace.root.name for workspace in used] == ["first", "first", "second"]


def test_a_workspace_that_is_a_file_is_a_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    used: list[Workspace] = []
    (tmp_path / "file").write_text("")
    assert main(["where", "--workspace", str(tmp_path / "file")], program_with(used)) == 2
    assert "is a file, not a folder" in capsys.readouterr().err
    assert used == []
