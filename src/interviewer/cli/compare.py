"""`interviewer compare`: candidates side by side, on the screen or printed."""

import sys
from collections.abc import Iterable

import click

from interviewer.cli.harmless import print_as_it_is
from interviewer.cli.options import open_anyway_option, workspace_option
from interviewer.model.errors import InterviewerError
from interviewer.model.saved import SavedSession
from interviewer.store.workspace import Workspace


@click.command("compare")
@click.argument("names", nargs=-1, metavar="[SESSION|FILE|FOLDER]...")
@click.option("--role", metavar="ID", help="Only interviews for this role.")
@click.option("--plan", metavar="ID", help="Only interviews by this plan.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    help="Print instead of opening the screen. Text is the default where there is no terminal.",
)
@click.option("--include-live", is_flag=True, help="Print unfinished interviews too.")
@open_anyway_option
@workspace_option
def command(
    names: tuple[str, ...],
    *,
    role: str | None,
    plan: str | None,
    form: str | None,
    include_live: bool,
    open_anyway: bool,
    workspace: Workspace,
) -> None:
    """Compare candidates on the same rubric.

    Without arguments, all submitted sessions are compared. Sessions that do not fit beside the others are
    left out, and it is said why.
    """
    from interviewer.cli.chosen import chosen, nothing_saved, readable, selected
    from interviewer.cli.doors import refuse_closed

    meant = selected(chosen(workspace, names), role=role, plan=plan)
    saved = (
        chosen(workspace, [one.path for one in meant], open_anyway=True) if open_anyway and meant else meant
    )
    if not readable(saved):
        for one in saved:
            refuse_closed(one)
        if everything := readable(chosen(workspace, names)):
            raise InterviewerError(f"None of the {len(everything)} sessions is for that role and plan.")
        faults = "".join(f" {one.path}: {one.fault}." for one in saved)
        raise InterviewerError(nothing_saved(workspace) + (f" Not readable:{faults}" if faults else ""))
    if form is None and sys.stdout.isatty() and not include_live:
        from interviewer.cli.screens import open_compare

        open_compare(workspace, saved, open_anyway=open_anyway)
    else:
        _print(saved, form, include_live)


def _print(saved: Iterable[SavedSession], form: str | None, include_live: bool) -> None:
    from interviewer.analysis.comparison import compare
    from interviewer.cli.chosen import readable, tell_left_out, tell_newer, terminal_width
    from interviewer.reports.comparison_text import comparison_text
    from interviewer.reports.json_forms import comparison_json

    saved = tuple(saved)
    # What is printed as text says itself what is closed.
    tell_left_out(saved if form == "json" else [one for one in saved if one.session is None])
    tell_newer(saved)
    closed = [one.session for one in saved if one.session and one.closed]
    beside = [one.session for one in saved if one.session and one.is_beside]
    comparison = compare(readable(saved), include_live=include_live, closed=closed, beside=beside)
    if form == "json":
        print_as_it_is(comparison_json(comparison))
    else:
        click.echo(comparison_text(comparison, terminal_width()), nl=False)
        if closed:
            click.echo("With --open-anyway what is closed is opened all the same.", err=True)
    if not comparison.candidates:
        hint = "None of these sessions is submitted; with --include-live they are compared all the same."
        click.echo(hint, err=True)
        click.get_current_context().exit(1)
