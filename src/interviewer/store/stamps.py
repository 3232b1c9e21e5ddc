"""Which files there are and how they look, without reading any."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from interviewer.store.seam import NO_STAMP, Disk, Stamp

_EXAMPLES = "examples"
_LINKABLE = frozenset({"rubrics", "roles", "plans"})
_DEEPEST = 3
"""How many folders down files of authors are looked for; see `sources`."""


def session_stamps(disk: Disk, folder: Path) -> Mapping[str, Stamp]:
    """Return the stamps of the session files in *folder* and below, by path.

    Hidden files and those in `examples` are left out. No folder, no sessions; one that cannot be looked
    through, or is called as a session is, is among them itself, so that whoever reads it is told why.
    """
    return dict(_sessions(disk, folder, folder))


def _sessions(disk: Disk, folder: Path, top: Path) -> Iterator[tuple[str, Stamp]]:
    try:
        found = disk.looks(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        yield f"{folder}", NO_STAMP
        return
    for name, is_folder, stamp in found:
        if name.startswith("."):
            continue
        if is_folder and not (name == _EXAMPLES and folder == top):
            if name.endswith(".toml"):  # it stands where a session may have stood
                yield f"{folder / name}", NO_STAMP
            yield from _sessions(disk, folder / name, top)
        elif not is_folder and name.endswith(".toml"):
            yield f"{folder / name}", stamp


def sources_stamp(disk: Disk, packs: Path) -> str:
    """Return one stamp for all that people wrote in *packs*; empty when that cannot be told.

    It changes when a file that `read_sources` reads, or would list, changes, comes or goes.
    """
    look = hashlib.sha256(str(packs).encode("utf-8", "surrogateescape"))
    for line in _sources(disk, packs, 0):
        if not line:
            return ""
        look.update(line.encode("utf-8", "surrogateescape"))
    return look.hexdigest()


def _sources(disk: Disk, folder: Path, depth: int) -> Iterator[str]:
    try:
        found = disk.looks(folder)
    except OSError:
        yield ""
        return
    for name, is_folder, stamp in found:
        if name.startswith("."):
            continue
        if is_folder and depth < _DEEPEST:
            yield f"{folder / name}/\n"
            yield from _sources(disk, folder / name, depth + 1)
        elif name.endswith(".toml"):
            yield "" if stamp == NO_STAMP else f"{folder / name} {stamp}\n"
        elif not is_folder and name in _LINKABLE:
            yield ""  # a link to a folder elsewhere, whose files would have to be looked at there
