"""Earlier versions of sessions, in the user's state folder: what their files held, from time to time.

`history/ID-PLACE/20261121T140000Z.toml`, one folder for each session and place. A help and no safety: nothing
here is waited for, and a failure costs a version of the history and nothing else.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from interviewer.model.errors import CannotSave
from interviewer.store.names import place_of
from interviewer.store.publish import digest, file_digest, shared_as
from interviewer.store.seam import Disk, forget, why, write_whole
from interviewer.store.session_file import LARGEST
from interviewer.store.thinning import surplus
from interviewer.store.told import may_be_held, stem_of, told_in

EVERY = 300.0
"""Seconds between two versions while a session is being written."""
MOST = 20
"""Versions of one session; beyond that the older ones are thinned out."""
LONGEST = timedelta(days=90)
"""How long the history of a session is kept after its last version."""
MOST_BYTES = 50_000_000
"""Of all sessions together; beyond that the oldest versions go."""
_DAY = timedelta(days=1)
_FOLDER = "history"
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(?P<at>[0-9]{8}T[0-9]{6}Z)(?:-(?P<number>[0-9]{1,4}))?\.toml")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A session's file as it was at a moment."""

    at: datetime
    """In UTC, to the second."""
    number: int
    """From 1; above that for further versions of the same second."""
    path: Path
    size: int
    """Bytes."""

    @property
    def name(self) -> str:
        """What people type to name it: `20261121T140000Z`."""
        return self.path.stem


def versions_of(disk: Disk, state: Path, session_id: str) -> tuple[Version, ...]:
    """Return the versions that are kept of the session *session_id*, of every place, the oldest first."""
    found = (_version(path, size) for path, size in _files_of(disk, state, session_id))
    return tuple(sorted(version for version in found if version is not None))


def keep_as_it_is(disk: Disk, state: Path, session_id: str, path: Path) -> None:
    """Keep what the file of a session at *path* holds now, before something of another kind is done to it.

    Where that is not possible, it is not kept.
    """
    try:
        data = disk.read(path, LARGEST + 1)
    except OSError:
        return
    History(disk, state, session_id, path).keep(data)


def restore(disk: Disk, path: Path, version: Version) -> tuple[Path, bool]:
    """Write *version* beside the session's file at *path*, byte for byte, for those who may read it.

    Returns where, and whether it is new: it may be there already. Raises CannotSave.
    """
    target = path.with_name(f"{stem_of(path)}.restored-{version.name}.toml")
    try:
        data = disk.read(version.path, LARGEST + 1)
        if file_digest(disk, target) == digest(data):
            return target, False
        write_whole(disk, target, data)
        with suppress(OSError):  # else it is ours alone
            disk.open_as(shared_as(disk, target), target)
        disk.sync_folder(target.parent)
    except FileExistsError as error:
        raise CannotSave(str(target), "another file has that name; rename it first") from error
    except OSError as error:
        raise CannotSave(str(target), why(error)) from error
    return target, True


class History:
    """The history of one session in one place. It never raises OSError."""

    def __init__(
        self,
        disk: Disk,
        state: Path,
        session_id: str,
        path: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Keep what is published of *session_id* at *path*, below the user's *state* folder."""
        self._disk = disk
        self._state = state
        self._now = now
        self._pruned = False
        self.folder = state / _FOLDER / f"{session_id}-{place_of(path.parent)}"

    def versions(self) -> tuple[Version, ...]:
        """Return the versions that are kept, the oldest first."""
        return _versions(self._disk, self.folder)

    def keep(self, data: bytes) -> None:
        """Keep *data*, the content of the session's file, unless it is that of the last version."""
        try:
            last = self.versions()[-1:]
            if data and not (last and self._disk.read(last[0].path, LARGEST + 1) == data):
                self._write(data)
        except OSError:
            return

    def _write(self, data: bytes) -> None:
        self._disk.make_folder(self.folder)
        at = self._now().astimezone(UTC).strftime(_STAMP)
        for number in range(1, MOST + 1):
            name = f"{at}.toml" if number == 1 else f"{at}-{number}.toml"
            with suppress(FileExistsError):
                write_whole(self._disk, self.folder / name, data)
                break
        self._thin()
        if not self._pruned:
            self._pruned = True
            prune(self._disk, self._state, self._now(), spare=self.folder)

    def _thin(self) -> None:
        versions = self.versions()
        for at in surplus([version.at.timestamp() for version in versions], MOST):
            forget(self._disk, versions[at].path)


def prune(disk: Disk, state: Path, now: datetime, *, spare: Path) -> None:
    """Remove the history of sessions that were left long ago, and the oldest versions when there is too much.

    The last version in the folder *spare* stays, and all of a session that is held, as its last version says.
    By age nothing goes when *now* is that far from whatever was kept before the last day: then it may be the
    clock that is wrong. Raises OSError.
    """
    kept = {folder: _versions(disk, folder) for folder in _folders(disk, state)}
    before = (one.at for versions in kept.values() for one in versions if one.at < now - _DAY)
    believed = max(before, default=now - LONGEST) >= now - LONGEST
    everything: list[Version] = []
    for folder, versions in kept.items():
        if believed and versions and folder != spare and versions[-1].at < now - LONGEST:
            if not _is_held(disk, versions[-1]):
                disk.remove_folder(folder)
        else:
            everything += versions[:-1] if folder == spare else versions
    too_much = sum(version.size for version in everything) - MOST_BYTES
    held = cache(lambda folder: _is_held(disk, kept[folder][-1]))
    for version in sorted(everything):
        if too_much <= 0:
            return
        if not held(version.path.parent):
            forget(disk, version.path)
            too_much -= version.size


def _is_held(disk: Disk, last: Version) -> bool:
    """Whether a session is under a hold; yes where that cannot be told."""
    try:
        data = disk.read(last.path, LARGEST + 1)
    except OSError:
        return True
    told = told_in(data)
    return told.hold is not None if told else may_be_held(data)


def _files_of(disk: Disk, state: Path, session_id: str) -> Iterator[tuple[Path, int]]:
    """Yield each file that is kept of a session, with its bytes."""
    for folder in _folders(disk, state):
        if folder.name.rpartition("-")[0] == session_id:
            yield from ((folder / name, stamp[2]) for name, _, stamp in _looks(disk, folder))


def _folders(disk: Disk, state: Path) -> Iterator[Path]:
    top = state / _FOLDER
    return (top / name for name, is_folder, _ in _looks(disk, top) if is_folder)


def _versions(disk: Disk, folder: Path) -> tuple[Version, ...]:
    found = (_version(folder / name, stamp[2]) for name, _, stamp in _looks(disk, folder))
    return tuple(sorted(version for version in found if version is not None))


def _version(path: Path, size: int) -> Version | None:
    named = _NAME.fullmatch(path.name)
    if named is None:
        return None
    try:
        at = datetime.strptime(named["at"], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Version(at, int(named["number"] or 1), path, size)


def _looks(disk: Disk, folder: Path) -> list[tuple[str, bool, tuple[int, int, int, int]]]:
    try:
        return disk.looks(folder)
    except OSError:
        return []
