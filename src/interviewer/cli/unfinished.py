"""Which sessions are unfinished, and which of them was worked on last."""

from pathlib import Path

from interviewer.cli.desk import OpenDesk
from interviewer.model.saved import SavedSession
from interviewer.store.seam import Disk


def unfinished(desk: OpenDesk) -> tuple[SavedSession, ...]:
    """Return the sessions that can be gone on with here, the one that was worked on last first.

    That is the one whose file or journal was written last; where that is alike, the one that began last.
    """
    found = [
        saved
        for saved in desk.sessions()
        if saved.session and not (saved.session.submitted or saved.newer or saved.closed)
    ]
    # What was set aside beside a session, such as a choice not taken, is not what one goes on with.
    found = [saved for saved in found if not saved.is_beside] or found
    if len(found) < 2:
        return tuple(found)
    library = desk.library
    in_journals: dict[str, int] = {}
    for path in _journals(library.disk, library.journals):
        session = path.name.partition("-")[0]
        in_journals[session] = max(in_journals.get(session, 0), _written(library.disk, path))

    def worked_on(saved: SavedSession) -> tuple[int, int]:
        in_file = _written(library.disk, Path(saved.path))
        # A journal tells of all files of its session; between those, their own times decide.
        return max(in_file, in_journals.get(saved.session.id if saved.session else "", 0)), in_file

    return tuple(sorted(found, key=worked_on, reverse=True))


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
