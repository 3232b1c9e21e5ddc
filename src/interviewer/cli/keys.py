"""`interviewer keys`: every action, its keys, and what it does."""

import json

import click

from interviewer.cli.options import workspace_option
from interviewer.store.workspace import Workspace
from interviewer.tui.keys import ACTIONS, key_name


@click.command("keys")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@workspace_option
def command(form: str, workspace: Workspace) -> None:
    """Show every action with its keys; the first key works everywhere on its screen, notes included."""
    if form == "json":
        click.echo(
            json.dumps(
                [
                    {
                        "id": action.id,
                        "keys": [key_name(key) for key in action.shown_keys],
                        "description": action.description,
                        "screen": action.screen,
                    }
                    for action in ACTIONS
                ],
                indent=2,
            )
        )
        return
    widest = max(len(action.id) for action in ACTIONS)
    keys = {action.id: ", ".join(key_name(key) for key in action.shown_keys) for action in ACTIONS}
    widest_keys = max(map(len, keys.values()))
    for action in ACTIONS:
        click.echo(f"{action.id:<{widest}}  {keys[action.id]:<{widest_keys}}  {action.description}")
