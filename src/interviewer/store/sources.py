"""Reading the files people write, as text. What cannot be read becomes a fault of that file alone."""

import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from interviewer.model.errors import UsageError
from interviewer.model.source import FileKind, SourceText
from interviewer.model.text import is_id, slug
from interviewer.store.seam import DISK, Disk, is_folder, is_there

MOST_BYTES = 5_000_000
SETTINGS_FILE = "config.toml"
"""What the file of settings is called in the user's folder for them."""
_FOLDERS: tuple[tuple[str, FileKind], ...] = (
    ("", "pack"),
    ("rubrics", "rubric"),
    ("roles", "role"),
    ("plans", "plan"),
)
_KINDS: dict[str, FileKind] = {kind: kind for _, kind in _FOLDERS}
_FORMAT = re.compile(r"""^[ \t]*format[ \t]*=[ \t]*["'](\w+)/""", re.MULTILINE)
_STRAY = "is not read: packs lie in question_packs itself, the others in its rubrics/, roles/ and plans/"
_DEEPEST = 3
"""How many folders down strays are looked for."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class _Unreadable(Exception):
    """A file's text cannot be had; the message says why, in words for its author."""

    def __init__(self, why: str, line: int = 0, text: str = "") -> None:
        super().__init__(why)
        self.line = line
        self.text = text
        """The file up to the end of that line, with U+FFFD for what is no text."""


def read_sources(packs_dir: Path, seen_from: Path | None = None, disk: Disk = DISK) -> tuple[SourceText, ...]:
    """Return the packs in *packs_dir*, the rubrics, roles and plans below it, each kind sorted by name.

    Paths are named relative to *seen_from* where they lie below it. Hidden files are left alone, and links
    that lead out of *packs_dir* are refused. TOML files in other folders come last, unread: each has a fault
    that says so, and its folder in its id, which is how it is told from the others.
    """
    sources = (
        source
        for folder, kind in _FOLDERS
        for source in _read_folder(disk, packs_dir / folder, kind, packs_dir, seen_from)
    )
    return (*sources, *_strays(disk, packs_dir, seen_from))


def read_given(path: Path, disk: Disk = DISK) -> tuple[SourceText, ...]:
    """Return what a path on the command line stands for: one file, or a folder of files.

    A folder may be a workspace, a folder of packs with `rubrics`, `roles` and `plans` in it, or any folder
    of TOML files. Raises UsageError when there is nothing to read.
    """
    try:
        if not is_there(disk, path):
            raise UsageError(f"There is no file or folder {path}.")
        if not is_folder(disk, path):
            return (read_source(path, disk),)
        folder = path / "question_packs" if is_folder(disk, path / "question_packs") else path
        here = [read_source(file, disk) for file in _toml_files(disk, folder)]
    except OSError as error:
        raise UsageError(f"{path}: {_reason('this', error)}.") from error
    below = (_read_folder(disk, folder / name, kind, folder, None) for name, kind in _FOLDERS[1:])
    strays = _strays(disk, folder, None) if folder.absolute().name == "question_packs" else ()
    sources = (*here, *chain.from_iterable(below), *strays)
    if not sources:
        raise UsageError(f"There are no packs, rubrics, roles or plans in {path}.")
    return sources


def read_source(path: Path, disk: Disk = DISK) -> SourceText:
    """Return one file. Its kind is what its `format` says, else what its folder says, else a pack."""
    by_folder = dict(_FOLDERS).get(path.absolute().parent.name, "pack")
    source = _read_file(disk, path, by_folder, str(path))
    told = _FORMAT.search(source.text)
    kind = _KINDS.get(told[1], by_folder) if told else by_folder
    return replace(source, kind=kind)


def read_config(folder: Path, disk: Disk = DISK) -> SourceText | None:
    """Return the file of settings in *folder*; None when there is none."""
    path = folder / SETTINGS_FILE
    try:
        names = [name for name, _ in disk.entries(folder)]
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:  # which does not tell that there is none; the file itself may well be read
        names = [SETTINGS_FILE]
    return _read_file(disk, path, "config", str(path)) if SETTINGS_FILE in names else None


def _read_folder(
    disk: Disk, folder: Path, kind: FileKind, top: Path, seen_from: Path | None
) -> Iterator[SourceText]:
    try:
        paths = _toml_files(disk, folder)
        inside = disk.real(top)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield SourceText(_name(folder, seen_from), folder.name, kind, fault=_reason("the folder", error))
        return
    for path in paths:
        name = _name(path, seen_from)
        if disk.real(path).is_relative_to(inside):
            yield _read_file(disk, path, kind, name)
        else:
            fault = "this link leads out of the folder of packs, and is not followed"
            yield SourceText(name, path.stem, kind, fault=fault)


def _strays(disk: Disk, top: Path, seen_from: Path | None) -> Iterator[SourceText]:
    """Yield the TOML files that lie in folders below *top* whose files are not read."""
    read = {top / folder for folder, _ in _FOLDERS}
    for folder in _folders(disk, top, 0):
        if folder in read:
            continue
        try:
            paths = _toml_files(disk, folder)
        except OSError:
            continue
        for path in paths:
            id_ = path.relative_to(top).with_suffix("").as_posix()
            yield SourceText(_name(path, seen_from), id_, "pack", fault=_STRAY)


def _folders(disk: Disk, folder: Path, depth: int) -> Iterator[Path]:
    """Yield *folder*, which lies *depth* folders down, and those below it that are not hidden."""
    yield folder
    if depth == _DEEPEST:
        return
    try:
        names = [name for name, below in disk.entries(folder) if below and not name.startswith(".")]
    except OSError:
        return
    for name in names:
        yield from _folders(disk, folder / name, depth + 1)


def _toml_files(disk: Disk, folder: Path) -> list[Path]:
    """Return the TOML files in *folder*, by name; hidden files and folders left out. Raises OSError."""
    paths = (folder / name for name, _ in disk.entries(folder) if not name.startswith("."))
    return [path for path in paths if path.suffix == ".toml" and not is_folder(disk, path)]


def _read_file(disk: Disk, path: Path, kind: FileKind, name: str) -> SourceText:
    if not is_id(path.stem):
        example = slug(path.stem) or "my-questions"
        fault = f"the file's name is its id: rename it to {example}.toml, with a-z, 0-9 and single hyphens"
        return SourceText(name, path.stem, kind, fault=fault)
    try:
        return SourceText(name, path.stem, kind, text=_text(_bytes(disk, path)))
    except _Unreadable as error:
        return SourceText(name, path.stem, kind, error.text, fault=str(error), fault_line=error.line)


def _bytes(disk: Disk, path: Path) -> bytes:
    try:
        # A pipe would wait for a writer for ever, so look before opening.
        if not stat.S_ISREG(disk.stat(path).st_mode):
            raise _Unreadable("this is no regular file")
        content = disk.read(path, MOST_BYTES + 1)
    except OSError as error:
        raise _Unreadable(_reason("the file", error)) from error
    if len(content) > MOST_BYTES:
        raise _Unreadable(f"the file is larger than {MOST_BYTES // 1_000_000} MB")
    return content


def _text(content: bytes) -> str:
    if content.startswith(_UTF_16):
        raise _Unreadable("the file is UTF-16; save it as UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        end = content.find(b"\n", error.start)
        text = content[: end if end >= 0 else len(content)].decode("utf-8-sig", "replace")
        raise _Unreadable("this line is not UTF-8; save the file as UTF-8", line, text) from error


def _reason(what: str, error: OSError) -> str:
    return f"{what} cannot be read: {(error.strerror or 'unknown reason').lower()}"


def _name(path: Path, seen_from: Path | None) -> str:
    near = seen_from is not None and path.is_relative_to(seen_from)
    return str(path.relative_to(seen_from) if near and seen_from else path)
