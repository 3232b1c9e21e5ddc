"""The home screen: what it lists, and where its keys lead."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from interviewer.analysis.listing import listed_content, listed_session
from interviewer.live.desk import Remembered
from interviewer.model.content import BrokenFile, Content
from interviewer.model.errors import UsageError
from interviewer.model.findings import Finding
from interviewer.model.listing import Listing
from interviewer.model.saved import SavedSession
from interviewer.model.value import frozen_table
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.home import HomeScreen
from interviewer.tui.views import home as views
from interviewer.tui.views.columns import Column, fitted
from interviewer.tui.widgets.choices import Choices
from tests.builders import STARTED, a_content, a_plan, a_session
from tests.fakes import FakeDesk, fault, saved
from tests.tui.steps import press, toasts

NOW = datetime(2026, 11, 21, 16, 40, tzinfo=UTC)
LIVE = saved(a_session("live22", candidate="Ada Example"), "live-ada")
DONE = saved(a_session("done22", candidate="Bea Muster", submitted=True), "done-bea")
BROKEN = BrokenFile(
    "caching",
    "pack",
    "question_packs/caching.toml",
    Finding("question_packs/caching.toml", 21, 1, 'unknown key "wieght"', "unknown-key"),
    3,
)


def a_home(*sessions: SavedSession, content: Content | None = None) -> views.Home:
    listing = Listing(listed_content(content or a_content()), tuple(map(listed_session, sessions)))
    return views.Home("/home/grace", listing, NOW)


def text(home: views.Home, width: int = 90) -> str:
    return "\n".join(line.draw().plain.rstrip() for line in views.home_lines(home, width))


def an_app(desk: FakeDesk) -> InterviewerApp:
    return InterviewerApp(desk, HomeScreen(desk, lambda: NOW))


# What it lists


def test_an_unfinished_session_tells_when_it_began_and_how_far_it_came() -> None:
    assert "Ada Example  Back-end technical  today 14:00  0 of 30 min" in text(a_home(LIVE))


@pytest.mark.parametrize("session", [LIVE, DONE])
@pytest.mark.parametrize("width", [60, 90])
def test_a_copy_beside_a_session_is_marked_as_that(session: SavedSession, width: int) -> None:
    name = f"{session.name}.conflict-here-20261121T150000Z"
    copy = replace(session, name=name, path=f"sessions/{name}.toml")
    own, beside = (text(a_home(one), width).count("a copy") for one in (session, copy))
    assert (own, beside) == (0, 1)


@pytest.mark.parametrize("session", [LIVE, DONE])
def test_where_a_session_is_that_was_saved_elsewhere_is_told(session: SavedSession) -> None:
    elsewhere = replace(session, name="/stick/s.toml", path="/stick/s.toml")
    assert "is saved elsewhere: /stick/s.toml" in text(a_home(elsewhere))


def test_without_unfinished_sessions_there_is_no_such_heading() -> None:
    assert "UNFINISHED" not in text(a_home(DONE))


def test_a_plan_tells_its_minutes_its_core_questions_and_its_skills() -> None:
    assert "Back-end technical  30 min  3 questions  rates Apis, Databases, Security" in text(a_home())


def test_where_the_names_of_the_skills_do_not_fit_their_number_stands() -> None:
    assert "Back-end technical  30 min  3 questions  3 skills" in text(a_home(), 60)


def test_a_submitted_session_tells_date_people_and_recommendation() -> None:
    assert "2026-11-21  Bea Muster  Back-end technical  Grace Hopper  yes" in text(a_home(DONE))


@pytest.mark.parametrize("width", range(36, 70, 3))
def test_that_a_session_is_closed_is_told_in_any_width(width: int) -> None:
    """The interviewer goes first, then the plan; names give way before the last column is cut."""
    done = saved(a_session("done22", candidate="Bea " * 20, interviewer="Kim " * 20, submitted=True))
    home = a_home(done)
    (line,) = home.listing.sessions
    told = text(replace(home, listing=replace(home.listing, sessions=(replace(line, closed=True),))), width)
    (row,) = (row for row in told.split("\n") if row.startswith("2026-11-21"))
    assert row.endswith("  closed")
    assert len(row) <= width


def test_without_sessions_a_sentence_says_how_to_see_some() -> None:
    assert "interviewer demo shows fictional ones." in text(a_home())


def test_without_plans_a_sentence_says_where_they_would_be() -> None:
    told = " ".join(text(a_home(content=Content())).split())
    assert "There is no plan yet. Plans are files in /home/grace/question_packs/plans." in told


def test_more_sessions_than_are_shown_are_counted() -> None:
    many = [saved(a_session(f"s{at}", submitted=True), f"s{at}") for at in range(12)]
    assert "3 more in review" in text(a_home(*many))


def test_a_file_that_cannot_be_read_is_told() -> None:
    assert "! 1 file cannot be read; review tells why" in text(a_home(fault("x", "line 4 is not TOML")))


def test_a_revision_that_was_cut_short_is_told() -> None:
    home = a_home(saved(a_session(submitted=True)))
    assert "cut short" not in text(home)
    files = frozenset(one.path for one in home.listing.sessions)
    cut = replace(home, listing=replace(home.listing, behind=files))
    assert "! 1 revision cut short; whoever opens the session is told more" in text(cut)


def test_markup_in_names_is_shown_as_it_is() -> None:
    odd = saved(a_session(candidate="[b]Eve[/b] [$accent]", submitted=True))
    assert "[b]Eve[/b] [$accent]" in text(a_home(odd))


def test_packs_tell_their_state_and_a_broken_file_its_first_fault() -> None:
    content = Content(a_content().packs, a_content().rubrics, a_content().plans, broken=(BROKEN,))
    lines = [" ".join(line.plain.split()) for line in views.pack_lines(listed_content(content), 38)]
    assert "√ backend-fundamentals 4 questions" in lines
    assert "! caching broken" in lines
    assert '21:1 unknown key "wieght" (and 2' in lines
    assert lines[-1] == "interviewer check shows all."


@pytest.mark.parametrize(("hours", "told"), [(0, "today 14:00"), (20, "yesterday 18:00"), (48, "2026-11-19")])
def test_when_a_session_began_is_told_from_today(hours: int, told: str) -> None:
    assert views.when(STARTED - timedelta(hours=hours), NOW) == told


def test_a_long_path_keeps_its_end() -> None:
    assert views.path_end("/home/grace/hiring/teams/interviews", 20) == "…/teams/interviews"
    assert views.path_end("/home/grace", 20) == "/home/grace"
    assert views.path_end("averylongfoldername", 8) == "…dername"


@pytest.mark.parametrize("width", [20, 38, 58, 76, 120, 198])
def test_no_line_of_a_table_is_wider_than_the_list(width: int) -> None:
    home = a_home(LIVE, saved(a_session(candidate="Wolfeschlegelsteinhausen" * 3, submitted=True)))
    tables = [line for line in views.home_lines(home, width) if line.key]
    assert all(line.draw().cell_length <= width for line in tables)


def test_columns_are_dropped_before_names_are_cut_short() -> None:
    columns = (Column("name", 10), Column("plan", 8, 1), Column("who", 5, 2))
    natural = {"name": 14, "plan": 20, "who": 9}
    assert fitted(columns, natural, 60) == natural
    assert fitted(columns, natural, 22) == {"name": 10, "plan": 10}
    assert fitted(columns, natural, 12) == {"name": 12}


# Where its keys lead


async def test_the_newest_unfinished_session_is_under_the_mark_and_enter_resumes_it() -> None:
    desk = FakeDesk(saved=[DONE, LIVE])
    app = an_app(desk)
    async with app.run_test(size=(120, 40), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["enter"])
        assert desk.kept == [("live-ada", None)]


async def test_r_resumes_from_anywhere_in_the_list() -> None:
    desk = FakeDesk(saved=[DONE, LIVE])
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["end", "r"])
        assert desk.kept == [("live-ada", None)]


async def test_r_says_when_there_is_nothing_to_resume() -> None:
    app = an_app(FakeDesk(saved=[DONE]))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["r"])
        assert toasts(app) == ["Every interview is finished; nothing to resume."]


async def test_a_session_that_cannot_be_resumed_is_told_in_a_sentence() -> None:
    desk = FakeDesk(saved=[LIVE])
    desk.answers["live-ada"] = UsageError("Another window has this session [open].")
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["enter"])
        assert toasts(app) == ["Another window has this session [open]."]


async def test_the_plan_used_last_is_under_the_mark_and_s_starts_it() -> None:
    plans = frozen_table({"first": a_plan(), "second": a_plan().but(title="Second")})
    content = Content(a_content().packs, a_content().rubrics, plans)
    desk = FakeDesk(content, remembered=Remembered("Grace", "second", 0))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert app.screen.query_one(Choices).cursor == "start:second"
        await press(pilot, ["s"])
        assert app.screen.NAME == "setup"  # type: ignore[attr-defined]
        await press(pilot, [*"Ada", "ctrl+n"])
        assert [setup.plan for setup in desk.setups] == ["second"]


async def test_s_without_a_plan_says_so() -> None:
    app = an_app(FakeDesk(Content(a_content().packs, a_content().rubrics)))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["s"])
        assert toasts(app) == ["There is no plan to start with yet."]


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        (["j"], "start:backend-technical"),
        (["j", "j"], "read:done-bea"),
        (["j", "j", "k"], "start:backend-technical"),
        (["end"], "read:done-bea"),
        (["end", "home"], "resume:live-ada"),
        (["down", "down", "down", "up"], "start:backend-technical"),
    ],
)
async def test_the_mark_goes_over_all_lines_that_can_be_opened(keys: list[str], there: str) -> None:
    app = an_app(FakeDesk(saved=[LIVE, DONE]))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await press(pilot, keys)
        assert app.screen.query_one(Choices).cursor == there


async def test_a_click_opens_a_line() -> None:
    desk = FakeDesk(saved=[DONE, LIVE])
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.click(Choices, offset=(10, 2))
        await pilot.pause()
        assert desk.kept == [("live-ada", None)]


async def test_what_was_saved_meanwhile_stands_there_on_coming_back() -> None:
    desk = FakeDesk()
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["s"])
        desk.saved.append(LIVE)
        await press(pilot, ["escape"])
        await press(pilot, ["home", "enter"])
        assert desk.kept == [("live-ada", None)]


async def test_under_100_columns_the_packs_stand_below_the_list_and_can_be_reached() -> None:
    app = an_app(FakeDesk(saved=[LIVE, DONE]))
    async with app.run_test(size=(60, 12), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["end"])
        choices = app.screen.query_one(Choices)
        seen = [choices.render_line(y).text.strip() for y in range(choices.size.height)]
        assert "PLANS" in seen


@pytest.mark.parametrize("size", [(1, 1), (40, 12), (60, 20), (100, 30), (200, 50)])
async def test_it_survives_any_size(size: tuple[int, int]) -> None:
    app = an_app(FakeDesk(saved=[LIVE, DONE, fault("x", "y")]))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["j", "end", "pageup", "pagedown"])
        assert app.screen.query_one(Choices).cursor is not None


# Reading on

MANY = [saved(a_session(f"s{at}", candidate=f"Person {at}", submitted=True), f"s{at}") for at in range(4)]


def test_what_is_still_to_be_read_is_counted_and_nothing_is_said_to_be_missing() -> None:
    listing = Listing(listed_content(a_content()), (), 986)
    told = text(views.Home("/home/grace", listing, NOW))
    assert "reading 986 others …" in told
    assert "No sessions yet" not in told
    assert "Nothing is submitted" not in told


async def test_sessions_that_are_read_later_come_in_below_and_the_mark_stays_on_its_line() -> None:
    desk = FakeDesk(saved=[LIVE, *MANY])
    desk.unread = 3
    app = an_app(desk)
    async with app.run_test(size=(80, 30), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["j"])
        choices = app.screen.query_one(Choices)
        before = choices.cursor
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert desk.unread == 0
        assert choices.cursor == before
        await press(pilot, ["end"])
        assert choices.cursor == "read:s3"


async def test_nothing_is_read_before_the_first_lines_are_drawn() -> None:
    desk = WatchedDesk(saved=[LIVE])
    app = InterviewerApp(desk, HomeScreen(desk, lambda: NOW))
    desk.app = app
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert desk.seen == "Ada Example"


async def test_leaving_the_list_ends_the_reading() -> None:
    desk = EndlessDesk(saved=[LIVE])
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        try:
            await pilot.pause()
            [reading] = app.workers
            await press(pilot, ["s"])
            assert reading.is_cancelled
        finally:
            desk.enough = True


class EndlessDesk(FakeDesk):
    """A desk with more to read than there is time for."""

    enough = False

    def read_on(self) -> bool:
        return not self.enough


class WatchedDesk(FakeDesk):
    """A desk that looks at the screen when it is told to read on."""

    app: InterviewerApp
    seen = ""

    def content(self) -> Content:
        raise AssertionError("the home screen needs no more than the listing")

    def read_on(self) -> bool:
        choices = self.app.screen.query_one(Choices)
        lines = [choices.render_line(y).text for y in range(choices.size.height)]
        self.seen = "Ada Example" if any("Ada Example" in line for line in lines) else ""
        return False


# Keys in a bunch


async def burst(app: InterviewerApp, pilot: Pilot[str], *keys: str) -> None:
    for key in keys:
        app.post_message(events.Key(key, "\r" if key == "enter" else key))
    for _ in range(8):
        await pilot.pause()


@pytest.mark.parametrize("opens", ["s", "enter"])
async def test_a_name_right_behind_the_key_for_a_new_interview_is_typed_there(opens: str) -> None:
    app = an_app(FakeDesk())
    async with app.run_test(size=(80, 24)) as pilot:
        await burst(app, pilot, opens, *"Zoe", "enter", *"Ida")
        assert [field.value for field in app.screen.query(Input)][:2] == ["Zoe", "Ida"]


@pytest.mark.parametrize("opens", ["r", "enter"])
async def test_words_right_behind_the_key_that_resumes_are_notes(opens: str) -> None:
    app = an_app(FakeDesk(saved=[LIVE]))
    async with app.run_test(size=(80, 24)) as pilot:
        await burst(app, pilot, opens, *"she", "enter", *"nods")
        assert app.interview is not None
        session = app.interview.session
        noted = [note.text for note in session.response(session.interview.current).notes]
        assert noted[-2:] == ["she", "nods"]
