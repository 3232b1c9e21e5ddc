"""After a crash of the machine at any moment: nothing is unreadable, and no acknowledged word is lost (T6).

See `crash_states` for what a crash may leave. What was acknowledged is what the journal was synced with, and
what the status called saved.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from interviewer.live.interview import Interview
from interviewer.model.saved_form import as_saved
from interviewer.store.amend import amend
from interviewer.store.library import Library
from interviewer.store.memory import recall, remember
from interviewer.store.recovery import TakenUp
from interviewer.store.seam import DISK, Disk
from interviewer.store.session_file import to_toml
from tests.store.crash_states import RecordingDisk, Said, crash_states, materialise
from tests.store.operations import (
    QUESTION,
    add_more,
    crashed,
    crashed_and_edited,
    crashed_with_more_beside,
    erase_somebody,
    find_others,
    some_session,
    somebody_to_erase,
)
from tests.store.rig import Rig, find_all, rate, words

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


def take_up_what_was_left_beside(scene: Scene) -> None:
    """Go on from a rescued copy, and bring to light what a save that was cut off left of somebody else."""
    rig, events = scene.rig, scene.disk.events
    scene.kept = frozenset({"of somebody else"})
    everything = frozenset({"+ one", "- two", "! three", "apis 3"}) | scene.kept
    events.append(Said(everything, frozenset({rig.path})))
    found = rig.recovery(disk=scene.disk).take_up(rig.path.stem)
    assert isinstance(found, TakenUp)
    assert words(found.session) >= everything - scene.kept
    events.append(Said(everything, frozenset({rig.path, *rig.sessions.glob("*.other-*")})))
    interview = rig.go_on(found)
    rig.pass_time(0.3)
    interview.type("rest", "+ four")
    scene.passes(interview, 1.6)
    interview.close()
    scene.note(interview)
    assert list((rig.root / "refuge").iterdir()) == list(rig.sessions.glob(".*.tmp")) == []


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


def go_on_elsewhere(scene: Scene) -> None:
    """Save in another folder in the middle, and go on there."""
    rig = scene.rig
    interview = rig.begin()
    scene.said()
    interview.type(QUESTION, "+ one")
    scene.passes(interview, 1.6)
    interview.type(QUESTION, "+ one\n- two")
    rig.record.save_elsewhere(str(rig.root / "refuge"), interview.session)
    scene.passes(interview)
    interview.type(QUESTION, "+ one\n- two\n? three")
    scene.passes(interview, 1.6)
    interview.close()
    scene.note(interview)


def change_a_saved_session(scene: Scene) -> None:
    """Change a session that is not open, as a hold does."""
    rig = scene.rig
    scene.said(frozenset({"+ one"}))
    saved = Library(rig.sessions, rig.root / "state", scene.disk).read(rig.path)
    amend(scene.disk, saved, add_more, journals=rig.journals)
    scene.said(frozenset({"+ one", "more"}))


def remember_a_name(scene: Scene) -> None:
    remember(scene.disk, scene.rig.root / "remembered.toml", interviewer="after")


def it_is_remembered(root: Path) -> str:
    name = recall(DISK, root / "remembered.toml").interviewer
    return "" if name in ("before", "after") else f"remembered is {name!r}"


def remembered_before(root: Path) -> None:
    remember(DISK, root / "remembered.toml", interviewer="before")


def erase_a_candidate(scene: Scene) -> None:
    """Erase one of two; only of the other must nothing be lost."""
    root = scene.rig.root
    others = find_others(root)
    scene.disk.events.append(Said(others.words, others.readable))
    erase_somebody(scene.disk, root)


def erased_in_two_steps(root: Path) -> str:
    """Erase once more: whatever the crash left of the first candidate must be found again."""
    erase_somebody(DISK, root)
    left = sorted(path.name for path in root.rglob("*7k3f2m*") if path.is_file())
    return f"not found again: {left}" if left else ""


@dataclass(frozen=True)
class Play:
    """What lies there before, what is done, and what else must be so after a crash."""

    act: Callable[[Scene], None]
    prepare: Callable[[Path], None] = lambda root: None
    after: Callable[[Path], str] = lambda root: ""
    """Returns what is wrong; nothing when all is well."""
    states: int = 150
    """It leaves no fewer; with more than a hundred, a third of them is looked at."""


SCENES = {
    "an interview": Play(write_everything),
    "taking up": Play(take_up_and_go_on, crashed),
    "taking up what was left beside": Play(take_up_what_was_left_beside, crashed_with_more_beside),
    "taking up, keeping the journal": Play(keep_the_journal, crashed_and_edited),
    "taking up, keeping the file": Play(keep_the_file, crashed_and_edited),
    "a journal after doubt": Play(go_on_after_doubt),
    "a journal turned over": Play(turn_the_journal_over),
    "saving elsewhere": Play(go_on_elsewhere),
    "a hold": Play(change_a_saved_session, some_session, states=20),
    "a name remembered": Play(remember_a_name, remembered_before, it_is_remembered, states=5),
    "erasing": Play(erase_a_candidate, somebody_to_erase, erased_in_two_steps, states=8),
}
"""Who adds something that writes adds a row."""


class Tally:
    """How many states were found, and what was wrong with them."""

    def __init__(self) -> None:
        self.states = 0
        self.unreadable: list[str] = []
        self.lost: list[str] = []
        self.wrong: list[str] = []

    @property
    def fault(self) -> str:
        """The first thing that was wrong; empty when nothing was."""
        return next(iter((*self.unreadable, *self.lost, *self.wrong)), "")

    def __str__(self) -> str:
        bad = f"{len(self.unreadable)} unreadable, {len(self.lost)} with a word lost"
        return f"{self.states} states, {bad}, {len(self.wrong)} wrong in another way"


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
    play = SCENES[scene]
    play.prepare(root)
    recorder = disk(root)
    rig = make(root, recorder)
    play.act(Scene(rig, recorder))
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
            if not why.startswith("is empty") or path in said.filled
        }
        gone = [path.name for path in said.filled if not path.exists()]
        if bad or gone:
            tally.unreadable.append(f"{bad} {gone}")
        if lost := said.words - found.words:
            tally.lost.append(f"{sorted(lost)} {found.refused}")
        if wrong := play.after(root):
            tally.wrong.append(wrong)
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
    """With `--thorough` every state, else of many every third of the first 900."""
    thorough, states = request.config.getoption("--thorough"), SCENES[scene].states
    each = 1 if thorough or states <= 100 else 3
    tally = every_crash(tmp_path, scene, each=each, at_most=None if thorough else 900)
    assert tally.unreadable == []
    assert tally.lost == []
    assert tally.wrong == []
    assert tally.states * each >= states


if __name__ == "__main__":
    import sys
    import tempfile
    import time

    for name in sys.argv[1:] or SCENES:
        with tempfile.TemporaryDirectory() as folder:
            at = time.process_time()
            told = every_crash(Path(folder).resolve(), name)
            print(f"{name}: {told}, {time.process_time() - at:.1f} s")
            print(*told.unreadable[:3], *told.lost[:3], *told.wrong[:3], sep="\n")
