"""The live screen as text: what gives way when it is narrow, and signs that need no colour."""

import pytest

from interviewer.model.session import Session
from interviewer.tui.views import live as views
from interviewer.tui.widgets.jump_bar import matching_stops
from tests.builders import a_response, a_session
from tests.tui.conftest import a_talk_plan


def running(seconds: float = 125, **more: object) -> Session:
    """Return a session that ran for *seconds*, all of them at the question at hand."""
    session = a_session(
        current="indexes",
        responses={"indexes": a_response(seconds=seconds, rating=3)},
        **more,  # type: ignore[arg-type]
    )
    return session.but(running_since=1000.0, interview=session.interview.but(elapsed=seconds))


@pytest.mark.parametrize("width", range(44, 200))
def test_the_clocks_stand_whole_and_the_header_is_as_wide_as_the_screen(width: int) -> None:
    """At any width from 44 cells on nothing of the time is cut."""
    header = views.live_header(running(), width)
    assert header.cell_length == width
    assert "02:05 of 30 · 27:55 left" in header.plain
    assert header.plain.endswith("02:05 of 5")


@pytest.mark.parametrize("width", range(14, 44))
def test_on_the_narrowest_screens_the_elapsed_time_stands_whole(width: int) -> None:
    """What is left goes first, then this question; a paused clock says so to the end."""
    header = views.live_header(running(), width).plain
    assert len(header) == width
    assert "02:05 of 30" in header
    assert "…" not in header.partition("02:05")[2]
    assert "PAUSED 02:05" in views.live_header(running().but(running_since=None), max(width, 18)).plain


@pytest.mark.parametrize("width", range(50, 76))
def test_the_plan_goes_before_the_name(width: int) -> None:
    """When there is room for the name, it is whole; the plan's name is whole or not there."""
    header = views.live_header(running(), width).plain
    assert "Back-end" not in header or "Back-end technical" in header
    if width >= 44 + 14:
        assert header.startswith("Ada Lovelace ")


def test_a_header_for_reading_says_so() -> None:
    """The state of a saved session stands where the clocks do."""
    header = views.live_header(running().but(running_since=None), 100, reading=True).plain
    assert header.endswith("live · 02:05 of 30 min · read only")


def test_time_over_is_told_in_words() -> None:
    """Not by colour alone."""
    assert "40:00 of 30 · 10:00 over" in views.live_header(running(2400), 120).plain


def test_outline_marks_are_told_by_sign() -> None:
    """Here, asked, skipped and not reached differ without any colour."""
    session = a_session(
        current="indexes",
        responses={
            "http-methods": a_response(rating=3),
            "indexes": a_response(heard=["basics"]),
            "sql-injection": a_response(skipped="no time left"),
        },
    )
    rows = {row.key: row.text.plain for row in views.outline(session, 31) if row.key}
    assert rows["http-methods"].startswith("● Http methods")
    assert rows["http-methods"].endswith(" 3")
    assert rows["indexes"].startswith("▸ Indexes")
    assert rows["indexes"].endswith(" ·")
    assert rows["sql-injection"].startswith("– Sql injection")
    assert rows["sql-injection"].endswith(" skipped")
    assert rows["rest"].startswith("○ Rest")


@pytest.mark.parametrize("width", [20, 31, 60])
def test_outline_rows_are_no_wider_than_their_plane(width: int) -> None:
    """Long titles are cut with an ellipsis, never wrapped."""
    for row in views.outline(a_session(plan=a_talk_plan(), current="hello"), width):
        assert row.text.cell_length <= width


def test_talk_stands_in_the_outline_with_its_minutes() -> None:
    """A section without questions is one line that can be gone to."""
    rows = [row for row in views.outline(a_session(plan=a_talk_plan(), current="hello"), 31) if row.key]
    assert [row.key for row in rows] == ["hello", "http-methods", "indexes", "questions"]
    assert rows[0].text.plain.endswith("5 min")


@pytest.mark.parametrize("width", [25, 31, 40])
def test_skill_lines_share_their_columns(width: int) -> None:
    """Ratings stand below each other, and so do the counts of notes."""
    noted = {"http-methods": a_response("00:01:00 + a\n00:01:10 - b\n")}
    session = a_session(ratings={"apis": 3, "databases": None}, responses=noted)
    rows = [row.text.plain for row in views.skills(session, width)[2:]]
    assert {len(row) for row in rows} == {width}
    assert [row[-6:].strip() for row in rows] == ["2", "0", "0"]
    assert len({row[:-6].rstrip()[-1] for row in rows} & {"3", "a", "–"}) == 3
    assert len({len(row[:-6].rstrip()) for row in rows}) == 1


@pytest.mark.parametrize("width", [20, 40, 60, 120])
def test_the_place_line_fits(width: int) -> None:
    """Where the interview is comes before what is next."""
    assert views.place(running(), width).cell_length <= max(width, 30)
    assert views.place(running(), 120).plain.startswith("2 of 4 · Databases · knowledge · 5 min")
    assert views.place(running(), 120).plain.endswith("next: Sql injection")


def test_the_last_stop_says_so() -> None:
    """Nobody waits for a next question that is not there."""
    assert views.place(a_session(current="rest"), 100).plain.endswith("this is the last stop")


def test_a_section_is_opened_with_what_to_say_at_its_first_question_only() -> None:
    """The words for opening stand where they are needed."""
    assert views.opening(a_session(current="http-methods")) == "Say hello."
    assert views.opening(a_session(current="indexes")) == ""


@pytest.mark.parametrize(
    ("behind", "sentence"), [(0, "In time."), (60 * 11, "1 min behind the plan."), (60 * 31, "1 min over")]
)
def test_pace_is_one_calm_sentence(behind: int, sentence: str) -> None:
    """In time, behind, or over; nothing blinks."""
    session = a_session(current="http-methods")
    session = session.but(interview=session.interview.but(elapsed=behind))
    told = " ".join(line.plain for line in views.pace_lines(session, 60))
    assert sentence in told


def test_jump_ranks_the_title_first() -> None:
    """A word of the title counts more than the same word in a prompt; no word lists the order of the plan."""
    session = a_session()
    assert matching_stops(session, "") == list(session.stops)
    assert matching_stops(session, "rest")[0] == "rest"
    assert matching_stops(session, "qqqq") == []
