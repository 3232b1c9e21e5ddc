"""`interviewer copy-for-candidate`: what a candidate who asks for their data may see of a session."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interviewer.cli.harmless import print_as_it_is
from interviewer.cli.options import open_anyway_option, workspace_option
from interviewer.model.errors import CannotRead, NewerFormat
from interviewer.model.text import in_any_spelling
from interviewer.store.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.reports.candidate_copy import CandidateCopy

_SUFFIXES = {"text": "txt", "markdown": "md", "html": "html", "json": "json"}


@click.command("copy-for-candidate")
@click.argument("name", metavar="SESSION")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A new file, or a folder. Default: it is printed.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*_SUFFIXES]),
    default="text",
    help="How to write it. Default: text.",
)
@click.option(
    "--interviewer",
    type=click.Choice(["hidden", "shown"]),
    default="hidden",
    help="Whether the interviewer's name is in it. Default: hidden.",
)
@open_anyway_option
@workspace_option
def command(
    name: str, *, output: Path | None, form: str, interviewer: str, open_anyway: bool, workspace: Workspace
) -> None:
    """Print what the candidate may see of SESSION when they ask for their data.

    Everything that was noted, rated and said about them; not what good answers contain, not questions that
    they were not asked, and no names of other people that are known here. What was left out stands at its
    end. Nothing is made while there are notes that are not in its file yet. Read it before you send it. It is
    no legal advice.
    """
    from interviewer.cli.chosen import found, library_of, refuse_incomplete, tell_versions, terminal_width
    from interviewer.reports import candidate_copy_forms as forms
    from interviewer.reports.candidate_copy import candidate_copy
    from interviewer.store.output import write_output
    from interviewer.store.seam import DISK

    saved = found(workspace, name, open_anyway=open_anyway)
    session = saved.session
    if session is None:
        raise CannotRead(saved.path, saved.fault)
    if saved.newer:
        why = f"was saved by a newer interviewer ({saved.newer}); make the copy with that version"
        raise NewerFormat(saved.path, f"{why}: this one does not know all that was noted")
    refuse_incomplete(workspace, saved)
    sessions = [one.session for one in library_of(workspace).saved() if one.session is not None]
    key = session.candidate.key
    names = (
        *(one.candidate.name for one in sessions if one.candidate.key != key),
        *(one.interview.interviewer for one in sessions),
    )
    versions = tell_versions(workspace, saved)
    copy = candidate_copy(session, names, interviewer=interviewer == "shown", versions=versions)
    written = {
        "text": lambda: forms.copy_text(copy.form, 80 if output else terminal_width()),
        "markdown": lambda: forms.copy_markdown(copy.form),
        "html": lambda: forms.copy_html(copy.form),
        "json": lambda: forms.copy_json(copy.form),
    }[form]()
    if output is None and form == "json":
        print_as_it_is(written)
    elif output is None:
        click.echo(written, nl=False)
    else:
        own_name = f"copy-{session.id}.{_SUFFIXES[form]}"
        click.echo(str(write_output(DISK, output, written.encode("utf-8", "replace"), own_name)))
    name = in_any_spelling(session.candidate.name)
    theirs = (
        one
        for one in sessions
        if key == one.candidate.key or (name and name == in_any_spelling(one.candidate.name))
    )
    others = {one.id for one in theirs} - {session.id}
    for line in _told(copy, len(others)):
        click.echo(line, err=True)


def _told(copy: "CandidateCopy", others: int) -> Iterator[str]:
    """Yield what to do before it is sent."""
    from interviewer.reports.layout import printable
    from interviewer.reports.words import count

    if copy.replaced:
        yield f"Replaced: {', '.join(f'{label} {many}' for label, many in copy.replaced.items())}."
    if copy.possible:
        words = ", ".join(word for word, _ in copy.possible)
        yield printable(f"Words that could be names of other people, look at each: {words}.")
    if others:
        there = "There is" if others == 1 else "There are"
        yield f"{there} {count(others, 'other session')} with this candidate; each has a copy of its own."
    yield "Read it before you send it: notes may tell of other people. This is not legal advice."
