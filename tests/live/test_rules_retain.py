"""Until when a session is kept, and what was read before it was submitted: rules, undo, journal."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from interviewer.live import actions as act
from interviewer.live.begin import replay
from interviewer.live.engine import apply
from interviewer.live.interview import Interview
from interviewer.model.custody import Opened
from interviewer.model.errors import RuleBroken
from interviewer.model.session import Session
from tests.builders import STARTED, a_session, an_instant
from tests.fakes import FakeClock, FakeRecord

UNTIL = date(2027, 11, 21)


def kept(session: Session) -> tuple[date | None, bool]:
    return session.interview.retain_until, session.interview.retain_no_date


@pytest.mark.parametrize(
    ("action", "then"),
    [
        (act.SetRetainUntil(until=UNTIL), (UNTIL, False)),
        (act.SetRetainUntil(until=None, no_date=True), (None, True)),
        (act.SetRetainUntil(until=UNTIL, no_date=True), (UNTIL, False)),
        (act.SetRetainUntil(until=None), (None, False)),
    ],
)
def test_a_date_or_none_is_said_and_taken_back(
    action: act.SetRetainUntil, then: tuple[date | None, bool]
) -> None:
    for before in (a_session(), a_session(retain_until=date(2028, 1, 1)), a_session(retention_said=False)):
        record = FakeRecord()
        interview = Interview(before, FakeClock(), record)
        assert kept(interview.do(action)) == then
        again = replay(before, zip(record.payloads, record.instants, strict=True))
        assert kept(again) == then
        if then != kept(before):
            assert interview.undo() == "until when this is kept"
        assert kept(interview.session) == kept(before)


def test_a_day_that_is_not_after_the_interview_is_refused() -> None:
    with pytest.raises(RuleBroken, match="21 November 2026 is not after the interview"):
        apply(a_session(), act.SetRetainUntil(until=STARTED.date()), an_instant())


def test_what_was_opened_is_on_record_once_from_the_first_time() -> None:
    session = apply(a_session(), act.OpenOther(session="aaaaaa"), an_instant(60.5))
    first = Opened(session="aaaaaa", at=STARTED + timedelta(seconds=60))
    assert session.opened == (first,)
    again = apply(session, act.OpenOther(session="aaaaaa"), an_instant(900))
    assert again.opened == (first,)
    other = apply(again, act.OpenOther(session="bbbbbb"), an_instant(900))
    assert [one.session for one in other.opened] == ["aaaaaa", "bbbbbb"]


def test_what_was_opened_before_it_began_keeps_its_time_through_the_journal() -> None:
    earlier = datetime(2026, 11, 20, 10, tzinfo=timezone(timedelta(hours=2)))
    record = FakeRecord()
    interview = Interview(a_session(), FakeClock(), record)
    interview.do(act.OpenOther(session="aaaaaa", at=earlier))
    read = replay(a_session(), zip(record.payloads, record.instants, strict=True)).opened
    assert read == interview.session.opened == (Opened(session="aaaaaa", at=earlier.astimezone(UTC)),)
    with pytest.raises(RuleBroken, match="nothing to undo"):
        interview.undo()


@pytest.mark.parametrize("name", ["", "../x", "A b", "7k3f2m"])
def test_what_is_no_session_of_somebody_else_is_refused(name: str) -> None:
    with pytest.raises(RuleBroken):
        apply(a_session("7k3f2m"), act.OpenOther(session=name), an_instant())


def test_nothing_is_opened_into_a_session_that_is_submitted() -> None:
    with pytest.raises(RuleBroken):
        apply(a_session(submitted=True), act.OpenOther(session="aaaaaa"), an_instant())
