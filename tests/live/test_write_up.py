"""The write-up: time with the scorecard open is counted on its own, and who only looks asks nothing."""

import pytest

from interviewer.analysis.later import later
from interviewer.analysis.pace import pace
from interviewer.analysis.session_check import session_check
from interviewer.analysis.structure import structure
from interviewer.live import actions as act
from interviewer.live.begin import replay
from interviewer.live.engine import apply
from interviewer.live.interview import Interview
from interviewer.live.read_action import read_action
from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.model.value import with_entry
from tests.builders import a_session, an_instant
from tests.fakes import FakeClock, FakeRecord
from tests.tui.conftest import a_talk_plan

OPEN, CLOSE = act.WriteUp(on=True), act.WriteUp(on=False)
Step = tuple[float, act.Action]


def records(*steps: Step) -> list[tuple[dict[str, object], Instant]]:
    return [(action.model_dump(mode="json"), an_instant(at)) for at, action in steps]


def begun(session: Session | None = None) -> Session:
    return (session or a_session(current="indexes")).but(running_since=an_instant().monotonic)


def after(*steps: Step, session: Session | None = None) -> Session:
    done = begun(session)
    for at, action in steps:
        done = apply(done, action, an_instant(at))
    return done


def show(question: str) -> act.ShowQuestion:
    return act.ShowQuestion(question=question)


def look(question: str) -> act.ShowQuestion:
    return act.ShowQuestion(question=question, look=True)


def spans(session: Session) -> tuple[float, float, float]:
    """Return the seconds of the interview, of the write-up and at the stop at hand."""
    facts = session.interview
    return facts.elapsed, facts.writing_up, session.response(facts.current).seconds


def missed(session: Session) -> set[str]:
    return {flag.subject for flag in session_check(session) if flag.kind == "core-not-reached"}


def test_time_with_the_scorecard_open_is_that_of_no_stop() -> None:
    assert spans(after((100, OPEN), (700, act.CountTime()))) == (100, 600, 100)
    assert spans(after((100, OPEN), (700, CLOSE), (720, act.CountTime()))) == (120, 600, 120)


def test_a_pause_of_the_write_up_is_a_pause() -> None:
    done = after((100, OPEN), (160, act.Pause()), (1000, act.Resume()), (1040, CLOSE))
    assert spans(done) == (100, 100, 100)
    paused = after((50, act.Pause()), (60, OPEN), (90, act.Resume()), (95, act.CountTime()))
    assert spans(paused) == (50, 5, 50)


def test_times_go_on_while_it_lasts_so_that_what_came_first_stays_known() -> None:
    rate = [act.RateSkill(skill=skill, level=3) for skill in ("apis", "databases", "security")]
    given = act.Recommend(choice="yes", why="Solid.")
    steps: list[Step] = [(100, OPEN), (110, rate[0]), (120, rate[1]), (130, rate[2]), (140, given)]
    done = after(*steps, (150, act.RateSkill(skill="apis", level=2)))
    assert [rating.at for rating in done.ratings.values()] == [150, 120, 130]
    assert "overall-first" in [flag.kind for flag in session_check(done)]


def test_the_clock_of_the_hour_runs_on_and_afterwards_it_is_told_apart() -> None:
    """Who peeks in the middle lets the candidate wait: what is left of the hour gets less."""
    peeked = after((600, OPEN), (660, CLOSE), (900, act.CountTime()))
    assert (pace(peeked).elapsed, pace(peeked).remaining) == (900, 900)
    assert peeked.interview.elapsed == 840


def test_the_closing_talk_has_not_lasted_for_the_whole_write_up() -> None:
    session = a_session(plan=a_talk_plan(), current="questions")
    closing = structure(after((180, OPEN), (1380, act.CountTime()), session=session)).closing
    assert closing is not None
    assert closing.seconds == 180


# Looking at what a flag points to


def test_a_question_looked_at_is_not_asked_however_long_it_takes() -> None:
    done = after(
        (100, OPEN), (110, look("sql-injection")), (400, look("http-methods")), (900, act.CountTime())
    )
    assert spans(done) == (100, 800, 0)
    assert missed(done) == {"http-methods", "sql-injection"}
    moved = apply(done, show("rest"), an_instant(950))
    assert missed(moved) == {"http-methods", "sql-injection"}
    assert moved.response("http-methods").begun is None


def test_it_is_asked_once_something_is_taken_down_there() -> None:
    tick = act.Tick(question="sql-injection", point="basics")
    done = after((100, OPEN), (110, look("sql-injection")), (200, tick))
    assert done.response("sql-injection").state == "asked"
    assert spans(done) == (100, 100, 0)
    assert missed(done) == {"http-methods"}


@pytest.mark.parametrize(
    "taken",
    [
        act.Tick(question="rest", point="basics"),
        act.UseProbe(question="rest", probe=1),
        act.GiveHints(question="rest", count=1),
        act.EditNotes(question="rest", first=0, removed=0, lines=("+ P",)),
    ],
    ids=lambda action: action.do,
)
@pytest.mark.parametrize("before", ["nothing", "parked", "skipped"])
def test_it_is_being_asked_from_the_first_that_is_taken_down_there(taken: act.Action, before: str) -> None:
    session = a_session(current="indexes")
    question = session.questions["rest"].but(hints=("think of a tree",))
    session = session.but(questions=with_entry(session.questions, "rest", question))
    aside: dict[str, list[Step]] = {
        "nothing": [],
        "parked": [(20, act.Park(question="rest"))],
        "skipped": [(20, act.Skip(question="rest", reason="no time"))],
    }
    done = after(
        *aside[before],
        (100, OPEN),
        (110, look("rest")),
        (200, taken),
        (500, act.CountTime()),
        session=session,
    )
    response = done.response("rest")
    if before == "skipped" and isinstance(taken, act.EditNotes):
        assert (spans(done), response.state) == ((100, 400, 0), "skipped"), "a note may say why"
        return
    assert spans(done) == (400, 100, 300)
    assert (response.state, response.parked, response.begun) == ("asked", False, 200)


@pytest.mark.parametrize("line", ["=", "=3", "=3 #apis", ""])
def test_a_rating_from_memory_asks_nothing_now(line: str) -> None:
    typed = act.EditNotes(question="rest", first=0, removed=0, lines=(line, ""))
    done = after((100, OPEN), (110, look("rest")), (200, typed), (500, act.CountTime()))
    assert spans(done) == (100, 400, 0)
    by_key = act.RateQuestion(question="rest", level=3)
    assert spans(after((100, OPEN), (110, look("rest")), (200, by_key), (500, act.CountTime())))[1] == 400


def test_what_is_added_where_it_was_asked_is_write_up() -> None:
    """Also at the stop where the scorecard was opened, which nobody has left yet."""
    note = act.EditNotes(question="http-methods", first=0, removed=0, lines=("+ P",))
    asked = act.Tick(question="indexes", point="basics")
    done = after((50, show("http-methods")), (100, OPEN), (110, look("indexes")), (200, asked), (210, note))
    assert spans(done) == (100, 110, 50)
    here = act.EditNotes(question="indexes", first=0, removed=0, lines=("+ P",))
    assert spans(after((100, OPEN), (200, here), (210, act.CountTime()))) == (100, 110, 100)


def test_who_asks_it_by_the_ordinary_way_is_back_in_the_interview() -> None:
    """Though it is at hand already."""
    done = after((100, OPEN), (110, look("rest")), (150, show("rest")), (170, act.CountTime()))
    assert spans(done) == (120, 50, 20)
    assert done.response("rest").begun == 150
    peeked = after((100, OPEN), (150, show("indexes")), (170, act.CountTime()))
    assert spans(peeked) == (120, 50, 120)
    assert peeked.response("indexes").state is None, "it is being asked"


def test_what_is_parked_stays_so_while_it_is_only_looked_at() -> None:
    clock = FakeClock()
    interview = Interview(begun(), clock, FakeRecord())
    for action in (act.Park(question="rest"), OPEN):
        interview.do(action)
    clock.advance(60)
    seen = interview.do(look("rest"))
    assert (seen.response("rest").parked, seen.response("rest").begun) == (True, None)
    assert [item.place for item in later(seen)] == ["rest"]
    ticked = interview.do(act.Tick(question="rest", point="basics"))
    assert not ticked.response("rest").parked
    interview.undo()
    assert interview.session.response("rest").parked
    gone = interview.do(show("indexes"))
    assert [item.place for item in later(gone)] == ["rest"]


def test_going_on_by_the_ordinary_way_goes_on_with_the_interview() -> None:
    done = after((100, OPEN), (110, look("sql-injection")), (150, show("rest")), (170, show("indexes")))
    assert spans(done) == (120, 50, 100)
    assert done.response("rest").state == "asked"
    own = act.AskUnplanned(prompt="And why?", skill="apis")
    assert spans(after((100, OPEN), (110, look("rest")), (150, own), (170, act.CountTime()))) == (120, 50, 20)


def test_what_is_sealed_from_a_question_looked_at_leaves_it_not_reached() -> None:
    rate = [act.MarkNotAssessed(skill=skill) for skill in ("apis", "databases", "security")]
    given = act.Recommend(choice="no", why="Too early.")
    steps: list[Step] = [
        (100, OPEN),
        *[(110.0, one) for one in rate],
        (120, given),
        (130, look("http-methods")),
    ]
    done = after(*steps, (900, act.Submit()))
    assert done.response("http-methods").state is None
    assert done.response("indexes").state == "asked"
    assert missed(done) == {"http-methods", "sql-injection"}
    assert (done.interview.elapsed, done.interview.writing_up) == (100, 800)
    assert not done.in_write_up


# After a crash


STEPS: list[Step] = [
    (100, OPEN),
    (110.5, act.RateSkill(skill="apis", level=3)),
    (120, look("rest")),
    (160.25, CLOSE),
    (170, show("http-methods")),
    (180, OPEN),
    (300, act.CountTime()),
]


@pytest.mark.parametrize("length", range(len(STEPS) + 1))
def test_a_replay_gives_the_same_numbers_wherever_it_ends(length: int) -> None:
    lived = after(*STEPS[:length])
    again = replay(begun(), records(*STEPS[:length]))
    assert again.interview == lived.interview
    assert again.responses == lived.responses
    assert not again.running


def test_who_resumes_after_a_crash_is_back_in_the_interview() -> None:
    again = replay(begun(), records(*STEPS))
    resumed = apply(apply(again, act.Resume(), an_instant(5000)), act.CountTime(), an_instant(5020))
    assert resumed.interview.elapsed == again.interview.elapsed + 20
    assert resumed.interview.writing_up == again.interview.writing_up


def test_the_journal_says_when_it_begins_and_undo_does_not_end_it() -> None:
    clock, record = FakeClock(), FakeRecord()
    interview = Interview(begun(), clock, record)
    interview.do(act.RateSkill(skill="apis", level=3))
    interview.do(OPEN)
    assert interview.undo() == "rating 3 of Apis"
    assert record.payloads[1] == {"do": "write-up", "on": True}
    assert interview.session.in_write_up


def test_a_journal_of_an_earlier_version_moves_as_it_did() -> None:
    assert read_action({"do": "show-question", "question": "rest"}) == show("rest")
