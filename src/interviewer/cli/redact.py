"""`interviewer redact`: a copy of a session without names, to share as an example."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interviewer.cli.options import open_anyway_option, workspace_option
from interviewer.model.errors import CannotRead, NewerFormat
from interviewer.store.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.analysis.redaction import Redacted


@click.command("redact")
@click.argument("name", metavar="SESSION")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A new file, or a folder in which it gets a name without initials. Default: it is printed.",
)
@click.option("--keep-dates", is_flag=True, help="Keep all dates; else they are moved to January 2024.")
@open_anyway_option
@workspace_option
def command(
    name: str, *, output: Path | None, keep_dates: bool, open_anyway: bool, workspace: Workspace
) -> None:
    """Make a copy of SESSION without names, to share as an example.

    The names of the candidate, the interviewer and others who are known here are replaced, whole and in part,
    with references, addresses, links and telephone numbers. What might still be a name is listed: read the
    copy before you share it. Who knows the interview will know it again.
    """
    from interviewer.analysis.redaction import people_in, redacted
    from interviewer.cli.chosen import found, library_of, tell_incomplete
    from interviewer.model.text import clean
    from interviewer.store.names import file_name, new_id
    from interviewer.store.output import write_output
    from interviewer.store.seam import DISK
    from interviewer.store.session_file import to_toml

    saved = found(workspace, name, open_anyway=open_anyway)
    if saved.session is None:
        raise CannotRead(saved.path, saved.fault)
    if saved.newer:
        why = f"was saved by a newer interviewer ({saved.newer}); make the copy with that version"
        raise NewerFormat(saved.path, f"{why}: this one does not know all that may name somebody in it")
    library = library_of(workspace)
    sessions = [one.session for one in library.saved() if one.session is not None]
    others = [who for one in sessions for who in (one.candidate.name, *people_in(one))]
    done = redacted(saved.session, new_id(library.has), others, keep_dates=keep_dates)
    data = to_toml(done.session)
    if output is None:
        click.echo(clean(data.decode()) if sys.stdout.isatty() else data, nl=False)
    else:
        click.echo(str(write_output(DISK, output, data, file_name(done.session))))
    tell_incomplete(workspace, saved)
    for line in _told(done, sealed_anew=saved.session.changed_outside):
        click.echo(line, err=True)


def _told(done: "Redacted", *, sealed_anew: bool) -> Iterator[str]:
    """Yield what to look at before the copy is shared."""
    from interviewer.reports.layout import printable

    replaced = ", ".join(f"{label} {many}" for label, many in done.replaced.items())
    yield f"Replaced in the text: {replaced or 'nothing'}. The names in its fields went, too."
    if done.in_wording:
        words = ", ".join(f"{word} {many}" for word, many in done.in_wording)
        yield printable(f"In the wording of the questions, the plan or the rubric still, as words: {words}.")
    if done.possible:
        words = ", ".join(word if many == 1 else f"{word} {many}" for word, many in done.possible)
        yield printable(f"Words that could be names, look at each: {words}.")
    if sealed_anew:
        yield "The session was changed outside the app; the copy is sealed anew and does not show that."
    yield "Read it before you share it: what was said can tell who said it."
