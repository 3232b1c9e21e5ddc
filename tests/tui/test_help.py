"""Help: short, right for the screen, and whole where there is little room."""

import pytest

from interviewer.tui.fixed_keys import FIXED, FixedKey
from interviewer.tui.keymap import DEFAULT_KEYMAP, Keymap
from interviewer.tui.keys import ACTIONS
from interviewer.tui.palette import ActionProvider
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.views.help import help_groups, help_lines
from interviewer.tui.widgets.help_pane import HelpPane
from interviewer.tui.widgets.question_pane import QuestionPane
from tests.builders import a_session, with_papers
from tests.tui.conftest import on_live, on_reading

SCREENS = list(dict.fromkeys(action.screen for action in ACTIONS if action.screen != "app"))


def drawn(
    screen: str, width: int, height: int, *, reading: bool = False, keymap: Keymap = DEFAULT_KEYMAP
) -> list[str]:
    groups = help_groups(screen, keymap, reading=reading)
    return [line.plain.rstrip() for line in help_lines(groups, width, height)]


SIZES = [(screen, width, height) for screen in SCREENS for width, height in ((56, 17), (76, 21), (136, 37))]
"""Each screen with the room that its help has at 60x20, 80x24 and 140x40."""


@pytest.mark.parametrize(("screen", "width", "height"), SIZES)
def test_the_help_fits_and_no_word_is_cut(screen: str, width: int, height: int) -> None:
    """An action whose description is too long has fewer words for it in `views.help`."""
    lines = drawn(screen, width, height)
    assert "…" not in "\n".join(lines)
    assert all(len(line) <= width for line in lines)
    assert len(lines) <= height or screen == "live"


@pytest.mark.parametrize(("screen", "width", "height"), SIZES)
def test_every_action_with_a_key_is_in_the_help_once(screen: str, width: int, height: int) -> None:
    shown = [entry.words for entries in help_groups(screen, DEFAULT_KEYMAP).values() for entry in entries]
    wanted = [
        action.description for action in ACTIONS if action.screen in {screen, "app"} and action.shown_keys
    ]
    assert sorted(word for word in shown if word in wanted) == sorted(wanted)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_what_is_most_wanted_live_is_seen_without_scrolling(size: tuple[int, int]) -> None:
    async with on_live(size=size) as stage:
        await stage.press("f1")
        rows = stage.text(HelpPane).split("\n")
        assert rows[1].rstrip().endswith("esc closes") or rows[1].rstrip().endswith("pgdn for more")
        labels = [row[2:12].strip() for row in rows[2:] if row[2:12].strip()]
        assert labels[:5] == ["asking", "notes", "rating", "time", "elsewhere"]
        for words in (
            "Next question",
            "Jump",
            "Skip",
            "Undo",
            "Rate th",
            "=3",
            "#apis",
            "Pause",
        ):
            assert words in "\n".join(rows)


@pytest.mark.parametrize(("width", "height"), [(55, 17), (75, 21), (136, 37)])
def test_the_scorecard_begins_with_the_keys_of_its_fields(width: int, height: int) -> None:
    """What rates, and what goes on; in a session that is only read, no more than what moves."""
    text = "\n".join(drawn("scorecard", width, height)[1:4])
    assert text.startswith("skill     1-9 ")
    assert "Not assessed" in text
    assert "enter" in text
    read = "\n".join(drawn("scorecard", width, height, reading=True))
    assert "Next skill" in read
    assert "1-9" not in read
    assert "Not assessed" not in read


@pytest.mark.parametrize("key", FIXED, ids=lambda key: f"{key.screen}-{key.field}-{key.short}")
def test_a_fixed_key_is_told_in_the_help_of_its_screen(key: FixedKey) -> None:
    """Below the name of its field, which fits the column of names."""
    told = help_groups(key.screen, DEFAULT_KEYMAP)[key.field]
    assert key.description in {entry.words for entry in told}
    assert len(key.field) < 10


async def test_that_letters_act_outside_text_is_told_beside_the_way_to_more() -> None:
    async with on_live(size=(60, 20)) as stage:
        await stage.press("f1")
        heading = stage.text(HelpPane).split("\n")[1]
        assert heading.rstrip().endswith("letters outside text; esc closes; pgdn for more")


async def test_typing_goes_on_while_the_help_is_open() -> None:
    async with on_live() as stage:
        await stage.press("f1")
        await stage.type("so")
        assert stage.notes.text == "so"
        await stage.press("escape")
        assert not stage.screen.query(HelpPane)
        assert stage.notes.has_focus


async def test_page_down_shows_the_rest_and_belongs_to_the_question_again_afterwards() -> None:
    async with on_live(size=(40, 12)) as stage:
        await stage.press("f1")
        assert "letters outside text" in stage.text(HelpPane)
        assert "pgdn for more" in stage.text(HelpPane)
        top = stage.the(HelpPane).scroll_offset.y
        await stage.press("pagedown")
        assert stage.the(HelpPane).scroll_offset.y > top
        await stage.press("pageup", "escape", "pagedown")
        assert stage.the(QuestionPane).max_scroll_y == 0 or stage.the(QuestionPane).scroll_offset.y > 0


async def test_the_help_fits_again_after_a_resize() -> None:
    async with on_live(size=(140, 40)) as stage:
        await stage.press("f1")
        assert "ctrl+n, f4" in stage.text(HelpPane)
        await stage.pilot.resize_terminal(60, 20)
        await stage.press()
        assert "ctrl+n, f4" not in stage.text(HelpPane)
        assert "^n   Next question" in stage.text(HelpPane)


@pytest.mark.parametrize("screen", ["live", "scorecard"])
def test_reading_lists_only_what_can_be_done_then(screen: str) -> None:
    text = "\n".join(drawn(screen, 136, 37, reading=True))
    assert "Back" in text
    for word in ("Rate", "Skip", "Pause", "Undo", "Save now", "submit", "ecommend", "=3", "Curtain"):
        assert word not in text


async def test_the_help_and_the_palette_know_that_a_session_is_only_read() -> None:
    async with on_reading(a_session()) as stage:
        await stage.press("ctrl+r")
        await stage.press("f1")
        assert "Next question" in stage.text(HelpPane)
        assert "Skip" not in stage.text(HelpPane)
        found = {str(hit.text) async for hit in ActionProvider(stage.screen).discover()}
    assert "Next question" in found
    assert "Undo the last change" not in found


async def test_a_page_to_turn_to_is_listed_where_there_is_one() -> None:
    for session, listed in ((a_session(), False), (with_papers(a_session()), True)):
        async with on_live(session) as stage:
            await stage.press("f1")
            assert ("Turn" in stage.text(HelpPane)) == listed


def test_letters_are_said_to_act_outside_text_where_one_types() -> None:
    keymap = Keymap({"live.next": ("N",)})
    assert "letters outside text" in drawn("live", 76, 21, keymap=keymap)[0]
    assert "letters outside text" not in drawn("home", 76, 21)[0]


@pytest.mark.parametrize("width", [1, 8, 20, 40])
def test_no_width_is_too_small(width: int) -> None:
    for screen in SCREENS:
        assert drawn(screen, width, 5)


async def test_a_key_right_before_its_screen_is_there_does_nothing() -> None:
    """The keys of the app and those that act everywhere reach a screen that has no widgets yet."""
    async with on_live() as stage:
        stage.app.push_screen(ScorecardScreen(stage.interview))
        assert await stage.app.run_action("help") is False
        assert await stage.app.run_action("submit", stage.screen) is False
        await stage.press()
        await stage.press("f1")
        assert stage.shows(HelpPane)
