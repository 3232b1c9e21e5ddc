"""What people may write for how long a session is kept."""

from datetime import date

import pytest

from interviewer.live.retain import (
    date_words,
    kept_words,
    read_retain_until,
    says_no_date,
    span_words,
    usual_answer,
)
from interviewer.model.errors import UsageError

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("2027-05-31", date(2027, 5, 31)),
        ("2027-5-3", date(2027, 5, 3)),
        ("12 months", date(2027, 11, 21)),
        ("365 days", date(2027, 11, 21)),
        ("  In  6  MONTHS ", date(2027, 5, 21)),
        ("6w", date(2027, 1, 2)),
        ("2 years", date(2028, 11, 21)),
        ("1 day", date(2026, 11, 22)),
    ],
)
def test_a_day_or_a_time_from_today_is_read(text: str, until: date) -> None:
    assert read_retain_until(text, TODAY) == until


@pytest.mark.parametrize(
    ("text", "said"), [("", False), ("   ", False), ("no date", True), (" No  Date ", True), ("none", True)]
)
def test_that_there_is_no_date_is_an_answer_and_nothing_is_none(text: str, said: bool) -> None:
    assert read_retain_until(text, TODAY) is None
    assert says_no_date(text) is said


@pytest.mark.parametrize(
    ("days", "answer"), [(None, ""), (0, "no date"), (365, "2027-11-21"), (10**7, ""), (10**10, "")]
)
def test_what_was_said_before_answers_in_the_same_words(days: int | None, answer: str) -> None:
    assert usual_answer(days, TODAY) == answer
    assert (read_retain_until(answer, TODAY) is not None) == (days == 365)


@pytest.mark.parametrize(
    ("until", "no_date", "words"),
    [
        (date(2027, 11, 21), False, "kept until 21 November 2027"),
        (None, True, "kept without a date"),
        (None, False, ""),
    ],
)
def test_until_when_something_is_kept_in_words(until: date | None, no_date: bool, words: str) -> None:
    assert kept_words(until, no_date=no_date) == words


def test_a_month_that_is_too_short_ends_on_its_last_day() -> None:
    assert read_retain_until("1 month", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31.05.2027", "Write 2027-05-31, 12 months, 365 days, or: no date."),
        ("soon", "Write 2027-05-31, 12 months, 365 days, or: no date."),
        ("365", "365 what? Write 365 days or 365 months."),
        ("2027-02-30", "There is no such day as 2027-02-30."),
        ("2026-11-21", "21 November 2026 is not in the future."),
        ("0 days", "21 November 2026 is not in the future."),
        ("9999 years", "That is too far away."),
    ],
)
def test_what_cannot_be_meant_says_what_to_write(text: str, sentence: str) -> None:
    with pytest.raises(UsageError) as told:
        read_retain_until(text, TODAY)
    assert str(told.value) == sentence


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 day"), (30, "30 days"), (59, "59 days"), (190, "6 months"), (365, "12 months"), (730, "2 years")],
)
def test_a_span_is_told_in_the_unit_people_use(days: int, words: str) -> None:
    assert span_words(days) == words


def test_a_day_is_told_in_words() -> None:
    assert date_words(date(2027, 5, 3)) == "3 May 2027"
