"""Leaving the plan: questions dropped, put off, or thought of meanwhile; and how each is taken back."""

import pytest

from interviewer.analysis.later import Later, later
from interviewer.live import actions as act
from interviewer.live.interview import Interview
from interviewer.live.rules_added import title_of
from interviewer.model.errors import RuleBroken
from interviewer.model.session import GENERAL, Session
from tests.builders import a_response, a_session
from tests.fakes import FakeClock, FakeRecord


def an_interview(session: Session | None = None) -> Interview:
    clock = FakeClock()
    session = session or a_session(current="indexes")
    return Interview(session.but(running_since=clock.now().monotonic), clock, FakeRecord())


def passed(interview: Interview, seconds: float) -> None:
    clock = interview._clock
    assert isinstance(clock, FakeClock)
    clock.advance(seconds)


def test_several_questions_are_dropped_and_come_back_at_once() -> None:
    interview = an_interview()
    interview.do(act.Park(question="rest"))
    interview.do(act.Drop(questions=("rest", "sql-injection"), reason="no time left"))
    assert [interview.session.response(name).state for name in ("rest", "sql-injection")] == ["skipped"] * 2
    assert interview.session.response("rest").reason == "no time left"
    assert interview.undo() == "drop of “Rest”, “Sql injection”"
    assert interview.session.response("sql-injection").state is None
    assert interview.session.response("rest").parked


def test_a_question_that_was_begun_is_not_dropped_and_nothing_else_is_then() -> None:
    interview = an_interview(a_session(responses={"rest": a_response("00:01:00 + a")}))
    with pytest.raises(RuleBroken, match="begun already"):
        interview.do(act.Drop(questions=("sql-injection", "rest"), reason="late"))
    assert interview.session.response("sql-injection").state is None
    with pytest.raises(RuleBroken, match="Say in a word"):
        interview.do(act.Drop(questions=("sql-injection",), reason=" "))


def test_a_parked_question_is_passed_over_until_somebody_goes_there() -> None:
    interview = an_interview(a_session(current="http-methods"))
    interview.do(act.Park(question="indexes"))
    assert interview.session.next_stop(1) == "sql-injection"
    interview.do(act.ShowQuestion(question="sql-injection"))
    assert interview.session.next_stop(-1) == "http-methods"
    interview.do(act.ShowQuestion(question="indexes"))
    assert not interview.session.response("indexes").parked


def test_parking_the_question_at_hand_leaves_it_open() -> None:
    interview = an_interview()
    interview.type("indexes", "+ a start")
    interview.do(act.Park(question="indexes"))
    passed(interview, 60)
    interview.do(act.ShowQuestion(question="rest"))
    response = interview.session.response("indexes")
    assert (response.parked, response.state, len(response.notes)) == (True, None, 1)
    assert interview.undo() == "parking “Indexes”"
    response = interview.session.response("indexes")
    assert (response.parked, response.state) == (False, "asked")


def test_a_skipped_question_is_not_parked() -> None:
    interview = an_interview()
    interview.do(act.Skip(question="indexes", reason="late"))
    with pytest.raises(RuleBroken, match="Take the skip back first"):
        interview.do(act.Park(question="indexes"))


def test_a_question_of_ones_own_stands_where_it_was_asked() -> None:
    interview = an_interview()
    passed(interview, 75)
    interview.do(act.AskUnplanned(prompt="  What did you\nlearn from it? ", skill="security"))
    session = interview.session
    question = session.questions["unplanned-1"]
    assert (question.prompt, question.skill) == ("What did you learn from it?", "security")
    assert (question.pack, question.kind, question.minutes) == ("unplanned", "unplanned", 0)
    assert session.interview.current == "unplanned-1"
    assert session.stops[session.stops.index("indexes") + 1] == "unplanned-1"
    assert (session.unplanned["unplanned-1"].after, session.unplanned["unplanned-1"].at) == ("indexes", 75)
    assert session.response("indexes").state == "asked"
    assert session.planned_skills == a_session().planned_skills


def test_the_second_one_follows_the_first_when_it_was_asked_there() -> None:
    interview = an_interview()
    for prompt in ("First?", "Second?"):
        interview.do(act.AskUnplanned(prompt=prompt, skill="apis"))
    stops = interview.session.stops
    at = stops.index("indexes")
    assert stops[at + 1 : at + 3] == ("unplanned-1", "unplanned-2")
    assert interview.session.order[at + 1 : at + 3] == ("unplanned-1", "unplanned-2")


def test_a_question_of_ones_own_is_taken_back_while_nothing_stands_there() -> None:
    interview = an_interview()
    interview.do(act.AskUnplanned(prompt="Why?", skill="apis"))
    assert interview.undo() == "the question that was added"
    session = interview.session
    assert "unplanned-1" not in {*session.questions, *session.unplanned, *session.responses}
    assert session.interview.current == "indexes"


def test_what_was_taken_down_keeps_the_question() -> None:
    interview = an_interview()
    interview.do(act.AskUnplanned(prompt="Why?", skill="apis"))
    interview.type("unplanned-1", "+ because")
    for refused in (act.Withdraw(question="unplanned-1"), act.Withdraw(question="rest")):
        with pytest.raises(RuleBroken):
            interview.do(refused)
    assert "unplanned-1" in interview.session.questions


@pytest.mark.parametrize(("prompt", "skill"), [(" ", "apis"), ("Why?", "cooking"), ("x" * 2001, "apis")])
def test_no_question_without_words_or_skill(prompt: str, skill: str) -> None:
    interview = an_interview()
    with pytest.raises(RuleBroken):
        interview.do(act.AskUnplanned(prompt=prompt, skill=skill))
    assert not interview.session.unplanned


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("Why?", "Why?"),
        ("What did you learn from it, in the end?", "What did you learn from…"),
        ("x" * 40, "x" * 25 + "…"),
    ],
)
def test_the_title_is_the_first_words(prompt: str, title: str) -> None:
    assert title_of(prompt) == title
    assert len(title) <= 26


def test_probes_are_marked_in_the_order_of_the_question() -> None:
    interview = an_interview()
    interview.do(act.UseProbe(question="indexes", probe=1))
    response = interview.session.response("indexes")
    assert (response.probes_used, response.state) == ((1,), "asked")
    for number in (0, 2):
        with pytest.raises(RuleBroken, match="no such probe"):
            interview.do(act.UseProbe(question="indexes", probe=number))
    assert interview.undo() == "probe 1 put"
    assert interview.session.response("indexes").probes_used == ()


def test_when_a_question_was_come_to_is_kept_unless_it_was_only_looked_at() -> None:
    interview = an_interview(a_session(current="http-methods"))
    passed(interview, 30)
    interview.do(act.ShowQuestion(question="rest"))
    passed(interview, 3)
    interview.do(act.ShowQuestion(question="indexes"))
    passed(interview, 40)
    interview.do(act.ShowQuestion(question="http-methods"))
    begun = {name: interview.session.response(name).begun for name in ("rest", "indexes")}
    assert begun == {"rest": None, "indexes": 33}


def test_a_pause_is_counted_apart() -> None:
    interview = an_interview()
    passed(interview, 60)
    interview.do(act.Pause())
    passed(interview, 90)
    assert interview.now().interview.paused == 90
    interview.do(act.Resume())
    passed(interview, 30)
    now = interview.now().interview
    assert (now.elapsed, now.paused) == (90, 90)


def test_general_notes_belong_to_no_question_and_can_rate_a_skill() -> None:
    interview = an_interview()
    passed(interview, 12)
    interview.type(GENERAL, "speaks clearly #apis\n=3 #apis\n=2\n")
    notes = interview.session.response(GENERAL).notes
    assert [(note.text, note.at) for note in notes] == [
        ("speaks clearly #apis", 12),
        ("=3 #apis", 12),
        ("=2", 12),
        ("", None),
    ]
    assert interview.session.ratings["apis"].level == 3
    assert interview.session.response("indexes").rating is None
    assert GENERAL not in interview.session.stops


def test_what_is_left_for_later_is_gathered_from_everywhere() -> None:
    interview = an_interview()
    passed(interview, 20)
    interview.type("indexes", "+ good\n? how big was it")
    interview.type(GENERAL, "? notice period (asked)\n?\n? salary")
    interview.do(act.Park(question="rest"))
    assert later(interview.session) == (
        Later("rest", "Rest", None, "Rest", None),
        Later("indexes", "Indexes", 1, "how big was it", 20),
        Later(GENERAL, "General notes", 2, "salary", 20),
    )


def test_what_was_asked_later_at_one_stop_comes_after_what_was_asked_there_first() -> None:
    interview = an_interview()
    interview.do(act.AskUnplanned(prompt="First?", skill="apis"))
    interview.do(act.ShowQuestion(question="indexes"))
    interview.do(act.AskUnplanned(prompt="Second?", skill="apis"))
    at = interview.session.stops.index("indexes")
    assert interview.session.stops[at + 1 : at + 3] == ("unplanned-1", "unplanned-2")


def test_a_question_parked_at_once_begins_when_it_is_asked() -> None:
    interview = an_interview(a_session(current="http-methods"))
    passed(interview, 60)
    interview.do(act.ShowQuestion(question="indexes"))
    passed(interview, 2)
    interview.do(act.Park(question="indexes"))
    interview.do(act.ShowQuestion(question="rest"))
    passed(interview, 600)
    interview.do(act.ShowQuestion(question="indexes"))
    assert interview.session.response("indexes").begun == 662


def test_what_is_taken_down_at_a_parked_question_takes_it_up() -> None:
    interview = an_interview()
    interview.do(act.Park(question="indexes"))
    interview.type("indexes", "+ after all")
    response = interview.session.response("indexes")
    assert (response.state, response.parked) == ("asked", False)


def test_a_pause_ends_with_the_submission() -> None:
    interview = an_interview(a_session(ratings={"apis": 3, "databases": 2, "security": None}))
    interview.do(act.Recommend(choice="yes"))
    interview.do(act.Pause())
    passed(interview, 10)
    interview.do(act.Submit())
    passed(interview, 1000)
    assert interview.now().interview.paused == 10
