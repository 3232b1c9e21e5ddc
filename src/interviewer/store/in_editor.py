"""Notes that an editor has, or left when its process ended, and whose they may be."""

import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer.model.errors import CannotRead
from interviewer.store.editor import EDIT, Editor
from interviewer.store.erasable import entries
from interviewer.store.process import Process
from interviewer.store.seam import Disk
from interviewer.store.typed import where

EDITS = "--editor-leftovers"
"""The option by which all goes that editors left, whosever it is."""
_EDITING = "editing"
"""The folder below the user's state in which editors have notes."""
_LARGEST = 50_000_000
"""Bytes of a file that is looked through."""
_SHORTEST_LINE = 20
"""Characters of a note that is nobody else's by chance."""


@dataclass(frozen=True, slots=True)
class InEditor:
    """What one edit has, or left."""

    path: Path
    free: bool
    """Whether it is known that nobody edits it any more."""
    lines: frozenset[str] | None
    """Its lines that are not blank; None when they cannot be read."""

    def belongs(self, theirs: Iterable[frozenset[str]], others: Collection[frozenset[str]] = ()) -> bool:
        """Whether it shares lines with notes of *theirs* alone; no when that cannot be told.

        By a line of some length, or when all its lines are theirs. A name in it does not say whose notes they
        are: others are compared with them, too.
        """
        if not (lines := self.lines):
            return False
        long = self._long.difference(*others)
        only_theirs = not any(lines <= of for of in others)
        return any(long & of or (only_theirs and lines <= of) for of in theirs)

    def may_be_of(self, notes: Iterable[frozenset[str]]) -> bool:
        """Whether any line of it stands in any of *notes*. What cannot be read may be of any."""
        return any(self.lines is None or self.lines & of for of in notes)

    def is_of_another(self, mine: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
        """Whether no line of it is *mine*, and one of some length stands in notes of *others*."""
        return not self.may_be_of((mine,)) and any(self._long & of for of in others)

    @property
    def _long(self) -> frozenset[str]:
        return frozenset(line for line in self.lines or () if len(line) >= _SHORTEST_LINE)


def in_editors(disk: Disk, state: Path, here: Process) -> tuple[InEditor, ...]:
    """Return what editors have or left in *state*, seen from the process *here*. Raises CannotRead.

    What is not called as an edit is was put there by somebody else.
    """
    folder = state / _EDITING
    there = [folder / name for name, _, _ in entries(disk, folder) if EDIT.fullmatch(name)]
    free = Editor(folder, disk, {}, here).left_behind() if there else ()
    return tuple(InEditor(path, path in free, _lines(disk, path)) for path in there)


def to_remove(workspace: Path | None) -> str:
    """Return what to type to remove all that editors left; *workspace* is named where it is given."""
    return f"interviewer erase {EDITS}{where(workspace)}"


def looked_through(disk: Disk, path: Path, size: int) -> bytes:
    """Return what a file holds; nothing of what is no file, or none of ours by its size. Raises OSError."""
    regular = stat.S_ISREG(disk.stat(path).st_mode)
    return disk.read(path, _LARGEST) if regular and size <= _LARGEST else b""


def _lines(disk: Disk, folder: Path) -> frozenset[str] | None:
    try:
        return frozenset(line.strip() for text in _texts(disk, folder) for line in text.splitlines()) - {""}
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
        else:
            yield looked_through(disk, path, size).decode("utf-8", "replace")
