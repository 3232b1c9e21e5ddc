"""From key to value: with the scorecard open, time is counted as write-up, and looking is not asking."""

import pytest
from textual.widgets import TextArea

from interviewer.analysis.session_check import session_check
from interviewer.live import actions as act
from interviewer.model.notes import read_notes
from interviewer.model.session import GENERAL, Response, Session
from interviewer.model.value import frozen_table
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.screens.submitted import SubmittedScreen
from interviewer.tui.widgets.line import HeaderLine
from tests.builders import a_response, a_session, with_papers
from tests.tui.conftest import Stage, a_talk_plan, on_live, on_reading

ASKED = {name: a_response("00:01:00 + names PUT\n") for name in ("http-methods", "indexes")}


def a_session_to_rate(**more: object) -> Session:
    """Return a session in which all skills are rated and one core question was not reached."""
    session = a_session(
        responses=ASKED,
        ratings={"apis": 3, "databases": 2, "security": None},
        recommendation="yes",
        why="Solid.",
        take_aways="Careful.",
        current="indexes",
    )
    return session.but(**more)


def spans(stage: Stage) -> tuple[float, float, float]:
    """Return the seconds of the interview, of the write-up and at the stop at hand, up to now."""
    now = stage.interview.now()
    return now.interview.elapsed, now.interview.writing_up, now.response(stage.here).seconds


def missed(stage: Stage) -> list[str]:
    flags = session_check(stage.session)
    return [flag.subject for flag in flags if flag.kind == "core-not-reached"]


async def to_first_flag(stage: Stage) -> None:
    """Open the scorecard, its check, and go where the first flag points."""
    await stage.press("ctrl+r")
    await stage.press("ctrl+n", "1")
    await stage.press()
    assert isinstance(stage.screen, LiveScreen)


@pytest.mark.parametrize("back", ["ctrl+r", "f2", "escape"])
async def test_the_scorecard_counts_its_own_time_and_the_way_back_ends_that(back: str) -> None:
    async with on_live(a_session(current="indexes")) as stage:
        await stage.wait(100)
        await stage.press("ctrl+r")
        await stage.wait(60)
        assert isinstance(stage.screen, ScorecardScreen)
        assert spans(stage) == (100, 60, 100)
        await stage.press(back)
        await stage.wait(20)
        assert isinstance(stage.screen, LiveScreen)
        assert spans(stage) == (120, 60, 120)
        assert "03:00" in stage.text(HeaderLine), "the hour goes on while somebody peeks"


async def test_what_is_typed_right_before_it_is_taken_down_before_it() -> None:
    """Also when the notes had no turn yet to tell of it."""
    async with on_live(a_session(current="indexes")) as stage:
        with stage.notes.prevent(TextArea.Changed):
            stage.notes.text = "=3"
        await stage.press("ctrl+r")
        assert stage.session.response("indexes").rating == 3
        assert stage.session.in_write_up


async def test_a_question_looked_at_from_the_check_stays_not_reached() -> None:
    async with on_live(a_session_to_rate()) as stage:
        await to_first_flag(stage)
        assert stage.here == "sql-injection"
        await stage.wait(300)
        assert spans(stage) == (0, 300, 0)
        await stage.press("ctrl+r")
        await stage.press("ctrl+r")
        await stage.wait(60)
        assert spans(stage) == (0, 360, 0), "the way back leads to where it was only looked at"
        assert missed(stage) == ["sql-injection"]
        await stage.press("ctrl+r")
        await stage.press("ctrl+n", "enter")
        await stage.press()
        assert isinstance(stage.screen, SubmittedScreen)
        assert missed(stage) == ["sql-injection"]
        assert "2 questions asked · 2 lines of notes · 0 minutes" in stage.seen


async def test_a_note_there_makes_it_asked() -> None:
    async with on_live(a_session_to_rate()) as stage:
        await to_first_flag(stage)
        await stage.type("+ parameters")
        assert stage.session.response("sql-injection").state == "asked"
        assert missed(stage) == []


async def test_the_question_is_asked_from_there_and_its_clock_runs() -> None:
    async with on_live(a_session_to_rate()) as stage:
        await to_first_flag(stage)
        await stage.wait(40)
        assert "write-up" in stage.text(HeaderLine)
        await stage.type("+ parameters")
        await stage.wait(30)
        assert spans(stage) == (30, 40, 30)
        assert "write-up" not in stage.text(HeaderLine)
        assert "00:30" in stage.text(HeaderLine)


async def test_jumping_to_the_question_at_hand_asks_it() -> None:
    async with on_live(a_session_to_rate()) as stage:
        await to_first_flag(stage)
        await stage.wait(40)
        await stage.press("ctrl+g")
        await stage.type("injection")
        await stage.press("enter")
        assert stage.here == "sql-injection"
        await stage.wait(30)
        assert spans(stage) == (30, 40, 30)
        moves = stage.record.done.count("show-question")
        await stage.press("ctrl+g")
        await stage.type("injection")
        await stage.press("enter")
        assert stage.record.done.count("show-question") == moves, "it is asked already"


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 40)])
@pytest.mark.parametrize("kind", ["question", "papers", "talk"])
async def test_a_word_says_that_it_is_write_up_where_the_time_of_the_question_stands(
    kind: str, size: tuple[int, int]
) -> None:
    session = a_session(plan=a_talk_plan(), current="hello" if kind == "talk" else "http-methods")
    session = with_papers(session) if kind == "papers" else session
    async with on_live(session.but(in_write_up=True), size=size) as stage:
        line = "#place" if size[0] < 78 else HeaderLine
        assert "write-up" in stage.text(line)
        await stage.press("ctrl+n")
        assert "write-up" not in stage.seen


@pytest.mark.parametrize("key", ["ctrl+r", "escape", "f2"])
async def test_a_key_right_behind_the_seal_changes_nothing(key: str) -> None:
    """It arrives before the screen that tells of it."""
    async with on_live(a_session_to_rate()) as stage:
        await stage.press("ctrl+r")
        stage.interview.do(act.Submit())
        taken = len(stage.record.payloads)
        await stage.press(key)
        assert isinstance(stage.screen, ScorecardScreen)
        assert len(stage.record.payloads) == taken


async def test_no_write_up_begins_once_it_is_sealed() -> None:
    async with on_live(a_session_to_rate()) as stage:
        stage.interview.do(act.Submit())
        taken = len(stage.record.payloads)
        await stage.press("ctrl+r")
        assert isinstance(stage.screen, ScorecardScreen)
        assert len(stage.record.payloads) == taken


async def test_a_skip_there_stays_there_so_that_no_other_question_begins() -> None:
    async with on_live(a_session_to_rate()) as stage:
        await to_first_flag(stage)
        await stage.press("ctrl+backslash")
        await stage.press("1")
        assert stage.session.response("sql-injection").state == "skipped"
        assert stage.here == "sql-injection"
        assert stage.session.in_write_up


async def test_the_next_key_goes_on_with_the_interview() -> None:
    async with on_live(a_session_to_rate()) as stage:
        await to_first_flag(stage)
        await stage.wait(40)
        await stage.press("ctrl+n")
        await stage.wait(30)
        assert stage.here == "rest"
        assert spans(stage) == (30, 40, 30)
        assert missed(stage) == ["sql-injection"]


async def test_notes_that_a_flag_leads_to_are_looked_at_during_the_write_up() -> None:
    """In the general notes, and at the question at hand."""
    notes = read_notes("00:09:10 has two kids\n")
    for place, there in {
        GENERAL: Response(notes=notes),
        "indexes": Response(notes=notes, state="asked"),
    }.items():
        session = a_session_to_rate(responses=frozen_table({**ASKED, place: there}))
        async with on_live(session) as stage:
            await to_first_flag(stage)
            await stage.wait(90)
            assert spans(stage) == (0, 90, session.response("indexes").seconds)


async def test_the_closing_talk_is_not_as_long_as_the_write_up() -> None:
    async with on_live(a_session(plan=a_talk_plan(), current="questions")) as stage:
        await stage.wait(120)
        await stage.press("ctrl+r")
        await stage.wait(900)
        await stage.press("0", "down", "0", "down", "0", "ctrl+s")
        assert stage.session.response("questions").seconds == 120
        assert stage.session.interview.elapsed == 120
        assert stage.session.interview.writing_up == 900


async def test_a_pause_on_the_scorecard_is_a_pause() -> None:
    async with on_live(a_session(current="indexes")) as stage:
        await stage.press("ctrl+r", "ctrl+t")
        await stage.wait(500)
        await stage.press("ctrl+t")
        await stage.wait(5)
        assert spans(stage) == (0, 5, 0)
        assert stage.session.interview.paused == 500


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_pause_on_the_scorecard_says_so_and_for_how_long(size: tuple[int, int]) -> None:
    async with on_live(a_session(current="indexes"), size=size) as stage:
        await stage.press("ctrl+t")
        await stage.wait(20)
        await stage.press("ctrl+r")
        await stage.wait(45)
        assert "PAUSED 01:05" in stage.text(HeaderLine)
        await stage.press("ctrl+t")
        assert "PAUSED" not in stage.text(HeaderLine)
        await stage.press("ctrl+t")
        await stage.wait(5)
        assert "PAUSED 00:05" in stage.text(HeaderLine)
        await stage.press("ctrl+r")
        await stage.wait(1)
        assert "PAUSED 00:06" in stage.text(HeaderLine)


async def test_the_scorecard_shows_the_clock_of_the_write_up_where_there_is_room() -> None:
    async with on_live(a_session(current="indexes"), size=(100, 30)) as stage:
        await stage.press("ctrl+r")
        await stage.wait(65)
        assert "write-up 01:05" in stage.text(HeaderLine)


async def test_a_session_that_is_read_counts_nothing() -> None:
    async with on_reading(a_session_to_rate(status="submitted")) as stage:
        assert isinstance(stage.screen, ScorecardScreen)
        assert stage.record.payloads == []
