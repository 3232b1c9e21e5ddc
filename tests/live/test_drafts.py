"""What is typed where something is asked: kept until it has led to something."""

import pytest

from interviewer.live import actions as act
from interviewer.live.engine import apply
from interviewer.live.interview import Interview, Typing
from interviewer.live.rules_drafts import DRAFTS
from interviewer.model.errors import RuleBroken
from interviewer.model.session import Session
from tests.builders import a_session
from tests.fakes import FakeClock, FakeRecord

EVERY = {"apis": 3, "databases": 2, "security": 4}


def an_interview(session: Session | None = None) -> Interview:
    """Return an interview in which something is typed wherever something is asked."""
    interview = Interview(session or a_session(current="indexes"), FakeClock(), FakeRecord())
    for purpose in DRAFTS:
        interview.do(act.Draft(purpose=purpose, text=f"of {purpose}"))
    return interview


@pytest.mark.parametrize(
    ("action", "taken"),
    [
        (act.AskUnplanned(prompt="How so?", skill="apis"), {"unplanned"}),
        (act.Skip(question="indexes", reason="late"), {"skip"}),
        (act.SetRetainUntil(until=None, no_date=True), {"retention"}),
        (act.Recommend(choice="no", early="must go"), {"early"}),
        (act.Draft(purpose="jump", text=" "), {"jump"}),
        (act.RateQuestion(question="indexes", level=3), set()),
    ],
)
def test_a_draft_stands_until_it_has_led_to_something(action: act.Action, taken: set[str]) -> None:
    interview = an_interview()
    assert set(interview.do(action).drafts) == {*DRAFTS} - taken


def test_a_reason_for_an_early_recommendation_waits_while_only_the_why_changes() -> None:
    interview = an_interview(a_session(recommendation="yes", ratings={"apis": 3}))
    assert "early" in interview.do(act.Recommend(choice="yes", why="so")).drafts


def test_submitting_ends_all_drafts_and_none_comes_after() -> None:
    interview = an_interview(a_session(ratings=EVERY, recommendation="yes"))
    assert not interview.do(act.Submit()).drafts
    interview.do(act.Revise(by="Grace", why="slip"))
    with pytest.raises(RuleBroken):
        interview.do(act.Draft(purpose="skip", text="late"))


@pytest.mark.parametrize(("purpose", "text"), [("elsewhere", "/home"), ("skip", "x" * 2001)])
def test_what_no_session_keeps_is_refused(purpose: str, text: str) -> None:
    with pytest.raises(RuleBroken):
        an_interview().do(act.Draft(purpose=purpose, text=text))


def test_a_draft_neither_finishes_a_line_of_notes_nor_is_undone() -> None:
    interview = an_interview()
    interview.type("indexes", "=3")
    session = interview.do(act.Draft(purpose="jump", text="apis"))
    assert session.response("indexes").rating is None
    assert interview.undo() == Typing("indexes")
    assert interview.session == session


def test_a_session_without_drafts_is_as_it_was() -> None:
    session, at = a_session(current="indexes"), FakeClock().now()
    typed = apply(session, act.Draft(purpose="jump", text="apis"), at)
    assert apply(typed, act.Draft(purpose="jump", text=""), at).but(records=0) == session
