"""While an interview is live nothing of another session can be reached, above all no answer."""

from interviewer.model.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.keys import on_screen
from interviewer.tui.screens.curtain import CurtainScreen
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.screens.setup import SetUpScreen
from tests.builders import a_response, a_session
from tests.fakes import FakeDesk, saved
from tests.tui.conftest import Stage

SAID = "an earlier answer"


def earlier() -> Session:
    """Return a session of somebody else on the same plan, with an answer to every question."""
    names = a_session().order
    return a_session(
        "earlier",
        candidate="Mary Somerville",
        submitted=True,
        ratings={"apis": 3, "databases": 2, "security": 4},
        responses={name: a_response(f"00:01:00 + {SAID}\n", rating=3) for name in names},
        take_aways=SAID,
    )


async def test_no_action_of_a_live_interview_leads_to_another_session() -> None:
    """Every action of the app, of the live screen and of the scorecard, in an interview begun from home."""
    desk = FakeDesk(saved=[saved(earlier(), "earlier")])
    app = InterviewerApp(desk)
    allowed = (LiveScreen, ScorecardScreen, CurtainScreen)
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, SetUpScreen)
        await pilot.press(*"Ada", "tab", *"Grace", "ctrl+n")
        await pilot.pause()
        await pilot.pause()
        assert app.interview is not None
        stage = Stage(app, pilot, desk.clock, desk.records[0], app.interview)
        for name in ("app", "live", "scorecard"):
            for action in on_screen(name):
                if action.id in {"app.quit", "app.theme"}:
                    continue
                if name != "app":
                    await _to(stage, LiveScreen if name == "live" else ScorecardScreen)
                owner = app if name == "app" else app.screen
                await app.run_action(action.action, default_namespace=owner)
                await pilot.pause()
                await pilot.pause()
                above = app.screen_stack[1:]
                assert SAID not in stage.seen, action.id
                assert "Mary" not in stage.seen, action.id
                assert all(isinstance(one, allowed) for one in above[:1]), action.id
        await _to(stage, LiveScreen)
        assert [type(screen) for screen in app.screen_stack[1:]] == [LiveScreen]


async def _to(stage: Stage, wanted: type[LiveScreen | ScorecardScreen]) -> None:
    """Close what is open and go to the screen *wanted*."""
    while isinstance(stage.screen, CurtainScreen):
        await stage.press("ctrl+l")
    while not isinstance(stage.screen, LiveScreen | ScorecardScreen):
        await stage.press("escape")
    if not isinstance(stage.screen, wanted):
        await stage.press("ctrl+r")
        await stage.until(lambda: isinstance(stage.screen, wanted))


async def test_the_list_of_sessions_does_show_it() -> None:
    """So the test above looks for what would be there."""
    desk = FakeDesk(saved=[saved(earlier(), "earlier")])
    app = InterviewerApp(desk)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        await pilot.press("v")
        await pilot.pause()
        stage = Stage(app, pilot, desk.clock, None, None)  # type: ignore[arg-type]
        assert "Mary" in stage.seen
