"""The journals that are there, and what each tells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from interviewer.model.ahead import holds
from interviewer.model.errors import CannotRead, NewerFormat
from interviewer.model.formats import HISTORIES, version_of
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.store.journal_files import file_number
from interviewer.store.journal_lines import Account, heading, newer_journal, read_journal
from interviewer.store.schedule import OF_THE_CLOCK
from interviewer.store.seam import Disk, why_unread

_SUFFIX = ".journal"
_LARGEST = 500_000_000
_LONGEST_HEADING = 100_000

Replay = Callable[[Session, Iterable[tuple[dict[str, object], Instant]]], Session]
"""Returns a session after records, paused. `interviewer.live.begin.replay` is one."""


@dataclass(frozen=True, slots=True)
class FoundJournal:
    """The journal of one session, which may be several files."""

    files: tuple[Path, ...]
    tells: Account

    @property
    def session(self) -> str:
        """The session's id."""
        return self.tells.header.session

    @property
    def target(self) -> Path:
        """Where the session's file is, or should be."""
        return Path(self.tells.target)

    @property
    def home(self) -> Path:
        """Where the session's file belongs: its target, but for one that was saved elsewhere."""
        return Path(self.tells.header.home or self.tells.target)

    def went_through(self, version: Session, sha256: str, replay: Replay) -> bool:
        """Whether the session was as in *version*, the content *sha256*, on its way to what it is now."""
        if sha256 in self.tells.known | {self.tells.header.base}:
            return True
        after = version.records - self.tells.base.records
        if not 0 <= after <= len(self.tells.records):
            return False
        return holds(replay(self.tells.base, self.tells.records[:after]), version)


@dataclass(frozen=True, slots=True)
class NewerJournal:
    """A journal that only the version which wrote it can read. It stays where it is."""

    path: Path
    format: str
    session: str
    """The session's id."""
    target: Path
    """Where the session's file is, or should be."""

    @property
    def error(self) -> NewerFormat:
        """What is said to whoever would go on without it."""
        return newer_journal(str(self.path), self.format)


def newer_journals_in(disk: Disk, folder: Path) -> Iterator[NewerJournal]:
    """Yield the files in *folder* that a newer version of the app wrote, by name."""
    for path in chain.from_iterable(_files_in(disk, folder).values()):
        try:
            written = heading(disk.read(path, _LONGEST_HEADING))
        except OSError:
            continue
        version = version_of(written.get("format"), "journal") or 0
        if version > HISTORIES["journal"].newest:
            session = str(written.get("session") or path.name.partition("-")[0])
            target = Path(str(written.get("target") or session))
            yield NewerJournal(path, f"journal/{version}", session, target)


def journals_in(disk: Disk, folder: Path, of: str = "") -> Iterator[FoundJournal]:
    """Yield the journals in *folder*, by session id. Files that cannot be read are passed over and stay.

    One that another has taken up is not found any more; its files are among those of the other. Raises
    CannotRead when the disk fails and a journal *of* that session may be what it does not give: without it,
    the newest notes would be passed over.
    """
    found: list[FoundJournal] = []
    for line, files in _files_in(disk, folder, of).items():
        # Whoever writes it may have gone on in a new file just now: then it is looked for once more.
        if one := _found(disk, files, of) or _found(disk, _files_in(disk, folder, of).get(line, ()), of):
            found.append(one)
    for one in found:
        if not any(_follows(other, one) for other in found):
            taken_up = (path for other in found if _follows(one, other) for path in other.files)
            yield replace(one, files=(*taken_up, *one.files))


def damaged_in(disk: Disk, folder: Path, of: str) -> Iterator[Path]:
    """Yield the files in *folder* that were journals of the session *of*, but for their damaged beginning.

    One that a crash cut off as it began is none of them: the file before it has all that was to stand in it.
    """
    for path in chain.from_iterable(_files_in(disk, folder).values()):
        if not path.name.startswith(f"{of}-"):
            continue
        try:
            data = disk.read(path, _LARGEST)
            read_journal(data, str(path))
        except (NewerFormat, OSError):
            continue
        except CannotRead:
            if data.count(b"\n") > bool(heading(data)):
                yield path


def _follows(one: FoundJournal, other: FoundJournal) -> bool:
    """Whether all that is in *other* is in *one* too."""
    follows = one.tells.header.follows
    return one is not other and all(follows.get(path.name, -1) >= other.tells.upto for path in other.files)


def has_words(one: FoundJournal, after: FoundJournal) -> bool:
    """Whether there is more in *one* than what *after* took up from it, and what only the clock does."""
    return _goes_on(one.tells, max(after.tells.header.follows.get(path.name, 0) for path in one.files))


def wrote(disk: Disk, folder: Path, follows: Iterable[tuple[str, int]], sha256: str) -> bool:
    """Whether one of the journals that were taken up says that it put this content into its file.

    *follows* has their names in *folder*, and up to which change each was taken up; one with more to tell by
    now does not count.
    """
    for name, upto in follows:
        try:
            tells = read_journal(disk.read(folder / name, _LARGEST), name)
        except (OSError, CannotRead):
            continue
        if sha256 in tells.known and not _goes_on(tells, upto):
            return True
    return False


def _goes_on(tells: Account, upto: int) -> bool:
    """Whether there is more than the first *upto* changes, and what only the clock does."""
    beyond = tells.upto - upto
    changes = tells.records[max(0, len(tells.records) - beyond) :]
    return len(changes) < beyond or any(change.get("do") not in OF_THE_CLOCK for change, _ in changes)


def _files_in(disk: Disk, folder: Path, of: str = "") -> dict[str, tuple[Path, ...]]:
    """Return the files of each journal by what their names begin with, in the order of that."""
    try:
        names = [name for name, is_folder in disk.entries(folder) if not is_folder and name.endswith(_SUFFIX)]
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        if of:
            raise _withheld(folder, error) from error
        return {}
    lines = sorted({name.rpartition("-")[0] for name in names})
    return {line: tuple(folder / name for name in names if name.rpartition("-")[0] == line) for line in lines}


def _withheld(path: Path, error: OSError) -> CannotRead:
    return CannotRead(str(path), f"cannot be read, and may hold the newest notes: {why_unread(error)}")


def _found(disk: Disk, files: tuple[Path, ...], of: str) -> FoundJournal | None:
    """Return what the newest usable file tells: each begins with the whole session.

    None when the newest is of a newer version: what stands in those before it is out of date.
    """
    for path in sorted(files, key=file_number, reverse=True):
        try:
            return FoundJournal(files, read_journal(disk.read(path, _LARGEST), str(path)))
        except NewerFormat:
            return None
        except OSError as error:
            if of and path.name.startswith(f"{of}-") and not isinstance(error, FileNotFoundError):
                raise _withheld(path, error) from error
        except CannotRead:
            continue
    return None
