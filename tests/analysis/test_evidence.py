"""Evidence for a skill: which lines count, and in which order."""

from interviewer.analysis.evidence import HeardPoints, QuestionRating, evidence_for
from interviewer.model.notes import Note
from interviewer.model.plan import Section
from interviewer.model.value import frozen_table
from tests.builders import a_plan, a_response, a_session


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


def test_ratings_and_heard_points_come_from_the_questions_of_the_skill() -> None:
    """Both built questions on APIs have two points; at `rest` none was heard, `indexes` is on databases."""
    session = a_session(
        responses={
            "http-methods": a_response(rating=3, heard=["basics"]),
            "rest": a_response(),
            "indexes": a_response(rating=1),
        }
    )
    evidence = evidence_for(session, "apis")
    assert evidence.ratings == (QuestionRating("http-methods", "Http methods", 3),)
    assert evidence.heard == (
        HeardPoints("http-methods", "Http methods", 1, 2),
        HeardPoints("rest", "Rest", 0, 2),
    )


def test_a_skipped_question_has_no_points_to_hear_and_keeps_its_notes() -> None:
    session = a_session(responses={"indexes": a_response("00:01:00 never used one\n", skipped="late")})
    evidence = evidence_for(session, "databases")
    assert evidence.heard == ()
    assert len(evidence.notes) == 1


def test_nothing_is_told_apart_from_an_asked_question_without_a_trace() -> None:
    assert evidence_for(a_session(responses={"indexes": a_response()}), "databases").nothing
    assert not evidence_for(a_session(responses={"indexes": a_response(rating=2)}), "databases").nothing


def test_talk_is_evidence_only_where_it_is_tagged() -> None:
    plan = a_plan()
    sections = {**plan.sections, "bye": Section(title="Your questions", minutes=5)}
    notes = a_response("00:28:00 + asks who is on call #apis\n00:28:30 liked the team\n")
    session = a_session(plan=plan.but(sections=frozen_table(sections)), responses={"bye": notes})
    [line] = evidence_for(session, "apis").notes
    assert (line.question, line.title) == ("bye", "Your questions")
    assert evidence_for(session, "security").nothing
