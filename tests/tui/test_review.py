"""The review screen: its order, its filter, and where its keys lead."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from textual import on
from textual.widgets import Static

from interviewer.analysis.listing import listed_session
from interviewer.model.saved import SavedSession
from interviewer.model.session import Choice
from interviewer.tui.app import InterviewerApp
from interviewer.tui.messages import ResumeSession, ShowCompare, ShowSession
from interviewer.tui.screens.review import ReviewScreen
from interviewer.tui.views import review as views
from interviewer.tui.widgets.choices import Choices
from interviewer.tui.widgets.column_heads import ColumnHeads
from interviewer.tui.widgets.filter_bar import FilterBar
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.line import HeaderLine, Line
from tests.builders import STARTED, a_session
from tests.fakes import FakeDesk, fault, saved
from tests.tui.steps import press, toasts

SIZE = (100, 24)


def a_saved(
    name: str, candidate: str, days: int, choice: Choice | None = "yes", interviewer: str = "Grace Hopper"
) -> SavedSession:
    """Return the session *name*, begun *days* before the newest; unfinished when there is no *choice*."""
    session = a_session(
        name,
        candidate=candidate,
        interviewer=interviewer,
        started=STARTED - timedelta(days=days),
        recommendation=choice,
        submitted=choice is not None,
    )
    return saved(session, name)


ADA = a_saved("ada", "Ada Example", 0, None)
BEA = a_saved("bea", "Bea Muster", 1, "no", "Iris Sample")
CYD = a_saved("cyd", "Cyd Novák", 2, "strong-yes")
TORN = fault("torn", "line 4 is not TOML: expected '='")
ALL = (ADA, BEA, CYD, TORN)


Wish = ResumeSession | ShowCompare | ShowSession


class WatchedApp(InterviewerApp):
    """Keeps the wishes to see another screen instead of granting them."""

    def __init__(self, desk: FakeDesk) -> None:
        super().__init__(desk, ReviewScreen(desk, lambda: datetime(2026, 11, 21, 16, 40, tzinfo=UTC)))
        self.wishes: list[Wish] = []

    @on(ResumeSession)
    @on(ShowCompare)
    @on(ShowSession)
    def _keep(self, event: Wish) -> None:
        event.prevent_default()
        self.wishes.append(event)


def an_app(*sessions: SavedSession) -> WatchedApp:
    return WatchedApp(FakeDesk(saved=sessions or ALL))


def names(app: WatchedApp) -> list[str]:
    """Return the names of the sessions on the screen, from top to bottom."""
    lines = app.screen.query_one(Choices).lines
    assert lines is not None
    return [line.key for line in lines(90) if line.key is not None]


def count(app: WatchedApp) -> str:
    return app.screen.query_one("#count", Line).render().plain.strip()


def rows(*sessions: SavedSession) -> list[views.Listed]:
    return [views.listed(listed_session(one), UTC) for one in sessions or ALL]


def found(query: str) -> list[str]:
    return [row.name for row in views.matching(rows(), query)]


# Order and filter


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (views.Order(), ["ada", "bea", "cyd", "torn"]),
        (views.Order("date", reverse=False), ["cyd", "bea", "ada", "torn"]),
        (views.Order("candidate", reverse=True), ["cyd", "bea", "ada", "torn"]),
        (views.Order("interviewer", reverse=False), ["ada", "cyd", "bea", "torn"]),
        (views.Order("status", reverse=False), ["bea", "cyd", "ada", "torn"]),
        (views.Order("recommendation", reverse=True), ["cyd", "bea", "ada", "torn"]),
    ],
)
def test_each_column_orders_and_broken_files_come_last(order: views.Order, names: list[str]) -> None:
    assert [row.name for row in views.ordered(rows(), order)] == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["ada", "bea", "cyd", "torn"]),
        ("novak", ["cyd"]),
        ("IRIS", ["bea"]),
        ("2026-11-19", ["cyd"]),
        ("unfinished", ["ada"]),
        ("strong", ["cyd"]),
        ("grace example", ["ada"]),
        ("cannot", ["torn"]),
        ("nobody", []),
    ],
)
def test_every_word_of_a_filter_is_looked_for_in_every_column(query: str, names: list[str]) -> None:
    assert found(query) == names


def test_sorting_by_the_same_column_turns_the_order_round() -> None:
    assert views.Order().by("date").words == "by date, oldest first"
    assert views.Order().by("plan").words == "by plan, a to z"
    assert views.Order().by("plan").by("plan").words == "by plan, z to a"


def test_the_last_line_tells_count_order_and_filter() -> None:
    assert views.summary(rows(BEA), 1, views.Order(), "") == "1 session, by date, newest first"
    told = views.summary(rows(BEA, TORN), 4, views.Order(), "e")
    assert told == "1 of 4 with “e”, 1 unreadable, by date, newest first"


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        (110, ["date", "candidate", "plan", "interviewer", "status", "recommendation"]),
        (70, ["date", "candidate", "plan", "interviewer", "recommendation"]),
        (56, ["date", "candidate", "interviewer", "recommendation"]),
        (46, ["date", "candidate", "recommendation"]),
        (26, ["date", "candidate"]),
    ],
)
def test_columns_drop_one_by_one(width: int, columns: list[str]) -> None:
    assert list(views.layout(rows(), width)) == columns


@pytest.mark.parametrize("width", range(26, 130, 7))
def test_titles_and_lines_stay_within_the_width(width: int) -> None:
    widths = views.layout(rows(), width)
    assert len(views.head(widths, views.Order()).plain.rstrip()) <= width
    assert all(views.row_line(row, widths, marked=True).cell_length <= width for row in rows())


def test_a_click_finds_the_column_whose_title_stands_there() -> None:
    widths = views.layout(rows(), 110)
    head = views.head(widths, views.Order()).plain
    assert all(
        views.column_at(widths, head.index(views.title_of(column))) == column for column in views.COLUMNS
    )
    assert views.column_at(widths, 500) is None


def test_without_the_column_for_it_an_unfinished_session_says_so_in_the_last_one() -> None:
    line = views.row_line(rows(ADA)[0], views.layout(rows(), 70), marked=False).plain
    assert line.rstrip().endswith("unfinished")


def test_markup_in_names_is_shown_as_it_is() -> None:
    row = rows(a_saved("odd", "[b]Eve[/]", 0))[0]
    assert "[b]Eve[/]" in views.row_line(row, views.layout([row], 90), marked=False).plain


# Keys


async def test_enter_reads_the_session_under_the_mark() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["j", "enter"])
        assert app.wishes == [ShowSession("bea")]


async def test_r_resumes_an_unfinished_session_and_refuses_a_submitted_one() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["r", "j", "r"])
        assert app.wishes == [ResumeSession("ada")]
        assert toasts(app) == ["This session is submitted; enter reads it, and there r revises it."]


async def test_space_marks_and_c_compares_in_the_order_of_the_list() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["j", "j", "space", "k", "space", "c"])
        assert app.wishes == [ShowCompare(("bea", "cyd"))]
        assert app.screen.query_one(HeaderLine).render().plain.endswith("● 2 marked")


async def test_space_again_takes_the_mark_away() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["j", "space", "space", "c"])
        assert app.wishes == []
        assert toasts(app) == ["Mark sessions with space first; c compares them."]


async def test_an_unfinished_session_cannot_be_marked() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["space"])
        assert toasts(app) == ["Only submitted sessions are compared; this one is unfinished."]


async def test_marks_survive_a_filter() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["j", "space", "slash", *"cyd", "enter", "space", "escape", "c"])
        assert app.wishes == [ShowCompare(("bea", "cyd"))]


async def test_s_sorts_by_the_next_column_and_shift_s_turns_it_round() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["s"])
        assert count(app) == "3 sessions, 1 unreadable, by candidate, a to z"
        await press(pilot, ["S"])
        assert names(app) == ["cyd", "bea", "ada", "torn"]


async def test_the_mark_stays_with_its_session_when_the_order_changes() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["j", "j", "S", "enter"])
        assert app.wishes == [ShowSession("cyd")]


async def test_a_click_on_a_title_sorts() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.click(ColumnHeads, offset=(15, 0))
        await pilot.pause()
        assert count(app).endswith("by candidate, a to z")


async def test_a_click_on_a_line_reads_it() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.click(Choices, offset=(20, 2))
        await pilot.pause()
        assert app.wishes == [ShowSession("cyd")]


@pytest.mark.parametrize("key", ["slash", "ctrl+g"])
async def test_the_filter_narrows_while_typing_and_enter_keeps_it(key: str) -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, [key, *"novak", "enter", "enter"])
        assert names(app) == ["cyd"]
        assert app.wishes == [ShowSession("cyd")]


async def test_esc_shows_all_again_first_and_leaves_second() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["slash", *"novak", "escape"])
        assert names(app) == ["ada", "bea", "cyd", "torn"]
        assert not app.screen.query_one(FilterBar).display
        await press(pilot, ["slash", *"novak", "enter", "escape"])
        assert names(app) == ["ada", "bea", "cyd", "torn"]
        await press(pilot, ["escape"])
        assert app.screen.NAME == "home"  # type: ignore[attr-defined]


async def test_arrows_move_in_the_list_while_one_types() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["slash", "down", "down", "enter", "enter"])
        assert app.wishes == [ShowSession("cyd")]


async def test_a_filter_that_finds_nothing_says_how_to_see_all() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["slash", *"xyz"])
        choices = app.screen.query_one(Choices)
        assert choices.cursor is None
        assert choices.render_line(1).text.strip() == "Nothing has “xyz” in it. esc shows all 4."


async def test_a_broken_file_tells_its_fault_under_the_mark_and_is_not_opened() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        told = app.screen.query_one("#fault", Static)
        await press(pilot, ["end"])
        assert told.display
        assert str(told.content) == "! line 4 is not TOML: expected '='\n  sessions/torn.toml"
        await press(pilot, ["enter"])
        assert app.wishes == []
        await press(pilot, ["k"])
        assert not told.display


async def test_without_sessions_a_sentence_says_how_to_see_some() -> None:
    app = WatchedApp(FakeDesk())
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["enter", "space", "r"])
        line = app.screen.query_one(Choices).render_line(1).text.strip()
        assert line == "No sessions yet. interviewer demo shows fictional ones."
        assert app.wishes == []


async def test_the_footer_offers_what_can_be_done_with_the_line() -> None:
    app = an_app()
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert "resume" in [key.word for key in app.screen.query_one(FooterLine).keys]
        await press(pilot, ["j"])
        assert "mark" in [key.word for key in app.screen.query_one(FooterLine).keys]
        await press(pilot, ["slash"])
        assert [key.word for key in app.screen.query_one(FooterLine).keys][:2] == ["to the list", "show all"]


@pytest.mark.parametrize("size", [(1, 1), (40, 12), (60, 20), (200, 50)])
async def test_it_survives_any_size(size: tuple[int, int]) -> None:
    app = an_app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["end", "home", "s", "pagedown", "pageup", "slash", "a", "escape", "j", "enter"])
        assert len(app.wishes) == 1


# Reading on


def test_while_sessions_are_still_read_the_last_line_says_how_many() -> None:
    assert views.summary(rows(ADA, BEA), 2, views.Order(), "", 986) == "2 sessions, reading 986 others …"
    assert views.summary(rows(ADA, BEA), 2, views.Order(), "") == "2 sessions, by date, newest first"


async def test_the_list_opens_with_what_is_known_and_grows_until_all_is_read() -> None:
    desk = FakeDesk(saved=ALL)
    desk.unread = 3
    app = WatchedApp(desk)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert desk.unread == 0
        await press(pilot, ["end"])
        assert app.screen.query_one(Choices).cursor == "torn"


class LateScreen(ReviewScreen):
    """Hears of more when its widgets are gone already."""

    def on_unmount(self) -> None:
        assert self.is_current
        assert not self.query("#count")
        self._show_more()


async def test_what_is_read_while_the_app_closes_is_drawn_nowhere() -> None:
    desk = FakeDesk(saved=ALL)
    app = InterviewerApp(desk, LateScreen(desk))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("q")
    assert app.return_code == 0


class BlockedDesk(FakeDesk):
    """Reads until it is let go, and fails then."""

    def __init__(self) -> None:
        super().__init__(saved=ALL)
        self.reading, self.let_go = Event(), Event()

    def read_on(self) -> bool:
        self.reading.set()
        self.let_go.wait()
        raise OSError("nobody is there to hear this")


async def test_reading_that_outlasts_the_app_is_heard_by_nobody() -> None:
    desk = BlockedDesk()
    app = WatchedApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        while not desk.reading.is_set():
            await pilot.pause()
        await pilot.press("q")
    desk.let_go.set()
    await asyncio.to_thread(lambda: None)
    assert app.return_code == 0


async def test_what_a_newer_interviewer_saved_is_read_and_not_resumed() -> None:
    """The line below the list says so before anybody tries."""
    app = an_app(replace(ADA, newer="session/2"), BEA)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        below = app.screen.query_one("#fault", Static)
        assert below.display
        assert "saved by a newer interviewer (session/2): opened read-only" in str(below.render())
        await press(pilot, ["r", "enter"])
        assert app.wishes == [ShowSession("ada")]
        assert toasts(app) == ["A newer interviewer saved it; enter reads it."]
