"""The structure of interviews in words: plain facts, no score, at any width."""

import json
import re

import pytest

from interviewer.analysis.structure_together import by_plan
from interviewer.model.session import Recommendation, Response, Session
from interviewer.model.value import frozen_table
from interviewer.reports.json_forms import structures_json
from interviewer.reports.layout import width
from interviewer.reports.session_text import session_text
from interviewer.reports.structure_text import structures_text
from interviewer.store.session_file import read_session
from interviewer.store.workspace import shipped_examples
from tests.builders import STARTED, a_rating, a_response, a_session, a_whole_session
from tests.tui.conftest import a_talk_plan

CORE = ("http-methods", "indexes", "sql-injection")


def an_interview(name: str = "a", *, candidate: str = "Ada", hours: int = 0, **more: object) -> Session:
    """Return a submitted interview in which all went by the plan; *more* replaces parts of it."""
    responses = {
        question: a_response(f"00:0{at}:00 + said something\n00:0{at}:30 =3\n", rating=3, seconds=100).but(
            begun=at * 60
        )
        for at, question in enumerate(CORE)
    }
    session = a_session(
        name,
        candidate=candidate,
        key=candidate.lower(),
        started=STARTED.replace(hour=10 + hours),
        responses=responses,
        submitted=True,
    )
    rated = frozen_table({skill: a_rating(3, at=300) for skill in session.rubric.skills})
    given = Recommendation(choice="yes", why="Solid.", at=310)
    return session.but(ratings=rated, recommendation=given).but(**more)


def text(*sessions: Session, cells: int = 80) -> str:
    return structures_text(by_plan(sessions), cells)


def test_an_interview_by_the_plan() -> None:
    report = text(an_interview())
    assert report.startswith(
        "HOW STRUCTURED THE INTERVIEW WAS\nAda with Grace Hopper, 2026-11-21 10:00 UTC\n\nQUESTIONS\n"
    )
    for sentence in (
        "- 3 of 3 core questions asked, 0 of 1 optional.",
        "- No question was asked that is not in the plan.",
        "- The questions were asked in the order of the plan.",
        "Http methods                01:40  05:00    0/1      –      3\n",
        "- 3 of 3 answers rated, 3 before the next question was begun.",
        "- A note of what was said or done stands behind each rated skill.",
        "- Every rating was given before the recommendation.",
    ):
        assert sentence in report
    assert "Not asked" not in report


def test_of_some_answers_it_may_be_known_when_they_were_rated() -> None:
    session = an_interview()
    unknown = session.response("indexes").but(notes=())
    responses = frozen_table({**session.responses, "indexes": unknown})
    told = " ".join(text(session.but(responses=responses)).split())
    assert (
        "3 of 3 answers rated, 2 before the next question was begun; of 1 it is not on record when." in told
    )


def test_an_interview_that_went_otherwise() -> None:
    session = a_whole_session(submitted=True)
    responses = {
        "http-methods": session.response("http-methods").but(begun=90, probes_used=(1,)),
        "indexes": a_response("00:01:00 + x\n").but(begun=30),
        "sql-injection": a_response(skipped="no time left"),
    }
    session = session.but(
        responses=frozen_table(responses),
        ratings=frozen_table({"security": a_rating(2, at=99), "apis": a_rating(None, at=5)}),
        recommendation=Recommendation(choice="no", at=50),
        interview=session.interview.but(elapsed=200, paused=65, writing_up=600),
    )
    report = " ".join(text(session).split())
    for sentence in (
        "Not asked (core): “Sql injection”, skipped: no time left.",
        "Out of the order of the plan: “Indexes” came first.",
        "Time: 03:20 of 30:00; paused for 01:05, not counted.",
        "At the scorecard: 10:00, not counted.",
        "1 of 2 answers rated; whether before the next question was begun is not on record.",
        "1 of 3 planned skills rated.",
        "Marked not assessed: Apis.",
        "Left open: Databases.",
        "Rated without a note of what was said or done: Security.",
        "The recommendation was given before the rating of Security.",
        "1/1 2/3 3",
    ):
        assert sentence in report


def test_what_is_not_on_record_is_not_guessed() -> None:
    session = a_session(responses={"indexes": a_response(rating=2)})
    report = " ".join(text(session).split())
    assert "In which order the questions were asked is not on record." in report
    assert "1 of 1 answer rated; whether before the next question was begun is not on record." in report
    assert "There is no recommendation yet." in report
    assert "(not submitted)" in report


def test_when_nothing_was_asked_nothing_is_said_of_an_order() -> None:
    assert "order of the plan" not in text(a_session())
    one, other = a_session(), a_session("b", candidate="Ben", started=STARTED.replace(hour=15))
    assert "order of the plan" not in text(one, other)


def test_interviews_that_say_nothing_take_no_line() -> None:
    """A talk at the end whose beginning is unknown, and no question asked: of the order there is no word."""
    talked = frozen_table({"questions": a_response(seconds=200)})
    nothing = a_session(plan=a_talk_plan()).but(responses=talked)
    for sessions in ([nothing, nothing.but(id="b")], [nothing, an_interview("b", hours=1)]):
        lines = text(*sessions).splitlines()
        assert not {"A", "B", "A, B"} & {line.strip() for line in lines}
        assert "ORDER" not in lines or lines[lines.index("ORDER") + 1].strip()


def test_a_question_that_stayed_parked_is_told_in_the_words_of_the_session() -> None:
    parked = frozen_table({**an_interview().responses, "indexes": Response(parked=True)})
    session = an_interview(responses=parked)
    assert "- Not asked (core): “Indexes”, put off until later." in text(session)
    assert "Indexes: put off until later, and not asked" in session_text(session)
    assert "put off until later (B)" in text(an_interview(), an_interview("b", hours=1, responses=parked))


@pytest.mark.parametrize(
    ("at", "said"), [(500, "came last"), (30, "did not come last"), (None, "Time for the candidate's")]
)
def test_the_candidates_own_questions(at: int | None, said: str) -> None:
    responses = {
        "http-methods": a_response().but(begun=100),
        "questions": a_response(seconds=200).but(begun=at),
    }
    report = " ".join(text(a_session(plan=a_talk_plan(), responses=responses)).split())
    assert said in report
    assert "Time for the candidate's questions: 03:20 of 05:00." in report


def test_several_stand_side_by_side() -> None:
    ben = an_interview("b", candidate="Ben", hours=1)
    responses = {**ben.responses, "sql-injection": a_response(skipped="late")}
    helped = ben.response("indexes").but(seconds=0, probes_used=(1,))
    ben = ben.but(responses=frozen_table({**responses, "indexes": helped, "rest": a_response().but(begun=9)}))
    report = text(ben, an_interview())
    assert "A  Ada with Grace Hopper, 2026-11-21 10:00 UTC\nB  Ben with" in report
    for line in (
        "- 2 of 3 core questions asked in both.",
        "- Not asked of all: “Sql injection”, skipped: late (B).",
        "- Optional: “Rest”, asked in B.",
        "TIME, IN MINUTES             plan      A      B",
        "Indexes                     05:00  01:40  00:00",
        "Sql injection               05:00  01:40      –",
        "In all                      30:00  00:00  00:00",
        "PROBES + HINTS                  A      B",
        "Indexes                       0+0    1+0",
        "A, B  Every rating was given before the recommendation.",
    ):
        assert line in report
    assert "Out of the order of the plan: “Rest” came after" in " ".join(report.split())
    assert report.count("What no session can know") == 1


def test_interviews_by_different_plans_are_told_apart() -> None:
    other = an_interview("b", hours=1)
    report = text(an_interview(), other.but(plan=other.plan.but(id="other")))
    assert report.count("HOW STRUCTURED THE INTERVIEW WAS") == 2
    assert "both" not in report


@pytest.mark.parametrize("cells", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(cells: int) -> None:
    sessions = [read_session(path.read_bytes(), path.name) for path in shipped_examples().glob("*.toml")]
    many = [an_interview(f"s{at}", hours=at % 10) for at in range(30)]
    for report in (text(*sessions, cells=cells), text(*many, cells=cells), text(*sessions[:1], cells=cells)):
        assert max(map(width, report.splitlines())) <= cells


def test_a_narrow_terminal_has_the_columns_below_the_title() -> None:
    report = text(an_interview(), cells=40)
    assert "Http methods\n  01:40  05:00    0/1      –      3\n" in report


def test_nothing_is_added_up_and_nothing_is_foretold() -> None:
    report = text(*[an_interview(f"s{at}", hours=at) for at in range(3)], a_whole_session())
    assert not re.search(r"predict|score|%|\bgood\b|\bpoor\b", report, re.IGNORECASE)


def test_json_has_the_facts_of_every_session_under_its_plan() -> None:
    form = json.loads(structures_json(by_plan([an_interview(), an_interview("b", hours=1)])))
    assert form["format"] == "structure/1"
    [plan] = form["plans"]
    assert (plan["plan"], plan["core_asked_of_all"]) == ("backend-technical", list(CORE))
    first = plan["sessions"][0]
    assert (first["id"], first["moved"], first["closing"]) == ("a", [], None)
    assert first["questions"][0] == {
        "question": "http-methods",
        "title": "Http methods",
        "part": "core",
        "state": "asked",
        "reason": "",
        "begun": 0,
        "seconds": 100,
        "planned": 300,
        "probes": 0,
        "probes_prepared": 1,
        "hints": 0,
        "hints_prepared": 0,
        "level": 3,
        "rated_at": 30,
        "digest": first["questions"][0]["digest"],
        "rated_at_once": True,
    }
    assert first["skills"][0]["at"] == 300
    assert first["recommendation"] == {"at": 310, "early": ""}


def test_json_of_nothing_is_a_whole_document() -> None:
    assert json.loads(structures_json(())) == {"format": "structure/1", "plans": []}
