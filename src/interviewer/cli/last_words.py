"""What is said once the screen is closed: what happened, where the session is, and how to go on with it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interviewer.model.errors import InterviewerError

if TYPE_CHECKING:
    from interviewer.tui.app import InterviewerApp
    from interviewer.tui.ending import LastWords


def last_words(app: "InterviewerApp") -> None:
    """Say what the closed screen no longer shows, and what is not saved first.

    Raises InterviewerError when the app ended by its own fault.
    """
    words = app.last_words()
    if words.earlier:
        click.echo(words.earlier, err=True)
    if app.crash:
        raise InterviewerError(app.crash)
    for line in (words.told, words.editing, _told_of_borne(app, words)):
        if line:
            click.echo(line, err=True)
    if words.hidden:
        click.echo(told_behind_curtain(click.get_current_context()))
    elif words.back:
        click.echo(words.back)


def told_behind_curtain(context: click.Context) -> str:
    """Return what is said after leaving behind the curtain: nothing that names anybody, and no folder.

    Without the option, `list` would look into another workspace than the one that *context* was given.
    """
    given = context.params.get("workspace_folder") or context.find_object(Path)
    there = ", with --workspace as before" if given else ""
    return f"The curtain was down, so nothing is named here. To see what there is{there}: interviewer list"


def _told_of_borne(app: "InterviewerApp", words: "LastWords") -> str:
    """Return what is said of what failed without ending the app; behind the curtain without a folder."""
    if not app.borne:
        return ""
    told = f"Something failed in the background ({app.borne}), and the app went on."
    if app.borne_report and words.hidden:
        told += " There is a report without names or notes in the state folder."
    elif app.borne_report:
        told += f" A report without names or notes is in {app.borne_report}."
    return told if words.back else f"{told} Where your notes are: interviewer paths."
