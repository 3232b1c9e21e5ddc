"""The set-up screen: what it asks, what it refuses, and what it begins."""

from asyncio import gather
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from textual.widgets import Input, Static

from interviewer.analysis.listing import listed_plan
from interviewer.live.desk import Remembered, SetUp
from interviewer.live.interview import Interview
from interviewer.model.content import Content
from interviewer.model.errors import CannotSave
from interviewer.model.plan import Section
from interviewer.model.value import frozen_table
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.setup import SetUpScreen
from interviewer.tui.views import setup as views
from interviewer.tui.views.plans import questions_words
from interviewer.tui.widgets.chooser import Chooser
from interviewer.tui.widgets.form_field import FormField
from tests.builders import a_content, a_plan
from tests.fakes import FakeDesk
from tests.tui.steps import press, toasts

TODAY = date(2026, 11, 21)
SIZE = (80, 24)
GRACE = Remembered(interviewer="Grace Hopper", retain_days=0)
"""Of a workspace in which it was said that sessions are kept without a date."""


def an_app(desk: FakeDesk, plan: str = "backend-technical") -> InterviewerApp:
    return InterviewerApp(
        desk, SetUpScreen(desk, SetUp(plan), lambda: datetime(2026, 11, 21, 16, 40, tzinfo=UTC))
    )


def two_plans() -> Content:
    short = a_plan(core=("indexes", "rest"), optional=(), minutes=20).but(title="Short call")
    plans = frozen_table({"backend-technical": a_plan(), "short-call": short})
    return Content(a_content().packs, a_content().rubrics, plans)


def told(app: InterviewerApp, field: str) -> str:
    shown = app.screen.query_one(f"#field-{field} .told", Static).content
    return str(shown)


def focus(app: InterviewerApp) -> str | None:
    return app.focused.id if app.focused else None


# What it begins


async def test_a_name_and_ctrl_n_begin_the_interview() -> None:
    desk = FakeDesk(remembered=GRACE)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, [*"Ada", "ctrl+n"])
        assert desk.setups == [SetUp("backend-technical", "Ada", "Grace Hopper", no_date=True)]
        assert app.screen.NAME == "live"  # type: ignore[attr-defined]


async def test_enter_leads_through_the_fields_and_begins_after_the_last() -> None:
    desk = FakeDesk(remembered=Remembered())
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        keys = [*"Ada", "enter", *"Grace", "enter", "enter", *"R-1", "enter", *"12", "space", *"months"]
        await press(pilot, [*keys, "enter"])
        assert desk.setups == [SetUp("backend-technical", "Ada", "Grace", "R-1", date(2027, 11, 21))]


async def test_f4_twice_begins_once() -> None:
    desk = FakeDesk(remembered=GRACE)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, [*"Ada"])
        await gather(app.screen.action_begin(), app.screen.action_begin())  # type: ignore[attr-defined]
        await pilot.pause()
        assert len(desk.setups) == 1


async def test_what_is_given_is_not_asked_again() -> None:
    """The caret stands where the first answer is missing."""
    given = SetUp("backend-technical", "Ada", "Grace", "R-1", date(2027, 11, 21))
    desk = FakeDesk(remembered=Remembered())
    app = InterviewerApp(desk, SetUpScreen(desk, replace(given, interviewer="")))
    async with app.run_test(size=SIZE) as pilot:
        assert focus(app) == "interviewer"
        await press(pilot, [*"Grace", "ctrl+n"])
        assert desk.setups == [given]


async def test_a_new_workspace_waits_until_it_is_said_how_long_sessions_are_kept() -> None:
    """Nothing is filled in, and nothing begins: an empty line is no answer, `no date` is one."""
    desk = FakeDesk(remembered=Remembered("Grace Hopper"))
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, [*"Ada", "ctrl+n"])
        assert desk.setups == []
        assert app.screen.query_one("#retain", Input).value == ""
        assert focus(app) == "retain"
        asked = " ".join(told(app, "retain").split())
        assert asked == f"! {views.RETENTION_ASKED}"
        assert "12 months" in asked
        assert "not legal advice" in asked
        await press(pilot, [*"no", "space", *"date"])
        assert told(app, "retain") == "kept without a date"
        await press(pilot, ["ctrl+n"])
        assert desk.setups == [SetUp("backend-technical", "Ada", "Grace Hopper", no_date=True)]


async def test_what_is_to_be_answered_stands_under_the_line_while_it_has_the_focus() -> None:
    app = an_app(FakeDesk(remembered=Remembered()))
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["shift+tab"])
        assert focus(app) == "retain"
        assert told(app, "retain") == views.RETENTION_ASKED


async def test_the_arrow_keys_choose_another_plan() -> None:
    desk = FakeDesk(two_plans(), remembered=GRACE)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, [*"Ada", "enter", "enter", "right", "ctrl+n"])
        assert [setup.plan for setup in desk.setups] == ["short-call"]


async def test_the_usual_time_of_keeping_is_filled_in_as_a_day() -> None:
    desk = FakeDesk(remembered=Remembered("Grace", "", 365))
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#retain", Input).value == "2027-11-21"
        assert told(app, "retain") == "kept until 21 November 2027, in 12 months; as before in this workspace"


@pytest.mark.parametrize("key", ["escape", "f2", "ctrl+o"])
async def test_back_begins_nothing(key: str) -> None:
    desk = FakeDesk(remembered=GRACE)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, [*"Ada", key])
        assert desk.setups == []
        assert app.screen.NAME == "home"  # type: ignore[attr-defined]


# What it refuses


async def test_without_a_candidate_it_says_so_there_and_begins_nothing() -> None:
    desk = FakeDesk(remembered=GRACE)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["enter", "ctrl+n"])
        assert told(app, "candidate") == "! An interview needs the candidate's name."
        assert focus(app) == "candidate"
        assert desk.setups == []


async def test_focus_goes_to_the_first_field_that_is_wrong_and_all_of_them_say_so() -> None:
    app = an_app(FakeDesk(remembered=Remembered()))
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, [*"Ada", "tab", "tab", "tab", "tab", *"soon", "ctrl+n"])
        assert focus(app) == "interviewer"
        wrong = [field.id for field in app.screen.query(FormField) if field.wrong]
        assert wrong == ["field-interviewer", "field-retain"]


async def test_a_fault_goes_away_when_it_is_mended() -> None:
    app = an_app(FakeDesk(remembered=GRACE))
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["ctrl+n", "A"])
        assert not app.screen.query_one("#field-candidate", FormField).wrong


async def test_a_time_of_keeping_is_told_back_at_once() -> None:
    app = an_app(FakeDesk(remembered=GRACE))
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["shift+tab", "ctrl+u", *"1"])
        assert told(app, "retain") == "! 1 what? Write 1 day or 1 month."
        await press(pilot, ["m"])
        assert told(app, "retain") == "kept until 21 December 2026, in 30 days"


async def test_an_unknown_plan_is_not_replaced_by_another_in_silence() -> None:
    desk = FakeDesk(two_plans(), remembered=GRACE)
    app = an_app(desk, "nope")
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, [*"Ada", "ctrl+n"])
        assert desk.setups == []
        assert told(app, "plan").startswith('! There is no plan "nope" that can be used')
        await press(pilot, ["right", "ctrl+n"])
        assert [setup.plan for setup in desk.setups] == ["backend-technical"]


async def test_a_beginning_that_fails_is_told_and_can_be_tried_again() -> None:
    class FullDesk(FakeDesk):
        full = True

        def begin(self, setup: SetUp) -> Interview:
            if self.full:
                raise CannotSave("sessions/[x].toml", "the disk is full")
            return super().begin(setup)

    desk = FullDesk(remembered=GRACE)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, [*"Ada", "ctrl+n"])
        assert toasts(app) == ["cannot save sessions/[x].toml: the disk is full"]
        desk.full = False
        await press(pilot, ["ctrl+n"])
        assert len(desk.setups) == 1


@pytest.mark.parametrize("size", [(1, 1), (40, 12), (60, 20), (200, 50)])
async def test_it_survives_any_size(size: tuple[int, int]) -> None:
    desk = FakeDesk(two_plans(), remembered=GRACE)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await press(pilot, [*"Ada", "pagedown", "pageup", "ctrl+n"])
        assert len(desk.setups) == 1


async def test_typing_q_in_a_name_does_not_quit() -> None:
    app = an_app(FakeDesk(remembered=GRACE))
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, [*"Q:q?"])
        assert app.screen.query_one("#candidate", Input).value == "Q:q?"


# What it tells of a plan


def test_the_preview_tells_minutes_questions_and_skills() -> None:
    lines = [line.plain for line in views.preview("backend-technical", a_content(), 70)]
    assert lines == [
        "THE PLAN  30 minutes · 3 questions, 1 optional",
        "rates 3 skills: Apis, Databases, Security",
        " 10 min  Warm-up    1 question",
        " 20 min  Main part  2 questions, 1 optional",
    ]


def test_an_unknown_plan_has_no_preview() -> None:
    assert views.preview("nope", a_content(), 70) == []


def test_the_skills_a_plan_names_count_rather_than_those_of_its_questions() -> None:
    assert listed_plan("p", a_plan(skills=("security",)), a_content()).skills == ("Security",)


def test_a_plan_whose_rubric_or_pack_is_missing_still_has_figures() -> None:
    figures = listed_plan("p", a_plan(), Content())
    assert (figures.core, figures.optional, figures.skills) == (3, 1, ())


@pytest.mark.parametrize(
    ("core", "optional", "words"),
    [(0, 0, "talk"), (1, 0, "1 question"), (2, 1, "2 questions, 1 optional"), (0, 2, "2 optional")],
)
def test_questions_are_told_in_words(core: int, optional: int, words: str) -> None:
    assert questions_words(core, optional) == words


def test_titles_with_markup_are_shown_as_they_are() -> None:
    section = Section(title="[b]Code[/]", minutes=5)
    plan = a_plan().but(sections=frozen_table({"code": section}))
    content = Content(plans=frozen_table({"odd": plan}))
    assert views.preview("odd", content, 60)[-1].plain == "  5 min  [b]Code[/]  talk"


def test_what_was_said_before_is_named_as_that_until_it_is_changed() -> None:
    assert views.retention_told("no date", TODAY, "no date") == (
        "kept without a date; as before in this workspace",
        False,
    )
    assert views.retention_told("No date", TODAY, "2027-01-01") == ("kept without a date", False)
    assert views.retention_told("", TODAY, "") == ("", False)


async def test_the_chooser_goes_round_and_says_where_it_is() -> None:
    app = an_app(FakeDesk(two_plans(), remembered=GRACE))
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["tab", "tab", "left"])
        chooser = app.screen.query_one(Chooser)
        assert chooser.key == "short-call"
        assert chooser.render().plain == "‹ Short call ›  2 of 2"
