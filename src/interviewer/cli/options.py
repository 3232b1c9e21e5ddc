"""Options that several commands have."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from interviewer.model.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])

workspace_folder_option = click.option(
    "--workspace",
    "workspace_folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder with question_packs and sessions. Default: INTERVIEWER_HOME, else the nearest upwards.",
)


curtain_option = click.option(
    "--curtain", is_flag=True, help="Begin behind the curtain: nothing is shown but the clock."
)

open_anyway_option = click.option(
    "--open-anyway",
    is_flag=True,
    help="Open what is closed to you until yours is submitted. Your own session will say so.",
)

_READERS = frozenset(
    {
        "check",
        "compare",
        "copy-for-candidate",
        "coverage",
        "due",
        "export",
        "handout",
        "history",
        "hold",
        "list",
        "redact",
        "release",
        "resume",
        "review",
        "revise",
        "set",
        "show",
        "structure",
    }
)
"""Commands that begin nothing: a workspace that is named and not there must be a slip of the keys."""


def workspace_option(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--workspace` and, as the argument `workspace`, the Workspace in use.

    The same option before the command's name counts too; the one after it wins.
    """

    @workspace_folder_option
    @wraps(function)
    def with_workspace(*args: Any, workspace_folder: Path | None, **options: Any) -> None:
        from interviewer.store.seam import DISK, is_there
        from interviewer.store.workspace import find_workspace

        context = click.get_current_context()
        folder = workspace_folder or context.find_object(Path)
        if folder and not is_there(DISK, folder) and context.info_name in _READERS:
            raise UsageError(f"There is no folder {folder}.")
        function(*args, workspace=find_workspace(folder, os.environ, current_folder()), **options)

    return with_workspace


def current_folder() -> Path:
    """Return the folder the program was started in. Raises UsageError when it is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise UsageError("The folder you are in no longer exists.") from error
