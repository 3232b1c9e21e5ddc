"""The live screen where there is little room: what is typed and what is asked stay in sight."""

import random

import pytest
from textual import events

from interviewer.model.value import with_entry
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.widgets.ask_bar import AnswerLine
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.jump_bar import JumpBar
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.notes_box import NotesBox
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.sheet import Sheet
from tests.builders import a_session, with_papers
from tests.tui.conftest import Stage, on_live

SMALL = [(40, 12), (50, 15)]
LONG = "\n".join(f"+ line {number}, with words enough to fill a second row" for number in range(30))
SIZES = ((40, 12), (41, 13), (50, 15), (70, 14), (60, 20), (62, 30), (80, 24), (120, 40), (144, 40))


def caret_in_sight(stage: Stage) -> bool:
    """Return whether the line being typed can be seen."""
    box = stage.notes
    room = box.region.intersection(stage.screen.query_one("#desk").region)
    bars = [bar.region for bar in stage.screen.query("JumpBar, AskBar, LaterBar") if bar.display]
    caret = box.cursor_screen_offset
    return room.contains_point(caret) and not any(bar.contains_point(caret) for bar in bars)


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("typed", ["plain", "=", "=3", "#ap"])
async def test_the_line_being_typed_the_question_and_the_rating_are_in_sight(
    size: tuple[int, int], typed: str
) -> None:
    """Also what is offered for the line, and while the anchors stand above it."""
    async with on_live(size=size) as stage:
        await stage.paste(LONG)
        await stage.press("enter")
        await stage.type(typed)
        await stage.press()
        assert caret_in_sight(stage)
        assert any(line.rstrip().endswith(typed) or typed in line for line in stage.seen.split("\n")[6:])
        assert stage.the(QuestionPane).region.height >= (2 if typed[0] in "p#" else 4)
        rating, below = stage.the(RatingRow).region, stage.screen.query_one("#notes-below").region
        assert rating.height == 1
        assert (below.bottom, rating.bottom) == (rating.y, size[1] - stage.the(FooterLine).size.height)
        if typed == "#ap":
            assert "#apis" in stage.text("#notes-below")
        if typed == "=3":
            assert "[3]" in stage.text(QuestionPane)


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("key", ["f7", "f3", "f12"])
async def test_a_bar_leaves_the_question_and_closing_it_the_line(size: tuple[int, int], key: str) -> None:
    async with on_live(size=size) as stage:
        await stage.paste(LONG)
        await stage.press(key)
        focused = stage.screen.focused
        assert focused is not None
        assert focused.is_on_screen
        assert focused.region.bottom <= size[1] - 1
        assert stage.seen.split("\n")[2].strip().startswith("What can you tell me")
        await stage.press("escape")
        assert stage.notes.has_focus
        assert caret_in_sight(stage)


@pytest.mark.parametrize("way", ["tab", "shift+tab"])
async def test_out_of_a_bar_leads_to_the_notes_and_the_bar_closes(way: str) -> None:
    """What is typed then is not hidden below it."""
    async with on_live(size=(40, 12)) as stage:
        await stage.press("f7", way)
        assert stage.notes.has_focus
        assert not stage.the(JumpBar).open
        assert caret_in_sight(stage)


@pytest.mark.parametrize("way", ["tab", "shift+tab"])
@pytest.mark.parametrize(
    "keys",
    [
        ("ctrl+g", *"rest"),
        ("ctrl+backslash", *"late"),
        ("ctrl+g", *"why", "up", "enter"),
    ],
)
async def test_no_words_are_lost_out_of_a_bar(keys: tuple[str, ...], way: str) -> None:
    """What was typed into it, or the question that waits for its skill; only esc lets them go."""
    async with on_live(size=(40, 12)) as stage:
        await stage.press(*keys)
        line = stage.screen.focused
        assert isinstance(line, AnswerLine)
        before = line.value
        await stage.press(way)
        assert (stage.screen.focused, line.value) == (line, before)
        await stage.focus(stage.notes)
        await stage.press(way)
        assert (stage.screen.focused, line.value) == (line, before)
        await stage.press("escape")
        assert stage.notes.has_focus


async def test_the_general_notes_say_what_they_are() -> None:
    """Where the line above the notes gives way, it stays for these."""
    async with on_live(size=(40, 12)) as stage:
        assert not stage.shows("#notes-above")
        await stage.press("f10")
        assert "GENERAL NOTES" in stage.text("#notes-above")
        assert caret_in_sight(stage)


@pytest.mark.parametrize("seed", range(3))
async def test_resizing_keeps_focus_caret_and_what_was_in_sight(seed: int) -> None:
    """At any time: in the middle of a line, while rating, while lists are ticked, with a bar open."""
    dice = random.Random(seed)
    session = a_session(current="indexes")
    async with on_live(with_papers(session) if seed % 2 else session, size=(120, 40)) as stage:
        await stage.paste(LONG)
        await stage.press(*["up"] * dice.randrange(25), *["left"] * dice.randrange(9))
        for keys in ((), ("tab",), ("escape", "shift+tab"), ("escape", "f7"), ("escape", "f3"), ("escape",)):
            await stage.press(*keys)
            had, caret = stage.screen.focused, stage.notes.cursor_location
            for size in dice.sample(SIZES, 3):
                await stage.pilot.resize_terminal(*size)
                await stage.press()
                await stage.press()
                assert stage.screen.focused is had
                assert had is not None
                assert had.is_on_screen
                assert stage.notes.cursor_location == caret
                if isinstance(had, NotesBox):
                    assert caret_in_sight(stage)
        # The line goes on where it was left.
        await stage.type("here")
        assert stage.notes.document.get_line(caret[0])[caret[1] :].startswith("here")


async def test_the_anchors_follow_the_level_under_the_cursor() -> None:
    """They scroll to it where they do not fit."""
    async with on_live(size=(40, 12)) as stage:
        await stage.press("tab", "right", "right")
        assert "[2]" in stage.text(QuestionPane)
        await stage.press("right", "right")
        assert "[4]" in stage.text(QuestionPane)
        assert "[2]" not in stage.text(QuestionPane)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_what_is_said_covers_the_header_and_neither_prompt_nor_notes(size: tuple[int, int]) -> None:
    """A sentence of up to two lines; the prompt, the anchors, the notes and the rating are in use."""
    async with on_live(size=size) as stage:
        sentence = "config.toml has 2 faults. To see: interviewer keys --check"
        stage.app.notify(sentence, severity="warning", markup=False)
        await stage.press()
        toast = stage.screen.query_one("Toast").region
        assert toast.overlaps(stage.the(HeaderLine).region)
        for part in ("#prompt", NotesBox, RatingRow, Sheet):
            region = stage.screen.query(part).first().region
            assert not toast.overlaps(region)


async def test_the_anchors_take_the_place_of_a_prompt_that_fills_the_room() -> None:
    """At once when the rating has the focus: nobody scrolls while somebody talks."""
    session = a_session(current="indexes")
    asked = session.questions["indexes"].but(prompt="A long question, with many words. " * 7)
    session = session.but(questions=with_entry(session.questions, "indexes", asked))
    async with on_live(session, size=(40, 12)) as stage:
        await stage.press("tab")
        assert stage.text(QuestionPane).split("\n")[0].strip() == "DATABASES"
        await stage.press("escape")
        assert stage.text(QuestionPane).split("\n")[0].strip().startswith("A long question")


async def test_one_sentence_after_the_other_stands_in_the_same_place_and_whole() -> None:
    """Though it is as wide as the screen."""
    async with on_live(size=(60, 20)) as stage:
        for number in (1, 2, 3):
            sentence = f"config.toml has {number} fault. To see: interviewer keys --check"
            assert isinstance(stage.screen, BaseScreen)
            stage.screen.tell(sentence)
            await stage.press()
            await stage.press()
            assert sentence in stage.seen.split("\n")[0]


async def test_what_is_typed_after_a_click_beside_everything_is_taken_down() -> None:
    """The window was made smaller, and the click was still on its way: no letter is a command."""
    async with on_live(size=(40, 12)) as stage:
        await stage.type("the ")
        stage.app.post_message(events.MouseDown(None, 60, 20, 0, 0, 1, False, False, False, 60, 20))
        await stage.type("candidate explains\n")
        await stage.paste("next")
        assert [note.text for note in stage.session.response("indexes").notes] == [
            "the candidate explains",
            "next",
        ]


async def test_a_bar_keeps_the_focus_after_a_click_beside_everything() -> None:
    async with on_live(size=(40, 12)) as stage:
        await stage.press("f7")
        stage.app.post_message(events.MouseDown(None, 60, 20, 0, 0, 1, False, False, False, 60, 20))
        await stage.type("rest")
        await stage.press("enter")
        assert stage.here == "rest"


async def test_a_terminal_that_has_the_focus_again_gives_it_to_the_notes() -> None:
    async with on_live() as stage:
        stage.app.post_message(events.AppBlur())
        await stage.press()
        assert stage.screen.focused is None
        await stage.type("candidate")
        assert [note.text for note in stage.session.response("indexes").notes] == ["candidate"]
