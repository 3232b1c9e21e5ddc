"""The keys a person chose: they act, those they replace do not, and everything that shows keys shows them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.command import CommandPalette

from interviewer.live.interview import Interview
from interviewer.model.settings import Settings
from interviewer.tui.app import InterviewerApp
from interviewer.tui.keymap import DEFAULT_KEYMAP, THE_PALETTE, Keymap, keymap_of
from interviewer.tui.keys import ACTIONS, BY_ID
from interviewer.tui.palette import ActionProvider
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.widgets.footer import FooterKey, FooterLine, footer_key, in_effect
from interviewer.tui.widgets.help_pane import HelpPane
from interviewer.tui.widgets.rating_row import RatingRow
from tests.builders import a_session
from tests.fakes import FakeClock, FakeDesk, FakeRecord
from tests.tui.conftest import Stage, on_live
from tests.tui.steps import toasts

CHOSEN = {
    "live.next": ("f20", "N", "upper_n"),
    "live.previous": ("ctrl+n",),
    "live.scorecard": ("f21",),
    "live.pause": (),
    "live.notes": ("escape",),
    "app.help": ("f22",),
    "app.quit": ("f23",),
}


@asynccontextmanager
async def with_keys(
    keys: dict[str, tuple[str, ...]] | None = None, *, size: tuple[int, int] = (100, 30), notice: str = ""
) -> AsyncIterator[Stage]:
    """Open the live screen with *keys* in place of those of the table."""
    clock, record = FakeClock(), FakeRecord()
    session = a_session(current="indexes").but(running_since=clock.now().monotonic)
    interview = Interview(session, clock, record)
    settings = Settings(keys=CHOSEN if keys is None else keys)
    desk = FakeDesk(clock=clock)
    app = InterviewerApp(desk, LiveScreen(interview), interview, settings=settings, notice=notice)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Stage(app, pilot, clock, record, interview)


# The value


def test_without_a_choice_the_table_is_in_effect() -> None:
    assert Keymap().actions == ACTIONS
    assert Keymap({action.id: action.all_keys for action in ACTIONS}).changed == frozenset()
    assert Keymap({"live.gone": ("f20",)}).actions == ACTIONS


def test_letters_are_plain_and_what_lists_give_stays() -> None:
    keymap = Keymap({"live.next": ("f20", "right", "N"), "live.rate": ("f21", "tab"), "live.save": ()})
    following = keymap.action("live.next")
    assert (following.keys, following.plain) == (("f20",), ("right", "N"))
    rating = keymap.action("live.rate")
    assert (rating.keys, rating.plain, rating.elsewhere) == (("f21",), (), ("tab",))
    assert keymap.action("live.save").all_keys == ()
    assert keymap.changed == {"live.next", "live.rate", "live.save"}


def test_a_key_for_a_sentence_is_the_first_one_or_the_palette() -> None:
    keymap = Keymap({"live.next": ("ctrl+right_square_bracket", "f20"), "live.save": ()})
    assert keymap.name("live.next") == "ctrl+]"
    assert keymap.name("live.rate") == "tab"
    assert keymap.name("live.save") == THE_PALETTE


def test_another_app_has_the_keys_of_the_table() -> None:
    assert keymap_of(object()) is DEFAULT_KEYMAP


# The keys


async def test_a_chosen_key_acts_while_one_types_and_the_one_of_the_table_does_not() -> None:
    async with with_keys() as stage:
        await stage.press("f4")
        assert stage.here == "indexes"
        await stage.press("f20")
        assert stage.here == "sql-injection"
        await stage.press("ctrl+n")
        assert stage.here == "indexes"
        assert stage.notes.text == ""


async def test_a_chosen_letter_acts_only_where_nothing_is_typed() -> None:
    async with with_keys() as stage:
        await stage.press("N")
        assert (stage.notes.text, stage.here) == ("N", "indexes")
        await stage.focus(stage.the(RatingRow))
        await stage.press("n")
        assert (stage.notes.text, stage.here) == ("Nn", "indexes")
        await stage.focus(stage.the(RatingRow))
        await stage.press("N")
        assert stage.here == "sql-injection"


async def test_a_key_that_was_taken_away_does_nothing() -> None:
    async with with_keys() as stage:
        await stage.press("ctrl+t", "f8")
        assert stage.session.running
        await stage.choose_command(BY_ID["live.pause"].description)
        assert not stage.session.running


async def test_keys_that_were_not_chosen_are_as_they_were() -> None:
    async with with_keys() as stage:
        await stage.press("tab")
        assert isinstance(stage.screen.focused, RatingRow)
        await stage.press("3")
        assert stage.session.response("indexes").rating == 3
        await stage.press("ctrl+z")
        assert stage.session.response("indexes").rating is None


async def test_a_screen_that_comes_later_and_the_app_have_the_chosen_keys_too() -> None:
    async with with_keys({"scorecard.back": ("f20",), "app.palette": ("f21",)}) as stage:
        await stage.press("ctrl+r")
        await stage.press()
        assert isinstance(stage.screen, ScorecardScreen)
        await stage.press("escape")
        assert isinstance(stage.screen, ScorecardScreen)
        await stage.press("f9", "ctrl+p")
        assert isinstance(stage.screen, ScorecardScreen)
        await stage.press("f21")
        assert isinstance(stage.screen, CommandPalette)
        await stage.press("escape", "f20")
        assert isinstance(stage.screen, LiveScreen)


async def test_quitting_obeys_the_chosen_key_alone() -> None:
    async with with_keys() as stage:
        await stage.press("ctrl+q")
        assert stage.record.closed is None
        await stage.press("f23")
        assert stage.record.closed is not None


async def test_the_keys_of_one_app_are_not_those_of_the_next() -> None:
    async with with_keys():
        pass
    async with on_live(a_session(current="indexes")) as stage:
        await stage.press("f20")
        assert stage.here == "indexes"
        await stage.press("ctrl+n")
        assert stage.here == "sql-injection"


# What shows keys


async def test_the_footer_shows_the_chosen_keys() -> None:
    async with with_keys() as stage:
        line = stage.text(FooterLine)
        assert line.startswith(" f20 next  tab rate")
        assert "f21 scorecard" in line
        assert "pause" not in line
        await stage.click_footer("f20 next")
        assert stage.here == "sql-injection"


def test_a_key_of_the_footer_that_is_still_good_stays() -> None:
    keymap = Keymap({"live.notes": ("f20", "escape"), "live.rate": ("f21",)})
    assert in_effect([footer_key("live.notes", key="esc"), FooterKey("1-9", "tick")], keymap) == (
        FooterKey("esc", "", "notes", "live.notes"),
        FooterKey("1-9", "tick"),
    )
    assert in_effect([footer_key("live.notes", key="esc")], Keymap({"live.notes": ("f20",)}))[0].key == "f20"
    assert in_effect([footer_key("live.save")], Keymap({"live.save": ()})) == ()


async def test_the_palette_shows_the_chosen_keys() -> None:
    async with with_keys() as stage:
        hits = {str(hit.text): hit.help async for hit in ActionProvider(stage.screen).discover()}
    assert hits[BY_ID["live.next"].description] == "f20, N"
    assert hits[BY_ID["live.pause"].description] == ""


async def test_help_opens_with_the_chosen_key_and_shows_the_chosen_keys() -> None:
    async with with_keys(size=(140, 40)) as stage:
        await stage.press("f22")
        shown = stage.text(HelpPane)
        assert "f20, N" in shown
        assert "Pause" not in shown
        await stage.press("f22")
        assert not stage.screen.query(HelpPane)


async def test_sentences_name_the_chosen_key() -> None:
    async with with_keys(CHOSEN | {"live.previous": ()}) as stage:
        await stage.press("f20", "f20", "f20")
        assert stage.told == ["That was the last stop. f21 opens the scorecard."]
        await stage.app.run_action("help_quit")
        await stage.press()
        assert stage.told[-1] == "f23 saves and quits."


async def test_a_notice_is_told_once_at_the_edge() -> None:
    async with with_keys(notice="config.toml has 2 faults.") as stage:
        assert toasts(stage.app) == ["config.toml has 2 faults."]
        assert stage.notes.has_focus


def test_what_the_app_can_do_is_bound_from_the_table() -> None:
    bound = {(key, one.action) for key, one in InterviewerApp._merged_bindings or () if one.id}
    assert bound == {(key, one.action) for one in ACTIONS if one.screen == "app" for key in one.all_keys}
