"""When an answer was rated: kept however the rating was given, cleared with it, and brought back by undo."""

import pytest

from interviewer.live import actions as act
from interviewer.live.interview import Interview
from interviewer.live.read_action import read_action
from interviewer.model.session import Response, Session
from tests.builders import a_response, a_session
from tests.fakes import FakeClock, FakeRecord

HERE = "indexes"


class Rated:
    """An interview at one question, acted on at given seconds."""

    def __init__(self, session: Session | None = None) -> None:
        self.clock = FakeClock()
        running = (session or a_session(current=HERE)).but(running_since=self.clock.now().monotonic)
        self.interview = Interview(running, self.clock, FakeRecord())

    def later(self, seconds: float) -> "Rated":
        self.clock.advance(seconds)
        return self

    def rate(self, level: int | None) -> None:
        self.interview.do(act.RateQuestion(question=HERE, level=level))

    def rated(self) -> tuple[int | None, int | None]:
        """Return the level and its time."""
        response: Response = self.interview.session.response(HERE)
        return response.rating, response.rated_at


def test_a_key_keeps_the_second_and_another_level_that_of_its_own() -> None:
    held = Rated()
    held.later(20.9).rate(3)
    assert held.rated() == (3, 20)
    held.later(9).rate(3)
    assert held.rated() == (3, 20), "given again it is the same rating"
    held.later(9).rate(2)
    assert held.rated() == (2, 38)
    held.rate(None)
    assert held.rated() == (None, None)


def test_a_line_keeps_the_second_in_which_it_rates() -> None:
    held = Rated()
    held.later(20).interview.type(HERE, "=3")
    assert held.rated() == (None, None)
    held.later(5).interview.type(HERE, "=3\n")
    assert held.rated() == (3, 25)
    held.later(5).interview.type(HERE, "=3\n=0\n")
    assert held.rated() == (None, None)


@pytest.mark.parametrize("then", [2, None])
def test_undo_brings_back_when_it_was(then: int | None) -> None:
    held = Rated()
    held.later(20).rate(3)
    held.later(30).rate(then)
    held.later(40).interview.undo()
    assert held.rated() == (3, 20)
    held.interview.undo()
    assert held.rated() == (None, None)


def test_undo_of_a_line_brings_back_when_it_was() -> None:
    held = Rated()
    held.later(20).rate(3)
    held.later(30).interview.type(HERE, "=2\n")
    assert held.rated() == (2, 50)
    held.later(10).interview.undo()
    assert held.rated() == (3, 20)


def test_what_an_earlier_version_did_not_keep_stays_unknown_through_undo() -> None:
    held = Rated(a_session(current=HERE, responses={HERE: a_response(rating=3)}))
    held.later(30).rate(1)
    assert held.rated() == (1, 30)
    held.later(30).interview.undo()
    assert held.rated() == (3, None)


def test_a_rating_in_a_journal_of_an_earlier_version_is_read() -> None:
    old = read_action({"do": "rate-question", "question": HERE, "level": 3})
    assert old == act.RateQuestion(question=HERE, level=3)
