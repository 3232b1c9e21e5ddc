"""When saving fails: the footer says so in any width and names the key that saves elsewhere."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual.widgets import Input

from interviewer.model.saved import SaveStatus
from interviewer.store import record, seam
from interviewer.tui.shown import is_shown
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.notes_box import NotesBox
from tests.tui.conftest import Stage, on_live, on_scorecard

FULL = SaveStatus("not-saved", "the disk is full")
GONE = SaveStatus("journal-only", "the folder is not there", kept="/home/grace/.local/state/journals")
SCREENS = [on_live, on_scorecard]
OPEN = Callable[..., AbstractAsyncContextManager[Stage]]


async def fails(stage: Stage, status: SaveStatus = FULL) -> None:
    stage.record.status = status
    await stage.wait(1)
    await stage.press()


@pytest.mark.parametrize("on_screen", SCREENS)
@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize(
    ("status", "word", "briefly"),
    [
        (FULL, "NOT SAVED", "NOT SAVED"),
        (GONE, "on this machine", "on this machine"),
        (SaveStatus("file-only", "no journal, the disk is full"), "no journal", "no journal"),
    ],
)
async def test_the_state_can_be_read_in_any_width(
    on_screen: OPEN, width: int, status: SaveStatus, word: str, briefly: str
) -> None:
    async with on_screen(size=(width, 24)) as stage:
        await fails(stage, status)
        line = stage.text(FooterLine)
        assert (word if width >= 80 else briefly) in line
        assert len(line) == width
        assert ("^b save elsewhere" in line) == (status.amiss and width >= 80)
        assert ("^b elsewhere" in line) == (status.amiss and width < 80)


@pytest.mark.parametrize("on_screen", SCREENS)
@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_keys_that_are_needed_stay_while_saving_fails(on_screen: OPEN, width: int) -> None:
    """The reason gives way before the first two keys; where nothing is saved, before the first."""
    needed = ("^n next", "tab rate") if on_screen is on_live else ("1-4 rate", "^n submit")
    async with on_screen(size=(width, 24)) as stage:
        await fails(stage, GONE)
        assert all(key in stage.text(FooterLine) for key in needed)
        await fails(stage, FULL)
        assert needed[0] in stage.text(FooterLine)


@pytest.mark.parametrize("on_screen", SCREENS)
async def test_why_it_is_on_this_machine_alone_is_told_at_eighty_columns(on_screen: OPEN) -> None:
    async with on_screen(size=(80, 24)) as stage:
        await fails(stage, GONE)
        assert "on this machine: no folder" in stage.text(FooterLine)


@pytest.mark.parametrize("on_screen", SCREENS)
@pytest.mark.parametrize("reason", sorted(set(seam._WORDS.values()) | {record._SILENT}))
async def test_why_nothing_is_saved_is_told_at_sixty_columns(on_screen: OPEN, reason: str) -> None:
    async with on_screen(size=(60, 24)) as stage:
        await fails(stage, SaveStatus("not-saved", reason))
        assert "NOT SAVED: " in stage.text(FooterLine)


@pytest.mark.parametrize("on_screen", SCREENS)
@pytest.mark.parametrize("width", [60, 80, 120])
async def test_while_it_asks_the_footer_has_the_keys_for_that_and_nothing_lies_over_the_clock(
    on_screen: OPEN, width: int
) -> None:
    async with on_screen(size=(width, 24)) as stage:
        await fails(stage, GONE)
        assert stage.told != []
        await stage.press("ctrl+b")
        await stage.until(lambda: stage.told == [])
        back = "notes" if on_screen is on_live else "back"
        assert stage.text(FooterLine).split()[:4] == ["enter", "take", "esc", back]
        await fails(stage, GONE)
        assert stage.told == []
        assert "^b" not in stage.text(FooterLine)
        await stage.press("escape")
        assert stage.text(FooterLine).startswith(" ^b ")


@pytest.mark.parametrize(
    ("where", "width", "told"),
    [
        ("in /home/grace", 100, "saved in /home/grace"),
        ("in /home/grace/a/longer/way/down/to/the/folder", 60, "saved elsewhere"),
        ("(taken over)", 40, "saved (taken over)"),
    ],
)
async def test_saved_with_where_when_it_is_not_where_one_would_look(
    where: str, width: int, told: str
) -> None:
    async with on_live(size=(width, 24)) as stage:
        await fails(stage, SaveStatus("saved", where=where))
        assert stage.text(FooterLine).rstrip().endswith(told)


async def test_where_the_notes_are_is_said_once_each_time_saving_fails() -> None:
    async with on_live() as stage:
        kept = "Your notes are safe on this machine in /home/grace/.local/state/journals"
        for _ in range(2):
            await fails(stage, GONE)
            again = "saving is tried again. ctrl+b saves it elsewhere."
            assert stage.told == [f"The folder is not there. {kept}; {again}"]
            stage.screen.forget_told()  # type: ignore[attr-defined]
            await stage.wait(1)
            assert stage.told == []
            await fails(stage, SaveStatus("saved"))


async def test_what_happened_to_the_file_is_not_said_again_after_each_saving() -> None:
    async with on_live() as stage:
        for state in (SaveStatus("saved", "it was changed"), SaveStatus("saving")) * 2:
            await fails(stage, state)
        stage.screen.forget_told()  # type: ignore[attr-defined]
        await fails(stage, SaveStatus("saved", "it was changed"))
        assert stage.told == []


async def test_the_key_asks_with_a_folder_that_works_and_enter_saves_there() -> None:
    async with on_live() as stage:
        await stage.type("before ")
        await fails(stage)
        await stage.press("ctrl+b")
        assert "The disk is full. Save in which folder?" in stage.text(AskBar)
        assert stage.the(AskBar).query_one(Input).value == "/home/grace"
        await stage.press("enter")
        assert stage.record.elsewhere == ["/home/grace"]
        assert stage.text(FooterLine).startswith(" ^n next")
        assert stage.text(FooterLine).rstrip().endswith("saved in /home/grace")
        await stage.type("after")
        assert stage.notes.text == "before after", "not a letter went into the bar"


async def test_keys_in_one_bunch_go_where_they_belong() -> None:
    async with on_live() as stage:
        await fails(stage)
        await stage.burst(*"abc", "ctrl+b", "enter", *"def")
        assert stage.record.elsewhere == ["/home/grace"]
        assert stage.notes.text == "abcdef"


async def test_a_folder_that_fails_is_told_and_asked_for_again() -> None:
    async with on_live(size=(100, 30)) as stage:
        await fails(stage)
        await stage.press("ctrl+b", "slash", "x", "enter")
        assert "no permission to write there. Save in which folder?" in stage.text(AskBar)
        assert stage.the(AskBar).query_one(Input).value == "/home/grace/x"
        await stage.press("backspace", "backspace", "enter")
        assert stage.record.elsewhere == ["/home/grace"]
        assert isinstance(stage.screen.focused, NotesBox)


async def test_a_long_reason_is_read_to_its_end() -> None:
    async with on_live(size=(100, 30)) as stage:
        await fails(stage)
        await stage.press("ctrl+b")
        await stage.press(*["x"] * 90, "enter")
        asked = " ".join(stage.text(AskBar).split())
        assert "no permission to write there. Save in which folder?" in asked


async def test_esc_closes_it_and_nothing_is_saved_elsewhere() -> None:
    async with on_live() as stage:
        await fails(stage)
        await stage.press("ctrl+b", "escape", *"abc")
        assert stage.record.elsewhere == []
        assert stage.notes.text == "abc"


async def test_on_the_scorecard_it_is_the_same_key_and_the_field_keeps_the_focus() -> None:
    async with on_scorecard() as stage:
        await stage.focus(stage.screen.query_one("#take-aways"))
        await stage.type("before ")
        await fails(stage)
        await stage.press("ctrl+b")
        assert stage.the(AskBar).display
        await stage.press("enter")
        assert stage.record.elsewhere == ["/home/grace"]
        await stage.type("after")
        assert stage.session.take_aways == "before after"


async def test_the_key_again_goes_on_asking_and_the_notes_get_what_is_typed_behind_it() -> None:
    async with on_live() as stage:
        await fails(stage)
        await stage.press("ctrl+b", "x", "ctrl+b")
        assert stage.the(AskBar).query_one(Input).value == "/home/gracex"
        await stage.press("backspace", "ctrl+b", "enter", *"seen")
        assert stage.record.elsewhere == ["/home/grace"]
        assert stage.notes.text == "seen"


@pytest.mark.parametrize("asking", ["ctrl+g", "ctrl+backslash", "ctrl+@"])
async def test_asked_for_in_another_bar_the_notes_get_what_is_typed_behind_it(asking: str) -> None:
    async with on_live() as stage:
        await fails(stage)
        await stage.press(asking)
        await stage.press("ctrl+b", "enter", *"seen")
        assert stage.record.elsewhere == ["/home/grace"]
        assert stage.notes.text == "seen"


async def test_on_the_scorecard_something_that_can_be_seen_has_the_focus_behind_it() -> None:
    async with on_scorecard() as stage:
        await fails(stage)
        stage.the(AskBar).ask("early", "Why?")
        await stage.press(*"because", "ctrl+b", "enter")
        assert stage.record.elsewhere == ["/home/grace"]
        assert stage.screen.focused is not None
        assert is_shown(stage.screen.focused)
        assert stage.session.drafts["early"] == "because"


@pytest.mark.parametrize("on_screen", SCREENS)
async def test_the_footer_and_the_palette_lead_there(on_screen: OPEN) -> None:
    async with on_screen() as stage:
        await fails(stage)
        await stage.click_footer("^b save elsewhere")
        assert stage.the(AskBar).display
        await stage.press("escape")
        await stage.choose_command("Save elsewhere, when saving fails")
        assert stage.the(AskBar).display


async def test_an_end_that_loses_words_is_asked_for_twice() -> None:
    async with on_live() as stage:
        await stage.type("of value")
        await fails(stage)
        stage.record.offered = ""
        await stage.press("ctrl+q")
        assert stage.record.closed is None
        assert any("ctrl+b saves in a folder" in told for told in stage.told)
        await stage.press("ctrl+q")
        assert stage.record.closed is not None


@pytest.mark.parametrize(
    ("status", "offered"), [(FULL, "/home/grace"), (GONE, ""), (SaveStatus("saved"), "")], ids=str
)
async def test_an_end_that_loses_nothing_is_not(status: SaveStatus, offered: str) -> None:
    async with on_live() as stage:
        await fails(stage, status)
        stage.record.offered = offered
        await stage.press("ctrl+q")
        assert stage.record.closed is not None
