"""Changing a saved session that is not open: nothing of others is lost, and what is open is left alone."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from interviewer.live.keeping import with_hold, with_retain_until, without_hold
from interviewer.live.rules_revising import entered
from interviewer.model.custody import Hold, Opened, Revision, Underway
from interviewer.model.errors import CannotRead, CannotSave, InterviewerError, NewerFormat
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from interviewer.store.amend import amend, carried
from interviewer.store.history import versions_of
from interviewer.store.journals import journals_in
from interviewer.store.lock import SessionLock, lock_path
from interviewer.store.process import Process, this_process
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session, to_toml
from tests.builders import a_session
from tests.store.rig import FailingDisk, Rig
from tests.store.test_formats import line_of, lines_in

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
NAME = "2026-11-21-1400-backend-engineer-al-7k3f2m"


def held(session: Session) -> Session:
    return session.but(hold=Hold(since=AT, why="a claim"))


def a_file(folder: Path, session: Session | None = None) -> SavedSession:
    """Save *session* in *folder*, as a library lists it."""
    session = session or a_session()
    path = folder.resolve() / f"{NAME}.toml"
    path.write_bytes(to_toml(session))
    return SavedSession(NAME, str(path), session)


def put(saved: SavedSession, session: Session) -> None:
    Path(saved.path).write_bytes(to_toml(session))


def on_disk(saved: SavedSession) -> Session:
    return read_session(Path(saved.path).read_bytes(), saved.path)


def only_file(saved: SavedSession) -> bool:
    return [path.name for path in Path(saved.path).parent.iterdir() if path.is_file()] == [f"{NAME}.toml"]


def test_the_change_is_in_the_file_and_counts_as_one(tmp_path: Path) -> None:
    saved = a_file(tmp_path)
    assert amend(Disk(), saved, held, journals=tmp_path / "none") == ""
    assert on_disk(saved).hold == Hold(since=AT, why="a claim")
    assert on_disk(saved).records == a_session().records + 1
    assert only_file(saved)


def test_a_submitted_session_is_sealed_anew(tmp_path: Path) -> None:
    saved = a_file(tmp_path, a_session(submitted=True))
    amend(Disk(), saved, held, journals=tmp_path / "none")
    assert on_disk(saved).seal
    assert not on_disk(saved).changed_outside


def test_what_was_changed_outside_stays_to_be_seen(tmp_path: Path) -> None:
    saved = a_file(tmp_path, a_session(submitted=True, take_aways="as it was"))
    file = Path(saved.path)
    file.write_text(file.read_text().replace("as it was", "as it never was"))
    amend(Disk(), saved, held, journals=tmp_path / "none")
    assert on_disk(saved).changed_outside


def test_nothing_is_written_when_nothing_changes(tmp_path: Path) -> None:
    saved = a_file(tmp_path)
    before = Path(saved.path).stat()
    amend(Disk(), saved, lambda session: session, journals=tmp_path / "none")
    after = Path(saved.path).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_the_file_is_read_anew(tmp_path: Path) -> None:
    """What was listed a minute ago may be old."""
    saved = a_file(tmp_path)
    put(saved, a_session(take_aways="written meanwhile"))
    amend(Disk(), saved, held, journals=tmp_path / "none")
    assert on_disk(saved).take_aways == "written meanwhile"
    assert on_disk(saved).hold


class Meddled(Disk):
    """A disk on which somebody else writes the file, *times* times, each time right before ours is made."""

    def __init__(self, meddle: Callable[[], None], times: int) -> None:
        self.meddle, self.times = meddle, times

    def create(self, path: Path) -> int:
        if self.times and path.name.endswith(".tmp"):
            self.times -= 1
            self.meddle()
        return super().create(path)


def test_what_somebody_writes_meanwhile_is_kept_and_changed_too(tmp_path: Path) -> None:
    saved = a_file(tmp_path)
    disk = Meddled(lambda: put(saved, a_session(take_aways="theirs")), times=1)
    amend(disk, saved, held, journals=tmp_path / "none")
    assert on_disk(saved).take_aways == "theirs"
    assert on_disk(saved).hold
    assert only_file(saved)


class LastInstant(Disk):
    """A disk on which somebody else writes the file right before it is exchanged for ours."""

    def __init__(self, meddle: Callable[[], None]) -> None:
        self.meddle = meddle

    def exchange(self, one: Path, other: Path) -> bool:
        self.meddle()
        return super().exchange(one, other)


def test_what_somebody_writes_in_the_last_instant_is_kept_beside_it_and_told(tmp_path: Path) -> None:
    saved = a_file(tmp_path)
    theirs = a_session(take_aways="theirs")
    told = amend(LastInstant(lambda: put(saved, theirs)), saved, held, journals=tmp_path / "none")
    (beside,) = tmp_path.glob("*.conflict-*.toml")
    assert told == f"someone else's change of {NAME}.toml is kept in {beside.name}"
    assert read_session(beside.read_bytes(), "x") == theirs
    assert on_disk(saved).hold


def test_what_is_written_is_in_the_history(tmp_path: Path) -> None:
    saved = a_file(tmp_path)
    amend(Disk(), saved, held, journals=tmp_path / "state" / "journals")
    (version,) = versions_of(Disk(), tmp_path / "state", a_session().id)
    assert version.path.read_bytes() == Path(saved.path).read_bytes()


class TestCarried:
    """What was amended while a journal was left goes on with what the journal holds."""

    UNTIL = date(2027, 5, 31)

    def test_a_hold_a_date_what_was_opened_and_the_revisions(self) -> None:
        began = a_session(submitted=True)
        theirs = with_retain_until(
            with_hold(began, Hold(since=AT, why="a claim")), self.UNTIL, AT, "Ida", "law"
        )
        theirs = theirs.but(opened=(Opened(session="abc234", at=AT),), take_aways="by hand")
        other = Revision(at=AT, why="second thoughts", was=frozen_table({"ratings.apis.level": 2}))
        both = carried(theirs.but(revisions=(*theirs.revisions, other)), began, began)
        assert both == theirs.but(take_aways=began.take_aways)
        assert carried(theirs, both, began) == both

    def test_a_release(self) -> None:
        began = with_hold(a_session(submitted=True), Hold(since=AT, why="a claim"))
        assert carried(without_hold(began, AT, "Ida", "settled"), began, began).hold is None
        assert carried(a_session(submitted=True), began, began).hold, "nobody released it"

    def test_a_date_that_the_journal_says_anew_stays(self) -> None:
        began = a_session(retain_until=date(2027, 1, 1))
        ours = a_session(retain_until=self.UNTIL)
        assert carried(began, ours, began) == ours

    def test_into_a_revision_that_is_underway(self) -> None:
        began = a_session(submitted=True)
        theirs = with_hold(began, Hold(since=AT, why="a claim"))
        both = carried(theirs, began.but(underway=Underway(began, AT, "Ida", "x"), take_aways="new"), began)
        assert both.underway
        assert both.underway.before == theirs
        assert [one.why for one in entered(both).revisions] == ["a claim", "x"]
        assert entered(both).hold


def test_who_never_stops_writing_is_left_alone(tmp_path: Path) -> None:
    saved = a_file(tmp_path)
    said = iter(range(100))
    disk = Meddled(lambda: put(saved, a_session(take_aways=f"theirs {next(said)}")), times=100)
    with pytest.raises(CannotSave, match="keeps changing it"):
        amend(disk, saved, held, journals=tmp_path / "none")
    assert on_disk(saved).take_aways.startswith("theirs")
    assert on_disk(saved).hold is None
    assert only_file(saved)


def test_one_that_is_open_is_refused(tmp_path: Path) -> None:
    rig = Rig(tmp_path, process=this_process())
    rig.begin()
    saved = SavedSession(rig.path.stem, str(rig.path), a_session())
    before = rig.path.read_bytes()
    with pytest.raises(InterviewerError, match="is open in another window"):
        amend(Disk(), saved, held, journals=rig.journals)
    assert rig.path.read_bytes() == before


def test_one_whose_notes_are_only_in_a_journal_is_refused(tmp_path: Path) -> None:
    """The file would be at odds with the journal, and somebody would have to choose."""
    rig = Rig(tmp_path)
    rig.begin().type("http-methods", "+ only in the journal")
    saved = SavedSession(rig.path.stem, str(rig.path), a_session())
    with pytest.raises(InterviewerError, match=f"{rig.path.stem}.*in its journal still"):
        amend(Disk(), saved, held, journals=rig.journals)


def test_one_that_goes_on_beside_its_file_is_refused(tmp_path: Path) -> None:
    """Somebody has it open: what it is to carry from now on would not be in what they save."""
    rig = Rig(tmp_path, process=replace(this_process(), pid=os.getppid(), began=""))
    interview = rig.begin()
    rig.path.write_bytes(to_toml(a_session(take_aways="theirs")))
    interview.type("http-methods", "+ beside it")
    interview.publish()
    assert ".conflict-" in interview.path
    lock_path(rig.path).unlink(missing_ok=True)
    saved = SavedSession(rig.path.stem, str(rig.path), a_session())
    with pytest.raises(InterviewerError, match="is open in another window"):
        amend(Disk(), saved, held, journals=rig.journals)
    assert on_disk(saved).hold is None


@pytest.mark.parametrize("moved", [False, True])
def test_one_whose_journal_a_newer_version_wrote_is_refused(tmp_path: Path, *, moved: bool) -> None:
    rig = Rig(tmp_path)
    rig.begin()
    (journal,) = rig.journals.iterdir()
    heading, *_ = lines_in(journal.read_bytes())
    journal.write_bytes(line_of({**heading, "format": "journal/9"}))
    path = rig.path.rename(rig.path.with_name("renamed.toml")) if moved else rig.path
    with pytest.raises(NewerFormat, match="journal/9"):
        amend(Disk(), SavedSession(path.stem, str(path), a_session()), held, journals=rig.journals)


def test_one_that_is_open_on_another_machine_is_refused(tmp_path: Path) -> None:
    """Its next saving would find the file changed, and go on beside it in the middle of an interview."""
    saved = a_file(tmp_path)
    SessionLock(Disk(), Process("other-machine", 7), lambda: AT).take(Path(saved.path))
    with pytest.raises(InterviewerError, match=r"is open on other-machine.*remove .*lock beside it"):
        amend(Disk(), saved, held, journals=tmp_path / "none")
    assert on_disk(saved).hold is None
    lock_path(Path(saved.path)).unlink()
    amend(Disk(), saved, held, journals=tmp_path / "none")
    assert on_disk(saved).hold


def test_the_journals_of_others_are_no_hindrance(tmp_path: Path) -> None:
    rig = Rig(tmp_path / "elsewhere", process=this_process())
    rig.begin(a_session("aaaaaa").but(running_since=1000.0))
    saved = a_file(tmp_path)
    assert list(journals_in(Disk(), rig.journals))
    amend(Disk(), saved, held, journals=rig.journals)
    assert on_disk(saved).hold


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    saved = a_file(tmp_path)
    newer = Path(saved.path).read_text().replace("session/1", "session/9")
    Path(saved.path).write_text(newer)
    with pytest.raises(NewerFormat):
        amend(Disk(), saved, held, journals=tmp_path / "none")
    with pytest.raises(NewerFormat):
        amend(
            Disk(),
            SavedSession(saved.name, saved.path, saved.session, newer="session/9"),
            held,
            journals=tmp_path / "none",
        )
    assert Path(saved.path).read_text() == newer


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    saved = a_file(tmp_path)
    Path(saved.path).unlink()
    with pytest.raises(CannotRead, match=NAME):
        amend(Disk(), saved, held, journals=tmp_path / "none")


def test_whatever_call_fails_the_file_is_as_it_was_or_as_it_was_to_be(tmp_path: Path) -> None:
    healthy = FailingDisk()
    amend(healthy, a_file(tmp_path), held, journals=tmp_path / "none")
    assert healthy.counted > 5
    told = 0
    for nth in range(1, healthy.counted + 1):
        for late in (False, True):
            saved = a_file(tmp_path)
            disk = FailingDisk(OSError(errno.EIO, "broken"), nth=nth, late=late)
            try:
                amend(disk, saved, held, journals=tmp_path / "none")
            except InterviewerError:
                told += 1
            else:
                assert on_disk(saved).hold, nth
            assert on_disk(saved).but(hold=None, records=0) == a_session()
            for beside in tmp_path.iterdir():
                if beside.is_file() and beside.name != f"{NAME}.toml":
                    beside.unlink()
    assert told > 5


def test_an_opened_session_reads_back(tmp_path: Path) -> None:
    saved = a_file(tmp_path)
    read = Opened(session="7k3f2m", at=AT)
    amend(Disk(), saved, lambda session: session.but(opened=(read,)), journals=tmp_path / "none")
    assert on_disk(saved).opened == (read,)
