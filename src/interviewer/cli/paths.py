"""`interviewer paths`: which folders are in use, and where the settings go."""

from pathlib import Path

import click

from interviewer.cli.doors import who
from interviewer.cli.harmless import print_as_it_is
from interviewer.cli.options import workspace_option
from interviewer.reports.as_json import as_json
from interviewer.reports.layout import printable
from interviewer.store.sources import SETTINGS_FILE
from interviewer.store.workspace import Workspace


@click.command("paths")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print them."
)
@workspace_option
def command(form: str, workspace: Workspace) -> None:
    """Show which folders are in use, and the file of your settings: whether or not they exist yet.

    The last line says who you are here, and from where that is known: others' sessions are closed to you
    until yours is submitted.
    """
    folders = {
        "workspace": workspace.root,
        "packs": workspace.packs,
        "sessions": workspace.sessions,
        "state": workspace.state,
        "config": workspace.config,
        **({"cache": workspace.cache} if workspace.cache else {}),
        "settings": workspace.config / SETTINGS_FILE,
    }
    you = who(workspace)
    if form == "json":
        known = {"interviewer": you.name or None, "interviewer_from": you.known_from or None}
        print_as_it_is(as_json({name: str(folder) for name, folder in folders.items()} | known))
        return
    widest = max(map(len, folders))
    for name, folder in folders.items():
        click.echo(f"{name:<{widest}}  {_shown(folder)}")
    told = (
        f"{you.name}, from {you.known_from}"
        if you.name
        else f"not known here; set interviewer in {SETTINGS_FILE}"
    )
    click.echo(f"{'you':<{widest}}  {told}")


def _shown(folder: Path) -> str:
    return " ".join(printable(str(folder)).split("\n"))
