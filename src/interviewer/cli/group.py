"""The program as a group of commands, each loaded only when it is called, and how it ends.

Not in the package's own module: there, loading the command `list` would take the name of the builtin.
"""

import errno
import gc
import importlib
import os
import sys
from codecs import lookup
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TextIO, cast

import click

from interviewer import __version__
from interviewer.cli.harmless import HarmlessOutput, drop
from interviewer.cli.options import workspace_folder_option
from interviewer.cli.streams import with_all_streams
from interviewer.model.errors import BroughtBack, InterviewerError
from interviewer.model.text import one_line

# The help stands here and not with the commands, so that --help loads none of them.
COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "start": "Begin an interview.",
        "resume": "Go on with an interview that was not submitted.",
        "review": "Open the saved sessions for reading.",
        "revise": "Change a submitted session, with a reason.",
        "compare": "Compare candidates on the same rubric.",
        "coverage": "Show what the plans for a role test, twice or never; exit 1 when something is amiss.",
        "check": "Check packs, rubrics, roles and plans; exit 1 when there are errors.",
        "list": "List the saved sessions.",
        "show": "Show a saved session as text.",
        "history": "List earlier versions of a session, show one, or restore it beside.",
        "structure": "Show how structured interviews were, one or several side by side.",
        "role": "Print the job post of a role, or list the roles.",
        "handout": "Print what the candidate gets for a question.",
        "retention": "Show which sessions are past their date; set a date; hold and release.",
        "erase": "Remove what there is of a candidate or a session; say what cannot be reached.",
        "copy-for-candidate": "Print what a candidate who asks for their data may see of a session.",
        "redact": "Make a copy of a session without names, to share as an example.",
        "export": "Hand over sessions as one file, sealed for its reader if wished.",
        "keys": "Show every key and what it does.",
        "paths": "Show which folders are in use.",
        "demo": "Try it out on a throwaway copy of fictional sessions.",
    }
)
INTERRUPTED = 130
_CANNOT_WRITE = {errno.ENOSPC, errno.EFBIG, errno.EIO, *([errno.EDQUOT] if hasattr(errno, "EDQUOT") else [])}
"""What a stream says when its end takes no more; of a file that has a name, others tell."""
_PACKAGE = "interviewer.cli"


class LazyGroup(click.Group):
    """A group whose commands are `interviewer.cli.NAME.command`, for each name in `COMMANDS`.

    A hyphen in a name is an underscore in its module's.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of their table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load and return a command; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module = f"{_PACKAGE}.{cmd_name.replace('-', '_')}"
        try:
            command: click.Command = importlib.import_module(module).command
        except ModuleNotFoundError as error:
            if error.name == module:
                return None
            raise
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* call. Raises UsageError, naming the nearest, when there is none."""
        name = args[0]
        known = name in COMMANDS or name in self.commands
        if not known and not name.startswith("-") and not ctx.resilient_parsing:
            near = get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise click.UsageError(f'There is no command "{one_line(name)}".{hint}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="interviewer", message="%(prog)s %(version)s")
@workspace_folder_option
@click.pass_context
def program(ctx: click.Context, workspace_folder: Path | None) -> None:
    """Run a structured interview in the terminal: the next question, your notes, a rating, a scorecard.

    Without a command the home screen opens.
    """
    ctx.obj = workspace_folder
    if ctx.invoked_subcommand is None:
        importlib.import_module(f"{_PACKAGE}.home").open_home(workspace_folder)


def main(args: Sequence[str] | None = None, command: click.Command = program) -> int:
    """Run *command* with *args*, by default those the program was called with, and return its exit code."""
    with_all_streams()
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            # Of a stream in ASCII click takes what is beneath, for UTF-8: past what makes it harmless.
            # A terminal that cannot show a character gets its code instead of an error.
            encoding = "utf-8" if lookup(stream.encoding).name == "ascii" else None
            reconfigure(encoding=encoding, errors="backslashreplace")
    before = sys.stdout, sys.stderr
    # What is printed as text is for people, in a pipe, too; files are printed as bytes.
    sys.stdout, sys.stderr = (cast("TextIO", HarmlessOutput(stream)) for stream in before)
    _without_plugins()
    # Starting makes many objects that stay and hardly any garbage. The app collects again once it is drawn.
    gc.disable()
    try:
        return _run(command, args)
    finally:
        gc.enable()
        sys.stdout, sys.stderr = before


def _without_plugins() -> None:
    """Let pydantic not look for plugins: there are none.

    It would load what reads the descriptions of installed packages, with mail, zip and csv in its wake, and
    only then find that looking is turned off.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    name = "pydantic.plugin._loader"
    loader = ModuleType(name)
    loader.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(name, loader)


def _run(command: click.Command, args: Sequence[str] | None) -> int:
    try:
        result = command.main(args, prog_name="interviewer", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BroughtBack as done:
        click.echo(one_line(str(done)))
        return done.exit_code
    except InterviewerError as error:
        return _fail(str(error), error.exit_code)
    except Exception as error:
        return _unexpected(error)
    return result if isinstance(result, int) else 0


def _unexpected(error: Exception) -> int:
    """Tell of what no command expects, or raise it again when it is wanted in full."""
    if isinstance(error, OSError) and error.filename is None and error.errno in _CANNOT_WRITE:
        drop(sys.stdout)
        return _fail(f"cannot write the output: {os.strerror(error.errno)}", 1)
    if os.environ.get("INTERVIEWER_DEBUG"):
        raise error
    # Neither the message nor the traceback: both may hold what was noted about a person.
    where = _reported(error)
    more = f" A report without names or notes is in {where}." if where else ""
    return _fail(
        f"Something went wrong ({type(error).__name__}). Where your notes are: interviewer paths.{more} "
        "Run it again with INTERVIEWER_DEBUG=1 to see where.",
        1,
    )


def _reported(error: Exception) -> str:
    """Return where a report of *error* was written; empty when that was not possible."""
    try:
        from interviewer.store.crash_report import CRASHES, Crashes
        from interviewer.store.seam import Disk
        from interviewer.store.workspace import user_folders

        return Crashes(Disk(), user_folders().state / CRASHES).keep(error)
    except Exception:  # the line about the first error has to be said, whatever else is broken
        return ""


def _fail(message: str, exit_code: int) -> int:
    click.echo(f"Error: {one_line(message)}", err=True)
    return exit_code
