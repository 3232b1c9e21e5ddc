"""Canary words in every place: after erasing, none is left, and nothing of anybody else has gone (T18)."""

import errno
import re
from pathlib import Path

import pytest

from interviewer.cli.erase_words import Plan, left_lines, mention_lines, plan_lines
from interviewer.live.keeping import with_hold, without_hold
from interviewer.model.custody import Hold
from interviewer.model.errors import CannotRead, UsageError
from interviewer.model.facts import Candidate
from interviewer.model.saved import SavedSession
from interviewer.model.value import frozen_table
from interviewer.store.amend import amend
from interviewer.store.erase import Erased
from interviewer.store.history import History, versions_of
from interviewer.store.journal import Journal
from interviewer.store.lock import SessionLock
from interviewer.store.meant import own_file
from interviewer.store.opened import opened_early
from interviewer.store.process import Process, this_process
from interviewer.store.recovery import TakenUp
from interviewer.store.seam import DISK, Disk, Stamp
from interviewer.store.session_file import read_session, to_toml
from tests.builders import STARTED, a_session, an_instant
from tests.store.crash_states import State, materialise, state_of
from tests.store.left_everywhere import (
    CANARIES,
    EDIT,
    FIRST,
    KEY,
    NAME,
    NOTE,
    OTHERS,
    REFERENCE,
    SECOND,
    an_edit,
    canaries_in,
    erasing,
    leave_everything,
    lists_of,
    of_another,
    others_in,
    theirs,
    with_note,
)
from tests.store.rig import GONE, LATER, FailingDisk, Killed, Rig

REMOVES = {"unlink", "remove_folder"}
ANOTHER_EDIT = EDIT.replace("0123", "4567")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path.resolve()


def erase(
    root: Path, who: str | None = NAME, disk: Disk = DISK, *, all_edits: bool = False
) -> tuple[Plan, Erased]:
    """Erase as the command does once it was told to go on."""
    here = erasing(root, disk)
    plan = here.plan(who, all_edits=all_edits)
    return plan, here.erase(plan)


def save(root: Path, *sessions: object) -> list[Path]:
    """Put sessions into the workspace and return their files."""
    (root / "sessions").mkdir(parents=True, exist_ok=True)
    paths = []
    for number, session in enumerate(sessions):
        paths.append(root / "sessions" / f"2026-11-21-140{number}-backend-engineer-x-{session.id}.toml")  # type: ignore[attr-defined]
        paths[-1].write_bytes(to_toml(session))  # type: ignore[arg-type]
    return paths


class Shut(Disk):
    """A disk on which nobody may look into one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def looks(self, folder: Path) -> list[tuple[str, bool, Stamp]]:
        if folder == self.folder:
            raise PermissionError(errno.EACCES, "no")
        return super().looks(folder)


class TestNothingIsLeft:
    """What there was of a candidate is gone, from everywhere."""

    @pytest.mark.parametrize("who", [NAME, NAME.upper(), KEY, REFERENCE])
    def test_of_a_candidate_by_name_key_or_reference(self, root: Path, who: str) -> None:
        leave_everything(root)
        others, before = others_in(root), canaries_in(root)
        assert {line.partition("/")[0] for line in before} >= {"sessions", "state", "cache", "home", "tmp"}
        assert {word for line in before for word in CANARIES if line.endswith(word)} == set(CANARIES)
        plan, done = erase(root, who)
        assert {one.id for one in plan.going} == {FIRST, SECOND}
        assert canaries_in(root) == []
        assert list(root.rglob(f"*{FIRST}*")) == list(root.rglob(f"*{SECOND}*")) == []
        assert others_in(root) == others
        assert (done.failed, done.unsynced) == ((), ())
        assert opened_early(DISK, root / "state", root / "sessions") == ()
        with pytest.raises(UsageError, match="no candidate"):
            erase(root, who)

    def test_of_one_session_and_not_of_the_others_of_its_candidate(self, root: Path) -> None:
        leave_everything(root)
        erase(root, FIRST)
        left = {line.rpartition(":")[0] for line in canaries_in(root)}
        assert left
        assert all(SECOND in path for path in left)

    def test_of_what_a_newer_version_wrote(self, root: Path) -> None:
        [path] = save(root, theirs())
        path.write_bytes(path.read_bytes().replace(b'"session/1"', b'"session/9"'))
        erase(root)
        assert canaries_in(root) == []

    def test_of_what_is_only_in_a_journal(self, root: Path) -> None:
        leave_everything(root)
        for path in (root / "sessions").rglob("*"):
            if path.is_file() and OTHERS not in path.name:
                path.unlink()
        erase(root)
        assert canaries_in(root) == []

    def test_an_empty_file_that_a_kill_left_in_the_home_is_under_no_hold(self, root: Path) -> None:
        [path] = save(root, theirs())
        (root / "home" / path.name).parent.mkdir(exist_ok=True)
        (root / "home" / path.name).touch()
        erase(root)
        assert not list(root.rglob(f"*{FIRST}*"))

    def test_nothing_comes_back(self, root: Path) -> None:
        leave_everything(root)
        erase(root)
        assert [one.name for one in Rig(root).recovery().lost_files()] == []


class TestInterrupted:
    """Killed at any call, it can be run again and finds the rest; and nothing is brought back meanwhile."""

    @pytest.mark.slow
    @pytest.mark.parametrize("late", [False, True])
    def test_at_any_call(self, root: Path, late: bool) -> None:
        leave_everything(root)
        beginning: State = state_of(root)
        others = others_in(root)
        counting = FailingDisk()
        here = erasing(root, counting)
        plan = here.plan(NAME)
        looked = counting.counted
        here.erase(plan)
        calls = [name for name, _ in counting.log]
        assert len(calls) > looked + 35
        for nth in range(looked + 1, len(calls) + 1):
            materialise(beginning, root, DISK)
            with pytest.raises(Killed):
                erase(root, NAME, FailingDisk(Killed(), nth=nth, late=late))
            journals = {path.name[:6] for path in (root / "state" / "journals").iterdir()}
            assert Rig(root).path.exists() or FIRST not in journals, f"call {nth}: it would come back"
            elsewhere = bool(list((root / "elsewhere").iterdir()))
            assert SECOND in journals or not elsewhere, f"call {nth}: nobody would find it again"
            if canaries_in(root):
                erase(root)
            assert canaries_in(root) == [], f"call {nth}, {calls[nth - 1]}"
            assert others_in(root) == others

    def test_what_is_removed_is_on_the_medium_before_the_next_step(self, root: Path) -> None:
        leave_everything(root)
        disk = FailingDisk()
        erase(root, FIRST, disk)
        log = [(name, path) for name, path in disk.log if name in REMOVES or name == "sync_folder"]
        synced = log.index(("sync_folder", root / "state" / "journals"))
        own = log.index(("unlink", Rig(root).path))
        assert synced < own
        assert log[-1][0] == "sync_folder"
        changed = {path.parent for name, path in log if name in REMOVES}
        assert changed == {path for name, path in log if name == "sync_folder"}


class TestFaults:
    """What cannot be removed is told, and the rest goes."""

    def test_one_that_cannot_be_removed(self, root: Path) -> None:
        leave_everything(root)
        beginning = state_of(root)
        counting = FailingDisk()
        erase(root, NAME, counting)
        removals = [number for number, (name, _) in enumerate(counting.log, 1) if name in REMOVES]
        for nth in removals:
            materialise(beginning, root, DISK)
            plan, done = erase(root, NAME, FailingDisk(OSError(errno.EACCES, "no"), nth=nth))
            (path, why), *needed = done.failed
            assert [told for _, told in needed] == ["it tells where the session is"] * len(needed)
            assert path.exists()
            assert why == "no permission to write there"
            left = {one for kept, _ in done.failed for one in (kept, *kept.rglob("*"))}
            assert {line.rpartition(":")[0] for line in canaries_in(root)} <= {
                f"{one.relative_to(root)}" for one in left
            }
            assert f"  {path}  ({why})" in list(left_lines(plan, done))

    @pytest.mark.parametrize(
        "folder", ["sessions", "sessions/team", "state/journals", "state/history", "state/editing"]
    )
    def test_a_folder_that_cannot_be_looked_into_stops_it_before_anything_is_removed(
        self, root: Path, folder: str
    ) -> None:
        leave_everything(root)
        with pytest.raises(CannotRead, match="cannot be looked into"):
            erase(root, NAME, Shut(root / folder))

    def test_a_refuge_that_cannot_be_looked_into_is_told(self, root: Path) -> None:
        leave_everything(root)
        plan, _ = erase(root, NAME, Shut(root / "tmp"))
        assert plan.unclear == (root / "tmp",)

    def test_a_file_that_cannot_be_read_may_be_of_anybody_and_is_told(self, root: Path) -> None:
        path, other = save(root, theirs(), of_another())

        class Unreadable(Disk):
            def read(self, path: Path, limit: int) -> bytes:
                if path == other:
                    raise OSError(errno.EIO, "no")
                return super().read(path, limit)

        plan, done = erase(root, NAME, Unreadable())
        assert plan.unclear == (other,)
        assert not path.exists()
        assert other.exists()
        assert any(str(other) in line for line in left_lines(plan, done))


class TestKept:
    """What must not go, does not."""

    def test_under_a_hold_and_the_others_go(self, root: Path) -> None:
        held = theirs(FIRST, submitted=True).but(hold=Hold(since=LATER, by="Ida", why="a dispute"))
        kept, gone = save(root, held, theirs(SECOND))
        plan, _ = erase(root)
        assert kept.exists()
        assert not gone.exists()
        lines = list(plan_lines(plan))
        at = lines.index("1 of 2 is under a legal hold, and kept:")
        assert lines[at + 1] == f"  {kept.stem}  (a dispute, since 2026-11-21)"

    def test_a_hold_keeps_everything_of_the_session(self, root: Path) -> None:
        leave_everything(root)
        path = Rig(root).path
        path.write_bytes(to_toml(theirs().but(hold=Hold(since=LATER, why="a dispute"))))
        before = {line for line in canaries_in(root) if FIRST in line}
        erase(root)
        assert {line for line in canaries_in(root) if FIRST in line} == before

    def test_a_copy_of_before_the_release_holds_nothing(self, root: Path) -> None:
        held = theirs().but(hold=Hold(since=LATER, why="a dispute"))
        [path] = save(root, without_hold(held, LATER, "Ida", "settled"))
        path.with_name(f"{path.stem}.other-20261121T140000Z.toml").write_bytes(to_toml(held))
        erase(root)
        assert canaries_in(root) == []

    def test_a_copy_of_whose_release_nothing_tells_holds(self, root: Path) -> None:
        held = theirs().but(hold=Hold(since=LATER, why="a dispute"))
        earlier = theirs().but(hold=Hold(since=STARTED, why="another"))
        [path] = save(root, without_hold(earlier, LATER, "Ida", "settled"))
        copy = path.with_name(f"{path.stem}.other-20261121T140000Z.toml")
        copy.write_bytes(to_toml(held))
        plan, _ = erase(root)
        assert [one.held for one in plan.held] == [f"a dispute, since 2026-11-21, in {copy.name}"]
        assert path.exists()

    @pytest.mark.parametrize("how", ["utf-16", "unsealed", "empty", "zeroed", "scrambled"])
    def test_its_own_file_that_may_be_held(self, root: Path, how: str) -> None:
        [path] = save(root, theirs().but(hold=Hold(since=LATER, why="a dispute")))
        data = path.read_bytes()
        path.write_bytes(
            {
                "utf-16": data.decode().encode("utf-16"),
                "unsealed": b'x = [\n"' + data.replace(b"\n", b"\\n"),
                "empty": b"",
                "zeroed": bytes(len(data)),
                "scrambled": bytes(255 - byte for byte in data),
            }[how]
        )
        plan, _ = erase(root, FIRST)
        assert plan.held
        assert path.exists()

    def test_a_file_of_windows_is_understood(self, root: Path) -> None:
        [path] = save(root, theirs())
        path.write_bytes(path.read_bytes().decode().encode("utf-16"))
        erase(root)
        assert not path.exists()

    @pytest.mark.parametrize("held", [True, False])
    def test_a_damaged_journal_alone(self, root: Path, held: bool) -> None:
        rig = Rig(root)
        hold = Hold(since=LATER, why="a dispute") if held else None
        rig.begin(theirs().but(hold=hold)).type("http-methods", NOTE)
        rig.path.unlink()
        (journal,) = rig.journals.iterdir()
        journal.write_bytes(b"?" + journal.read_bytes())
        plan, _ = erase(root, FIRST)
        assert (bool(plan.held), journal.exists()) == (held, held)

    @pytest.mark.parametrize("how", ["unreadable", "zeroed"])
    def test_an_earlier_version_that_may_be_held(self, root: Path, how: str) -> None:
        [path] = save(root, theirs())
        for number in range(2):
            history = History(DISK, root / "state", FIRST, path, lambda: LATER)
            history.keep(to_toml(theirs()) + b"# %d" % number)
        path.unlink()
        *_, newest = versions_of(DISK, root / "state", FIRST)

        class Bad(Disk):
            def read(self, path: Path, limit: int) -> bytes:
                if path == newest.path and how == "unreadable":
                    raise OSError(errno.EIO, "no")
                return bytes(9) if path == newest.path else super().read(path, limit)

        plan, _ = erase(root, FIRST, Bad())
        assert plan.held
        assert newest.path.exists()
        erase(root, FIRST)
        assert not newest.path.exists()

    def test_a_conflict_that_the_journal_wins_keeps_the_hold(self, root: Path) -> None:
        """Somebody held the session in the shared folder while a crash had left a journal here."""
        rig = Rig(root)
        interview = rig.begin(theirs().but(responses=frozen_table({})))
        interview.type("http-methods", NOTE)
        rig.path.write_bytes(to_toml(theirs().but(hold=Hold(since=LATER, why="a dispute"))))
        found = rig.take_up("journal")
        assert isinstance(found, TakenUp)
        again = rig.go_on(found)
        rig.pass_time(2)
        again.close()
        session = read_session(rig.path.read_bytes(), "x")
        assert session.hold == Hold(since=LATER, why="a dispute")
        assert session.response("http-methods").notes
        plan, _ = erase(root)
        assert plan.held
        assert rig.path.exists()

    def test_what_was_held_and_is_empty_now_is_held_by_its_history(self, root: Path) -> None:
        [path] = save(root, theirs())
        saved = SavedSession(path.stem, str(path), theirs())
        hold = Hold(since=LATER, why="a dispute")
        amend(DISK, saved, lambda session: with_hold(session, hold), journals=root / "state" / "journals")
        path.unlink()
        plan, _ = erase(root, FIRST)
        assert [one.held for one in plan.held] == ["a dispute, since 2026-11-21"]

    @pytest.mark.parametrize("torn", ["cut", "gone"])
    def test_when_its_own_file_does_not_tell_whatever_else_does_counts(self, root: Path, torn: str) -> None:
        [path] = save(root, theirs())
        held = to_toml(theirs().but(hold=Hold(since=LATER, why="a dispute")))
        path.with_name(f"{path.stem}.conflict-x.toml").write_bytes(held)
        if torn == "cut":
            path.write_bytes(b"x = [")
        else:
            path.unlink()
        plan, _ = erase(root)
        assert [one.id for one in plan.held] == [FIRST]
        assert canaries_in(root)

    def test_a_torn_file_that_may_be_held(self, root: Path) -> None:
        [path] = save(root, theirs().but(hold=Hold(since=LATER, why="a dispute")))
        path.write_bytes(path.read_bytes() + b"\n<<<<<<< HEAD\n")
        plan, _ = erase(root, FIRST)
        assert plan.held
        assert path.exists()

    @pytest.mark.parametrize("held", [False, True])
    def test_a_newer_file_that_may_be_held_in_words_of_its_own(self, root: Path, held: bool) -> None:
        [path] = save(root, theirs())
        newer = path.read_bytes().replace(b'"session/1"', b'"session/9"')
        path.write_bytes(newer + (b"\n[legal]\nhold-since = 2026-01-01\n" if held else b""))
        plan, _ = erase(root)
        assert (len(plan.held), path.exists()) == (held, held)

    def test_a_session_that_is_open(self, root: Path) -> None:
        [path] = save(root, theirs())
        journals = root / "state" / "journals"
        Journal(DISK, journals, theirs(), an_instant(), target=path, base=None, process=this_process())
        here = erasing(root, here=this_process())
        plan = here.plan(NAME)
        assert plan.going == ()
        assert "open in another window" in "\n".join(plan_lines(plan))

    def test_a_session_that_is_open_on_another_machine(self, root: Path) -> None:
        [path] = save(root, theirs())
        SessionLock(DISK, Process("far-away", 7)).take(path)
        plan, _ = erase(root)
        assert path.exists()
        assert "on far-away" in plan.in_use[0].open_in


class TestWhoIsMeant:
    """No more is taken for meant than was said."""

    def test_two_people_of_one_name_are_told_apart(self, root: Path) -> None:
        save(root, theirs(), theirs(SECOND).but(candidate=theirs().candidate.but(key="somebody-else")))
        with pytest.raises(UsageError, match=rf"candidate {KEY} .*or the candidate somebody-else"):
            erase(root)
        erase(root, "somebody-else")
        assert len(list((root / "sessions").iterdir())) == 1

    def test_an_id_that_is_also_somebodys_reference(self, root: Path) -> None:
        other = of_another()
        save(root, theirs(), other.but(candidate=other.candidate.but(reference=FIRST)))
        with pytest.raises(UsageError, match=f"session {FIRST} .*or the candidate bea-example"):
            erase(root, FIRST)

    def test_a_name_is_the_same_however_its_accents_are_made(self, root: Path) -> None:
        save(root, theirs().but(candidate=theirs().candidate.but(name="Chlo\u00e9 Exemple")))
        assert erase(root, "CHLOE\u0301  exemple")[1].removed == 1

    @pytest.mark.parametrize(
        ("name", "word"),
        [
            ("Sean O\u2019Neil", "Sean O'Neil"),
            ("J\u00fcrgen Wei\u00df", "JURGEN WEISS"),
            ("\u0141ukasz Nowak", "lukasz nowak"),
            ("Ника Ёлкин", "ника елкин"),
        ],
    )
    def test_two_spellings_of_one_name_are_asked_about(self, root: Path, name: str, word: str) -> None:
        one = theirs().but(candidate=Candidate(name=name, key="one"))
        save(root, one, theirs(SECOND).but(candidate=Candidate(name=word, key="other")))
        for either in (name, word):
            with pytest.raises(UsageError, match=r"candidate one .*or the candidate other"):
                erase(root, either)
        assert erase(root, "other")[1].removed == 1
        assert erase(root, word)[1].removed == 1, "no other is left that it could mean"

    def test_files_that_cannot_be_read_may_be_of_whom_nobody_knows(self, root: Path) -> None:
        [path] = save(root, theirs())

        class Closed(Disk):
            def read(self, path: Path, limit: int) -> bytes:
                raise PermissionError(errno.EACCES, "no")

        with pytest.raises(UsageError, match=re.escape(f"may be theirs: {path}")):
            erase(root, NAME, Closed())

    @pytest.mark.parametrize("word", ["Quetzalcoatl", "7k3", "", " ", "quetzalcoatl xochimilc"])
    def test_a_part_is_not_enough(self, root: Path, word: str) -> None:
        save(root, theirs())
        with pytest.raises(UsageError, match="full name"):
            erase(root, word)

    def test_what_is_called_after_the_session_and_says_otherwise_stays(self, root: Path) -> None:
        path, other = save(root, theirs(), of_another())
        odd = path.with_name(f"{path.stem}.other-x.toml")
        odd.write_bytes(other.read_bytes())
        erase(root)
        assert odd.exists()

    def test_a_session_of_nobody_told_is_no_other_of_nobody(self, root: Path) -> None:
        nameless = b'format = "session/1"\nid = "%s"\n[candidate]\nname = "%s"\n'
        (root / "sessions").mkdir()
        (root / "sessions" / "one.toml").write_bytes(nameless % (b"aaaaaa", b"Ann One"))
        (root / "sessions" / "two.toml").write_bytes(nameless % (b"bbbbbb", b"Ben Two"))
        erase(root, "Ann One")
        assert [path.name for path in (root / "sessions").iterdir()] == ["two.toml"]


class TestWhatIsTold:
    """What may be theirs, or mentions them, is listed and left."""

    def test_a_file_that_nobody_can_read_and_that_names_them(self, root: Path) -> None:
        [path] = save(root, theirs())
        torn = path.with_name("torn.toml")
        torn.write_bytes(path.read_bytes() + b"\n<<<<<<<\n")
        of_others = path.with_name("notes about lunch.txt")
        of_others.write_bytes(b"soup = [")
        plan, done = erase(root)
        assert plan.unclear == (torn,)
        assert torn.exists()
        assert f"  {torn}" in list(left_lines(plan, done))

    def test_a_journal_that_nobody_can_read_and_that_names_them(self, root: Path) -> None:
        save(root, theirs())
        journal = root / "state" / "journals" / "qqq777-0123abcd-0001.journal"
        journal.parent.mkdir(parents=True)
        journal.write_bytes(f"torn {NAME}".encode())
        plan, _ = erase(root)
        assert plan.unclear == (journal,)
        erase(root, "qqq777")
        assert not journal.exists()

    def test_notes_that_an_editor_left_of_nobody_known(self, root: Path) -> None:
        leave_everything(root)
        unknown = an_edit(root / "state", f"{NOTE}\nand more\n", name=ANOTHER_EDIT)
        plan, done = erase(root)
        assert (plan.other_edits, unknown.exists()) == ((unknown,), True)
        shown = list(plan_lines(plan))
        assert "--editor-leftovers" in shown[shown.index(f"  {unknown}") - 1], "before it is asked"
        assert "interviewer erase --editor-leftovers" in "\n".join(left_lines(plan, done))

    def test_they_go_when_that_is_wished(self, root: Path) -> None:
        leave_everything(root)
        unknown = an_edit(root / "state", "somebody\n", name=ANOTHER_EDIT)
        erase(root, NAME, all_edits=True)
        assert not unknown.exists()

    def test_notes_that_an_editor_has_open_stay(self, root: Path) -> None:
        leave_everything(root)
        process = this_process()
        open_now = root / "state" / "editing" / f"{process.pid}-{process.began}-0123abcd"
        (root / "state" / "editing" / EDIT).rename(open_now)
        here = erasing(root, here=process)
        plan = here.plan(NAME)
        here.erase(plan)
        assert (plan.open_edits, plan.other_edits) == ((open_now,), ())
        assert (open_now / "notes.txt").exists()

    def test_notes_that_an_editor_left_of_another_are_not_asked_about(self, root: Path) -> None:
        """Unless they mention who was erased; and lines that both have tell nothing."""
        save(root, theirs(), of_another())
        left = an_edit(root / "state", f"{NOTE}\nnot as good as {NAME}\n", OTHERS, root)
        plan, done = erase(root)
        assert (plan.edits_there, left.exists()) == (False, True)
        assert dict(erasing(root).mentions(plan, done)) == {left / "notes.txt": ("name",)}

    @pytest.mark.parametrize("who", [NAME, None])
    @pytest.mark.parametrize(
        ("session", "workspace", "held", "why"),
        [
            (OTHERS, "", True, "a dispute, since 2026-11-21"),
            (OTHERS, "", False, None),
            (FIRST, "", True, None),
            ("qqq777", "", True, None),
            ("", "", True, f"nobody knows of which session, and {OTHERS} is under a legal hold"),
            ("", "", False, None),
            (OTHERS, "another", True, "a dispute, since 2026-11-21"),
            (OTHERS, "another", False, "of another workspace; there: {command}/another"),
            ("qqq777", "another", False, "of another workspace; there: {command}/another"),
            (OTHERS, "renamed", False, None),
            ("qqq777", "renamed", False, "of the workspace {root}/renamed, which is not there"),
        ],
    )
    def test_of_what_an_editor_left_a_hold_decides_as_far_as_it_can_be_known(
        self, root: Path, who: str | None, session: str, workspace: str, *, held: bool, why: str | None
    ) -> None:
        """Whatever stands in it. In another workspace it may be held, and where none is nobody knows."""
        (root / "another").mkdir()
        hold = Hold(since=LATER, why="a dispute") if held else None
        save(root, theirs(), of_another().but(hold=hold))
        left = an_edit(root / "state", "all of it new\n", session, root / workspace)
        plan, _ = erase(root, who, all_edits=True)
        assert left.exists() == (why is not None)
        command = f"interviewer erase --editor-leftovers --workspace {root}"
        told = why and why.format(root=root, command=command)
        assert [(one.path, one.held) for one in plan.held_edits] == ([(left, told)] if told else [])
        assert told is None or f"  {left}  ({told})" in list(plan_lines(plan))

    @pytest.mark.parametrize("held", [True, False])
    def test_of_another_workspace_a_journal_tells_whether_it_is_held(self, root: Path, *, held: bool) -> None:
        """It leads to the file there."""
        save(root, theirs())
        other = of_another().but(hold=Hold(since=LATER, why="a dispute") if held else None)
        [target] = save(root / "another", other)
        journals = root / "state" / "journals"
        Journal(DISK, journals, of_another(), an_instant(), target=target, base=None, process=GONE).leave()
        left = an_edit(root / "state", "all of it new\n", OTHERS, root / "another")
        unknown = an_edit(root / "state", "all of it new\n", name=ANOTHER_EDIT)
        plan, _ = erase(root, None, all_edits=True)
        assert {one.path for one in plan.held_edits} == ({left, unknown} if held else set())

    def test_what_is_not_called_as_an_edit_is_left_alone(self, root: Path) -> None:
        save(root, theirs())
        other = an_edit(root / "state", "something", name=".cache")
        plan, _ = erase(root, all_edits=True)
        assert (plan.edits_there, other.exists()) == (False, True)

    def test_a_name_that_only_lists_have(self, root: Path) -> None:
        leave_everything(root)
        erase(root, NAME)
        lists_of(root, Rig(root).path)
        others = others_in(root)
        plan, done = erase(root, NAME)
        assert len(plan.lists) == 3
        lines = list(plan_lines(plan))
        assert lines[0].startswith(f'There is no candidate and no session "{NAME}".')
        assert f"  {plan.lists[0]}  (lists of sessions, made anew when wanted)" in lines
        assert (done.removed, canaries_in(root), others_in(root)) == (3, [], others)
        with pytest.raises(UsageError, match="no candidate"):
            erase(root, NAME)

    def test_a_part_of_a_name_that_is_there_is_not_enough_for_lists_either(self, root: Path) -> None:
        leave_everything(root)
        with pytest.raises(UsageError, match="full name"):
            erase(root, "Quetzalcoatl")

    def test_copies_in_hidden_folders_go_and_a_repository_is_left(self, root: Path) -> None:
        [path] = save(root, theirs())
        for folder in (".trash", ".stversions/deeper", ".git"):
            hidden = root / "sessions" / folder
            hidden.mkdir(parents=True)
            (hidden / path.name).write_bytes(path.read_bytes())
        plan, _ = erase(root)
        assert {one.kind for one in plan.going[0].found} == {"session", "beside"}
        left = [one for one in (root / "sessions").rglob("*") if one.is_file()]
        assert left == [root / "sessions" / ".git" / path.name]

    def test_a_hidden_copy_is_no_session_by_itself(self, root: Path) -> None:
        """Its own file counts, whatever lies in a folder of deleted files."""
        [path] = save(root, theirs())
        (root / "sessions" / ".trash").mkdir()
        (root / "sessions" / ".trash" / path.name).write_bytes(b"\0hold")
        plan, _ = erase(root)
        assert [own_file(one) for one in plan.going] == [path]

    def test_who_is_mentioned_elsewhere(self, root: Path) -> None:
        _, other = save(root, theirs(), with_note(of_another(), f"+ quicker than {NAME.upper()}"))
        here = erasing(root)
        plan = here.plan(NAME)
        done = here.erase(plan)
        assert list(here.mentions(plan, done)) == [(other, ("name",))]
        assert f"  {other}  (name)" in list(mention_lines(here.mentions(plan, done)))

    @pytest.mark.parametrize(
        ("words", "kind"),
        [
            ("as xochimilco.", "a part of the name"),
            ("Xochimilco, Quetzalcoatl", "a part of the name"),
            ("QUETZALCOATL  XOCHIMILCO", "name"),
            ("Quetz\u00e1lcoatl Xochimilco", "name"),
            ("Quetza\u0301lcoatl Xochimilco", "name"),
            ("Quetzalcoatl\\nXochimilco", "name"),
            ("q.xochimilco@x.org", "a part of the name"),
            ("比Xochimilcoさん", "a part of the name"),
            ("说QUETZALCOATL Xochimilcoさん", "name"),
            ("Xochimilcos", ""),
            ("a xochimilco of flowers", ""),
        ],
    )
    def test_however_the_name_is_written(self, root: Path, words: str, kind: str) -> None:
        save(root, theirs())
        aside = root / "state" / "aside.txt"
        aside.parent.mkdir()
        aside.write_text(f"x\\n{words}", encoding="utf-8")
        plan, done = erase(root)
        told = dict(erasing(root).mentions(plan, done))
        assert told == ({aside: (kind,)} if kind else {})

    def test_other_sessions_of_the_candidate_are_a_number(self, root: Path) -> None:
        save(root, theirs(), theirs(SECOND))
        plan, done = erase(root, FIRST)
        lines = list(mention_lines(erasing(root).mentions(plan, done), plan.same))
        assert lines == ["Of the same candidate 1 other session stayed, with all that belongs to it."]

    def test_nothing_is_mentioned_when_nothing_is_left(self, root: Path) -> None:
        leave_everything(root)
        here = erasing(root)
        plan = here.plan(NAME)
        assert list(here.mentions(plan, here.erase(plan))) == []


class TestOutOfReach:
    """What keeps copies is named where it can be seen."""

    def test_a_repository_that_has_the_file(self, root: Path) -> None:
        [path, other] = save(root, theirs(), a_session("aaaaaa"))
        (root / ".git").mkdir()
        (root / ".git" / "index").write_bytes(b"DIRC\0\0" + f"sessions/{path.name}".encode() + b"\0\0")
        here = erasing(root)
        reach = here.reach(here.plan(NAME))
        assert (reach.repository, reach.tracked) == (root, (path,))
        assert here.reach(here.plan("aaaaaa")).tracked == ()
        assert other.exists()

    def test_a_linked_work_tree(self, root: Path) -> None:
        [path] = save(root, theirs())
        (root / "git").mkdir()
        (root / ".git").write_text("gitdir: git\n")
        (root / "git" / "index").write_bytes(f"sessions/{path.name}".encode() + b"\0")
        here = erasing(root)
        assert here.reach(here.plan(NAME)).tracked == (path,)

    @pytest.mark.parametrize(
        ("folder", "sign", "program"),
        [
            ("Dropbox", "", "Dropbox"),
            ("OneDrive - Example", "", "OneDrive"),
            ("team", ".stfolder", "Syncthing"),
            ("team", ".dropbox.cache", "Dropbox"),
            ("dropboxes", "", ""),
        ],
    )
    def test_a_folder_that_is_synchronised(self, root: Path, folder: str, sign: str, program: str) -> None:
        place = root / folder
        place.mkdir()
        if sign:
            (place / sign).mkdir()
        save(place, theirs())
        here = erasing(place)
        assert here.reach(here.plan(NAME)).synced == ((program,) if program else ())

    def test_folders_have_no_other_name(self, root: Path) -> None:
        leave_everything(root)
        here = erasing(root)
        plan = here.plan(NAME)
        assert any(found.is_folder for one in plan.going for found in one.found)
        assert here.reach(plan).other_names == ()

    def test_a_file_with_another_name(self, root: Path) -> None:
        [path] = save(root, theirs())
        (root / "elsewhere.toml").hardlink_to(path)
        here = erasing(root)
        assert here.reach(here.plan(NAME)).other_names == (path,)

    def test_a_link_goes_and_what_it_leads_to_is_told(self, root: Path) -> None:
        [path] = save(root, theirs())
        path.rename(root / "elsewhere.toml")
        path.symlink_to(root / "elsewhere.toml")
        here = erasing(root)
        plan = here.plan(NAME)
        assert here.reach(plan).other_names == (path,)
        here.erase(plan)
        assert not path.is_symlink()
        assert (root / "elsewhere.toml").exists()
