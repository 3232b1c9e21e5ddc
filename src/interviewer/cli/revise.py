"""`interviewer revise`: change a submitted session, with a reason that stays in it."""

import click

from interviewer.cli.options import open_anyway_option, workspace_option
from interviewer.store.workspace import Workspace


@click.command("revise")
@click.argument("session")
@click.option("--why", metavar="TEXT", required=True, help="Why, in a sentence. It stays in the file.")
@click.option("--by", metavar="NAME", default="", help="You. Remembered from the last interview.")
@open_anyway_option
@workspace_option
def command(session: str, *, why: str, by: str, open_anyway: bool, workspace: Workspace) -> None:
    """Open the submitted SESSION to change it. Who, when, why and what stood there before are kept."""
    from interviewer.cli.screens import open_revised

    open_revised(workspace, session, by=by, why=why, open_anyway=open_anyway)
