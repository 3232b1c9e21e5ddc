"""`interviewer start`: begin an interview."""

from dataclasses import replace
from datetime import UTC, datetime

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
    help="Until when the session may be kept: 2027-05-31, 12 months, or “no date”. Default: as before here.",
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
    from interviewer.live.retain import kept_words, read_retain_until, says_no_date, usual_answer

    remembered, today = OpenDesk(workspace).remembered(), datetime.now(UTC).astimezone().date()
    interviewer = interviewer or remembered.interviewer or remembered.interviewer_elsewhere
    until = read_retain_until(retain_until, today)
    given = SetUp(plan, candidate, interviewer, reference, until, no_date=says_no_date(retain_until))
    usual = "" if retain_until.strip() else usual_answer(remembered.retain_days, today)
    if not (candidate.strip() and interviewer.strip()):
        open_setup(workspace, given, curtain=curtain)
        return
    told = ""
    if not (retain_until.strip() or usual):  # whoever names everything has somebody on the line already
        told = "Until when this is kept is asked before you submit."
    elif usual:
        given = replace(given, retain_until=read_retain_until(usual, today), no_date=says_no_date(usual))
        kept = kept_words(given.retain_until, no_date=given.no_date)
        told = f"{kept[:1].upper()}{kept[1:]}, as before in this workspace."
    open_live(workspace, given, curtain=curtain, told=told)
