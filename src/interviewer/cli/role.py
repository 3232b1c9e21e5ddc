"""`interviewer role`: the job posts, as text, Markdown or a page of HTML."""

from collections.abc import Iterable
from pathlib import Path

import click

from interviewer.authoring.content import assemble
from interviewer.cli.missing import missing
from interviewer.cli.options import current_folder, workspace_folder_option, workspace_option
from interviewer.model.content import BrokenFile, Content, SourceText
from interviewer.model.errors import UsageError
from interviewer.model.role import Role
from interviewer.model.text import one_line
from interviewer.reports.role_post import role_post, to_fill_in
from interviewer.reports.words import count
from interviewer.store.sources import read_sources
from interviewer.store.workspace import Workspace


@click.group("role")
@workspace_folder_option
@click.pass_context
def command(ctx: click.Context, workspace_folder: Path | None) -> None:
    """Print the job post of a role, or list the roles.

    A role is a file in question_packs/roles: a job post whose parts name the skills they take.
    """
    ctx.obj = workspace_folder or ctx.obj


@command.command("show")
@click.argument("name")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html"]),
    default="text",
    help="How to print it.",
)
@click.option(
    "--skills", "with_skills", is_flag=True, help="Add the skills of each duty, for those who hire."
)
@workspace_option
def show(name: str, form: str, with_skills: bool, workspace: Workspace) -> None:
    """Print the post of the role NAME, such as backend-engineer.

    The post alone goes to stdout. What is still to be filled in, and in which file, is said on stderr.
    """
    from interviewer.cli.chosen import terminal_width
    from interviewer.reports.role_forms import post_html, post_markdown, post_text

    sources, content = _roles(workspace)
    role = _role(name, content)
    post = role_post(role, with_skills=with_skills, rubric=content.rubrics.get(role.rubric))
    if form == "html":
        click.echo(post_html(post), nl=False)
    elif form == "markdown":
        click.echo(post_markdown(post), nl=False)
    else:
        click.echo(post_text(post, terminal_width()), nl=False)
    if with_skills:
        click.echo(
            "The skills are for those who hire; without --skills the post is for applicants.", err=True
        )
    if parts := to_fill_in(post):
        click.echo(one_line(f"To fill in, {count(len(parts), 'part')}: {', '.join(parts)}."), err=True)
        click.echo(one_line(_where(name, sources, workspace)), err=True)


@command.command("list")
@workspace_option
def list_roles(workspace: Workspace) -> None:
    """List the roles. Files with faults come last, each with the first of them."""
    from interviewer.cli.chosen import terminal_width
    from interviewer.reports.role_list import role_list

    _, content = _roles(workspace)
    broken = _broken(content)
    if content.roles or broken:
        click.echo(role_list(content.roles, broken, terminal_width()), nl=False)
    else:
        click.echo(f"There are no roles in {workspace.packs / 'roles'}.", err=True)


def _roles(workspace: Workspace) -> tuple[tuple[SourceText, ...], Content]:
    """Return the roles of *workspace* and the rubrics they use, as files and as what they say."""
    sources = read_sources(workspace.packs, seen_from=current_folder())
    needed = tuple(source for source in sources if source.kind in ("role", "rubric"))
    return needed, assemble(needed)


def _role(name: str, content: Content) -> Role:
    """Return the role *name*. Raises UsageError, naming the others or the fault."""
    if name in content.roles:
        return content.roles[name]
    known = (*content.roles, *(file.id for file in _broken(content)))
    raise UsageError(missing(content, "role", name, known))


def _broken(content: Content) -> tuple[BrokenFile, ...]:
    return tuple(file for file in content.broken if file.kind == "role")


def _where(name: str, sources: Iterable[SourceText], workspace: Workspace) -> str:
    """Say where the file of the role *name* is, and with a shipped one, where to have one's own."""
    path = next(Path(source.path) for source in sources if (source.kind, source.id) == ("role", name))
    if workspace.shipped:
        own = workspace.root / "question_packs"
        return f"The file comes with the program. To fill it in, copy the folder {workspace.packs} to {own}."
    return f"The file: {path}"
