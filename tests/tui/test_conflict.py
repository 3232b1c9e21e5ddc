"""The conflict screen: both versions to be seen, and a choice that loses neither."""

from datetime import UTC, date, datetime

import pytest
from textual.widgets import Static

from interviewer.live.desk import Conflict
from interviewer.model.custody import Hold, Opened
from interviewer.model.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.conflict import ConflictScreen
from interviewer.tui.screens.home import HomeScreen
from interviewer.tui.views import conflict as views
from tests.builders import a_response, a_session
from tests.fakes import FakeDesk, saved
from tests.tui.steps import press

NAME = "2026-11-21-1400-backend-engineer-al-7k3f2m"
EARLY = a_response("00:03:20 + names idempotency\n")
IN_FILE = a_session("file22", responses={"http-methods": EARLY}).but(records=41)
IN_JOURNAL = a_session(
    "journal22", responses={"http-methods": EARLY, "indexes": a_response('00:31:20 " we [b]deleted[/b] it\n')}
).but(records=57)
CONFLICT = Conflict(NAME, IN_FILE, IN_JOURNAL)


def a_desk() -> FakeDesk:
    desk = FakeDesk(saved=[saved(IN_FILE, NAME)])
    desk.answers[NAME] = CONFLICT
    return desk


def rows(conflict: Conflict, width: int = 100) -> list[str]:
    return [" ".join(line.plain.split()) for line in views.versions(conflict, width)]


def test_facts_that_differ_carry_a_sign() -> None:
    told = rows(CONFLICT)
    assert "≠ changes 41 57" in told
    assert "≠ notes 1 line 2 lines" in told
    assert "status unfinished unfinished" in told


def test_the_clock_of_a_version_counts_its_write_up() -> None:
    """Else two versions would look alike that are half an hour of rating apart."""
    session = a_session()
    assert views.facts(session)["clock"].plain == "00:00:00"
    rated = session.but(interview=session.interview.but(elapsed=90.0, writing_up=30.0))
    assert views.facts(rated)["clock"].plain == "00:02:00"


def test_the_last_note_of_each_is_shown_as_it_was_written() -> None:
    assert '≠ last note 03:20 + names idempotency 31:20 " we [b]deleted[/b] it' in rows(CONFLICT)


def differ(one: Session, other: Session) -> list[str]:
    told = rows(Conflict(NAME, one, other), width=160)
    return told[told.index("WHAT DIFFERS") + 1 :]


BASE = a_session(ratings={"apis": 3}, responses={"http-methods": a_response("00:01:00 + one\n", rating=2)})


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (
            BASE.but(ratings=a_session(ratings={"apis": 1}).ratings),
            "≠ rating Apis 3 (Solid) Apis 1 (Not yet)",
        ),
        (BASE.but(ratings={}), "≠ rating Apis 3 (Solid) Apis not rated"),
        (
            BASE.but(responses={"http-methods": a_response("00:01:00 + two\n", rating=2)}),
            "≠ notes at “Http methods”: “01:00 + one” at “Http methods”: “01:00 + two”",
        ),
        (
            BASE.but(responses={"http-methods": a_response("00:01:00 + one\n", rating=4)}),
            "≠ rating “Http methods” 2 (Mixed) “Http methods” 4 (Outstanding)",
        ),
        (BASE.but(take_aways="calm"), "≠ take-aways no take-aways “calm”"),
        (
            BASE.but(hold=Hold(since=datetime(2026, 11, 20, tzinfo=UTC), why="claim 7")),
            "≠ hold none since 20 Nov 2026: claim 7",
        ),
        (
            BASE.but(interview=BASE.interview.but(retain_until=date(2027, 1, 2))),
            "≠ keep until without a date 2 Jan 2027",
        ),
        (
            BASE.but(rubric=BASE.rubric.but(title="other")),
            "≠ anchors its own its own",
        ),
        (
            BASE.but(hold=Hold(since=datetime(2026, 11, 20, tzinfo=UTC), by="Lou", why="claim 7")),
            "≠ hold none since 20 Nov 2026 by Lou: claim 7",
        ),
        (
            BASE.but(responses={"http-methods": a_response("00:01:00 + one\n00:01:00 + one\n", rating=2)}),
            "≠ notes – at “Http methods”: “01:00 + one”",
        ),
        (
            BASE.but(responses={"http-methods": a_response("00:02:00 + one\n", rating=2)}),
            "≠ notes at “Http methods”: “01:00 + one” at “Http methods”: “02:00 + one”",
        ),
        (
            BASE.but(opened=(Opened(session="abc234", at=datetime(2026, 11, 20, tzinfo=UTC)),)),
            "≠ opened – abc234",
        ),
        (
            BASE.but(candidate=BASE.candidate.but(reference="R-1")),
            "≠ candidate Ada Lovelace Ada Lovelace R-1",
        ),
        (
            BASE.but(responses={"http-methods": BASE.responses["http-methods"].but(parked=True)}),
            "≠ parked – Http methods",
        ),
    ],
)
def test_what_differs_is_told_word_by_word(other: Session, told: str) -> None:
    assert differ(BASE, other) == [told]


def test_what_stands_on_one_side_only_has_a_dash_on_the_other() -> None:
    more = BASE.but(responses={**BASE.responses, "indexes": a_response("00:02:00 ? later\n")})
    assert "≠ notes – at “Indexes”: “02:00 ? later”" in differ(BASE, more)
    assert "≠ notes at “Indexes”: “02:00 ? later” –" in differ(more, BASE)


def test_where_only_the_clock_differs_it_says_so() -> None:
    assert differ(BASE, BASE.but(records=7)) == ["nothing but times and how often was saved"]


def test_what_it_cannot_tell_it_does_not_pass_over() -> None:
    other = BASE.but(interview=BASE.interview.but(stage="second"))
    assert "something that is not shown here" in differ(BASE, other)[0]


def test_a_version_without_notes_says_so() -> None:
    empty = Conflict(NAME, a_session(), a_session())
    assert "last note none none" in rows(empty)


@pytest.mark.parametrize("width", [50, 53, 80, 200])
def test_the_versions_stand_side_by_side_at_every_width(width: int) -> None:
    assert all(line.cell_length <= width for line in views.versions(CONFLICT, width))
    assert rows(CONFLICT, width)[0] == "THE FILE f THE JOURNAL j"


@pytest.mark.parametrize(("key", "kept", "records"), [("f", "file", 41), ("j", "journal", 57)])
async def test_a_letter_keeps_that_version_and_the_interview_goes_on(
    key: str, kept: str, records: int
) -> None:
    desk = a_desk()
    app = InterviewerApp(desk, ConflictScreen(CONFLICT))
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await press(pilot, [key])
        assert desk.kept == [(NAME, kept)]
        assert app.interview is not None
        assert app.interview.session.records == records


async def test_resuming_a_session_in_conflict_asks_and_esc_decides_later() -> None:
    desk = a_desk()
    app = InterviewerApp(desk, HomeScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["r"])
        assert isinstance(app.screen, ConflictScreen)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)
        assert desk.kept == [(NAME, None)]


async def test_esc_leads_home_when_nothing_was_open_before() -> None:
    desk = a_desk()
    app = InterviewerApp(desk, ConflictScreen(CONFLICT))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)


async def test_it_says_that_nothing_is_deleted() -> None:
    app = InterviewerApp(a_desk(), ConflictScreen(CONFLICT))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        told = " ".join(str(app.screen.query_one("#what", Static).content).split())
        assert "The other is kept beside it; nothing is deleted." in told


@pytest.mark.parametrize("size", [(1, 1), (40, 12), (60, 20), (200, 50)])
async def test_it_survives_any_size(size: tuple[int, int]) -> None:
    desk = a_desk()
    app = InterviewerApp(desk, ConflictScreen(CONFLICT))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await press(pilot, ["down", "pagedown", "up", "f"])
        assert desk.kept == [(NAME, "file")]
