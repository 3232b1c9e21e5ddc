"""`interviewer check`: what is wrong with packs, rubrics, roles and plans, and where."""

from dataclasses import replace
from pathlib import Path

import click

from interviewer.authoring.content import assemble
from interviewer.cli.options import current_folder, workspace_option
from interviewer.model.content import SourceText
from interviewer.model.findings import Finding
from interviewer.reports.findings import findings_json, findings_summary, findings_text
from interviewer.store.seam import DISK
from interviewer.store.sources import read_given, read_sources
from interviewer.store.workspace import Workspace


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print what is found.",
)
@workspace_option
def command(paths: tuple[Path, ...], form: str, workspace: Workspace) -> None:
    """Check packs, rubrics, roles and plans.

    Without PATH, everything in the workspace is checked. With files or folders, only these are; what they
    refer to is looked for among them and in the workspace.

    Exits 0 when there are no errors, 1 when there are, 2 when a PATH does not exist.
    """
    if workspace.shipped and not paths:
        click.echo(f"There are no packs in {workspace.root}; these are the shipped ones.", err=True)
    findings, files = _check(paths, workspace)
    summary = findings_summary(findings, files)
    if form == "json":
        click.echo(findings_json(findings), nl=False)
    elif findings:
        click.echo(findings_text(findings), nl=False)
        click.echo(summary, err=True)
    else:
        click.echo(summary)
    if any(finding.severity == "error" for finding in findings):
        click.get_current_context().exit(1)


def _check(paths: tuple[Path, ...], workspace: Workspace) -> tuple[tuple[Finding, ...], int]:
    """Return what is wrong with the files asked for, and how many they are."""
    own = read_sources(workspace.packs, seen_from=current_folder())
    if not paths:
        return assemble(own, risky=True).findings, len(own)
    # By real path, so that a file named twice is read once. A file of the workspace is what its folder
    # says, whatever it says itself, and is checked as that here too.
    kinds = {_real(source): source.kind for source in own}
    given = {
        _real(source): replace(source, kind=kinds.get(_real(source), source.kind))
        for path in paths
        for source in read_given(path)
    }
    ids = {(source.kind, source.id) for source in given.values()}
    others = [source for source in own if (source.kind, source.id) not in ids]
    # The files in question come last: of two that claim one id, the fault is theirs.
    content = assemble((*others, *given.values()), risky=True)
    names = {source.path for source in given.values()}
    return tuple(finding for finding in content.findings if finding.path in names), len(given)


def _real(source: SourceText) -> Path:
    return DISK.real(Path(source.path))
