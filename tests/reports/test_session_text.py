"""One session as text for a reader who was not there."""

from datetime import date

from interviewer.model.notes import Note
from interviewer.model.plan import Section
from interviewer.model.session import Recommendation, Session
from interviewer.model.value import frozen_table
from interviewer.reports.layout import width
from interviewer.reports.session_text import session_text
from tests.builders import a_plan, a_response, a_session

NOTES = """\
00:01:00 + names PUT
00:02:00 - mixes up 401 and 403 #security

00:03:00 =3
"""


def finished() -> Session:
    return a_session(
        ratings={"apis": 3, "databases": None},
        responses={
            "http-methods": a_response(NOTES, rating=3, heard=["basics"], seconds=192),
            "indexes": a_response(skipped="no time left"),
        },
        why="Contracts first.",
        take_aways="Careful.\nSlow at first.",
        submitted=True,
        retain_until=date(2027, 11, 21),
    )


def test_the_head_says_who_when_and_what_was_measured() -> None:
    text = session_text(finished(), 100)
    head = text.split("\n\n", maxsplit=1)[0].splitlines()
    assert head == [
        "Ada Lovelace",
        "Interview    Back-end technical (technical)",
        "Role         backend-engineer",
        "Interviewer  Grace Hopper",
        "Started      2026-11-21 14:00 UTC",
        "Time used    0 of 30 minutes",
        "Submitted    2026-11-21 14:30 UTC",
        "Keep until   2027-11-21",
        "Rubric       Back-end engineer: 1 Not yet, 2 Mixed, 3 Solid, 4 Outstanding",
    ]


def test_the_recommendation_and_take_aways_come_before_the_details() -> None:
    text = session_text(finished())
    assert (
        "RECOMMENDATION: yes\nContracts first.\n\nKEY TAKE-AWAYS\nCareful.\nSlow at first.\n\nRATINGS" in text
    )


def test_an_early_recommendation_says_why_it_was_early() -> None:
    given = Recommendation(choice="strong-no", early="They hung up.")
    text = session_text(finished().but(recommendation=given))
    assert "RECOMMENDATION: strong no\nGiven before every planned skill was rated: They hung up." in text


def test_each_rating_stands_with_its_anchor_and_its_evidence() -> None:
    """The second line was taken at a question on APIs and tagged #security, so it stands under Security."""
    text = session_text(finished())
    assert (
        "Apis: 3 Solid\n"
        "    Solid at apis\n"
        "    00:01:00 + names PUT\n"
        "    Answers: Http methods 3 Solid, heard 1 of 2\n"
        "\n"
        "Databases: not assessed\n"
        "    Nothing was noted.\n"
        "\n"
        "Security: not rated\n"
        "    00:02:00 - mixes up 401 and 403 #security (Http methods)\n"
    ) in text


def test_each_question_tells_what_became_of_it() -> None:
    """Three minutes and 12 seconds of five; blank lines and rating lines are not repeated."""
    text = session_text(finished())
    assert (
        " 1. Http methods: 3 Solid, 03:12 of 05:00 minutes\n"
        "    “What can you tell me about Http methods?”\n"
        "    [x] knows the basics\n"
        "    [ ] names the limits\n"
        "    00:01:00 + names PUT\n"
        "    00:02:00 - mixes up 401 and 403 #security\n"
    ) in text
    assert " 2. Indexes: skipped: no time left\n" in text
    assert " 3. Sql injection: not reached\n" in text
    assert "=3" not in text


def test_talk_has_its_place_between_the_questions() -> None:
    plan = a_plan()
    sections = {"hello": Section(title="Hello", minutes=4), **plan.sections}
    session = a_session(
        plan=plan.but(sections=frozen_table(sections)),
        responses={"hello": a_response("00:00:30 seven years at a bank\n", seconds=250)},
    )
    assert "Hello: 04:10 of 04:00 minutes\n    00:00:30   seven years at a bank\n" in session_text(session)


def test_a_live_session_lists_what_is_missing_and_a_submitted_one_does_not() -> None:
    live = session_text(a_session())
    assert "Submitted    not yet, still live" in live
    assert "STILL MISSING\n- Apis is planned and neither rated nor marked not assessed.\n" in live
    assert "RECOMMENDATION: none yet" in live
    assert "STILL MISSING" not in session_text(finished())


def test_no_line_is_wider_than_the_terminal() -> None:
    for cells in (40, 60, 120):
        assert max(map(width, session_text(finished(), cells).splitlines())) <= cells


def test_a_note_cannot_steer_the_terminal() -> None:
    session = a_session(responses={"indexes": a_response([Note("+ \x1b]52;c;AA\x07 \u202eevil", 5)])})
    text = session_text(session)
    assert "\x1b" not in text
    assert "\u202e" not in text
