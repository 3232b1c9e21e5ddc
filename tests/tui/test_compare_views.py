"""The comparison as text: what stands in the cells, that columns line up, and what the pane explains."""

import re
from collections.abc import Mapping
from datetime import timedelta

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.theme import Theme

from interviewer.analysis.comparison import Comparison, compare
from interviewer.model.exercise import Handout
from interviewer.model.session import Recommendation, Session
from interviewer.model.value import frozen_table
from interviewer.tui.compare_source import Absent, gather
from interviewer.tui.theme import DARK, HIGH_CONTRAST, LIGHT
from interviewer.tui.views.compare import header, left_out, nothing
from interviewer.tui.views.compare_grid import Grid, heat, laid_out
from interviewer.tui.views.compare_layout import (
    Cursor,
    Layout,
    Window,
    follow,
    hit,
    last_row,
    lay_out,
)
from interviewer.tui.views.compare_pane import explanation, first_behind, heading
from interviewer.tui.views.compare_people import short_names
from interviewer.tui.views.compare_wording import behind
from tests.builders import STARTED, a_response, a_rubric, a_session, a_whole_session
from tests.fakes import fault, saved

WIDE_NAME = "李小龍 龍小李"


def held(
    session_id: str,
    candidate: str = "Ada",
    interviewer: str = "Iris Sample",
    ratings: Mapping[str, int | None] | None = None,
    **more: object,
) -> Session:
    """Return a submitted session; ids sort as the sessions were held."""
    built = a_session(
        session_id,
        candidate=candidate,
        key=f"k-{sum(ord(letter) for letter in candidate)}",
        interviewer=interviewer,
        ratings=ratings or {},
        started=STARTED + timedelta(hours=int(session_id[-1])),
        submitted=True,
    )
    return built.but(**more)


def two_raters() -> Comparison:
    """Ada was rated 3 and 4 on apis, 1 and 3 on security, by one on databases; Ben by one person."""
    return compare(
        [
            held("a1", ratings={"apis": 3, "security": 1, "databases": None}),
            held("a2", interviewer="Rolf Muster", ratings={"apis": 4, "security": 3, "databases": 2}),
            held("b1", "Ben", ratings={"apis": 2, "security": None}),
        ]
    )


def drawn(
    comparison: Comparison,
    width: int = 100,
    height: int = 40,
    cursor: Cursor | None = None,
    *,
    focused: bool = True,
) -> list[str]:
    """Return the lines of the grid as plain text."""
    cursor = cursor or Cursor(row=0)
    layout = laid_out(comparison, width, height)
    window = follow(Window(), layout, cursor)
    return [line.plain for line in Grid(comparison, layout, window, cursor, focused).lines(width, height)]


def row(lines: list[str], label: str) -> str:
    """Return the line with that heading."""
    return next(line for line in lines if line.strip(" ▸▹").startswith(label))


def explained(comparison: Comparison, at: int, column: int = 0, width: int = 90) -> str:
    return "\n".join(line.plain.rstrip() for line in explanation(comparison, Cursor(at, column), width))


def score_row(comparison: Comparison) -> int:
    return last_row(comparison) - 1


# Cells


def test_a_cell_shows_mean_everybodys_level_raters_and_spread() -> None:
    """Levels 3 and 4: mean 3.5, two raters, one level between them."""
    assert re.search(r" 3\.5 +3 +4 +n2 ±1", row(drawn(two_raters()), "Apis"))


def test_a_mean_has_a_decimal_only_when_raters_differ() -> None:
    lines = drawn(
        compare([held("a1", ratings={"apis": 3}), held("a2", interviewer="R", ratings={"apis": 3})])
    )
    assert re.search(r" 3   +3 +3 +n2 *$", row(lines, "Apis"))


def test_one_rater_is_marked_by_a_sign_and_who_gave_no_level_by_a_dash() -> None:
    assert re.search(r" 2   +– +2 +n1\*", row(drawn(two_raters()), "Databases"))


def test_cells_without_a_level_are_words() -> None:
    lines = drawn(two_raters())
    assert row(lines, "Security").rstrip().endswith("not assessed")
    assert row(lines, "Databases").rstrip().endswith("not rated")


def test_the_score_tells_how_much_stands_behind_it() -> None:
    """Ada: apis 3.5, security 2, databases 2 on 1 to 4 make (83.3 + 33.3 + 33.3) / 3 = 50."""
    lines = drawn(two_raters())
    at = lines.index(row(lines, "Score of 100"))
    assert "50" in lines[at]
    assert "3 of 3, n2" in lines[at]
    assert "1 of 3, n1*" in lines[at]


def test_the_score_on_shared_skills_stands_below_where_scores_rest_on_different_ones() -> None:
    """Apis alone is rated for both: Ada 3.5, which is 83, and Ben 2, which is 33."""
    lines = drawn(two_raters())
    assert re.search(r"on 1 shared +83 +2 raters +33 +1 rater\*", row(lines, "on 1 shared"))
    alike = compare([held("a1", ratings={"apis": 3}), held("b1", "Ben", ratings={"apis": 2})])
    assert not any("shared" in line for line in drawn(alike))


def test_recommendations_stand_by_interviewer_and_early_ones_have_a_sign() -> None:
    early = Recommendation(choice="strong-no", why="No time", early="the call ended")
    found = compare([held("a1"), held("a2", interviewer="Rolf Muster", recommendation=early)])
    for width in (50, 120):
        lines = drawn(found, width)
        at = lines.index(row(lines, "Recommendation"))
        assert re.search(r"(IS|Iris Sample) +yes", lines[at])
        assert re.search(r"(RM|Rolf Muster) +strong no†", lines[at + 1])


def test_narrow_cells_keep_the_number_and_the_raters() -> None:
    lines = drawn(two_raters(), 56)
    assert re.search(r" 3\.5  n2 ±1", row(lines, "Apis"))
    assert "not assessed" in row(lines, "Security")


def test_the_row_and_the_column_of_the_cursor_are_marked() -> None:
    lines = drawn(two_raters(), cursor=Cursor(1, 1))
    assert "▾Ben" in lines[0]
    assert lines[0].count("▾") == 1
    assert row(lines, "Apis").startswith("▸ Apis")
    assert "▸2 " in row(lines, "Apis")
    hollow = drawn(two_raters(), cursor=Cursor(1, 1), focused=False)
    assert "▹2 " in row(hollow, "Apis")


@pytest.mark.parametrize("width", [38, 56, 78, 82, 104, 148])
def test_columns_line_up_with_wide_characters_and_long_names(width: int) -> None:
    """Every number of a column starts in the same cell of the screen, whatever the names are."""
    names = [WIDE_NAME, "Maximiliana Featherstonehaugh-Cholmondeley", "Ада Ловлейс", "Zoë [b]x[/b]"]
    found = compare(
        [held(f"s{index}", name, "李 明", {"apis": 3, "security": 1}) for index, name in enumerate(names)]
    )
    layout = lay_out(found, width, 40)
    lines = drawn(found, width)
    starts = [2 + layout.label + 1 + index * layout.column for index in range(layout.shown)]
    for label, number in (("Apis", "3"), ("Security", "1")):
        line = row(lines, label)
        for start in starts:
            before = "".join(letter for at, letter in enumerate(line) if cell_len(line[:at]) < start)
            assert cell_len(before) == start
            assert line[len(before)] == number
    assert all(cell_len(line) <= width for line in lines)


def test_markup_in_names_is_text() -> None:
    assert "[b]x[/b]" in "\n".join(drawn(compare([held("a1", "[b]x[/b]", ratings={"apis": 3})])))


@pytest.mark.parametrize("width", [100, 160])
def test_initials_are_spelled_out_below(width: int) -> None:
    assert any(
        "IS Iris Sample (technical)   RM Rolf Muster (technical)" in line
        for line in drawn(two_raters(), width)
    )


def test_two_people_with_the_same_initials_get_more_letters() -> None:
    assert short_names(["Grace Hopper", "Gene Hackman"]) == {"Grace Hopper": "GrH", "Gene Hackman": "GeH"}
    assert short_names(["Grace Hopper", "Iris"]) == {"Grace Hopper": "GH", "Iris": "Ir"}


def test_a_candidate_of_the_same_name_is_told_apart() -> None:
    one, other = held("a1", "Ada"), held("a2", "Ada")
    other = other.but(candidate=other.candidate.but(key="other", reference="R-7"))
    assert "R-7" in "".join(drawn(compare([one, other]))[:2])


def test_a_weight_stands_beside_the_skill() -> None:
    session = held("a1", ratings={"apis": 3})
    heavy = session.rubric.skills["apis"].but(weight=2, weight_reason="The job is APIs.")
    rubric = session.rubric.but(skills=frozen_table({**session.rubric.skills, "apis": heavy}))
    found = compare([session.but(rubric=rubric)])
    assert "Apis ×2" in row(drawn(found), "Apis")
    assert "Apis weighs 2: The job is APIs." in explained(found, score_row(found))


# What fits


def crowd(number: int) -> Comparison:
    return compare([held(f"s{index}", f"Person {index}", ratings={"apis": 3}) for index in range(number)])


def test_columns_scroll_and_marks_tell_how_many_are_out_of_view() -> None:
    found = crowd(9)
    layout = lay_out(found, 60, 30)
    assert 1 < layout.shown < 9
    assert f"{9 - layout.shown} more ›" in drawn(found, 60)[0]
    last = drawn(found, 60, cursor=Cursor(1, 8))
    assert f"‹ {9 - layout.shown} more" in last[0]
    assert "Person 8" in last[1]
    assert row(last, "Apis").startswith("▸ Apis")


def test_the_window_moves_no_further_than_it_must() -> None:
    layout = lay_out(crowd(9), 60, 30)
    window = follow(Window(), layout, Cursor(1, layout.shown))
    assert window.first == 1
    assert follow(window, layout, Cursor(1, 1)).first == 1
    assert follow(window, layout, Cursor(1, 0)).first == 0


def test_rows_scroll_and_a_line_tells_how_many_are_out_of_view() -> None:
    found = two_raters()
    top = drawn(found, height=6, cursor=Cursor(1))
    assert len(top) == 6
    assert top[1].startswith("  ↓ 1 more")
    bottom = drawn(found, height=6, cursor=Cursor(last_row(found)))
    assert bottom[1].startswith("  ↑ 3 more")
    assert any("Recommendation" in line for line in bottom)


def test_rows_have_air_when_there_is_room() -> None:
    airy, tight = lay_out(two_raters(), 100, 40), lay_out(two_raters(), 100, 10)
    assert airy.body.count(None) > tight.body.count(None)


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (20, 4), (40, 12), (200, 60)])
def test_any_size_is_survived(size: tuple[int, int]) -> None:
    for found in (two_raters(), crowd(12)):
        for cursor in (Cursor(), Cursor(0), Cursor(last_row(found), 1)):
            lines = drawn(found, *size, cursor=cursor)
            assert len(lines) <= size[1]
            assert all(cell_len(line) <= size[0] for line in lines)


def test_a_click_finds_the_cell_that_is_drawn_there() -> None:
    found = two_raters()
    layout = lay_out(found, 100, 40)
    lines = drawn(found)
    y, x = lines.index(row(lines, "Security")), 2 + layout.label
    security = [skill.skill for skill in found.skills].index("security") + 1
    assert hit(layout, Window(), x, y) == Cursor(security, 0)
    assert hit(layout, Window(), x + layout.column, y) == Cursor(security, 1)
    assert hit(layout, Window(), x, 0) == Cursor(0, 0)
    assert hit(layout, Window(), 0, y) is None
    assert hit(layout, Window(), 99, y) is None
    assert hit(layout, Window(), x, layout.height + 3) is None


def test_every_row_of_the_layout_is_drawn_once() -> None:
    layout: Layout = lay_out(two_raters(), 100, 40)
    rows = [place for place in (*layout.body, *layout.foot) if place]
    assert len(rows) == len(set(rows))
    assert {place[0] for place in rows} == set(range(1, last_row(two_raters()) + 1))


def loop() -> Comparison:
    """Ada and Ben: Iris rated apis and security, Mona, who only planned databases, that alone.

    Rolf left security open and said of apis that it was not assessed.
    """

    def by(
        session_id: str, who: str, candidate: str, ratings: dict[str, int | None], *skills: str
    ) -> Session:
        session = held(session_id, candidate, who, ratings)
        stage = "live-coding" if who.startswith("Mona") else "technical"
        return session.but(plan=session.plan.but(skills=skills), interview=session.interview.but(stage=stage))

    return compare(
        [
            by("a1", "Iris Sample", "Ada", {"apis": 3, "security": 2}, "apis", "security"),
            by("a2", "Rolf Muster", "Ada", {"apis": None}, "apis", "security"),
            by("a3", "Mona Specimen", "Ada", {"databases": 4}, "databases"),
            by("b4", "Iris Sample", "Ben", {"apis": 2}, "apis", "security"),
        ]
    )


def test_not_planned_is_told_apart_from_left_open_and_not_assessed() -> None:
    lines = drawn(loop(), 74)
    assert re.search(r" 3 +3 +– +· ", row(lines, "Apis"))
    assert re.search(r" 2 +2 +○ +· ", row(lines, "Security"))
    assert re.search(r" 4 +· +· +4 ", row(lines, "Databases"))
    assert row(lines, "Databases").rstrip().endswith("not planned")
    assert row(lines, "Security").rstrip().endswith("not rated")


def test_the_legend_has_every_sign_and_stage_that_is_there() -> None:
    text = "\n".join(drawn(loop(), 150))
    assert "MS Mona Specimen (live coding)" in text
    for words in ("– not assessed", "○ not rated", "· not planned", "* one rater", "n raters"):
        assert words in text
    assert "not planned" not in "\n".join(drawn(two_raters(), 150))


def test_one_rater_has_a_sign_at_the_number_where_raters_are_not_counted() -> None:
    """Of a panel of three the levels tell who rated; four such columns fit into 78 cells."""
    names = ("Ada Example", "Ben Example", "Cy Example", "Dee Example")
    people = ("Iris Sample", "Rolf Muster", "Mona Specimen")
    sessions = [
        held(f"{letter}{number}", name, who, {"apis": 3, **({"security": 2} if number == 1 else {})})
        for letter, name in zip("abcd", names, strict=True)
        for number, who in enumerate(people, 1)
    ]
    found = compare(sessions)
    layout = lay_out(found, 78, 24)
    assert (layout.shown, layout.style, layout.raters) == (4, "lettered", False)
    lines = drawn(found, 78, 24)
    assert lines[1].count("I R M") == 4
    assert row(lines, "Apis").count(" 3    3 3 3 ") == 4
    assert row(lines, "Security").count(" 2*   2 ○ ○ ") == 4


def test_a_letter_that_two_people_share_stands_for_nobody() -> None:
    assert short_names(["Iris Sample", "Rolf Muster"], brief=True) == {"Iris Sample": "I", "Rolf Muster": "R"}
    shared = {"Iris Sample": "IS", "Ivo Muster": "IM"}
    assert short_names(list(shared), brief=True) == shared


def test_the_score_and_the_recommendations_stay_while_skills_scroll() -> None:
    """Thirteen skills in six of ten lines; above them is the heading."""
    skills = [f"skill-{number}" for number in range(10)]
    session = a_session(
        rubric=a_rubric(["apis", "databases", "security", *skills]),
        ratings=dict.fromkeys(skills, 3),
        submitted=True,
    )
    found = compare([session])
    for cursor in (Cursor(1), Cursor(len(found.skills))):
        lines = drawn(found, 78, 10, cursor)
        assert len(lines) == 10
        assert lines[-2].strip().startswith("Score of 100")
        assert lines[-1].strip().startswith("Recommendation")
        assert any("▸" in line for line in lines[2:-2])


def test_recommendations_tell_the_stage_where_stages_differ_and_there_is_room() -> None:
    lines = drawn(loop(), 120)
    at = lines.index(row(lines, "Recommendation"))
    assert re.search(r"(Mona Specimen|MS) +yes +live coding", lines[at + 2])
    assert "technical" not in "\n".join(drawn(two_raters(), 120)[:-2])


def test_a_session_that_did_not_plan_the_skill_is_named_in_one_line() -> None:
    """Unless it says something on the skill all the same."""
    found = loop()
    apis = [skill.skill for skill in found.skills].index("apis") + 1
    text = explained(found, apis)
    assert "One rater alone, mean 3.0. Planned in 2 of 3 interviews." in text
    assert text.endswith("\n\nNot planned  3 Mona Specimen, live coding")
    assert text.count("Nothing was noted") == 2
    noted = (
        found.candidates[0]
        .sessions[2]
        .but(responses=frozen_table({"indexes": a_response("00:01:00 + asks for the contract #apis\n")}))
    )
    text = explained(compare([*found.candidates[0].sessions[:2], noted]), apis)
    assert re.search(r"3  Mona Specimen  live coding +not planned\n   01:00 \+ asks for the contract", text)


# Heat


def _luminance(color: Color) -> float:
    parts = (part / 255 for part in color.rgb)
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: Color, other: Color) -> float:
    low, high = sorted([_luminance(one), _luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_numbers_can_be_read_on_every_heat(theme: Theme) -> None:
    """WCAG AA: 4.5 to 1, for each tenth of a level on the scale of 1 to 4."""
    text, plane = Color.parse(str(theme.foreground)), Color.parse(str(theme.background))
    for tenth in range(10, 41):
        match = re.fullmatch(r"on \$(\w+) (\d+)%", heat(tenth / 10, 1, 4))
        assert match is not None
        behind = plane.blend(Color.parse(str(getattr(theme, match[1]))), int(match[2]) / 100)
        assert _contrast(text, behind) >= 4.5


def test_heat_grows_to_both_ends_of_the_scale() -> None:
    assert heat(4, 1, 4).startswith("on $success")
    assert heat(1, 1, 4).startswith("on $warning")
    assert heat(2.5, 1, 4).startswith("on $foreground")
    assert heat(1, 1, 1).startswith("on $foreground")
    strength = [int(heat(level, 1, 4).split()[-1][:-1]) for level in (3, 3.5, 4)]
    assert strength == sorted(set(strength))


# The pane


def test_a_rating_is_explained_by_level_anchor_and_evidence() -> None:
    notes = '00:03:20 + names idempotency #apis\n00:04:00 " it is safe\n00:05:00 =3\n'
    session = held("a1", ratings={"apis": 3})
    asked = {"http-methods": a_response(notes, rating=3, heard=("basics",))}
    text = explained(compare([session.but(responses=frozen_table(asked))]), 1)
    assert "One rater alone, mean 3.0." in text
    assert re.search(r"1  Iris Sample  technical +\(3\) Solid", text)
    assert "Solid at apis" in text
    assert "03:20 + names idempotency\n" in text
    assert '04:00 " it is safe' in text
    assert "=3" not in text
    assert "Http methods: answer rated 3, heard 1 of 2" in text


def test_ticks_hints_and_what_was_seen_stand_behind_a_rating() -> None:
    """Beside the answer, in the pane of a wide screen and of one of 60 columns."""
    found = compare([a_whole_session(ratings={"apis": 3}, submitted=True)])
    assert (
        "   Seen throughout:\n   12:30   asks which is meant\n   Http methods: answer rated 3, heard 1 of 2,"
    ) in explained(found, 1, width=56)
    wide = explained(found, 1, width=116)
    assert "found 1 of 2 faults" in wide
    assert "asked for 1 of 2 requirements" in wide
    assert wide.endswith("2 of 3 hints")
    for width in (24, 56, 116):
        assert all(line.cell_length <= width for line in explanation(found, Cursor(1, 0), width))


def test_what_was_seen_alone_is_not_nothing() -> None:
    session = a_whole_session(ratings={"apis": 3}, submitted=True).but(responses=frozen_table({}))
    text = explained(compare([session]), 1)
    assert "Seen throughout" in text
    assert "Nothing was noted" not in text


def test_two_levels_apart_asks_to_read_both() -> None:
    found = two_raters()
    security = [skill.skill for skill in found.skills].index("security") + 1
    assert "Two levels apart. Read both before the debrief." in explained(found, security)
    assert "apart" not in explained(found, 1)


def test_who_gave_no_level_is_named_with_the_reason() -> None:
    text = explained(two_raters(), 2)
    assert re.search(r"Iris Sample  technical +not assessed", text)
    assert re.search(r"Rolf Muster  technical +\(2\) Mixed", text)
    assert "Nothing was noted on this skill." in text


def test_an_empty_cell_says_that_it_counts_nowhere() -> None:
    assert explained(two_raters(), 2, 1).startswith("Not rated. It counts nowhere, and never as zero.")


def test_the_score_is_explained_by_its_points_and_weights() -> None:
    text = explained(two_raters(), score_row(two_raters()))
    assert re.search(r"Apis +3\.5 +83 +1", text)
    assert "from 3 of 3 planned skills, 2 raters" in text
    assert "83  from the 1 skill rated for everybody" in text
    assert "The scores rest on different skills; 1 was rated for both candidates." in text
    assert "1 skill rests on one person's word." in text
    assert "never counts as zero" in text


def test_a_recommendation_is_explained_by_why_and_whether_it_was_early() -> None:
    early = Recommendation(choice="no", why="Too little seen", early="fire alarm")
    found = compare([held("a1", recommendation=early), held("a2", interviewer="R", recommendation=None)])
    text = explained(found, last_row(found))
    assert re.search(r"1  Iris Sample  technical +no\n   Too little seen", text)
    assert "Early, before every skill was rated: fire alarm" in text
    assert re.search(r"2  R  technical +none given", text)


def test_a_candidate_is_explained_by_their_sessions() -> None:
    text = explained(two_raters(), 0)
    assert "2 sessions" in text
    assert re.search(r"2  Rolf Muster  technical +2026-11-21", text)
    assert "Every question had the same wording" in text


def drifted() -> Comparison:
    asked = {"indexes": a_response()}
    now, before = held("a2"), held("a1", interviewer="Rolf Muster")
    older = now.questions["indexes"].but(prompt="Indexes?", digest="older")
    return compare(
        [
            now.but(responses=frozen_table(asked), rubric=now.rubric.but(digest="changed")),
            before.but(
                responses=frozen_table(asked),
                questions=frozen_table({**before.questions, "indexes": older}),
            ),
        ]
    )


def test_drift_names_the_question_its_wordings_and_who_used_them() -> None:
    text = "\n".join(line.plain for line in behind(drifted(), [Absent("x", "still live")], 60))
    assert "Indexes  asked in other words" in text
    assert "   Indexes?\n   Ada with Rolf Muster" in text
    assert "The rubric changed meanwhile." in text
    assert "– x: still live" in text
    assert "A recommendation is one person's word" in text


def test_drift_of_a_handout_names_the_handouts_and_not_the_same_prompt_twice() -> None:
    now, before = a_whole_session("a2", submitted=True), a_whole_session("a1", submitted=True)
    old = before.questions["http-methods"]
    changed = old.but(handout=Handout(text="Two words."), digest="older")
    found = compare([now, before.but(questions=frozen_table({**before.questions, "http-methods": changed}))])
    lines = [line.plain.rstrip() for line in behind(found, [], 60)]
    at = lines.index("WORDING") + 2
    assert lines[at : at + 5] == [
        "Http methods  asked with another handout",
        "   Handout: text, 2 words",
        "   Ada Lovelace with Grace Hopper",
        "   Handout: python, 3 lines",
        "   Ada Lovelace with Grace Hopper",
    ]


def test_the_heading_names_the_cell() -> None:
    found = two_raters()
    assert heading(found, Cursor(1, 1)) == "Apis · Ben"
    assert heading(found, Cursor(0, 0)) == "Ada"
    assert heading(found, Cursor(score_row(found), 0)) == "Score of 100 · Ada"


def test_the_first_session_behind_a_cell_is_the_first_that_rated_it() -> None:
    assert first_behind(two_raters(), Cursor(2, 0)) == 2
    assert first_behind(two_raters(), Cursor(1, 0)) == 1
    assert first_behind(two_raters(), Cursor(0, 0)) == 1


# The edges


def test_the_header_keeps_the_caution_when_it_is_tight() -> None:
    assert "all the same wording" in header(two_raters(), 120).plain
    wide = header(drifted(), 150).plain
    assert "Back-end technical · 1 candidate, 2 sessions" in wide
    assert "rubric backend-engineer · wording differs: 1 question · 2 versions of the rubric" in wide
    tight = header(drifted(), 66).plain
    assert "wording differs: 1 question" in tight
    assert "rubric backend-engineer" not in tight
    for width in (1, 8, 20, 40, 66, 120):
        assert header(drifted(), width, 1).cell_length <= width


def test_what_is_left_out_is_named_as_far_as_it_fits() -> None:
    absent = [Absent("Ada with Iris", "still live"), Absent("Ben with Iris", "still live")]
    assert left_out(absent, 80).plain.endswith("Ada with Iris (still live) · Ben with Iris (still live)")
    assert left_out(absent, 54).plain == "Left out  Ada with Iris (still live) · 1 more, d tells"
    assert left_out(absent, 40).plain == "Left out  2, d tells which and why"
    assert left_out(absent, 5).cell_length <= 5
    assert left_out([], 80).plain == ""


def test_nothing_to_compare_says_what_to_do() -> None:
    text = " ".join(line.plain.strip() for line in nothing([], named=False, width=60))
    assert "no submitted session yet" in text
    assert "submit with ctrl+n" in text
    named = " ".join(line.plain for line in nothing([Absent("x", "still live")], named=True, width=60))
    assert "x: still live" in named


# Which sessions


def test_names_choose_sessions_and_everything_absent_has_a_reason() -> None:
    live = a_session("c3", candidate="Cy", key="cy")
    listed = [
        saved(held("a1"), "one"),
        saved(held("b1", "Ben"), "two"),
        saved(live, "three"),
        fault("bad", "torn"),
    ]
    found = gather(listed, ("one", "three", "bad", "gone"))
    assert [candidate.name for candidate in found.comparison.candidates] == ["Ada"]
    assert dict(found.names) == {"a1": "one"}
    assert [absent.why for absent in found.absent] == ["still live", "torn", "there is no such session"]
    assert len(gather(listed).comparison.candidates) == 2
