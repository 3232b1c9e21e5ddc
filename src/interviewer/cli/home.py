"""`interviewer` alone: the home screen."""

import os
from pathlib import Path

from interviewer.cli.options import current_folder
from interviewer.cli.screens import open_home as open_home_of
from interviewer.store.workspace import find_workspace


def open_home(folder: Path | None) -> None:
    """Open the home screen of the workspace *folder*, or of the one in use."""
    open_home_of(find_workspace(folder, os.environ, current_folder()))
