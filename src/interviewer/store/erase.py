"""Removing what there is of sessions, in an order from which nothing comes back.

Journals go first, for a journal without its file would bring the session back, and the session's own file
goes last: whoever is interrupted finds by it what is left. Only a file of which nothing but a journal tells
where it is goes before that. Each folder is brought onto the medium before the
next step, so that a power cut does not turn the order around.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from interviewer.model.errors import CannotRead
from interviewer.model.text import NO_CAPITALS
from interviewer.store.erasable import OWN, Found, Kind, Remains, entries
from interviewer.store.in_editor import InEditor, in_editors, looked_through, to_remove
from interviewer.store.journal_files import file_number
from interviewer.store.process import Process
from interviewer.store.seam import Disk, is_there, why

_LAST: tuple[Kind, ...] = ("rescued", "beside", "session")
_UNREADABLE = "unreadable"
_SHORTEST_FAMILY = 3
_ESCAPED = re.compile(r"\\[nrt\"]")
"""What stands in a journal before a word at the beginning of a line, and is no letter of it."""
_LETTER = rf"[^\W\d_{NO_CAPITALS}]"
_IN_WORD = rf"[^\W{NO_CAPITALS}]"
"""What goes on with a word: not a letter of a script that has no blanks before the next one."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a file would mention of whoever is to be erased."""

    names: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    """The last words of names, which others may have as well."""

    def in_text(self, text: str) -> tuple[str, ...]:
        """Return what *text* mentions: `name` or `a part of the name`, `reference`, `id`."""
        plain = _plain(text)
        folded = plain.casefold()
        kinds = {"name": self.names, "reference": self.references, "id": self.ids}
        found = [kind for kind, words in kinds.items() if any(_stands(word, folded) for word in words)]
        if "name" not in found and any(_stands_as_name(word, plain) for word in self.family):
            found.insert(0, "a part of the name")
        return tuple(found)

    def in_data(self, data: bytes) -> tuple[str, ...]:
        """Return what the content of a file mentions."""
        return self.in_text(_ESCAPED.sub(" ", data.decode("utf-8", "replace")))

    def with_family(self) -> "Words":
        """Return them with the last words of the names."""
        last = (name.split()[-1] for name in self.names if name.strip())
        return replace(self, family=frozenset(word for word in last if len(word) >= _SHORTEST_FAMILY))


@dataclass(frozen=True, slots=True)
class Leftover:
    """Notes that lie in the user's state folder for an editor, or were left there when its process ended."""

    path: Path
    session: str
    """The id of the session that they are of; empty where nothing tells."""
    free: bool
    """Whether it is known that nobody edits them any more."""
    held: str | None = None
    """Why they must not be erased, in words; None when nothing is in the way."""


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
    disk: Disk, state: Path, here: Process, workspace: Path, known: Collection[Remains]
) -> tuple[Leftover, ...]:
    """Return what editors have or left, and what keeps it, by what is *known* in *workspace*.

    Raises CannotRead.
    """
    root = disk.real(workspace)
    return tuple(
        Leftover(one.path, one.session, one.free, _held(disk, one, root, known))
        for one in in_editors(disk, state, here)
    )


def _held(disk: Disk, edit: InEditor, root: Path, known: Collection[Remains]) -> str | None:
    """Return why *edit* must stay: its session is under a hold, or only a workspace beside *root* tells."""
    if not edit.session:
        held = next((one.id for one in known if one.held is not None), None)
        return held and f"nobody knows of which session, and {held} is under a legal hold"
    theirs = [one for one in known if one.id == edit.session]
    if held := next((one.held for one in theirs if one.held is not None), None):
        return held
    own = [found.path for one in theirs for found in one.found if found.kind in OWN]
    if edit.workspace == root or any(path.is_relative_to(edit.workspace) for path in own):
        return None
    if is_there(disk, edit.workspace):
        return f"of another workspace; there: {to_remove(edit.workspace)}"
    # Where that was renamed, its sessions are here; and else nobody knows whether it is under a hold.
    return None if own else f"of the workspace {edit.workspace}, which is not there"


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
    told_of = [*of("elsewhere"), *of("around")]
    removal.step(_files(told_of))
    stuck = {path for path, _ in removal.told.failed}
    needed = {one.id for one in told_of if one.path in stuck}
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


def _mentioned(disk: Disk, path: Path, size: int, words: Words) -> tuple[str, ...]:
    try:
        inside = words.in_data(looked_through(disk, path, size))
    except OSError:
        inside = (_UNREADABLE,)
    return tuple(dict.fromkeys((*words.in_text(path.name), *inside)))


def _stands(word: str, folded: str) -> bool:
    wanted = _plain(word).casefold()
    if wanted.isalpha() and wanted == wanted.upper():  # a script without capitals, and without blanks
        return wanted in folded
    return re.search(rf"(?<!{_IN_WORD}){re.escape(wanted)}(?!{_IN_WORD})", folded) is not None


def _stands_as_name(word: str, plain: str) -> bool:
    """Whether *word* stands in a text with a capital, or as part of an address."""
    wanted = rf"(?<!{_LETTER}){re.escape(_plain(word))}(?!{_LETTER})"
    for match in re.finditer(wanted, plain, re.IGNORECASE):
        around = plain[max(0, match.start() - 1) : match.start()] + plain[match.end() : match.end() + 1]
        if match[0][0].isupper() or any(sign in "@._-+" for sign in around):
            return True
    return False


def _plain(text: str) -> str:
    """Return *text* without accents, and with one blank between its words."""
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return " ".join(text.split())
