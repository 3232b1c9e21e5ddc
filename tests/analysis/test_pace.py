"""Pace: the arithmetic of time in an interview of 30 minutes, in sections of 10 and 20."""

from interviewer.analysis.pace import Pace, pace
from interviewer.model.plan import Section
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from tests.builders import a_plan, a_response, a_session


def at(seconds: float, session: Session | None = None) -> Pace:
    """Return the pace of *session* when its clock has run for *seconds*."""
    session = session or a_session()
    return pace(session.but(interview=session.interview.but(elapsed=seconds)))


def test_remaining_is_planned_less_elapsed() -> None:
    """30 × 60 − 100.9 seconds, whole: 1800 − 100 = 1700."""
    found = at(100.9)
    assert (found.elapsed, found.planned, found.remaining, found.over) == (100, 1800, 1700, False)


def test_remaining_is_negative_when_over() -> None:
    """1800 − 1860 = −60."""
    found = at(1860)
    assert (found.remaining, found.over) == (-60, True)


def test_the_question_at_hand_has_its_own_minutes() -> None:
    """Five minutes are 300 seconds; 301 is over."""
    session = a_session(responses={"indexes": a_response(seconds=301)}, current="indexes")
    found = at(400, session)
    assert (found.stop.stop, found.stop.seconds, found.stop.planned) == ("indexes", 301, 300)
    assert found.stop.over
    assert (found.position, found.questions) == (2, 4)


def test_sections_add_up_the_seconds_of_their_questions() -> None:
    """Main part: 200 + 50 of 1200 seconds, due at (10 + 20) × 60 = 1800."""
    session = a_session(
        responses={
            "http-methods": a_response(seconds=90),
            "indexes": a_response(seconds=200),
            "rest": a_response(seconds=50),
        },
        current="indexes",
    )
    first, second = at(340, session).sections
    assert (first.seconds, first.planned, first.due, first.current) == (90, 600, 600, False)
    assert (second.seconds, second.planned, second.due, second.current) == (250, 1200, 1800, True)


def test_behind_counts_from_when_the_section_should_be_over() -> None:
    """The first section is due at 600: at 590 in time, at 645 it is 45 behind."""
    assert at(590).behind == 0
    assert at(645).behind == 45


def test_next_passes_over_skipped_questions_and_ends() -> None:
    session = a_session(responses={"indexes": a_response(skipped="late")})
    assert at(0, session).next == "sql-injection"
    assert at(0, a_session(current="rest")).next is None


def test_a_section_that_is_only_talk_has_its_own_time_and_is_no_question() -> None:
    """Four minutes of talk come first: 240 seconds; 250 were used, which is 10 over and 10 behind."""
    plan = a_plan()
    talk = {"hello": Section(title="Hello", minutes=4)}
    session = a_session(
        plan=plan.but(sections=frozen_table({**talk, **plan.sections})),
        responses={"hello": a_response(seconds=250)},
        current="hello",
    )
    found = at(250, session)
    assert (found.stop.title, found.stop.planned, found.stop.over) == ("Hello", 240, True)
    assert (found.position, found.questions, found.next) == (0, 4, "http-methods")
    assert (found.sections[0].seconds, found.sections[0].due, found.behind) == (250, 240, 10)
