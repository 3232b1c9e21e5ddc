"""`interviewer handout`: what the candidate is given for one question, and nothing else of it."""

import click

from interviewer.authoring.content import assemble
from interviewer.authoring.phrases import did_you_mean
from interviewer.cli.options import workspace_option
from interviewer.model.errors import UsageError
from interviewer.model.pack import Question
from interviewer.model.plan import question_id
from interviewer.store.sources import read_sources
from interviewer.store.workspace import Workspace


@click.command("handout")
@click.argument("question")
@workspace_option
def command(question: str, workspace: Workspace) -> None:
    """Print what the candidate gets for QUESTION, to paste into a call or a shared editor.

    QUESTION is its id, or pack/id. Where a question has no handout, this is its prompt. Faults, hints and
    solutions are never printed.

    Exits 0, or 2 when there is no such question.
    """
    click.echo(_find(question, workspace).given, nl=False)


def _find(wanted: str, workspace: Workspace) -> Question:
    packs = assemble(read_sources(workspace.packs)).packs
    found = {
        name: question
        for pack_id, pack in packs.items()
        for name, question in pack.questions.items()
        if wanted in (name, f"{pack_id}/{name}")
    }
    if not found:
        known = [name for pack in packs.values() for name in pack.questions]
        raise UsageError(f'There is no question "{wanted}"{did_you_mean(question_id(wanted), known) or "."}')
    return next(iter(found.values()))
