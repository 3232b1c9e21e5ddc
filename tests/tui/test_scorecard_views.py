"""The scorecard as text: columns, headings, and what stands behind a skill."""

import pytest

from interviewer.model.notes import read_notes
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from interviewer.tui.views import scorecard as views
from tests.builders import (
    QUESTIONS,
    SKILLS,
    a_pack,
    a_plan,
    a_response,
    a_rubric,
    a_session,
    a_whole_session,
    with_exercise,
)

WIDE_RUBRIC = a_rubric((*SKILLS, "communication-and-much-else-besides", "delivery"))


@pytest.mark.parametrize("width", [40, 57, 63, 64, 76, 95, 96, 140])
def test_the_columns_are_the_same_for_every_skill(width: int) -> None:
    """Rated or not, at hand or not, a level stands below the level above it, and no line is too wide."""
    noted = {"http-methods": a_response("00:01:00 + a\n")}
    session = a_session(
        plan=a_plan(),
        rubric=WIDE_RUBRIC,
        pack=a_pack(QUESTIONS),
        ratings={"apis": 3, "databases": None, "delivery": 4},
        responses=noted,
    )
    columns = set()
    for skill in session.rubric.skills:
        for here in (False, True):
            line, cells = views.skill_line(session, skill, width, here=here)
            assert line.cell_length <= max(width, 44)
            columns.add(tuple((cell.value, cell.start) for cell in cells))
    assert len(columns) == 1


@pytest.mark.parametrize("width", [57, 140])
def test_a_cell_is_where_its_level_is_drawn(width: int) -> None:
    """A click finds the number it sees."""
    line, cells = views.skill_line(a_session(ratings={"apis": 3}), "apis", width, here=True)
    for cell in cells:
        sign = "–" if cell.value == views.NOT_ASSESSED else str(cell.value)
        assert sign in line.plain[cell.start : cell.end]
    assert "(3)" in line.plain


def test_the_skill_at_hand_and_the_chosen_level_are_told_by_sign() -> None:
    """Not by colour alone."""
    session = a_session(ratings={"apis": 3})
    assert views.skill_line(session, "apis", 80, here=True)[0].plain.startswith("▸ Apis")
    assert "(3)" in views.skill_line(session, "apis", 80, here=False)[0].plain
    assert "(" not in views.skill_line(session, "databases", 80, here=False)[0].plain


@pytest.mark.parametrize("width", range(24, 160, 3))
def test_the_header_keeps_what_is_left(width: int) -> None:
    """The plan and the name give way; what stands before submitting does not."""
    header = views.header(a_session().but(running_since=0.0), width)
    assert header.plain.endswith("4 left before you can submit") or width < 28
    assert header.cell_length == max(width, 29)
    paused = views.header(a_session(), width).plain
    assert "PAUSED 00:00 · 4 left" in paused
    assert len(paused) == width


def test_the_header_of_a_submitted_session_tells_the_day() -> None:
    """And of one that is not submitted, that it is not."""
    assert views.header(a_session(submitted=True), 100, reading=True).plain.endswith("submitted 2026-11-21")
    assert views.header(a_session(), 100, reading=True).plain.endswith("live, not submitted")


def test_evidence_tells_time_sign_and_facts() -> None:
    """The detail shows anchors, then the lines noted with their times, then ratings and ticks."""
    noted = {"http-methods": a_response("00:01:05 + knows PUT\n", rating=3, heard=["basics"])}
    session = a_session(responses=noted, ratings={"apis": 3})
    text = "\n".join(line.plain for line in views.detail(session, "apis", 60, heading=True))
    assert text.startswith("APIS")
    assert "(3) Solid at apis" in text
    assert "01:05  + knows PUT" in text
    assert "Http methods: answer rated 3, heard 1 of 2" in text


def behind(session: Session, width: int) -> list[str]:
    """Return what the detail of apis tells below its anchors."""
    lines = [line.plain for line in views.detail(session, "apis", width, heading=False)]
    return lines[lines.index("") + 1 :]


def test_ticks_hints_and_what_was_seen_stand_below_the_notes() -> None:
    """On a screen of 60 columns the detail has 52; a line breaks between two facts, not within one."""
    session = a_whole_session()
    response = session.response("http-methods").but(notes=read_notes("00:01:05 + knows PUT\n"))
    session = session.but(responses=frozen_table({"http-methods": response}))
    assert behind(session, 52) == [
        "01:05  + knows PUT",
        "Seen throughout:",
        "12:30    asks which is meant",
        "Http methods: answer rated 3, heard 1 of 2,",
        "  heard 1 of 2 for the technical listener,",
        "  heard 1 of 2 for the other listener,",
        "  told 1 of 4 parts of the story,",
        "  found 1 of 2 faults (1 of 1 critical, 0 of 1",
        "  minor), reached 1 of 2 stages,",
        "  handled 1 of 2 edge cases,",
        "  asked for 1 of 2 requirements,",
        "  covered 1 of 2 areas, weighed 1 of 2 trade-offs,",
        "  2 of 3 hints",
    ]


def test_what_a_usual_exercise_tells_takes_two_lines_at_both_widths() -> None:
    """44 cells beside the list on a screen of 120 columns, 52 below the skill on one of 60."""
    session = with_exercise(a_session())
    response = a_response(rating=2, heard=["basics"]).but(hints=1, ticked=frozen_table({"faults": ("leak",)}))
    session = session.but(responses=frozen_table({"http-methods": response}))
    bare = session.questions["http-methods"].but(stages=frozen_table({}), edge_cases=frozen_table({}))
    session = session.but(questions=frozen_table({**session.questions, "http-methods": bare}))
    for width in (44, 52):
        assert behind(session, width) == [
            "Http methods: answer rated 2, heard 1 of 2,",
            "  found 1 of 1 fault, 1 of 2 hints",
        ]


def test_several_points_seen_are_told_apart() -> None:
    session = a_whole_session()
    seen = frozen_table({"asks": 750, "numbers": 60})
    session = session.but(observed=frozen_table({"apis": seen}), responses=frozen_table({}))
    assert behind(session, 90) == [
        "Seen throughout:",
        "01:00    uses numbers",
        "12:30    asks which is meant",
    ]


@pytest.mark.parametrize(
    ("width", "told"), [(120, "0 notes, 11 seen"), (70, "0 notes, 11 seen"), (50, "0 + 11")]
)
def test_the_line_of_a_skill_counts_notes_and_what_was_seen(width: int, told: str) -> None:
    line, _ = views.skill_line(a_whole_session(), "apis", width, here=False)
    assert line.plain.endswith(f" {told}")
    bare, _ = views.skill_line(a_session(), "apis", 100, here=False)
    assert bare.plain.endswith(" 0 notes")


def test_a_skill_rated_without_a_plan_is_not_called_not_planned() -> None:
    session = a_session(ratings={"security": 3})
    session = session.but(plan=session.plan.but(skills=("apis",)))
    assert "not planned" not in views.skill_line(session, "security", 100, here=False)[0].plain
    assert "not planned" in views.skill_line(session, "databases", 100, here=False)[0].plain


@pytest.mark.parametrize("width", [20, 44, 52, 116])
def test_no_line_of_the_evidence_is_too_wide(width: int) -> None:
    assert all(
        line.cell_length <= width for line in views.detail(a_whole_session(), "apis", width, heading=True)
    )


def test_ticks_that_lead_nowhere_are_not_told() -> None:
    session = a_whole_session()
    response = a_response().but(heard=("gone",), ticked=frozen_table({"colours": ("red",)}))
    session = session.but(
        responses=frozen_table({"http-methods": response}),
        observed=frozen_table({"apis": frozen_table({"gone": 4})}),
    )
    assert behind(session, 60) == ["Nothing was noted or rated for this skill."]


def test_no_evidence_is_told() -> None:
    """An empty place says that it is empty."""
    text = [line.plain for line in views.detail(a_session(), "security", 60, heading=True)]
    assert text[-1] == "Nothing was noted or rated for this skill."


def test_the_choice_is_marked_by_parentheses_and_the_cursor_by_brackets() -> None:
    """Both can be seen without colour, and the words do not move."""
    plain, cells = views.choices(None, None, is_open=True)
    marked, marked_cells = views.choices("yes", 0, is_open=True)
    assert "[strong no]" in marked.plain
    assert "(yes)" in marked.plain
    assert cells == marked_cells
    assert plain.cell_length == marked.cell_length


def test_nothing_looks_chosen_while_the_recommendation_is_closed() -> None:
    """Brackets are for the cursor, parentheses for the choice; the heading says that there is none yet."""
    closed, _ = views.choices(None, 2, is_open=False)
    assert not set("[]()") & set(closed.plain)
    assert "[undecided]" in views.choices(None, 2, is_open=True)[0].plain
    for is_open in (False, True):
        hint = views.recommendation_hint(a_session(), is_open=is_open, reading=False).plain
        assert hint.startswith("none yet")
    given = a_session(recommendation="yes")
    assert "none yet" not in views.recommendation_hint(given, is_open=True, reading=False).plain
