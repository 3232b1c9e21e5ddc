"""Keys in a bunch: each does what it was meant for, at the question it was pressed at."""

import pytest
from textual import events

from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from tests.tui.conftest import Stage, on_live

NEXT = "ctrl+n"


def at(stage: Stage, question: str) -> tuple[object, ...]:
    """Return what was taken down at *question*."""
    response = stage.session.response(question)
    return (response.state, response.reason, response.rating, response.heard, len(response.notes))


@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        (("tab", "3"), ("asked", "", 3, (), 0)),
        (("tab", "right", "right", "enter"), ("asked", "", 2, (), 0)),
        (("shift+tab", "1"), ("asked", "", None, ("basics",), 0)),
        (("shift+tab", "down", "space"), ("asked", "", None, ("limits",), 0)),
        (("slash", "1", "enter"), ("asked", "", None, ("basics",), 0)),
        (("a", "b", "backspace", "enter", "c"), ("asked", "", None, (), 2)),
    ],
)
async def test_what_was_meant_for_a_question_is_taken_there(keys: tuple[str, ...], taken: object) -> None:
    """However fast the key for the next one follows."""
    async with on_live() as stage:
        await stage.burst(*keys, NEXT)
        assert stage.here == "sql-injection"
        assert at(stage, "indexes") == taken
        assert at(stage, "sql-injection") == (None, "", None, (), 0)


async def test_a_skip_takes_the_question_it_asked_about() -> None:
    """The answer and the next key in one go: one is skipped, and one more is passed."""
    async with on_live() as stage:
        await stage.burst("ctrl+backslash", "2", NEXT)
        assert at(stage, "indexes") == ("skipped", "answered already", None, (), 0)
        assert stage.session.response("sql-injection").state is None
        assert stage.here == "rest"


async def test_what_follows_belongs_to_the_next_question() -> None:
    """Letters behind the key are typed there."""
    async with on_live() as stage:
        await stage.burst("a", NEXT, "b", "ctrl+o", "c")
        notes = {name: stage.session.response(name).notes for name in ("indexes", "sql-injection")}
        assert {name: [note.text for note in lines] for name, lines in notes.items()} == {
            "indexes": ["ac"],
            "sql-injection": ["b"],
        }


async def test_what_follows_a_paste_and_the_keys_behind_it_belongs_where_those_lead() -> None:
    """The notes that were pasted into do not take the focus back once they are hidden."""
    async with on_live() as stage:
        stage.app.post_message(events.Paste("from the clipboard"))
        await stage.burst(NEXT, NEXT, "ctrl+o", NEXT)
        await stage.type("b")
        assert stage.notes.has_focus
        notes = {name: stage.session.response(name).notes for name in ("indexes", "rest")}
        assert {name: [note.text for note in lines] for name, lines in notes.items()} == {
            "indexes": ["from the clipboard"],
            "rest": ["b"],
        }


async def test_undo_takes_back_what_was_last_however_fast_it_followed_the_notes() -> None:
    """A tick right behind a line comes after that line, and undo takes back the tick."""
    async with on_live() as stage:
        await stage.burst("a", "enter", "b", "shift+tab", "1", "ctrl+z")
        response = stage.session.response("indexes")
        assert (response.heard, [note.text for note in response.notes]) == ((), ["a", "b"])


async def test_the_scorecard_opens_once_however_often_its_key_was_pressed() -> None:
    async with on_live() as stage:
        await stage.burst("ctrl+r", "ctrl+r", "ctrl+r")
        assert [type(screen) for screen in stage.app.screen_stack[1:]] == [LiveScreen, ScorecardScreen]
        await stage.press("ctrl+r")
        await stage.until(lambda: isinstance(stage.screen, LiveScreen))


@pytest.mark.parametrize(
    ("keys", "noted"),
    [
        (("tab", "3", *"ab"), {"indexes": ["ab"]}),
        (("f12", "2", *"ab"), {"indexes": [], "sql-injection": ["ab"]}),
        (("f7", *"rest", "enter", *"ab"), {"indexes": [], "rest": ["ab"]}),
        (("f7", *"rest", "enter", *"ab", "tab", "3", *"cd", "enter", "e"), {"rest": ["abcd", "e"]}),
        (("tab", "a", *"why", "enter", "enter", *"ab"), {"indexes": [], "unplanned-1": ["ab"]}),
    ],
)
async def test_what_follows_an_answer_goes_where_it_leads(
    keys: tuple[str, ...], noted: dict[str, list[str]]
) -> None:
    """A level, a reason, a stop, a skill: the next letter is none of these, and no command."""
    async with on_live() as stage:
        await stage.burst(*keys)
        await stage.press()
        assert {name: [note.text for note in stage.session.response(name).notes] for name in noted} == noted
