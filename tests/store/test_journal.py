"""The journal: every change is in it at once, a torn end loses nothing before it, and doubt starts afresh."""

import errno
import stat
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.live import actions as act
from interviewer.live.begin import replay
from interviewer.live.interview import Interview
from interviewer.model.errors import CannotRead, RuleBroken
from interviewer.model.notes import Note
from interviewer.model.session import Session
from interviewer.store.journal import SYNC_WITHIN, WHOLE_EACH
from interviewer.store.journal_lines import Change, Line, Whole, decode, encode, read_journal
from interviewer.store.journals import journals_in
from interviewer.store.seam import Disk
from interviewer.store.snapshot import freeze, thaw
from tests.builders import a_response, a_session
from tests.store.rig import FailingDisk, Rig, as_left, rate


def journal_of(rig: Rig) -> bytes:
    (path,) = rig.journals.iterdir()
    return path.read_bytes()


def told(data: bytes) -> Session:
    tells = read_journal(data, "x.journal")
    return replay(tells.base, tells.records)


def test_a_snapshot_brings_back_exactly_the_same_session() -> None:
    notes = [Note("=3", 4, obeyed=False), Note("+ good", 6), Note("", None, obeyed=False)]
    session = a_session(responses={"rest": a_response(notes, seconds=12.345)}).but(running_since=1234.56)
    session = session.but(interview=session.interview.but(elapsed=99.999, writing_up=7.77), in_write_up=True)
    assert thaw(freeze(session), "x") == session


def test_every_change_is_in_the_journal_when_do_returns(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    for text in ("+ n", "+ names", "+ names idempotency\n=3"):
        interview.type("http-methods", text)
        rig.clock.advance(0.7)
        assert told(journal_of(rig)) == as_left(interview.session)


def test_the_journal_is_for_this_user_only(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.begin()
    (path,) = rig.journals.iterdir()
    assert stat.S_IMODE(rig.journals.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_journal_cut_at_any_byte_tells_a_state_that_existed(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    beginning = len(journal_of(rig))
    states = [as_left(interview.session)]
    ends = [beginning]
    for action in (rate(2), act.ShowQuestion(question="rest"), rate(3), rate(4, "security")):
        rig.clock.advance(3.3)
        interview.do(action)
        states.append(as_left(interview.session))
        ends.append(len(journal_of(rig)))
    data = journal_of(rig)
    for length in range(beginning, len(data) + 1):
        whole = sum(end <= length for end in ends)
        assert told(data[:length]) == states[whole - 1]
        assert bool(read_journal(data[:length], "x").torn) == (length not in ends)


def test_without_a_whole_beginning_a_journal_tells_nothing(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.begin()
    data = journal_of(rig)
    for length in (0, 1, 8, 9, 10, 200, len(data) - 1):
        with pytest.raises(CannotRead):
            read_journal(data[:length], "x")


def damage_that_is_not_noticed(read: Callable[[bytes], tuple[list[Line], str]]) -> str:
    """Damage each byte of a journal and tell the first damage that *read* takes for good; else nothing."""
    payload: dict[str, object] = rate(3).model_dump(mode="json")
    at = a_session().interview.started
    lines: list[Line] = [Change(n=n, wall=at, monotonic=1.0, action=payload) for n in range(1, 4)]
    whole = b"".join(map(encode, lines))
    for place in range(len(whole)):
        for damage in (1, 2, 0x80, 0xFF):
            raw = bytearray(whole)
            raw[place] ^= damage
            told, torn = read(bytes(raw))
            if not torn or told != lines[: bytes(raw[:place]).count(b"\n")]:
                return f"byte {place} with {damage:#x} is taken for good"
    return ""


def test_a_damaged_byte_is_noticed() -> None:
    assert damage_that_is_not_noticed(decode) == ""


def test_a_missing_change_ends_the_reading(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.do(rate(1))
    after_one = as_left(interview.session)
    interview.do(rate(2))
    interview.do(rate(3))
    lines, _ = decode(journal_of(rig))
    data = b"".join(encode(line) for line in lines if not (isinstance(line, Change) and line.n == 2))
    assert told(data) == after_one
    assert read_journal(data, "x").torn == "change 2 is missing"


def test_a_line_from_a_later_version_ends_the_reading(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.begin()
    json = b'{"kind":"hologram","n":1}'
    data = journal_of(rig) + b"%08x %b\n" % (crc32(json), json)
    assert "does not know" in read_journal(data, "x").torn


def numbers(rig: Rig) -> list[str]:
    """Return which of the journal's files are there."""
    return sorted(path.stem.rpartition("-")[2] for path in rig.journals.iterdir())


def type_long(rig: Rig, interview: Interview, changes: int) -> None:
    """Make so many *changes* of 5,000 characters, each synced."""
    for n in range(changes):
        interview.type("http-methods", "x" * 5000 + str(n))
        rig.pass_time(SYNC_WITHIN)


def test_a_long_journal_goes_on_in_a_new_file_and_the_old_one_goes(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    type_long(rig, interview, 40)
    assert numbers(rig) == [f"{1 + 40 * 5000 // WHOLE_EACH:04}"]
    lines, torn = decode(journal_of(rig))
    assert not torn
    assert [number for number, line in enumerate(lines) if isinstance(line, Whole)] == [1]
    assert told(journal_of(rig)) == as_left(interview.session)
    assert interview.close().state == "saved"
    assert numbers(rig) == []


def test_the_old_file_stays_until_the_new_one_is_on_the_medium(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    type_long(rig, interview, 12)
    interview.type("http-methods", "one more" * 700)
    assert numbers(rig) == ["0001", "0002"]
    assert rig.recovered() == as_left(interview.session)
    rig.pass_time(SYNC_WITHIN)
    assert numbers(rig) == ["0002"]


@pytest.mark.parametrize("half", [False, True])
def test_where_no_new_file_can_be_made_the_full_one_goes_on(tmp_path: Path, half: bool) -> None:
    disk = FailingDisk(kinds=("write",) if half else ("create",), half=half)
    rig = Rig(tmp_path, disk)
    interview = rig.begin()
    rig.runners[1].step = lambda: None
    type_long(rig, interview, 12)
    # Of the two writes of the next change, the second is the beginning of the new file.
    disk.error, disk.nth = OSError(errno.ENOSPC, "full"), disk.counted + (2 if half else 1)
    interview.type("http-methods", "one more" * 700)
    assert numbers(rig) == ["0001"]
    assert rig.record._journal.fault == ""
    disk.heal()
    type_long(rig, interview, 13)
    assert numbers(rig) == ["0003"]
    assert rig.recovered() == as_left(interview.session)


def test_an_old_file_that_could_not_be_removed_goes_with_the_next(tmp_path: Path) -> None:
    disk = FailingDisk(kinds=("unlink",))
    rig = Rig(tmp_path, disk)
    interview = rig.begin()
    disk.error, disk.nth, disk.stuck = OSError(errno.EIO, "not now"), 0, True
    type_long(rig, interview, 13)
    assert numbers(rig) == ["0001", "0002"]
    disk.heal()
    type_long(rig, interview, 1)
    assert numbers(rig) == ["0002"]


def test_a_journal_that_turns_over_while_it_is_looked_for_is_found(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    type_long(rig, interview, 12)

    class TurnsOver(Disk):
        """After the first look at the folder, what was seen is gone and another file is there."""

        def entries(self, folder: Path) -> list[tuple[str, bool]]:
            seen = super().entries(folder)
            if numbers(rig) == ["0001"]:
                type_long(rig, interview, 1)
            return seen

    (found,) = journals_in(TurnsOver(), rig.journals)
    assert [path.stem[-4:] for path in found.files] == numbers(rig) == ["0002"]


def test_what_is_written_is_synced_within_a_quarter_of_a_second(tmp_path: Path) -> None:
    disk = FailingDisk()
    rig = Rig(tmp_path, disk)
    interview = rig.begin()
    rig.pass_time(1)
    interview.type("http-methods", "+ a")
    disk.log.clear()
    syncer = rig.runners[0]
    delay = syncer.step()
    assert delay is not None
    assert delay <= SYNC_WITHIN
    assert disk.log == []
    rig.clock.advance(delay)
    syncer.step()
    assert [name for name, _ in disk.log] == ["sync"]


def test_the_first_sync_brings_the_name_onto_the_medium_too(tmp_path: Path) -> None:
    disk = FailingDisk()
    rig = Rig(tmp_path, disk)
    rig.begin()
    disk.log.clear()
    rig.clock.advance(SYNC_WITHIN)
    rig.runners[0].step()
    assert [name for name, _ in disk.log] == ["sync", "sync_folder"]


def test_after_a_failed_sync_the_file_is_never_touched_again(tmp_path: Path) -> None:
    disk = FailingDisk(OSError(errno.EIO, "lost"), kinds=("sync",))
    rig = Rig(tmp_path, disk)
    interview = rig.begin()
    interview.type("http-methods", "+ before")
    (first,) = rig.journals.iterdir()
    doubtful = first.read_bytes()
    kept = tmp_path / "kept"
    kept.hardlink_to(first)
    disk.nth = disk.counted + 1
    disk.log.clear()
    rig.pass_time(SYNC_WITHIN)
    failed = next(given for name, given in disk.log if name == "sync")
    interview.type("http-methods", "+ before\n+ after")
    rig.pass_time(3, steps=12)
    closed = disk.log.index(("close", failed))  # after this the number may stand for another file
    assert [name for name, given in disk.log[:closed] if given == failed] == ["sync"]
    assert kept.read_bytes() == doubtful
    assert rig.recovered() == as_left(interview.session)


def test_a_journal_that_was_removed_under_us_is_written_again(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.type("http-methods", "+ kept")
    for path in rig.journals.iterdir():
        path.unlink()
    rig.journals.rmdir()
    rig.pass_time(1)
    assert told(journal_of(rig)) == as_left(interview.session)


def test_a_journal_that_was_replaced_under_us_is_not_trusted(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    (path,) = rig.journals.iterdir()
    path.with_suffix(".copy").write_bytes(path.read_bytes())
    path.with_suffix(".copy").replace(path)
    interview.do(rate(3))
    rig.pass_time(1)
    assert numbers(rig) == ["0002"]
    assert rig.recovered() == as_left(interview.session)


def test_a_journal_that_was_cut_off_under_us_is_not_trusted(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    (path,) = rig.journals.iterdir()
    path.write_bytes(b"junk\n")
    interview.type("http-methods", "+ behind the junk")
    rig.pass_time(2)
    assert numbers(rig) == ["0002"]
    assert rig.recovered() == as_left(interview.session)


def open_files() -> int:
    """Return how many files this process has open; 0 where the system does not tell."""
    return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0


def test_a_full_disk_leaves_no_litter_and_is_told_until_there_is_room(tmp_path: Path) -> None:
    disk = FailingDisk(OSError(errno.ENOSPC, "full"), nth=10**9, stuck=True, half=True)
    rig = Rig(tmp_path, disk)
    interview = rig.begin()
    rig.pass_time(6, steps=6)
    disk.nth = disk.counted
    before = open_files()
    for n in range(30):
        interview.type("http-methods", f"+ line {n}")
    rig.pass_time(20, steps=20)
    assert interview.status.sentence == "NOT SAVED: the disk is full"
    assert open_files() <= before
    disk.heal()
    rig.pass_time(40, steps=40)
    assert interview.status.state == "saved"
    assert rig.recovered() == as_left(interview.session)


class ShortWrites(Disk):
    """A disk that now and then writes only half of what it is given, and says so."""

    def __init__(self) -> None:
        self.writes = 0

    def write(self, descriptor: int, data: bytes) -> int:
        self.writes += 1
        return super().write(descriptor, data[: len(data) // 2] if self.writes % 3 == 0 else data)


def test_a_line_that_was_half_written_is_written_again_whole(tmp_path: Path) -> None:
    rig = Rig(tmp_path, ShortWrites())
    interview = rig.begin()
    for n in range(8):
        interview.type("http-methods", "x" * (n + 1))
        assert rig.recovered() == as_left(interview.session)
    rig.pass_time(2)
    assert interview.close().state == "saved"


ACTIONS = st.one_of(
    st.builds(act.ShowQuestion, question=st.sampled_from(["http-methods", "indexes", "rest"])),
    st.builds(rate, st.none() | st.integers(0, 5), st.sampled_from(["apis", "databases", "security"])),
    st.builds(act.RateQuestion, question=st.just("indexes"), level=st.none() | st.integers(1, 4)),
    st.builds(act.Tick, question=st.just("rest"), point=st.just("basics"), on=st.booleans()),
    st.builds(act.MarkNotAssessed, skill=st.just("security")),
    st.builds(act.Skip, question=st.just("rest"), reason=st.sampled_from(["", "no time"])),
    st.builds(act.Unskip, question=st.just("rest")),
    st.builds(act.Drop, questions=st.just(("rest", "indexes")), reason=st.just("no time left")),
    st.builds(act.Park, question=st.sampled_from(["indexes", "rest"]), on=st.booleans()),
    st.builds(act.UseProbe, question=st.just("indexes"), probe=st.integers(0, 2), on=st.booleans()),
    st.builds(act.AskUnplanned, prompt=st.sampled_from(["And then?", " "]), skill=st.just("apis")),
    st.builds(act.Withdraw, question=st.sampled_from(["unplanned-1", "rest"])),
    st.builds(
        act.EditNotes,
        question=st.sampled_from(["general-notes", "unplanned-1"]),
        first=st.just(0),
        removed=st.integers(0, 1),
        lines=st.just(("? why", "=2 #apis")),
        times=st.sampled_from([(), (3, None)]),
    ),
    st.builds(act.WriteTakeAways, text=st.text(max_size=30)),
    st.builds(act.Recommend, choice=st.sampled_from(["yes", None]), early=st.sampled_from(["", "must go"])),
    st.sampled_from([act.Pause(), act.Resume(), act.Submit()]),
    st.lists(st.sampled_from(["+ a", "=3", "=4 #apis", "", "=9", '"own words"']), max_size=4).map("\n".join),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(ACTIONS, st.floats(0, 90)), max_size=25), st.sets(st.integers(0, 24)))
def test_replaying_the_journal_gives_the_session_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[act.Action | str, float]], looks: set[int]
) -> None:
    rig = Rig(tmp_path_factory.mktemp("replay"))
    interview = rig.begin()
    for n, (action, seconds) in enumerate(steps):
        try:
            if isinstance(action, str):
                interview.type("http-methods", action)
            else:
                interview.do(action)
        except RuleBroken:
            pass
        rig.clock.advance(seconds)
        if n in looks:
            rig.look()
    assert rig.recovered() == as_left(interview.session)


def test_files_that_are_no_journals_are_passed_over(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.begin()
    (rig.journals / "7k3f2m-0000-0009.journal").write_bytes(b"")
    (rig.journals / "odd.journal").write_bytes(b"\xff")
    (rig.journals / "notes.txt").write_bytes(b"x")
    assert [journal.session for journal in journals_in(Disk(), rig.journals)] == ["7k3f2m"]


def test_no_folder_holds_no_journals(tmp_path: Path) -> None:
    assert list(journals_in(Disk(), tmp_path / "nowhere")) == []
