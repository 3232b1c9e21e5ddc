"""The end: it is unmistakable, it tells what was recorded and where, and what went wrong."""

import pytest

from interviewer.model.saved import SaveStatus
from interviewer.tui.screens.submitted import SubmittedScreen, summary
from interviewer.tui.widgets.line import HeaderLine
from tests.builders import a_response, a_session
from tests.tui.conftest import on_scorecard

DONE = a_session(
    submitted=True,
    ratings={"security": None, "apis": 3},
    responses={"http-methods": a_response("00:01:00 + a\n\n00:01:10 =3\n00:01:20 =2 #apis\n", rating=3)},
    recommendation="strong-yes",
    why="Solid.",
)


def text(width: int = 80, trouble: str = "") -> list[str]:
    return [line.plain.rstrip() for line in summary(DONE, "sessions/it.toml", trouble, width)]


def test_the_summary_tells_what_was_decided_and_where_it_is() -> None:
    """One look is enough: sealed, the recommendation and why, the ratings, the facts, the file."""
    lines = text()
    assert lines[0] == "√ Submitted and sealed."
    assert "Recommendation  (strong yes)  Solid." in lines
    assert "1 question asked · 1 line of notes · 0 minutes" in lines
    assert lines[-2:] == ["FILE", "sessions/it.toml"]


def test_ratings_stand_in_the_order_of_the_rubric() -> None:
    """And what was not assessed says so."""
    rated = [line for line in text() if line.startswith(("Apis", "Security"))]
    assert [line.split() for line in rated] == [
        ["Apis", "3", "Solid"],
        ["Security", "–", "not", "assessed"],
    ]


def test_trouble_stands_first() -> None:
    """What could not be saved is the first thing said."""
    assert text(trouble="NOT SAVED: the disk is full")[0] == "! Submitted, but NOT SAVED: the disk is full"


@pytest.mark.parametrize("width", [40, 60, 96])
def test_the_summary_wraps(width: int) -> None:
    """No line of words is wider than the screen."""
    assert all(len(line) <= width for line in text(width))


@pytest.mark.parametrize("size", [(1, 1), (40, 12), (60, 20), (120, 40)])
async def test_the_end_shows_at_every_size(size: tuple[int, int]) -> None:
    """Submitting ends on a screen that says so."""
    session = a_session(ratings={"apis": 3, "databases": 2, "security": None}, recommendation="yes")
    async with on_scorecard(session, size=size) as stage:
        await stage.press("ctrl+n", "enter")
        await stage.press()
        assert isinstance(stage.screen, SubmittedScreen)
        assert stage.session.submitted
        if size > (1, 1):
            assert "submitted" in stage.text(HeaderLine)
            assert "Submitted and sealed." in stage.seen


async def test_a_session_that_could_not_be_saved_is_told_at_the_end() -> None:
    """The record's last word is passed on."""
    session = a_session(ratings={"apis": 3, "databases": 2, "security": None}, recommendation="yes")
    async with on_scorecard(session) as stage:
        stage.record.status = SaveStatus("not-saved", "the disk is full")
        await stage.press("ctrl+n", "enter")
        await stage.press()
        assert "! Submitted, but NOT SAVED: the disk is full" in stage.seen


async def test_what_was_said_before_is_gone_at_the_end() -> None:
    session = a_session(
        ratings={"apis": 3, "databases": 2, "security": None},
        responses={"indexes": a_response("00:01:00 ? why a hash\n")},
        recommendation="yes",
        current="indexes",
    )
    async with on_scorecard(session) as stage:
        assert "to ask later" in stage.told[0]
        await stage.press("ctrl+n", "enter")
        await stage.press()
        assert isinstance(stage.screen, SubmittedScreen)
        assert stage.told == []
