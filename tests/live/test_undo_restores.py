"""Undo brings back exactly what was there: levels and their times, sentences, states, marks."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.live import actions as act
from interviewer.live.interview import Interview, Typing
from interviewer.model.errors import RuleBroken
from interviewer.model.session import Response, Session
from tests.builders import a_session, with_exercise
from tests.fakes import FakeClock, FakeRecord

QUESTIONS = st.sampled_from(["http-methods", "indexes", "rest", "unplanned-1"])
SKILLS = st.sampled_from(["apis", "databases", "security"])
LEVELS = st.none() | st.integers(1, 4)
ACTIONS = st.one_of(
    st.builds(act.ShowQuestion, question=QUESTIONS),
    st.builds(act.RateQuestion, question=QUESTIONS, level=LEVELS),
    st.builds(act.RateQuestion, question=QUESTIONS, level=st.integers(1, 4), at=st.just("unknown")),
    st.builds(act.WriteUp, on=st.booleans()),
    st.builds(act.ShowQuestion, question=QUESTIONS, look=st.just(True)),
    st.builds(act.RateSkill, skill=SKILLS, level=LEVELS),
    st.builds(act.MarkNotAssessed, skill=SKILLS),
    st.builds(act.Tick, question=QUESTIONS, point=st.sampled_from(["basics", "limits"]), on=st.booleans()),
    st.builds(act.UseProbe, question=QUESTIONS, probe=st.just(1), on=st.booleans()),
    st.builds(act.GiveHints, question=st.just("http-methods"), count=st.integers(0, 2)),
    st.builds(act.Observe, skill=SKILLS, point=st.just("asks"), on=st.booleans()),
    st.builds(act.Skip, question=QUESTIONS, reason=st.sampled_from(["late", "known"])),
    st.builds(act.Unskip, question=QUESTIONS),
    st.builds(act.Park, question=QUESTIONS, on=st.booleans()),
    st.builds(act.Drop, questions=st.sampled_from([("rest",), ("rest", "indexes")]), reason=st.just("late")),
    st.builds(act.AskUnplanned, prompt=st.just("And then?"), skill=SKILLS),
    st.builds(act.WriteWhy, text=st.sampled_from(["", "because"])),
    st.builds(act.Draft, purpose=st.sampled_from(["skip", "early"]), text=st.sampled_from(["", "so"])),
    st.builds(
        act.Recommend,
        choice=st.sampled_from(["yes", "no", None]),
        why=st.sampled_from(["", "so"]),
        early=st.sampled_from(["", "must go"]),
    ),
)


def content(session: Session) -> dict[str, object]:
    """Return what a person put into *session*: all but the clock, and where the interview is.

    That a question was asked is looked at apart: who ticked there has come to it, undone or not.
    """
    bare = {
        name: response.but(
            seconds=0.0, begun=None, state=None if response.state == "asked" else response.state
        )
        for name, response in session.responses.items()
    }
    responses = {name: response for name, response in bare.items() if response != Response()}
    kept = ("ratings", "observed", "recommendation", "take_aways", "unplanned")
    return {"responses": responses, "questions": dict(session.questions)} | {
        name: getattr(session, name) for name in kept
    }


def asked(session: Session) -> set[str]:
    return {name for name, response in session.responses.items() if response.state == "asked"}


def words(session: Session) -> set[str]:
    """Return the sentences of why, wherever they stand."""
    return {session.why_draft, session.recommendation.why if session.recommendation else ""}


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(ACTIONS, st.integers(0, 40)), max_size=8), ACTIONS)
def test_an_action_and_its_undo_leave_nothing_behind(
    before: list[tuple[act.Action, int]], action: act.Action
) -> None:
    clock = FakeClock()
    session = with_exercise(a_session(current="http-methods"))
    interview = Interview(session.but(running_since=clock.now().monotonic), clock, FakeRecord())
    for step, seconds in before:
        with suppress(RuleBroken):
            interview.do(step)
        clock.advance(seconds)
    was = interview.session
    history = len(interview._history)
    clock.advance(5)
    try:
        interview.do(action)
    except RuleBroken:
        assert content(interview.session) == content(was)
        return
    if isinstance(action, act.ShowQuestion | act.WriteWhy) or len(interview._history) == history:
        return
    clock.advance(5)
    assert not isinstance(interview.undo(), Typing)
    assert content(interview.session) == content(was)
    assert asked(was) <= asked(interview.session)
    assert words(was) <= words(interview.session)
    assert not any(one.parked and one.state for one in interview.session.responses.values())
