"""Clocks that jump (T14): no time is negative, notes keep their order, spans rest on monotonic time alone.

A time server sets the wall clock back or ahead, a laptop sleeps for two hours, and what is read back from
file and journal tells the same as if nothing had happened.
"""

from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.live import actions as act
from interviewer.live.interview import Interview
from interviewer.model.errors import RuleBroken
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.store.clocks import SystemClock, monotonic
from interviewer.store.publishing import LOOK_EACH
from interviewer.store.schedule import LONGEST
from interviewer.store.session_file import read_session
from tests.builders import a_session
from tests.store.rig import Rig, as_left, rate

HOUR = 3600.0


@dataclass(frozen=True)
class Jump:
    """The wall clock is set, and no time passes."""

    seconds: float


@dataclass(frozen=True)
class Pass:
    """Time passes, awake or asleep: the monotonic clock counts both."""

    seconds: float


def spans(session: Session) -> list[float]:
    facts = session.interview
    return [
        *(facts.elapsed, facts.paused, facts.writing_up),
        *(response.seconds for response in session.responses.values()),
        *(note.at for response in session.responses.values() for note in response.notes if note.at),
    ]


def play(rig: Rig, steps: list[Jump | Pass | act.Action | str]) -> tuple[Interview, float]:
    """Hold an interview of *steps*; return it and for how long it ran."""
    interview = rig.begin()
    ran, lines = 0.0, ""
    for step in steps:
        match step:
            case Jump(seconds):
                rig.clock.jump(seconds)
            case Pass(seconds):
                ran += seconds * interview.session.running
                rig.clock.advance(seconds)
                rig.look()
            case str():
                lines = f"{lines}\n{step}".strip("\n")
                interview.type("http-methods", lines)
            case _:
                with suppress(RuleBroken):
                    interview.do(step)
    return interview, ran


STEPS = st.one_of(
    st.builds(Jump, st.sampled_from([-HOUR, HOUR, -86_400.0, -1.0])),
    st.builds(Pass, st.one_of(st.floats(0, 90), st.just(2 * HOUR))),
    st.sampled_from(["+ one", "- two", "=3 #apis"]),
    st.sampled_from([rate(2), act.Pause(), act.Resume(), act.WriteUp(on=True), act.WriteUp(on=False)]),
    st.builds(act.ShowQuestion, question=st.sampled_from(["http-methods", "rest"])),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(STEPS, max_size=20))
def test_whatever_the_wall_clock_does_times_are_as_if_it_had_not(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Jump | Pass | act.Action | str]
) -> None:
    rig = Rig(tmp_path_factory.mktemp("jumps"))
    interview, ran = play(rig, steps)
    still = Rig(tmp_path_factory.mktemp("still"))
    calm, _ = play(still, [step for step in steps if not isinstance(step, Jump)])
    session = interview.now()
    assert all(span >= 0 for span in spans(session))
    assert session.interview.ran == pytest.approx(ran)
    assert spans(session) == pytest.approx(spans(calm.now()))
    times = [note.at for note in session.response("http-methods").notes if note.at is not None]
    assert times == sorted(times)
    assert rig.recovered() == as_left(interview.session)
    interview.close()
    saved = read_session(Path(interview.path).read_bytes(), "s")
    assert saved == as_saved(interview.session)
    assert all(span >= 0 for span in spans(saved))


def test_a_clock_set_back_while_it_runs_keeps_what_is_published_and_when(tmp_path: Path) -> None:
    """When to write is a matter of monotonic time: a clock set back an hour does not stop the saving."""
    for seconds in (-HOUR, HOUR):
        rig = Rig(tmp_path / str(seconds))
        interview = rig.begin()
        interview.type("http-methods", "+ one")
        rig.clock.jump(seconds)
        rig.pass_time(LONGEST, steps=5)
        assert interview.status.state == "saved"
        interview.type("http-methods", "+ one\n+ two")
        rig.clock.jump(seconds)
        rig.pass_time(1.6)
        assert read_session(rig.path.read_bytes(), "s") == as_saved(interview.session)


def test_after_a_sleep_the_file_is_written_at_the_first_look(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    interview.type("http-methods", "+ before it slept")
    rig.clock.advance(2 * HOUR)
    rig.look()
    assert interview.status.state == "saved"
    rig.pass_time(LOOK_EACH)
    assert rig.recovered() == as_left(interview.session)


@pytest.mark.parametrize("seconds", [-HOUR, HOUR])
def test_a_session_taken_up_by_a_clock_that_was_set_has_no_negative_times(
    tmp_path: Path, seconds: float
) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin()
    rig.pass_time(60)
    interview.type("http-methods", "+ one")
    rig.clock.jump(seconds)
    found = rig.recovered()
    again = rig.go_on_published()
    assert again.interview.elapsed == 60
    assert found.interview.elapsed == 60
    assert all(span >= 0 for span in spans(again))


def test_an_interview_submitted_by_a_clock_that_was_set_back_does_not_end_before_it_began(
    tmp_path: Path,
) -> None:
    ready = a_session(ratings={"apis": 3, "databases": 2, "security": None}, recommendation="yes")
    rig = Rig(tmp_path)
    interview = rig.begin(ready.but(running_since=rig.clock.now().monotonic))
    rig.pass_time(60)
    rig.clock.jump(-HOUR)
    interview.do(act.Submit())
    facts = interview.session.interview
    assert facts.ended is not None
    assert facts.ended >= facts.started


def test_the_clock_of_the_machine_tells_spans_that_are_never_negative() -> None:
    instants = [SystemClock().now() for _ in range(1000)]
    assert all(one.monotonic <= other.monotonic for one, other in pairwise(instants))
    assert monotonic() >= instants[-1].monotonic
