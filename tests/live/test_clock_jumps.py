"""The time of day may be set during an interview: spans do not notice, and the session says so."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.live import actions as act
from interviewer.live.begin import replay
from interviewer.live.interview import Interview
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.store.clocks import SystemClock
from interviewer.store.session_file import read_session, to_toml
from tests.builders import a_session, an_instant
from tests.fakes import FakeClock, FakeRecord

READY = a_session(ratings={"apis": 3, "databases": 2, "security": None}, recommendation="yes")


def begun(session: Session | None = None) -> tuple[Interview, FakeClock, FakeRecord]:
    clock, record = FakeClock(), FakeRecord()
    running = (session or a_session()).but(running_since=clock.now().monotonic)
    return Interview(running, clock, record), clock, record


@pytest.mark.parametrize(("jump", "marked"), [(6, {"60": 6}), (-3600, {"60": -3600}), (5, {}), (-5, {})])
def test_a_gap_of_more_than_five_seconds_is_marked_where_it_is_noticed(
    jump: int, marked: dict[str, int]
) -> None:
    interview, clock, _ = begun()
    clock.advance(60)
    clock.jump(jump)
    interview.type("http-methods", "+ typed right after")
    clock.advance(60)
    interview.do(act.RateQuestion(question="http-methods", level=3))
    facts = interview.session.interview
    assert dict(facts.clock_jumps) == marked
    assert facts.elapsed == 120, "time goes on as if nothing had happened"
    assert interview.session.response("http-methods").notes[0].at == 60


def test_a_clock_that_slowly_runs_away_is_marked_as_well() -> None:
    interview, clock, _ = begun()
    for _ in range(4):
        clock.advance(30)
        clock.jump(2)
        interview.count_time(every=15)
    assert dict(interview.session.interview.clock_jumps) == {"90": 6}


def test_it_is_noticed_while_somebody_only_listens_and_does_not_finish_what_is_typed() -> None:
    interview, clock, record = begun()
    interview.type("http-methods", "=3")
    clock.advance(20)
    clock.jump(100)
    interview.count_time(every=15)
    assert record.done[-2:] == ["note-clock-jump", "count-time"]
    assert interview.session.response("http-methods").rating is None
    assert interview.undo() is not None, "what is undone is the typing: nobody made the clock jump"


def test_the_mark_is_in_the_file_and_comes_back_from_the_journal() -> None:
    interview, clock, record = begun()
    before = interview.session
    clock.advance(60)
    clock.jump(7200)
    interview.do(act.Pause())
    assert b"[interview.clock-jumps]\n60 = 7200\n" in to_toml(interview.session)
    read = read_session(to_toml(interview.session), "s").interview.clock_jumps
    assert read == interview.session.interview.clock_jumps
    records = zip(record.payloads, record.instants, strict=True)
    assert replay(before, records).interview.clock_jumps == read


def test_a_session_never_ends_before_it_began() -> None:
    interview, clock, _ = begun(READY)
    clock.advance(60)
    clock.jump(-86_400)
    interview.do(act.Submit())
    facts = interview.session.interview
    assert facts.ended == facts.started
    assert dict(facts.clock_jumps) == {"60": -86_400}


@given(st.lists(st.tuples(st.integers(-(10**7), 10**7), st.floats(0, 10**6)), max_size=12))
def test_no_time_is_ever_negative(steps: list[tuple[int, float]]) -> None:
    """However wildly the time of day is set."""
    interview, clock, _ = begun()
    for n, (jump, passed) in enumerate(steps):
        clock.jump(jump)
        clock.advance(passed)
        interview.do((act.Pause() if interview.session.running else act.Resume()) if n % 3 == 2 else rated(n))
    facts = interview.session.interview
    assert min(facts.elapsed, facts.paused, facts.writing_up) >= 0
    assert facts.elapsed + facts.paused == pytest.approx(sum(passed for _, passed in steps))
    assert all(response.seconds >= 0 for response in interview.session.responses.values())


def rated(n: int) -> act.Action:
    return act.RateQuestion(question="http-methods", level=1 + n % 4)


def test_the_clock_of_the_machine_tells_both_times_as_it_is_given_them() -> None:
    wall, spans = an_instant().wall, iter([5.0, 65.5])
    clock = SystemClock(lambda: wall + timedelta(microseconds=700), lambda: next(spans))
    assert clock.now() == Instant(wall, 5.0)
    assert clock.now() == Instant(wall, 65.5)


def test_the_clock_of_this_machine_runs() -> None:
    one, other = SystemClock().now(), SystemClock().now()
    assert other.monotonic >= one.monotonic
    assert abs(other.ahead_of(one)) <= 2
