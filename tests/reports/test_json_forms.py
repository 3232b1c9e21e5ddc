"""The JSON forms: keys that other programs may rely on."""

import json

from interviewer.analysis.comparison import compare
from interviewer.model.checklist import LIST_NAMES
from interviewer.model.session import Unplanned
from interviewer.model.value import frozen_table, with_entry
from interviewer.reports.json_forms import comparison_json, list_json, session_json
from tests.builders import a_response, a_session, a_whole_session
from tests.fakes import fault, saved


def test_a_list_has_sessions_and_broken_files() -> None:
    form = json.loads(list_json([saved(a_session(), "one"), fault("torn", "is empty")]))
    assert form == {
        "format": "session-list/1",
        "sessions": [
            {
                "name": "one",
                "path": "sessions/one.toml",
                "newer_format": None,
                "id": "7k3f2m",
                "started": "2026-11-21T14:00:00+00:00",
                "candidate": "Ada Lovelace",
                "candidate_key": "ada-lovelace",
                "plan": "backend-technical",
                "role": "backend-engineer",
                "interviewer": "Grace Hopper",
                "status": "live",
                "seal": "not-submitted",
                "revisions": 0,
                "recommendation": None,
                "closed": False,
            }
        ],
        "broken": [{"name": "torn", "path": "sessions/torn.toml", "fault": "is empty"}],
    }


def test_a_question_of_ones_own_tells_after_which_stop_and_when_it_was_written_down() -> None:
    session = a_session()
    session = session.but(
        questions=with_entry(session.questions, "unplanned-1", session.questions["rest"]),
        unplanned=frozen_table({"unplanned-1": Unplanned(after="http-methods", at=150)}),
    )
    questions = json.loads(session_json(session))["questions"]
    assert [(one["id"], one["unplanned"], one["after"], one["at"]) for one in questions[:3]] == [
        ("http-methods", False, None, None),
        ("unplanned-1", True, "http-methods", 150),
        ("indexes", False, None, None),
    ]


def test_a_session_has_its_ratings_with_evidence_and_its_questions() -> None:
    session = a_session(
        ratings={"apis": 3, "databases": None},
        responses={"http-methods": a_response("00:01:00 + names PUT\n", rating=2, heard=["limits"])},
    )
    form = json.loads(session_json(session))
    assert form["format"] == "session-report/1"
    assert [(skill["id"], skill["level"], skill["words"]) for skill in form["skills"]] == [
        ("apis", 3, "Solid"),
        ("databases", None, "not assessed"),
        ("security", None, "not rated"),
    ]
    assert form["skills"][0]["evidence"] == [{"question": "http-methods", "at": 60, "text": "+ names PUT"}]
    question = form["questions"][0]
    assert (question["state"], question["level"], question["heard"]) == (
        "asked",
        2,
        {"basics": False, "limits": True},
    )
    assert form["questions"][1]["state"] == "not reached"
    assert {flag["kind"] for flag in form["check"] if flag["blocks"]} == {
        "unrated-skill",
        "no-recommendation",
    }


def test_a_session_tells_the_write_up_apart_and_when_an_answer_was_rated() -> None:
    session = a_session(responses={"rest": a_response(rating=2).but(rated_at=130)})
    facts = session.interview.but(elapsed=1500.0, writing_up=540.4, paused=60.0)
    form = json.loads(session_json(session.but(interview=facts)))
    told = form["interview"]
    assert (told["elapsed"], told["writing_up"], told["paused"]) == (1500, 540, 60)
    rated = {question["id"]: question["rated_at"] for question in form["questions"]}
    assert (rated["rest"], rated["indexes"]) == (130, None)


def test_a_flag_of_the_session_check_has_its_place_with_lines_from_1() -> None:
    notes = "00:01:00 + names PUT\n00:02:00 has two kids\n"
    form = json.loads(session_json(a_session(responses={"rest": a_response(notes)})))
    [risky] = [flag for flag in form["check"] if flag["kind"] == "risky-topic"]
    assert risky["where"] == {"stop": "rest", "line": 2, "at": 120}
    assert (risky["subject"], risky["blocks"]) == ("rest", False)
    [core, *_] = [flag for flag in form["check"] if flag["kind"] == "core-not-reached"]
    assert core["where"] == {"stop": core["subject"], "line": None, "at": None}
    assert {flag["where"] is None for flag in form["check"] if flag["kind"] == "unrated-skill"} == {True}


def test_a_session_has_every_list_the_hints_and_what_was_observed() -> None:
    """A point of a list is true once ticked; what was observed has the seconds at which it was seen."""
    form = json.loads(session_json(a_whole_session()))
    question = form["questions"][0]
    assert list(question["lists"]) == list(LIST_NAMES)
    assert question["lists"]["faults"] == {"leak": True, "name": False}
    assert question["lists"]["non-technical"] == {"why": True, "terms": False}
    assert question["lists"]["listen-for"] == question["heard"] == {"basics": True, "limits": False}
    assert question["hints"] == {"given": 2, "prepared": 3}
    assert form["skills"][0]["observed"] == [
        {"point": "asks", "words": "asks which is meant", "at": 750},
        {"point": "numbers", "words": "uses numbers", "at": None},
    ]


def test_no_key_of_a_session_is_ever_missing() -> None:
    """Neither where a question has no such list nor where a skill is not watched, nor before it is asked."""
    form = json.loads(session_json(a_session()))
    for question in form["questions"]:
        assert list(question["lists"]) == list(LIST_NAMES)
        assert question["lists"]["faults"] == {}
        assert question["lists"]["listen-for"] == {"basics": False, "limits": False}
        assert question["hints"] == {"given": 0, "prepared": 0}
    assert [skill["observed"] for skill in form["skills"]] == [[], [], []]
    whole = json.loads(session_json(a_whole_session()))
    for part in ("skills", "questions"):
        assert form[part][0].keys() == whole[part][0].keys()


def test_ticks_that_lead_nowhere_are_in_no_form() -> None:
    session = a_whole_session()
    response = a_response(heard=["gone"]).but(ticked=frozen_table({"colours": ("red",)}), hints=9)
    odd = session.but(
        responses=frozen_table({"http-methods": response}),
        observed=frozen_table({"apis": frozen_table({"gone": 4})}),
    )
    form = json.loads(session_json(odd))
    lists = form["questions"][0]["lists"]
    assert not any(ticked for points in lists.values() for ticked in points.values())
    assert form["questions"][0]["hints"] == {"given": 9, "prepared": 3}
    assert {seen["at"] for seen in form["skills"][0]["observed"]} == {None}


def test_a_comparison_has_null_and_words_where_nobody_gave_a_level() -> None:
    session = a_session(ratings={"apis": 4, "databases": None}, submitted=True)
    form = json.loads(comparison_json(compare([session])))
    skills = form["candidates"][0]["skills"]
    assert (skills["apis"]["mean"], skills["apis"]["raters"], skills["apis"]["words"]) == (4.0, 1, "")
    assert (skills["databases"]["mean"], skills["databases"]["words"]) == (None, "not assessed")
    assert (skills["security"]["mean"], skills["security"]["words"]) == (None, "not rated")
    assert form["candidates"][0]["score"] == {
        "value": 100,
        "rated": 1,
        "planned": 3,
        "skills": 3,
        "raters": 1,
        "on_one_rater": 1,
    }


def test_a_comparison_tells_what_was_not_planned_and_the_score_on_shared_skills() -> None:
    ada = a_session("a1", ratings={"apis": 4}, submitted=True)
    ada = ada.but(plan=ada.plan.but(skills=("apis",)))
    ben = a_session("b1", candidate="Ben", key="ben", ratings={"apis": 1, "security": 4}, submitted=True)
    form = json.loads(comparison_json(compare([ada, ben])))
    security = form["candidates"][0]["skills"]["security"]
    assert (security["words"], security["planned"]) == ("not planned", 0)
    assert [(rating["planned"], rating["state"]) for rating in security["ratings"]] == [
        (False, "not-planned")
    ]
    assert form["shared_skills"] == ["apis"]
    assert [one["shared_score"]["value"] for one in form["candidates"]] == [100, 0]
    assert form["candidates"][0]["stages"] == {"a1": "technical"}


def test_a_session_tells_what_was_not_planned() -> None:
    session = a_session(responses={"indexes": a_response("00:02:00 + scans #security\n")})
    form = json.loads(session_json(session.but(plan=session.plan.but(skills=("apis",)))))
    assert [(skill["id"], skill["words"]) for skill in form["skills"]] == [
        ("apis", "not rated"),
        ("security", "not planned"),
    ]


def test_nothing_to_compare_is_still_a_whole_document() -> None:
    form = json.loads(comparison_json(compare([])))
    assert (form["rubric"], form["skills"], form["candidates"]) == (None, [], [])


def test_letters_stay_letters() -> None:
    assert "山田" in list_json([saved(a_session(candidate="山田"))])
