"""`interviewer start`: begin an interview."""

from datetime import UTC, date, datetime

import click

from interviewer.cli.options import curtain_option, workspace_option
from interviewer.store.workspace import Workspace


@click.command("start")
@click.argument("plan")
@click.option(
    "--candidate",
    metavar="NAME",
    default="",
    help="The candidate. With it, and with your name known, nothing is asked.",
)
@click.option("--interviewer", metavar="NAME", default="", help="You. Remembered from last time.")
@click.option("--reference", metavar="TEXT", default="", help="The candidate's number where you keep them.")
@click.option(
    "--retain-until",
    metavar="WHEN",
    default="",
    help="Until when the session may be kept: 2027-05-31, 12 months, 365 days.",
)
@curtain_option
@workspace_option
def command(
    plan: str,
    *,
    candidate: str,
    interviewer: str,
    reference: str,
    retain_until: str,
    curtain: bool,
    workspace: Workspace,
) -> None:
    """Begin an interview with PLAN, such as backend-screen-30."""
    from interviewer.cli.desk import OpenDesk
    from interviewer.cli.screens import open_live, open_setup
    from interviewer.live.desk import SetUp

    interviewer = interviewer or OpenDesk(workspace).remembered().interviewer
    until = _until(retain_until) if retain_until else None
    given = SetUp(plan, candidate, interviewer, reference, until)
    begin = open_live if candidate.strip() and interviewer.strip() else open_setup
    begin(workspace, given, curtain=curtain)


def _until(text: str) -> date | None:
    from interviewer.live.retain import read_retain_until

    return read_retain_until(text, datetime.now(UTC).astimezone().date())
