"""After a crash of the machine at any moment: nothing is unreadable, and no acknowledged word is lost (T6).

See `crash_states` for what a crash may leave. What was acknowledged is what the journal was synced with, and
what the status called saved.
"""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from interviewer.live.interview import Interview
from interviewer.model.saved_form import as_saved
from interviewer.store.recovery import TakenUp
from interviewer.store.seam import DISK, Disk
from interviewer.store.session_file import read_session, to_toml
from tests.store.crash_states import RecordingDisk, Said, crash_states, materialise
from tests.store.rig import Rig, find_all, rate, words

QUESTION = "http-methods"


CHANGE_NOTHING = {"close", "read", "stat", "stat_open", "real", "entries", "looks", "open_as"}
"""Of these `open_as` changes who may read a file, and no more."""


class Scene:
    """An interview on a disk that records, which notes down what was acknowledged."""

    def __init__(self, rig: Rig, disk: RecordingDisk) -> None:
        self.rig, self.disk = rig, disk
        self.kept: frozenset[str] = frozenset()
        """Words of somebody else."""

    def passes(self, interview: Interview, seconds: float = 0.3, *, steps: int = 1) -> None:
        """Let time pass and both threads look; then note down what is safe now."""
        for _ in range(steps):
            self.rig.pass_time(seconds / steps)
            self.note(interview)

    def note(self, interview: Interview) -> None:
        journal = self.rig.record._journal
        in_journal = not journal.fault and not journal.unsynced
        if in_journal or interview.status.state == "saved":
            self.said(words(interview.session))

    def said(self, more: frozenset[str] = frozenset()) -> None:
        found = find_all(self.rig.root)
        self.disk.events.append(Said(more | self.kept, found.readable))


def write_everything(scene: Scene) -> None:
    """Begin, type, rate, move on, meet someone else's change, and close."""
    rig = scene.rig
    interview = rig.begin()
    scene.said()
    interview.type(QUESTION, "+ one")
    scene.passes(interview)
    interview.type(QUESTION, "+ one\n- two")
    scene.passes(interview, 1.6)
    interview.do(rate(3))
    scene.passes(interview)
    scene.disk.by_hand(rig.path, to_toml(as_saved(interview.session).but(take_aways="by hand")))
    scene.kept = frozenset({"by hand"})
    interview.type(QUESTION, "+ one\n- two\n? three")
    scene.passes(interview, 1.6)
    interview.do(rate(2, "security"))
    scene.passes(interview)
    interview.type(QUESTION, "+ one\n- two\n? three\n! four")
    scene.passes(interview)
    interview.close()
    scene.note(interview)


def crashed(root: Path) -> None:
    """Leave a session behind whose last words are only in the journal."""
    rig = Rig(root)
    interview = rig.begin()
    interview.do(rate(3))
    rig.pass_time(2)
    interview.type(QUESTION, "+ one\n- two")
    rig.pass_time(0.3)


def crashed_and_edited(root: Path) -> None:
    crashed(root)
    path = Rig(root).path
    path.write_bytes(to_toml(read_session(path.read_bytes(), "s").but(take_aways="by hand")))


def take_up_and_go_on(scene: Scene, keep: str | None = None) -> None:
    rig = scene.rig
    scene.said(frozenset({"+ one", "- two", "apis 3"}) | ({"by hand"} if keep else frozenset()))
    found = rig.recovery(disk=scene.disk).take_up(rig.path.stem, keep)
    assert isinstance(found, TakenUp)
    interview = rig.go_on(found)
    everything = words(found.session) | {"+ one", "- two"}
    rig.pass_time(0.3)
    scene.said(everything)
    interview.type("rest", "+ three")
    scene.passes(interview, 1.6)
    interview.type("rest", "+ three\n+ four")
    scene.passes(interview)
    interview.close()
    scene.note(interview)


def keep_the_journal(scene: Scene) -> None:
    take_up_and_go_on(scene, "journal")


def keep_the_file(scene: Scene) -> None:
    take_up_and_go_on(scene, "file")


def go_on_after_doubt(scene: Scene) -> None:
    """Go on in a new journal, because the first could not be synced."""
    rig = scene.rig
    interview = rig.begin()
    scene.said()
    interview.type(QUESTION, "+ one")
    scene.passes(interview)
    interview.type(QUESTION, "+ one\n- two")
    scene.disk.fails_once = True
    scene.passes(interview, 0.6, steps=2)
    interview.type(QUESTION, "+ one\n- two\n? three")
    scene.passes(interview, 2.0, steps=3)


def turn_the_journal_over(scene: Scene) -> None:
    """Go on in a new journal, because the first has become long."""
    interview = scene.rig.begin()
    scene.said()
    interview.type(QUESTION, "+ one")
    scene.passes(interview)
    interview.type(QUESTION, "\n".join(["+ one", *(f"{n:04}" * 200 for n in range(90))]))
    interview.type("rest", "? three")
    scene.passes(interview, 0.6, steps=2)


Prepare = Callable[[Path], None]
SCENES: dict[str, tuple[Prepare | None, Callable[[Scene], None]]] = {
    "an interview": (None, write_everything),
    "taking up": (crashed, take_up_and_go_on),
    "taking up, keeping the journal": (crashed_and_edited, keep_the_journal),
    "taking up, keeping the file": (crashed_and_edited, keep_the_file),
    "a journal after doubt": (None, go_on_after_doubt),
    "a journal turned over": (None, turn_the_journal_over),
}
"""Who adds something that writes adds a row: what lies there before, and what is done."""


class Tally:
    """How many states were found, and what was wrong with them."""

    def __init__(self) -> None:
        self.states = 0
        self.unreadable: list[str] = []
        self.lost: list[str] = []

    @property
    def fault(self) -> str:
        """The first thing that was wrong; empty when nothing was."""
        return next(iter((*self.unreadable, *self.lost)), "")

    def __str__(self) -> str:
        return f"{self.states} states, {len(self.unreadable)} unreadable, {len(self.lost)} with a word lost"


def every_crash(
    root: Path,
    scene: str,
    disk: type[RecordingDisk] = RecordingDisk,
    make: Callable[[Path, RecordingDisk], Rig] = Rig,
    *,
    at_most: int | None = None,
    first: bool = False,
    each: int = 1,
) -> Tally:
    """Play *scene* in the empty folder *root*, and look at all that a crash could leave of it.

    What never syncs may leave more states than there is time for: look *at_most* at so many, or until the
    *first* with a fault. *each*: of so many states that follow each other one is looked at.
    """
    prepare, play = SCENES[scene]
    if prepare:
        prepare(root)
    recorder = disk(root)
    rig = make(root, recorder)
    play(Scene(rig, recorder))
    tally = Tally()
    for state, said in islice(crash_states(recorder), 0, at_most, each):
        if first and tally.fault:
            break
        materialise(state, root, DISK)
        found = find_all(root)
        tally.states += 1
        bad = {
            path.name: why
            for path, why in found.unreadable.items()
            if why != "is empty" or path in said.filled
        }
        gone = [path.name for path in said.filled if not path.exists()]
        if bad or gone:
            tally.unreadable.append(f"{bad} {gone}")
        if lost := said.words - found.words:
            tally.lost.append(f"{sorted(lost)} {found.refused}")
    return tally


def test_whatever_changes_the_disk_is_recorded() -> None:
    """A new method of `Disk` is recorded, or is one of those that change neither a name nor a content."""
    changes = {name for name in vars(Disk) if not name.startswith("_")} - CHANGE_NOTHING
    assert changes <= set(vars(RecordingDisk))


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
def test_a_crash_leaves_nothing_unreadable_and_loses_no_acknowledged_word(
    tmp_path: Path, scene: str, request: pytest.FixtureRequest
) -> None:
    """With `--thorough` every state, else every third of the first 900."""
    thorough = request.config.getoption("--thorough")
    tally = every_crash(tmp_path, scene, each=1 if thorough else 3, at_most=None if thorough else 900)
    assert tally.unreadable == []
    assert tally.lost == []
    assert tally.states > 50


if __name__ == "__main__":
    import sys
    import tempfile
    import time

    for name in sys.argv[1:] or SCENES:
        with tempfile.TemporaryDirectory() as folder:
            at = time.process_time()
            told = every_crash(Path(folder).resolve(), name)
            print(f"{name}: {told}, {time.process_time() - at:.1f} s")
            print(*told.unreadable[:3], *told.lost[:3], sep="\n")
