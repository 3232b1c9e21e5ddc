"""What there is of saved sessions on this machine: their files, and all that was ever put beside them.

Files are looked at as documents and not as sessions: what a newer version wrote, or a hand broke, was noted
about somebody all the same.
"""

import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from interviewer.model.errors import CannotRead
from interviewer.store.journal_lines import Header, LetGo, Line, Published, Publishing, Trying, Whole, decode
from interviewer.store.lock import read_lock
from interviewer.store.process import Process, alive
from interviewer.store.seam import Disk, why_unread
from interviewer.store.session_file import LARGEST
from interviewer.store.told import Told, id_in_name, may_be_held, stem_of, told_in

Kind = Literal["elsewhere", "around", "journal", "history", "rescued", "beside", "session"]
OWN: frozenset[Kind] = frozenset({"session", "elsewhere"})
"""The session's own file, in its folder or where only a journal tells that it is."""
_BESIDE: frozenset[Kind] = frozenset({"around", "beside", "rescued"})
_LARGEST_JOURNAL = 500_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or a folder of earlier versions, that is of a session."""

    path: Path
    kind: Kind
    id: str
    """As it says; where it cannot be understood as its name says; empty when that does not tell either."""
    told: Told | None = None
    """None when it cannot be understood."""
    files: int = 1
    data: bytes = field(default=b"", repr=False)
    """What is in it, where that cannot be understood."""
    unread: bool = False
    """Whether it could not even be read."""
    doubtful: bool = False
    """Whether what is newest in it cannot be understood, and may say that the session is under a hold."""
    open_in: str = ""
    """Where the session is open for writing, in words; empty when nothing here says so."""
    elsewhere: tuple[Path, ...] = ()
    """Of a journal: where it says that the session was saved."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, to be removed with all in it."""
        return self.kind == "history"


@dataclass(frozen=True, slots=True)
class Places:
    """Where to look."""

    sessions: Path
    state: Path
    refuges: tuple[Path, ...] = ()
    """Folders where sessions are put when their own cannot be written."""


@dataclass(frozen=True, slots=True)
class Remains:
    """Everything that there is of one session."""

    id: str
    found: tuple[Found, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """What its documents tell."""
        return tuple(one.told for one in self.found if one.told is not None)

    @property
    def held(self) -> str | None:
        """Why it must not be erased, in words; None when nothing is in the way.

        The session's own file says so, or a copy that is held and of whose release nothing tells. Where its
        own file is missing or cannot be understood, one that may say so is enough.
        """
        released = {since for told in self.told for since in told.released}
        for one in self.found:
            told = one.told
            if told and told.hold is not None and (one.kind in OWN or told.since not in released):
                return f"{told.hold}, in {one.path.name}" if one.kind in _BESIDE else told.hold
        own = [one for one in self.found if one.kind in OWN]
        if not (own and all(one.told and not one.doubtful for one in own)) and any(
            one.doubtful for one in self.found
        ):
            return "its file cannot be understood and may say so"
        return None

    @property
    def open_in(self) -> str:
        """Where it is open for writing, in words; empty when nowhere."""
        return next((one.open_in for one in self.found if one.open_in), "")


@dataclass(frozen=True, slots=True)
class Survey:
    """All sessions of which there is anything."""

    remains: tuple[Remains, ...]
    unclear: tuple[Found, ...]
    """The files that cannot be understood, whether or not their name tells whose they are."""


def survey(disk: Disk, places: Places, here: Process) -> Survey:
    """Return everything there is, seen from the process *here*. Changes nothing.

    Raises CannotRead when a folder cannot be looked into: there may be more than could be found.
    """
    found: dict[Path, Found] = {}
    for one in (
        *_in_journals(disk, places.state / "journals", here),
        *_in_history(disk, places.state / "history"),
        *_in_sessions(disk, disk.real(places.sessions), here),
        *_in_refuges(disk, places.refuges, here),
    ):
        found.setdefault(one.path, one)
    for one in _told_of_elsewhere(disk, tuple(found.values()), here):
        found.setdefault(one.path, one)
    # Of a file that somebody renamed, what lies beside it is called after it.
    owners = {stem_of(one.path): one.id for one in found.values() if one.kind in OWN}
    named = [one if one.id else replace(one, id=owners.get(stem_of(one.path), "")) for one in found.values()]
    ids = dict.fromkeys(one.id for one in named if one.id)
    remains = (Remains(name, tuple(one for one in named if one.id == name)) for name in ids)
    return Survey(tuple(remains), tuple(one for one in named if one.told is None))


def entries(disk: Disk, folder: Path) -> list[tuple[str, bool, int]]:
    """Return (name, is a folder, bytes) for all in *folder*; nothing where there is none. CannotRead."""
    try:
        return [(name, is_folder, stamp[2]) for name, is_folder, stamp in disk.looks(folder)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise CannotRead(str(folder), f"cannot be looked into: {why_unread(error)}") from error


def _in_sessions(disk: Disk, folder: Path, here: Process) -> Iterator[Found]:
    for name, is_folder, size in entries(disk, folder):
        if not is_folder:
            yield _file(disk, folder / name, size, here)
        elif name.startswith("."):  # such as .trash: what lies there is no session, and a copy all the same
            hidden = _in_sessions(disk, folder / name, here) if name != ".git" else ()
            yield from (replace(one, kind="beside") if one.kind == "session" else one for one in hidden)
        else:
            yield from _in_sessions(disk, folder / name, here)


def _in_refuges(disk: Disk, folders: Iterable[Path], here: Process) -> Iterator[Found]:
    """Yield the sessions in folders that hold much else: only what is called like one is read."""
    for folder in dict.fromkeys(map(disk.real, folders)):
        try:
            found = entries(disk, folder)
        except CannotRead:  # others may have closed it to us; it is told as what may be of anybody
            yield Found(folder, "rescued", "", unread=True)
            continue
        for name, is_folder, size in found:
            if not is_folder and (".rescued-" in name or id_in_name(Path(name))):
                one = _file(disk, folder / name, size, here)
                if one.kind == "session":  # which it is only if it says so
                    one = replace(one, kind="elsewhere" if one.told else "beside")
                yield one


def _file(disk: Disk, path: Path, size: int, here: Process) -> Found:
    """Return whose a file is: by what it says, and where it cannot be understood by what it is called."""
    kind, named = _kind(path), id_in_name(path)
    try:
        # A pipe would wait for a writer for ever.
        regular = stat.S_ISREG(disk.stat(path).st_mode)
        data = disk.read(path, LARGEST + 1) if regular and size <= LARGEST else b""
    except OSError:
        return Found(path, kind, named, unread=True, doubtful=True)
    told = told_in(data)
    return Found(
        path,
        kind,
        told.id if told else named,
        told,
        data=data if told is None else b"",
        unread=size > LARGEST,
        doubtful=_doubtful(told, data),
        open_in=_locked(disk, path, here) if kind == "session" else "",
    )


def _doubtful(told: Told | None, data: bytes) -> bool:
    """Whether *data*, of which that much is *told*, may hold the session in words that are not known here."""
    return (told is None or (told.newer and told.hold is None)) and may_be_held(data)


def _kind(path: Path) -> Kind:
    if ".rescued-" in path.name:
        return "rescued"
    own = path.suffix == ".toml" and "." not in path.stem
    return "session" if own else "beside"


def _locked(disk: Disk, path: Path, here: Process) -> str:
    lock = read_lock(disk, path)
    if lock is None or lock.holder(here) not in ("here", "elsewhere"):
        return ""
    return lock.by(here)


def _in_journals(disk: Disk, folder: Path, here: Process) -> Iterator[Found]:
    for name, is_folder, _ in entries(disk, folder):
        if is_folder:
            continue
        path, named = folder / name, name.rpartition(".")[0].rsplit("-", 2)[0]
        try:
            data = disk.read(path, _LARGEST_JOURNAL)
        except OSError:
            yield Found(path, "journal", named, unread=True, doubtful=True)
            continue
        lines, _ = decode(data)
        told = _last_told(lines)
        header = lines[0] if lines and isinstance(lines[0], Header) else None
        running = header and not isinstance(lines[-1], LetGo) and alive(header.process, here)
        yield Found(
            path,
            "journal",
            header.session if header else named,
            told,
            data=data if told is None else b"",
            doubtful=told is None and may_be_held(data),
            open_in=f"in another window (process {header.process.pid})" if header and running else "",
            elsewhere=tuple(dict.fromkeys(map(Path, filter(None, _targets(lines))))),
        )


def _last_told(lines: Iterable[Line]) -> Told | None:
    wholes = [line for line in lines if isinstance(line, Whole)]
    return told_in(wholes[-1].snapshot.toml.encode()) if wholes else None


def _targets(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        if isinstance(line, Header):
            yield line.home
        if isinstance(line, Header | Publishing | Published | Trying):
            yield line.target


def _in_history(disk: Disk, folder: Path) -> Iterator[Found]:
    for name, is_folder, _ in entries(disk, folder):
        if not is_folder:
            continue
        path = folder / name
        versions = [name for name, is_folder, _ in entries(disk, path) if not is_folder]
        told, doubtful = _newest(disk, [path / name for name in sorted(versions, key=_made, reverse=True)])
        yield Found(path, "history", name.rpartition("-")[0], told, files=len(versions), doubtful=doubtful)


def _newest(disk: Disk, versions: Iterable[Path]) -> tuple[Told | None, bool]:
    """Return what the first of *versions* that is understood tells, and whether one before may be held."""
    doubtful = False
    for path in versions:
        try:
            data = disk.read(path, LARGEST + 1)
        except OSError:
            doubtful = True
            continue
        told = told_in(data)
        doubtful = doubtful or _doubtful(told, data)
        if told:
            return told, doubtful
    return None, doubtful


def _made(name: str) -> tuple[str, int, str]:
    """Return what to sort versions by: the second, and then the number that those after the first have."""
    stem = name.removesuffix(".toml")
    return stem.partition("-")[0], len(stem), stem


def _told_of_elsewhere(disk: Disk, found: Iterable[Found], here: Process) -> Iterator[Found]:
    """Yield the files that journals tell of, and what is called after them, if it is of that session."""
    for journal in found:
        for target in journal.elsewhere:
            folder = disk.real(target.parent)
            with suppress(CannotRead):
                for name, is_folder, size in entries(disk, folder):
                    if is_folder or stem_of(Path(name)) != stem_of(target):
                        continue
                    one = _file(disk, folder / name, size, here)
                    if one.id == journal.id:
                        own = one.kind == "session" and one.told
                        yield replace(one, kind="elsewhere" if own else "around")
