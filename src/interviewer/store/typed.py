"""What to type to go on with a session: one place for every command that a message names."""

import os
import re
import shlex
import subprocess
from contextlib import suppress
from pathlib import Path

from interviewer.model.text import harmless, one_line

_NOT_AS_IT_IS = re.compile(rb"[^ -~]|['\\]|(?<= ) ")
"""Bytes that would not come through: what is no letter of ASCII, what ends a quoted word, double blanks."""


def command(verb: str, path: Path | str, *, folder: Path, workspace: Path | None, more: str = "") -> str:
    """Return what to type to *verb* the session at *path*: by its name where it has one in *folder*.

    *workspace* is named where it is given, also the user's own: where the command is typed another one may
    be the nearest. *more* stands after the session.
    """
    file = Path(path)
    # What looks like a path or an option is not taken for a name.
    named = file.parent == folder and file.suffix == ".toml" and not file.stem.startswith("-")
    what = _quoted(file.stem) if named and not file.stem.endswith(".toml") else _path(file)
    return f"interviewer {verb} {what}{more}{where(workspace)}"


def where(workspace: Path | None) -> str:
    """Return the words that name *workspace* at the end of a command; none for None."""
    return "" if workspace is None else f" --workspace {_path(workspace)}"


def _path(path: Path) -> str:
    """Return *path* as people type it: `~` stands for their home."""
    with suppress(RuntimeError):  # nobody says where that is
        if os.name == "posix" and path.is_relative_to(home := Path.home()):
            return f"~/{_quoted(str(path.relative_to(home)))}"
    return _quoted(str(path))


def _quoted(word: str) -> str:
    """Return *word* for a shell, in letters that are shown as they are wherever the command is read.

    With letters that would not come through, that shell is bash, zsh or ksh.
    """
    if os.name != "posix":
        return subprocess.list2cmdline([word])
    if word == harmless(one_line(word)):
        return shlex.quote(word)
    return f"$'{_NOT_AS_IT_IS.sub(_as_number, os.fsencode(word)).decode('ascii')}'"


def _as_number(byte: re.Match[bytes]) -> bytes:
    return b"\\%03o" % ord(byte[0])
