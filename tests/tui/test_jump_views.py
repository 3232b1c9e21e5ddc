"""Finding a place by a few letters: what comes first, and what each line says without colour."""

import pytest

from interviewer.live import actions as act
from interviewer.live.engine import apply
from interviewer.model.session import GENERAL, Session
from interviewer.model.value import with_entry
from interviewer.tui.views.jump import (
    ask_line,
    jump_lines,
    matching_places,
    matching_skills,
    skill_lines,
    stop_state,
)
from tests.builders import a_response, a_session, an_instant
from tests.tui.conftest import a_talk_plan


def worded(session: Session, place: str, **more: object) -> Session:
    """Return *session* with another wording at *place*."""
    question = session.questions[place].but(**more)
    return session.but(questions=with_entry(session.questions, place, question))


def test_without_a_word_everything_stands_in_the_order_of_the_plan() -> None:
    session = a_session()
    assert matching_places(session, " ") == [*session.stops, GENERAL]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("rest", "rest"),
        ("inj", "sql-injection"),
        ("about indexes", "indexes"),
        ("DATABASES", "indexes"),
        ("warm-up", "http-methods"),
        ("security sql", "sql-injection"),
        ("main rest", "rest"),
        ("sqlinj", "sql-injection"),
        ("general", GENERAL),
    ],
)
def test_title_prompt_skill_and_section_are_found(query: str, place: str) -> None:
    assert matching_places(a_session(), query)[0] == place


def test_words_come_before_likeness_and_titles_before_prompts() -> None:
    """Of four that match, the title that begins so is first and the one that only looks alike last."""
    session = worded(a_session(), "indexes", title="Restoring a table")
    session = worded(session, "sql-injection", prompt="What would you restore first?")
    session = worded(session, "http-methods", title="Read, edit, store")
    found = matching_places(session, "restor")
    assert found == ["indexes", "sql-injection", "http-methods"]
    assert matching_places(session, "qqqq") == []


def test_a_question_of_ones_own_is_found_by_its_words_and_as_unplanned() -> None:
    session = apply(
        a_session(current="indexes"),
        act.AskUnplanned(prompt="Who decided on that database?", skill="databases"),
        an_instant(),
    )
    assert matching_places(session, "decided")[0] == "unplanned-1"
    assert matching_places(session, "unplanned")[0] == "unplanned-1"
    assert "unplanned-1" in matching_places(session, "main part")


def test_each_line_tells_the_state_in_words() -> None:
    session = a_session(
        current="indexes",
        responses={
            "http-methods": a_response(rating=3),
            "sql-injection": a_response(skipped="no time left"),
            "rest": a_response().but(state=None, parked=True),
        },
    )
    lines = [line.plain.rstrip() for line in jump_lines(session, session.places, 80)]
    assert lines == [
        "● Http methods                asked                  Apis",
        "▸ Indexes                     here                   Databases",
        "– Sql injection               skipped: no time left  Security",
        "» Rest                        parked                 Apis",
        "# General notes               of no question",
    ]
    narrow = jump_lines(session, session.places, 56)
    assert narrow[0].plain.rstrip() == "● Http methods                asked"
    unplanned = apply(session, act.AskUnplanned(prompt="Why?", skill="apis"), an_instant())
    assert stop_state(unplanned, "unplanned-1") == "here, unplanned"
    left = apply(unplanned, act.ShowQuestion(question="rest"), an_instant(20))
    assert stop_state(left, "unplanned-1") == "unplanned"


def test_talk_is_found_too() -> None:
    session = a_session(plan=a_talk_plan(), current="hello")
    assert matching_places(session, "introduce")[0] == "hello"
    assert matching_places(session, "their")[0] == "questions"


# Skills


def test_skills_are_listed_by_number_and_narrowed_by_letters() -> None:
    session = a_session()
    every = matching_skills(session, "")
    assert every == ["apis", "databases", "security"]
    numbered = [line.plain.rstrip() for line in skill_lines(session, every, numbered=True)]
    assert numbered == ["1 Apis                        at hand", "2 Databases", "3 Security"]
    assert matching_skills(session, "sec") == ["security"]
    assert matching_skills(session, "zzz") == []
    narrowed = [line.plain.rstrip() for line in skill_lines(session, ["security"], numbered=False)]
    assert narrowed == ["  Security"]


def test_a_skill_the_plan_does_not_rate_is_offered_and_says_so() -> None:
    plan = a_session().plan.but(skills=("apis",))
    lines = skill_lines(a_session().but(plan=plan), ["databases", "apis"], numbered=True)
    assert [" ".join(line.plain.split()[2:]) for line in lines] == ["not planned", "at hand"]


def test_what_is_typed_is_data() -> None:
    assert ask_line("[b]why[/b]?").plain == "+ Ask as a question of your own: “[b]why[/b]?”"
