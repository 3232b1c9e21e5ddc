"""Notes in an editor of the person's own choice, and back."""

import os
import secrets
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from interviewer.model.errors import InterviewerError
from interviewer.model.text import clean
from interviewer.store.seam import Disk, forget, why, write_new

_USUAL = ("nano", "vi", "notepad")
"""Tried in this order where the environment names none."""
_LARGEST = 5_000_000


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command that opens a file for editing: `VISUAL`, else `EDITOR`, else what is there.

    Raises InterviewerError when there is none, or when it cannot be understood.
    """
    wanted = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    try:
        command = shlex.split(wanted, posix=os.name == "posix")
    except ValueError as error:
        raise InterviewerError(f"EDITOR is not a command: {wanted}") from error
    if not command:
        found = next((name for name in _USUAL if shutil.which(name, path=environ.get("PATH"))), "")
        command = [found] if found else []
    if not command:
        raise InterviewerError("There is no editor. Say which in EDITOR, for instance EDITOR=nano.")
    return command


def edit_text(text: str, folder: Path, disk: Disk, environ: Mapping[str, str]) -> str:
    """Return *text* as the editor left it, without the line break at its end.

    It lies in a file of *folder* meanwhile, readable to its owner alone, which is removed once it is read.
    Raises InterviewerError when there is no editor, or when it ended with a fault: nothing has changed then.
    """
    command = editor_command(environ)
    path = folder / f"notes-{secrets.token_hex(4)}.txt"
    try:
        disk.make_folder(folder)
        write_new(disk, path, f"{text}\n".encode())
    except OSError as error:
        raise InterviewerError(f"The notes cannot be handed to an editor: {why(error)}.") from error
    try:
        ended = subprocess.run([*command, str(path)], check=False)
    except OSError as error:
        forget(disk, path)
        raise InterviewerError(f"{command[0]} cannot be started: {why(error)}.") from error
    try:
        data = disk.read(path, _LARGEST + 1)
        edited = clean(data.decode()).removesuffix("\n")
    except (OSError, ValueError) as error:
        raise InterviewerError(f"What the editor left cannot be read. It is still in {path}") from error
    if len(data) > _LARGEST or (ended.returncode and edited != text):
        # Nothing that somebody wrote is thrown away: they may have meant it.
        raise InterviewerError(f"{command[0]} did not end well. What it left is in {path}")
    forget(disk, path)
    if ended.returncode:
        raise InterviewerError(f"{command[0]} ended with {ended.returncode}; the notes are as they were.")
    return edited
