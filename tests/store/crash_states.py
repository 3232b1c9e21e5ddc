"""Every state in which a crash of the machine may leave a folder; after ALICE (Pillai et al., OSDI 2014).

A disk that records is used for real. What is on the medium after the first *k* of its calls is then worked
out from the promises that a file system makes, and from no more than those:

* What was written to a file is there once the file was synced. Until then all of it may be there, or none, or
  a beginning, or zeros in the place of all or of the first half of it; what was synced before stays.
* A name that was made, moved, exchanged or removed is so once its folder was synced. Until then each of these
  may have happened or not, whether or not those before and after it did; but one that concerns two names at
  once does so as a whole. A folder is a name in the folder above it.

`python -m tests.store.test_crash_states` prints how many states there are.
"""

import errno
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from interviewer.store.seam import Disk

FOLDER = -1
"""What the name of a folder leads to; a file's leads to its number."""

State = frozenset[tuple[Path, bytes | None]]
"""What is on the medium: files with their content, folders with None."""


@dataclass(frozen=True)
class Names:
    """Names lead somewhere else from now on, all at once; to None: they are gone."""

    now: Mapping[Path, int | None]


@dataclass(frozen=True)
class Written:
    """More is in a file."""

    file: int
    data: bytes


@dataclass(frozen=True)
class Synced:
    """All of a file is on the medium."""

    file: int


@dataclass(frozen=True)
class Dropped:
    """A file could not be synced: the system forgot what was not on the medium, and will not say so again."""

    file: int


@dataclass(frozen=True)
class FolderSynced:
    """All names in a folder are on the medium."""

    folder: Path


@dataclass(frozen=True)
class Said:
    """Something was acknowledged: from here on it must not be lost."""

    words: frozenset[str]
    filled: frozenset[Path]
    """The files that held something readable."""


@dataclass(frozen=True)
class Put:
    """A file, or a folder, is on the medium with its name: somebody else saw to it."""

    path: Path
    file: int
    data: bytes


Event = Put | Names | Written | Synced | Dropped | FolderSynced | Said


class RecordingDisk(Disk):
    """The real disk, and a record of what was done on it to files below *root*."""

    fails_once = False
    """Set it to have the next sync of a file fail."""

    def __init__(self, root: Path) -> None:
        self.events: list[Event] = []
        self._names: dict[Path, int | None] = {}
        self._open: dict[int, int] = {}
        self._files = 0
        for path in sorted(root.rglob("*")):
            self._put(path)
        self.begun = len(self.events)

    def by_hand(self, path: Path, data: bytes) -> None:
        """Have someone else write a file, who sees to it that it is on the medium."""
        path.write_bytes(data)
        self._put(path)

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._open[descriptor] = self._new(path)
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        count = super().write(descriptor, data)
        self.events.append(Written(self._open[descriptor], data[:count]))
        return count

    def sync(self, descriptor: int) -> None:
        if self.fails_once:
            self.fails_once = False
            self.events.append(Dropped(self._open[descriptor]))
            raise OSError(errno.EIO, "no")
        super().sync(descriptor)
        self.events.append(Synced(self._open[descriptor]))

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self.events.append(FolderSynced(folder))

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._name({target: self._names[source], source: None})

    def exchange(self, one: Path, other: Path) -> bool:
        if not super().exchange(one, other):
            return False
        self._name({one: self._names[other], other: self._names[one]})
        return True

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self._name({path: None})

    def make_folder(self, folder: Path) -> None:
        for place in reversed([place for place in (folder, *folder.parents) if not place.exists()]):
            self._name({place: FOLDER})
        super().make_folder(folder)

    def remove_folder(self, folder: Path) -> None:
        inside = sorted(folder.rglob("*"), reverse=True)
        super().remove_folder(folder)
        for path in (*inside, folder):
            self._name({path: None})

    def overwrite(self, path: Path, data: bytes) -> None:
        """Truncate a file and write it anew, as `open("w")` does: for controls, never for the real thing.

        To the model that is a new file under the old name: the old content, or some of the new.
        """
        path.write_bytes(data)
        self.events.append(Written(self._new(path), data))

    def _new(self, path: Path) -> int:
        self._files += 1
        self._name({path: self._files})
        return self._files

    def _name(self, now: dict[Path, int | None]) -> None:
        self._names |= now
        self.events.append(Names(now))

    def _put(self, path: Path) -> None:
        self._files += 1
        file = FOLDER if path.is_dir() else self._files
        self._names[path] = file
        self.events.append(Put(path, file, b"" if path.is_dir() else path.read_bytes()))


@dataclass
class _Medium:
    """What is on the medium for certain, and what may be."""

    names: dict[Path, int | None] = field(default_factory=dict)
    waiting: list[Names] = field(default_factory=list)
    data: dict[int, bytes] = field(default_factory=dict)
    more: dict[int, bytes] = field(default_factory=dict)
    """What was written to files and not synced."""

    def take(self, event: Event) -> None:
        match event:
            case Put(path, file, data):
                self.take(FolderSynced(path.parent))
                self.names[path] = file
                self.data[file] = data
            case Names(now):
                self.names = dict.fromkeys(now) | self.names
                self.waiting.append(event)
            case Written(file, data):
                self.more[file] = self.more.get(file, b"") + data
            case Synced(file):
                self.data[file] = self.data.get(file, b"") + self.more.pop(file, b"")
            case Dropped(file):
                self.more.pop(file, None)
            case FolderSynced(folder):
                for names in self.waiting:
                    if all(path.parent == folder for path in names.now):
                        self.names |= names.now
                self.waiting = [n for n in self.waiting if any(path.parent != folder for path in n.now)]

    def states(self) -> Iterator[State]:
        """Yield every state that may be found after a crash at this moment."""
        for happened in product((False, True), repeat=len(self.waiting)):
            names = dict(self.names)
            for yes, one in zip(happened, self.waiting, strict=True):
                names |= one.now if yes else {}
            there = {path: file for path, file in names.items() if file is not None and _reached(path, names)}
            files = sorted({file for file in there.values() if file != FOLDER})
            for contents in product(*(self._contents(file) for file in files)):
                content: dict[int, bytes | None] = {FOLDER: None, **dict(zip(files, contents, strict=True))}
                yield frozenset((path, content[file]) for path, file in there.items())

    def _contents(self, file: int) -> list[bytes]:
        """Return what may be in a file: what is synced, and of the rest all, nothing, a part, or zeros."""
        sure, more = self.data.get(file, b""), self.more.get(file, b"")
        half = len(more) // 2
        rests = (b"", more, more[:half], bytes(len(more)), bytes(half) + more[half:])
        return list(dict.fromkeys(sure + rest for rest in rests))


def _reached(path: Path, names: Mapping[Path, int | None]) -> bool:
    """Whether the folders above *path* are there, of those that the model knows."""
    return all(names.get(folder, FOLDER) == FOLDER for folder in path.parents)


def crash_states(disk: RecordingDisk) -> Iterator[tuple[State, Said]]:
    """Yield each state in which a crash may leave *disk*, with what was acknowledged by then; none twice."""
    medium, said = _Medium(), Said(frozenset(), frozenset())
    seen: set[tuple[State, Said]] = set()
    for number, event in enumerate(disk.events):
        if isinstance(event, Said):
            said = event
        else:
            medium.take(event)
        for state in medium.states() if number >= disk.begun - 1 else ():
            if (state, said) not in seen:
                seen.add((state, said))
                yield state, said


def materialise(state: State, root: Path, disk: Disk) -> None:
    """Make the folder *root* hold what *state* says, and nothing else."""
    for path in root.iterdir():
        if path.is_dir():
            disk.remove_folder(path)
        else:
            path.unlink()
    for path, content in sorted(state, key=lambda item: item[0]):
        if content is None:
            path.mkdir(parents=True, exist_ok=True)
        elif path.is_relative_to(root):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def state_of(root: Path) -> State:
    """Return what is in the folder *root*, to be made again by `materialise`."""
    return frozenset((path, None if path.is_dir() else path.read_bytes()) for path in root.rglob("*"))
