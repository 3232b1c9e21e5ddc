"""What becomes of that which lies beside a session, once it is known what to go on from."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from interviewer.model.errors import CannotRead, CannotSave, InterviewerError, UsageError
from interviewer.model.session import Session
from interviewer.store.found_file import FoundFile
from interviewer.store.history import versions_of
from interviewer.store.journal import Journal
from interviewer.store.kept_beside import keep_beside
from interviewer.store.left_beside import LeftBeside, LeftVersion
from interviewer.store.library import Library
from interviewer.store.loop import in_time
from interviewer.store.publish import checked_toml, file_digest
from interviewer.store.seam import Disk, forget, is_file
from interviewer.store.taken_up import TakenUp

_PATIENCE = 2.5
"""Seconds that the journal has to get onto the medium before anything is removed."""


class Settling:
    """Nothing is dropped: what has served goes once the session is safe, and what has not is told."""

    def __init__(self, library: Library, now: Callable[[], datetime]) -> None:
        self._library = library
        self._disk = library.disk
        self._now = now

    def settled(self, taken: TakenUp, path: Path, around: LeftBeside) -> TakenUp:
        """Return *taken*, the session of the file at *path*, with what becomes of that *around* it."""
        served, others = [*around.served(taken.session)], []
        for one in around.others(taken.session):
            place = self._brought_to_light(one, path) if one.hidden else one.path
            served += [one] if place != one.path else []
            others.append(replace(one, path=place))
        untold = [one.path for one in others if one.path.name not in taken.told]
        told = "; ".join(filter(None, (taken.told, _told(self._library, untold), around.unseen)))
        return replace(
            taken,
            told=told,
            others=LeftBeside(tuple(others)),
            served=tuple((one.path, one.sha256) for one in served),
        )

    def nothing_in(self, file: FoundFile, around: LeftBeside) -> InterviewerError:
        """Return what is said of a *file* without a session: where other versions of it are."""
        if file.fault is None:
            return UsageError(f'There is no session "{file.path.stem}".')
        told = [file.fault.why]
        if others := [one.path for one in around.newest_first if not one.hidden]:
            told.append(f"Another version of it: {self._library.command('resume', others[0])}")
        if versions_of(self._disk, self._library.journals.parent, file.named_id):
            told.append(f"Earlier versions: {self._library.command('history', file.path)}")
        return CannotRead(str(file.path), ". ".join(told))

    def _brought_to_light(self, version: LeftVersion, path: Path) -> Path:
        """Keep beside the file at *path* what nobody would find; return where it is now."""
        try:
            return keep_beside(self._disk, path, checked_toml(version.session, str(path)), self._now())
        except CannotSave:  # it stays, and keeps nobody from going on
            return version.path


def told_of_others(library: Library, others: LeftBeside, session: Session) -> str:
    """Return how many of *others* that are still there have what *session* has not, and how to open one."""
    there = [one.path for one in others.others(session) if is_file(library.disk, one.path)]
    return _told(library, there)


def _told(library: Library, others: Sequence[Path]) -> str:
    """Return that *others*, the newest first, have what this one has not, and how to open it."""
    if not others:
        return ""
    one = len(others) == 1
    who = "another version of it has" if one else f"{len(others)} other versions of it have"
    newest = "" if one else "; the newest"
    return f"{who} words that this one has not{newest}: {library.command('resume', others[0])}"


def let_go(disk: Disk, served: Sequence[tuple[Path, str]], journal: Journal) -> None:
    """Remove what has *served*, files with their SHA-256, if *journal* has it all on the medium.

    What somebody has changed since it was read, or cannot be removed, stays.
    """
    if served:
        in_time(journal.sync, _PATIENCE)
    for path, sha256 in served:
        with suppress(OSError):
            if not (journal.fault or journal.unsynced) and file_digest(disk, path) == sha256:
                forget(disk, path)
