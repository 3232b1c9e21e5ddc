"""Pace: the arithmetic of time in an interview of 30 minutes, in sections of 10 and 20.

The built plan asks three core questions and an optional one, five minutes each: 20 of its 30 minutes.
"""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.analysis.pace import Pace, closing_stops, pace, sections_of, to_come
from interviewer.live import actions as act
from interviewer.live.engine import apply, settle
from interviewer.model.plan import Section
from interviewer.model.session import Response, Session
from interviewer.model.value import frozen_table
from tests.analysis.times import sessions
from tests.builders import QUESTIONS, a_pack, a_plan, a_response, a_session, an_instant

MINUTE = 60
PASSED = {**QUESTIONS, "graphs": "databases"}


def at(seconds: float, session: Session | None = None) -> Pace:
    """Return the pace of *session* when its clock has run for *seconds*."""
    session = session or a_session()
    return pace(session.but(interview=session.interview.but(elapsed=seconds)))


def with_talk(session: Session | None = None, *, minutes: int = 4) -> Session:
    """Return *session* with talk before its first section and after its last one."""
    session = session or a_session()
    talk = {name: Section(title=name, minutes=minutes) for name in ("hello", "close")}
    sections = {"hello": talk["hello"], **session.plan.sections, "close": talk["close"]}
    return session.but(plan=session.plan.but(sections=frozen_table(sections)))


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
    """Main part: 200 + 50 of 1200 seconds."""
    session = a_session(
        responses={
            "http-methods": a_response(seconds=90),
            "indexes": a_response(seconds=200),
            "rest": a_response(seconds=50),
        },
        current="indexes",
    )
    first, second = at(340, session).sections
    assert (first.seconds, first.planned, first.current) == (90, 600, False)
    assert (second.seconds, second.planned, second.current) == (250, 1200, True)
    assert at(340, session).section == second


def test_next_passes_over_what_is_skipped_or_parked_and_ends() -> None:
    """The stop named next is the one that the key goes to."""
    session = a_session(responses={"indexes": a_response(skipped="late"), "rest": Response(parked=True)})
    assert at(0, session).next == "sql-injection"
    assert at(0, session.but(interview=session.interview.but(current="sql-injection"))).next is None


def test_talk_has_its_own_time_and_is_no_question() -> None:
    """Four minutes of talk come first: 240 seconds; 250 were used."""
    session = with_talk(a_session(responses={"hello": a_response(seconds=250)}, current="hello"))
    found = at(250, session)
    assert (found.stop.title, found.stop.planned, found.stop.over) == ("hello", 240, True)
    assert (found.position, found.questions, found.next) == (0, 4, "http-methods")
    assert (found.section.seconds, found.section.over) == (250, True)


def test_a_question_thought_of_meanwhile_has_no_minutes_and_belongs_where_it_was_asked() -> None:
    """It is never over its time, adds nothing to what is to come, and counts in the section before it."""
    session = a_session(current="http-methods")
    asked = apply(session, act.AskUnplanned(prompt="And why?", skill="apis"), an_instant())
    asked = asked.but(responses=frozen_table({"unplanned-1": Response(seconds=90)}))
    found = at(100, asked)
    assert (found.stop.planned, found.stop.over) == (0, False)
    assert (found.section.section, found.section.seconds) == ("warm-up", 90)
    # Behind it lie three questions of five minutes; the core question before it was only looked at.
    assert found.end == 100 + 4 * 5 * MINUTE


def test_what_was_thought_of_in_a_later_section_counts_there() -> None:
    """The section is that of the stop before it, and not the first one."""
    asked = apply(a_session(current="indexes"), act.AskUnplanned(prompt="Why?", skill="apis"), an_instant())
    assert pace(asked).section.section == "main"


# When it ends


def test_at_the_start_it_ends_with_all_that_is_planned() -> None:
    """Four questions of five minutes, and two talks of four: 20 + 8 = 28 of 30 minutes."""
    assert (at(0).end, at(0).late, at(0).behind) == (20 * MINUTE, -10 * MINUTE, 0)
    found = at(0, with_talk(a_session(current="hello")))
    assert (found.end, found.core_end, found.on_paper) == (28 * MINUTE, 23 * MINUTE, 28 * MINUTE)


def test_a_question_within_its_minutes_delays_nothing_and_one_over_them_all_it_takes() -> None:
    """Until 5:00 the end stays at 20:00; at 7:30 it is 22:30."""
    for used, end in ((299, 20 * MINUTE), (300, 20 * MINUTE), (450, 22 * MINUTE + 30)):
        session = a_session(responses={"http-methods": a_response(seconds=used).but(state=None)})
        assert at(used, session).end == end


def test_what_was_asked_sooner_is_time_won() -> None:
    """Two questions done in a minute each leave 2 + 10 minutes."""
    done = {name: a_response(seconds=MINUTE) for name in ("http-methods", "indexes")}
    assert at(2 * MINUTE, a_session(responses=done, current="sql-injection")).end == 12 * MINUTE


def test_to_come_is_what_is_ahead_or_parked_or_core_and_passed_over() -> None:
    """Talk and optional questions that were passed over are not; asked and skipped ones never."""
    core = ("http-methods", "indexes", "sql-injection")
    plan = a_plan(core, ("rest", "graphs"))
    session = with_talk(a_session(plan=plan, pack=a_pack(PASSED), current="graphs"))
    assert to_come(session) == (*core, "close")
    parked = session.but(responses=frozen_table({"rest": Response(parked=True, seconds=60)}))
    assert to_come(parked) == (*core, "rest", "close")
    # Five minutes each, four of the parked one are left, and four of the talk.
    assert at(0, parked).end == (15 + 5 + 4 + 4) * MINUTE
    done = {"http-methods": a_response(), "indexes": a_response(skipped="known")}
    assert to_come(session.but(responses=frozen_table(done))) == ("sql-injection", "close")


def test_once_the_closing_talk_is_at_hand_what_was_passed_over_is_not_to_come() -> None:
    """Whoever goes there early to give the candidate their minutes is not late; what is parked still is."""
    session = with_talk(a_session(current="close"))
    assert to_come(session) == ()
    assert at(0, session).end == 4 * MINUTE
    parked = session.but(responses=frozen_table({"indexes": Response(parked=True)}))
    assert to_come(parked) == ("indexes",)


def test_a_skipped_question_at_hand_takes_no_more_time() -> None:
    session = a_session(responses={"indexes": a_response(skipped="known", seconds=0)}, current="indexes")
    done = session.but(responses=frozen_table({**session.responses, "http-methods": a_response()}))
    assert at(60, done).end == 60 + 2 * 5 * MINUTE


# Late


def test_late_is_from_a_minute_on() -> None:
    """At the first question all else takes 15 of 30 minutes: 15:59 are in time, 16:00 a minute late."""
    for used, behind in ((15 * MINUTE + 59, 0), (16 * MINUTE, MINUTE), (20 * MINUTE + 1, 5 * MINUTE + 1)):
        session = a_session(responses={"http-methods": a_response(seconds=used).but(state=None)})
        assert at(used, session).behind == behind


def test_a_plan_that_holds_more_than_its_minutes_is_not_late_from_the_start() -> None:
    """15 of 18 minutes are core, an optional 5 too many by 2: not late, until the core no longer fits."""
    plan = a_plan().but(minutes=18)
    session = a_session(plan=plan)
    found = at(0, session)
    assert (found.late, found.roomy, found.behind, found.too_much) == (2 * MINUTE, False, 0, 2 * MINUTE)
    slow = session.but(responses=frozen_table({"http-methods": Response(seconds=9 * MINUTE)}))
    assert (at(9 * MINUTE, slow).behind, at(9 * MINUTE, slow).too_much) == (MINUTE, 0)
    dropped = apply(session, act.Drop(questions=("rest",), reason="no time left"), an_instant())
    assert (pace(dropped).late, pace(dropped).too_much) == (-3 * MINUTE, 0)


# Which section a stop is in


def test_each_stop_is_in_a_section_and_what_was_not_planned_in_that_of_the_stop_before() -> None:
    session = with_talk(a_session(current="close"))
    for prompt in ("And why?", "And then?"):
        session = apply(session, act.AskUnplanned(prompt=prompt, skill="apis"), an_instant())
    assert list(sections_of(session).items()) == [
        ("hello", "hello"),
        ("http-methods", "warm-up"),
        ("indexes", "main"),
        ("sql-injection", "main"),
        ("rest", "main"),
        ("close", "close"),
        ("unplanned-1", "close"),
        ("unplanned-2", "close"),
    ]


# The end of the plan


def test_closing_is_the_talk_after_the_last_question() -> None:
    """A question that was thought of during it does not end it; a plan that ends with a question has none."""
    session = with_talk(a_session(current="close"))
    assert closing_stops(session) == ("close",)
    assert pace(session).closing
    asked = apply(session, act.AskUnplanned(prompt="And why?", skill="apis"), an_instant())
    assert closing_stops(asked) == ("close",)
    assert not pace(asked).closing
    assert closing_stops(a_session()) == ()


# What always holds


@given(sessions())
def test_dropping_never_makes_it_later(session: Session) -> None:
    """Whatever may be dropped by the rules, one by one: neither end moves back."""
    now = pace(session)
    for question in session.order:
        response = session.response(question)
        if question != session.interview.current and response.state is None and not response.recorded:
            after = pace(apply(session, act.Drop(questions=(question,), reason="late"), an_instant()))
            assert after.end <= now.end
            assert after.core_end <= now.core_end


@given(sessions(), st.integers(0, 4000))
def test_time_passing_never_makes_it_earlier(session: Session, quarters: int) -> None:
    """Quarters of a second, which add up exactly; nor later by more than the time that passed."""
    passed = quarters / 4
    running = session.but(running_since=an_instant().monotonic)
    now, then = (pace(settle(running, an_instant(seconds))) for seconds in (0, passed))
    assert now.end <= then.end <= now.end + passed + 1
    assert now.core_end <= then.core_end
    assert then.remaining <= now.remaining


@given(sessions(), st.integers(0, 4000))
def test_a_pause_makes_it_neither_later_nor_earlier(session: Session, seconds: int) -> None:
    """Time that does not count changes nothing at all."""
    paused = session.but(paused_since=an_instant().monotonic)
    assert pace(settle(paused, an_instant(seconds))) == pace(paused)


@given(sessions())
def test_the_parts_add_up(session: Session) -> None:
    """Each stop belongs to one section, and the core's end is never after the end of all."""
    now = pace(session)
    assert sum(section.current for section in now.sections) == 1
    whole = sum(int(session.response(stop).seconds) for stop in session.stops)
    assert sum(section.seconds for section in now.sections) == whole
    assert now.elapsed <= now.core_end <= now.end
    assert not (now.behind and now.too_much)
    assert bool(now.behind or now.too_much) or now.late < MINUTE
