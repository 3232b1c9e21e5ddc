"""What the store does to files: a row for each operation, for `test_every_call` to fail every call of it.

Who adds something to the store that takes a disk adds a row here:

    @operation(prepare=some_session)
    def what_it_does(stage: Stage) -> object:
        ...                              # what leads up to it, on a disk that works
        stage.start()                    # from here on calls may fail
        return my_function(stage.disk, stage.root)

The test sees to it that nothing but an InterviewerError comes out; that every word that was there before, and
every one that `stage.said` notes as acknowledged, is found afterwards; that nothing became unreadable; and
that the row returns what it returns on a disk that works, unless the person was told: by the error, by
`stage.shown`, or not at all for the reason in `silent`.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interviewer.live.begin import replay
from interviewer.live.interview import Interview
from interviewer.model.errors import UsageError
from interviewer.model.notes import Note
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.model.value import with_entry
from interviewer.store.amend import amend
from interviewer.store.closing import unsaved
from interviewer.store.crash_report import Crashes
from interviewer.store.editor import Editor
from interviewer.store.erasable import Places, survey
from interviewer.store.erase import erase, leftovers, lists_with, mentions, unclear_with, words_of
from interviewer.store.history import History, keep_as_it_is, prune, restore, versions_of
from interviewer.store.library import Library
from interviewer.store.list_cache import Cached, Line, ListCache
from interviewer.store.lock import SessionLock, read_lock
from interviewer.store.loop import Deadline
from interviewer.store.meant import meant, named_beside
from interviewer.store.memory import recall, recalled, remember, remember_habits
from interviewer.store.names import beside, place_of
from interviewer.store.newer_notes import NewerNotes
from interviewer.store.opened import OpenedEarly, forget_opened, keep_opened, opened_early
from interviewer.store.out_of_reach import out_of_reach
from interviewer.store.output import write_output
from interviewer.store.process import this_process
from interviewer.store.recovery import InUse, TakenUp
from interviewer.store.refuges import first_that_works
from interviewer.store.sealing import recipients
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session, to_toml
from interviewer.store.sources import read_config, read_given, read_sources
from interviewer.store.stamps import session_stamps, sources_stamp
from interviewer.store.workspace import UserFolders, find_workspace
from tests.builders import a_session
from tests.store.left_everywhere import an_edit
from tests.store.rig import HERE, LATER, FailingDisk, Found, Rig, find_all, rate, words

QUESTION = "http-methods"


@dataclass
class Stage:
    """Where an operation takes place: a folder, a disk that may fail, an interview if it needs one."""

    root: Path
    disk: FailingDisk
    make: Callable[[Path, FailingDisk], Rig] = Rig
    rig: Rig = field(init=False)
    said: set[str] = field(default_factory=set)
    """Words that were acknowledged."""
    shown: str = ""
    """What the person was told of a fault."""
    interview: Interview | None = None

    def __post_init__(self) -> None:
        self.disk.armed = False
        self.rig = self.make(self.root, self.disk)

    def start(self) -> None:
        """From here on calls are counted and may fail."""
        self.disk.armed = True

    def hold(self, interview: Interview) -> Interview:
        """Keep *interview* as the one of this stage."""
        self.interview = interview
        return interview

    def note(self) -> str:
        """Note down what is acknowledged now, and return how the status calls it."""
        assert self.interview is not None
        status = self.interview.status
        if status.state in ("saved", "file-only"):
            # Told to be in the file: so a reader finds it there, and does not need the journal for it.
            path = Path(self.interview.path)
            in_file = words(read_session(path.read_bytes(), path.name)) if path.exists() else frozenset()
            missing = words(self.interview.session) - in_file
            assert not missing, f"{status.sentence}, but not in the file: {sorted(missing)}"
        if status.state in ("saved", "file-only", "journal-only"):
            self.said |= words(self.interview.session)
        if status.state not in ("saved", "saving"):
            self.shown = status.sentence
        return status.state

    def passes(self, seconds: float, *, steps: int = 1) -> str:
        """Let time pass and both threads look; return how the status calls it then."""
        self.rig.pass_time(seconds, steps=steps)
        return self.note()


Check = Callable[[Stage], None]


@dataclass(frozen=True)
class Operation:
    """A row of the table."""

    name: str
    run: Callable[[Stage], object]
    prepare: Callable[[Path], object]
    after: Check
    """What must be so once the disk works again."""
    find: Callable[[Path], Found]
    silent: str
    absent: bool
    """Whether a file that the system says is not there may be taken for that: no more can be known."""


OPERATIONS: dict[str, Operation] = {}


def operation(
    *,
    prepare: Callable[[Path], object] = lambda root: None,
    after: Check = lambda stage: None,
    find: Callable[[Path], Found] = find_all,
    silent: str = "",
    absent: bool = False,
) -> Callable[[Callable[[Stage], object]], Callable[[Stage], object]]:
    """Add a function as a row."""

    def add(run: Callable[[Stage], object]) -> Callable[[Stage], object]:
        name = run.__name__.replace("_", " ")
        OPERATIONS[name] = Operation(name, run, prepare, after, find, silent, absent)
        return run

    return add


# What lies there before.


def some_session(root: Path) -> None:
    """Leave a session that was closed well."""
    rig = Rig(root)
    interview = rig.begin()
    interview.type(QUESTION, "+ one")
    interview.close()


def crashed(root: Path) -> None:
    """Leave a session whose last words are only in the journal."""
    rig = Rig(root)
    interview = rig.begin()
    interview.do(rate(3))
    rig.pass_time(2)
    interview.type(QUESTION, "+ one\n- two")
    rig.pass_time(0.3)


def crashed_without_file(root: Path) -> None:
    crashed(root)
    Rig(root).path.unlink()


def crashed_with_broken_file(root: Path) -> None:
    crashed(root)
    Rig(root).path.write_bytes(b"<<<<<<< HEAD\n")


def crashed_and_edited(root: Path) -> None:
    """Leave a file and a journal that disagree."""
    crashed(root)
    path = Rig(root).path
    path.write_bytes(to_toml(read_session(path.read_bytes(), "s").but(take_aways="by hand")))


def crashed_with_more_beside(root: Path) -> None:
    """Leave a journal that ends early, a copy with all of it, and two files of saves that were cut off."""
    crashed(root)
    path = Rig(root).path
    saved = read_session(path.read_bytes(), "s")
    first, second = (path.with_name(f".{path.stem}.{n:08x}.tmp") for n in (1, 2))
    first.write_bytes(path.read_bytes())
    second.write_bytes(to_toml(saved.but(take_aways="of somebody else")))
    found = Rig(root).recovered()
    response = found.response(QUESTION)
    notes = (*response.notes, Note("! three", 90))
    further = found.but(
        responses=with_entry(found.responses, QUESTION, response.but(notes=notes)), records=found.records + 1
    )
    (root / "refuge").mkdir()
    (root / "refuge" / beside(path.stem, "rescued", LATER)).write_bytes(to_toml(further))
    for kept in path.parent.glob("*.other-*"):
        kept.unlink()  # what looking at it all brought to light


def three_files(root: Path) -> None:
    """Leave two sessions and a file that nobody can read."""
    some_session(root)
    folder = Rig(root).sessions
    (folder / "team").mkdir()
    (folder / "team" / "2026-other-abc234.toml").write_bytes(to_toml(a_session().but(id="abc234")))
    (folder / "2026-broken-xyz789.toml").write_bytes(b"x =")


def some_packs(root: Path) -> None:
    """Leave a workspace with a pack, a plan, a stray and a file of settings."""
    for name in ("question_packs/caching.toml", "question_packs/plans/short.toml", "config/config.toml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f'format = "x/1"\ntitle = "{name}"\n', encoding="utf-8")
    (root / "question_packs" / "deep" / "deeper").mkdir(parents=True)
    (root / "question_packs" / "deep" / "deeper" / "stray.toml").write_bytes(b"")


def heals(stage: Stage) -> None:
    """Once the disk works again, all is saved before long, and the close leaves one file and no journal."""
    interview = stage.interview
    if interview is None:
        return
    stage.rig.pass_time(70, steps=3)
    assert stage.note() == "saved", interview.status.sentence
    before = words(interview.session)
    assert interview.close().state == "saved"
    if isinstance(stage.disk.error, FileNotFoundError):
        return  # a file that the system says is not there is not looked for again
    left = [path for path in stage.rig.journals.glob("*.journal") if path.read_bytes()]
    assert left == [], "a journal is left"
    path = Path(interview.path)
    assert words(read_session(path.read_bytes(), path.name)) >= before


# An interview.


@operation(after=heals)
def begin(stage: Stage) -> object:
    stage.start()
    stage.hold(stage.rig.begin())
    return stage.passes(0.3)


@operation(after=heals)
def type_and_publish(stage: Stage) -> object:
    interview = stage.hold(stage.rig.begin())
    stage.passes(1)
    stage.start()
    interview.type(QUESTION, "+ one")
    stage.passes(0.3)
    interview.type(QUESTION, "+ one\n- two")
    stage.passes(1.6)
    interview.do(rate(3))
    stage.note()
    interview.publish()
    return stage.note()


@operation(after=heals)
def go_on_beside_someone_elses_change(stage: Stage) -> object:
    interview = stage.hold(stage.rig.begin())
    stage.passes(1)
    theirs = to_toml(as_saved(interview.session).but(take_aways="by hand"))
    stage.rig.path.write_bytes(theirs)
    stage.said.add("by hand")
    interview.type(QUESTION, "+ one")
    stage.start()
    stage.passes(1.6)
    interview.do(rate(3))
    interview.publish()
    assert stage.rig.path.read_bytes() == theirs
    return stage.note()


@operation()
def close(stage: Stage) -> object:
    interview = stage.hold(stage.rig.begin())
    stage.passes(1)
    interview.type(QUESTION, "+ one")
    stage.start()
    status = interview.close()
    stage.note()
    if status.state == "saved":
        assert "+ one" in words(read_session(Path(interview.path).read_bytes(), "s"))
    return status.state


@operation()
def save_elsewhere(stage: Stage) -> object:
    interview = stage.hold(stage.rig.begin())
    stage.passes(1)
    interview.type(QUESTION, "+ one")
    stage.start()
    folder = first_that_works(stage.disk, (stage.root / "refuge",))
    stage.rig.record.save_elsewhere(str(folder or stage.root / "sessions" / "other"), interview.session)
    return stage.passes(0.3)


@operation()
def leave_a_copy_at_the_end(stage: Stage) -> object:
    """Put the words into the only place for them: there is neither a file nor a journal."""
    (stage.root / "no-folder").write_bytes(b"")
    folders = (stage.root / "no-folder", stage.root / "refuge")
    session = a_session(take_aways="last words")
    stage.start()
    told = unsaved(
        stage.disk, folders, session, "name", Deadline(60), fault="full", in_journal="there is no journal"
    )
    if told.state == "not-saved":
        stage.shown = told.sentence
    else:
        stage.said |= words(session)
    return told.state


# Taking up.


def go_on(stage: Stage, keep: str | None = None) -> object:
    stage.start()
    found = stage.rig.recovery(disk=stage.disk).take_up(stage.rig.path.stem, keep)
    if not isinstance(found, TakenUp):
        if isinstance(found, InUse):  # as far as a lock that cannot be read can tell
            stage.shown = "in use"
        return "asks"
    interview = stage.hold(stage.rig.go_on(found))
    stage.passes(0.3)
    return words(interview.session)


@operation(prepare=some_session, after=heals, absent=True)
def take_up_a_file(stage: Stage) -> object:
    return go_on(stage)


@operation(prepare=crashed_without_file, after=heals, absent=True)
def take_up_a_journal(stage: Stage) -> object:
    return go_on(stage)


@operation(prepare=crashed, after=heals, absent=True)
def take_up_file_and_journal(stage: Stage) -> object:
    return go_on(stage)


@operation(prepare=crashed_with_broken_file, after=heals, absent=True)
def take_up_beside_a_broken_file(stage: Stage) -> object:
    return go_on(stage)


@operation(prepare=crashed_with_more_beside, after=heals, absent=True)
def take_up_what_was_left_beside(stage: Stage) -> object:
    stage.start()
    found = stage.rig.recovery(disk=stage.disk).take_up(stage.rig.path.stem)
    assert isinstance(found, TakenUp)
    interview = stage.hold(stage.rig.go_on(found))
    stage.passes(0.3)
    stage.shown = stage.shown or (found.told if "cannot be" in found.told else "")
    return words(interview.session)


@operation(prepare=crashed_and_edited, after=heals, absent=True)
def ask_when_file_and_journal_disagree(stage: Stage) -> object:
    return go_on(stage)


@operation(prepare=crashed_and_edited, after=heals, absent=True)
def keep_the_file(stage: Stage) -> object:
    return go_on(stage, "file")


@operation(prepare=crashed_and_edited, after=heals, absent=True)
def keep_the_journal(stage: Stage) -> object:
    return go_on(stage, "journal")


@operation(after=heals, absent=True)
def take_over_what_is_being_saved(stage: Stage) -> object:
    """Somebody takes it over just before the first window saves what it had in its journal."""
    first = Rig(stage.root)
    before = first.begin()
    before.type(QUESTION, "+ one")
    found = stage.rig.recovery().take_up(first.path.stem, way="take-over")
    assert isinstance(found, TakenUp)
    before.publish()
    interview = stage.hold(stage.rig.go_on(found))
    stage.start()
    interview.do(rate(3))
    interview.publish()
    return stage.note()


# Reading.


@operation(prepare=three_files, absent=True)
def list_the_library(stage: Stage) -> object:
    stage.start()
    library = Library(stage.rig.sessions, stage.root / "state", stage.disk)
    saved = library.saved()
    stage.shown = "; ".join(filter(None, (one.fault for one in saved if "not TOML" not in one.fault)))
    return sorted((one.name, one.session is not None) for one in saved)


@operation(prepare=three_files, absent=True)
def find_in_the_library(stage: Stage) -> object:
    stage.start()
    found = Library(stage.rig.sessions, stage.root / "state", stage.disk).find("7k3f2m")
    stage.shown = found.fault
    return found.name, found.session


@operation(prepare=crashed, absent=True)
def look_for_what_a_file_does_not_hold(stage: Stage) -> object:
    path = stage.rig.path
    path.with_name(beside(path.stem, "other", LATER)).write_bytes(to_toml(a_session(take_aways="by hand")))
    edited = path.with_name("2026-11-23-1000-x-be-abc234.toml")
    edited.write_bytes(to_toml(a_session("abc234")))
    an_edit(stage.root / "state", "typed in the editor", "abc234", stage.root)
    stage.start()
    library = Library(stage.rig.sessions, stage.root / "state", stage.disk)
    saved = library.read(path)
    look = NewerNotes(library, replay, HERE, (stage.root / "refuge",))
    newer = look.of(saved)
    versions, unseen = look.versions(saved)
    other = library.read(edited)
    in_editor = look.of(other)
    stage.shown = "; ".join(filter(None, (saved.fault, unseen, other.fault)))
    return bool(newer), versions, bool(in_editor)


@operation(
    prepare=crashed_without_file,
    silent="a list beside that of the files: who takes up a session whose journal cannot be read is told",
)
def list_what_was_left(stage: Stage) -> object:
    stage.start()
    recovery = stage.rig.recovery(disk=stage.disk)
    lost = recovery.lost_files()
    stage.shown = "; ".join(filter(None, (one.fault for one in lost)))
    return [one.name for one in lost]


@operation(prepare=three_files, silent="nothing depends on it: what it does not tell is read from the files")
def keep_the_lists(stage: Stage) -> object:
    from interviewer.analysis.listing import listed_session

    stage.start()
    cache = ListCache(stage.disk, stage.root / "cache", stage.root, "1")
    stamps = session_stamps(stage.disk, stage.rig.sessions)
    library = Library(stage.rig.sessions, stage.root / "state", stage.disk)
    lines = {path: Line(stamp, listed_session(library.read(Path(path)))) for path, stamp in stamps.items()}
    cached = Cached(lines, sources_stamp(stage.disk, stage.root / "question_packs"))
    cache.save(cached)
    loaded = cache.load()
    assert loaded in (Cached(), cached)
    return None


@operation(silent="what could not be remembered is asked again")
def remember_and_recall(stage: Stage) -> object:
    path = stage.root / "config" / "remembered.toml"
    remember(stage.disk, path, interviewer="before")
    stage.start()
    remember(stage.disk, path, interviewer="after")
    remember_habits(stage.disk, path, stage.root, plan="screen")
    stage.disk.armed = False
    assert recall(stage.disk, path).interviewer in ("before", "after")
    stage.start()
    memory, unread = recalled(stage.disk, path)
    assert not (unread and memory.names)
    return recall(stage.disk, path).interviewer


@operation(prepare=some_packs, absent=True)
def read_settings(stage: Stage) -> object:
    stage.start()
    source = read_config(stage.root / "config", stage.disk)
    stage.shown = source.fault if source else ""
    return source


@operation(prepare=some_packs, absent=True)
def read_packs(stage: Stage) -> object:
    stage.start()
    packs = stage.root / "question_packs"
    sources = (*read_sources(packs, None, stage.disk), *read_given(packs / "caching.toml", stage.disk))
    faults = (source.fault for source in sources if "is not read" not in source.fault)
    stage.shown = "; ".join(filter(None, faults))
    return [(source.path, source.text) for source in sources if "is not read" not in source.fault]


@operation(
    prepare=some_packs,
    silent="a folder that nobody can look into is none to work in; `interviewer paths` tells which is",
)
def look_for_the_workspace(stage: Stage) -> object:
    stage.start()
    folders = UserFolders(*(stage.root / name for name in ("data", "state", "config")))
    return find_workspace(None, {}, stage.root, folders, stage.disk).root


# The editor.


def find_edits(root: Path) -> Found:
    """Return the words of all that lies in the folders of edits."""
    texts = [path.read_text(encoding="utf-8") for path in (root / "editing").rglob("*") if path.is_file()]
    return Found(frozenset("\n".join(texts).split()), frozenset(), {}, ())


def what_was_edited_is_somewhere(stage: Stage) -> None:
    """See that an edit that was not taken over lies where `left_behind` finds it later."""
    if stage.shown:
        left = Editor(stage.root / "editing", stage.disk, os.environ, this_process(), stage.root)
        assert {path.parent for path in left.folder.rglob("*.txt")} >= set(left.left_behind())


@operation(find=find_edits, after=what_was_edited_is_somewhere)
def edit_in_an_editor(stage: Stage) -> object:
    environ = {"EDITOR": "sed -i s/before/after/", "PATH": os.environ["PATH"]}
    stage.start()
    editor = Editor(stage.root / "editing", stage.disk, environ, this_process(), stage.root)
    editor.left_behind()
    try:
        edited: Any = editor.edit("before", "7k3f2m", 100)
    except Exception:
        # What the editor wrote before a call failed must not be gone.
        edited_is_there = ("read" in [name for name, _ in stage.disk.log]) and find_edits(stage.root).words
        stage.said |= {"after"} if edited_is_there else set()
        raise
    return edited


# What is kept beside.


@operation(prepare=some_session, silent="a help and no safety: a failure costs one version of it")
def keep_a_version(stage: Stage) -> object:
    stage.start()
    rig = stage.rig
    history = History(stage.disk, stage.root / "state", "7k3f2m", rig.path, lambda: LATER)
    history.keep(rig.path.read_bytes())
    history.versions()
    keep_as_it_is(stage.disk, stage.root / "state", "7k3f2m", rig.path)
    versions_of(stage.disk, stage.root / "state", "7k3f2m")
    stage.disk.armed = False
    history.keep(rig.path.read_bytes() + b"# more\n")
    stage.start()
    with suppress(OSError):
        prune(stage.disk, stage.root / "state", LATER, spare=history.folder)
    return None


@operation(prepare=some_session)
def restore_a_version(stage: Stage) -> object:
    path, state = stage.rig.path, stage.root / "state"
    History(Disk(), state, a_session().id, path, lambda: LATER).keep(path.read_bytes())
    (version,) = versions_of(Disk(), state, a_session().id)
    stage.start()
    return restore(stage.disk, path, version)[0].read_bytes()


@operation(prepare=some_session, silent="a hint: safety does not rest on it")
def hold_the_lock(stage: Stage) -> object:
    stage.start()
    lock = SessionLock(stage.disk, this_process(), lambda: LATER)
    lock.take(stage.rig.path)
    lock.taken_by()
    read_lock(stage.disk, stage.rig.path)
    lock.release()
    return None


# What goes for good, and what leaves the house.


def somebody_to_erase(root: Path) -> None:
    """Leave two candidates; of one a journal, a copy beside, one in a refuge, and a line in the lists."""
    crashed(root)
    path = Rig(root).path
    path.with_name(f"{path.stem}.other-20261121T140000Z.toml").write_bytes(path.read_bytes())
    (root / "refuge").mkdir()
    (root / "refuge" / f"{path.stem}.rescued-20261121T140000Z.toml").write_bytes(path.read_bytes())
    (root / "cache").mkdir()
    (root / "cache" / "x.lists").write_text(path.stem, encoding="utf-8")
    an_edit(root / "state", "typed in the editor", "7k3f2m", root)
    other = a_session("abc234", candidate="Bea Example", key="bea", take_aways="of somebody else")
    (path.parent / "2026-11-23-1000-x-be-abc234.toml").write_bytes(to_toml(other))


def find_others(root: Path) -> Found:
    """Return the words of the sessions that nobody wants to erase."""
    files = [path for path in root.rglob("*abc234.toml") if path.is_file()]
    told = [words(read_session(path.read_bytes(), path.name)) for path in files]
    return Found(frozenset().union(*told), frozenset(files), {}, ())


def nothing_is_left(stage: Stage) -> None:
    """Run once more on a disk that works, it finds all that is left."""
    erase_somebody(stage.disk, stage.root)
    left = [path for path in stage.root.rglob("*7k3f2m*") if path.is_file()]
    assert left == [], "it was not found again"


def erase_somebody(disk: Disk, root: Path) -> tuple[object, str]:
    """Erase whoever `somebody_to_erase` left; return what was removed, and what the person was shown."""
    state, sessions = root / "state", Rig(root).sessions
    found = survey(disk, Places(sessions, state, (root / "refuge",)), this_process())
    try:
        going = meant(disk, found, "7k3f2m")
    except UsageError:
        return None, "there is no such session"
    assert named_beside(disk, found, "7k3f2m") is None
    told = words_of(going)
    left = leftovers(disk, state, this_process(), root, found.remains)
    out_of_reach(disk, sessions, [])
    lists = lists_with(disk, root / "cache", going, told)
    theirs = [one.path for one in left if one.session and one.free and one.held is None]
    done = erase(disk, going, lists=lists, leftover=theirs)
    unclear = unclear_with(found.unclear, told)
    spoken_of = list(mentions(disk, [sessions, state], told))
    stays = [one.path for one in left if one.path not in theirs]
    shown = [*done.failed, *done.unsynced, *unclear, *spoken_of, *stays]
    return (done.removed, len(left)), "; ".join(map(str, shown))


@operation(prepare=somebody_to_erase, find=find_others, after=nothing_is_left, absent=True)
def erase_a_session(stage: Stage) -> object:
    stage.start()
    result, stage.shown = erase_somebody(stage.disk, stage.root)
    return result


@operation()
def hand_over_a_file(stage: Stage) -> object:
    (stage.root / "readers").write_text("age1qqq\n", encoding="utf-8")
    (stage.root / "out").unlink(missing_ok=True)
    stage.start()
    readers = recipients(stage.disk, [str(stage.root / "readers")])
    return write_output(stage.disk, stage.root / "out", b"content", "name"), readers


def add_more(session: Session) -> Session:
    return session.but(take_aways="more")


@operation(prepare=some_session, absent=True)
def change_a_saved_session(stage: Stage) -> object:
    rig = stage.rig
    saved = Library(rig.sessions, stage.root / "state", stage.disk).read(rig.path)
    stage.start()
    stage.shown = amend(stage.disk, saved, add_more, journals=rig.journals)
    stage.said.add("more")
    return words(read_session(rig.path.read_bytes(), "s"))


@operation(absent=True)
def keep_what_was_opened(stage: Stage) -> object:
    state, sessions = stage.root / "state", stage.root / "sessions"
    first, second = (OpenedEarly(name, LATER, place_of(sessions)) for name in ("abc234", "def567"))
    keep_opened(stage.disk, state, first)
    stage.start()
    keep_opened(stage.disk, state, second)
    forget_opened(stage.disk, state, [first])
    return opened_early(stage.disk, state, sessions)


@operation(silent="a report that cannot be written must not hide the sentence about the crash")
def report_a_crash(stage: Stage) -> object:
    stage.start()
    Crashes(stage.disk, stage.root / "crashes", now=lambda: LATER).keep(ZeroDivisionError("x"))
    return None
