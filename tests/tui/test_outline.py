"""The outline and the line that says where the interview is: every state by a sign, columns that line up."""

import pytest
from textual.containers import VerticalScroll

from interviewer.live import actions as act
from interviewer.live.engine import apply
from interviewer.model.session import Session
from interviewer.tui.views.outline import outline, place
from interviewer.tui.widgets.rows import Rows
from tests.builders import a_response, a_session, an_instant
from tests.tui.conftest import a_talk_plan, on_live

WIDTH = 31


def after(session: Session, *actions: act.Action) -> Session:
    for action in actions:
        session = apply(session, action, an_instant())
    return session


def rows(session: Session, width: int = WIDTH) -> dict[str, str]:
    """Return the lines of the outline by their stops."""
    return {row.key: row.text.plain for row in outline(session, width) if row.key}


def test_marks_are_told_by_sign() -> None:
    """Here, asked, skipped and not reached differ without any colour."""
    session = a_session(
        current="indexes",
        responses={
            "http-methods": a_response(rating=3),
            "indexes": a_response(heard=["basics"]),
            "sql-injection": a_response(skipped="no time left"),
        },
    )
    assert rows(session) == {
        "http-methods": "● Http methods                3",
        "indexes": "▸ Indexes                     ·",
        "sql-injection": "– Sql injection         skipped",
        "rest": "○ Rest                 optional",
    }


def test_what_is_parked_and_what_was_not_planned_have_marks_of_their_own() -> None:
    session = after(
        a_session(current="indexes"),
        act.Park(question="indexes"),
        act.AskUnplanned(prompt="Why that index?", skill="databases"),
        act.RateQuestion(question="unplanned-1", level=2),
        act.ShowQuestion(question="rest"),
        act.AskUnplanned(prompt="And then?", skill="apis"),
    )
    assert list(rows(session).items())[1:] == [
        ("indexes", "» Indexes                 later"),
        ("unplanned-1", "+ Why that index?             2"),
        ("sql-injection", "○ Sql injection                "),
        ("rest", "○ Rest                 optional"),
        ("unplanned-2", "▸ And then?           unplanned"),
    ]


def test_a_question_after_talk_belongs_to_no_section_and_breaks_none() -> None:
    session = after(
        a_session(plan=a_talk_plan(), current="hello"),
        act.AskUnplanned(prompt="How was the way here?", skill="apis"),
    )
    assert [row.text.plain.rstrip() for row in outline(session, WIDTH)] == [
        "○ Hello                   5 min",
        "▸ How was the way he… unplanned",
        "",
        "Main part 20 min",
        "○ Http methods",
        "○ Indexes",
        "",
        "○ Their questions         5 min",
    ]


@pytest.mark.parametrize("width", [20, WIDTH, 60])
def test_rows_are_as_wide_as_their_plane(width: int) -> None:
    """Long titles are cut with an ellipsis, never wrapped; the right column stands at the edge."""
    session = after(
        a_session(plan=a_talk_plan(), current="indexes"),
        act.AskUnplanned(prompt="Would you say that the cache is the cause of this?", skill="apis"),
        act.ShowQuestion(question="questions"),
    )
    assert {len(text) for text in rows(session, width).values()} == {width}
    assert all(row.text.cell_length <= width for row in outline(session, width))


@pytest.mark.parametrize("size", [(120, 24), (144, 24)])
@pytest.mark.parametrize("more", [0, 30])
async def test_rows_fit_their_plane_also_once_it_scrolls(size: tuple[int, int], more: int) -> None:
    """The bar takes a cell of the plane, and a row that is broken moves all below it."""
    added = [act.AskUnplanned(prompt=f"Number {at}, and why is that so?", skill="apis") for at in range(more)]
    async with on_live(size=size, before=added) as stage:
        plane = stage.the(VerticalScroll, "#plan")
        assert (plane.max_scroll_y > 0) is (more > 0)
        shown = stage.the(Rows, "#outline")
        assert shown.size.width == max(row.text.cell_length for row in shown.rows)


# Where the interview is


@pytest.mark.parametrize("width", [20, 40, 60, 120])
def test_the_place_line_fits(width: int) -> None:
    """Where the interview is comes before what is next."""
    session = a_session(current="indexes")
    assert place(session, width).cell_length <= width
    assert place(session, width, glance=True).cell_length <= width


def test_the_place_is_told_with_what_comes_next() -> None:
    session = a_session(current="indexes")
    whole = "2 of 4 · Databases · knowledge · 5 min · next: Sql injection"
    assert place(session, 120).plain == whole
    assert place(session, 60, glance=True).plain == "2 of 4 · next: Sql injection"
    assert place(a_session(current="rest"), 100).plain.startswith("4 of 4 · optional · Apis")
    talk = a_session(plan=a_talk_plan(), current="hello")
    assert place(talk, 100).plain == "5 min · no rating here · next: Http methods"


def test_next_is_where_the_key_would_lead() -> None:
    """A stop that is skipped or parked is not announced."""
    parked = a_response().but(state=None, parked=True)
    skipped = a_response(skipped="no time left")
    session = a_session(current="indexes", responses={"sql-injection": parked, "rest": skipped})
    assert place(session, 100).plain.endswith(" · this is the last stop")
    assert place(session, 60, glance=True).plain == "2 of 4 · this is the last stop"


def test_a_question_of_ones_own_says_so_and_has_no_minutes() -> None:
    session = after(a_session(current="indexes"), act.AskUnplanned(prompt="Why?", skill="security"))
    for glance in (True, False):
        assert place(session, 100, glance=glance).plain == "unplanned · Security · next: Sql injection"
