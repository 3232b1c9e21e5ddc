"""The footer: at most seven keys, the way to all others last, and how well the work is saved."""

import pytest

from interviewer.model.saved import SaveStatus
from interviewer.tui.keys import ACTIONS, BY_ID
from interviewer.tui.screens.footers import live_keys
from interviewer.tui.screens.scorecard_footer import scorecard_keys
from interviewer.tui.widgets.footer import FooterKey, FooterLine, footer_key
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.skill_card import SkillCard
from tests.builders import a_session
from tests.tui.conftest import on_live, on_scorecard


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 160])
async def test_the_footer_fits_and_keeps_the_way_to_all_commands(width: int) -> None:
    """Keys give way from the right; the palette and the saved state stay."""
    async with on_live(size=(width, 20)) as stage:
        line = stage.text(FooterLine)
        assert len(line) == width
        assert "f9 all" in line
        assert line.rstrip().endswith("saved")
        assert line.startswith(" ^n next") or width == 20


async def test_what_is_not_saved_is_told_before_most_keys() -> None:
    """A fault takes the room it needs, but for the first two keys and the way to all others."""
    async with on_live(size=(110, 20)) as stage:
        stage.record.status = SaveStatus("journal-only", "the folder is read-only")
        await stage.wait(1)
        line = stage.text(FooterLine)
        assert line.rstrip().endswith("saved on this machine only, retrying: the folder is read-only")
        assert "^n next  tab rate  f9 all" in line


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_submit_stays_in_the_footer_of_the_scorecard(size: tuple[int, int]) -> None:
    """Of all keys of the scorecard the one that ends it is never lost."""
    async with on_scorecard(size=size) as stage:
        assert "1-4 rate  ^n submit" in stage.text(FooterLine)


async def test_the_footer_follows_the_focus_on_the_scorecard() -> None:
    """Numbers rate skills, but choose recommendations; while typing neither is offered."""
    async with on_scorecard() as stage:
        words = []
        for selector in ("RecommendationRow", "#take-aways", "SkillCard"):
            await stage.focus(stage.screen.query(selector).first())
            words.append(stage.the(FooterLine).keys[0])
        assert [(key.key, key.word) for key in words] == [
            ("1-5", "recommend"),
            ("tab", "next"),
            ("1-4", "rate"),
        ]


async def test_a_click_between_keys_does_nothing() -> None:
    """Only words and their keys are buttons."""
    async with on_live() as stage:
        before = stage.session
        line = stage.text(FooterLine)
        await stage.click(stage.the(FooterLine), line.index("saved") - 4)
        assert stage.session == before
        assert stage.told == []


def test_an_entry_of_the_footer_is_taken_from_the_table_of_keys() -> None:
    """The footer never shows a key that does something else."""
    assert footer_key("live.next") == FooterKey("^n", "next", "next", "live.next")
    assert footer_key("app.palette") == FooterKey("f9", "all", "app.palette", "app.palette")


@pytest.mark.parametrize("reading", [False, True])
def test_a_footer_of_eighty_columns_has_seven_keys_at_most(reading: bool) -> None:
    """Seven can be read at a glance; what is wanted less often stands behind them, where there is room."""
    session = a_session()
    for focused in (None, SkillCard("apis")):
        for keys in (live_keys, scorecard_keys):
            footer = keys(session, focused, reading=reading)
            widths = [len(f"{key.key} {key.word}  ") for key in [*footer[:7], footer[-1]]]
            assert len(footer) <= 7 or sum(widths) > 78 - len("saved")


@pytest.mark.parametrize(("width", "words"), [(100, "jump"), (120, "later")])
async def test_room_in_the_footer_is_used(width: int, words: str) -> None:
    """By what is wanted most; the way to all commands stays last."""
    async with on_live(size=(width, 30)) as stage:
        shown = stage.text(FooterLine).split()
        assert words in shown
        assert shown[-3:-1] == ["f9", "all"]


@pytest.mark.parametrize("bar", ["f7", "f12"])
async def test_while_something_is_asked_the_footer_has_the_keys_for_that(bar: str) -> None:
    """Tab does not rate there, and one may not know how to get away."""
    async with on_live() as stage:
        await stage.press(bar)
        assert stage.text(FooterLine).split()[:6] == ["enter", "take", "esc", "notes", "f9", "all"]
        await stage.press("escape")
        await stage.press()
        assert "tab rate" in stage.text(FooterLine)


def test_pause_is_called_by_what_it_will_do() -> None:
    """While the clock stands the same key goes on."""
    session = a_session()
    assert "go on" in {key.word for key in live_keys(session, None, reading=False)}
    running = session.but(running_since=1.0)
    assert "pause" in {key.word for key in live_keys(running, None, reading=False)}


def test_every_label_belongs_to_a_described_action() -> None:
    """A word in the footer is also found in the palette."""
    assert all(BY_ID[action.id].description for action in ACTIONS if action.label)


async def test_header_and_footer_are_one_line_each() -> None:
    """They frame the screen and nothing is under them."""
    async with on_live(size=(60, 20)) as stage:
        assert stage.the(HeaderLine).region == (0, 0, 60, 1)
        assert stage.the(FooterLine).region == (0, 19, 60, 1)
