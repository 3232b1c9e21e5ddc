"""Which sessions of others were opened by somebody whose own has not begun yet: ids and times, no names.

They go into their own session once that begins. `opened/ID-PLACE-20261122T090000Z`, an empty file for each:
two that are kept at once do not meet, and what holds nothing cannot be damaged.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from interviewer.model.errors import CannotRead, CannotSave
from interviewer.model.text import is_id
from interviewer.store.names import place_of
from interviewer.store.seam import Disk, why, why_unread, write_new

_FOLDER = "opened"
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(?P<session>.+)-(?P<place>[0-9a-f]{8})-(?P<at>[0-9]{8}T[0-9]{6}Z)")


@dataclass(frozen=True, slots=True)
class OpenedEarly:
    """A session that was opened before one's own began."""

    session: str
    """Its id."""
    at: datetime
    """In UTC, to the second."""
    place: str
    """What `place_of` says of the folder of its workspace."""

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.session}-{self.place}-{self.at.astimezone(UTC):{_STAMP}}"


def opened_early(disk: Disk, state: Path, sessions: Path) -> tuple[OpenedEarly, ...]:
    """Return what was opened in the folder *sessions*, the first time of each. Raises CannotRead."""
    here, first = place_of(sessions), dict[str, OpenedEarly]()
    for one in _all(disk, state):  # by name, so of one session by time
        if one.place == here:
            first.setdefault(one.session, one)
    return tuple(first.values())


def keep_opened(disk: Disk, state: Path, one: OpenedEarly) -> None:
    """Keep *one*, on the medium. Raises CannotSave."""
    folder = state / _FOLDER
    try:
        disk.make_folder(folder)
        try:
            write_new(disk, folder / one.name, b"")
        except FileExistsError:  # it was opened a moment ago, too
            disk.stat(folder / one.name)
        disk.sync_folder(folder)
    except OSError as error:
        raise CannotSave(str(folder), why(error)) from error


def forget_opened(disk: Disk, state: Path, gone: Iterable[OpenedEarly]) -> None:
    """Keep no time of those of *gone*: they stand in a session now. Raises CannotRead, CannotSave."""
    folder, which = state / _FOLDER, {(one.session, one.place) for one in gone}
    try:
        for one in _all(disk, state):
            if (one.session, one.place) in which:
                with suppress(FileNotFoundError):
                    disk.unlink(folder / one.name)
        disk.sync_folder(folder)
    except OSError as error:
        raise CannotSave(str(folder), why(error)) from error


def _all(disk: Disk, state: Path) -> tuple[OpenedEarly, ...]:
    """Return all that is kept; what is called otherwise was put there by somebody else."""
    folder = state / _FOLDER
    try:
        names = [name for name, _ in disk.entries(folder)]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CannotRead(str(folder), f"cannot be looked into: {why_unread(error)}") from error
    return tuple(one for one in map(_read, names) if one is not None)


def _read(name: str) -> OpenedEarly | None:
    told = _NAME.fullmatch(name)
    if told is None or not is_id(told["session"]):
        return None
    try:
        at = datetime.strptime(told["at"], _STAMP).replace(tzinfo=UTC)
    except ValueError:  # such as the 31st of February
        return None
    return OpenedEarly(told["session"], at, told["place"])
