"""Revising by keys: from reading to a reason, from that to a change, and what is shown of it afterwards."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from interviewer.live.desk import Remembered
from interviewer.model.custody import Revision
from interviewer.model.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.messages import ShowCompare, ShowReview, ShowSession, Wish
from interviewer.tui.screens.home import HomeScreen
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.compare_pane import ComparePane
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.skill_card import SkillCard
from interviewer.tui.widgets.wrapped import Wrapped
from tests.builders import STARTED
from tests.fakes import FakeDesk, saved
from tests.live.revising import a_sealed_session
from tests.tui.steps import press, toasts

ADA = Remembered(interviewer="Ada Example")
WHY = "Mixed two up"
CHANGED = Revision(at=STARTED, by="Ada Example", why="Mixed two up", was={"ratings.apis.level": 1})


class Reader:
    """Somebody who reads a saved session."""

    def __init__(self, app: InterviewerApp, pilot: Pilot[str], desk: FakeDesk) -> None:
        self.app, self.pilot, self.desk = app, pilot, desk

    async def press(self, *keys: str) -> None:
        await press(self.pilot, keys)

    async def type(self, text: str) -> None:
        await self.press(*(("space" if char == " " else char) for char in text))

    async def revise(self, why: str = WHY) -> None:
        await self.press("r")
        await self.type(why)
        await self.press("enter")

    @property
    def session(self) -> Session:
        assert self.app.interview is not None
        return self.app.interview.session

    @property
    def closed(self) -> Session:
        """What the revision left in its record."""
        session = self.desk.records[-1].closed
        assert session is not None
        return session

    def text(self, name: str) -> str:
        found = self.app.screen.query_one(name, Wrapped)
        return " ".join(found.render().plain.split()) if found.display else ""

    @property
    def screen(self) -> str:
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def header(self) -> str:
        return self.app.screen.query_one(HeaderLine).render().plain


@asynccontextmanager
async def reading(
    session: Session | None = None,
    wish: Wish | None = None,
    *,
    remembered: Remembered = ADA,
    size: tuple[int, int] = (100, 40),
) -> AsyncIterator[Reader]:
    desk = FakeDesk(saved=[saved(session or a_sealed_session(), "one")], remembered=remembered)
    app = InterviewerApp(desk, wish=wish or ShowSession("one"))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Reader(app, pilot, desk)


async def test_a_reason_leads_to_a_scorecard_that_can_be_changed() -> None:
    async with reading() as reader:
        await reader.revise()
        assert reader.header.rstrip().endswith("revising")
        assert reader.text("#banner") == f"▸ Revising · {WHY}"
        await reader.press("4")
        assert reader.session.ratings["apis"].level == 4
        (entry,) = reader.session.revisions
        assert (entry.by, entry.why, entry.was["ratings.apis.level"]) == ("Ada Example", WHY, 2)


async def test_leaving_ends_it_and_the_reader_sees_who_why_and_what_was() -> None:
    async with reading() as reader:
        await reader.revise()
        await reader.press("4", "escape")
        assert reader.app.interview is None
        assert reader.closed.underway is None
        assert reader.closed.ratings["apis"].level == 4
        assert reader.header.rstrip().endswith("submitted 2026-11-21, revised")
        assert reader.text("#banner") == ""
        assert (
            reader.text("#revisions") == f"· Revised 21 Nov 2026 by Ada Example: {WHY}. Was: Apis 2 (Mixed)."
        )
        await reader.press("4")
        assert reader.closed.ratings["apis"].level == 4


async def test_what_was_revised_is_in_sight_when_a_small_window_opens_it() -> None:
    session = a_sealed_session().but(revisions=(CHANGED,) * 4)
    async with reading(session, size=(60, 12)) as reader:
        assert "· Revised 21 Nov 2026 by Ada Example" in reader.screen
        await reader.press("down")
        assert "▸ Databases" in reader.screen


@pytest.mark.parametrize("typed", ["", "   "])
async def test_without_a_reason_nothing_begins(typed: str) -> None:
    async with reading() as reader:
        await reader.revise(typed)
        assert reader.app.interview is None
        assert reader.app.screen.query_one(AskBar).open
        assert toasts(reader.app) == ["Nothing is typed yet. Type an answer, or go back with esc."]
        await reader.press("escape", "4")
        assert reader.desk.records == []


async def test_while_it_is_asked_the_footer_says_how_to_answer() -> None:
    async with reading(size=(56, 16)) as reader:
        await reader.press("r")
        lines = reader.screen.split("\n")
        assert lines[-1].strip().startswith("enter take  esc back")
        assert "Why is this revised? It stays in the file." in reader.screen


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_way_to_the_questions_and_back_stays_in_the_footer(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.revise()
        assert "1-4 rate  esc end revision  ^r questions" in reader.screen.split("\n")[-1]
        await reader.press("ctrl+r")
        assert "^r scorecard" in reader.screen.split("\n")[-1]


async def test_who_it_is_is_asked_where_that_is_not_known() -> None:
    async with reading(remembered=Remembered()) as reader:
        await reader.revise()
        assert reader.app.interview is None
        assert "Who are you?" in reader.screen
        assert " 1, or type your name" in reader.screen
        await reader.press("1", "4")
        assert [entry.by for entry in reader.session.revisions] == ["Grace Hopper"]


@pytest.mark.parametrize(
    ("keys", "by"), [(["enter"], "Ada Example"), ([*["backspace"] * 11, "B", "o"], "Bo")]
)
async def test_a_name_from_another_workspace_is_offered_and_never_signed_with(
    keys: list[str], by: str
) -> None:
    async with reading(remembered=Remembered(interviewer_elsewhere="Ada Example")) as reader:
        await reader.revise()
        assert reader.app.interview is None
        await reader.press(*keys, *([] if keys == ["enter"] else ["enter"]), "4")
        assert [entry.by for entry in reader.session.revisions] == [by]


async def test_words_and_the_recommendation_change_by_the_same_keys() -> None:
    async with reading() as reader:
        await reader.revise()
        area = reader.app.screen.query_one(TextArea)
        area.focus()
        await reader.press("end")
        await reader.type("x")
        assert reader.session.take_aways.replace("\n", "") == "fastx"
        await reader.press("tab", "1")
        given = reader.session.recommendation
        assert given
        assert given.choice == "strong-no"
        was = reader.session.revisions[0].was
        assert (was["take-aways"], was["recommendation.choice"]) == ("fast\n", "yes")


async def test_undo_takes_a_change_back_and_its_entry() -> None:
    async with reading() as reader:
        await reader.revise()
        await reader.press("4", "ctrl+z", "escape")
        assert reader.closed.revisions == ()
        assert reader.text("#revisions") == ""


async def test_notes_ticks_and_answers_are_changed_at_the_questions() -> None:
    async with reading() as reader:
        await reader.revise()
        await reader.press("ctrl+r")
        assert isinstance(reader.app.screen, LiveScreen)
        assert f"revising · {WHY}" in reader.header
        await reader.press("ctrl+end", "enter")
        await reader.type("later")
        await reader.press("tab", "1")
        response = reader.session.response("http-methods")
        assert response.notes[-1].text == "later"
        assert response.rating == 1
        await reader.press("ctrl+n")
        assert "about Sql injection?" in reader.screen
        await reader.press("ctrl+r")
        assert isinstance(reader.app.screen, ScorecardScreen)
        assert reader.session.interview == a_sealed_session().interview, "moving about is no change"
        await reader.press("escape")
        was = reader.closed.revisions[0].was
        assert was["responses.http-methods.rating"] == 3
        assert was["responses.http-methods.notes"] == "00:00:09 + all\n00:00:20 - slow\n"


@pytest.mark.parametrize("key", ["ctrl+n", "ctrl+t"])
async def test_it_is_not_submitted_again_and_has_no_clock(key: str) -> None:
    async with reading() as reader:
        await reader.revise()
        before = reader.session
        await reader.press(key)
        assert reader.session == before
        assert len(toasts(reader.app)) == 1


async def test_quitting_in_the_middle_ends_it_with_what_was_typed() -> None:
    async with reading() as reader:
        await reader.revise()
        reader.app.screen.query_one(TextArea).focus()
        await reader.type("x")
        reader.app.leave()
        assert reader.closed.underway is None
        assert "x" in reader.closed.take_aways


async def test_a_session_that_is_not_there_any_more_is_told() -> None:
    async with reading() as reader:
        reader.desk.saved.clear()
        await reader.revise()
        assert toasts(reader.app)[0].startswith("There is no session")
        assert reader.app.screen.has_class("-reading")


async def test_with_nothing_below_it_the_way_leads_home() -> None:
    async with reading() as reader:
        await reader.revise()
        await reader.press("escape", "escape")
        assert isinstance(reader.app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (140, 40)])
async def test_a_change_from_outside_stands_above_everything(size: tuple[int, int]) -> None:
    async with reading(a_sealed_session().but(changed_outside=True), size=size) as reader:
        assert reader.text("#banner") == "! Changed outside the app after it was submitted."
        banner = reader.app.screen.query_one("#banner")
        assert banner.region.height
        assert banner.region.y == 1
        await reader.press("ctrl+r")
        if size[0] >= 80:
            assert "changed outside" in reader.header


async def test_a_skill_can_still_be_seen_beside_all_that_is_told() -> None:
    changed = a_sealed_session().but(changed_outside=True, revisions=(CHANGED,) * 9)
    async with reading(changed, size=(40, 12)) as reader:
        await reader.press("down")
        card = reader.app.screen.query(SkillCard)[1]
        assert card.has_focus
        assert card.region.overlaps(reader.app.screen.query_one("#cards").region)


async def test_lists_mark_it() -> None:
    async with reading(a_sealed_session().but(changed_outside=True), ShowReview()) as reader:
        screen = reader.screen
        assert " ! 2026-11-21" in screen
        assert "changed outside" in screen
        assert "Changed outside the app after it was submitted." in screen
        await reader.press("escape")
        home = reader.screen
        assert "! yes" in home
        assert "! 1 session changed outside the app, or not sealed" in home


@pytest.mark.parametrize("width", [60, 100, 140])
async def test_the_comparison_marks_both(width: int) -> None:
    changed = a_sealed_session().but(changed_outside=True, revisions=(CHANGED,))
    async with reading(changed, ShowCompare(), size=(width, 40)) as reader:
        assert "! 1 session not as sealed" in reader.header
        screen = reader.screen
        assert "2′" in screen
        pane = reader.app.screen.query_one(ComparePane).query_one(Wrapped)
        words = " ".join(pane.render().plain.split())
        assert "Revised after it was submitted; was 1 (Not yet)." in words
        assert "Changed outside the app" in words
