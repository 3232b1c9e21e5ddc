"""The store with one mistake in it, and the test that catches it: a table of mutants (T20).

Each mutant is a small subclass, handed in where the real one goes; each check is the one that the tests of
the real thing run. A check that cannot tell the two apart is worth nothing.

`python -m tests.store.test_mutants` prints the table as Markdown, with what each check says of its mutant,
and of those that T6 catches how many of the states after a crash are bad ones.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from interviewer.model.errors import CannotSave
from interviewer.model.saved import SAVED, SaveStatus
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.store.found_file import FoundFile
from interviewer.store.journal import Journal
from interviewer.store.journal_lines import Line, Whole, decode
from interviewer.store.journals import FoundJournal
from interviewer.store.publish import Announce, SessionFile, digest
from interviewer.store.record import SessionRecord
from interviewer.store.recovery import Disagreement, Recovery, TakenUp
from interviewer.store.schedule import Written
from interviewer.store.seam import Disk, forget
from interviewer.store.session_file import to_toml
from tests.store.crash_states import RecordingDisk
from tests.store.operations import OPERATIONS
from tests.store.rig import Rig
from tests.store.test_crash_states import every_crash
from tests.store.test_every_call import Runs, faults
from tests.store.test_every_order import Race
from tests.store.test_journal import damage_that_is_not_noticed
from tests.store.test_publish import what_is_wrong_with_writing
from tests.store.test_recovery import held_in_hand, held_lock, two_windows
from tests.store.test_state_machine import live

Check = Callable[[Path], str]
"""Says what is wrong; nothing when all is well."""

# The mutants.


class Truncates(SessionFile):
    """Opens the file for writing, which empties it, and writes it anew."""

    def _replace(self, data: bytes, sha256: str, announce: Announce) -> None:
        while not self._claim():
            self.step_aside()
        announce(self.path, sha256)
        self._ours.add(sha256)
        disk = self._disk
        assert isinstance(disk, RecordingDisk)
        disk.overwrite(self.path, data)


class NeverSyncs(RecordingDisk):
    """Leaves it to the system when a file gets onto the medium."""

    def sync(self, descriptor: int) -> None:
        return


class NeverSyncsFolders(RecordingDisk):
    """Leaves it to the system when a name gets onto the medium."""

    def sync_folder(self, folder: Path) -> None:
        return


class ForgetsParents(RecordingDisk):
    """Leaves it to the system when the name of a new folder gets onto the medium."""

    def make_folder(self, folder: Path) -> None:
        synced, self.sync_folder = self.sync_folder, lambda folder: None  # type: ignore[method-assign]
        super().make_folder(folder)
        self.sync_folder = synced  # type: ignore[method-assign]


class Lies(SessionRecord):
    """Says that all is saved before it is."""

    @property
    def status(self) -> SaveStatus:
        return SAVED


class NeverRetries(SessionRecord):
    """Gives up on a file that could not be written once."""

    def _write(self, *given: Any) -> Written:
        written = super()._write(*given)
        return replace(written, retry=math.inf) if written.fault else written


class RemovesTheJournalFirst(SessionRecord):
    """Removes the journal when the session is closed, and then writes the file."""

    def close(self, session: Session) -> SaveStatus:
        self._journal.remove()
        return super().close(session)


class NoCompare(SessionFile):
    """Takes what is at its name for its own."""

    def _claim(self) -> bool:
        return self._on_disk() is not None or super()._claim()

    def _set_aside(self, replaced: Path) -> None:
        forget(self._disk, replaced)


class NoReadBack(SessionFile):
    """Does not look whether what it wrote is there."""

    def write(self, session: Session, announce: Announce = lambda path, sha256: None) -> str:
        try:
            return super().write(session, announce)
        except CannotSave as error:
            if "while it was saved" not in error.why:
                raise
            return digest(to_toml(session))


class LeavesTheTemporary(SessionFile):
    """Lets the old content lie beside the new."""

    def _set_aside(self, replaced: Path) -> None:
        return


class IgnoresTheExchange(Disk):
    """Says that two files were exchanged when they were not."""

    def exchange(self, one: Path, other: Path) -> bool:
        return True


class NoSnapshotAfterDoubt(Journal):
    """Begins a new journal with the session as it was at first."""

    _first: Whole | None = None

    def _whole(self) -> Whole:
        self._first = self._first or super()._whole()
        return self._first


class SyncsAgain(Journal):
    """Goes on with a descriptor that could not be synced."""

    def _doubt(self, *given: Any) -> None:
        return


class RemovesTheOldJournalFirst(Journal):
    """Removes the journals it takes over before its own is on the medium."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._files._forget(self._files._paths[:-1])


class ChoosesSilently(Recovery):
    """Takes the file when file and journal disagree."""

    def take_up(self, name: str, keep: str | None = None, way: str | None = None) -> Any:
        found = super().take_up(name, keep, way)
        if isinstance(found, Disagreement):
            return super().take_up(name, "file", way)
        return found


class PutsTheOlderOver(Recovery):
    """Goes on from the journal although the file got further."""

    def _newest(self, file: FoundFile, journal: FoundJournal) -> Session:
        return self._replayed(journal)


class ForgetsTheOtherWindow(Recovery):
    """Goes on from the newest journal of a file and leaves the others where they are."""

    def _kept_others(self, taken: TakenUp, journal: FoundJournal) -> TakenUp:
        return taken


class TellsOnce(Journal):
    """Does not write later what became of the file while a write took long."""

    def _tell_soon(self) -> None:
        super()._tell_soon()
        self._untold.clear()


def decode_trusting(data: bytes) -> tuple[list[Line], str]:
    """Read a journal's lines without looking at their sums."""
    from zlib import crc32

    lines = [line.partition(b" ")[2].rstrip(b"\n") for line in data.splitlines(keepends=True)]
    return decode(b"".join(b"%08x %b\n" % (crc32(json), json) for json in lines))


# The checks: each is made of what the tests of the real thing use.


def crash(root: Path, scene: str, **changed: Any) -> str:
    """T6: every state after a crash."""
    disk = changed.pop("disk", RecordingDisk)
    return every_crash(root, scene, disk, partial(Rig, **changed), first=True).fault


def calls(root: Path, operation: str, **changed: Any) -> str:
    """T4: every call fails."""
    try:
        runs = Runs(OPERATIONS[operation], root, partial(Rig, **changed))
        for fault in faults(runs.calls, thorough=False):
            runs.with_fault(fault)
    except AssertionError as error:
        return str(error).splitlines()[0]
    return ""


def orders(root: Path, **changed: Any) -> str:
    """T12: two writers, in every order of their calls."""
    count = iter(range(10**6))

    def folder() -> Path:
        made = root / str(next(count))
        made.mkdir()
        return made

    race = Race(folder, **changed).run()
    return f"{race.vanished} of {race.orders} orders lose a version" if race.vanished else ""


def damage(root: Path, read: Callable[[bytes], tuple[list[Line], str]] = decode) -> str:
    """test_journal: a damaged byte anywhere."""
    return damage_that_is_not_noticed(read)


def writing(root: Path, **changed: Any) -> str:
    """test_publish: the file is written, and nothing lies beside it."""
    return what_is_wrong_with_writing(root, **changed)


def asks(root: Path, recoverer: type[Recovery] = Recovery) -> str:
    """test_recovery: when file and journal disagree, a person is asked."""
    OPERATIONS["ask when file and journal disagree"].prepare(root)
    found = Rig(root, recoverer=recoverer).take_up()
    return f"{type(found).__name__}, and nobody was asked" if isinstance(found, TakenUp) else ""


def late(root: Path, **changed: Any) -> str:
    """test_recovery: the file is published while the journal is late with a change."""
    _, interview = held_in_hand(root)
    found = Rig(root, **changed).recovered()
    return "" if found == as_saved(interview.session) else "an older journal goes over the newer file"


def untold(root: Path, **changed: Any) -> str:
    """test_recovery: the file is published while a write to the journal takes long."""
    rig = Rig(root, **changed)
    interview = rig.begin()
    interview.type("http-methods", "+ a")
    with held_lock(rig):
        interview.publish()
        said = interview.status.sentence
    return "" if said == "saving" else f"{said}, and the journal does not know of it"


def windows(root: Path, **changed: Any) -> str:
    """test_recovery: two windows end before they know of each other."""
    rig, one, other = two_windows(root)
    one.type("http-methods", "+ of the first")
    rig.clock.advance(0.2)
    other.type("http-methods", "+ of the second")
    Rig(root, **changed).recovered()
    kept = list(rig.sessions.glob("*.other-*"))
    return "" if kept else "the words of the first are not told"


def lives(root: Path, **changed: Any) -> str:
    """T8: all that can happen to a session, in any order."""
    try:
        live(root, 25, partial(Rig, **changed), once=True)
    except AssertionError as error:
        return str(error).splitlines()[0]
    return ""


@dataclass(frozen=True)
class Mutant:
    """A mistake, the check that catches it, and how the check is handed the mistake."""

    mistake: str
    check: Callable[..., str]
    given: tuple[str, ...]
    changed: dict[str, Any]


def mutant(mistake: str, check: Callable[..., str], *given: str, **changed: Any) -> Mutant:
    return Mutant(mistake, check, given, changed)


MUTANTS = (
    mutant("the file is truncated and written anew", crash, "taking up", file=Truncates),
    mutant("files are not synced", crash, "taking up", disk=NeverSyncs),
    mutant("folders are not synced", crash, "taking up", disk=NeverSyncsFolders),
    mutant("the folders above a new one are not synced", crash, "a journal after doubt", disk=ForgetsParents),
    mutant("the status says saved before it is", calls, "close", keeper=Lies),
    mutant("the status says saved before it is", lives, keeper=Lies),
    mutant("the sums of the journal's lines are not looked at", damage, read=decode_trusting),
    mutant("the file is not compared before it is replaced", orders, file=NoCompare),
    mutant("the file is not read back", writing, file=NoReadBack),
    mutant("a journal after doubt begins with an old session", crash, "a journal after doubt",
           journal=NoSnapshotAfterDoubt),
    mutant("a descriptor is synced again after an error", crash, "a journal after doubt", journal=SyncsAgain),
    mutant("the journal goes before the file was read back", crash, "taking up",
           keeper=RemovesTheJournalFirst),
    mutant("the old journal goes before the new one is synced", crash, "taking up",
           journal=RemovesTheOldJournalFirst),
    mutant("the temporary file is left", writing, file=LeavesTheTemporary),
    mutant("an exchange is claimed and not made", writing, disk=IgnoresTheExchange),
    mutant("a failure is not tried again", calls, "begin", keeper=NeverRetries),
    mutant("recovery chooses silently", asks, recoverer=ChoosesSilently),
    mutant("an older journal goes over a newer file", late, recoverer=PutsTheOlderOver),
    mutant("what became of the file is told once or never", untold, journal=TellsOnce),
    mutant("of two journals of one file one is passed over", windows, recoverer=ForgetsTheOtherWindow),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "check",
    dict.fromkeys((one.check, one.given) for one in MUTANTS),
    ids=lambda check: " ".join((check[0].__name__, *check[1])),
)
def test_the_check_passes_on_the_real_thing(
    tmp_path: Path, check: tuple[Callable[..., str], tuple[str, ...]]
) -> None:
    assert check[0](tmp_path, *check[1]) == ""


@pytest.mark.slow
@pytest.mark.parametrize("one", MUTANTS, ids=lambda one: f"{one.mistake}, {one.check.__name__}")
def test_the_check_catches_the_mutant(tmp_path: Path, one: Mutant) -> None:
    assert one.check(tmp_path, *one.given, **one.changed) != ""


def table(root: Path) -> str:
    """Return the table as Markdown, with what each check says of its mutant."""
    lines = ["| mutant | caught by | which says |", "|---|---|---|"]
    for number, one in enumerate(MUTANTS):
        folder = root / str(number)
        folder.mkdir()
        said = one.check(folder, *one.given, **one.changed).replace("|", "/").splitlines() or ["NOTHING"]
        by = f"{one.check.__doc__}".rstrip(".") + "".join(f", {name}" for name in one.given)
        lines.append(f"| {one.mistake} | {by} | {said[0][:90]} |")
    return "\n".join(lines)


def counts(root: Path, at_most: int = 500) -> str:
    """Return how many of the first so many states after a crash are bad ones, for each mutant of T6."""
    lines = []
    for number, one in enumerate(MUTANTS):
        if one.check is crash:
            folder = root / f"counts-{number}"
            folder.mkdir()
            changed = dict(one.changed)
            disk = changed.pop("disk", RecordingDisk)
            tally = every_crash(folder, one.given[0], disk, partial(Rig, **changed), at_most=at_most)
            lines.append(f"{one.mistake}: {tally}")
    return "\n".join(lines)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        print(table(Path(place).resolve()), counts(Path(place).resolve()), sep="\n\n")
