"""Which sessions are unfinished, and which of them was worked on last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from interviewer.cli.desk import OpenDesk
from interviewer.model.ahead import holds
from interviewer.model.errors import InterviewerError
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.store.seam import Disk
from interviewer.store.told import stem_of
from interviewer.store.typed import where

_SET_ASIDE = (".other-", ".restored-")
"""In the names of versions that nobody worked on when they were made, such as a choice not taken."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file of an unfinished session, and when it was written last, in ns."""

    path: str
    session: Session
    written: int
    is_beside: bool


Versions = tuple[Version, ...]
"""Of one session: the one that was written last, and behind it those with words that it lacks."""


def worked_on_last(desk: OpenDesk) -> tuple[str, str]:
    """Return the path of the session to go on with when none is named, and what to say of the others.

    The path is empty where one has to choose between versions of it. With none it is that of a revision that
    was cut short, which is brought into its file by that. Raises InterviewerError when there is neither.
    """
    found, there = unfinished(desk), where(desk.library.workspace)
    if not found:
        if revised := desk.revisions_cut_short():
            return revised[0], ""
        raise InterviewerError(
            f"There is no unfinished session. Begin one with: interviewer start PLAN{there}"
        )
    last = found[0]
    if len(last) > 1:
        return "", versions_words(last)
    return last[0].path, others_words(len(found) - 1, there)


def unfinished(desk: OpenDesk) -> tuple[Versions, ...]:
    """Return the sessions that can be gone on with here, the one that was worked on last first.

    That is the one of which a file or a journal was written last; where that is alike, the one that began
    last. Of which of two versions somebody worked on, their times do not tell for certain: another hand may
    have been the last.
    """
    disk, journals = desk.library.disk, desk.library.journals
    found: dict[str, list[Version]] = {}
    for saved in desk.sessions():
        session = saved.session
        if session and not (session.submitted or saved.newer or saved.closed or _is_set_aside(disk, saved)):
            written = _written(disk, Path(saved.path))
            version = Version(saved.path, session, written, saved.is_beside)
            found.setdefault(session.id, []).append(version)
    last = {name: max(version.written for version in versions) for name, versions in found.items()}
    for path in _journals(disk, journals) if len(found) > 1 else ():
        name = path.name.partition("-")[0]
        if name in last:
            last[name] = max(last[name], _written(disk, path))
    return tuple(_apart(found[name]) for name in sorted(found, key=last.__getitem__, reverse=True))


def _is_set_aside(disk: Disk, saved: SavedSession) -> bool:
    """Whether *saved* was only put beside its session, and nobody went on with it since then."""
    path = Path(saved.path)
    own = path.with_name(f"{stem_of(path)}.toml")
    aside = saved.is_beside and any(kind in path.name for kind in _SET_ASIDE)
    return aside and _written(disk, path) <= _written(disk, own)


def _apart(versions: Iterable[Version]) -> Versions:
    """Return the one of *versions* that was written last, and those with words that it lacks."""
    first, *others = sorted(versions, key=lambda one: one.written, reverse=True)
    return (first, *(one for one in others if not holds(first.session, one.session)))


def versions_words(versions: Versions) -> str:
    """Return what is asked when it is not certain which of *versions* was worked on last."""
    first = versions[0]
    which = "a copy" if first.is_beside else "the session itself"
    at = datetime.fromtimestamp(first.written / 1e9).astimezone()
    return (
        f"Of the session with {first.session.candidate.name} there are {len(versions)} versions with "
        f"different words. Written last was {which}, on {at:%Y-%m-%d at %H:%M}. "
        "Which one do you want to go on with?"
    )


def others_words(others: int, there: str = "") -> str:
    """Return what is said when there are more unfinished sessions than the one that is gone on with.

    *there* are the words that name the workspace, where that has to be.
    """
    return f"Also unfinished: {others}. To see which: interviewer list{there}" if others else ""


def _journals(disk: Disk, folder: Path) -> list[Path]:
    try:
        return [folder / name for name, is_folder in disk.entries(folder) if not is_folder]
    except OSError:
        return []


def _written(disk: Disk, path: Path) -> int:
    """Return when the file at *path* was written last, in ns; 0 when that cannot be told."""
    try:
        return disk.stat(path).st_mtime_ns
    except OSError:
        return 0
