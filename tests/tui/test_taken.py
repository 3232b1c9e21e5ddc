"""The screen for a session that somebody else has open: who, since when, and three ways to go on."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from textual.widgets import Static

from interviewer.live.desk import InUse
from interviewer.tui.app import InterviewerApp
from interviewer.tui.messages import ReviseSession
from interviewer.tui.screens.home import HomeScreen
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.screens.taken import TakenScreen
from interviewer.tui.views import taken as views
from interviewer.tui.widgets.line import HeaderLine
from tests.builders import a_session
from tests.fakes import FakeDesk, saved
from tests.live.revising import a_sealed_session
from tests.tui.conftest import drawn
from tests.tui.steps import press

NAME = "2026-11-21-1400-backend-engineer-al-7k3f2m"
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
SINCE = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
HERE = InUse(NAME, "grace", "laptop", 4711, here=True, since=SINCE)
LOOK = "Look for a terminal that runs interviewer; its process has the number 4711."
AWAY = InUse(NAME, "grace", "laptop", 4711, here=False, since=SINCE)


def a_desk(used: InUse = HERE) -> FakeDesk:
    desk = FakeDesk(saved=[saved(a_session(), NAME)])
    desk.answers[NAME] = used
    return desk


@pytest.mark.parametrize(
    ("used", "told", "certain"),
    [
        (HERE, f"This interview is open in another window, since today 14:03. {LOOK}", True),
        (AWAY, "This interview is open on laptop by grace, since today 14:03.", False),
        (InUse(NAME, "", "", 1, here=False), "This interview is open on another machine.", False),
    ],
)
def test_it_says_who_and_since_when_and_whether_that_is_certain(
    used: InUse, told: str, certain: bool
) -> None:
    lines = [line.plain for line in views.explanation(used, NOW, 150)]
    assert lines[0] == told
    assert any("cannot be seen from here" in line for line in lines) != certain
    assert "Nothing is overwritten and nothing is lost, whichever you choose." in lines
    assert lines[-1] == NAME


def test_every_choice_stands_in_the_text_and_so_does_leaving_it() -> None:
    for used in (HERE, replace(HERE, revised=True)):
        lines = [line.plain for line in views.explanation(used, NOW, 100)]
        assert "esc  Leave it for later, and change nothing." in lines
        assert any(line.startswith("r    Read it") for line in lines)


@pytest.mark.parametrize("closed", [False, True])
async def test_the_header_has_the_candidate_unless_the_session_is_closed(closed: bool) -> None:
    desk = a_desk()
    desk.closed |= {NAME} if closed else set()
    app = InterviewerApp(desk, TakenScreen(HERE))
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        header = drawn(app.screen.query_one(HeaderLine))
        assert header.split("  ")[0].strip() == (NAME if closed else "Ada Lovelace")


def test_without_a_file_to_read_the_header_has_its_name() -> None:
    assert views.taken_header(HERE, None, 80).plain.startswith(NAME)


@pytest.mark.parametrize("width", [20, 40, 100])
def test_it_fits_any_width(width: int) -> None:
    assert all(line.cell_length <= width for line in views.explanation(AWAY, NOW, width))


@pytest.mark.parametrize(("key", "way"), [("t", "take-over"), ("c", "copy")])
async def test_a_letter_takes_over_or_copies_and_the_interview_goes_on(key: str, way: str) -> None:
    desk = a_desk()
    app = InterviewerApp(desk, TakenScreen(HERE))
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await press(pilot, [key])
        assert desk.ways == [way]
        assert isinstance(app.screen, LiveScreen)
        assert app.interview is not None


async def test_another_letter_opens_it_for_reading_and_nothing_is_resumed() -> None:
    desk = a_desk()
    app = InterviewerApp(desk, TakenScreen(HERE))
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["r"])
        assert isinstance(app.screen, ScorecardScreen)
        assert (app.interview, desk.ways) == (None, [])


async def test_resuming_from_home_asks_and_esc_leaves_it() -> None:
    desk = a_desk(AWAY)
    app = InterviewerApp(desk, HomeScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["r"])
        assert isinstance(app.screen, TakenScreen)
        told = " ".join(str(app.screen.query_one("#what", Static).content).split())
        assert told.startswith("This interview is open on laptop by grace, since")
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)
        assert desk.ways == [None]


async def test_esc_leads_home_when_nothing_was_open_before() -> None:
    app = InterviewerApp(a_desk(), TakenScreen(HERE))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)


async def test_a_revision_elsewhere_is_read_taken_over_or_left_and_never_copied() -> None:
    desk = FakeDesk(saved=[saved(a_sealed_session(), NAME)])
    desk.answers[NAME] = replace(HERE, revised=True)
    wish = ReviseSession(NAME, "Bo Example", "Mixed two up")
    app = InterviewerApp(desk, wish=wish)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, TakenScreen)
        told = " ".join(str(app.screen.query_one("#what", Static).content).split())
        assert told.startswith("This interview is submitted, and being revised in another window")
        assert "copy" not in told
        await press(pilot, ["c"])
        assert (app.interview, desk.ways) == (None, [None])
        await press(pilot, ["r"])
        assert isinstance(app.screen, ScorecardScreen)
        await press(pilot, ["escape", "t"])
        assert desk.ways == [None, "take-over"]
        assert app.interview is not None
        assert app.interview.session.underway is not None
        assert isinstance(app.screen, ScorecardScreen)
        await press(pilot, ["escape", "escape"])
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(1, 1), (40, 12), (60, 20), (200, 50)])
async def test_it_survives_any_size(size: tuple[int, int]) -> None:
    desk = a_desk()
    app = InterviewerApp(desk, TakenScreen(HERE))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["down", "pagedown", "up", "t"])
        assert desk.ways == ["take-over"]
