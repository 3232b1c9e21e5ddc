"""What keeps copies of files that were removed: repositories, programs that synchronise, other names.

Told by what lies in the folders. No process is started and nothing is asked of anybody.
"""

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer.store.seam import Disk, is_file, is_there

_FOLDERS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "icloud": "iCloud Drive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
}
"""What folders that are synchronised are usually called, and by what."""
_SIGNS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".stversions": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync": "Resilio Sync",
}
"""What such programs leave in them."""
_LARGEST = 200_000_000


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """What is known to keep copies."""

    repository: Path | None = None
    """The folder of the git repository that the sessions lie in."""
    tracked: tuple[Path, ...] = ()
    """Files that are in its index, so surely were added to it."""
    synced: tuple[str, ...] = ()
    """The programs that seem to synchronise the sessions."""
    other_names: tuple[Path, ...] = ()
    """Files that have another name somewhere, or are a link to what stays."""


def out_of_reach(disk: Disk, sessions: Path, paths: Iterable[Path]) -> OutOfReach:
    """Return what keeps copies of the files at *paths*, to be asked before they are removed."""
    wanted = tuple(paths)
    above = (sessions, *sessions.parents)
    repository = next((folder for folder in above if is_there(disk, folder / ".git")), None)
    return OutOfReach(
        repository,
        tuple(_tracked(disk, repository, wanted)) if repository else (),
        tuple(dict.fromkeys(_synced(disk, above))),
        tuple(path for path in wanted if _has_other_name(disk, path)),
    )


def _tracked(disk: Disk, repository: Path, paths: Iterable[Path]) -> Iterator[Path]:
    """Yield those of *paths* that the repository's index names; none where it shortens names."""
    try:
        index = disk.read(_git_folder(disk, repository) / "index", _LARGEST)
    except (OSError, ValueError):
        return
    for path in paths:
        if path.is_relative_to(repository):
            name = path.relative_to(repository).as_posix().encode("utf-8", "surrogateescape")
            if name + b"\0" in index:
                yield path


def _git_folder(disk: Disk, repository: Path) -> Path:
    """Return where git keeps its index: `.git`, or where that file says, as in a linked work tree."""
    git = repository / ".git"
    if not is_file(disk, git):
        return git
    told = disk.read(git, 10_000).decode().partition("gitdir:")[2].strip()
    return repository / told


def _synced(disk: Disk, above: Iterable[Path]) -> Iterator[str]:
    for folder in above:
        name = folder.name.casefold()
        yield from (program for known, program in _FOLDERS.items() if _is_called(name, known))
        yield from (program for sign, program in _SIGNS.items() if is_there(disk, folder / sign))


def _is_called(name: str, known: str) -> bool:
    """Whether a folder is called *known*, or that with an account behind it: `OneDrive - Example`."""
    return name == known or name.startswith((f"{known} -", f"{known}-", f"{known} ("))


def _has_other_name(disk: Disk, path: Path) -> bool:
    try:
        status = disk.stat(path)
        linked = stat.S_ISREG(status.st_mode) and status.st_nlink > 1  # a folder counts those in it
        return linked or disk.real(path) != disk.real(path.parent) / path.name
    except OSError:
        return False
