"""`interviewer review`: read saved sessions."""

import click

from interviewer.cli.options import workspace_option
from interviewer.store.workspace import Workspace


@click.command("review")
@click.argument("session", required=False, default="")
@workspace_option
def command(session: str, workspace: Workspace) -> None:
    """Open the list of saved sessions, or SESSION for reading."""
    from interviewer.cli.screens import open_review

    open_review(workspace, session)
