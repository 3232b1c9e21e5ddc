"""The saved sessions of a workspace."""

import difflib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from interviewer.model.errors import CannotRead, UsageError
from interviewer.model.saved import SavedSession
from interviewer.store.seam import Disk, is_file, why_unread
from interviewer.store.session_file import LARGEST, open_session
from interviewer.store.stamps import session_stamps
from interviewer.store.told import id_in_name

_Stamp = tuple[int, int, int]


class Library:
    """Reads the sessions folder. A file that cannot be read is listed with its fault and hides no other."""

    def __init__(
        self, sessions_dir: Path, state_dir: Path, disk: Disk, *, workspace: Path | None = None
    ) -> None:
        """Read *sessions_dir*; *workspace* is what commands for its sessions have to name, if anything."""
        self.folder = disk.real(sessions_dir)
        self.workspace = workspace
        self.journals = state_dir / "journals"
        """Where the journals of running sessions are."""
        self.disk = disk
        self._read: dict[Path, tuple[_Stamp, SavedSession]] = {}

    def command(self, verb: str, path: Path | str, more: str = "") -> str:
        """Return what to type to *verb* the session at *path*, with *more* behind its name."""
        from interviewer.store.typed import command  # noqa: PLC0415 - no interview begins with it

        return command(verb, path, folder=self.folder, workspace=self.workspace, more=more)

    def saved(self, folder: Path | None = None) -> tuple[SavedSession, ...]:
        """Return all saved sessions, newest first, or those in another *folder*; in both but `examples`."""
        paths = map(Path, session_stamps(self.disk, folder or self.folder))
        return tuple(sorted(map(self.read, paths), key=_began, reverse=True))

    def find(self, name: str) -> SavedSession:
        """Return the one session that *name* means.

        A file's name, a session's id, the beginning of either if it fits only one, or a path. Raises
        UsageError, which tells the nearest names.
        """
        if os.sep in name or name.endswith(".toml"):
            return self.read(self._path_of(name))
        paths = [path for path in self._paths() if path.stem == name]
        if len(paths) == 1:  # a whole name, as the screens give: of a thousand files this one is read
            return self.read(paths[0])
        everything = self.saved()
        for matches in (_named, _with_id, _named_like):
            found = [saved for saved in everything if matches(saved, name)]
            # A copy beside a session has the session's id too; its own name says that it is a copy.
            found = [saved for saved in found if not saved.is_beside] or found
            if len(found) == 1:
                return found[0]
            if found:
                raise UsageError(f'"{name}" can mean {_listed(found)}.')
        names = [saved.name for saved in everything]
        near = difflib.get_close_matches(name, names, cutoff=0.4) or names[:3]
        hint = f" Nearest: {', '.join(near)}." if near else " There are no saved sessions yet."
        raise UsageError(f'There is no session "{name}".{hint}')

    def named(self, name: str) -> SavedSession | None:
        """Return the session in the file called *name*, and read no other; None without such a file."""
        path = next((path for path in self._paths() if path.stem == name), None)
        return None if path is None else self.read(path)

    def means(self, name: str) -> bool:
        """Whether *name* is the whole name or the id of a session here."""
        named = any(path.stem == name for path in self._paths())
        return named or (self.has(name) and any(_with_id(saved, name) for saved in self.saved()))

    def has(self, session_id: str) -> bool:
        """Whether the name of a file here, which people may change, ends in *session_id*. Reads none."""
        names = (path.name.partition(".")[0] for path in self._paths())
        return any(name.rpartition("-")[2] == session_id for name in names)

    def read(self, path: Path) -> SavedSession:
        """Return the session in the file at *path*, or its fault."""
        try:
            status = self.disk.stat(path)
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            known = self._read.get(path)
            if known is None or known[0] != stamp:
                known = stamp, self._fresh(path)
                self._read[path] = known
        except OSError as error:
            return _cannot_be_read(path, error)
        return known[1]

    def read_once(self, path: Path) -> SavedSession:
        """Return the session in the file at *path*, or its fault, for one look: it is not held on to."""
        try:
            return self._fresh(path)
        except OSError as error:
            return _cannot_be_read(path, error)

    def _fresh(self, path: Path) -> SavedSession:
        try:
            session, newer = open_session(self.disk.read(path, LARGEST + 1), str(path))
        except CannotRead as error:
            return SavedSession(path.stem, str(path), None, f"{error.why}{self._earlier(path)}")
        if session.changed_outside:
            session = session.but(outside_at=self.written_at(path))
        return SavedSession(path.stem, str(path), session, newer=newer)

    def _earlier(self, path: Path) -> str:
        """Return how to find earlier versions of what cannot be read; empty when none are kept here."""
        from interviewer.store.history import versions_of  # noqa: PLC0415 - most files are fine

        kept = versions_of(self.disk, self.journals.parent, id_in_name(path))
        return f". Earlier versions: {self.command('history', path)}" if kept else ""

    def written_at(self, path: Path) -> datetime | None:
        """Return when the file at *path* was written last; None when that cannot be told."""
        try:
            return datetime.fromtimestamp(self.disk.stat(path).st_mtime, UTC)
        except OSError:
            return None

    def _paths(self) -> Iterator[Path]:
        return map(Path, session_stamps(self.disk, self.folder))

    def _path_of(self, name: str) -> Path:
        given = Path(name).expanduser()
        for path in (given, self.folder / given):
            if is_file(self.disk, path):
                return self.disk.real(path)
        raise UsageError(f"There is no file {name}.")


def _cannot_be_read(path: Path, error: OSError) -> SavedSession:
    return SavedSession(path.stem, str(path), None, f"cannot be read: {why_unread(error)}")


def _began(saved: SavedSession) -> tuple[datetime, str]:
    """Return what to sort by: when the session began, which a broken file's name still tells."""
    if saved.session is not None:
        return saved.session.interview.started, saved.name
    from interviewer.model.listing import began_by_name  # noqa: PLC0415 - no interview begins with a list

    return began_by_name(saved.name), saved.name


def _named(saved: SavedSession, name: str) -> bool:
    return saved.name == name


def _id(saved: SavedSession) -> str:
    """Return the id of a session; that of a file which cannot be read stands in its name."""
    return saved.session.id if saved.session else id_in_name(Path(saved.path))


def _with_id(saved: SavedSession, name: str) -> bool:
    return bool(name) and _id(saved) == name


def _named_like(saved: SavedSession, name: str) -> bool:
    return bool(name) and (saved.name.startswith(name) or _id(saved).startswith(name))


def _listed(found: list[SavedSession]) -> str:
    names = [saved.name for saved in found[:5]]
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    return ", ".join(names) + more
