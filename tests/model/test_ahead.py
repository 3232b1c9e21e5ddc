"""Of two versions of a session, which holds all that the other does."""

import pytest

from interviewer.model.ahead import holds, is_ahead
from interviewer.model.custody import Hold
from interviewer.model.session import Session
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


def test_a_level_or_a_choice_may_be_another_one_by_then() -> None:
    for before, after in (
        (a_session(ratings={"apis": 3}), a_session(ratings={"apis": 4})),
        (a_session(recommendation="no"), a_session(recommendation="yes")),
    ):
        assert not holds(after, before)
        assert is_ahead(after.but(records=2), before.but(records=1))
        assert not is_ahead(a_session(ratings={"rest": 4}).but(records=2), before.but(records=1))
