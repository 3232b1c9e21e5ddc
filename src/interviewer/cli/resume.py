"""`interviewer resume`: go on with an interview that was not submitted."""

import click

from interviewer.cli.options import curtain_option, workspace_option
from interviewer.store.workspace import Workspace


@click.command("resume")
@click.argument("session", required=False, default="")
@curtain_option
@workspace_option
def command(session: str, curtain: bool, workspace: Workspace) -> None:
    """Go on with SESSION, or with the newest unfinished one. The clock starts paused."""
    from interviewer.cli.screens import open_resumed

    open_resumed(workspace, session, curtain=curtain)
