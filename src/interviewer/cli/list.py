"""`interviewer list`: the saved sessions."""

import click

from interviewer.cli.harmless import print_as_it_is
from interviewer.cli.options import workspace_option
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.store.workspace import Workspace


@click.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
@click.option("--status", type=click.Choice(["live", "submitted"]), help="Only these.")
@click.option("--candidate", metavar="TEXT", help="Only candidates with this in their name or reference.")
@click.option("--plan", metavar="ID", help="Only interviews by this plan.")
@click.option("--role", metavar="ID", help="Only interviews for this role.")
@workspace_option
def command(
    form: str,
    status: str | None,
    candidate: str | None,
    plan: str | None,
    role: str | None,
    workspace: Workspace,
) -> None:
    """List the saved sessions, newest first. Files that cannot be read come last, with their fault."""
    from interviewer.cli.chosen import chosen, marked, nothing_saved, selected, terminal_width
    from interviewer.reports.json_forms import list_json
    from interviewer.reports.session_list import list_text

    everything = chosen(workspace, ())
    saved = selected(everything, role=role, plan=plan)
    saved = marked(workspace, (one for one in saved if _fits(one, status, candidate)))
    if form == "json":
        print_as_it_is(list_json(saved))
    elif saved:
        click.echo(list_text(saved, terminal_width()), nl=False)
    elif everything:
        click.echo(f"None of the {len(everything)} sessions is like that.", err=True)
    else:
        click.echo(nothing_saved(workspace), err=True)


def _fits(saved: SavedSession, status: str | None, candidate: str | None) -> bool:
    session = saved.session
    return session is None or (status in (None, session.status) and _is_candidate(session, candidate or ""))


def _is_candidate(session: Session, text: str) -> bool:
    who = session.candidate
    return any(text.casefold() in known.casefold() for known in (who.name, who.key, who.reference))
