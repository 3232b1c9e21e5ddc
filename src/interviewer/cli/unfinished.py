"""Which sessions are unfinished, which of them was worked on last, and what to type to go on with one."""

import os
import re
import shlex
import subprocess
from pathlib import Path

from interviewer.cli.desk import OpenDesk
from interviewer.cli.doors import real_folder
from interviewer.model.saved import SavedSession
from interviewer.model.text import harmless, one_line
from interviewer.store.seam import Disk
from interviewer.store.workspace import Workspace

_NOT_AS_IT_IS = re.compile(rb"[^ -~]|['\\]|(?<= ) ")
"""Bytes that would not come through: what is no letter of ASCII, what ends a quoted word, double blanks."""


def unfinished(desk: OpenDesk) -> tuple[SavedSession, ...]:
    """Return the sessions that can be gone on with here, the one that was worked on last first.

    That is the one whose file or journal was written last; where that is alike, the one that began last.
    """
    found = [
        saved
        for saved in desk.sessions()
        if saved.session and not (saved.session.submitted or saved.newer or saved.closed)
    ]
    # What was set aside beside a session, such as a choice not taken, is not what one goes on with.
    found = [saved for saved in found if not saved.is_beside] or found
    if len(found) < 2:
        return tuple(found)
    library = desk.library
    in_journals: dict[str, int] = {}
    for path in _journals(library.disk, library.journals):
        session = path.name.partition("-")[0]
        in_journals[session] = max(in_journals.get(session, 0), _written(library.disk, path))

    def worked_on(saved: SavedSession) -> tuple[int, int]:
        in_file = _written(library.disk, Path(saved.path))
        # A journal tells of all files of its session; between those, their own times decide.
        return max(in_file, in_journals.get(saved.session.id if saved.session else "", 0)), in_file

    return tuple(sorted(found, key=worked_on, reverse=True))


def others_words(others: int) -> str:
    """Return what is said when there are more unfinished sessions than the one that is gone on with."""
    return f"Also unfinished: {others}. To see which: interviewer list" if others else ""


def command_to_resume(workspace: Workspace, path: str) -> str:
    """Return what to type, anywhere, to go on with the session at *path*: by its name where it has one."""
    file, name = Path(path), Path(path).stem
    in_library = file.parent in (workspace.sessions, real_folder(workspace.sessions))
    # What looks like a path or an option is not taken for a name.
    is_name = in_library and not name.startswith("-") and not name.endswith(".toml")
    what, where = _quoted(name if is_name else path), _quoted(str(workspace.root))
    return f"interviewer resume {what} --workspace {where}"


def _quoted(word: str) -> str:
    """Return *word* for a shell, in letters that are shown as they are wherever the command is read."""
    if os.name != "posix":
        return subprocess.list2cmdline([word])
    if word == harmless(one_line(word)):
        return shlex.quote(word)
    return f"$'{_NOT_AS_IT_IS.sub(_as_number, os.fsencode(word)).decode('ascii')}'"


def _as_number(byte: re.Match[bytes]) -> bytes:
    return b"\\%03o" % ord(byte[0])


def _journals(disk: Disk, folder: Path) -> list[Path]:
    try:
        return [folder / name for name, is_folder in disk.entries(folder) if not is_folder]
    except OSError:
        return []


def _written(disk: Disk, path: Path) -> int:
    """Return when the file at *path* was written last, in ns; 0 when that cannot be told."""
    try:
        return disk.stat(path).st_mtime_ns
    except OSError:
        return 0
