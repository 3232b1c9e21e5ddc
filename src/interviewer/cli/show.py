"""`interviewer show`: one saved session, to be read."""

import sys
from pathlib import Path

import click

from interviewer.cli.harmless import print_as_it_is
from interviewer.cli.options import open_anyway_option, workspace_option
from interviewer.model.errors import CannotRead
from interviewer.store.seam import DISK
from interviewer.store.workspace import Workspace


@click.command("show")
@click.argument("name", metavar="SESSION")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "toml"]),
    default="text",
    help="How to print it; toml prints the file as it is.",
)
@open_anyway_option
@workspace_option
def command(name: str, form: str, *, open_anyway: bool, workspace: Workspace) -> None:
    """Show one session: the recommendation, the ratings with their evidence, and every question.

    SESSION is a name from `interviewer list`, its id, the beginning of either, or a file.
    """
    from interviewer.cli.chosen import found, tell_incomplete, tell_newer, terminal_width
    from interviewer.reports.json_forms import session_json
    from interviewer.reports.session_text import session_text

    saved = found(workspace, name, open_anyway=open_anyway)
    if form == "toml":
        _print_file(saved.path)
    elif saved.session is None:
        raise CannotRead(saved.path, saved.fault)
    elif form == "json":
        print_as_it_is(session_json(saved.session))
    else:
        click.echo(session_text(saved.session, terminal_width()), nl=False)
    if form != "toml":
        tell_newer([saved])
    tell_incomplete(workspace, saved)


def _print_file(path: str) -> None:
    """Print a file byte for byte; on a terminal without what could steer it."""
    from interviewer.model.text import clean

    try:
        content = DISK.read(Path(path), -1)
    except OSError as error:
        raise CannotRead(path, f"cannot be read: {error.strerror}") from error
    if sys.stdout.isatty():
        click.echo(clean(content.decode("utf-8", errors="replace")), nl=False)
    else:
        click.echo(content, nl=False)
