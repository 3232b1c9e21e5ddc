"""`interviewer erase`: remove what there is of a candidate or a session, and say what cannot be reached."""

import sys
from collections.abc import Iterable

import click

from interviewer.cli.options import workspace_option
from interviewer.model.errors import InterviewerError, UsageError
from interviewer.store.workspace import Workspace


@click.command("erase")
@click.argument("who", metavar="CANDIDATE|SESSION", default=None)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--editor-leftovers",
    "all_edits",
    is_flag=True,
    help="Remove also notes that an editor left when it was ended, of any session of this workspace and of "
    "none that is known; alone, just these.",
)
@workspace_option
def command(who: str | None, *, yes: bool, all_edits: bool, workspace: Workspace) -> None:
    """Remove what there is of a candidate, or of one session.

    The candidate is named by the full name, the reference or the key; a session by its id or its name. What
    will be removed is listed first, and you are asked. A session under a legal hold is kept, and so is one
    that is open. At the end stands what cannot be reached, such as backups.

    Exits 0 when all was removed, 1 when something had to stay or nobody of that name was found, 2 when
    nothing was done.
    """
    from interviewer.cli.erase_words import left_lines, mention_lines, plan_lines, reach_lines
    from interviewer.cli.erasing import Erasing

    if not (all_edits if who is None else who.strip()):
        raise UsageError("Say whose data to remove: the full name, the reference, or the id of a session.")
    erasing = Erasing(workspace)
    plan = erasing.plan(who, all_edits=all_edits)
    _say(plan_lines(plan))
    if not (plan.going or plan.lists or plan.edits):
        raise InterviewerError("Nothing was removed.")
    if not yes:
        _ask()
        if erasing.plan(who, all_edits=all_edits) != plan:
            raise InterviewerError("Something changed meanwhile. Nothing was removed; run it again.")
    reach = erasing.reach(plan)
    done = erasing.erase(plan)
    click.echo()
    _say(left_lines(plan, done, workspace.root))
    _say(mention_lines(erasing.mentions(plan, done), plan.same))
    click.echo()
    _say(reach_lines(reach))
    # Those of nobody known were asked for by the option alone.
    held_edits = any(all_edits or one.session for one in plan.held_edits)
    if plan.nobody or held_edits or plan.kept or plan.unclear or done.failed or done.unsynced:
        click.get_current_context().exit(1)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _ask() -> None:
    """Ask for the word. Raises UsageError when there is nobody to ask, InterviewerError without the word."""
    if not sys.stdin.isatty():
        raise UsageError("Nothing was removed: there is no terminal to ask. To remove it: --yes")
    click.echo()
    answer = click.prompt("Type the word erase to go on", default="", show_default=False, err=True)
    if answer.strip().casefold() != "erase":
        raise InterviewerError("Nothing was removed.")
