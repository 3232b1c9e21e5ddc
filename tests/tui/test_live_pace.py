"""Time on the live screen, what to drop and to add, and what is to be asked later: from keys to values."""

import re

import pytest

from interviewer.live import actions as act
from interviewer.live.actions import Action
from interviewer.model.plan import Plan
from interviewer.model.session import GENERAL, Response, Session
from interviewer.model.settings import Settings
from interviewer.model.value import with_entry
from interviewer.tui.messages import ShowQuestions
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.views.later import dropped
from interviewer.tui.widgets.coverage_pane import CoveragePane
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.later_bar import LaterBar
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.notes_stack import NotesStack
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.rows import Rows
from tests.builders import a_plan, a_response, a_session
from tests.tui.conftest import Stage, a_talk_plan, on_live, on_reading

MINUTE = 60
BAR = "ctrl+@"
"""What ctrl and space send."""


def running_late(minutes: int = 4, plan: Plan | None = None) -> Session:
    """Return a session that ends *minutes* late: two questions of five are to come after the one at hand."""
    session = a_session(plan=plan, current="indexes", responses={"http-methods": a_response()})
    return session.but(interview=session.interview.but(elapsed=(15 + minutes) * MINUTE))


def noted(current: str = "sql-injection") -> Session:
    """Return a session with two `?` lines at its second question and its last one parked."""
    notes = "00:01:00 + good\n00:02:00 ? how they would find it\n00:03:00 ? what of the lock\n"
    responses = {"http-methods": a_response(), "indexes": a_response(notes), "rest": Response(parked=True)}
    return a_session(current=current, responses=responses)


def bar(stage: Stage) -> str:
    """Return what the bar says, on one line."""
    return " ".join(stage.text(LaterBar).replace("▸", " ").split())


# The clock


async def test_the_header_tells_elapsed_remaining_section_and_question() -> None:
    """All from instants: how long it runs, what is left, and section and question against their minutes."""
    async with on_live(size=(120, 30)) as stage:
        await stage.wait(125)
        text = stage.text(HeaderLine)
        assert "02:05 of 30" in text
        assert "27:55 left · section 02:05 of 20 · this question 02:05 of 5" in text
        await stage.press("ctrl+n")
        await stage.wait(60)
        text = stage.text(HeaderLine)
        assert "03:05 of 30" in text
        assert "26:55 left · section 03:05 of 20 · this question 01:00 of 5" in text


async def test_time_over_the_plan_is_shown_as_over() -> None:
    """Past the end the header counts what is over, in words and not in colour alone."""
    async with on_live(size=(144, 40)) as stage:
        await stage.wait(31 * MINUTE + 5)
        assert "01:05 over" in stage.text(HeaderLine)
        # Two questions are to come, and one of five minutes was passed over.
        assert "16 min late." in " ".join(stage.text("#pace").split())


async def test_a_pause_stops_both_clocks_and_resuming_goes_on() -> None:
    """What passes in a pause counts nowhere, and its length is shown."""
    async with on_live(size=(120, 30)) as stage:
        await stage.wait(60)
        await stage.press("ctrl+t")
        await stage.wait(605)
        assert "PAUSED 10:05 · 01:00 of 30" in stage.text(HeaderLine)
        assert "go on" in stage.text(FooterLine)
        await stage.press("ctrl+t")
        await stage.wait(30)
        assert "01:30 of 30" in stage.text(HeaderLine)
        assert "this question 01:30 of 5" in stage.text(HeaderLine)
        assert stage.interview.now().interview.elapsed == 90
        assert stage.interview.now().response("indexes").seconds == 90


async def test_each_pause_is_counted_anew_and_their_sum_is_told() -> None:
    """What is done in a pause settles it, and does not begin it again."""
    async with on_live(size=(144, 40)) as stage:
        await stage.press("ctrl+t")
        await stage.wait(120)
        await stage.press("ctrl+t")
        await stage.wait(60)
        await stage.press("ctrl+t")
        await stage.wait(30)
        await stage.type("+ noted in the pause")
        await stage.wait(45)
        assert "PAUSED 01:15, 3 min in all" in stage.text(HeaderLine)
        assert "Paused for 01:15, 3 min in all." in " ".join(stage.text("#pace").split())


async def test_a_session_taken_up_again_is_in_a_pause_of_its_own() -> None:
    """It shows since when it waits, and not what was paused before."""
    session = a_session(current="indexes")
    session = session.but(paused_since=1000.0, interview=session.interview.but(elapsed=90, paused=300))
    async with on_live(session, size=(144, 30), running=False) as stage:
        await stage.wait(20)
        assert "PAUSED 00:20, 5 min in all" in stage.text(HeaderLine)


@pytest.mark.parametrize("jump", [3600, -3600, 86_400, -86_400 * 365])
async def test_a_wall_clock_that_jumps_changes_nothing_that_is_shown(jump: float) -> None:
    """Only time that passed counts, whatever the time server says; in a pause as well."""
    async with on_live(running_late(), size=(144, 40)) as stage:
        await stage.wait(10)
        before = stage.seen
        stage.clock.jump(jump)
        await stage.wait(0)
        assert stage.seen == before
        await stage.press("ctrl+t")
        await stage.wait(10)
        paused = stage.text(HeaderLine)
        stage.clock.jump(-jump)
        await stage.wait(0)
        assert stage.text(HeaderLine) == paused


async def test_a_long_gap_without_a_tick_counts_as_time_that_ran() -> None:
    """The machine slept, or an editor had the terminal for half an hour: the interview went on."""
    async with on_live(size=(120, 30)) as stage:
        await stage.wait(60)
        stage.clock.advance(30 * MINUTE)
        await stage.type("x")
        assert stage.session.response("indexes").notes[0].at == 31 * MINUTE
        await stage.wait(1)
        assert "31:01 of 30" in stage.text(HeaderLine)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (200, 50)])
async def test_the_time_stands_at_every_width(size: tuple[int, int]) -> None:
    """Elapsed and this question always; from sixty columns on everything."""
    async with on_live(running_late(), size=size) as stage:
        text = stage.text(HeaderLine)
        assert len(text) == size[0]
        assert "19:00" in text
        here = text if size[0] >= 80 else stage.text("#place")
        assert re.search(r"this (question )?00:00( of |/)5\b", here)
        assert "4 min late ^space" in text
        if size[0] >= 60:
            assert "11:00 left" in text
            assert re.search(r"section 00:00( of |/)20\b", text)


@pytest.mark.parametrize("size", [(60, 20), (40, 12)])
async def test_the_time_of_the_question_goes_on_beside_it_at_a_glance(size: tuple[int, int]) -> None:
    """Each second, and after a resize at once."""
    async with on_live(size=size) as stage:
        for seconds in (61, 1):
            await stage.wait(seconds)
        assert stage.text("#place").rstrip().endswith("01:02/5")
        await stage.pilot.resize_terminal(100, 30)
        await stage.press()
        assert "01:02" not in stage.text("#place")
        await stage.pilot.resize_terminal(*size)
        await stage.press()
        assert stage.text("#place").rstrip().endswith("01:02/5")


# Late and early


async def test_being_late_says_so_in_the_header_and_nowhere_else() -> None:
    """No message, no field that opens: the line changes, and stays as calm as it was."""
    async with on_live(running_late(0), size=(100, 30)) as stage:
        assert "late" not in stage.text(HeaderLine)
        await stage.type("+ a")
        await stage.wait(9 * MINUTE)
        assert "4 min late" in stage.text(HeaderLine)
        await stage.wait(1)
        assert stage.told == []
        assert stage.notes.has_focus
        assert not stage.shows(LaterBar)


async def test_the_proposal_is_taken_with_one_key_and_taken_back_with_another() -> None:
    """One action drops the question; undo brings it back and says so."""
    async with on_live(running_late(), size=(100, 30)) as stage:
        await stage.press(BAR)
        told = "4 min late. Drop “Rest” (5 min): you end in time. d drops. Nothing to ask later."
        assert bar(stage) == told
        await stage.press("d")
        response = stage.session.response("rest")
        assert (response.state, response.reason) == ("skipped", "no time left")
        assert stage.record.done == ["drop"]
        assert stage.told == ["Dropped “Rest”. ctrl+z takes it back."]
        assert "late" not in stage.text(HeaderLine)
        assert stage.notes.has_focus
        await stage.press("ctrl+z")
        assert stage.session.response("rest").state is None
        assert stage.told == ["Undone: drop of “Rest”"]
        assert "4 min late" in stage.text(HeaderLine)


def test_what_was_dropped_is_told_with_how_much_of_it_is_asked_of_everyone() -> None:
    session = a_session(current="http-methods")
    assert dropped(session, ["rest"]) == "“Rest”"
    assert dropped(session, ["indexes"]) == "“Indexes”, asked of everyone"
    assert dropped(session, ["indexes", "rest"]) == "“Indexes” and “Rest”, 1 of them asked of everyone"
    many = dropped(session, ["http-methods", "indexes", "rest"])
    assert many == "3 questions, 2 of them asked of everyone"


@pytest.mark.parametrize("keys", [("enter",), ("up", "enter"), ("home", "enter"), ("1",)])
async def test_whoever_only_wants_the_list_drops_nothing(keys: tuple[str, ...]) -> None:
    """However late it is, the mark stands on what to ask and never on what to drop."""
    late = running_late()
    asking = late.response("http-methods").but(notes=a_response("00:01:00 ? and the lock\n").notes)
    late = late.but(responses=with_entry(late.responses, "http-methods", asking))
    async with on_live(late, size=(100, 30)) as stage:
        await stage.press(BAR)
        assert "▸ 1 ? and the lock" in stage.text(LaterBar)
        assert "d drops." in bar(stage)
        await stage.press(*keys)
        assert stage.here == "http-methods"
        assert "drop" not in stage.record.done
    async with on_live(running_late(), size=(100, 30)) as stage:
        await stage.press(BAR, *keys)
        await stage.click_word(stage.the(LaterBar), "Rest")
        assert stage.record.done == []


async def test_the_mark_is_on_the_first_line_at_every_look() -> None:
    """Also when that was not there at the look before."""
    async with on_live(noted("indexes"), size=(100, 30)) as stage:
        await stage.press(BAR, "down", "down")
        assert "▸ 3 ? what of the lock" in stage.text(LaterBar)
        await stage.press("escape")
        stage.interview.do(act.Park(question="indexes"))
        await stage.press(BAR)
        await stage.press()
        assert "▸ 1 » Indexes" in stage.text(LaterBar)


async def test_a_whole_drop_is_taken_back_at_once() -> None:
    """Two questions go together and come back together."""
    plan = a_plan(("http-methods", "indexes"), ("sql-injection", "rest"))
    async with on_live(running_late(8, plan), size=(100, 30)) as stage:
        await stage.press(BAR, "d")
        assert [stage.session.response(name).state for name in ("sql-injection", "rest")] == ["skipped"] * 2
        await stage.press("ctrl+z")
        assert [stage.session.response(name).state for name in ("sql-injection", "rest")] == [None] * 2
        assert stage.told == ["Undone: drop of “Sql injection”, “Rest”"]


async def test_the_proposal_can_be_ignored() -> None:
    """Esc leaves everything as it was, and `d` without a proposal does nothing."""
    async with on_live(running_late(), size=(100, 30)) as stage:
        await stage.press(BAR, "escape")
        assert not stage.shows(LaterBar)
        assert stage.notes.has_focus
        assert stage.record.done == []
    async with on_live(size=(100, 30)) as stage:
        await stage.press(BAR, "d", "enter", "1", "space")
        assert bar(stage) == "In time, 10 min to spare. Nothing to ask later."
        assert stage.record.done == []
        await stage.press(BAR)
        assert not stage.shows(LaterBar)
        assert stage.notes.has_focus


async def test_when_early_a_question_that_was_dropped_can_be_added() -> None:
    """Enter takes its skip back and goes there."""
    responses = {"rest": a_response(skipped="no time left", seconds=0)}
    async with on_live(a_session(current="indexes", responses=responses), size=(100, 30)) as stage:
        await stage.press(BAR)
        assert "Time for “Rest”" in bar(stage)
        assert "1 ○ Rest dropped, 5 min" in bar(stage)
        await stage.press("enter")
        assert stage.here == "rest"
        assert stage.session.response("rest").state is None
        assert stage.notes.has_focus
        assert not stage.shows(LaterBar)


async def test_when_early_a_question_that_was_passed_over_can_be_added() -> None:
    """It was never skipped, so there is nothing to take back."""
    optional = a_plan(("http-methods",), ("indexes", "rest"))
    async with on_live(a_session(plan=optional, current="rest"), size=(100, 30)) as stage:
        await stage.press(BAR)
        assert "1 ○ Indexes 5 min" in bar(stage)
        await stage.press("1")
        assert stage.here == "indexes"
        assert stage.record.done == ["show-question"]


@pytest.mark.parametrize("key", [BAR, "f3"])
async def test_the_bar_opens_while_typing(key: str) -> None:
    """What is typed stays; its own letters are no notes, and any other one is."""
    async with on_live(running_late(), size=(100, 30)) as stage:
        await stage.type("+ a")
        await stage.press(key, "j", "escape")
        await stage.type("b")
        assert stage.notes.text == "+ ab"
        await stage.press(key, "x")
        assert stage.notes.text == "+ abx"


# Asking later


async def test_what_was_put_off_is_one_key_away() -> None:
    """Parked questions first, then lines of the notes, with where and when."""
    async with on_live(noted(), size=(100, 30)) as stage:
        await stage.press(BAR)
        told = "1 » Rest Q4 parked 2 ? how they would find it Q2 02:00 3 ? what of the lock Q2 03:00"
        assert bar(stage).endswith(told)
        assert "space was asked" in stage.text(FooterLine)


@pytest.mark.parametrize("keys", [("enter",), ("1",)])
async def test_a_parked_question_is_gone_to(keys: tuple[str, ...]) -> None:
    """And is parked no more."""
    async with on_live(noted(), size=(100, 30)) as stage:
        await stage.press(BAR, *keys)
        assert stage.here == "rest"
        assert not stage.session.response("rest").parked
        assert stage.notes.has_focus


@pytest.mark.parametrize("keys", [("down", "down", "enter"), ("3",)])
async def test_a_line_is_gone_to_with_the_caret_on_it(keys: tuple[str, ...]) -> None:
    """At its end, so that the answer can be written below."""
    async with on_live(noted(), size=(100, 30)) as stage:
        await stage.press(BAR, *keys)
        assert stage.here == "indexes"
        assert stage.notes.has_focus
        assert stage.notes.cursor_location == (2, len("? what of the lock"))
        assert not stage.shows(LaterBar)


async def test_a_line_is_marked_as_asked_and_undo_takes_the_mark_back() -> None:
    """The line says so itself, keeps its time, and leaves the list; the bar stays open for the next one."""
    async with on_live(noted(), size=(100, 30)) as stage:
        await stage.press(BAR, "down", "space")
        await stage.until(lambda: "how they would find it" not in bar(stage))
        lines = stage.session.response("indexes").notes
        assert [(note.text, note.at) for note in lines[1:]] == [
            ("? how they would find it (asked)", 120),
            ("? what of the lock", 180),
        ]
        assert stage.the(LaterBar).has_focus
        assert stage.here == "sql-injection"
        await stage.press("ctrl+z")
        assert stage.session.response("indexes").notes[1].text == "? how they would find it"
        assert stage.told == ["Undone: the “was asked” mark at “Indexes”"]
        await stage.until(lambda: "how they would find it" in bar(stage))


async def test_space_on_a_question_does_not_stop_the_clock() -> None:
    """Elsewhere the key pauses; here it says that a line was asked, and of a question it says nothing."""
    async with on_live(noted(), size=(100, 30)) as stage:
        await stage.press(BAR, "space")
        assert stage.session.running
        assert stage.session.response("rest").parked


async def test_a_line_of_the_general_notes_is_gone_to_without_leaving_the_question() -> None:
    """They belong to no stop."""
    session = a_session(
        current="indexes", responses={GENERAL: Response(notes=a_response("00:01:00 ? pay\n").notes)}
    )
    async with on_live(session, size=(100, 30)) as stage:
        await stage.press(BAR)
        assert "1 ? pay General 01:00" in bar(stage)
        await stage.press("enter")
        assert stage.here == "indexes"
        assert stage.notes.place == GENERAL
        assert stage.notes.has_focus


async def test_what_is_typed_at_this_moment_is_in_the_list() -> None:
    """Nothing has to be saved or left first."""
    async with on_live(size=(100, 30)) as stage:
        await stage.type("? and the cost")
        await stage.press(BAR)
        assert "1 ? and the cost Q2 00:00" in bar(stage)


@pytest.mark.parametrize("size", [(120, 40), (144, 40), (200, 50)])
async def test_the_list_stands_in_the_right_plane(size: tuple[int, int]) -> None:
    """Always, with a word when it is empty; a click goes there."""
    async with on_live(noted(), size=size) as stage:
        text = " ".join(stage.text("#later").split())
        assert (
            text == "ASK LATER » Rest Q4 parked ? how they would find it Q2 02:00 ? what of the lock Q2 03:00"
        )
        await stage.click_word(stage.the(Rows, "#later"), "lock")
        assert stage.here == "indexes"
        assert stage.notes.cursor_location[0] == 2
    async with on_live(size=size) as stage:
        assert stage.text("#later").split() == ["ASK", "LATER", "nothing", "so", "far"]
        assert "PACE" in stage.text(CoveragePane)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_at_the_closing_talk_the_list_stands_below_what_is_said(size: tuple[int, int]) -> None:
    """At every width, in front of the sheet; not before, and not when nothing is open."""
    session = a_session(plan=a_talk_plan(), current="indexes", responses=noted().responses)
    session = session.but(responses={name: r for name, r in session.responses.items() if name != "rest"})
    async with on_live(session, size=size) as stage:
        assert not stage.shows("#closing")
        await stage.press("ctrl+n")
        assert stage.here == "questions"
        rows = stage.the(Rows, "#closing")
        assert rows.is_on_screen
        lines = [line.strip() for line in stage.text("#closing").split("\n")]
        assert [line for line in lines if line.startswith("?")] == [row.text.plain for row in rows.rows[2:]]
        assert all(line.endswith("00") for line in lines if line.startswith("?"))
        await stage.click_word(rows, "lock")
        assert stage.here == "indexes"
    async with on_live(a_session(plan=a_talk_plan(), current="questions"), size=size) as stage:
        assert not stage.shows("#closing")


async def test_going_past_the_last_question_reminds_once() -> None:
    """Going on to the talk at the end tells it once; where there is none, the end itself does."""
    open_lines = {"indexes": noted().response("indexes")}
    async with on_live(a_session(plan=a_talk_plan(), current="indexes", responses=open_lines)) as stage:
        await stage.press("ctrl+n")
        assert stage.told == ["2 things to ask later: ctrl+space"]
        await stage.press("ctrl+o", "ctrl+n")
        assert stage.told == []
    async with on_live(a_session(current="rest", responses=open_lines)) as stage:
        await stage.press("ctrl+n")
        last = "That was the last stop. 2 things to ask later: ctrl+space. ctrl+r opens the scorecard."
        assert stage.told == [last]
    async with on_live(a_session(current="http-methods", responses=open_lines)) as stage:
        await stage.press("ctrl+n")
        assert stage.told == []


async def test_opening_the_scorecard_reminds_of_what_is_open() -> None:
    """With the way back."""
    async with on_live(noted()) as stage:
        await stage.press("ctrl+r")
        await stage.press()
        assert isinstance(stage.screen, ScorecardScreen)
        assert stage.told == ["3 things to ask later: ctrl+r, then ctrl+space"]
    async with on_live() as stage:
        await stage.press("ctrl+r")
        await stage.press()
        assert stage.told == []


# The candidate's own questions


async def test_the_minutes_for_their_questions_are_told_once_and_shown_from_then_on() -> None:
    """Five minutes before the end by default."""
    async with on_live(a_session(plan=a_talk_plan(), current="indexes"), size=(120, 30)) as stage:
        await stage.wait(25 * MINUTE - 1)
        assert stage.told == []
        assert "their questions" not in stage.text(HeaderLine)
        await stage.wait(1)
        assert stage.told == ["5 min left: time for the candidate's questions. ctrl+g goes there."]
        stage.app.clear_notifications()
        await stage.wait(60)
        assert stage.told == []
        assert "their questions" in stage.text(HeaderLine)
        await stage.press("ctrl+r")
        await stage.press()
        await stage.press("ctrl+r")
        await stage.press()
        assert isinstance(stage.screen, LiveScreen)
        await stage.wait(60)
        assert stage.told == []
        await stage.press("ctrl+n")
        assert stage.here == "questions"
        assert "their questions" not in stage.text(HeaderLine)


async def test_nothing_is_told_in_a_pause_but_when_it_ends() -> None:
    """A session taken up late tells what is really left, once its clock runs."""
    session = a_session(plan=a_talk_plan(), current="indexes")
    session = session.but(interview=session.interview.but(elapsed=28 * MINUTE))
    async with on_live(session, running=False) as stage:
        await stage.wait(5)
        assert stage.told == []
        await stage.press("ctrl+t")
        assert stage.told == ["2 min left: time for the candidate's questions. ctrl+g goes there."]


async def test_nothing_is_told_at_the_closing_talk() -> None:
    """They are asking already."""
    async with on_live(a_session(plan=a_talk_plan(), current="questions")) as stage:
        await stage.wait(27 * MINUTE)
        assert stage.told == []


async def test_the_minutes_are_a_setting_and_none_are_none() -> None:
    """A plan that does not end with talk has no place to go to."""
    for minutes, told in ((0, []), (10, ["10 min left: time for the candidate's questions."])):
        async with on_live(size=(120, 30)) as stage:
            stage.app.settings = Settings(minutes_for_questions=minutes)
            await stage.wait(20 * MINUTE)
            assert stage.told == told


# Reading, and the room there is


async def test_a_session_that_is_read_has_no_time_and_no_list() -> None:
    """Its state stands in the header."""
    async with on_reading(noted().but(status="submitted"), size=(120, 40)) as stage:
        stage.app.post_message(ShowQuestions(stage.screen._source))  # type: ignore[attr-defined]
        await stage.press()
        await stage.press("l")
        assert stage.told == ["This session is open for reading only."]
        assert "read only" in stage.text(HeaderLine)
        assert not stage.shows(LaterBar)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (200, 50)])
async def test_the_bar_is_whole_and_the_notes_stay_in_view(size: tuple[int, int]) -> None:
    """It takes a third of the screen at most, and hides nothing that is written."""
    before: list[Action] = [act.Park(question="rest")]
    async with on_live(running_late(), size=size, before=before) as stage:
        await stage.type("? one\n? two\n? three\n? four\n? five\n? six\n? seven")
        await stage.press(BAR)
        await stage.press()
        asking = stage.the(LaterBar)
        assert stage.screen.region.contains_region(asking.region)
        assert not asking.region.overlaps(stage.the(FooterLine).region)
        assert 0 < asking.size.height <= max(3, size[1] // 3)
        assert asking.max_scroll_x == 0
        assert "4 min late." in stage.text(LaterBar)
        if size[1] >= 20:
            assert not asking.region.overlaps(stage.the(NotesStack).region)
        await stage.press("end")
        assert "seven" in stage.text(LaterBar)
        await stage.press("escape")
        assert stage.the(RatingRow).is_on_screen or size[1] < 20


async def test_what_is_noted_between_two_looks_is_there_at_the_second() -> None:
    """And the mark stands on what to ask, not on what to drop, while it is not late."""
    async with on_live(size=(80, 24)) as stage:
        await stage.type("?")
        await stage.press("f3")
        assert "Nothing to ask later." in stage.text("LaterBar")
        await stage.press("escape")
        await stage.type(" why")
        await stage.press("f3")
        assert "▸ 1 ? why" in stage.text("LaterBar")
