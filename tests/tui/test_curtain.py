"""The curtain: nothing is shown or recorded until it is lifted, and then all is as it was."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.command import CommandPalette
from textual.message import Message
from textual.widgets import Input, TextArea

from interviewer.live.desk import Conflict, InUse, SetUp
from interviewer.live.interview import Interview
from interviewer.model.saved import SaveStatus
from interviewer.model.settings import DEFAULTS
from interviewer.tui.app import InterviewerApp
from interviewer.tui.ending import LastWords
from interviewer.tui.keys import on_screen
from interviewer.tui.live_source import Reading
from interviewer.tui.messages import (
    ResumeSession,
    ShowCompare,
    ShowCoverage,
    ShowHome,
    ShowQuestions,
    ShowReview,
    ShowSavedSession,
    ShowSetUp,
    ShowSubmitted,
)
from interviewer.tui.screens.conflict import ConflictScreen
from interviewer.tui.screens.curtain import CurtainScreen
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.review import ReviewScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.widgets.filter_bar import FilterBar
from interviewer.tui.widgets.help_pane import HelpPane
from interviewer.tui.widgets.jump_bar import JumpBar
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.skill_card import SkillCard
from tests.builders import a_loop, a_session
from tests.fakes import FakeClock, FakeDesk, FakeRecord, saved
from tests.tui.conftest import Stage, on_live, on_scorecard

LIFT = "ctrl+l lifts the curtain"
DONE = a_session(submitted=True, ratings={"apis": 3, "databases": 2, "security": None})


def words(stage: Stage) -> list[str]:
    """Return the lines on the screen that hold anything."""
    return [line.strip() for line in stage.seen.split("\n") if line.strip()]


def hidden(stage: Stage) -> bool:
    return isinstance(stage.screen, CurtainScreen)


@asynccontextmanager
async def on_settings(keys: Mapping[str, tuple[str, ...]] = {}, **settings: bool) -> AsyncIterator[Stage]:
    """Open the live screen with other settings."""
    clock, record = FakeClock(), FakeRecord()
    interview = Interview(a_session(current="indexes"), clock, record)
    chosen = replace(DEFAULTS, keys=keys, **settings)  # type: ignore[arg-type]
    app = InterviewerApp(FakeDesk(clock=clock), LiveScreen(interview), interview, settings=chosen)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Stage(app, pilot, clock, record, interview)


async def test_one_key_leaves_nothing_but_the_clock() -> None:
    async with on_live() as stage:
        await stage.type("- unsure of indexes")
        stage.app.notify("a path")
        await stage.wait(83)
        await stage.press("ctrl+l")
        assert words(stage) == ["01:23 of 30", LIFT]
        await stage.press("f11")
        assert "unsure of indexes" in stage.seen


LETTERS = tuple("abcdefghijklmnopqrstuvwxyz0123456789")
ACTING = {"app.quit", "app.curtain", "live.save"}
KEYS = tuple(
    key
    for action in on_screen("app") + on_screen("live")
    if action.id not in ACTING
    for key in action.all_keys + action.elsewhere
)
"""Every key that does something on the live screen, but those that act behind the curtain too."""


async def test_what_is_typed_pasted_or_clicked_is_recorded_nowhere() -> None:
    """Every key that does something without the curtain does nothing behind it."""
    async with on_live() as stage:
        await stage.type("one")
        await stage.press("tab", "2")
        kept, before = list(stage.record.payloads), stage.session
        await stage.press("ctrl+l")
        for key in (*KEYS, *LETTERS, "enter", "ctrl+c", "ctrl+v"):
            await stage.pilot.press(key)
            assert words(stage) == ["00:00 of 30", LIFT], key
        await stage.paste("two")
        for spot in ((40, 5), (2, 0), (10, 22), (20, 29)):
            await stage.pilot.click(offset=spot)
        await stage.press()
        assert hidden(stage)
        assert words(stage) == ["00:00 of 30", LIFT]
        assert (stage.record.payloads, stage.session) == (kept, before)
        await stage.press("ctrl+l")
        assert stage.notes.text == "one"
        assert not stage.screen.query(HelpPane)
        await stage.type("!")
        assert stage.notes.text == "one!"


async def test_the_key_right_behind_is_the_curtains_already() -> None:
    async with on_live() as stage:
        await stage.burst("a", "ctrl+l", "b", "c", "ctrl+l", "d")
        assert stage.notes.text == "ad"


async def test_all_is_as_it_was_once_it_is_lifted() -> None:
    """Focus, caret, scroll, and a bar with what was typed into it."""
    async with on_live(size=(60, 20)) as stage:
        await stage.type("one\ntwo")
        await stage.press("left", "ctrl+l", "ctrl+l")
        assert stage.notes.has_focus
        assert stage.notes.cursor_location == (1, 2)
        await stage.press("shift+tab", "down", "down", "down")
        scroll = stage.the(QuestionPane).scroll_offset
        await stage.press("ctrl+l", "ctrl+l")
        assert stage.the(QuestionPane).scroll_offset == scroll
        assert stage.screen.focused is stage.the(QuestionPane).query_one("#sheet")
        await stage.press("ctrl+g")
        await stage.type("res")
        await stage.press("ctrl+l", "x", "ctrl+l")
        assert stage.the(JumpBar).open
        await stage.type("t\n")
        assert stage.here == "rest"


async def test_the_clock_goes_on_and_a_pause_is_told() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+l")
        await stage.wait(65)
        assert words(stage)[0] == "01:05 of 30"
        await stage.press("ctrl+l", "ctrl+t", "ctrl+l")
        await stage.wait(65)
        assert words(stage)[0] == "01:05 of 30  paused"


async def test_what_there_is_to_say_waits() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+l")
        stage.record.status = SaveStatus("saved", "Ada's file was changed by someone else")
        behind = stage.app.screen_stack[-2]
        assert isinstance(behind, LiveScreen)
        behind.every_second()
        stage.app.notify("something else", markup=False)
        await stage.press()
        assert stage.told == []
        assert words(stage) == ["00:00 of 30", LIFT]
        await stage.press("ctrl+l")
        assert stage.told == ["Ada's file was changed by someone else", "something else"]


@pytest.mark.parametrize(
    ("state", "sign"),
    [("not-saved", "not saved"), ("journal-only", "not in its file yet"), ("saving", ""), ("saved", "")],
)
async def test_a_fault_of_saving_is_a_sign_without_its_words(state: str, sign: str) -> None:
    async with on_live() as stage:
        await stage.press("ctrl+l")
        stage.record.status = SaveStatus(state, "/home/ada is full")  # type: ignore[arg-type]
        await stage.wait(1)
        assert words(stage)[2:] == ([f"{sign}: see after lifting"] if sign else [])


async def test_one_can_save_and_quit_behind_it() -> None:
    async with on_live() as stage:
        await stage.type("last words")
        await stage.press("ctrl+l", "ctrl+s")
        assert len(stage.record.published) == 1
        await stage.press("ctrl+q")
        assert stage.record.closed is not None
        assert stage.record.closed.response("indexes").notes[0].text == "last words"


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 40), (20, 3), (60, 20), (300, 100)])
async def test_it_hides_at_every_size(size: tuple[int, int]) -> None:
    async with on_live() as stage:
        await stage.type("seen")
        await stage.press("ctrl+l")
        await stage.pilot.resize_terminal(*size)
        await stage.press("x")
        assert hidden(stage)
        assert "Ada" not in stage.seen
        await stage.pilot.resize_terminal(150, 40)
        await stage.press("ctrl+l")
        await stage.type("!")
        assert stage.notes.text == "seen!"
        assert stage.screen.query_one("#plan").display


async def test_it_hides_the_palette_as_well() -> None:
    async with on_live() as stage:
        await stage.press("f9")
        await stage.type("pau")
        await stage.press("ctrl+l", "x", "enter")
        assert words(stage) == ["00:00 of 30", LIFT]
        await stage.press("ctrl+l")
        assert isinstance(stage.screen, CommandPalette)
        await stage.press("escape")
        assert stage.session.running


# The scorecard


async def test_it_hides_the_scorecard_too() -> None:
    async with on_scorecard() as stage:
        card = stage.screen.focused
        assert isinstance(card, SkillCard)
        await stage.press("ctrl+l", "3", "enter", "escape")
        assert words(stage) == ["00:00 of 30", LIFT]
        assert not stage.session.ratings
        await stage.press("ctrl+l")
        assert stage.screen.focused is card
        await stage.focus(stage.the(TextArea, "#take-aways"))
        await stage.press("ctrl+l", "x", "f11")
        await stage.type("y")
        assert stage.session.take_aways == "y"


async def test_a_screen_asked_for_just_before_waits_behind_it() -> None:
    async with on_live() as stage:
        await stage.burst("ctrl+r", "ctrl+l")
        assert words(stage) == ["00:00 of 30", LIFT]
        await stage.press("ctrl+l")
        await stage.until(lambda: isinstance(stage.screen, ScorecardScreen))


async def test_a_resize_behind_two_screens_reaches_both() -> None:
    async with on_scorecard(size=(100, 40)) as stage:
        await stage.press("ctrl+l")
        await stage.pilot.resize_terminal(150, 40)
        await stage.press("ctrl+l")
        assert stage.screen.query_one("#detail").display
        await stage.press("ctrl+r")
        await stage.press()
        assert stage.screen.query_one("#plan").display


# Beginning behind it


async def test_an_interview_can_begin_behind_it() -> None:
    async with on_settings(start_behind_curtain=True) as stage:
        assert words(stage) == ["00:00 of 30  paused", LIFT]
        await stage.press("x", "ctrl+l")
        await stage.type("y")
        assert stage.notes.text == "y"


@pytest.mark.parametrize("resumed", [True, False])
async def test_so_can_one_that_is_set_up_or_taken_up_on_the_screens(resumed: bool) -> None:
    desk = FakeDesk(saved=[saved(a_session(current="indexes"), "it")])
    wish = ResumeSession("it") if resumed else ShowSetUp(SetUp("backend-technical"))
    app = InterviewerApp(desk, wish=wish, settings=replace(DEFAULTS, start_behind_curtain=True))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        if not resumed:
            await pilot.press(*"Ada Lovelace".replace(" ", ""), "tab", *"Grace", "ctrl+n")
            await pilot.pause()
        assert isinstance(app.screen, CurtainScreen)
        await pilot.press("ctrl+l")
        assert isinstance(app.screen, LiveScreen)


# Every other screen


def lines(app: InterviewerApp) -> list[str]:
    """Return the lines on the screen that hold anything."""
    drawn = [strip.text.strip() for strip in app.screen._compositor.render_strips()]
    return [line for line in drawn if line]


WISHES: dict[str, Message] = {
    "home": ShowHome(),
    "setup": ShowSetUp(SetUp("backend-technical")),
    "review": ShowReview(),
    "compare": ShowCompare(),
    "coverage": ShowCoverage(),
    "scorecard": ShowSavedSession(Reading(DONE, "sessions/it.toml")),
    "live": ShowQuestions(Reading(DONE, "sessions/it.toml")),
    "submitted": ShowSubmitted(Reading(DONE, "sessions/it.toml")),
    "conflict": ResumeSession("apart"),
    "taken": ResumeSession("used"),
}
"""What leads to each screen, from the home screen."""


@asynccontextmanager
async def on_screen_called(name: str, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Stage]:
    """Open one of the screens, with a saved session; no interview is in progress."""
    content = a_loop() if name == "coverage" else None
    desk = FakeDesk(content, [saved(DONE, "it"), saved(a_session(), "open")])
    desk.answers["used"] = InUse("used", "ida", "laptop", 7, here=True)
    desk.answers["apart"] = Conflict("apart", a_session(), a_session(current="indexes"))
    app = InterviewerApp(desk, wish=None)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        if name == "live":
            app.post_message(WISHES["scorecard"])
            await pilot.pause()
        app.post_message(WISHES[name])
        for _ in range(4):
            await pilot.pause()
        assert getattr(app.screen, "NAME", "") == name
        yield Stage(app, pilot, desk.clock, FakeRecord(), Interview(DONE, desk.clock, FakeRecord()))


@pytest.mark.parametrize("name", WISHES)
async def test_it_hides_every_screen_and_lifts_to_what_was_there(name: str) -> None:
    """Without an interview in progress the clock is that on the wall; no key does anything behind it."""
    async with on_screen_called(name) as stage:
        before, focused = stage.seen, stage.screen.focused
        assert "Ada" in before or name in {"setup", "coverage", "home", "taken"}
        await stage.press("ctrl+l")
        for key in ("enter", "escape", "v", "c", "s", "down", "j", "f", "h", "question_mark", "f9", "x", "2"):
            await stage.pilot.press(key)
            time, told = words(stage)
            assert re.fullmatch(r"\d\d:\d\d", time), key
            assert told == LIFT
        await stage.press("ctrl+l")
        await stage.press()
        assert (stage.seen, stage.screen.focused) == (before, focused)


async def test_a_legend_a_filter_and_a_scrolled_list_are_there_when_it_is_lifted() -> None:
    async with on_screen_called("coverage") as stage:
        without = stage.seen
        await stage.press("d")
        before = stage.seen
        assert before != without
        await stage.press("ctrl+l", "d", "ctrl+l")
        assert stage.seen == before
    async with on_screen_called("review") as stage:
        await stage.press("slash")
        await stage.type("ada")
        await stage.press("ctrl+l", "x", "ctrl+l")
        await stage.type("z")
        assert stage.the(FilterBar).query_one(Input).value == "adaz"


async def test_what_was_read_meanwhile_is_listed_once_it_is_lifted() -> None:
    """Reading goes on behind it, and the list is not drawn anew for its sake."""
    async with on_screen_called("review") as stage:
        desk = stage.app.desk
        assert isinstance(desk, FakeDesk)
        await stage.press("ctrl+l")
        desk.saved.append(saved(a_session(), "unheard of"))
        await stage.press("ctrl+l")
        await stage.press()
        assert "2 sessions" in stage.seen
        await stage.press("ctrl+l")
        listing = stage.app.screen_stack[-2]
        assert isinstance(listing, ReviewScreen)
        desk.unread = 1
        await listing._read().wait()
        assert hidden(stage)
        await stage.press("ctrl+l")
        await stage.press()
        assert "3 sessions" in stage.seen


@pytest.mark.parametrize("name", ["setup", "review", "compare", "coverage", "scorecard", "conflict", "taken"])
async def test_another_screen_asked_for_just_before_waits_behind_it(name: str) -> None:
    async with on_screen_called("home") as stage:
        stage.screen.post_message(WISHES[name])
        await stage.burst("ctrl+l")
        assert hidden(stage)
        await stage.press("ctrl+l")
        await stage.until(lambda: getattr(stage.screen, "NAME", "") == name)


async def test_an_interview_begun_just_before_is_kept_though_its_screen_waits() -> None:
    async with on_screen_called("setup") as stage:
        desk = stage.app.desk
        assert isinstance(desk, FakeDesk)
        await stage.pilot.press(*"Ada", "tab", *"Grace")
        await stage.burst("ctrl+n", "ctrl+l")
        assert hidden(stage)
        await stage.press("ctrl+q")
        assert desk.records[-1].closed is not None


async def test_lifting_and_lowering_it_in_one_go_leaves_it_down() -> None:
    """What waited goes on waiting, and is shown once it is lifted and stays so."""
    async with on_screen_called("setup") as stage:
        await stage.pilot.press(*"Ada", "tab", *"Grace")
        await stage.burst("ctrl+n", "ctrl+l")
        await stage.burst("ctrl+l", "ctrl+l")
        assert hidden(stage)
        await stage.press("ctrl+l")
        await stage.until(lambda: isinstance(stage.screen, LiveScreen))


@pytest.mark.parametrize("way", ["command", "home"])
async def test_versions_that_disagree_are_hidden_too_when_an_interview_is_to_begin_behind_it(
    way: str,
) -> None:
    """Named on the command line, or taken up on the home screen."""
    desk, settings = FakeDesk(), replace(DEFAULTS, start_behind_curtain=True)
    conflict = Conflict("apart", a_session(), a_session(current="indexes"))
    desk.answers["apart"] = conflict
    if way == "command":
        app = InterviewerApp(desk, ConflictScreen(conflict), settings=settings)
    else:
        app = InterviewerApp(desk, wish=ResumeSession("apart"), settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(4):
            await pilot.pause()
        assert isinstance(app.screen, CurtainScreen)
        assert lines(app)[1:] == [LIFT]
        await pilot.press("ctrl+l")
        assert isinstance(app.screen, ConflictScreen)


# Leaving behind it


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (SaveStatus("saved"), ""),
        (SaveStatus("saved", "Ada's file is beside it"), ""),
        (SaveStatus("not-saved", "/home/ada is full"), "Saving ran into trouble."),
    ],
)
async def test_whoever_quits_behind_it_leaves_no_name_and_no_path(status: SaveStatus, told: str) -> None:
    async with on_live() as stage:
        stage.record.status = status
        await stage.press("ctrl+l", "ctrl+q")
        assert stage.record.closed is not None
        assert stage.app.last_words() == LastWords(told=told, amiss=bool(told), hidden=True)


async def test_whoever_quits_behind_it_from_the_home_screen_leaves_none_either() -> None:
    async with on_live() as stage:
        stage.app.post_message(ShowHome())
        await stage.press("ctrl+l", "ctrl+q")
        assert stage.app.last_words() == LastWords(hidden=True)


# Keys that were chosen


async def test_the_key_that_was_chosen_lifts_it_as_well() -> None:
    chosen = {"app.curtain": ("f11",)}
    async with on_settings(chosen) as stage:
        await stage.press("ctrl+l")
        assert not hidden(stage)
        await stage.press("f11")
        assert words(stage)[1] == "f11 lifts the curtain"
        await stage.press("ctrl+l")
        assert hidden(stage)
        await stage.press("f11")
        assert not hidden(stage)


async def test_whoever_took_its_keys_away_comes_back_with_esc() -> None:
    async with on_settings({"app.curtain": ()}) as stage:
        await stage.choose_command("hide everything")
        assert words(stage)[1] == "escape lifts the curtain"
        await stage.press("escape")
        assert not hidden(stage)


async def test_the_rating_keeps_its_anchors_and_the_focus() -> None:
    async with on_live(size=(120, 40)) as stage:
        await stage.press("tab", "ctrl+l", "4", "ctrl+l")
        assert stage.the(RatingRow).has_focus
        assert stage.session.response("indexes").rating is None
        await stage.press("4")
        assert stage.session.response("indexes").rating == 4
