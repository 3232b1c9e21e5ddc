"""Of two versions of a session, which holds all that the other does."""

import pytest

from interviewer.model.ahead import holds, is_ahead
from interviewer.model.custody import Hold
from interviewer.model.session import Session, SkillRating
from interviewer.model.value import frozen_table
from tests.builders import STARTED, a_response, a_session


def noted(notes: str, **more: object) -> Session:
    return a_session(responses={"http-methods": a_response(notes).but(**more)})


ONE = noted("00:01:00 + one\n")


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (noted("00:01:00 + one\n00:02:00 - two\n"), ONE),
        (noted("00:01:00 + one and more\n"), ONE),
        (ONE, a_session()),
        (noted("", heard=("basics", "limits")), noted("", heard=("limits",))),
        (a_session(why="for this", recommendation="yes"), a_session().but(why_draft="for this")),
        (
            a_session().but(drafts={"jump": "how does that go"}),
            a_session().but(drafts={"skip": "how does that"}),
        ),
        (a_session(submitted=True), a_session(recommendation="yes")),
    ],
)
def test_a_version_with_more_in_it_holds_the_other_and_not_the_other_way_round(
    later: Session, earlier: Session
) -> None:
    assert holds(later, earlier)
    assert is_ahead(later.but(records=2), earlier.but(records=1))
    assert not is_ahead(later.but(records=1), earlier.but(records=1)), "no later change"
    assert not holds(earlier, later)


@pytest.mark.parametrize(
    "other",
    [
        a_session(responses={"rest": a_response("00:01:00 + one\n")}),
        ONE.but(interview=ONE.interview.but(elapsed=500.0, current="rest")),
        ONE.but(records=7),
    ],
)
def test_where_a_line_stands_and_what_the_clock_does_make_no_difference(other: Session) -> None:
    assert holds(ONE, other)
    assert holds(other, ONE)


@pytest.mark.parametrize(
    "other",
    [
        noted("00:01:00 + one\n00:02:00 - theirs\n"),
        noted("00:02:00 + one\n"),
        noted("00:01:00 + one\n", heard=("basics",)),
        ONE.but(ratings=a_session(ratings={"apis": 3}).ratings),
        ONE.but(take_aways="theirs"),
        ONE.but(hold=Hold(since=STARTED, why="a complaint")),
    ],
)
def test_a_version_without_something_of_the_other_is_not_ahead_of_it(other: Session) -> None:
    assert not holds(ONE, other)
    assert not is_ahead(ONE.but(records=9), other.but(records=1))


@pytest.mark.parametrize("name", ["state", "format", "records", "seal", "current", "seconds", "at", "begun"])
def test_a_question_and_a_skill_of_any_name_count(name: str) -> None:
    noted = a_session().but(responses=frozen_table({name: a_response("00:01:00 + theirs\n")}))
    rated = a_session().but(ratings=frozen_table({name: SkillRating(level=3)}))
    assert not holds(a_session(), noted)
    assert not holds(a_session(), rated)


@pytest.mark.parametrize(
    ("piece", "whole", "held"),
    [
        ("no", "not sure about it\n", False),
        ("Solid", "is Solid in the middle\n", False),
        ("explains the ru", "explains the runtime\n", True),
        ("explains the ru", "well, explains the runtime\n", False),
    ],
)
def test_the_beginning_of_a_line_counts_only_when_it_is_certain(piece: str, whole: str, held: bool) -> None:
    assert holds(a_session(take_aways=whole), a_session(take_aways=piece)) == held


def test_with_another_level_or_choice_neither_is_ahead() -> None:
    for before, after in (
        (a_session(ratings={"apis": 3}), a_session(ratings={"apis": 4})),
        (a_session(recommendation="no"), a_session(recommendation="yes")),
    ):
        assert not holds(after, before)
        assert not is_ahead(after.but(records=2), before.but(records=1))
        assert not is_ahead(a_session(ratings={"rest": 4}).but(records=2), before.but(records=1))
