"""One session as text for a reader who was not there."""

from datetime import UTC, date, datetime

from interviewer.model.custody import Hold
from interviewer.model.notes import Note
from interviewer.model.plan import Section
from interviewer.model.risky_topics import NOT_LEGAL_ADVICE
from interviewer.model.session import Recommendation, Response, Session, Unplanned
from interviewer.model.value import frozen_table, with_entry
from interviewer.reports.layout import width
from interviewer.reports.session_form import session_form
from interviewer.reports.session_text import session_text
from tests.builders import QUESTIONS, SKILLS, a_plan, a_rating, a_response, a_session, a_whole_session

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


def test_a_legal_hold_stands_with_the_date_until_when_it_is_kept() -> None:
    held = finished().but(hold=Hold(since=datetime(2026, 11, 22, tzinfo=UTC), by="Pat Sample", why="a claim"))
    assert "Legal hold   since 2026-11-22 by Pat Sample: a claim" in session_text(held).splitlines()
    assert session_form(held)["hold"] == {
        "since": "2026-11-22T00:00:00+00:00",
        "by": "Pat Sample",
        "why": "a claim",
    }


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
        "    Http methods: answer rated 3 Solid, heard 1 of 2\n"
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


def with_own(response: Response, after: str = "indexes") -> Session:
    """Return a session with one unplanned question and what became of it."""
    session = a_session(responses={"unplanned-1": response})
    own = session.questions["rest"].but(title="How so?", prompt="How so?", minutes=0)
    return session.but(
        questions=with_entry(session.questions, "unplanned-1", own),
        unplanned=frozen_table({"unplanned-1": Unplanned(after=after, at=150)}),
    )


def told_of_own(session: Session, cells: int = 80) -> list[str]:
    return session_text(session, cells).split("Not in the plan\n\n")[1].splitlines()


def test_a_question_of_ones_own_says_where_it_was_asked_or_thought_of() -> None:
    asked = told_of_own(with_own(a_response(seconds=60)))
    assert asked[0].endswith("How so?: not rated, 01:00 minutes")
    assert "    Asked after “Indexes”." in asked
    left = told_of_own(with_own(Response()))
    assert left[0].endswith("How so?: not reached")
    assert left[1] == "    Thought of after “Indexes”."


def test_a_question_of_ones_own_after_a_place_that_is_gone_says_nothing_of_it() -> None:
    text = session_text(with_own(a_response(), after="gone"))
    assert "How so?" in text
    assert "sked after" not in text


def test_where_a_question_was_asked_fits_the_width() -> None:
    session = with_own(a_response())
    long = session.questions["indexes"].but(title="Indexes " * 5)
    session = session.but(questions=with_entry(session.questions, "indexes", long))
    assert max(width(line) for line in session_text(session, 40).splitlines()) <= 40


def test_ticks_hints_and_what_was_seen_stand_beside_the_rating() -> None:
    text = session_text(a_whole_session(ratings={"apis": 3}), 100)
    assert (
        "Apis: 3 Solid\n"
        "    Solid at apis\n"
        "    Seen throughout:\n"
        "    00:12:30   asks which is meant\n"
        "    Http methods: answer rated 3 Solid, heard 1 of 2, heard 1 of 2 for the technical listener,\n"
        "      heard 1 of 2 for the other listener, told 1 of 4 parts of the story,\n"
        "      found 1 of 2 faults (1 of 1 critical, 0 of 1 minor), reached 1 of 2 stages,\n"
        "      handled 1 of 2 edge cases, asked for 1 of 2 requirements, covered 1 of 2 areas,\n"
        "      weighed 1 of 2 trade-offs, 2 of 3 hints\n"
        "\n"
    ) in text
    assert "uses numbers" not in text
    assert "Nothing was noted" not in text.split("Databases")[0]


def test_what_was_seen_alone_is_something() -> None:
    session = a_whole_session().but(responses=frozen_table({}))
    section = session_text(session).split("Apis: not rated\n")[1].split("\n\n")[0]
    assert section == "    Seen throughout:\n    00:12:30   asks which is meant"


def test_a_skill_that_was_not_planned_is_not_said_to_be_left_open() -> None:
    session = a_session(responses={"indexes": a_response("00:02:00 + scans the log #security\n")})
    narrow = session.but(plan=session.plan.but(skills=("apis",)))
    text = session_text(narrow, 100)
    assert "Security: not planned\n    00:02:00 + scans the log" in text
    assert "Apis: not rated\n" in text
    rated = narrow.but(ratings=frozen_table({"security": a_rating(3)}))
    assert "Security: 3 Solid (not planned for this interview)\n" in session_text(rated, 100)


def test_every_list_stands_under_its_heading_with_what_was_ticked() -> None:
    """What a fault, a part of a story and a requirement are about stands before their words."""
    text = session_text(a_whole_session(), 100)
    assert text.split("of 05:00 minutes\n")[1].split("\n\n")[0].splitlines() == [
        "    “What can you tell me about Http methods?”",
        "    Handout: python, 3 lines",
        "    The story: 1 of 4 told",
        "    [x] situation: tells the situation",
        "    [ ] own part: tells the own part",
        "    [ ] result: tells the result",
        "    [ ] learned: tells the learned",
        "    To a colleague: 1 of 2 heard",
        "    “Tell a colleague.”",
        "    [x] says why first",
        "    [ ] explains terms",
        "    To a customer: 1 of 2 heard",
        "    “Tell a customer.”",
        "    [x] says why first",
        "    [ ] explains terms",
        "    Tell when asked: 1 of 2 asked for",
        "    [x] how many? two million rows",
        "    [ ] how fast? in a second",
        "    Stages: 1 of 2 reached",
        "    [x] reads one page",
        "    [ ] reads every page",
        "    Edge cases: 1 of 2 handled",
        "    [x] no rows at all",
        "    [ ] the last page",
        "    Faults: 1 of 2 found",
        "    [x] line 2, critical: never closed",
        "    [ ] line 1, minor: pages says little",
        "    Where to probe: 1 of 2 covered",
        "    [x] what is kept where",
        "    [ ] what happens at noon",
        "    Trade-offs: 1 of 2 weighed",
        "    [x] speed against cost",
        "    [ ] order against speed",
        "    Listen for: 1 of 2 heard",
        "    [x] knows the basics",
        "    [ ] names the limits",
        "    Hints: 2 of 3 given",
    ]


def test_a_handout_is_not_printed_nor_is_a_mend() -> None:
    text = session_text(a_whole_session())
    assert "db.query" not in text
    assert "close it" not in text


def test_one_list_needs_a_heading_unless_it_is_what_to_listen_for() -> None:
    session = a_whole_session()
    bare = session.questions["rest"].but(listen_for=frozen_table({}), areas=frozen_table({"a": "an area"}))
    session = session.but(
        questions=frozen_table({**session.questions, "rest": bare}),
        responses=frozen_table({"rest": a_response(), "indexes": a_response()}),
    )
    text = session_text(session)
    assert "    Where to probe: 0 of 1 covered\n    [ ] an area\n" in text
    assert "    “What can you tell me about Indexes?”\n    [ ] knows the basics\n" in text


def test_a_skipped_question_shows_only_lists_on_which_something_was_ticked() -> None:
    """Empty boxes would look like an answer that was found wanting."""
    session = a_whole_session()
    response = a_response("00:01:00 x\n", skipped="late").but(ticked=frozen_table({"faults": ("leak",)}))
    text = session_text(session.but(responses=frozen_table({"http-methods": response})))
    assert "    Faults: 1 of 2 found\n" in text
    assert text.count("[ ]") == 1
    assert "Hints" not in text


def test_ticks_that_lead_nowhere_change_nothing() -> None:
    session = a_whole_session()
    response = session.response("http-methods").but(
        heard=("gone", "basics"),
        ticked=frozen_table({**session.response("http-methods").ticked, "colours": ("red",)}),
        hints=9,
    )
    odd = session.but(
        responses=frozen_table({"http-methods": response}),
        observed=frozen_table({"apis": frozen_table({"asks": 750, "gone": 1})}),
    )
    assert session_text(odd) == session_text(session).replace(
        "2 of 3 hints", "3 of 3 hints and 6 more"
    ).replace("2 of 3 given", "3 of 3 given, 6 more")


def test_talk_has_its_place_between_the_questions() -> None:
    plan = a_plan()
    sections = {"hello": Section(title="Hello", minutes=4), **plan.sections}
    session = a_session(
        plan=plan.but(sections=frozen_table(sections)),
        responses={"hello": a_response("00:00:30 seven years at a bank\n", seconds=250)},
    )
    assert "Hello: 04:10 of 04:00 minutes\n    00:00:30   seven years at a bank\n" in session_text(session)


def test_the_session_check_stands_behind_the_ratings() -> None:
    """What blocks has its sign; a reason that several share stands once."""
    live = session_text(a_session())
    assert "Submitted    not yet, still live" in live
    assert (
        "SESSION CHECK\n! must be filled in, · is worth a look.\n"
        "! Apis is planned and neither rated nor marked not assessed.\n"
        "  A reader cannot tell a skill left open from one that was forgotten.\n"
        "! Databases is planned and neither rated nor marked not assessed.\n"
        "! Security is planned and neither rated nor marked not assessed.\n"
    ) in live
    assert "RECOMMENDATION: none yet" in live
    assert live.index("RATINGS AND") < live.index("SESSION CHECK") < live.index("QUESTION BY QUESTION")


def test_a_submitted_session_is_checked_too_and_risky_topics_are_no_legal_advice() -> None:
    risky = a_session(submitted=True, responses={"rest": a_response("00:01:00 has two kids\n")})
    text = session_text(risky, 100)
    assert "· A note (00:01:00, Rest) touches on pregnancy or family plans: “has two kids”.\n" in text
    assert text.count(NOT_LEGAL_ADVICE) == 1


def test_a_session_with_which_all_is_well_says_so() -> None:
    well = a_session(
        ratings=dict.fromkeys(SKILLS),
        recommendation="yes",
        why="Names two isolation levels.",
        take_aways="Careful.",
        responses={name: a_response(skipped="no time") for name in QUESTIONS},
    )
    assert "SESSION CHECK\nNothing is missing, and nothing stands out.\n" in session_text(well)


def test_no_line_is_wider_than_the_terminal() -> None:
    for cells in (40, 60, 120):
        for session in (finished(), a_whole_session()):
            assert max(map(width, session_text(session, cells).splitlines())) <= cells


def test_a_note_cannot_steer_the_terminal() -> None:
    session = a_session(responses={"indexes": a_response([Note("+ \x1b]52;c;AA\x07 \u202eevil", 5)])})
    text = session_text(session)
    assert "\x1b" not in text
    assert "\u202e" not in text
