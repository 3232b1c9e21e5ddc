"""Coverage of a session."""

from interviewer.analysis.coverage import coverage
from tests.builders import a_response, a_session


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
