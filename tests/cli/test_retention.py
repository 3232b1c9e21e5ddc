"""`interviewer retention`: what is due, and how long sessions are to be kept."""

import errno
import json
import re
import shlex
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from interviewer.cli import main
from interviewer.live.actions import Revise, WriteTakeAways
from interviewer.model.custody import Hold
from interviewer.store.journal import Journal
from interviewer.store.process import this_process
from interviewer.store.seam import DISK, Disk
from interviewer.store.session_file import to_toml
from interviewer.store.workspace import user_folders
from tests.builders import a_session, an_instant
from tests.cli.privacy_place import Place, crashed, place
from tests.store.left_everywhere import FIRST, theirs
from tests.store.rig import GONE, Rig

__all__ = ["place"]

TODAY = datetime.now(UTC).astimezone().date()


def kept(place: Place, session_id: str, days: int | None, *, hold: str = "", submitted: bool = False) -> Path:
    """Save a session that may be kept for so many more days."""
    until = None if days is None else TODAY + timedelta(days=days)
    held = Hold(since=datetime(2026, 1, 2, tzinfo=UTC), why=hold) if hold else None
    session = a_session(session_id, retain_until=until, submitted=submitted)
    return place.save(session.but(hold=held))


def only_in_journal(place: Place, session_id: str, *, until: date | None = None) -> Path:
    """Leave a session in a journal alone, and return where its file would be."""
    target = place.sessions / f"2026-11-21-1400-backend-engineer-x-{session_id}.toml"
    folder = user_folders().state / "journals"
    session = a_session(session_id, retain_until=until)
    Journal(DISK, folder, session, an_instant(), target=target, base=None, process=GONE).leave()
    return target


class TestDue:
    """`retention due`."""

    def test_what_is_past_soon_held_and_undated(self, place: Place) -> None:
        for name, days, hold in (
            ("aaaaaa", -1, ""),
            ("bbbbbb", 10, ""),
            ("cccccc", 40, ""),
            ("dddddd", -9, "a dispute"),
            ("eeeeee", None, ""),
            ("ffffff", 400, "a dispute"),
            ("gggggg", None, "a dispute"),
        ):
            kept(place, name, days, hold=hold)
        (place.sessions / "torn.toml").write_bytes(b"x = [")
        asked = place.run("retention", "due", "--within", "30 days", "--format", "json")
        form = json.loads(asked.out)
        ids = {part: [one["id"] for one in form[part]] for part in ("due", "soon", "held", "undated")}
        assert ids == {
            "due": ["aaaaaa"],
            "soon": ["bbbbbb"],
            "held": ["dddddd", "ffffff", "gggggg"],
            "undated": ["eeeeee"],
        }
        assert form["due"][0]["days"] == -1
        assert form["held"][0]["hold"]["why"] == "a dispute"
        assert [one["name"] for one in form["unread"]] == ["torn"]
        assert asked.code == 1

    def test_it_removes_nothing_and_names_the_commands_that_do_wherever_they_are_typed(
        self, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        due, undated = kept(place, "aaaaaa", -1), kept(place, "bbbbbb", None)
        asked = place.run("retention", "due")
        assert asked.code == 1
        assert "(1 day ago)  Ada Lovelace" in asked.out
        to_erase, to_set = re.findall(r"^  interviewer (.*)$", asked.out, re.MULTILINE)
        form = json.loads(place.run("retention", "due", "--format", "json").out)
        assert form["due"][0]["erase"] == f"interviewer {to_erase}"
        assert due.exists()
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("INTERVIEWER_HOME", raising=False)
        assert main([*shlex.split(to_erase), "--yes"]) == 0
        assert not due.exists()
        filled = to_set.replace("SESSION", "bbbbbb").replace("WHEN", "2030-01-01")
        assert main([*shlex.split(filled), "--by", "Ada"]) == 0
        assert place.read(undated).interview.retain_until == date(2030, 1, 1)

    def test_the_workspace_may_stand_before_what_to_do(self, place: Place, tmp_path: Path) -> None:
        kept(place, "aaaaaa", -1)
        other = tmp_path / "other"
        other.mkdir()
        for words in (("--workspace", str(other), "due"), ("due", "--workspace", str(other))):
            assert place.run("retention", *words).code == 0, "nothing is there"
        assert place.run("retention", "due").code == 1

    @pytest.mark.parametrize(("days", "code"), [(-1, 1), (0, 0), (1, 0), (None, 0)])
    def test_a_session_may_be_kept_through_its_day(self, place: Place, days: int | None, code: int) -> None:
        kept(place, "aaaaaa", days)
        assert place.run("retention", "due", "--within", "2 days").code == code

    def test_under_a_hold_alone_nothing_is_due(self, place: Place) -> None:
        kept(place, "aaaaaa", -1, hold="a dispute")
        asked = place.run("retention", "due")
        assert asked.code == 0
        assert "legal hold since 2026-01-02: a dispute" in asked.out

    def test_a_hold_that_only_a_copy_has_is_shown_and_ended_by_the_name_of_that(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1)
        held = place.read(path).but(hold=Hold(since=datetime(2026, 1, 2, tzinfo=UTC), why="a dispute"))
        copy = path.with_name(f"{path.stem}.conflict-vm-20261122T161428Z.toml")
        copy.write_bytes(to_toml(held))
        asked = place.run("retention", "due")
        assert (asked.code, f"legal hold of {copy.stem} since 2026-01-02: a dispute" in asked.out) == (
            0,
            True,
        )
        words = ("--why", "settled", "--by", "Ida")
        refused = place.run("retention", "release", "aaaaaa", *words)
        assert (refused.code, f"Under a hold beside it: {copy.stem}" in refused.err) == (1, True)
        assert place.run("retention", "release", copy.stem, *words).code == 0
        assert place.read(copy).hold is None
        assert place.run("retention", "due").code == 1
        assert place.run("erase", "aaaaaa", "--yes").code == 0

    @pytest.mark.parametrize("within", ["", "none", "no date", "0 days", "soon", "2001-01-01"])
    def test_within_is_a_span(self, place: Place, within: str) -> None:
        asked = place.run("retention", "due", "--within", within)
        assert (asked.code, 'such as --within "30 days"' in asked.err) == (2, True)

    def test_a_copy_is_counted_with_its_session(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1)
        path.with_name(f"{path.stem}.other-x.toml").write_bytes(path.read_bytes())
        assert json.loads(place.run("retention", "due", "--format", "json").out)["due"][0]["copies"] == 1

    def test_one_that_is_only_in_a_journal(self, place: Place) -> None:
        place.sessions.mkdir()
        only_in_journal(place, "aaaaaa", until=TODAY - timedelta(days=1))
        asked = place.run("retention", "due", "--format", "json")
        assert ([one["id"] for one in json.loads(asked.out)["due"]], asked.code) == (["aaaaaa"], 1)

    def test_nothing_at_all(self, place: Place) -> None:
        asked = place.run("retention", "due")
        assert (asked.code, asked.out) == (0, "No session is past its date.\n")


class TestSet:
    """`retention set`."""

    def test_a_date_of_a_live_session(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1)
        assert place.run("retention", "set", "aaaaaa", "2099-05-31", "--by", "Ida").code == 0
        session = place.read(path)
        assert session.interview.retain_until == date(2099, 5, 31)
        assert session.revisions == ()

    def test_of_a_submitted_one_it_is_a_revision(self, place: Place) -> None:
        path = kept(place, "aaaaaa", 5, submitted=True)
        assert (
            place.run("retention", "set", "aaaaaa", "none", "--by", "Ida", "--why", "no reason to").code == 0
        )
        session = place.read(path)
        entry = session.revisions[-1]
        assert (entry.by, entry.why) == ("Ida", "no reason to")
        assert dict(entry.was) == {"interview.retain-until": TODAY + timedelta(days=5)}
        assert entry.added == ("interview.retain-no-date",)
        assert session.interview.retain_no_date
        assert not session.changed_outside

    def test_the_same_again_changes_nothing(self, place: Place) -> None:
        path = kept(place, "aaaaaa", 5, submitted=True)
        before = path.read_bytes()
        assert (
            place.run("retention", "set", "aaaaaa", f"{TODAY + timedelta(days=5)}", "--by", "Ida").code == 0
        )
        assert path.read_bytes() == before

    @pytest.mark.parametrize("when", ["none", "no date", "No  Date"])
    def test_no_date_in_the_words_that_are_advised(self, place: Place, when: str) -> None:
        path = kept(place, "aaaaaa", 5)
        assert "or: no date." in place.run("retention", "set", "aaaaaa", "soon", "--by", "Ida").err
        assert place.run("retention", "set", "aaaaaa", when, "--by", "Ida").code == 0
        assert place.read(path).interview.retain_no_date

    @pytest.mark.parametrize("when", ["2001-01-01", "soon", ""])
    def test_what_is_no_date_to_come(self, place: Place, when: str) -> None:
        path = kept(place, "aaaaaa", 5)
        before = path.read_bytes()
        assert place.run("retention", "set", "aaaaaa", when, "--by", "Ida").code == 2
        assert path.read_bytes() == before


class TestHold:
    """`retention hold` and `retention release`."""

    def test_all_sessions_of_a_candidate_and_back(self, place: Place) -> None:
        paths = [kept(place, "aaaaaa", -1, submitted=True), kept(place, "bbbbbb", -1)]
        assert place.run("retention", "hold", "Ada Lovelace", "--why", "a dispute", "--by", "Ida").code == 0
        sessions = [place.read(path) for path in paths]
        assert [(one.hold.why, one.hold.by) if one.hold else None for one in sessions] == [
            ("a dispute", "Ida"),
            ("a dispute", "Ida"),
        ]
        assert [len(one.revisions) for one in sessions] == [1, 0]
        assert sessions[0].revisions[0].added == ("hold",)
        assert place.run("retention", "release", "Ada Lovelace", "--why", "settled", "--by", "Ida").code == 0
        released = place.read(paths[0])
        assert released.hold is None
        entry = released.revisions[-1]
        assert entry.why == "settled"
        assert (entry.was["hold.why"], entry.was["hold.by"]) == ("a dispute", "Ida")
        assert not released.changed_outside

    def test_one_that_is_held_already_stays_as_it_is(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1, hold="a dispute")
        before = path.read_bytes()
        asked = place.run("retention", "hold", "aaaaaa", "--why", "another", "--by", "Ida")
        assert (asked.code, "already: a dispute" in asked.err) == (1, True)
        assert path.read_bytes() == before

    def test_one_that_is_not_held_cannot_be_released(self, place: Place) -> None:
        kept(place, "aaaaaa", -1)
        assert place.run("retention", "release", "aaaaaa", "--why", "settled", "--by", "Ida").code == 1

    @pytest.mark.parametrize("why", ["", "  "])
    def test_without_a_reason_nothing_happens(self, place: Place, why: str) -> None:
        path = kept(place, "aaaaaa", -1)
        assert place.run("retention", "hold", "aaaaaa", "--why", why, "--by", "Ida").code == 2
        assert place.read(path).hold is None

    def test_one_that_is_open_is_refused(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1)
        folder = user_folders().state / "journals"
        session = place.read(path)
        Journal(DISK, folder, session, an_instant(), target=path, base=None, process=this_process())
        asked = place.run("retention", "hold", "aaaaaa", "--why", "a dispute", "--by", "Ida")
        assert (asked.code, "is open in another window" in asked.err) == (1, True)
        assert place.read(path).hold is None

    def test_one_of_a_newer_version_is_refused(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1)
        path.write_bytes(path.read_bytes().replace(b'"session/1"', b'"session/9"'))
        before = path.read_bytes()
        asked = place.run("retention", "hold", "aaaaaa", "--why", "a dispute", "--by", "Ida")
        assert (asked.code, "newer interviewer" in asked.err) == (1, True)
        assert path.read_bytes() == before

    def test_what_was_never_sealed_is_said_to_be(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1, submitted=True)
        lines = [line for line in path.read_bytes().splitlines() if not line.startswith(b"seal")]
        path.write_bytes(b"\n".join(lines) + b"\n")
        assert place.run("retention", "hold", "aaaaaa", "--why", "a dispute", "--by", "Ida").code == 0
        assert [one.why[:10] for one in place.read(path).revisions] == ["not sealed", "a dispute"]

    def test_what_was_never_sealed_is_so_once(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1, submitted=True)
        lines = [line for line in path.read_bytes().splitlines() if not line.startswith(b"seal")]
        path.write_bytes(b"\n".join(lines) + b"\n")
        for words in (("hold", "aaaaaa", "--why", "a dispute"), ("release", "aaaaaa", "--why", "settled")):
            assert place.run("retention", *words, "--by", "Ida").code == 0
        session = place.read(path)
        assert [one.why[:10] for one in session.revisions] == ["not sealed", "a dispute", "settled"]
        assert session.seal
        assert not session.changed_outside

    @pytest.mark.parametrize(
        "words",
        [("hold", "aaaaaa", "--why", "x"), ("release", "aaaaaa", "--why", "x"), ("set", "aaaaaa", "none")],
    )
    def test_nobody_says_so_without_a_name(self, place: Place, words: tuple[str, ...]) -> None:
        path = kept(place, "aaaaaa", -1, submitted=True, hold="" if words[0] == "hold" else "a dispute")
        before = path.read_bytes()
        asked = place.run("retention", *words)
        assert (asked.code, "Say who you are: --by NAME." in asked.err) == (2, True)
        assert path.read_bytes() == before

    def test_who_one_is_stands_in_the_settings(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1)
        config = place.root.parent / "home" / "config" / "interviewer"
        config.mkdir(parents=True)
        (config / "config.toml").write_text('format = "config/1"\ninterviewer = "Ida Test"\n')
        assert place.run("retention", "hold", "aaaaaa", "--why", "a dispute").code == 0
        assert [one.hold.by for one in [place.read(path)] if one.hold] == ["Ida Test"]

    def test_a_release_of_a_live_session_is_on_record(self, place: Place) -> None:
        """By it the copies that were made meanwhile hold nothing."""
        path = kept(place, "aaaaaa", -1)
        place.run("retention", "hold", "aaaaaa", "--why", "a dispute", "--by", "Ida")
        place.run("retention", "release", "aaaaaa", "--why", "settled", "--by", "Ida")
        assert [(one.by, one.why) for one in place.read(path).revisions] == [("Ida", "settled")]
        assert place.run("erase", "aaaaaa", "--yes").code == 0
        assert not path.exists()

    def test_what_erase_would_find_and_what_cannot_be_held_is_refused(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1)
        refuge = place.root.parent / "home" / f"{path.stem[:-6]}bbbbbb.rescued-20261121T140000Z.toml"
        refuge.write_bytes(to_toml(a_session("bbbbbb")))
        brought = only_in_journal(place, "cccccc")
        asked = place.run("retention", "hold", "Ada Lovelace", "--why", "a dispute", "--by", "Ida")
        assert asked.code == 1
        assert place.read(path).hold
        assert "bbbbbb: not changed. Its file is not there. Put what there is" in asked.err
        assert str(refuge) in asked.err
        assert place.read(brought).hold, "what is only in a journal is brought in first"
        assert "1 of the sessions could not be changed" in asked.err

    def test_what_was_changed_by_hand_stays_so(self, place: Place) -> None:
        path = kept(place, "aaaaaa", -1, submitted=True)
        path.write_bytes(path.read_bytes().replace(b"Ada Lovelace", b"Eva Lovelace"))
        assert place.run("retention", "hold", "aaaaaa", "--why", "a dispute", "--by", "Ida").code == 0
        session = place.read(path)
        assert session.changed_outside
        assert session.hold is not None


DEAD = replace(this_process(), pid=GONE.pid, began="")
"""A process of this machine that is gone."""


class TestAfterAKill:
    """What a killed interview left in its journal goes into its file, and then it is held."""

    HOLD = ("retention", "hold", FIRST, "--why", "a dispute", "--by", "Grace")

    def test_a_hold_wins_and_nothing_is_lost(self, place: Place) -> None:
        rig = crashed(place, process=DEAD)
        asked = place.run(*self.HOLD)
        assert (asked.code, asked.out) == (0, f"{rig.path.stem}: under a legal hold.\n")
        assert "recovered 1 change" in asked.err
        session = place.read(rig.path)
        assert session.hold
        assert [note.text for note in session.response("http-methods").notes] == [
            "published words",
            "newest words",
        ]
        assert not [*rig.journals.iterdir()], "it is put away, as at the end of an interview"
        assert [path.name for path in rig.sessions.iterdir()] == [rig.path.name]
        assert place.run("erase", FIRST, "--yes").code == 1
        assert rig.path.exists()

    def test_a_date_too(self, place: Place) -> None:
        rig = crashed(place, process=DEAD)
        assert place.run("retention", "set", FIRST, "2100-01-01", "--by", "Grace").code == 0
        assert place.read(rig.path).interview.retain_until == date(2100, 1, 1)
        assert "newest words" in rig.path.read_text()

    def test_a_cut_off_revision_is_entered(self, place: Place) -> None:
        rig = Rig(place.root, process=DEAD)
        (place.root / "state").symlink_to(user_folders().state)
        user_folders().state.mkdir(parents=True)
        interview = rig.begin(theirs(submitted=True))
        interview.do(Revise(by="Ada", why="second thoughts"))
        interview.do(WriteTakeAways(text="revised words"))
        rig.pass_time(0.3)
        assert "revised words" not in rig.path.read_text()
        assert place.run(*self.HOLD).code == 0
        session = place.read(rig.path)
        assert (session.take_aways, [one.why for one in session.revisions]) == (
            "revised words",
            ["second thoughts", "a dispute"],
        )
        assert not session.changed_outside

    def test_file_and_journal_that_disagree_are_for_a_person_to_choose(self, place: Place) -> None:
        rig = crashed(place, process=DEAD)
        rig.path.write_bytes(to_toml(theirs().but(take_aways="by hand")))
        before = left(place, rig)
        asked = place.run(*self.HOLD)
        assert asked.code == 1
        assert f"changed in two places. To choose one: interviewer resume {rig.path.stem}" in asked.err
        assert left(place, rig) == before

    def test_of_a_broken_file_it_is_said_how_to_go_on_from_its_journal(self, place: Place) -> None:
        rig = crashed(place, process=DEAD)
        rig.path.write_bytes(rig.path.read_bytes() + b"x = [")
        before = left(place, rig)
        asked = place.run(*self.HOLD)
        assert asked.code == 1
        assert re.search(f"not TOML.*only in its journal.*interviewer resume {rig.path.stem}", asked.err)
        assert left(place, rig) == before

    def test_one_that_is_open_is_refused(self, place: Place) -> None:
        rig = crashed(place, process=replace(this_process(), pid=1, began=""))
        before = left(place, rig)
        asked = place.run(*self.HOLD)
        assert (asked.code, "is open in another window (process 1)" in asked.err) == (1, True)
        assert left(place, rig) == before

    def test_one_that_is_locked_on_another_machine_is_refused(self, place: Place) -> None:
        rig = crashed(place, process=GONE)
        before = left(place, rig)
        asked = place.run(*self.HOLD)
        assert (asked.code, "on this-machine" in asked.err) == (1, True)
        assert left(place, rig) == before

    def test_what_cannot_be_brought_in_is_not_held_and_stays(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rig = crashed(place, process=DEAD)
        before = rig.path.read_bytes()

        def full(disk: Disk, one: Path, other: Path) -> bool:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as broken:
            broken.setattr(Disk, "exchange", full)
            broken.setattr(Disk, "replace", full)
            asked = place.run(*self.HOLD)
        assert (asked.code, "not changed. What its journal holds is not in its file" in asked.err) == (
            1,
            True,
        )
        assert rig.path.read_bytes() == before
        assert place.run(*self.HOLD).code == 0
        assert "newest words" in rig.path.read_text()

    def test_what_was_brought_in_is_told_though_nothing_else_changes(self, place: Place) -> None:
        rig = crashed(place, process=DEAD)
        cut_off = rig.path.with_name(f".{rig.path.stem}.0123abcd.tmp")
        cut_off.write_bytes(to_toml(place.read(rig.path).but(take_aways="other words", records=99)))
        asked = place.run("retention", "release", FIRST, "--why", "over", "--by", "Ida")
        assert asked.code == 1
        (other,) = rig.sessions.glob("*.other-*.toml")
        told = f"{rig.path.stem}: what its journal held is in its file now; recovered 1 change"
        line = next(line for line in asked.err.splitlines() if line.startswith(told))
        assert other.stem in line
        assert ". Not released. " in line
        assert "not changed" not in asked.err
        assert "newest words" in rig.path.read_text()
        assert not [*rig.journals.iterdir()]

    @pytest.mark.parametrize("gone", [True, False])
    def test_one_that_was_saved_elsewhere_says_what_to_do(self, place: Place, *, gone: bool) -> None:
        """Also where the file from before is still in its own folder: a hold of that would reach nothing."""
        rig = crashed(place, process=DEAD, elsewhere=True)
        before = rig.path.read_bytes()
        if gone:
            rig.path.unlink()
        (there,) = (place.root / "refuge").glob("*.toml")
        asked = place.run(*self.HOLD)
        assert (asked.code, f"Move {there} to {rig.sessions} first" in asked.err) == (1, True)
        assert gone or rig.path.read_bytes() == before
        assert "newest words" in there.read_text()
        there.rename(rig.path)
        assert place.run(*self.HOLD).code == 0
        assert place.read(rig.path).hold
        assert place.run("retention", "release", FIRST, "--why", "over", "--by", "Ida").code == 0

    def test_one_that_is_elsewhere_and_here_as_it_was_there(self, place: Place) -> None:
        rig = crashed(place, process=DEAD, elsewhere=True, after=0)
        (there,) = (place.root / "refuge").glob("*.toml")
        before = rig.path.read_bytes()
        asked = place.run(*self.HOLD)
        assert (asked.code, f"Move {there} to {rig.sessions} first" in asked.err) == (1, True)
        assert rig.path.read_bytes() == before

    @pytest.mark.parametrize("moved", ["renamed.toml", "2026/renamed.toml", "back"])
    def test_one_that_was_moved_since_stays_one_file(self, place: Place, moved: str) -> None:
        """Its journal alone has the newest words, and names a file that is not there any more."""
        rig = crashed(place, process=DEAD, elsewhere=moved == "back", after=0.3)
        path = rig.path
        if moved == "back":
            (path,) = (place.root / "refuge").glob("*.toml")
        to = rig.path if moved == "back" else rig.sessions / moved
        to.parent.mkdir(exist_ok=True)
        path.rename(to)
        asked = place.run(*self.HOLD)
        assert (asked.code, asked.out) == (0, f"{to.stem}: under a legal hold.\n")
        assert place.read(to).hold
        assert "newest words" in to.read_text()
        assert [*place.root.rglob("*.toml")] == [to]
        assert not [*rig.journals.iterdir()]

    @pytest.mark.parametrize("unplugged", ["a file in its place", "gone"])
    def test_one_that_was_saved_where_nothing_can_be_reached_now_is_not_held_here(
        self, place: Place, unplugged: str
    ) -> None:
        rig = crashed(place, process=DEAD, elsewhere=True, after=0)
        before = rig.path.read_bytes()
        (place.root / "refuge").rename(place.root.parent / "unplugged")
        if unplugged != "gone":
            (place.root / "refuge").write_text("")
        assert place.run(*self.HOLD).code == 1
        assert rig.path.read_bytes() == before
        assert [*rig.journals.iterdir()], "nothing else tells where it was saved"


def left(place: Place, rig: Rig) -> dict[str, bytes]:
    """Return all files of sessions and journals."""
    files = (
        *rig.sessions.rglob("*"),
        *rig.journals.rglob("*"),
        *(place.root.parent / "home").rglob("*.toml"),
    )
    return {str(path): path.read_bytes() for path in files if path.is_file()}
