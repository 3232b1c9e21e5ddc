"""Every action of the table of keys can be done: by each of its keys, by the palette, by the footer."""

from collections.abc import Callable
from importlib import import_module

import pytest
from textual.command import CommandPalette
from textual.widgets import TextArea

from interviewer.live import actions as act
from interviewer.model.session import Session
from interviewer.model.value import with_entry
from interviewer.tui.app import InterviewerApp
from interviewer.tui.keys import ACTIONS, BY_ID, KeyAction
from interviewer.tui.palette import ActionProvider
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.screens.curtain import CurtainScreen
from interviewer.tui.screens.home import HomeScreen
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.screens.submitted import SubmittedScreen
from interviewer.tui.theme import TITLES
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.help_pane import HelpPane
from interviewer.tui.widgets.jump_bar import JumpBar
from interviewer.tui.widgets.later_bar import LaterBar
from interviewer.tui.widgets.notes_box import NotesBox
from interviewer.tui.widgets.notes_stack import NotesStack
from interviewer.tui.widgets.planes import Planes
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.report_pane import ReportPane
from interviewer.tui.widgets.sheet import Sheet
from interviewer.tui.widgets.skill_card import SkillCard
from interviewer.tui.widgets.submit_pane import SubmitPane
from tests.builders import a_session, with_papers
from tests.tui.conftest import Stage, on_live, on_scorecard

EDITING = {f"ctrl+{letter}" for letter in "aewdukxcvzyf"} | {"f6", "f7"}
"""What a text area does by itself with control and function keys."""
NEVER_ARRIVE = {
    *(f"ctrl+{letter}" for letter in "pefgjkqbawt"),
    *(f"f{number}" for number in (1, 3, 5, 6, 10, 11)),
}
"""Keys that editors, desktops, browsers or multiplexers take for themselves."""
REQUIRED = (
    "live.next", "live.previous", "live.jump", "live.skip", "live.pause", "live.undo", "live.scorecard",
    "scorecard.submit", "app.palette", "app.help", "app.quit",
)  # fmt: skip

PAPERS = with_papers(a_session(current="indexes"))
LONG = PAPERS.questions["indexes"].but(probes=("What else?",) * 30)
PAPERS = PAPERS.but(questions=with_entry(PAPERS.questions, "indexes", LONG))
RATED = act.RateQuestion(question="indexes", level=3)
SKILL_RATED = act.RateSkill(skill="apis", level=3)

DONE: dict[str, Callable[[Stage], bool]] = {
    "app.palette": lambda stage: isinstance(stage.screen, CommandPalette),
    "app.curtain": lambda stage: isinstance(stage.screen, CurtainScreen),
    "app.help": lambda stage: bool(stage.screen.query(HelpPane)),
    "app.quit": lambda stage: stage.record.closed is not None and not stage.record.closed.running,
    "live.next": lambda stage: stage.here == "sql-injection",
    "live.previous": lambda stage: stage.here == "http-methods",
    "live.rate": lambda stage: isinstance(stage.screen.focused, RatingRow),
    "live.jump": lambda stage: stage.the(JumpBar).open,
    "live.skip": lambda stage: stage.the(AskBar).open,
    "live.park": lambda stage: stage.session.response("indexes").parked,
    "live.ask": lambda stage: stage.the(AskBar).open,
    "live.hint": lambda stage: stage.told == ["Help given: 1. No hint is prepared here."],
    "live.pause": lambda stage: not stage.session.running,
    "live.later": lambda stage: stage.the(LaterBar).open,
    "live.scorecard": lambda stage: isinstance(stage.screen, ScorecardScreen),
    "live.undo": lambda stage: stage.session.response("indexes").rating is None,
    "live.listen": lambda stage: isinstance(stage.screen.focused, Sheet),
    "live.page": lambda stage: stage.the(Planes).has_class("-paper"),
    "live.scroll": lambda stage: stage.the(QuestionPane).scroll_offset.y > 0,
    "live.copy": lambda stage: stage.app.clipboard == stage.session.questions["indexes"].given,
    "live.notes": lambda stage: isinstance(stage.screen.focused, NotesBox),
    "live.general": lambda stage: stage.the(NotesStack).general,
    "live.editor": lambda stage: stage.told == ["There is no editor here."],
    "live.save": lambda stage: stage.record.published == [stage.session],
    "live.elsewhere": lambda stage: stage.told == [f"Saving works: {stage.record.path}"],
    "scorecard.submit": lambda stage: stage.the(SubmitPane).display,
    "scorecard.questions": lambda stage: isinstance(stage.screen, LiveScreen),
    "scorecard.back": lambda stage: isinstance(stage.screen, LiveScreen),
    "scorecard.early": lambda stage: stage.the(AskBar).open,
    "scorecard.structure": lambda stage: stage.the(ReportPane).display,
    "scorecard.revise": lambda stage: (
        stage.told == ["This session is not submitted yet; it can be changed as it is."]
    ),
    "scorecard.pause": lambda stage: not stage.session.running,
    "scorecard.undo": lambda stage: "apis" not in stage.session.ratings,
    "scorecard.save": lambda stage: stage.record.published == [stage.session],
    "scorecard.elsewhere": lambda stage: stage.told == [f"Saving works: {stage.record.path}"],
    "submitted.home": lambda stage: isinstance(stage.screen, HomeScreen),
    "submitted.review": lambda stage: isinstance(stage.screen, ScorecardScreen),
}
"""How to see that an action was done."""


def pairs(screens: set[str], keys: str) -> list[tuple[str, str]]:
    """Return (action, key) of *screens*, of `keys` or of `plain`."""
    return [
        (action.id, key) for action in ACTIONS if action.screen in screens for key in getattr(action, keys)
    ]


def ids(screen: str) -> list[str]:
    return [action.id for action in ACTIONS if action.screen == screen]


@pytest.mark.parametrize(("action", "key"), pairs({"app", "live"}, "keys"))
async def test_a_key_acts_while_notes_have_focus(action: str, key: str) -> None:
    """Each control or function key does its action while notes are taken, and types nothing."""
    async with on_live(PAPERS, before=[RATED]) as stage:
        notes = stage.notes
        assert notes.has_focus
        await stage.press(key)
        assert DONE[action](stage)
        assert notes.text == ""


@pytest.mark.parametrize(
    ("action", "key"), [pair for pair in pairs({"app", "live"}, "plain") if pair != ("app.quit", "q")]
)
async def test_a_plain_key_acts_while_the_rating_has_focus(action: str, key: str) -> None:
    """Plain keys act on the rating row; the arrows, which the row needs itself, on the listen-for points."""
    async with on_live(PAPERS, before=[RATED]) as stage:
        await stage.focus(stage.the(Sheet, "#sheet") if key in {"left", "right"} else stage.the(RatingRow))
        await stage.press(key)
        assert DONE[action](stage)


@pytest.mark.parametrize("key", [key for _, key in pairs({"app", "live"}, "plain") if len(key) == 1])
async def test_a_plain_key_is_a_letter_in_the_notes(key: str) -> None:
    """In the notes a plain key is typed and does nothing else."""
    async with on_live(PAPERS, before=[RATED]) as stage:
        await stage.press(key)
        assert stage.notes.text == key
        assert stage.here == "indexes"
        assert stage.session.response("indexes").rating == 3
        assert [note.text for note in stage.session.response("indexes").notes] == [key]


@pytest.mark.parametrize("action", [*ids("live"), "app.help", "app.quit"])
async def test_the_palette_does_it_on_the_live_screen(action: str) -> None:
    """An action is found by its description, and enter does it."""
    async with on_live(PAPERS, before=[RATED]) as stage:
        await stage.choose_command(BY_ID[action].description)
        assert DONE[action](stage)


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_every_word_in_the_live_footer_can_be_clicked(width: int) -> None:
    """What the footer of the live screen shows, a click does."""
    async with on_live(size=(width, 30)) as stage:
        shown = [item for item in stage.the(FooterLine).keys if item.word in stage.text(FooterLine)]
    assert shown
    for item in shown:
        async with on_live(before=[RATED], size=(width, 30)) as stage:
            await stage.click_footer(f"{item.key} {item.word}")
            assert DONE[item.action if "." in item.action else f"live.{item.action}"](stage)


@pytest.mark.parametrize(
    ("action", "key"), [pair for pair in pairs({"app", "scorecard"}, "keys") if pair[0] != "scorecard.undo"]
)
async def test_a_key_acts_while_take_aways_are_typed(action: str, key: str) -> None:
    """On the scorecard, too, control and function keys act in the text field."""
    async with on_scorecard(before=[SKILL_RATED]) as stage:
        await stage.focus(stage.the(TextArea))
        await stage.press(key)
        assert DONE[action](stage)


@pytest.mark.parametrize(
    ("action", "key"), [*pairs({"app", "scorecard"}, "plain"), ("scorecard.undo", "ctrl+z")]
)
async def test_a_plain_key_acts_on_a_skill(action: str, key: str) -> None:
    """Plain keys act while a skill has focus."""
    async with on_scorecard(before=[SKILL_RATED]) as stage:
        assert isinstance(stage.screen.focused, SkillCard)
        await stage.press(key)
        assert DONE[action](stage)


@pytest.mark.parametrize("action", ids("scorecard"))
async def test_the_palette_does_it_on_the_scorecard(action: str) -> None:
    """An action of the scorecard is found by its description, and enter does it."""
    async with on_scorecard(before=[SKILL_RATED]) as stage:
        await stage.choose_command(BY_ID[action].description)
        assert DONE[action](stage)


@pytest.mark.parametrize("action", ["scorecard.submit", "scorecard.questions", "app.palette"])
async def test_the_words_in_the_scorecard_footer_can_be_clicked(action: str) -> None:
    """What the footer of the scorecard shows, a click does."""
    async with on_scorecard() as stage:
        await stage.click_footer(BY_ID[action].label)
        assert DONE[action](stage)


async def on_the_end(stage: Stage) -> None:
    """Submit what is on the scorecard."""
    await stage.press("ctrl+n", "enter")
    await stage.press()
    assert isinstance(stage.screen, SubmittedScreen)


def a_finished_session() -> Session:
    return a_session(
        ratings={"apis": 3, "databases": 2, "security": None}, recommendation="yes", why="Solid."
    )


@pytest.mark.parametrize(("action", "key"), pairs({"submitted"}, "plain"))
async def test_a_key_acts_at_the_end(action: str, key: str) -> None:
    """The submitted screen has its own plain keys."""
    async with on_scorecard(a_finished_session()) as stage:
        await on_the_end(stage)
        await stage.press(key)
        await stage.press()
        assert DONE[action](stage)


@pytest.mark.parametrize("action", ids("submitted"))
@pytest.mark.parametrize("way", ["palette", "footer"])
async def test_palette_and_footer_act_at_the_end(action: str, way: str) -> None:
    """The submitted screen can be left by palette and by mouse."""
    async with on_scorecard(a_finished_session()) as stage:
        await on_the_end(stage)
        if way == "palette":
            await stage.choose_command(BY_ID[action].description)
        else:
            await stage.click_footer(BY_ID[action].label)
        await stage.press()
        assert DONE[action](stage)


# The table itself


def screen_of(action: KeyAction) -> type[InterviewerApp | BaseScreen]:
    """Return the class that has to know how to do *action*."""
    if action.screen == "app":
        return InterviewerApp
    module = import_module(f"interviewer.tui.screens.{action.screen}")
    return next(
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, BaseScreen) and action.screen == kind.NAME
    )


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_action_of_the_table_exists(action: KeyAction) -> None:
    """Every line of the table names a method of its screen, or of the app."""
    assert callable(getattr(screen_of(action), f"action_{action.action}", None))


def test_ids_are_unique_and_the_required_ones_are_there() -> None:
    """Keymaps and scripts name actions by id."""
    assert len(BY_ID) == len(ACTIONS)
    assert set(REQUIRED) <= set(BY_ID)


@pytest.mark.parametrize("screen", sorted({action.screen for action in ACTIONS} - {"app"}))
def test_no_two_actions_of_a_screen_share_a_key(screen: str) -> None:
    """Within a screen, with the app's own keys, one key does one thing."""
    keys = [key for action in ACTIONS if action.screen in {"app", screen} for key in action.all_keys]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("action", [a for a in ACTIONS if a.screen in {"app", "live"}], ids=lambda a: a.id)
def test_a_key_for_notes_arrives_and_is_not_needed_for_editing(action: KeyAction) -> None:
    """Where a key may be taken by an editor, a terminal or the text area, the action has one that is not."""
    doubtful = EDITING | NEVER_ARRIVE
    if action.id != "live.undo" and any(key in doubtful for key in action.keys):
        safe = [key for key in action.all_keys if key not in doubtful]
        assert safe or action.id == "live.jump"


@pytest.mark.parametrize("action", [a for a in ACTIONS if a.screen == "live"], ids=lambda a: a.id)
def test_no_key_for_notes_is_one_the_terminal_cannot_tell_apart(action: KeyAction) -> None:
    """Alt with a letter types it; control with h, i or m is backspace, tab or enter."""
    assert not any(key.startswith("alt+") or key in {"ctrl+h", "ctrl+i", "ctrl+m"} for key in action.keys)


async def test_the_palette_lists_the_actions_of_the_screen_and_of_the_app() -> None:
    """Nothing that can be done here is missing from the palette, and nothing of other screens is in it."""
    async with on_live() as stage:
        provider = ActionProvider(stage.screen)
        listed = {hit.text async for hit in provider.discover()}
    expected = {a.description for a in ACTIONS if a.screen in {"live", "app"} and a.id != "app.palette"}
    assert listed == expected | {f"Colours: {title}" for title in TITLES.values()}
