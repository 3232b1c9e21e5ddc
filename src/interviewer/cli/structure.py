"""`interviewer structure`: how structured interviews were, printed."""

import click

from interviewer.cli.harmless import print_as_it_is
from interviewer.cli.options import open_anyway_option, workspace_option
from interviewer.model.errors import CannotRead, UsageError
from interviewer.store.workspace import Workspace


@click.command("structure")
@click.argument("names", nargs=-1, required=True, metavar="SESSION...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
@open_anyway_option
@workspace_option
def command(names: tuple[str, ...], form: str, *, open_anyway: bool, workspace: Workspace) -> None:
    """Show how structured interviews were: questions, order, time, help, and what was rated when.

    SESSION is a name from `interviewer list`, its id, the beginning of either, a file, or a folder; ./NAME
    is a folder for sure. Several by one plan are set side by side: what was the same for everyone, and what
    differed. Facts only: nothing is added up.
    """
    from interviewer.analysis.structure_together import by_plan
    from interviewer.cli.chosen import chosen, readable, tell_left_out, tell_newer, terminal_width
    from interviewer.cli.doors import refuse_closed
    from interviewer.reports.json_forms import structures_json
    from interviewer.reports.structure_text import structures_text

    saved = chosen(workspace, names, open_anyway=open_anyway)
    sessions = readable(saved)
    if not sessions:
        if not saved:
            raise UsageError("There are no sessions in that folder.")
        refuse_closed(saved[0])
        raise CannotRead(saved[0].path, saved[0].fault)
    tell_left_out(saved)
    groups = by_plan(sessions)
    if form == "json":
        print_as_it_is(structures_json(groups))
    else:
        click.echo(structures_text(groups, terminal_width()), nl=False)
    tell_newer(saved)
