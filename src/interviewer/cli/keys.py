"""`interviewer keys`: every action with its keys, a sample to set them, and what is wrong with yours."""

import json

import click

from interviewer.cli.config import sample, user_settings
from interviewer.cli.options import workspace_option
from interviewer.model.findings import Finding
from interviewer.reports.findings import findings_json, findings_summary, findings_text
from interviewer.store.seam import DISK, is_there
from interviewer.store.sources import SETTINGS_FILE
from interviewer.store.workspace import Workspace
from interviewer.tui.fixed_keys import FIXED
from interviewer.tui.key_names import key_name
from interviewer.tui.keymap import DEFAULT_KEYMAP, Keymap
from interviewer.tui.keys import KeyAction


@click.command("keys")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print them."
)
@click.option("--toml", is_flag=True, help="Print a config.toml to copy, with everything that can be set.")
@click.option("--check", is_flag=True, help="Check your config.toml; exit 1 when there are errors.")
@workspace_option
def command(form: str, toml: bool, check: bool, workspace: Workspace) -> None:
    """Show every action with its keys, yours among them.

    Keys with ctrl and function keys work everywhere on their screen, notes included; letters and signs only
    while nothing is being typed. What you changed is marked with *.
    """
    path = workspace.config / SETTINGS_FILE
    if toml:
        click.echo(sample(str(path)), nl=False)
        return
    settings, findings = user_settings(workspace)
    if check:
        _check(findings, form, str(path), exists=is_there(DISK, path))
        return
    click.echo(findings_text(findings), nl=False, err=True)
    keymap = Keymap(settings.keys)
    click.echo(_json(keymap) if form == "json" else f"{_table(keymap)}\n\n{_fixed_table()}")


def _check(findings: tuple[Finding, ...], form: str, path: str, *, exists: bool) -> None:
    """Print what is wrong with the settings, as `interviewer check` does."""
    summary = findings_summary(findings, 1)
    if form == "json":
        click.echo(findings_json(findings), nl=False)
    elif findings:
        click.echo(findings_text(findings), nl=False)
        click.echo(f"{summary}; what is at fault has its default", err=True)
    else:
        click.echo(f"{path}: {'no faults' if exists else 'not there, so all has its default'}")
    if any(finding.severity == "error" for finding in findings):
        click.get_current_context().exit(1)


def _names(action: KeyAction) -> list[str]:
    return [key_name(key) for key in action.shown_keys]


def _json(keymap: Keymap) -> str:
    """Return the actions, and apart from them the keys of fields, which have no id and are never changed."""
    actions = [
        {
            "id": action.id,
            "keys": _names(action),
            "description": action.description,
            "screen": action.screen,
            "changed": action.id in keymap.changed,
        }
        for action in keymap.actions
    ]
    fixed = [
        {
            "screen": key.screen,
            "field": key.field,
            "keys": list(key.names),
            "description": key.description,
        }
        for key in FIXED
    ]
    return json.dumps({"actions": actions, "fixed": fixed}, indent=2)


def _table(keymap: Keymap) -> str:
    rows = [
        (
            "*" if action.id in keymap.changed else " ",
            action.id,
            ", ".join(_names(action)),
            _described(action, keymap),
        )
        for action in keymap.actions
    ]
    ids, keys = (max(len(row[column]) for row in rows) for column in (1, 2))
    mark = 2 if keymap.changed else 0
    return "\n".join(
        f"{sign + ' ':.{mark}}{id_:<{ids}}  {named:<{keys}}  {said}" for sign, id_, named, said in rows
    )


def _fixed_table() -> str:
    rows = [(f"{key.screen}, {key.field}", ", ".join(key.names), key.description) for key in FIXED]
    fields, keys = (max(len(row[column]) for row in rows) for column in (0, 1))
    lines = [f"{field:<{fields}}  {named:<{keys}}  {said}" for field, named, said in rows]
    return "\n".join(["Keys of what has the focus; these cannot be changed:", *lines])


def _described(action: KeyAction, keymap: Keymap) -> str:
    if action.id not in keymap.changed:
        return action.description
    before = ", ".join(_names(DEFAULT_KEYMAP.action(action.id))) or "none"
    return f"{action.description} (by default {before})"
