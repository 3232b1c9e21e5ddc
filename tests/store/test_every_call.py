"""Every call of the seam fails, for every operation of the store (T4): see `operations` for the table.

For each call, once or from then on, before its work is done, after it, or with half of a write: no
acknowledged word is lost, nothing becomes unreadable, and every fault is shown. Ten errnos take turns; with
`--thorough` each fault comes with each of them, and all pairs of calls fail, too.
"""

import errno
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, cycle
from pathlib import Path
from types import CodeType, FrameType

import pytest

import interviewer.store
from interviewer.model.errors import InterviewerError
from interviewer.store.library import Library
from interviewer.store.seam import DISK, Disk
from tests.store.crash_states import State, materialise, state_of
from tests.store.operations import OPERATIONS, Operation, Stage
from tests.store.rig import FailingDisk, Rig

ERRNOS = (
    *(errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EACCES, errno.EROFS, errno.ESTALE),
    *(errno.ETIMEDOUT, errno.EINTR, errno.EEXIST, errno.ENOENT),
)
CHANGES = {
    "create",
    "write",
    "sync",
    "sync_folder",
    "replace",
    "exchange",
    "unlink",
    "make_folder",
    "remove_folder",
}
"""Calls that may do their work and then say that they failed; a write may do half of it."""
NEEDS_NO_ROW = {
    "write_new": "a part of every operation that writes",
    "write_whole": "a part of keeping what is not gone on with",
    "forget": "a part of every operation that writes",
    "is_folder": "a part of every operation that reads packs",
    "is_file": "a part of finding a session",
    "is_there": "a part of reading what is named on the command line",
    "told_of_others": "asks is_file alone, of what was found by taking up",
}
"""Helpers of the seam itself."""


@dataclass(frozen=True)
class Fault:
    """Which call fails, and how."""

    nth: int
    number: int
    stuck: bool = False
    late: bool = False
    half: bool = False
    also: int = 0

    def disk(self) -> FailingDisk:
        error = OSError(self.number, "no")
        return FailingDisk(
            error, nth=self.nth, stuck=self.stuck, late=self.late, half=self.half, also=self.also
        )


def faults(calls: list[str], *, thorough: bool) -> Iterator[Fault]:
    """Yield every way in which one of *calls* may fail, with the errnos in turn.

    Thorough: each of them with every errno, and every two calls.
    """
    turn = cycle(ERRNOS)
    for nth, call in enumerate(calls, 1):
        ways = [{"half": False}]
        if call in CHANGES:
            ways.append({"late": True})
        if call == "write":
            ways.append({"half": True})
        for stuck in (False, True):
            for way in ways:
                for number in ERRNOS if thorough else (next(turn),):
                    yield Fault(nth, number, stuck, **way)
    if thorough:
        for nth, also in combinations(range(1, len(calls) + 1), 2):
            yield Fault(nth, errno.EIO, half=True, also=also)
            yield Fault(nth, errno.EIO, late=True, also=also)


class Runs:
    """Runs one operation again and again from the same beginning."""

    def __init__(
        self,
        operation: Operation,
        root: Path,
        make: Callable[[Path, FailingDisk], Rig] = Rig,
        *,
        thorough: bool = False,
    ) -> None:
        self.operation, self.root, self.make, self.thorough = operation, root, make, thorough
        operation.prepare(root)
        self.beginning: State = state_of(root)
        found = operation.find(root)
        # Looking may bring to light what no name led to; the operation does not find that done.
        self.before = replace(found, readable=found.readable & {path for path, _ in self.beginning})
        materialise(self.beginning, root, DISK)
        stage = Stage(root, FailingDisk(), make)
        self.expected = operation.run(stage)
        assert not stage.shown, f"nothing failed, and yet is told: {stage.shown}"
        self.calls = [name for name, _ in stage.disk.log]
        assert self.calls, "the row never starts"

    def with_fault(self, fault: Fault) -> None:
        """Run it with *fault* and see that nothing is lost, broken or hidden."""
        operation = self.operation
        materialise(self.beginning, self.root, DISK)
        stage = Stage(self.root, fault.disk(), self.make)
        try:
            result = operation.run(stage)
        except InterviewerError as error:
            stage.shown = str(error)
            result = self.expected
        stage.disk.armed = False
        found = operation.find(self.root)
        assert (self.before.words | stage.said) <= found.words, "words are lost"
        assert self.before.readable <= found.readable, "a file can no longer be read"
        broken = {path: why for path, why in found.unreadable.items() if path not in self.before.unreadable}
        assert all(why.startswith("is empty") for why in broken.values()), "a file that nobody can read"
        not_there = operation.absent and fault.number == errno.ENOENT
        assert result == self.expected or stage.shown or operation.silent or not_there, "nobody was told"
        if self.thorough or (fault.nth + fault.stuck) % 3 == 0:  # it takes as long as all the rest
            operation.after(stage)


@pytest.mark.slow
@pytest.mark.parametrize("name", OPERATIONS)
def test_whichever_call_fails_nothing_is_lost_and_it_is_told(
    tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    thorough = bool(request.config.getoption("--thorough"))
    runs = Runs(OPERATIONS[name], tmp_path, thorough=thorough)
    for fault in faults(runs.calls, thorough=thorough):
        try:
            runs.with_fault(fault)
        except Exception as error:
            error.add_note(f"{fault}, {errno.errorcode[fault.number]} at {runs.calls[fault.nth - 1]}")
            raise


def public_parts() -> dict[str, object]:
    """Return what the store offers that takes a disk, by name."""
    found: dict[str, object] = {}
    for module in pkgutil.iter_modules(interviewer.store.__path__, "interviewer.store."):
        for name, part in vars(importlib.import_module(module.name)).items():
            ours = getattr(part, "__module__", "") == module.name and not name.startswith("_")
            if ours and callable(part) and part is not Disk and takes_a_disk(part):
                found[name] = part
    return found


def takes_a_disk(part: object) -> bool:
    if not callable(part) or (inspect.isclass(part) and issubclass(part, Exception)):
        return False
    taken = inspect.signature(part).parameters.values()
    # Whoever is given a library is given its disk.
    return any(re.search(r"\b(Disk|Library)\b", str(one.annotation)) for one in taken)


def test_everything_in_the_store_that_takes_a_disk_is_called_by_a_row(tmp_path: Path) -> None:
    """While calls may fail."""
    ran = {code for row in OPERATIONS.values() for code in ran_in(row, tmp_path / row.name)}
    missing = {name for name, part in public_parts().items() if not codes_of(part) & ran}
    assert missing - set(NEEDS_NO_ROW) == set(), "add a row to tests/store/operations.py"
    assert {"SessionRecord", "Journal", "Recovery", "Library", "read_sources"} <= set(public_parts())


def ran_in(row: Operation, root: Path) -> set[CodeType]:
    """Return the code that *row* runs from where calls may fail."""
    root.mkdir()
    row.prepare(root)
    stage = Stage(root, FailingDisk())
    ran: set[CodeType] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        if stage.disk.armed:
            ran.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        row.run(stage)
    finally:
        sys.setprofile(before)
    return ran


def codes_of(part: object) -> set[CodeType]:
    """Return what runs when a function is called, or anything of a class."""
    functions = vars(part).values() if inspect.isclass(part) else (part,)
    bare = (one.fget if isinstance(one, property) else one for one in functions)
    return {inspect.unwrap(one).__code__ for one in bare if inspect.isfunction(one)}


def test_a_disk_is_noticed_however_it_is_written() -> None:
    def plain(disk: Disk) -> None: ...
    def perhaps(disk: Disk | None = None) -> None: ...
    def quoted(disk: "Disk") -> None: ...
    def by_a_library(library: Library) -> None: ...
    def without(path: Path, diskette: str) -> None: ...

    assert all(map(takes_a_disk, (plain, perhaps, quoted, by_a_library)))
    assert not takes_a_disk(without)


if __name__ == "__main__":
    import tempfile
    import time

    everything = "--thorough" in sys.argv
    for row in [name for name in sys.argv[1:] if name in OPERATIONS] or OPERATIONS:
        with tempfile.TemporaryDirectory() as folder:
            at = time.process_time()
            runs = Runs(OPERATIONS[row], Path(folder).resolve(), thorough=everything)
            told: dict[str, int] = {}
            count = 0
            for fault in faults(runs.calls, thorough=everything):
                count += 1
                try:
                    runs.with_fault(fault)
                except Exception as error:
                    what = f"{type(error).__name__}: {str(error)[:90]}"
                    what += f" {'stuck' if fault.stuck else 'once'} {'late' if fault.late else ''}"
                    what += f"{'half' if fault.half else ''} at call {fault.nth}, {runs.calls[fault.nth - 1]}"
                    what += f" ({errno.errorcode[fault.number]})" * (not everything)
                    told[what] = told.get(what, 0) + 1
            print(f"{row}: {len(runs.calls)} calls, {count} runs, {time.process_time() - at:.1f} s")
            for what, many in told.items():
                print("   ", many, what)
