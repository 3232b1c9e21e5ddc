"""`interviewer handout`: what the candidate is given for one question, and nothing else of it."""

import click

from interviewer.authoring.content import assemble
from interviewer.authoring.phrases import did_you_mean, quoted
from interviewer.cli.harmless import print_as_it_is
from interviewer.cli.missing import missing
from interviewer.cli.options import current_folder, workspace_option
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
    print_as_it_is(_find(question, workspace).given)


def _find(wanted: str, workspace: Workspace) -> Question:
    content = assemble(read_sources(workspace.packs, seen_from=current_folder()))
    pack = wanted.partition("/")[0]
    if "/" in wanted and pack not in content.packs:
        raise UsageError(missing(content, "pack", pack, content.packs))
    questions = dict(item for pack in content.packs.values() for item in pack.questions.items())
    question = content.question(wanted) if "/" in wanted else questions.get(wanted)
    if question is not None:
        return question
    hint = did_you_mean(question_id(wanted), questions).replace(";", ":", 1) or "."
    broken = [file.path for file in content.broken if file.kind == "pack"]
    left_out = f" Left out, broken: {', '.join(broken)}; see interviewer check." if broken else ""
    raise UsageError(f"There is no question {quoted(wanted)}{hint}{left_out}")
