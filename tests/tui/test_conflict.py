"""The conflict screen: both versions to be seen, and a choice that loses neither."""

from datetime import UTC, date, datetime, timedelta

import pytest
from textual.widgets import Static

from interviewer.live.desk import Conflict
from interviewer.model.custody import Hold, Opened, Revision
from interviewer.model.session import Session, Unplanned
from interviewer.model.value import frozen_table, with_entry
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.conflict import ConflictScreen
from interviewer.tui.screens.home import HomeScreen
from interviewer.tui.views import conflict as views
from interviewer.tui.widgets.footer import FooterLine
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
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


def a_desk() -> FakeDesk:
    desk = FakeDesk(saved=[saved(IN_FILE, NAME)])
    desk.answers[NAME] = CONFLICT
    return desk


def rows(conflict: Conflict, width: int = 100) -> list[str]:
    return [" ".join(line.plain.split()) for line in views.versions(conflict, width, NOW)]


def test_facts_that_differ_carry_a_sign() -> None:
    told = rows(CONFLICT)
    assert "≠ notes 1 line 2 lines" in told
    assert "status unfinished unfinished" in told


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        ((120, 540), "today 14:58, by something else today 14:51, by this program"),
        ((61, 65), "today 14:58:59, by something else today 14:58:55, by this program"),
        ((86_400 * 3, 60), "2026-11-18 15:00, by something else today 14:59, by this program"),
    ],
)
def test_it_is_told_when_each_was_written_and_by_what(ago: tuple[int, int], told: str) -> None:
    file, journal = (NOW - timedelta(seconds=seconds) for seconds in ago)
    assert f"≠ written {told}" in rows(Conflict(NAME, IN_FILE, IN_JOURNAL, file, journal))


@pytest.mark.parametrize(("height", "told"), [(40, False), (14, True)])
@pytest.mark.parametrize("width", [60, 80])
async def test_the_footer_says_how_to_read_on_where_there_is_more(
    width: int, height: int, told: bool
) -> None:
    app = InterviewerApp(a_desk(), ConflictScreen(CONFLICT))
    async with app.run_test(size=(width, height), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        footer = app.screen.query_one(FooterLine).render().plain
        assert ("pgdn more" in footer) == told
        assert "esc later" in footer


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
        (BASE.but(drafts={"skip": "calm"}), "≠ typed – “calm”"),
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


@pytest.mark.parametrize(
    "other",
    [
        BASE.but(interview=BASE.interview.but(stage="second")),
        BASE.but(interview=BASE.interview.but(minutes=75)),
        BASE.but(candidate=BASE.candidate.but(key="somebody-else")),
        BASE.but(**{"of-a-later-version": "words"}),
    ],
)
def test_nor_does_it_where_something_else_is_shown(other: Session) -> None:
    told = differ(BASE, other.but(take_aways="calm"))
    assert told[0] == "≠ take-aways no take-aways “calm”"
    assert "something more that is not shown here" in told[1]


NEXT = datetime(2026, 11, 22, tzinfo=UTC)


def held(at: datetime) -> Session:
    return BASE.but(hold=Hold(since=at, why="claim 7"))


def revised(was: str) -> Session:
    return BASE.but(revisions=(Revision(at=NEXT, why="a slip", was=frozen_table({"take-aways": was})),))


def seen(*points: str) -> Session:
    return BASE.but(observed=frozen_table({"apis": frozen_table(dict.fromkeys(points, 7))}))


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        (held(NEXT), held(NEXT + timedelta(hours=1)), "hold"),
        (revised("calm"), revised("loud"), "revisions"),
        (seen("listens"), seen("listens", "begun"), "observed"),
        (
            BASE.but(candidate=BASE.candidate.but(name="Ada", reference="R 1")),
            BASE.but(candidate=BASE.candidate.but(name="Ada R", reference="1")),
            "candidate",
        ),
    ],
)
def test_what_differs_has_its_row_though_its_words_may_be_the_same(
    one: Session, other: Session, label: str
) -> None:
    told = differ(one, other.but(take_aways="calm"))
    assert {row.split()[1] for row in told} == {"take-aways", label}


def test_the_indentation_of_a_line_is_shown() -> None:
    flat, deep = (
        BASE.but(responses={"http-methods": a_response(f"00:01:00 {line}\n", rating=2)})
        for line in ("return 1", "    return 1")
    )
    lines = [line.plain for line in views.versions(Conflict(NAME, flat, deep), 160, NOW)]
    assert "“01:00 return 1”" in lines[-1]
    assert "“01:00     return 1”" in lines[-1]


def test_notes_on_a_question_that_only_one_version_has_are_told_with_its_title() -> None:
    own = BASE.questions["http-methods"].but(title="Mine", kind="unplanned", pack="unplanned")
    more = BASE.but(
        questions=with_entry(BASE.questions, "unplanned-1", own),
        unplanned=frozen_table({"unplanned-1": Unplanned(after="http-methods", at=5)}),
        responses=with_entry(BASE.responses, "unplanned-1", a_response("00:02:00 + more\n", rating=4)),
    )
    told = "≠ rating {}“Mine” 4 (Outstanding){}", "≠ notes {}at “Mine”: “02:00 + more”{}"
    assert [row.format("– ", "") in differ(BASE, more) for row in told] == [True, True]
    assert [row.format("", " –") in differ(more, BASE) for row in told] == [True, True]


def test_a_version_without_notes_says_so() -> None:
    empty = Conflict(NAME, a_session(), a_session())
    assert "last note none none" in rows(empty)


@pytest.mark.parametrize("width", [50, 53, 80, 200])
def test_the_versions_stand_side_by_side_at_every_width(width: int) -> None:
    assert all(line.cell_length <= width for line in views.versions(CONFLICT, width, NOW))
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
