"""What was left beside a session: rescued copies, files of a save that was cut off, other versions of it.

Only what can be read whole is a version. What cannot stays where it is.
"""

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from interviewer.model.ahead import holds, is_ahead
from interviewer.model.errors import CannotRead, InterviewerError
from interviewer.model.session import Session
from interviewer.store.journals import FoundJournal, Replay
from interviewer.store.left import Left
from interviewer.store.lock import read_lock
from interviewer.store.loop import in_time
from interviewer.store.process import Process
from interviewer.store.publish import digest
from interviewer.store.seam import Disk, why_unread
from interviewer.store.session_file import LARGEST, read_session
from interviewer.store.told import id_in_name, stem_of

_PATIENCE = 2.0
"""Seconds that the folders with rescued copies have to answer."""
_CUT_OFF = re.compile(r"\.(?P<stem>.+)\.[0-9a-f]{8}\.tmp")
"""What a session is written to before it takes the place of its file."""


@dataclass(frozen=True, slots=True)
class LeftVersion:
    """A version of a session."""

    path: Path
    session: Session
    sha256: str
    """Of the file as it was read."""
    written: int
    """When, in nanoseconds."""
    makeshift: bool
    """Whether it is only there until the session is taken up: rescued, or cut off, and in nobody's use."""
    passed: bool = False
    """Whether a journal tells how the session went on from there: what is missing since was taken out."""

    @property
    def hidden(self) -> bool:
        """Whether it is of a save that was cut off: nobody would find it by its name."""
        return self.of != self.path

    @property
    def of(self) -> Path:
        """The file that it was to become, or is."""
        cut_off = _CUT_OFF.fullmatch(self.path.name)
        return self.path.with_name(f"{cut_off['stem']}.toml") if cut_off else self.path

    @property
    def shown(self) -> str:
        """Where it is, for people."""
        return "a save that was cut off" if self.hidden else shown(self.path)


@dataclass(frozen=True, slots=True)
class LeftBeside:
    """What there is beside a session, and what could not be looked at."""

    versions: tuple[LeftVersion, ...] = ()
    unseen: str = ""
    """A sentence; empty when all was seen."""

    def ahead_of(self, session: Session) -> LeftVersion | None:
        """Return the version to go on from instead of *session*: it holds all of it and got further."""
        ahead = [one for one in self.versions if one.makeshift and is_ahead(one.session, session)]
        return max(ahead, key=lambda one: one.session.records, default=None)

    def served(self, session: Session) -> tuple[LeftVersion, ...]:
        """Return the versions that have served once *session* is safe: all that is in them is in it."""
        return tuple(one for one in self.versions if one.makeshift and _is_in(one, session))

    def others(self, session: Session) -> tuple[LeftVersion, ...]:
        """Return the versions with something in them that *session* does not have, the newest first.

        So does one with later changes: something may have been taken out of it on purpose.
        """
        return tuple(one for one in self.newest_first if not _is_in(one, session))

    def seen_again(self, now: "LeftBeside") -> "LeftBeside":
        """Return what is there *now*, with what either look could not see."""
        unseen = dict.fromkeys(filter(None, (self.unseen, now.unseen)))
        return replace(now, unseen="; ".join(unseen))

    @property
    def newest_first(self) -> tuple[LeftVersion, ...]:
        """All versions."""
        return tuple(sorted(self.versions, key=lambda one: one.written, reverse=True))


NOTHING_BESIDE = LeftBeside()


def _is_in(version: LeftVersion, session: Session) -> bool:
    if version.session.records > session.records:
        return holds(session, version.session) and holds(version.session, session)
    return version.passed or holds(session, version.session)


class LookBeside:
    """Looks for what was left of a session, in its folder and where copies are put when that fails."""

    def __init__(
        self, disk: Disk, left: Left, replay: Replay, here: Process, refuges: Iterable[Path]
    ) -> None:
        """Look at *disk*, seen from the process *here*; *replay* applies what journals hold."""
        self._disk = disk
        self._replay = replay
        self._left = left
        self._here = here
        self._refuges = tuple(refuges)

    def of(self, path: Path, session: str) -> LeftBeside:
        """Return what lies beside the file at *path* of the session with that id. Raises CannotRead."""
        unseen: list[str] = []
        found: dict[Path, LeftVersion] = {}
        elsewhere = self._elsewhere_soon(session, unseen)
        for one, makeshift in (*elsewhere, *self._in_folder(path, unseen)):
            if one not in found and one != path and (version := self._read(one, path, session, unseen)):
                found[one] = replace(version, makeshift=makeshift)
        return LeftBeside(tuple(self._let_be(found.values(), session)), "; ".join(unseen))

    def _let_be(self, versions: Collection[LeftVersion], session: str) -> Iterator[LeftVersion]:
        """Yield *versions*, without what somebody may be writing; what they have open is not makeshift."""
        journals = self._left.all_of(session) if any(one.makeshift for one in versions) else ()
        running = any(map(self._left.running, journals))
        targets = {journal.target for journal in journals}
        for one in versions:
            written = running if one.hidden else one.path in targets
            if not one.makeshift:
                yield one
            elif not (written or self._is_open(one.of)):
                yield replace(one, passed=any(self._passed(one, journal) for journal in journals))
            elif not one.hidden:
                yield replace(one, makeshift=False)

    def _passed(self, version: LeftVersion, journal: FoundJournal) -> bool:
        try:
            return journal.went_through(version.session, version.sha256, self._replay)
        except InterviewerError:  # whoever takes the journal up is told
            return False

    def _elsewhere_soon(self, session: str, unseen: list[str]) -> tuple[tuple[Path, bool], ...]:
        """Return what is in folders that answer: a home may lie on a disk that hangs."""
        found = in_time(lambda: (*self._rescued(unseen), *self._tried(session, unseen)), _PATIENCE)
        if found is None:
            unseen.append("your home did not answer, and may hold copies of it")
        return found or ()

    def _tried(self, session: str, unseen: list[str]) -> Iterator[tuple[Path, bool]]:
        """Yield what stands where it was about to be saved, by what its journals tell."""
        for there in {path for journal in self._left.all_of(session) for path in journal.tells.tried}:
            for path, cut_off in self._in_folder(there, unseen):
                if cut_off or path == there:
                    yield path, True

    def _rescued(self, unseen: list[str]) -> Iterator[tuple[Path, bool]]:
        """Yield the rescued copies in the refuges that are ours alone.

        Where all may write, as in the folder for temporary files, anybody may put one: that is taken up only
        by its path.
        """
        for folder in dict.fromkeys(map(self._disk.real, self._refuges)):
            names = [name for name in self._names(folder, unseen) if ".rescued-" in name]
            if names and self._is_private(folder, unseen):
                yield from ((folder / name, True) for name in names if name.endswith(".toml"))

    def _in_folder(self, path: Path, unseen: list[str]) -> Iterator[tuple[Path, bool]]:
        """Yield the files that are called after that at *path*, and whether a save left them."""
        stem = path.name.partition(".")[0]
        for name in self._names(path.parent, unseen):
            cut_off = _CUT_OFF.fullmatch(name)
            called = cut_off["stem"] if cut_off else name if name.endswith(".toml") else ""
            if called.partition(".")[0] == stem:
                yield path.with_name(name), cut_off is not None

    def _names(self, folder: Path, unseen: list[str]) -> tuple[str, ...]:
        try:
            return tuple(name for name, is_folder in self._disk.entries(folder) if not is_folder)
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            unseen.append(f"{folder} may hold copies of it and cannot be looked through: {why_unread(error)}")
            return ()

    def _read(self, path: Path, of: Path, session: str, unseen: list[str]) -> LeftVersion | None:
        """Return the version of *session*, whose file is at *of*, in a file; None when it holds none."""
        try:
            status = self._disk.stat(path)
            if not stat.S_ISREG(status.st_mode):  # a pipe would wait for a writer for ever
                return None
            data = self._disk.read(path, LARGEST + 1)
            found = read_session(data, str(path))
        except FileNotFoundError:
            return None
        except CannotRead as fault:
            if data and (kind := _out_of_sight(path, of, session)):
                unseen.append(f"{kind}, cannot be read: {fault.why}")
            return None
        except OSError as error:
            unseen.append(f"{path} cannot be read: {why_unread(error)}")
            return None
        if found.id != session:
            return None
        return LeftVersion(path, found, digest(data), status.st_mtime_ns, makeshift=False)

    def _is_private(self, folder: Path, unseen: list[str]) -> bool:
        """Whether nobody but its owner can put files into *folder*."""
        try:
            return os.name != "posix" or not self._disk.stat(folder).st_mode & 0o022
        except OSError as error:
            unseen.append(f"{folder} may hold copies of it and cannot be looked at: {why_unread(error)}")
            return False

    def _is_open(self, path: Path) -> bool:
        lock = read_lock(self._disk, path)
        return lock is not None and lock.holder(self._here) in ("here", "elsewhere")


def _out_of_sight(path: Path, of: Path, session: str) -> str:
    """Return what the file at *path* is to the session in that at *of*, where nobody would come across it."""
    if _CUT_OFF.fullmatch(path.name):
        return f"{path.name}, of a save that was cut off"
    named = stem_of(path) == stem_of(of) or id_in_name(path) == session != ""
    return f"{path}, a rescued copy of it" if named and path.parent != of.parent else ""


def shown(path: Path) -> str:
    """Return *path* as people type it: `~` stands for their home."""
    with suppress(RuntimeError):  # nobody says where that is
        if path.is_relative_to(home := Path.home()):
            return f"~/{path.relative_to(home)}"
    return str(path)
