"""`interviewer resume`: go on with an interview that was not submitted."""

import click

from interviewer.cli.options import curtain_option, open_anyway_option, workspace_option
from interviewer.live.desk import Way
from interviewer.model.errors import UsageError
from interviewer.store.workspace import Workspace


@click.command("resume")
@click.argument("session", required=False, default="")
@click.option("--take-over", is_flag=True, help="When it is open elsewhere: go on with it here.")
@click.option("--copy", is_flag=True, help="When it is open elsewhere: go on in a copy beside it.")
@click.option("--read-only", is_flag=True, help="Open it for reading, and change nothing.")
@open_anyway_option
@curtain_option
@workspace_option
def command(
    session: str,
    *,
    take_over: bool,
    copy: bool,
    read_only: bool,
    open_anyway: bool,
    curtain: bool,
    workspace: Workspace,
) -> None:
    """Go on with SESSION, or with the unfinished one that was worked on last. The clock starts paused.

    Where that has versions with different words, as after a conflict, the home screen shows them all. When
    it is open in another window or on another machine, a screen asks what to do, unless one of the options
    says it.
    """
    if take_over + copy + read_only > 1:
        raise UsageError("Of --take-over, --copy and --read-only at most one can be given.")
    from interviewer.cli import screens

    if read_only:
        screens.open_read_only(workspace, session)
    else:
        way: Way | None = "take-over" if take_over else "copy" if copy else None
        screens.open_resumed(workspace, session, curtain=curtain, way=way, open_anyway=open_anyway)
