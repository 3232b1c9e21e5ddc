"""Coverage of a session, and what it lacks."""

from interviewer.analysis.coverage import Missing, coverage, missing
from interviewer.model.session import Recommendation
from interviewer.model.value import frozen_table
from tests.builders import a_response, a_session, a_whole_session

FULL = {"apis": 3, "databases": 2, "security": None}
RESPONSES = {
    "http-methods": a_response("00:01:00 + names PUT\n"),
    "indexes": a_response("00:02:00 - scans\n"),
    "sql-injection": a_response(skipped="out of time"),
}


def test_skills_are_rated_or_not_assessed_or_have_evidence_or_nothing() -> None:
    session = a_session(
        ratings={"apis": 3, "databases": None},
        responses={"sql-injection": a_response("00:01:00 + parameters\n")},
    )
    states = {skill.skill: skill.state for skill in coverage(session).skills}
    assert states == {"apis": "rated", "databases": "not-assessed", "security": "evidence"}
    assert coverage(a_session()).skills[0].state == "nothing"


def test_a_skill_that_was_not_planned_is_covered_once_something_is_known_of_it() -> None:
    session = a_session(responses={"indexes": a_response("00:01:00 + scans the log #security\n")})
    narrow = session.but(plan=session.plan.but(skills=("apis",)))
    assert [(skill.skill, skill.planned) for skill in coverage(narrow).skills] == [
        ("apis", True),
        ("security", False),
    ]


def test_questions_are_asked_skipped_at_hand_or_not_reached() -> None:
    session = a_session(
        responses={"http-methods": a_response(), "indexes": a_response(skipped="late")},
        current="sql-injection",
    )
    found = coverage(session)
    assert found.asked == ("http-methods",)
    assert found.skipped == ("indexes",)
    assert found.at_hand == ("sql-injection",)
    assert found.not_reached == ("rest",)


def test_nothing_is_at_hand_once_submitted() -> None:
    found = coverage(a_session(submitted=True, current="rest"))
    assert found.at_hand == ()
    assert found.not_reached == ("http-methods", "indexes", "sql-injection", "rest")


def test_a_finished_session_lacks_nothing() -> None:
    """An optional question that was not reached is nothing to miss, nor is a skipped one."""
    session = a_session(
        ratings=FULL,
        responses=RESPONSES,
        recommendation="yes",
        why="Contracts first.",
        take_aways="Careful.",
        current="indexes",
    )
    assert missing(session) == ()


def test_what_is_missing_comes_in_the_order_of_what_matters() -> None:
    """One of each kind; only the unrated skill stands in the way, since a recommendation is given."""
    session = a_session(
        ratings={"apis": 3, "security": 2},
        responses={"http-methods": RESPONSES["http-methods"]},
        recommendation="no",
        current="indexes",
    )
    found = missing(session)
    assert [(lack.kind, lack.subject, lack.blocks) for lack in found] == [
        ("unrated-skill", "databases", True),
        ("core-not-reached", "sql-injection", False),
        ("no-take-aways", "take-aways", False),
        ("no-why", "recommendation", False),
        ("no-evidence", "security", False),
    ]


def test_without_a_recommendation_nothing_can_be_submitted() -> None:
    session = a_session(ratings=FULL, responses=RESPONSES, take_aways="Careful.", current="indexes")
    assert missing(session) == (
        Missing(
            "no-recommendation",
            "recommendation",
            "There is no recommendation; undecided is one.",
            blocks=True,
        ),
    )


def test_an_early_recommendation_lets_an_unrated_skill_pass() -> None:
    session = a_session().but(recommendation=Recommendation(choice="no", why="x", early="They had to leave."))
    assert [lack.blocks for lack in missing(session) if lack.kind == "unrated-skill"] == [False] * 3


def test_not_assessed_is_an_answer_and_needs_no_evidence() -> None:
    session = a_session(ratings={"apis": None, "databases": None, "security": None})
    assert not {"unrated-skill", "no-evidence"} & {lack.kind for lack in missing(session)}


def test_a_rating_without_a_note_says_what_stands_behind_it() -> None:
    """Ten points ticked, one seen throughout, a rated answer and two hints; then only what was seen."""
    session = a_whole_session(ratings={"apis": 3, "security": 2})
    told = {lack.subject: lack.sentence for lack in missing(session) if lack.kind == "no-evidence"}
    assert told == {
        "apis": (
            "Apis is rated 3 and no note stands behind it, only 10 points ticked, 1 point seen throughout, "
            "1 rated answer and 2 hints."
        ),
        "security": "Security is rated 2 and nothing stands behind it.",
    }
    seen = [
        lack.sentence for lack in missing(session.but(responses=frozen_table({}))) if lack.subject == "apis"
    ]
    assert seen == ["Apis is rated 3 and no note stands behind it, only 1 point seen throughout."]
