"""What is closed until one's own is submitted: no screen tells it, a word opens it, no single key does."""

from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interviewer.model.custody import Opened
from interviewer.model.errors import InterviewerError
from interviewer.model.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.messages import OpenAnyway, ShowSession
from interviewer.tui.screens.closed import ClosedScreen
from interviewer.tui.screens.compare import CompareScreen
from interviewer.tui.screens.home import HomeScreen
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.review import ReviewScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from tests.builders import a_response, a_session
from tests.fakes import FakeDesk, saved
from tests.tui.conftest import Stage
from tests.tui.steps import press, toasts

THEIRS = "theirs"
MINE = "mine"


def theirs(*, submitted: bool = True) -> Session:
    """Return a colleague's session in which every field has a word of its own."""
    session = a_session(
        "aaaaaa",
        interviewer="Iris Sample",
        submitted=submitted,
        recommendation="strong-no",
        why="CANARY why",
        take_aways="CANARY takeaway",
        ratings={"apis": 1, "databases": 4},
        responses={"http-methods": a_response("00:01:00 - CANARY note\n", rating=1)},
    )
    scale = {"1": "CANARY one", "2": "CANARY two", "3": "CANARY three", "4": "CANARY four"}
    return session.but(rubric=session.rubric.but(scale=scale))


def a_desk(*, submitted: bool = True) -> FakeDesk:
    desk = FakeDesk(saved=[saved(theirs(submitted=submitted), THEIRS), saved(a_session("bbbbbb"), MINE)])
    desk.closed.add(THEIRS)
    return desk


def seen(app: InterviewerApp, pilot: Pilot[str]) -> str:
    return Stage(app, pilot, None, None, None).seen  # type: ignore[arg-type]


def told_nothing(app: InterviewerApp, pilot: Pilot[str]) -> bool:
    text = seen(app, pilot)
    return "CANARY" not in text and "strong no" not in text


async def to_the_door(pilot: Pilot[str]) -> None:
    """Go from home to the list, and there to the colleague's session."""
    await press(pilot, ["v", "home", "enter"])


@pytest.mark.parametrize("size", [(60, 20), (100, 30), (160, 40)])
async def test_no_list_and_no_comparison_tells_of_a_closed_session(size: tuple[int, int]) -> None:
    app = InterviewerApp(a_desk())
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "Ada Lovelace" in seen(app, pilot)
        assert "closed" in seen(app, pilot)
        assert told_nothing(app, pilot)
        await press(pilot, ["v", "home"])
        assert isinstance(app.screen, ReviewScreen)
        assert "closed to you until yours is submitted" in " ".join(seen(app, pilot).split())
        assert told_nothing(app, pilot)
        await press(pilot, ["space", "c"])
        assert isinstance(app.screen, ReviewScreen)  # it cannot be marked
        await press(pilot, ["escape", "c"])
        assert isinstance(app.screen, CompareScreen)
        assert told_nothing(app, pilot)
        assert "Closed to you until yours is submitted: 1 of 2." in toasts(app)[-1]


async def test_the_comparison_names_what_is_closed() -> None:
    desk = a_desk()
    desk.saved.append(
        saved(a_session("cccccc", candidate="Ben", key="ben", ratings={"apis": 2}, submitted=True))
    )
    app = InterviewerApp(desk)
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        await press(pilot, ["c", "d"])
        text = " ".join(seen(app, pilot).split())
        assert "Ada Lovelace with Iris Sample, 2026-11-21" in text
        assert "closed to you until yours is submitted" in text
        assert told_nothing(app, pilot)


async def test_the_word_opens_it_and_that_goes_on_record() -> None:
    desk = a_desk()
    app = InterviewerApp(desk)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await to_the_door(pilot)
        assert isinstance(app.screen, ClosedScreen)
        assert "Ada Lovelace with Iris Sample" in seen(app, pilot)
        assert "your session will say" in " ".join(seen(app, pilot).split())
        assert told_nothing(app, pilot)
        await press(pilot, [*"open", "enter"])
        assert desk.opened == [THEIRS]
        assert isinstance(app.screen, ScorecardScreen)
        assert "CANARY" in seen(app, pilot)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, ReviewScreen)


@pytest.mark.parametrize("size", [(60, 20), (100, 30)])
async def test_the_footer_says_what_opens_it_and_enter_alone_says_it_as_well(size: tuple[int, int]) -> None:
    app = InterviewerApp(a_desk())
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_the_door(pilot)
        line = seen(app, pilot).split("\n")[-1]
        assert line.startswith(" esc back  enter opens it once “open” is typed")
        await press(pilot, ["enter"])
        assert toasts(app) == ["Type the word open to open it, or go back with esc."]


@pytest.mark.parametrize(
    "keys", [["enter"], ["o"], ["y", "enter"], ["space"], [*"ope", "enter"], ["enter", "enter"]]
)
async def test_no_other_key_opens_it(keys: list[str]) -> None:
    desk = a_desk()
    app = InterviewerApp(desk)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await to_the_door(pilot)
        await press(pilot, keys)
        assert desk.opened == []
        assert isinstance(app.screen, ClosedScreen)
        assert told_nothing(app, pilot)


async def test_ones_own_says_what_was_read_before_it_was_submitted() -> None:
    read = Opened(session="aaaaaa", at=datetime(2026, 11, 22, 9, tzinfo=UTC))
    own = a_session("bbbbbb", submitted=True).but(opened=(read,))
    app = InterviewerApp(FakeDesk(saved=[saved(own, MINE)]))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["v", "enter"])
        assert isinstance(app.screen, ScorecardScreen)
        assert "Read before this was submitted: aaaaaa (22 Nov)" in seen(app, pilot)


async def test_enter_twice_opens_one_thing() -> None:
    desk = a_desk()
    app = InterviewerApp(desk)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await to_the_door(pilot)
        for _ in range(2):
            app.post_message(OpenAnyway(THEIRS, ShowSession(THEIRS)))
        await pilot.pause()
        await pilot.pause()
        assert desk.opened == [THEIRS]
        assert sum(isinstance(screen, ScorecardScreen) for screen in app.screen_stack) == 1


@pytest.mark.parametrize("key", ["escape", "f2", "ctrl+o"])
async def test_back_leaves_it_closed(key: str) -> None:
    desk = a_desk()
    app = InterviewerApp(desk)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await to_the_door(pilot)
        await press(pilot, [*"ope", key])
        assert desk.opened == []
        assert isinstance(app.screen, ReviewScreen)


async def test_what_cannot_be_put_on_record_is_not_opened() -> None:
    desk = a_desk()
    desk.refuses[THEIRS] = InterviewerError("Yours is open in another window.")
    app = InterviewerApp(desk)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await to_the_door(pilot)
        await press(pilot, [*"open", "enter"])
        assert isinstance(app.screen, ClosedScreen)
        assert toasts(app) == ["Yours is open in another window."]
        assert told_nothing(app, pilot)


async def test_an_unfinished_session_of_somebody_else_is_not_resumed_unasked() -> None:
    desk = a_desk(submitted=False)
    app = InterviewerApp(desk)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["v", "home", "r"])
        assert isinstance(app.screen, ClosedScreen)
        assert told_nothing(app, pilot)
        assert app.interview is None
        await press(pilot, [*"open", "enter"])
        assert desk.opened == [THEIRS]
        assert isinstance(app.screen, LiveScreen)


async def test_r_on_the_home_screen_resumes_ones_own() -> None:
    desk = a_desk(submitted=False)
    app = InterviewerApp(desk)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["r"])
        assert desk.kept == [(MINE, None)]


@pytest.mark.parametrize("size", [(1, 1), (40, 12), (60, 20), (200, 50)])
async def test_it_survives_any_size(size: tuple[int, int]) -> None:
    desk = a_desk()
    app = InterviewerApp(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_the_door(pilot)
        await press(pilot, ["down", "pagedown", "up", *"open"])
        assert app.screen.query_one("#word", Input).value == "open"
        await press(pilot, ["enter"])
        assert desk.opened == [THEIRS]
