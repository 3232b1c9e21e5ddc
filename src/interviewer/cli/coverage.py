"""`interviewer coverage`: what the interviews planned for a role find out, twice or never."""

from collections.abc import Iterable

import click

from interviewer.analysis.loop_coverage import LoopCoverage, loop_of, standing_plans, whole_loop
from interviewer.authoring.phrases import all_of, quoted
from interviewer.cli.harmless import print_as_it_is
from interviewer.cli.missing import missing
from interviewer.cli.options import workspace_option
from interviewer.model.content import Content
from interviewer.model.errors import UsageError
from interviewer.model.text import one_line
from interviewer.store.workspace import Workspace


@click.command("coverage")
@click.argument("plans", nargs=-1, metavar="[PLAN]...")
@click.option("--role", metavar="ROLE", help="The role to cover. Default: the one that the plans are for.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="How to print it.",
)
@workspace_option
def command(plans: tuple[str, ...], role: str | None, form: str, workspace: Workspace) -> None:
    """Show which requirements of a role the interviews test, by which questions, in how many minutes.

    PLAN is the id of a plan, in the order of the interviews. Without PLAN, all plans for the role count, the
    shortest first; for a role that no plan names, all plans on its rubric.

    Exits 0 when all is well; 1 when a requirement is never tested, a core question is asked in two plans or a
    plan is broken and left out; 2 when there is no such plan or role.
    """
    from interviewer.authoring.content import assemble
    from interviewer.cli.options import current_folder
    from interviewer.store.sources import read_sources

    content = assemble(read_sources(workspace.packs, seen_from=current_folder()))
    coverage = chosen_coverage(content, plans, role)
    if not plans:
        _tell_of_broken_plans(content)
    if form == "json":
        from interviewer.reports.json_forms import loop_coverage_json

        print_as_it_is(loop_coverage_json(coverage))
    else:
        click.echo(_report(coverage, form), nl=False)
    if coverage.has_findings:
        click.get_current_context().exit(1)


def chosen_coverage(content: Content, plans: tuple[str, ...], role: str | None) -> LoopCoverage:
    """Return the coverage of *role* by *plans*, else by all that stand for it.

    Without *role* it is that of the one that the plans are for.

    Raises UsageError.
    """
    for plan in plans:
        if plan not in content.plans:
            raise UsageError(missing(content, "plan", plan, content.plans))
    role = _role(content, plans, role)
    if role not in content.roles:
        raise UsageError(missing(content, "role", role, content.roles))
    rubric = content.roles[role].rubric
    if rubric not in content.rubrics:
        raise UsageError(f"The role {quoted(role)} needs the rubric {quoted(rubric)}, which is broken.")
    if plans:
        return loop_of(content, role, plans)
    if not standing_plans(content, role):
        raise UsageError(
            f"No plan is for the role {quoted(role)} or on its rubric {quoted(rubric)}. "
            f"Name some: interviewer coverage PLAN... --role {role}. Plans here: {_named(content.plans)}."
        )
    return whole_loop(content, role)


def _role(content: Content, plans: tuple[str, ...], role: str | None) -> str:
    """Return *role*, else the one that the plans agree on, else the only one there is."""
    if role is not None:
        return role
    named = {plan.role for name, plan in content.plans.items() if name in plans or not plans}
    roles = sorted(name for name in named if name)
    if len(roles) == 1:
        return roles[0]
    if roles:
        raise UsageError(f"The plans are for the roles {all_of(roles)}. Say for which one: --role {roles[0]}")
    if len(content.roles) == 1:
        return next(iter(content.roles))
    if content.roles:
        raise UsageError(f"No plan here names a role. Say which: --role {next(iter(content.roles))}")
    raise UsageError(
        f"There is no role that can be used{_broken_words(content)}. "
        "A role is a file in question_packs/roles that says what the job asks for."
    )


def _named(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def _broken_words(content: Content) -> str:
    broken = [file.id for file in content.broken if file.kind == "role"]
    return f" ({all_of(broken)}: broken, see interviewer check)" if broken else ""


def _tell_of_broken_plans(content: Content) -> None:
    """Say which plans could not be counted; nobody knows for which role they are."""
    for file in content.broken:
        if file.kind == "plan":
            told = f"Left out, broken: {file.path}: {file.fault.sentence} See: interviewer check"
            click.echo(one_line(told), err=True)


def _report(coverage: LoopCoverage, form: str) -> str:
    if form == "markdown":
        from interviewer.reports.loop_coverage_markdown import loop_coverage_markdown

        return loop_coverage_markdown(coverage)
    from interviewer.cli.chosen import terminal_width
    from interviewer.reports.loop_coverage_text import loop_coverage_text

    return loop_coverage_text(coverage, terminal_width())
