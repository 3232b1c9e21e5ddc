"""The session check: what blocks, what deserves a second look, and in which order."""

from datetime import date
from typing import get_args

import pytest

from interviewer.analysis.session_check import (
    OF_A_QUESTION,
    SKILL_KINDS,
    Flag,
    FlagKind,
    Where,
    blocking,
    session_check,
)
from interviewer.model.notes import read_notes
from interviewer.model.risky_topics import ADVICE
from interviewer.model.session import GENERAL, Recommendation, Response, Session, Unplanned
from interviewer.model.value import frozen_table, with_entry
from interviewer.store.session_file import read_session
from interviewer.store.workspace import shipped_examples
from tests.builders import a_plan, a_rating, a_response, a_session, a_whole_session

FULL = {"apis": 3, "databases": 2, "security": None}
RESPONSES = {
    "http-methods": a_response("00:01:00 + names PUT\n"),
    "indexes": a_response("00:02:00 - scans\n"),
    "sql-injection": a_response(skipped="out of time"),
}


def a_finished_session(**more: object) -> Session:
    """Return a live session with which everything is well; *more* replaces parts of it."""
    session = a_session(
        ratings=FULL,
        responses=RESPONSES,
        recommendation="yes",
        why="Contracts first.",
        take_aways="Careful.",
        current="indexes",
    )
    return session.but(**more)


def kinds(session: Session) -> list[FlagKind]:
    return [flag.kind for flag in session_check(session)]


def only(session: Session) -> Flag:
    """Return the one flag of *session*."""
    [flag] = session_check(session)
    return flag


def test_a_finished_session_has_no_flag() -> None:
    """An optional question that was not reached is nothing to miss, nor is a skipped one."""
    assert session_check(a_finished_session()) == ()


def test_flags_come_in_the_order_of_what_matters() -> None:
    """One of each kind. Only the unrated skill stands in the way, since a recommendation is given."""
    session = a_session(
        plan=a_plan(skills=["apis", "databases"]),
        ratings={"apis": 3},
        responses={
            "rest": a_response("00:01:00 + smart\n00:01:10 has two kids\n00:02:00 + knows roles #security\n"),
        },
        recommendation="no",
        current="indexes",
    ).but(ratings=frozen_table({"apis": a_rating(3, at=9), "databases": a_rating(2, at=10)}))
    session = session.but(
        responses=frozen_table({**session.responses, "http-methods": a_response(rating=3)}),
        questions=frozen_table(
            {**session.questions, "rest": session.questions["rest"].but(skill="databases")}
        ),
    )
    found = [(flag.kind, flag.subject) for flag in session_check(session)]
    assert found == [
        ("risky-topic", "rest"),
        ("core-not-reached", "indexes"),
        ("core-not-reached", "sql-injection"),
        ("overall-first", "recommendation"),
        ("no-evidence", "apis"),
        ("bare-answer", "http-methods"),
        ("no-why", "recommendation"),
        ("no-rating", "security"),
        ("judgement", "rest"),
        ("no-take-aways", "take-aways"),
    ]
    unsaid = session.interview.but(retain_no_date=False)
    bare = session.but(ratings=frozen_table({}), recommendation=None, interview=unsaid)
    assert kinds(bare)[:4] == ["unrated-skill", "unrated-skill", "no-recommendation", "risky-topic"]
    weight = list(get_args(FlagKind))
    for one in (session, bare):
        assert kinds(one) == sorted(kinds(one), key=weight.index)
    assert {*kinds(session), *kinds(bare)} == set(weight)


def test_every_flag_has_a_sentence_and_a_reason_and_nothing_is_praised_by_number() -> None:
    for session in (a_session(), a_whole_session(ratings={"apis": 3}), a_finished_session(take_aways="")):
        for flag in session_check(session):
            assert flag.sentence.endswith((".", "”."))
            assert flag.reason.endswith(".")
            assert "%" not in flag.sentence + flag.reason


def test_without_a_recommendation_nothing_can_be_submitted() -> None:
    flag = only(a_finished_session(recommendation=None))
    assert (flag.kind, flag.blocks) == ("no-recommendation", True)
    assert flag.sentence == "There is no recommendation; undecided is one."


def test_what_blocks_is_told_alone_and_cheaply() -> None:
    """The header asks each second; it needs no notes for that."""
    session = a_session(ratings={"apis": 3})
    assert blocking(session) == tuple(flag for flag in session_check(session) if flag.blocks)
    assert [flag.subject for flag in blocking(session)] == ["databases", "security", "recommendation"]
    assert blocking(a_finished_session()) == ()


def test_nothing_else_ever_blocks() -> None:
    lazy = a_session(ratings=FULL, recommendation="yes", responses={"rest": a_response("+ smart, married\n")})
    assert len(session_check(lazy)) > 4
    assert not any(flag.blocks for flag in session_check(lazy))


def test_an_early_recommendation_lets_an_unrated_skill_pass() -> None:
    session = a_session().but(recommendation=Recommendation(choice="no", why="x", early="They had to leave."))
    assert not any(flag.blocks for flag in session_check(session))
    assert kinds(session).count("unrated-skill") == 3


def test_not_assessed_is_an_answer_and_needs_no_evidence() -> None:
    session = a_session(ratings={"apis": None, "databases": None, "security": None})
    assert not SKILL_KINDS & set(kinds(session))


# The whole before its parts


def test_a_recommendation_with_a_reason_for_being_early_is_told_with_it() -> None:
    given = Recommendation(choice="yes", why="x", early="They had to leave.")
    flag = only(a_finished_session(recommendation=given))
    assert flag.kind == "overall-first"
    assert flag.sentence.endswith("before every skill was rated: They had to leave.")


@pytest.mark.parametrize(("rated", "told"), [(99, []), (100, []), (101, ["overall-first"])])
def test_a_rating_after_the_recommendation_is_told(rated: int, told: list[str]) -> None:
    """In the same second nobody can say which came first, and nothing is said."""
    session = a_finished_session(
        recommendation=Recommendation(choice="yes", why="x", at=100),
        ratings=frozen_table({skill: a_rating(level, at=rated) for skill, level in FULL.items()}),
    )
    assert kinds(session) == told


def test_the_skills_rated_late_are_named() -> None:
    session = a_finished_session(
        recommendation=Recommendation(choice="yes", why="x", at=100),
        ratings=frozen_table(
            {"apis": a_rating(3, at=101), "databases": a_rating(2, at=7), "security": a_rating(None, at=102)}
        ),
    )
    assert only(session).sentence == ("The recommendation was given before the rating of Apis and Security.")


# Questions


def test_a_core_question_left_out_leads_there() -> None:
    responses = {name: response for name, response in RESPONSES.items() if name != "sql-injection"}
    flag = only(a_finished_session(responses=frozen_table(responses)))
    assert (flag.kind, flag.where) == ("core-not-reached", Where("sql-injection"))
    assert "neither asked nor skipped" in flag.sentence


def test_a_core_question_that_stayed_parked_is_told_as_such() -> None:
    parked = frozen_table({**RESPONSES, "sql-injection": Response(parked=True)})
    assert "parked, and not come back to" in only(a_finished_session(responses=parked)).sentence


@pytest.mark.parametrize(("seconds", "missed"), [(0, True), (9.9, True), (10, False)])
def test_the_question_at_hand_is_missed_as_long_as_it_was_only_looked_at(
    seconds: float, missed: bool
) -> None:
    """Longer, and it is being asked: it counts as asked once it is left."""
    session = a_finished_session(responses=frozen_table({**RESPONSES, "indexes": Response(seconds=seconds)}))
    assert ("core-not-reached" in kinds(session)) == missed


# Ratings and evidence


def test_a_rating_without_a_note_says_what_stands_behind_it() -> None:
    """Ten points ticked, one seen throughout, a rated answer and two hints; then only what was seen."""
    session = a_whole_session(ratings={"apis": 3, "security": 2})
    told = {flag.subject: flag.sentence for flag in session_check(session) if flag.kind == "no-evidence"}
    assert told == {
        "apis": (
            "Apis is rated 3 and no note stands behind it, only 10 points ticked, 1 point seen throughout, "
            "1 rated answer and 2 hints."
        ),
        "security": "Security is rated 2 and nothing stands behind it.",
    }
    seen = session_check(session.but(responses=frozen_table({})))
    assert [flag.sentence for flag in seen if flag.subject == "apis"] == [
        "Apis is rated 3 and no note stands behind it, only 1 point seen throughout."
    ]


def test_lines_to_ask_later_and_judgements_stand_behind_no_rating() -> None:
    """Asked or not: what was asked is no answer."""
    notes = "00:02:00 ? why a hash\n00:02:10 ? and writes (asked)\n00:02:20 - arrogant\n"
    session = a_finished_session(responses=frozen_table({**RESPONSES, "indexes": a_response(notes)}))
    [flag] = [flag for flag in session_check(session) if flag.kind == "no-evidence"]
    assert flag.sentence == (
        "Databases is rated 2 and no note of what was said or done stands behind it, "
        "only 2 lines to ask later and 1 line that only judges."
    )
    told = a_response(f"{notes}00:03:00 scans the table\n")
    session = a_finished_session(responses=frozen_table({**RESPONSES, "indexes": told}))
    assert kinds(session) == ["judgement"]


@pytest.mark.parametrize(
    ("why", "found"),
    [("Great guy, good attitude.", ["judgement"]), ("Great guy. Names two isolation levels unasked.", [])],
)
def test_a_why_that_only_judges_is_told_of(why: str, found: list[str]) -> None:
    session = a_finished_session(recommendation=Recommendation(choice="yes", why=why, at=100))
    assert kinds(session) == found


@pytest.mark.parametrize("rated", [1, 2])
def test_answers_rated_with_nothing_taken_down_are_one_flag(rated: int) -> None:
    """A tick on any list is enough; the level as a line, a question to ask and a judgement are not."""
    bare = {"rest": a_response("00:04:00 =3\n00:04:10 ? more\n00:04:20 - arrogant\n", rating=3)}
    if rated == 2:
        bare["sql-injection"] = a_response(rating=1)
    heard = a_response("00:02:00 - scans\n", rating=2)
    session = a_finished_session(responses=frozen_table({**RESPONSES, "indexes": heard, **bare}))
    [flag] = [flag for flag in session_check(session) if flag.kind == "bare-answer"]
    told = "are" if rated == 2 else "is"
    titles = "answers to “Sql injection” and “Rest”" if rated == 2 else "answer to “Rest”"
    assert flag.sentence == f"The {titles} {told} rated without a note of what was said or done, or a tick."
    assert flag.where == Where("sql-injection" if rated == 2 else "rest")
    assert not flag.blocks
    for taken in ({"heard": ("basics",)}, {"ticked": frozen_table({"faults": ("leak",)})}):
        ticked = {name: response.but(**taken) for name, response in bare.items()}
        assert "bare-answer" not in kinds(
            session.but(responses=frozen_table({**session.responses, **ticked}))
        )


def test_what_is_still_to_be_asked_of_a_skill_left_out_is_no_note_on_it() -> None:
    asks = a_response("00:03:00 ? and escaping\n", skipped="no time")
    session = a_finished_session(responses=frozen_table({**RESPONSES, "sql-injection": asks}))
    assert session_check(session) == ()


def test_notes_on_a_skill_that_is_marked_not_assessed_are_told() -> None:
    responses = {**RESPONSES, "sql-injection": a_response("00:03:00 + parameters\n")}
    flag = only(a_finished_session(responses=frozen_table(responses)))
    assert (flag.kind, flag.subject) == ("no-rating", "security")
    assert flag.sentence == "Security is marked not assessed, and there are notes on it."


def test_notes_on_skills_that_nobody_planned_are_one_flag() -> None:
    session = a_finished_session()
    narrow = session.but(
        plan=session.plan.but(skills=("security",)), ratings=frozen_table({"security": a_rating(None)})
    )
    flag = only(narrow)
    assert (flag.kind, flag.subject) == ("no-rating", "apis")
    assert flag.sentence == "There are notes on Apis and Databases, and no rating."


# Notes


def test_a_risky_note_is_told_with_its_place_and_what_to_do() -> None:
    notes = "00:01:00 + names PUT\n\n00:02:30 has two kids\n"
    flag = only(a_finished_session(responses=frozen_table({**RESPONSES, "http-methods": a_response(notes)})))
    assert flag.where == Where("http-methods", line=2, at=150)
    assert flag.sentence == (
        "A note (00:02:30, Http methods) touches on pregnancy or family plans: “has two kids”."
    )
    assert flag.reason.endswith(ADVICE)


def test_general_notes_take_aways_and_the_why_are_read_as_well() -> None:
    session = a_finished_session(
        responses=frozen_table({**RESPONSES, GENERAL: Response(notes=read_notes("in a wheelchair\n"))}),
        take_aways="Careful.\nHas a green card.",
        recommendation=Recommendation(choice="yes", why="Solid, and her husband works here."),
    )
    found = [(flag.kind, flag.subject, flag.where) for flag in session_check(session)]
    assert found == [
        ("risky-topic", GENERAL, Where(GENERAL, line=0)),
        ("risky-topic", "recommendation", None),
        ("risky-topic", "take-aways", None),
    ]


def test_a_question_of_ones_own_is_read_as_well() -> None:
    """Asked or not: it is the interviewer's own words, and what to do about them is not to remove them."""
    session = a_finished_session()
    own = session.questions["rest"].but(
        title="Why so?", prompt="Are you pregnant or planning to have children?"
    )
    flag = only(
        session.but(
            questions=with_entry(session.questions, "unplanned-1", own),
            unplanned=frozen_table({"unplanned-1": Unplanned(after="indexes", at=150)}),
        )
    )
    assert (flag.kind, flag.subject, flag.where) == ("risky-topic", "unplanned-1", Where("unplanned-1"))
    assert flag.sentence == (
        "An unplanned question (Why so?) touches on pregnancy or family plans: “pregnant”."
    )
    assert flag.reason.endswith(OF_A_QUESTION)
    assert ADVICE not in flag.reason


def test_the_questions_of_the_plan_are_not_read_again() -> None:
    """Packs are checked where they are written."""
    session = a_finished_session()
    asked = session.questions["indexes"].but(prompt="Are you pregnant?")
    assert session_check(session.but(questions=with_entry(session.questions, "indexes", asked))) == ()


def test_the_reason_for_a_skip_is_read_as_well() -> None:
    skipped = a_response(skipped="she is pregnant and tired")
    flag = only(a_finished_session(responses=frozen_table({**RESPONSES, "sql-injection": skipped})))
    assert (flag.kind, flag.where) == ("risky-topic", Where("sql-injection"))
    assert flag.sentence == (
        "The reason for a skip (Sql injection) touches on pregnancy or family plans: “pregnant”."
    )
    assert flag.reason.endswith(ADVICE)


def test_a_note_without_substance_is_told_with_its_words() -> None:
    notes = "00:01:00 + names PUT\n00:01:20 - arrogant #apis\n"
    flag = only(a_finished_session(responses=frozen_table({**RESPONSES, "http-methods": a_response(notes)})))
    assert (flag.kind, flag.where) == ("judgement", Where("http-methods", line=1, at=80))
    assert "arrogant" in flag.sentence


def test_take_aways_may_sum_up_in_adjectives() -> None:
    assert session_check(a_finished_session(take_aways="Careful, friendly, smart.")) == ()


def test_the_shipped_examples_hold_no_risky_topic_and_no_bare_judgement() -> None:
    examples = list(shipped_examples().glob("*.toml"))
    assert examples
    for path in examples:
        found = set(kinds(read_session(path.read_bytes(), path.name)))
        assert not found & {"risky-topic", "judgement", "no-why", "no-take-aways"}


def test_that_nobody_said_until_when_it_is_kept_is_flagged_while_it_can_be_answered() -> None:
    unsaid = a_session(retention_said=False)
    (flag,) = [flag for flag in session_check(unsaid) if flag.kind == "no-retention"]
    assert not flag.blocks
    assert "no-retention" not in kinds(a_session())
    assert "no-retention" not in kinds(a_session(retain_until=date(2027, 11, 21)))
    assert "no-retention" not in kinds(a_session(retention_said=False, submitted=True))
