"""Exercises on the live screen: papers are turned, copied and kept apart; points of every list are ticked."""

import pytest

from interviewer.model.exercise import Handout
from interviewer.model.value import frozen_table, with_entry
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.widgets.coverage_pane import CoveragePane
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.paper import Paper
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widgets.sheet import Sheet
from tests.builders import a_session, with_exercise, with_papers
from tests.tui.conftest import Stage, on_live, on_reading

HERE = "http-methods"
EXERCISE = with_exercise(a_session(current=HERE))
REVIEW = with_papers(a_session(current=HERE))


def papers(stage: Stage) -> list[str]:
    """Return the first words of the papers that can be seen."""
    seen = [paper for paper in stage.screen.query(Paper) if paper.display]
    return [" ".join(stage.text(f"#{paper.id}").split()[:3]) for paper in seen]


async def test_the_page_is_turned_to_the_handout_to_the_solution_and_back() -> None:
    """Below the width for two planes a page takes the place of the sheet; the notes stay."""
    async with on_live(REVIEW, size=(80, 24)) as stage:
        for shown in (["THE CANDIDATE GETS"], ["WITH THE FAULTS"], []):
            await stage.press("ctrl+right_square_bracket")
            assert papers(stage) == shown
            assert stage.the(QuestionPane).display == (not shown)
            assert stage.notes.has_focus


async def test_beside_the_sheet_there_is_room_for_the_handout_at_once() -> None:
    async with on_live(REVIEW, size=(120, 40)) as stage:
        assert papers(stage) == ["THE CANDIDATE GETS"]
        assert stage.the(QuestionPane).display
        assert not stage.screen.query_one("#plan").display
        await stage.press("ctrl+n")
        assert papers(stage) == []
        assert stage.screen.query_one("#plan").display


async def test_the_anchors_are_on_screen_while_an_exercise_is_rated() -> None:
    async with on_live(REVIEW, size=(120, 40)) as stage:
        await stage.press("tab")
        await stage.until(lambda: "Not yet" in stage.text(CoveragePane))
        assert papers(stage) == []
        await stage.press("escape")
        assert papers(stage) == ["THE CANDIDATE GETS"]


async def test_a_resize_shows_the_open_page_where_there_is_room_for_it() -> None:
    async with on_live(REVIEW, size=(80, 24)) as stage:
        await stage.press("ctrl+right_square_bracket")
        await stage.pilot.resize_terminal(130, 40)
        await stage.pilot.pause()
        assert [paper.id for paper in stage.screen.query(Paper) if paper.display] == ["side-paper"]
        assert stage.the(QuestionPane).display


@pytest.mark.parametrize("key", ["f5", "y"])
async def test_copying_takes_the_handout_and_nothing_that_is_the_interviewers(key: str) -> None:
    async with on_live(REVIEW, size=(80, 24)) as stage:
        if key == "y":
            await stage.press("tab")
        await stage.press(key)
        assert stage.app.clipboard == "Which orders are new?\n\nSELECT *\nFROM orders\n"
        assert stage.told == [
            "Copied 4 lines. Did nothing arrive? Try `interviewer handout http-methods` in another window."
        ]


async def test_a_question_without_papers_says_so_and_its_prompt_can_be_copied() -> None:
    async with on_live(a_session(current=HERE)) as stage:
        await stage.press("f6")
        assert stage.told == ["Nothing is handed out here."]
        await stage.press("f5")
        assert stage.app.clipboard == "What can you tell me about Http methods?\n"


async def test_numbers_tick_in_the_list_of_the_cursor_and_page_down_goes_to_the_next() -> None:
    async with on_live(EXERCISE, size=(100, 40)) as stage:
        await stage.press("shift+tab", "1", "pagedown", "2", "pagedown", "1", "pagedown", "2")
        response = stage.session.response(HERE)
        assert {of: tuple(points) for of, points in response.ticked.items()} == {
            "stages": ("first",),
            "edge-cases": ("last",),
            "faults": ("leak",),
        }
        assert response.hints == 2
        assert "pgdn next list" in stage.text(FooterLine)
        await stage.press("up", "space")
        assert stage.session.response(HERE).hints == 0


async def test_what_is_observed_is_ticked_at_any_question_and_stays() -> None:
    async with on_live(EXERCISE, size=(100, 40)) as stage:
        stage.clock.advance(75)
        await stage.press("shift+tab", "end", "space")
        assert {skill: dict(seen) for skill, seen in stage.session.observed.items()} == {"apis": {"asks": 75}}
        await stage.press("ctrl+n")
        assert "√ 1 asks what is meant" in stage.text("#sheet")
        await stage.press("ctrl+z")
        assert dict(stage.session.observed) == {}


async def test_a_point_of_a_later_list_is_ticked_by_a_click() -> None:
    async with on_live(EXERCISE, size=(100, 40)) as stage:
        await stage.click_word(stage.the(Sheet, "#sheet"), "the last page")
        assert stage.session.response(HERE).ticks("edge-cases") == ("last",)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 50)])
@pytest.mark.parametrize("pages", [0, 1, 2])
async def test_back_from_the_notes_is_the_sheet_wherever_it_is(size: tuple[int, int], pages: int) -> None:
    """Shift+tab and a number tick what is heard, at every width and whatever page is open."""
    session = with_papers(with_exercise(a_session(current=HERE)))
    async with on_live(session, size=size) as stage:
        await stage.press(*["ctrl+right_square_bracket"] * pages)
        await stage.press("shift+tab", "1")
        assert stage.session.response(HERE).ticks("stages") == ("first",)
        assert dict(stage.session.observed) == {}
        assert stage.the(Sheet, "#sheet").region.area > 0


async def test_what_is_watched_for_beside_the_desk_has_a_place_in_the_ring() -> None:
    async with on_live(EXERCISE, size=(120, 40)) as stage:
        await stage.press("shift+tab", "shift+tab", "1")
        assert {skill: list(seen) for skill, seen in stage.session.observed.items()} == {"apis": ["asks"]}
        await stage.press("tab")
        assert stage.the(Sheet, "#sheet").has_focus
        await stage.press("tab")
        assert stage.notes.has_focus


@pytest.mark.parametrize("size", [(62, 24), (120, 24)])
async def test_page_down_in_the_notes_scrolls_the_handout(size: tuple[int, int]) -> None:
    """Hands stay on the notes while the code is longer than its room."""
    question = REVIEW.questions[HERE]
    code = "".join(f"line {number}\n" for number in range(60))
    handout = Handout(language="text", code=code)
    session = REVIEW.but(questions=with_entry(REVIEW.questions, HERE, question.but(handout=handout)))
    async with on_live(session, size=size) as stage:
        if not papers(stage):
            await stage.press("f6")
        assert "line 40" not in stage.seen
        await stage.press("pagedown", "pagedown", "pagedown", "pagedown")
        assert "line 40" in stage.seen or "line 59" in stage.seen
        assert stage.notes.has_focus
        await stage.press("pageup", "pageup", "pageup", "pageup", "pageup")
        assert "line 1" in stage.seen


async def test_a_resize_takes_the_focus_nowhere_else() -> None:
    """What is typed next goes where it went before."""
    async with on_live(REVIEW, size=(80, 24)) as stage:
        await stage.press("ctrl+right_square_bracket", "shift+tab")
        for width in (120, 62, 150):
            await stage.pilot.resize_terminal(width, 40)
            await stage.pilot.pause()
            assert stage.the(Sheet, "#sheet").has_focus


async def test_the_page_and_the_cursor_are_there_after_the_scorecard_and_the_palette() -> None:
    session = with_papers(with_exercise(a_session(current=HERE)))
    async with on_live(session, size=(80, 24)) as stage:
        await stage.press("shift+tab", "pagedown", "escape", "f6")
        for there, back in (("ctrl+r", "ctrl+o"), ("f9", "escape")):
            await stage.press(there)
            await stage.press(back)
            assert papers(stage) == ["THE CANDIDATE GETS"]


async def test_a_number_means_the_same_whatever_was_ticked_last() -> None:
    """Shift+tab begins at the first list of the question, and not where the cursor was left."""
    async with on_live(EXERCISE, size=(80, 24)) as stage:
        await stage.press("shift+tab", "end", "space", "escape", "shift+tab", "1")
        assert stage.session.response(HERE).ticks("stages") == ("first",)
        assert {skill: list(seen) for skill, seen in stage.session.observed.items()} == {"apis": ["asks"]}


@pytest.mark.parametrize("pages", [0, 1])
async def test_narrowing_with_the_focus_on_the_sheet_or_beside_it_leaves_it_somewhere(pages: int) -> None:
    """No key may go astray because the terminal became narrower."""
    session = with_papers(with_exercise(a_session(current=HERE)))
    for keys, there in ((["shift+tab"], "sheet"), (["shift+tab", "shift+tab"], "notes")):
        async with on_live(session, size=(150, 40)) as stage:
            await stage.press(*["ctrl+right_square_bracket"] * pages, *keys)
            await stage.pilot.resize_terminal(80, 24)
            await stage.until(lambda: stage.screen.focused is not None)
            await stage.pilot.pause()
            focused = stage.screen.focused
            assert focused is (stage.the(Sheet, "#sheet") if there == "sheet" else stage.notes)
            assert focused.region.area > 0


async def test_page_down_scrolls_the_sheet_where_the_handout_is_whole() -> None:
    question = REVIEW.questions[HERE].but(probes=("What else?",) * 60)
    session = REVIEW.but(questions=with_entry(REVIEW.questions, HERE, question))
    async with on_live(session, size=(120, 30)) as stage:
        await stage.press("pagedown")
        assert stage.the(QuestionPane).scroll_offset.y > 0


async def test_the_tenth_point_is_ticked_by_zero() -> None:
    points = {f"point-{number}": f"point {number}" for number in range(1, 13)}
    question = EXERCISE.questions[HERE].but(stages=frozen_table(points))
    session = EXERCISE.but(questions=with_entry(EXERCISE.questions, HERE, question))
    async with on_live(session, size=(80, 40)) as stage:
        await stage.press("shift+tab", "0")
        assert stage.session.response(HERE).ticks("stages") == ("point-10",)


async def test_an_exercise_is_read_with_its_papers_and_cannot_be_changed() -> None:
    async with on_reading(REVIEW) as stage:
        await stage.press("ctrl+r")
        assert isinstance(stage.screen, LiveScreen)
        await stage.press("ctrl+right_square_bracket")
        assert papers(stage) == ["THE CANDIDATE GETS"]
        await stage.press("shift+tab", "1")
        assert not stage.session.response(HERE).recorded
