"""The comparison from key to value: moving, reading what stands behind a cell, opening a session."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from interviewer.model.saved import SavedSession
from interviewer.model.value import frozen_table
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.compare import CompareScreen
from interviewer.tui.screens.home import HomeScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.theme import LIGHT
from interviewer.tui.views.compare_layout import Cursor
from interviewer.tui.widgets.compare_grid import CompareGrid
from interviewer.tui.widgets.compare_pane import ComparePane, EvidenceScroll
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.line import HeaderLine, Line
from interviewer.tui.widgets.skill_card import SkillCard
from interviewer.tui.widgets.wrapped import Wrapped
from tests.builders import STARTED, a_response, a_session
from tests.fakes import FakeDesk, saved
from tests.tui.steps import press, toasts

NOTES = "".join(f"00:{minute:02}:00 + said thing number {minute}\n" for minute in range(60))


def held(
    name: str, candidate: str, interviewer: str, ratings: Mapping[str, int | None], hours: int = 0
) -> SavedSession:
    """Return a submitted session saved under *name*, which is its id too."""
    session = a_session(
        name,
        candidate=candidate,
        key=candidate.lower().replace(" ", "-"),
        interviewer=interviewer,
        ratings=ratings,
        responses={"http-methods": a_response(NOTES, rating=3)},
        started=STARTED + timedelta(hours=hours),
        submitted=True,
        why=f"{interviewer} says why.",
    )
    return saved(session, name)


def a_desk() -> FakeDesk:
    """Ada by Iris and Rolf, Ben by Iris; Cy is still live."""
    return FakeDesk(
        saved=[
            held("ada-iris", "Ada", "Iris Sample", {"apis": None, "security": 1}),
            held("ada-rolf", "Ada", "Rolf Muster", {"apis": 4, "security": 3}, 1),
            held("ben-iris", "Ben", "Iris Sample", {"apis": 2}, 2),
            saved(a_session("cy-live", candidate="Cy", key="cy"), "cy-live"),
        ]
    )


def an_app(desk: FakeDesk | None = None, names: tuple[str, ...] = ()) -> InterviewerApp:
    desk = desk or a_desk()
    return InterviewerApp(desk, CompareScreen(desk, names))


def cursor(app: InterviewerApp) -> Cursor:
    return app.screen.query_one(CompareGrid).cursor


def grid(app: InterviewerApp) -> str:
    return str(app.screen.query_one(CompareGrid).render())


def explained(app: InterviewerApp) -> str:
    """Return what the pane says, heading first."""
    pane = app.screen.query_one(ComparePane)
    return f"{pane.heading}\n{pane.query_one(Wrapped).render()}"


def opened(app: InterviewerApp) -> str:
    """Return the id of the session that is open for reading."""
    assert isinstance(app.screen, ScorecardScreen)
    return app.screen._source.session.id


@pytest.mark.parametrize("moves", [("down", "right", "up", "left"), ("j", "l", "k", "h")])
async def test_arrows_and_letters_move_the_cursor(moves: tuple[str, ...]) -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen = []
        for key in moves:
            await pilot.press(key)
            seen.append(cursor(app))
        assert seen == [Cursor(2, 0), Cursor(2, 1), Cursor(1, 1), Cursor(1, 0)]


async def test_the_cursor_stays_on_the_grid() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["left", "up", "up", "up"])
        assert cursor(app) == Cursor(0, 0)
        await press(pilot, ["pagedown", "down", "end", "right"])
        assert cursor(app) == Cursor(5, 1)
        await press(pilot, ["pageup", "home"])
        assert cursor(app) == Cursor(0, 0)


async def test_the_pane_follows_the_cursor() -> None:
    app = an_app()
    async with app.run_test(size=(150, 40)) as pilot:
        await press(pilot, ["down", "down"])
        assert explained(app).startswith("Security · Ada\n")
        assert "Two levels apart. Read both" in explained(app)
        await press(pilot, ["down"])
        assert explained(app).startswith("Score of 100 · Ada\n")
        await press(pilot, ["down", "right"])
        assert explained(app).startswith("Recommendation · Ben\n")
        assert "Iris Sample says why." in explained(app)


async def test_a_click_moves_the_cursor_and_a_second_one_opens() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        lines = grid(app).split("\n")
        y = next(index for index, line in enumerate(lines) if "Security" in line)
        padding = app.screen.query_one(CompareGrid).styles.padding
        at = (lines[0].index("Ben") + padding.left, y + padding.top)
        await pilot.click(CompareGrid, offset=at)
        assert cursor(app) == Cursor(3, 1)
        await pilot.click(CompareGrid, offset=at, times=2)
        await pilot.pause()
        assert opened(app) == "ben-iris"


async def test_enter_opens_the_first_session_that_rated_the_skill() -> None:
    """Iris, who came first, did not assess APIs; Rolf did."""
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["enter"])
        assert opened(app) == "ada-rolf"


async def test_a_number_opens_that_interviewers_session_and_esc_comes_back() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["down", "1"])
        assert opened(app) == "ada-iris"
        await press(pilot, ["escape"])
        assert cursor(app) == Cursor(2, 0)
        await press(pilot, ["2"])
        assert opened(app) == "ada-rolf"


async def test_a_number_without_an_interviewer_does_nothing() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["right", "2"])
        assert isinstance(app.screen, CompareScreen)


async def test_tab_steps_into_the_evidence_which_scrolls_and_esc_steps_out() -> None:
    app = an_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["tab"])
        evidence = app.screen.query_one(EvidenceScroll)
        assert app.focused is evidence
        assert "▹" in grid(app)
        app.animation_level = "none"
        await press(pilot, ["down", "j", "pagedown"])
        assert evidence.scroll_offset.y > 2
        assert cursor(app) == Cursor(1, 0)
        await press(pilot, ["escape"])
        assert isinstance(app.focused, CompareGrid)
        assert isinstance(app.screen, CompareScreen)


async def test_d_tells_of_the_wording_and_of_what_was_left_out_and_again_goes_back() -> None:
    app = an_app()
    async with app.run_test(size=(150, 40)) as pilot:
        await press(pilot, ["d"])
        assert "Every question had the same wording" in explained(app)
        assert "still live" in explained(app)
        await press(pilot, ["d"])
        assert explained(app).startswith("Apis · Ada\n")


async def test_drift_stands_in_the_header_and_at_the_heading_row() -> None:
    desk = a_desk()
    first = desk.saved[0].session
    assert first is not None
    older = first.questions["http-methods"].but(prompt="HTTP?", digest="older")
    desk.saved[0] = saved(first.but(questions=frozen_table({**first.questions, "http-methods": older})), "x")
    app = an_app(desk)
    async with app.run_test(size=(150, 40)) as pilot:
        await press(pilot, ["up"])
        assert "wording differs: 1 question" in str(app.screen.query_one(HeaderLine).render())
        assert "HTTP?" in explained(app)


async def test_sessions_left_out_are_named_at_the_bottom() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        line = app.screen.query_one("#left-out", Line)
        assert line.display
        assert "Cy with Grace Hopper, 2026-11-21 (still live)" in str(line.render())


async def test_names_choose_the_sessions() -> None:
    app = an_app(names=("ada-rolf", "ben-iris"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "2 candidates, 2 sessions" in str(app.screen.query_one(HeaderLine).render())
        assert not app.screen.query_one("#left-out").display


async def test_without_submitted_sessions_a_sentence_says_what_to_do() -> None:
    app = an_app(FakeDesk(saved=[a_desk().saved[-1]]))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["enter", "1", "d", "x", "X", "tab"])
        assert "no submitted session" in str(app.screen.query_one("#nothing").query_one(Wrapped).render())
        assert not app.screen.query_one(CompareGrid).region


async def test_a_candidate_can_be_hidden_and_shown_again_but_not_the_last() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["right", "x"])
        assert "Ben" not in grid(app)
        assert cursor(app) == Cursor(1, 0)
        assert "2 candidates (1 hidden)" in str(app.screen.query_one(HeaderLine).render())
        await press(pilot, ["x"])
        assert "Ada" in grid(app)
        assert any("has to stay" in said for said in toasts(app))
        await press(pilot, ["X"])
        assert "Ben" in grid(app)


async def test_the_footer_tells_which_numbers_open_a_session() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "enter 1-2 open" in str(app.screen.query_one(FooterLine).render())
        await press(pilot, ["right"])
        assert "enter open" in str(app.screen.query_one(FooterLine).render())


async def test_the_footer_keeps_the_way_back_beside_a_video_window() -> None:
    app = an_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "esc back" in str(app.screen.query_one(FooterLine).render())


async def test_back_leads_home_when_nothing_is_under_the_comparison() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)


async def test_back_leads_to_the_screen_it_was_opened_from() -> None:
    desk = a_desk()
    app = InterviewerApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        home = app.screen
        app.push_screen(CompareScreen(desk))
        await press(pilot, ["f2"])
        assert app.screen is home


@pytest.mark.parametrize(("width", "beside"), [(119, False), (120, True), (150, True), (200, True)])
async def test_the_pane_stands_beside_the_grid_when_it_is_wide(width: int, beside: bool) -> None:
    app = an_app()
    async with app.run_test(size=(width, 40)) as pilot:
        await pilot.pause()
        left, right = app.screen.query_one(CompareGrid).region, app.screen.query_one(ComparePane).region
        assert (right.x >= left.right) is beside
        assert (right.y >= left.bottom) is not beside


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (40, 12), (60, 20)])
async def test_small_terminals_are_survived(size: tuple[int, int]) -> None:
    app = an_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, ["down", "right", "pagedown", "tab", "down", "escape", "d"])
        assert isinstance(app.screen, CompareScreen)


async def test_the_cursor_stays_in_view_when_the_terminal_shrinks() -> None:
    app = an_app()
    async with app.run_test(size=(150, 40)) as pilot:
        await press(pilot, ["end", "pagedown"])
        await pilot.resize_terminal(40, 16)
        await pilot.pause()
        assert "▸ Recommendation" in grid(app)


async def test_the_light_theme_draws_the_same_text() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = grid(app)
        app.theme = LIGHT.name
        await pilot.pause()
        assert grid(app) == before


async def test_the_opened_scorecard_begins_at_the_skill_of_the_cell() -> None:
    """Whoever asks about one cell need not look for its skill again."""
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["down", "enter"])
        await pilot.pause()
        skill = app.screen.focused
        assert isinstance(skill, SkillCard)
        assert skill.skill == compare_skills(app)[1]


def compare_skills(app: InterviewerApp) -> list[str]:
    """Return the skills of the grid under the open screen, from above."""
    grid = next(screen for screen in app.screen_stack if isinstance(screen, CompareScreen))
    return [skill.skill for skill in grid.comparison.skills]


def a_panel() -> FakeDesk:
    """Four candidates, three interviews each; Mona codes live with them and rates security alone."""
    panel = []
    for index, name in enumerate(("Ada Example", "Ben Example", "Cy Example", "Dee Example")):
        for number, who in enumerate(("Iris Sample", "Rolf Muster", "Mona Specimen")):
            rated: dict[str, int | None] = {"security": 2} if number == 2 else {"apis": 3, "databases": 2}
            one = held(f"{index}-{number}", name, who, rated, hours=3 * index + number)
            session = one.session
            assert session is not None
            skills = ("security",) if number == 2 else ("apis", "databases")
            stage = "live-coding" if number == 2 else "technical"
            plan = session.plan.but(skills=skills)
            session = session.but(plan=plan, interview=session.interview.but(stage=stage))
            if number == 2:
                session = session.but(responses=frozen_table({}))
            panel.append(saved(session, one.name))
    return FakeDesk(saved=panel)


@pytest.mark.parametrize("size", [(120, 40), (120, 30), (80, 24)])
async def test_four_candidates_with_three_raters_stand_side_by_side(size: tuple[int, int]) -> None:
    """With each rater under a letter, and the score and the recommendations in view."""
    app = an_app(a_panel())
    async with app.run_test(size=size) as pilot:
        await press(pilot, ["down"])
        lines = grid(app)
        assert "more ›" not in lines
        assert lines.count("I R M") == 4
        assert lines.count("3 3 ·") == 4
        assert "Score of 100" in lines
        assert lines.count("M yes") == 4


@pytest.mark.parametrize("size", [(120, 30), (120, 40)])
async def test_the_legend_is_in_view_when_the_pane_stands_beside(size: tuple[int, int]) -> None:
    app = an_app(a_panel())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "M Mona Specimen (live coding)" in grid(app)
        assert "· not planned" in grid(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_d_tells_first_what_letters_and_signs_mean(size: tuple[int, int]) -> None:
    app = an_app(a_panel())
    async with app.run_test(size=size) as pilot:
        await press(pilot, ["d"])
        told = explained(app).split("WORDING")[0]
        assert "M Mona Specimen (live coding)" in told
        assert "· not planned" in told
        assert "d legend" in str(app.screen.query_one(FooterLine).render())


async def test_the_pane_names_the_stage_and_who_did_not_plan_the_skill() -> None:
    app = an_app(a_panel())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Iris Sample  technical" in explained(app)
        assert explained(app).rstrip().endswith("Not planned  3 Mona Specimen, live coding")
        assert "Nothing was noted" not in explained(app)


async def test_hiding_a_candidate_changes_which_skills_are_shared() -> None:
    """Cy alone was not rated on security, so that without them all three skills are shared."""
    desk = a_panel()
    desk.saved = [one for one in desk.saved if one.name != "2-2"]
    app = an_app(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["right", "right"])
        assert "on 2 shared" in grid(app)
        await press(pilot, ["x"])
        assert "shared" not in grid(app)
