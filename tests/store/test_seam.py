"""Everything reaches the disk through `store/seam.py`, where tests can fail it: read off the source itself.

A module that is added falls under this by being there.
"""

import ast
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

import interviewer
from interviewer.store.seam import DISK, Disk, is_file, is_folder, is_there
from tests.store.rig import CALLS, NEVER_FAILS, FailingDisk

SOURCE = Path(interviewer.__file__).parent
SEAM = "store/seam.py"
PAST_THE_SEAM = {
    "store/process.py: read_text": "asks the system about a process, in /proc; no file of anybody's",
    "cli/harmless.py: os.open": "opens the null device for what can no longer be printed",
    "cli/harmless.py: os.dup2": "puts the null device in the place of what can no longer be printed",
    "cli/harmless.py: os.close": "closes the null device again",
    "cli/demo.py: TemporaryDirectory": "a throwaway folder of fictional sessions, nothing of a person's",
    "cli/demo.py: rmtree": "removes that folder",
    "cli/demo.py: rglob": "the examples that come with the program",
    "cli/demo.py: chmod": "in that folder",
    "cli/demo.py: copyfile": "into that folder",
    "cli/streams.py: os.open": "the null device for a stream that was closed before the start",
    "cli/streams.py: os.close": "the same",
    "cli/streams.py: .open": "the same",
    "store/sealing.py: io": "an archive in memory, whose bytes go through a disk",
    "store/sealing.py: zipfile": "into that memory",
    "tui/styled.py: read_text": "the styles of a screen, which come with the program",
}
"""What may go past it, each with the reason. Anything else is a fault, and so is a line not needed."""

DISKS = {"disk", "_disk", "DISK"}
"""What a disk is called: `disk.read(…)`, `self._disk.read(…)`, `library.disk.read(…)`."""
_ON_PATHS = """
open read_text read_bytes write_text write_bytes exists is_file is_dir is_symlink is_mount glob rglob
iterdir walk mkdir rmdir unlink rename touch stat lstat chmod lchmod symlink_to hardlink_to link_to readlink
resolve samefile
"""
ON_PATHS = frozenset(_ON_PATHS.split())
"""Methods of a path that reach the disk. `replace`, which texts and dates have too, is looked at below."""
_ON_OS = """
PathLike _exit devnull environ fsdecode fsencode fspath getpid getppid getuid isatty kill name path sep
strerror terminal_size get_terminal_size
"""
HARMLESS = {
    "os": frozenset(_ON_OS.split()),
    "os.path": frozenset({"basename"}),
    "shutil": frozenset({"which", "get_terminal_size"}),
    "tempfile": frozenset(),
    "click": frozenset(),
}
"""Of modules that reach files, what does not."""
_OTHER_WAYS = "io glob fileinput linecache mmap sqlite3 zipfile tarfile gzip bz2 lzma dbm shelve"
OTHER_WAYS = frozenset(_OTHER_WAYS.split())
"""Modules that have no business here."""
ON_CLICK = frozenset({"File", "open_file", "edit"})


def past_the_seam(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and name of all in *source* that reaches the disk by another way than a disk."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, one.name) for one in names if _is_other_way(one))
            case ast.ImportFrom(module=module, names=names) if module in HARMLESS:
                names_taken = (one.name for one in names)
                yield from (
                    (node.lineno, name)
                    for name in names_taken
                    if name == "path" or not _is_harmless(module, name)
                )
            case ast.ImportFrom(module=module) if (module or "").partition(".")[0] in OTHER_WAYS:
                yield node.lineno, f"{module}"
            case ast.Name(id="open"):
                yield node.lineno, "open"
            case ast.Call(func=ast.Attribute(value=value, attr="replace"), args=[_], keywords=[]):
                if not _is_disk(value):  # of a text it takes two, of a date names
                    yield node.lineno, "replace"
            case ast.Attribute(value=value, attr=name):
                yield from ((node.lineno, told) for told in _by_attribute(value, name))


def _by_attribute(value: ast.expr, name: str) -> Iterator[str]:
    of = ast.unparse(value)
    if of in HARMLESS:
        if not _is_harmless(of, name):
            yield name if of in ("shutil", "tempfile") else f"{of}.{name}"
    elif name in ON_PATHS and not _is_disk(value):
        yield ".open" if name == "open" else name


def _is_harmless(of: str, name: str) -> bool:
    if of == "click":
        return name not in ON_CLICK
    return name in HARMLESS[of] or (of == "os" and name.startswith("O_"))


def _is_other_way(one: ast.alias) -> bool:
    hidden = one.name in HARMLESS and one.asname is not None
    return hidden or one.name.partition(".")[0] in OTHER_WAYS


def _is_disk(value: ast.expr) -> bool:
    return (isinstance(value, ast.Name) and value.id in DISKS) or (
        isinstance(value, ast.Attribute) and value.attr in DISKS
    )


def found() -> dict[str, list[str]]:
    """Return what goes past the seam, and the places."""
    places: dict[str, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        module = path.relative_to(SOURCE).as_posix()
        if module != SEAM:
            for line, name in past_the_seam(path.read_text(encoding="utf-8")):
                if name == ".open" and module.startswith("tui/"):
                    continue  # bars and panes of screens are opened, too
                places.setdefault(f"{module}: {name}", []).append(f"src/interviewer/{module}:{line}")
    return places


def test_nothing_reaches_the_disk_past_the_seam() -> None:
    more = {what: where for what, where in found().items() if what not in PAST_THE_SEAM}
    assert more == {}, "use or add a method of store/seam.py: Disk, so that tests can fail it"


def test_the_list_of_what_may_is_no_longer_than_it_must_be() -> None:
    assert set(PAST_THE_SEAM) - set(found()) == set()


@pytest.mark.parametrize(
    "source",
    [
        "open(path)",
        "with open(path, 'w') as file: ...",
        "path.open()",
        "Path(name).read_text()",
        "path.write_bytes(b'')",
        "list(map(Path.read_bytes, paths))",
        "path.rename(other)",
        "path.replace(other)",
        "os.replace(one, other)",
        "os.open(path, os.O_WRONLY)",
        "os.path.exists(path)",
        "os.remove(path)",
        "from os import unlink",
        "import os as system",
        "from os.path import getsize",
        "from os import path",
        "shutil.rmtree(path)",
        "from shutil import rmtree",
        "tempfile.NamedTemporaryFile()",
        "import io\nio.open(path)",
        "import gzip",
        "click.File('w')",
        "path.is_file()",
        "self.path.stat()",
        "folder.glob('*')",
        "path.unlink(missing_ok=True)",
        "path.parent.mkdir()",
        "sessions.resolve()",
    ],
)
def test_ways_past_the_seam_are_noticed(source: str) -> None:
    assert list(past_the_seam(source))


@pytest.mark.parametrize(
    "source",
    [
        "disk.read(path, 5)",
        "self._disk.replace(one, other)",
        "self._disk.stat(path)",
        "library.disk.unlink(path)",
        "DISK.stat(path)",
        "text.replace('a', 'b')",
        "at.replace(microsecond=0)",
        "replace(value, key=1)",
        "os.environ.get('HOME')",
        "os.path.basename(name)",
        "shutil.which(name)",
        "click.option('--open')",
        "path.with_name('x').stem",
    ],
)
def test_what_reaches_no_disk_or_goes_through_one_is_left_alone(source: str) -> None:
    assert list(past_the_seam(source)) == []


def test_every_public_method_of_the_disk_is_one_that_tests_can_fail(tmp_path: Path) -> None:
    assert {name for name in dir(Disk) if not name.startswith("_")} == CALLS | NEVER_FAILS
    for name in CALLS:
        with pytest.raises(OSError, match="full"):
            getattr(FailingDisk(OSError(errno.ENOSPC, "full"), nth=1), name)(os.dup(1))


def test_a_folder_goes_with_all_that_is_in_it_and_nothing_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept").write_bytes(b"x")
    (tmp_path / "folder" / "below").mkdir(parents=True)
    (tmp_path / "folder" / "below" / "file").write_bytes(b"x")
    (tmp_path / "folder" / "link").symlink_to(tmp_path / "elsewhere")
    DISK.remove_folder(tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["elsewhere"]
    assert (tmp_path / "elsewhere" / "kept").exists()


def test_the_name_of_a_new_folder_is_brought_onto_the_medium_and_nothing_else(tmp_path: Path) -> None:
    disk = FailingDisk()
    disk.make_folder(tmp_path / "a" / "b")
    synced = [path for name, path in disk.log if name == "sync_folder"]
    assert synced == [tmp_path, tmp_path / "a"]
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    disk.log.clear()
    disk.make_folder(tmp_path / "a" / "b")
    assert [name for name, _ in disk.log] == ["make_folder"]


def test_a_folder_is_made_where_nobody_may_look(tmp_path: Path) -> None:
    class Unlisted(Disk):
        def sync_folder(self, folder: Path) -> None:
            raise PermissionError(errno.EACCES, "no")

    Unlisted().make_folder(tmp_path / "a")
    assert (tmp_path / "a").is_dir()


def test_what_a_path_is(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    names = ("file", "", "link", "circle", "none", "file/below", "zero\0byte")
    looks = [tuple(look(DISK, tmp_path / name) for look in (is_there, is_file, is_folder)) for name in names]
    none = (False, False, False)
    assert looks == [(True, True, False), (True, False, True), (True, False, True), none, none, none, none]
    assert DISK.real(tmp_path / "link") == Path(os.path.realpath(tmp_path))
    assert DISK.real(tmp_path / "circle").name == "circle"
