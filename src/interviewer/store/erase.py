"""Removing what there is of sessions, in an order from which nothing comes back.

Journals go first, for a journal without its file would bring the session back, and the session's own file
goes last: whoever is interrupted finds by it what is left. Only a file of which nothing but a journal tells
where it is goes before that. Each folder is brought onto the medium before the
next step, so that a power cut does not turn the order around.
"""

import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer.model.errors import CannotRead
from interviewer.store.editor import Editor
from interviewer.store.erasable import OWN, Found, Kind, Remains, entries
from interviewer.store.journal_files import file_number
from interviewer.store.process import Process
from interviewer.store.seam import Disk, why

_LAST: tuple[Kind, ...] = ("rescued", "beside", "session")
_LARGEST = 50_000_000
"""Bytes of a file that is looked through."""
_UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Words:
    """What a file would mention of whoever is to be erased."""

    names: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    def in_text(self, text: str) -> tuple[str, ...]:
        """Return what *text* mentions: `name`, `reference`, `id`."""
        folded = _folded(text)
        kinds = {"name": self.names, "reference": self.references, "id": self.ids}
        return tuple(kind for kind, words in kinds.items() if any(_stands(word, folded) for word in words))

    def in_data(self, data: bytes) -> tuple[str, ...]:
        """Return what the content of a file mentions."""
        return self.in_text(data.decode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Leftover:
    """Notes that lie in the user's state folder for an editor, or were left there when its process ended."""

    path: Path
    theirs: bool
    """Whether they mention what is to be erased, or share a line with it; else nobody can tell."""
    free: bool
    """Whether it is known that nobody edits them any more."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of it."""

    removed: int = 0
    """Files and folders."""
    failed: tuple[tuple[Path, str], ...] = ()
    """What is still there, and why."""
    unsynced: tuple[tuple[Path, str], ...] = ()
    """Folders out of which files were removed, and that may have them back after a power cut."""


def words_of(remains: Iterable[Remains]) -> Words:
    """Return what a file would mention of the sessions in *remains*."""
    all_of = tuple(remains)
    told = [told for one in all_of for told in one.told]
    return Words(
        frozenset(one.name for one in told if one.name),
        frozenset(one.reference for one in told if one.reference),
        frozenset(one.id for one in all_of),
    )


def leftovers(
    disk: Disk, state: Path, here: Process, going: Iterable[Remains], others: Iterable[Remains]
) -> tuple[Leftover, ...]:
    """Return what editors have or left, and whether it belongs to the sessions *going*.

    A line that stands in any of the *others*, too, tells nothing. Raises CannotRead.
    """
    theirs = tuple(going)
    lines = _lines(theirs) - _lines(others)
    words = Words(words_of(theirs).names)
    folder = state / "editing"
    there = [folder / name for name, _, _ in entries(disk, folder)]
    free = Editor(folder, disk, {}, here).left_behind() if there else ()
    return tuple(Leftover(path, _belongs(disk, path, lines, words), path in free) for path in there)


def _lines(remains: Iterable[Remains]) -> frozenset[str]:
    return frozenset(line for one in remains for told in one.told for line in told.notes)


def lists_with(disk: Disk, cache: Path | None, remains: Iterable[Remains], words: Words) -> tuple[Path, ...]:
    """Return the caches of lists, of whichever workspace, that tell of *remains*. They may go at any time."""
    stems = frozenset(found.path.stem for one in remains for found in one.found if found.kind in OWN)
    known = Words(words.names | stems, words.references, words.ids)
    return tuple(path for path, _ in mentions(disk, [cache] if cache else [], known))


def unclear_with(unclear: Iterable[Found], words: Words) -> tuple[Path, ...]:
    """Return those files of *unclear* that may be of whoever has these *words*: by what can be read of them.

    What could not be read at all may be of anybody. Those whose name says that they are are not among them.
    """
    others = (one for one in unclear if one.id not in words.ids)
    return tuple(one.path for one in others if one.unread or words.in_data(one.data))


def mentions(disk: Disk, folders: Iterable[Path], words: Words) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield each file in *folders* and below that mentions any of *words*, in its name or in it, and which.

    Of what cannot be read the word is `unreadable`. A repository's own folder is left out.
    """
    for folder in dict.fromkeys(folders):
        try:
            found = entries(disk, folder)
        except CannotRead:
            yield folder, (_UNREADABLE,)
            continue
        for name, is_folder, size in found:
            path = folder / name
            if is_folder:
                yield from mentions(disk, [path] if name != ".git" else [], words)
            elif told := _mentioned(disk, path, size, words):
                yield path, told


def erase(
    disk: Disk,
    remains: Iterable[Remains],
    *,
    lists: Iterable[Path] = (),
    leftover: Iterable[Path] = (),
) -> Erased:
    """Remove all of *remains*, with caches of *lists* and folders that editors left. Never raises OSError.

    What cannot be removed is told, and the rest goes.
    """
    found = [found for one in remains for found in one.found]

    def of(kind: Kind) -> list[Found]:
        return [one for one in found if one.kind == kind]

    removal = _Removal(disk)
    removal.step(_files(of("elsewhere")))
    stuck = {path for path, _ in removal.told.failed}
    needed = {one.id for one in of("elsewhere") if one.path in stuck}
    removal.keep((one.path for one in of("journal") if one.id in needed), "it tells where the session is")
    # Of a journal the newest last: it is the one that can be told whose it is.
    journals = sorted(of("journal"), key=lambda one: file_number(one.path))
    removal.step(_files(one for one in journals if one.id not in needed))
    removal.step((one.path, True) for one in of("history"))
    removal.step([*((path, True) for path in leftover), *((path, False) for path in lists)])
    for kind in _LAST:
        removal.step(_files(of(kind)))
    return removal.told


def _files(found: Iterable[Found]) -> Iterator[tuple[Path, bool]]:
    return ((one.path, False) for one in found)


class _Removal:
    """Removes one thing after the other and remembers how that went."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.told = Erased()

    def step(self, wanted: Iterable[tuple[Path, bool]]) -> None:
        """Remove files, and folders where the second part says so, and bring that onto the medium."""
        touched = dict.fromkeys(path.parent for path, is_folder in wanted if self._remove(path, is_folder))
        for folder in touched:
            try:
                self._disk.sync_folder(folder)
            except OSError as error:
                self._tell(unsynced=((folder, why(error)),))

    def keep(self, paths: Iterable[Path], because: str) -> None:
        """Leave *paths* where they are, and tell."""
        self._tell(failed=tuple((path, because) for path in paths))

    def _remove(self, path: Path, is_folder: bool) -> bool:
        try:
            if is_folder:
                self._disk.remove_folder(path)
            else:
                self._disk.unlink(path)
        except FileNotFoundError:
            return True  # somebody else was faster
        except OSError as error:
            self._tell(failed=((path, why(error)),))
            return False
        self._tell(removed=1)
        return True

    def _tell(
        self,
        removed: int = 0,
        failed: tuple[tuple[Path, str], ...] = (),
        unsynced: tuple[tuple[Path, str], ...] = (),
    ) -> None:
        told = self.told
        self.told = Erased(told.removed + removed, told.failed + failed, told.unsynced + unsynced)


def _belongs(disk: Disk, folder: Path, lines: frozenset[str], words: Words) -> bool:
    """Whether what an editor left mentions *words* or shares a line; no when that cannot be told."""
    try:
        files = [(folder / name, size) for name, is_folder, size in entries(disk, folder) if not is_folder]
        texts = [_read(disk, path, size).decode("utf-8", "replace") for path, size in files]
    except (CannotRead, OSError):
        return False
    return any(
        words.in_text(text) or any(line.strip() in lines for line in text.splitlines()) for text in texts
    )


def _mentioned(disk: Disk, path: Path, size: int, words: Words) -> tuple[str, ...]:
    try:
        inside = words.in_data(_read(disk, path, size))
    except OSError:
        inside = (_UNREADABLE,)
    return tuple(dict.fromkeys((*words.in_text(path.name), *inside)))


def _read(disk: Disk, path: Path, size: int) -> bytes:
    """Return what a file holds; nothing of what is no file, or none of ours by its size. Raises OSError."""
    regular = stat.S_ISREG(disk.stat(path).st_mode)
    return disk.read(path, _LARGEST) if regular and size <= _LARGEST else b""


def _stands(word: str, folded: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(_folded(word))}(?!\w)", folded) is not None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
