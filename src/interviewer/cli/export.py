"""`interviewer export`: sessions as one file to hand over, sealed for its reader if wished."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from interviewer.cli.options import open_anyway_option, workspace_option
from interviewer.model.errors import CannotRead, UsageError
from interviewer.model.saved import SavedSession
from interviewer.store.workspace import Workspace


@click.command("export")
@click.argument("names", metavar="SESSION...", nargs=-1, required=True)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A new file, or a folder. Default: standard output.",
)
@click.option(
    "--seal",
    "seal_for",
    metavar="RECIPIENT",
    multiple=True,
    help="Who alone may read it: age1…, an ssh public key, or a file of these. Several may be given.",
)
@open_anyway_option
@workspace_option
def command(
    names: tuple[str, ...],
    *,
    output: Path | None,
    seal_for: tuple[str, ...],
    open_anyway: bool,
    workspace: Workspace,
) -> None:
    """Hand over sessions as one file: of one SESSION its TOML, of several a ZIP archive of these.

    With --seal it is encrypted with age, and whoever holds the key opens it with `age --decrypt`. The names
    in it stay. Nothing plain is written on the way. A session with notes that are not in its file yet is
    refused.
    """
    from interviewer.cli.chosen import chosen, refuse_incomplete, tell_versions
    from interviewer.cli.doors import refuse_closed
    from interviewer.reports.words import count
    from interviewer.store.output import write_output
    from interviewer.store.sealing import bundle, recipients, sealed
    from interviewer.store.seam import DISK

    readers = recipients(DISK, seal_for)
    saved = chosen(workspace, names, open_anyway=open_anyway)
    for one in saved:
        refuse_closed(one)
        refuse_incomplete(workspace, one)
    files = _files(saved)
    name, data = next(iter(files.items())) if len(files) == 1 else ("sessions.zip", bundle(files))
    if readers:
        name, data = f"{name}.age", sealed(data, readers)
    if output is not None:
        click.echo(str(write_output(DISK, output, data, name)))
    elif sys.stdout.isatty():
        raise UsageError(
            "That is not for a terminal. Name a file: --output FILE. To read a session: interviewer show"
        )
    else:
        click.echo(data, nl=False)
    for one in saved:
        tell_versions(workspace, one)
        if one.newer:
            told = f"{one.name} was saved by a newer interviewer ({one.newer})"
            click.echo(f"{told}; its file is handed over as it is.", err=True)
    if not readers:
        click.echo(
            f"Not encrypted: {count(len(files), 'session')} that anyone can read who gets it.", err=True
        )


def _files(saved: Iterable[SavedSession]) -> dict[str, bytes]:
    """Return what the files of *saved* hold, by names of which no two are alike. CannotRead, UsageError."""
    from interviewer.store.seam import DISK, why_unread

    files: dict[str, bytes] = {}
    for one in saved:
        if one.session is None:
            raise CannotRead(one.path, one.fault)
        name, number = f"{one.name}.toml", 2
        while name in files:
            name, number = f"{one.name}-{number}.toml", number + 1
        try:
            files[name] = DISK.read(Path(one.path), -1)
        except OSError as error:
            raise CannotRead(one.path, f"cannot be read: {why_unread(error)}") from error
    if not files:
        raise UsageError("There is no session in that folder.")
    return files
