"""What the notes draw piece by piece, key by key, is what they would draw as a whole."""

from collections.abc import Sequence

import hypothesis.strategies as st
from hypothesis import example, given, settings
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region

from interviewer.model.notes import Note
from interviewer.tui.widgets.notes_box import NotesBox

KEYS = (
    "a",
    "space",
    "plus",
    "number_sign",
    "s",
    "left_parenthesis",
    "enter",
    "backspace",
    "delete",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "shift+up",
    "shift+down",
    "shift+left",
    "shift+end",
    "ctrl+k",
    "ctrl+u",
    "ctrl+w",
    "ctrl+z",
    "ctrl+y",
)
LINES = tuple(
    Note(f"line {number} " + "with words that wrap " * (number % 4), number) for number in range(20)
)


class Alone(App[None]):
    def compose(self) -> ComposeResult:
        yield NotesBox("here", LINES)


def drawn(box: NotesBox) -> list[list[Segment]]:
    """Return the rows of *box* as the screen gets them."""
    return [list(strip) for strip in box.render_lines(Region(0, 0, *box.size))]


@settings(max_examples=15, deadline=None)
@example(["a", "end", "ctrl+k"])  # joined, the lines take as many rows as before
@given(st.lists(st.sampled_from(KEYS), max_size=12))
async def test_rows_drawn_key_by_key_are_those_drawn_whole(keys: Sequence[str]) -> None:
    app = Alone()
    async with app.run_test(size=(44, 14)) as pilot:
        box = app.query_one(NotesBox)
        box.focus()
        box.cursor_blink = False
        await pilot.pause()
        for key in keys:
            if key == "ctrl+z":
                box.undo()
            else:
                await pilot.press(key)
            await pilot.pause()
            piecemeal = drawn(box)
            box._line_cache.clear()
            box.refresh()
            assert piecemeal == drawn(box), key
