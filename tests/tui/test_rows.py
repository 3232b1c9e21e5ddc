"""Rows are drawn anew where they changed, even when only their colours did."""

from textual.app import App, ComposeResult

from interviewer.tui.ink import PLAIN, STRONG, ink
from interviewer.tui.views.lines import Row
from interviewer.tui.widgets.rows import Rows


class Alone(App[None]):
    def compose(self) -> ComposeResult:
        yield Rows()


def weights(app: App[None]) -> list[bool]:
    """Return whether the first letter of each row is bold."""
    strips = app.screen._compositor.render_strips()
    return [bool((style := next(iter(strip)).style) and style.bold) for strip in strips[:2]]


async def test_a_row_that_only_changes_its_weight_is_drawn_anew() -> None:
    app = Alone()
    async with app.run_test(size=(20, 5)) as pilot:
        rows = app.query_one(Rows)
        rows.rows = (Row(ink("one", PLAIN)), Row(ink("two", PLAIN)))
        await pilot.pause()
        assert weights(app) == [False, False]
        rows.rows = (Row(ink("one", PLAIN)), Row(ink("two", STRONG)))
        await pilot.pause()
        assert weights(app) == [False, True]


async def test_more_rows_have_more_room() -> None:
    app = Alone()
    async with app.run_test(size=(20, 5)) as pilot:
        rows = app.query_one(Rows)
        rows.rows = (Row(ink("one")),)
        await pilot.pause()
        rows.rows = (Row(ink("one")), Row(ink("two")), Row(ink("three")))
        await pilot.pause()
        assert rows.size.height == 3
        assert [strip.text.strip() for strip in app.screen._compositor.render_strips()][:3] == [
            "one",
            "two",
            "three",
        ]
