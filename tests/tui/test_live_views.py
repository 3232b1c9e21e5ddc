"""The live screen as text: what gives way when it is narrow, and signs that need no colour."""

import pytest

from interviewer.tui.views import live as views
from tests.builders import a_response, a_session


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


def test_a_section_is_opened_with_what_to_say_at_its_first_question_only() -> None:
    """The words for opening stand where they are needed."""
    assert views.opening(a_session(current="http-methods")) == "Say hello."
    assert views.opening(a_session(current="indexes")) == ""
