"""The session check on the scorecard: flags lead where they point, and submitting takes few keys."""

from datetime import date

import pytest
from textual.widgets import Input, TextArea

from interviewer.live import actions as act
from interviewer.model.notes import read_notes
from interviewer.model.session import GENERAL, Response, Session
from interviewer.model.value import frozen_table
from interviewer.tui.screens.curtain import CurtainScreen
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.screens.submitted import SubmittedScreen
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.report_pane import ReportPane
from interviewer.tui.widgets.skill_card import SkillCard
from interviewer.tui.widgets.submit_pane import Check, SubmitPane
from tests.builders import a_plan, a_response, a_rubric, a_session
from tests.tui.conftest import Stage, on_live, on_reading, on_scorecard

SIX = ("apis", "databases", "security", "language", "devops", "communication")
NOTED = {name: a_response("00:01:00 + names PUT\n") for name in ("http-methods", "indexes", "sql-injection")}
RATED = {"apis": 3, "databases": 2, "security": 4}


def a_finished_session(**more: object) -> Session:
    """Return a live session with which everything is well; *more* replaces parts of it."""
    session = a_session(
        responses=NOTED,
        ratings=RATED,
        recommendation="yes",
        why="Names two isolation levels.",
        take_aways="Careful.",
        current="indexes",
    )
    return session.but(**more)


def with_notes(place: str, notes: str) -> Session:
    """Return that session with *notes* at *place*."""
    there = Response(notes=read_notes(notes), state=None if place == GENERAL else "asked")
    return a_finished_session(responses=frozen_table({**NOTED, place: there}))


async def test_a_number_leads_to_the_question_of_a_note_and_says_what_to_look_for() -> None:
    async with on_scorecard(with_notes("rest", "00:09:10 has two kids\n")) as stage:
        await stage.press("ctrl+n", "1")
        await stage.press()
        assert isinstance(stage.screen, LiveScreen)
        assert stage.here == "rest"
        assert stage.told[-1].startswith("A note (00:09:10, Rest) touches on pregnancy or family plans")


@pytest.mark.parametrize("place", ["rest", "indexes"])
async def test_a_number_puts_the_caret_on_the_line(place: str) -> None:
    """Also at the question at hand; the next key goes into that line."""
    async with on_scorecard(with_notes(place, "00:09:00 + names PUT\n00:09:10 has two kids\nend\n")) as stage:
        await stage.press("ctrl+n", "1")
        await stage.press()
        assert (stage.here, stage.notes.place) == (place, place)
        assert stage.notes.has_focus
        assert stage.notes.cursor_location == (1, len("has two kids"))
        await stage.type("!")
        assert stage.session.response(place).notes[1].text == "has two kids!"


async def test_general_notes_lead_to_their_line_and_the_interview_stays_where_it_was() -> None:
    async with on_scorecard(with_notes(GENERAL, "good line\nis married\nlate\n")) as stage:
        await stage.press("ctrl+n", "1")
        await stage.press()
        assert isinstance(stage.screen, LiveScreen)
        assert stage.here == "indexes"
        assert stage.notes.place == GENERAL
        assert stage.notes.has_focus
        assert stage.notes.cursor_location[0] == 1
        assert "General notes" in stage.told[-1]


async def test_a_number_pressed_twice_leaves_the_scorecard_once() -> None:
    async with on_scorecard(with_notes("rest", "00:09:10 has two kids\n")) as stage:
        await stage.press("ctrl+n")
        pane = stage.the(SubmitPane)
        pane.action_go(0)
        pane.action_go(0)
        await stage.press()
        assert isinstance(stage.screen, LiveScreen)
        assert stage.here == "rest"


async def test_back_from_a_flag_the_check_is_open_at_it_once() -> None:
    """At the next one when it is settled; whoever left the check, or went on asking, comes to the skills."""
    lines = "00:01:00 has two kids\n00:02:00 + good\n"
    async with on_scorecard(with_notes("indexes", lines)) as stage:
        await stage.press("ctrl+n", "2")
        await stage.press()
        assert isinstance(stage.screen, LiveScreen)
        assert len(stage.told) == 1
        await stage.press("ctrl+r")
        await stage.press()
        assert stage.the(SubmitPane).display
        assert stage.the(SubmitPane).has_focus
        assert stage.the(SubmitPane).at == 1
        assert stage.told == []
        await stage.press("escape", "escape", "ctrl+r")
        await stage.press()
        await stage.press("ctrl+r")
        await stage.press()
        assert isinstance(stage.screen, ScorecardScreen)
        assert not stage.the(SubmitPane).display


async def test_what_a_flag_says_stands_at_its_place_and_not_at_the_next() -> None:
    async with on_scorecard(with_notes("http-methods", "00:01:00 has two kids\n")) as stage:
        await stage.press("ctrl+n", "1")
        await stage.press()
        assert stage.here == "http-methods"
        assert len(stage.told) == 1
        await stage.press("ctrl+n")
        assert stage.here == "indexes"
        assert stage.told == []
        await stage.press("ctrl+r")
        await stage.press()
        assert not stage.the(SubmitPane).display


async def test_behind_the_curtain_the_way_to_a_flag_waits() -> None:
    async with on_scorecard(with_notes("rest", "00:09:10 has two kids\n")) as stage:
        await stage.press("ctrl+n")
        pane = stage.the(SubmitPane)
        stage.app.action_curtain()
        pane.action_go(0)
        await stage.press()
        assert isinstance(stage.screen, CurtainScreen)
        assert stage.here == "indexes"
        await stage.press(stage.screen._lifting[0])
        await stage.press()
        assert isinstance(stage.screen, LiveScreen)
        assert stage.here == "rest"


async def test_a_number_leads_to_the_core_question_that_was_not_reached() -> None:
    left = {name: response for name, response in NOTED.items() if name != "sql-injection"}
    session = a_finished_session(responses=frozen_table(left), ratings=frozen_table({}))
    async with on_scorecard(session.but(recommendation=None)) as stage:
        await stage.press("ctrl+n", "5")
        await stage.press()
        assert isinstance(stage.screen, LiveScreen)
        assert stage.here == "sql-injection"


async def test_a_number_leads_to_the_skill() -> None:
    session = a_session(responses=NOTED, ratings={"apis": 3})
    async with on_scorecard(session) as stage:
        await stage.press("ctrl+n", "2")
        assert not stage.the(SubmitPane).display
        focused = stage.screen.focused
        assert isinstance(focused, SkillCard)
        assert focused.skill == "security"
        await stage.press("4")
        assert stage.session.ratings["security"].level == 4


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ({"take_aways": ""}, "#take-aways"),
        ({"recommendation": None}, "RecommendationRow"),
        ({"take_aways": "Has a green card."}, "#take-aways"),
    ],
)
async def test_a_number_leads_to_the_field(missing: dict[str, object], field: str) -> None:
    async with on_scorecard(a_finished_session(**missing)) as stage:
        await stage.press("ctrl+n", "1")
        assert stage.screen.focused is stage.screen.query_one(field)


async def test_a_missing_why_leads_to_its_line() -> None:
    session = a_session(responses=NOTED, ratings=RATED, recommendation="no", take_aways="Careful.")
    async with on_scorecard(session) as stage:
        await stage.press("ctrl+n", "1")
        assert stage.the(Input, "#why").has_focus


async def test_a_why_that_only_judges_leads_to_its_line_where_a_digit_changes_nothing_else() -> None:
    session = a_session(
        responses=NOTED, ratings=RATED, recommendation="yes", why="Very good.", take_aways="Careful."
    )
    async with on_scorecard(session) as stage:
        await stage.press("ctrl+n", "1", "2")
        given = stage.session.recommendation
        assert given is not None
        assert (given.choice, given.why) == ("yes", "Very good.2")


async def test_a_click_leads_there_too() -> None:
    async with on_scorecard(a_session(responses=NOTED, ratings={"apis": 3})) as stage:
        await stage.press("ctrl+n")
        await stage.click_word(stage.the(Check), "Security is planned")
        focused = stage.screen.focused
        assert isinstance(focused, SkillCard)
        assert focused.skill == "security"


async def test_a_number_beyond_the_list_and_a_click_beside_it_do_nothing() -> None:
    async with on_scorecard(a_finished_session(take_aways="")) as stage:
        await stage.press("ctrl+n", "2")
        await stage.click_word(stage.the(Check), "Worth a look")
        assert stage.the(SubmitPane).has_focus
        assert "  1 go there" in stage.text(FooterLine)
        assert not stage.session.submitted


async def test_undo_while_it_is_open_shows_what_is_missing_now() -> None:
    """Enter never seals by what was true before."""
    rated = [act.RateSkill(skill=skill, level=level) for skill, level in RATED.items()]
    session = a_session(responses=NOTED, take_aways="Careful.")
    given: list[act.Action] = [*rated, act.Recommend(choice="yes", why="Names two isolation levels.")]
    async with on_scorecard(session, before=given) as stage:
        await stage.press("ctrl+n")
        assert "Nothing is missing" in stage.text(SubmitPane)
        await stage.press("ctrl+z")
        assert "! There is no recommendation" in stage.text(SubmitPane)
        await stage.press("enter")
        assert not stage.session.submitted


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_the_whole_list_can_be_read(size: tuple[int, int]) -> None:
    """It scrolls with the mark; no line is cut at the side."""
    notes = "".join(f"00:0{minute}:00 - arrogant\n" for minute in range(1, 9))
    async with on_scorecard(with_notes("rest", notes), size=size) as stage:
        await stage.press("ctrl+n")
        pane = stage.the(SubmitPane)
        assert "1 · A note (00:01:00" in stage.seen
        assert pane.max_scroll_x == 0
        await stage.press(*["down"] * 20)
        assert "8 · A note (00:08:00" in stage.seen.replace("▸", " ")
        assert pane.scroll_offset.y == pane.max_scroll_y
        assert stage.screen.region.contains_region(pane.region)
        await stage.press(*["up"] * 20)
        assert "Worth a look" in stage.seen
        assert pane.at is None


async def test_flags_without_a_number_are_reached_with_the_mark() -> None:
    """Enter goes where the marked one points, and seals nothing; the footer says which of both it does."""
    notes = "".join(f"00:{minute:02}:00 - arrogant\n" for minute in range(1, 13))
    async with on_scorecard(with_notes("rest", notes)) as stage:
        await stage.press("ctrl+n")
        assert "enter submit and seal  1-9 go there" in stage.text(FooterLine)
        await stage.press(*["down"] * 11)
        assert "enter go there  esc no mark" in stage.text(FooterLine)
        assert "enter goes to the chosen line" in stage.text(SubmitPane)
        await stage.press("enter")
        await stage.press()
        assert not stage.session.submitted
        assert isinstance(stage.screen, LiveScreen)
        assert stage.here == "rest"
        assert stage.notes.cursor_location[0] == 10


async def test_without_the_mark_enter_seals_again() -> None:
    """Esc takes the mark back before it closes the list; so does the arrow above the first."""
    notes = "00:01:00 - arrogant\n"
    async with on_scorecard(with_notes("rest", notes)) as stage:
        for back in ("escape", "up"):
            await stage.press("ctrl+n", "down", back)
            assert stage.the(SubmitPane).display
            assert stage.the(SubmitPane).at is None
        assert "enter submit and seal" in stage.text(FooterLine)
        await stage.press("enter")
        assert stage.session.submitted


# The report


async def opened(stage: Stage) -> str:
    """Press the key of the report and return what it says."""
    await stage.press("s")
    assert stage.the(ReportPane).has_focus
    return stage.text(ReportPane)


async def test_the_report_of_a_session_that_is_read_is_one_key_away() -> None:
    """It tells the check and the structure; Esc goes back to the cards and not further."""
    async with on_reading(a_finished_session(status="submitted"), size=(80, 60)) as stage:
        text = await opened(stage)
        assert "SESSION CHECK" in text
        assert "3 of 3 core questions asked" in text
        depth = len(stage.app.screen_stack)
        await stage.press("escape")
        assert not stage.the(ReportPane).display
        assert isinstance(stage.screen.focused, SkillCard)
        assert len(stage.app.screen_stack) == depth


async def test_the_report_opens_while_live_as_well_and_gives_way_to_the_check() -> None:
    async with on_scorecard(a_finished_session(), size=(80, 60)) as stage:
        await opened(stage)
        await stage.press("ctrl+n")
        assert not stage.the(ReportPane).display
        assert stage.the(SubmitPane).has_focus
        await stage.press("s")
        assert not stage.the(SubmitPane).display
        assert stage.the(ReportPane).has_focus


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (140, 40)])
async def test_the_report_scrolls_to_its_end(size: tuple[int, int]) -> None:
    async with on_reading(a_finished_session(status="submitted"), size=size) as stage:
        await opened(stage)
        await stage.press("end")
        await stage.press()
        assert "candidate." in stage.seen
        assert stage.the(ReportPane).max_scroll_x == 0


@pytest.mark.parametrize("size", [(1, 1), (8, 3)])
async def test_the_smallest_terminals_show_no_report_and_come_to_no_harm(size: tuple[int, int]) -> None:
    async with on_reading(a_finished_session(status="submitted"), size=size) as stage:
        await stage.press("s", "down", "end", "escape")
        assert isinstance(stage.screen, ScorecardScreen)


# From the last answer to submitted


async def test_a_typical_session_is_submitted_with_fewer_than_25_keys_beside_the_words() -> None:
    """Six skills rated, take-aways, recommendation and why: from the last answer until it is sealed."""
    session = a_session(
        plan=a_plan(skills=SIX), rubric=a_rubric(SIX), responses=NOTED, current="sql-injection"
    )
    pressed: list[str] = []

    async with on_live(session) as stage:

        async def press(*keys: str) -> None:
            pressed.extend(keys)
            await stage.press(*keys)

        await press("ctrl+r")
        for level in "324313":
            await press(level, "enter")
        assert stage.the(TextArea, "#take-aways").has_focus
        await stage.type("Contracts first.")
        await press("tab", "4", "tab")
        await stage.type("Says what callers may rely on.")
        await press("ctrl+n", "enter")
        await stage.press()
        assert isinstance(stage.screen, SubmittedScreen)

    sealed = stage.session
    assert sealed.submitted
    assert [rating.level for rating in sealed.ratings.values()] == [3, 2, 4, 3, 1, 3]
    assert sealed.take_aways == "Contracts first."
    assert sealed.recommendation is not None
    assert (sealed.recommendation.choice, sealed.recommendation.why) == (
        "yes",
        "Says what callers may rely on.",
    )
    assert len(pressed) < 25
    assert len(pressed) == 18


def without_retention() -> Session:
    facts = a_finished_session().interview
    return a_finished_session(interview=facts.but(retain_no_date=False))


async def test_a_number_asks_until_when_it_is_kept_and_the_answer_is_shown_before_submitting() -> None:
    """It blocks nothing; undo takes the answer back, and the flag is there again."""
    async with on_scorecard(without_retention()) as stage:
        await stage.press("ctrl+n")
        assert "It is not said until when this is kept." in stage.text(SubmitPane)
        assert "submits and seals" in stage.text(SubmitPane)
        await stage.press("1")
        assert stage.the(AskBar).open
        await stage.type("soon")
        await stage.press("enter")
        assert stage.told[-1] == "Write 2027-05-31, 12 months, 365 days, or: no date."
        assert stage.the(AskBar).open
        await stage.press("ctrl+u")
        await stage.type("12 months")
        await stage.press("enter")
        facts = stage.session.interview
        assert facts.retain_until == date(facts.started.year + 1, facts.started.month, facts.started.day)
        assert "Kept until 21 November 2027." in stage.text(SubmitPane)
        assert "It is not said" not in stage.text(SubmitPane)
        assert stage.record.done[-1] == "set-retain-until"
        await stage.press("ctrl+z")
        assert not stage.session.interview.retention_said
        assert "It is not said" in stage.text(SubmitPane)


async def test_that_it_is_kept_without_a_date_is_an_answer() -> None:
    async with on_scorecard(without_retention()) as stage:
        await stage.press("ctrl+n", "1")
        await stage.type("no date")
        await stage.press("enter")
        assert stage.session.interview.retain_no_date
        assert "Kept without a date." in stage.text(SubmitPane)
        await stage.press("enter")
        assert stage.session.submitted
