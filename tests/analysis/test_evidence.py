"""Evidence for a skill: which lines count, and in which order."""

import pytest

from interviewer.analysis.evidence import Answer, ListTicks, Seen, evidence_for
from interviewer.model.checklist import LIST_NAMES
from interviewer.model.notes import Note
from interviewer.model.plan import Section
from interviewer.model.value import frozen_table
from tests.builders import a_plan, a_response, a_session, a_whole_session


def test_a_line_at_a_question_of_the_skill_is_evidence_for_it() -> None:
    session = a_session(responses={"http-methods": a_response("00:01:00 + names PUT\n")})
    [line] = evidence_for(session, "apis").notes
    assert (line.question, line.title, line.at, line.text) == (
        "http-methods",
        "Http methods",
        60,
        "+ names PUT",
    )


def test_a_tag_moves_a_line_to_the_skill_it_names() -> None:
    """Tagged #security at a question on APIs: evidence for security, and not for APIs."""
    session = a_session(responses={"http-methods": a_response("00:01:00 - mixes up 401 and 403 #security\n")})
    assert evidence_for(session, "apis").notes == ()
    assert [line.text for line in evidence_for(session, "security").notes] == [
        "- mixes up 401 and 403 #security"
    ]


def test_a_line_with_two_tags_counts_for_both() -> None:
    session = a_session(responses={"indexes": a_response("00:01:00 + signs tokens #apis #security\n")})
    assert len(evidence_for(session, "apis").notes) == 1
    assert len(evidence_for(session, "security").notes) == 1
    assert evidence_for(session, "databases").notes == ()


def test_a_tag_that_names_no_skill_moves_nothing() -> None:
    session = a_session(responses={"indexes": a_response("00:01:00 ? ask about this #later\n")})
    assert len(evidence_for(session, "databases").notes) == 1


def test_rating_lines_and_blank_lines_are_no_evidence() -> None:
    session = a_session(responses={"indexes": a_response("00:01:00 =3\n00:01:05 =2 #databases\n\n   \n")})
    assert evidence_for(session, "databases").notes == ()


def test_lines_of_several_questions_stand_in_the_order_of_time() -> None:
    """`rest` is last in the plan and was talked about first; a line without a time follows the one above."""
    session = a_session(
        responses={
            "http-methods": a_response([Note("later", 300), Note("added by hand"), Note("last", 310)]),
            "rest": a_response([Note("first", 100)]),
        }
    )
    lines = [line.text for line in evidence_for(session, "apis").notes]
    assert lines == ["first", "later", "added by hand", "last"]


def test_notes_without_any_time_come_last() -> None:
    session = a_session(
        responses={"http-methods": a_response([Note("by hand")]), "rest": a_response([Note("timed", 9)])}
    )
    assert [line.text for line in evidence_for(session, "apis").notes] == ["timed", "by hand"]


def test_ratings_and_ticks_come_from_the_questions_of_the_skill() -> None:
    """Both built questions on APIs have two points; at `rest` none was heard, `indexes` is on databases."""
    session = a_session(
        responses={
            "http-methods": a_response(rating=3, heard=["basics"]),
            "rest": a_response(),
            "indexes": a_response(rating=1),
        }
    )
    assert evidence_for(session, "apis").answers == (
        Answer("http-methods", "Http methods", 3, (ListTicks("listen-for", 1, 2),)),
        Answer("rest", "Rest", None, (ListTicks("listen-for", 0, 2),)),
    )


def test_each_list_of_an_asked_question_counts_its_own_ticks() -> None:
    """The built question has all ten lists, one point of each ticked; two of its three hints were given."""
    [answer] = evidence_for(a_whole_session(), "apis").answers
    assert [points.of for points in answer.lists] == list(LIST_NAMES)
    assert {points.ticked for points in answer.lists} == {1}
    assert {points.of: points.points for points in answer.lists if points.points != 2} == {"story": 4}
    assert (answer.hints, answer.prepared) == (2, 3)


def test_a_skipped_question_has_no_points_to_tick_and_keeps_its_notes() -> None:
    session = a_session(responses={"indexes": a_response("00:01:00 never used one\n", skipped="late")})
    evidence = evidence_for(session, "databases")
    assert evidence.answers == ()
    assert len(evidence.notes) == 1


@pytest.mark.parametrize("state", ["skipped", None])
def test_only_what_was_asked_counts_whatever_was_ticked(state: str | None) -> None:
    """It was ticked before it was skipped, or a hand wrote it there."""
    session = a_whole_session()
    response = session.response("http-methods").but(state=state, rating=None)
    session = session.but(responses=frozen_table({"http-methods": response}), observed=frozen_table({}))
    assert evidence_for(session, "apis").answers == ()
    assert evidence_for(session, "apis").nothing


def test_ticks_without_a_point_and_points_ticked_twice_do_not_count() -> None:
    """Only a hand can write them. Help counts, also beyond what is prepared."""
    session = a_whole_session()
    response = session.response("http-methods").but(
        heard=("basics", "basics", "gone"),
        ticked=frozen_table({"faults": ("gone",), "colours": ("red",)}),
        hints=9,
    )
    [answer] = evidence_for(session.but(responses=frozen_table({"http-methods": response})), "apis").answers
    counted = {points.of: points.ticked for points in answer.lists if points.ticked}
    assert counted == {"listen-for": 1}
    assert (answer.hints, answer.prepared) == (9, 3)


def test_what_was_observed_stands_in_the_order_of_time() -> None:
    """A point that the rubric does not have, and a skill of which nothing was seen, tell nothing."""
    session = a_whole_session()
    seen = frozen_table({"asks": 750, "numbers": 60, "gone": 5})
    session = session.but(observed=frozen_table({"apis": seen}))
    assert evidence_for(session, "apis").seen == (
        Seen("numbers", "uses numbers", 60),
        Seen("asks", "asks which is meant", 750),
    )
    assert evidence_for(session, "security").seen == ()


def test_nothing_is_told_apart_from_an_asked_question_without_a_trace() -> None:
    assert evidence_for(a_session(responses={"indexes": a_response()}), "databases").nothing
    assert not evidence_for(a_session(responses={"indexes": a_response(rating=2)}), "databases").nothing


def test_a_tick_a_hint_and_what_was_seen_are_each_more_than_nothing() -> None:
    blank = a_whole_session().but(
        responses=frozen_table({"http-methods": a_response()}), observed=frozen_table({})
    )
    assert evidence_for(blank, "apis").nothing
    for response in (
        a_response(heard=["basics"]),
        a_response().but(ticked=frozen_table({"faults": ("leak",)})),
        a_response().but(hints=1),
    ):
        recorded = blank.but(responses=frozen_table({"http-methods": response}))
        assert not evidence_for(recorded, "apis").nothing
    seen = blank.but(observed=frozen_table({"apis": frozen_table({"asks": 5})}))
    assert not evidence_for(seen, "apis").nothing


def test_talk_is_evidence_only_where_it_is_tagged() -> None:
    plan = a_plan()
    sections = {**plan.sections, "bye": Section(title="Your questions", minutes=5)}
    notes = a_response("00:28:00 + asks who is on call #apis\n00:28:30 liked the team\n")
    session = a_session(plan=plan.but(sections=frozen_table(sections)), responses={"bye": notes})
    [line] = evidence_for(session, "apis").notes
    assert (line.question, line.title) == ("bye", "Your questions")
    assert evidence_for(session, "security").nothing
