"""Candidates side by side: cells, scores, recommendations, and who takes no part."""

from datetime import timedelta

from interviewer.analysis.comparison import Comparison, compare
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from tests.builders import STARTED, a_response, a_rubric, a_session


def held(
    session_id: str,
    candidate: str = "Ada",
    interviewer: str = "Iris",
    ratings: dict[str, int | None] | None = None,
    day: int = 0,
) -> Session:
    """Return a submitted session, *day* days after the first."""
    return a_session(
        session_id,
        candidate=candidate,
        key=candidate.lower(),
        interviewer=interviewer,
        ratings=ratings or {},
        started=STARTED + timedelta(days=day),
        submitted=True,
    )


def reasons(comparison: Comparison) -> dict[str, str]:
    return {left.session.id: left.reason for left in comparison.left_out}


def test_a_cell_holds_everybodys_level_and_their_mean() -> None:
    """(3 + 4) / 2 = 3.5, two raters, 4 − 3 = 1 level apart."""
    found = compare([held("a1", ratings={"apis": 3}), held("a2", interviewer="Rolf", ratings={"apis": 4})])
    cell = found.cell("ada", "apis")
    assert [(rating.interviewer, rating.level) for rating in cell.ratings] == [("Iris", 3), ("Rolf", 4)]
    assert (cell.mean, cell.raters, cell.spread, cell.apart, cell.words) == (3.5, 2, 1, False, "")


def test_two_levels_apart_is_marked() -> None:
    found = compare([held("a1", ratings={"apis": 1}), held("a2", interviewer="Rolf", ratings={"apis": 3})])
    assert found.cell("ada", "apis").apart


def test_not_assessed_is_never_zero() -> None:
    """The mean of a 4 and a not assessed is 4 on one rater, and the score of it alone is 100."""
    found = compare([held("a1", ratings={"apis": 4}), held("a2", interviewer="Rolf", ratings={"apis": None})])
    cell = found.cell("ada", "apis")
    assert (cell.mean, cell.raters, cell.spread) == (4.0, 1, 0)
    score = found.candidates[0].score
    assert (score.value, score.rated, score.skills, score.raters, score.on_one_rater) == (100, 1, 3, 1, 1)


def test_cells_without_a_level_say_why_in_words() -> None:
    found = compare([held("a1", ratings={"apis": None})])
    assert (found.cell("ada", "apis").mean, found.cell("ada", "apis").words) == (None, "not assessed")
    assert found.cell("ada", "security").words == "not rated"
    assert found.candidates[0].score.value is None


def test_the_same_person_twice_is_one_rater() -> None:
    found = compare([held("a1", ratings={"apis": 2}), held("a2", interviewer="IRIS", ratings={"apis": 3})])
    assert found.cell("ada", "apis").raters == 1
    assert found.cell("ada", "apis").mean == 2.5


def test_candidates_stand_by_name_with_their_sessions_and_recommendations() -> None:
    found = compare([held("b1", "Ben", day=1), held("a2", interviewer="Rolf", day=2), held("a1")])
    assert [candidate.name for candidate in found.candidates] == ["Ada", "Ben"]
    assert [session.id for session in found.sessions] == ["a1", "a2", "b1"]
    given = found.candidates[0].recommendations
    assert [(one.interviewer, one.recommendation and one.recommendation.choice) for one in given] == [
        ("Iris", "yes"),
        ("Rolf", "yes"),
    ]


def test_planned_skills_come_first_and_rated_ones_follow() -> None:
    """The plan sets out to rate security alone; databases was rated all the same, and apis never was."""
    session = held("a1", ratings={"databases": 2})
    found = compare([session.but(plan=session.plan.but(skills=("security",)))])
    assert [(row.skill, row.planned) for row in found.skills] == [("security", True), ("databases", False)]


def test_a_skill_is_not_planned_left_open_or_not_assessed() -> None:
    """Iris planned all three, Rolf security alone; what somebody said goes before what nobody planned."""
    rolf = held("a2", interviewer="Rolf", ratings={"security": None})
    rolf = rolf.but(plan=rolf.plan.but(skills=("security",)))
    only = compare([rolf, held("b1", "Ben", ratings={"apis": 2})])
    assert [only.cell("ada", skill).words for skill in ("apis", "security")] == [
        "not planned",
        "not assessed",
    ]
    assert (only.cell("ada", "apis").planned, only.cell("ben", "databases").words) == (0, "not rated")
    both = compare([held("a1", ratings={"apis": 3}), rolf])
    apis, databases = both.cell("ada", "apis"), both.cell("ada", "databases")
    assert [rating.state for rating in apis.ratings] == ["rated", "not-planned"]
    assert (apis.planned, apis.raters, databases.words, databases.planned) == (1, 1, "not rated", 1)


def test_a_skill_rated_without_a_plan_is_rated() -> None:
    session = held("a1", ratings={"databases": 2})
    found = compare([session.but(plan=session.plan.but(skills=("security",)))])
    assert (found.cell("ada", "databases").state, found.cell("ada", "databases").planned) == ("rated", 1)
    assert (found.candidates[0].score.rated, found.candidates[0].score.planned) == (1, 2)


def test_a_score_on_the_shared_skills_can_be_set_side_by_side() -> None:
    """Ada has apis 4 (100) and security 1 (0), Ben apis 3: on all she has 50 to his 67, on apis 100 to 67."""
    found = compare([held("a1", ratings={"apis": 4, "security": 1}), held("b1", "Ben", ratings={"apis": 3})])
    assert [skill.skill for skill in found.shared_skills] == ["apis"]
    assert found.uneven
    shared = [found.shared_score(candidate) for candidate in found.candidates]
    assert [score and score.value for score in shared] == [100, 67]
    assert [candidate.score.value for candidate in found.candidates] == [50, 67]


def test_scores_on_the_same_skills_need_no_second_one() -> None:
    found = compare([held("a1", ratings={"apis": 4}), held("b1", "Ben", ratings={"apis": 3})])
    assert not found.uneven
    assert found.shared_score(found.candidates[0]) is None


def test_who_has_no_score_does_not_empty_what_the_others_share() -> None:
    found = compare(
        [
            held("a1", ratings={"apis": 4, "security": 1}),
            held("b1", "Ben", ratings={"apis": 3}),
            held("c1", "Cy"),
        ]
    )
    assert [skill.skill for skill in found.shared_skills] == ["apis"]
    assert found.shared_score(found.candidates[2]) is None


def test_one_candidate_shares_with_nobody() -> None:
    assert compare([held("a1", ratings={"apis": 4})]).shared_skills == ()


def test_live_sessions_are_left_out_and_named_unless_asked_for() -> None:
    live = a_session("live1", key="ada", ratings={"apis": 1})
    assert reasons(compare([held("a1"), live])) == {"live1": "live"}
    assert compare([live], include_live=True).left_out == ()


def test_of_copies_the_file_itself_takes_part_and_a_doubt_about_another_is_told() -> None:
    own = held("a1", ratings={"apis": 1}).but(records=3)
    beside = held("a1", ratings={"apis": 4}).but(records=9)
    for order in ([own, beside], [beside, own]):
        found = compare(order, beside=[beside])
        assert found.sessions == (own,)
        assert [left.session for left in found.left_out] == [beside]
    assert compare([beside], beside=[beside]).sessions == (beside,)
    (left,) = compare([own.but(changed_outside=True), beside]).left_out
    assert left.sentence == "another copy of the same session takes part; this one is changed outside"


def test_a_copy_of_a_session_counts_once_and_the_later_state_wins() -> None:
    """A conflict copy lies beside its session: counted twice, one rater would look like two."""
    early = held("a1", ratings={"apis": 1}).but(records=3)
    late = held("a1", ratings={"apis": 4}).but(records=9)
    for order in ([early, late], [late, early]):
        found = compare(order)
        assert found.cell("ada", "apis").levels == (4,)
        assert [(left.reason, left.session.records) for left in found.left_out] == [("copy", 3)]


def test_another_scale_cannot_be_compared() -> None:
    five = a_rubric(levels=("a", "b", "c", "d", "e"))
    odd = a_session("odd", rubric=five, submitted=True)
    found = compare([held("a1"), held("a2", interviewer="Rolf"), odd])
    assert reasons(found) == {"odd": "other-scale"}
    assert found.left_out[0].sentence == "rated on a scale of 1 to 5, the others on 1 to 4"


def test_another_rubric_cannot_be_compared() -> None:
    other = held("x1", "Xe")
    other = other.but(rubric=other.rubric.but(id="front-end"))
    assert reasons(compare([held("a1"), held("a2"), other])) == {"x1": "other-rubric"}


def test_of_two_equally_used_rubrics_the_latest_used_decides() -> None:
    newer = held("x1", "Xe", day=5)
    newer = newer.but(rubric=newer.rubric.but(id="front-end"))
    assert reasons(compare([newer, held("a1")])) == {"a1": "other-rubric"}


def test_a_level_that_the_scale_does_not_have_is_not_counted() -> None:
    found = compare([held("a1", ratings={"apis": 7}), held("a2", ratings={"apis": 2})])
    assert reasons(found) == {"a1": "level-off-scale"}
    assert found.cell("ada", "apis").levels == (2,)


def test_another_version_of_the_rubric_takes_part_and_is_flagged() -> None:
    changed = held("a2", interviewer="Rolf", day=1)
    changed = changed.but(rubric=changed.rubric.but(digest="other"))
    found = compare([held("a1"), changed])
    assert found.left_out == ()
    assert found.rubric_drift
    assert [version.sessions for version in found.rubric_versions] == [("a1",), ("a2",)]
    assert not compare([held("a1")]).rubric_drift


def test_wording_drift_names_the_question_and_its_sessions() -> None:
    asked = {"http-methods": a_response(), "indexes": a_response()}
    now, before = a_session("now", responses=asked, submitted=True), a_session("before", submitted=True)
    older = now.questions["indexes"].but(prompt="Indexes?", digest="older")
    before = before.but(
        responses=frozen_table(asked),
        questions=frozen_table({**now.questions, "indexes": older}),
        interview=before.interview.but(started=STARTED - timedelta(days=9)),
    )
    [drift] = compare([now, before]).wording_drift
    assert (drift.question, drift.title, drift.prompt_differs) == ("indexes", "Indexes", True)
    assert [wording.sessions for wording in drift.wordings] == [("before",), ("now",)]


def test_wording_of_a_question_that_was_not_asked_does_not_matter() -> None:
    now, before = a_session("now", submitted=True), a_session("before", submitted=True)
    older = before.questions["indexes"].but(digest="older")
    before = before.but(questions=frozen_table({**before.questions, "indexes": older}))
    assert compare([now, before]).wording_drift == ()


def test_nothing_to_compare_is_an_empty_comparison() -> None:
    found = compare([])
    assert (found.rubric, found.skills, found.candidates, found.rubric_drift) == (None, (), (), False)
