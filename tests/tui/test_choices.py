"""The list of lines with a cursor: where the cursor goes, and where it stays."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from interviewer.tui.widgets.choices import Choice, Choices, Lines


def lines(keys: str) -> Lines:
    """Return a line for each letter of *keys*, which is its key."""
    return lambda _: tuple(Choice(Content, key) for key in keys)


class ListApp(App[str]):
    """Shows one list."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Choices()


@asynccontextmanager
async def a_list(keys: str) -> AsyncIterator[tuple[Choices, Pilot[str]]]:
    """Show *keys*."""
    app = ListApp()
    async with app.run_test() as pilot:
        choices = app.query_one(Choices)
        choices.lines = lines(keys)
        await pilot.pause()
        yield choices, pilot


async def test_the_cursor_is_put_on_a_line_that_is_there() -> None:
    async with a_list("abc") as (choices, _):
        choices.put_cursor("b")
        assert choices.cursor == "b"


async def test_a_wish_for_a_line_that_is_not_there_is_not_fulfilled_later() -> None:
    """The cursor would go away under a hand that has moved on."""
    async with a_list("abc") as (choices, _):
        choices.put_cursor("d")
        choices.lines = lines("abcd")
        assert choices.cursor == "a"


async def test_a_wish_waits_while_there_is_no_room_for_lines() -> None:
    """Whatever becomes of the lines meanwhile; it counts for the first ones that are laid out."""
    async with a_list("abc") as (choices, pilot):
        choices.display = False
        await pilot.pause()
        choices.lines = lines("ab")
        choices.put_cursor("d")
        choices.lines = lines("abcd")
        choices.display = True
        await pilot.pause()
        await pilot.pause()
        assert choices.cursor == "d"
