"""Notes that an editor has, or left when its process ended, and of which session they are."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer.model.errors import CannotRead
from interviewer.store.editor import EDIT, TOLD, is_free, session_of
from interviewer.store.erasable import entries
from interviewer.store.process import Process
from interviewer.store.seam import Disk
from interviewer.store.typed import where

EDITS = "--editor-leftovers"
"""The option by which goes what editors left of any session of the workspace, or of none that is known."""
_EDITING = "editing"
"""The folder below the user's state in which editors have notes."""
_LARGEST = 50_000_000
"""Bytes of a file that is looked through."""


@dataclass(frozen=True, slots=True)
class InEditor:
    """What one edit has, or left."""

    path: Path
    free: bool
    """Whether it is known that nobody edits it any more."""
    session: str = ""
    """The id of the session that it is of; empty where nothing tells."""
    workspace: Path = Path()
    """The folder of that session's workspace, without links."""


def in_editors(disk: Disk, state: Path, here: Process) -> tuple[InEditor, ...]:
    """Return what editors have or left in *state*, seen from the process *here*. Raises CannotRead.

    What is not called as an edit is was put there by somebody else.
    """
    folder = state / _EDITING
    names = (name for name, _, _ in entries(disk, folder) if EDIT.fullmatch(name))
    return tuple(
        InEditor(folder / name, is_free(name, here), *session_of(disk, folder / name)) for name in names
    )


def to_remove(workspace: Path | None) -> str:
    """Return what to type to remove what editors left; *workspace* is named where it is given."""
    return f"interviewer erase {EDITS}{where(workspace)}"


def left_words(place: Path, workspace: Path | None, more: str = "") -> str:
    """Return that an editor left notes in *place*, with *more* to that, and what to do."""
    told = f"Notes that were open in an editor are still in {place}{more}"
    return f"{told}. Take what you need; to remove them: {to_remove(workspace)}"


def looked_through(disk: Disk, path: Path, size: int) -> bytes:
    """Return what a file holds; nothing of what is no file, or none of ours by its size. Raises OSError."""
    regular = stat.S_ISREG(disk.stat(path).st_mode)
    return disk.read(path, _LARGEST) if regular and size <= _LARGEST else b""


def lines_in(disk: Disk, edit: Path) -> frozenset[str] | None:
    """Return the lines of notes in the folder of an *edit* without blank ones; None if it cannot be read."""
    try:
        return frozenset(line.strip() for text in _texts(disk, edit) for line in text.splitlines()) - {""}
    except (CannotRead, OSError):
        return None


def _texts(disk: Disk, folder: Path) -> Iterator[str]:
    """Yield what the files in *folder* and below hold. Raises OSError, and CannotRead for one too large."""
    for name, is_folder, size in entries(disk, folder):
        path = folder / name
        if is_folder:
            yield from _texts(disk, path)
        elif size > _LARGEST:
            raise CannotRead(str(path), "is too large")
        elif name != TOLD:
            yield looked_through(disk, path, size).decode("utf-8", "replace")
