"""Until when a session is to be kept: what people type, as a date, and a date in words."""

import re
from calendar import monthrange
from datetime import date, timedelta

from interviewer.model.errors import UsageError

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SPAN = re.compile(r"(?:in |for )?(\d{1,4}) ?(d|days?|w|weeks?|m|months?|y|years?)")
NO_DATE = "no date"
"""What people write, and read, for sessions that are kept without a date."""
WRITE = "Write 2027-05-31, 12 months, 365 days, or: no date."
_WITHOUT = {NO_DATE, "without a date", "none"}
_NUMBER = re.compile(r"\d{1,4}")


def read_retain_until(text: str, today: date) -> date | None:
    """Return the day that *text* names, counted from *today*; None when it is empty, or says `no date`.

    `2027-05-31`, `12 months`, `365 days`, `2 years`, `6w`. `says_no_date` tells one None from the other.
    Raises UsageError, whose sentence says what to write.
    """
    words = _words(text)
    if not words or words in _WITHOUT:
        return None
    if match := _DATE.fullmatch(words):
        until = _day(match)
    elif match := _SPAN.fullmatch(words):
        until = _after(today, int(match[1]), match[2][0])
    elif _NUMBER.fullmatch(words):
        s = "" if int(words) == 1 else "s"
        raise UsageError(f"{words} what? Write {words} day{s} or {words} month{s}.")
    else:
        raise UsageError(WRITE)
    if until <= today:
        raise UsageError(f"{date_words(until)} is not in the future.")
    return until


def says_no_date(text: str) -> bool:
    """Whether *text* says in words that there is no date; an empty one says nothing."""
    return _words(text) in _WITHOUT


def kept_words(until: date | None, *, no_date: bool) -> str:
    """Return until when something is kept: `kept until 31 May 2027`; empty when that was never said."""
    if until is not None:
        return f"kept until {date_words(until)}"
    return "kept without a date" if no_date else ""


def usual_answer(days: int | None, today: date) -> str:
    """Return what answers for a workspace in which sessions are kept that many *days* from *today*.

    `2027-05-31`; `no date` for 0 days; empty when it was never said.
    """
    if not days:
        return "" if days is None else NO_DATE
    try:
        return f"{today + timedelta(days=days):%Y-%m-%d}"
    except OverflowError:
        return ""


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _day(match: re.Match[str]) -> date:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise UsageError(f"There is no such day as {match[0]}.") from None


def _after(today: date, number: int, unit: str) -> date:
    """Return the day *number* units after *today*. Raises UsageError beyond the year 9999."""
    try:
        if unit in "dw":
            return today + timedelta(days=number * (7 if unit == "w" else 1))
        months = today.month - 1 + number * (12 if unit == "y" else 1)
        year, month = today.year + months // 12, months % 12 + 1
        return date(year, month, min(today.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        raise UsageError("That is too far away.") from None


def date_words(day: date) -> str:
    """Return a day as people say it: `31 May 2027`."""
    return f"{day.day} {day:%B} {day.year}"


def span_words(days: int) -> str:
    """Return a span of days in the unit people would use: `9 days`, `6 months`, `2 years`, about right."""
    months = round(days / 30.44)
    if days < 60:
        return "1 day" if days == 1 else f"{days} days"
    if months < 24 or months % 12:
        return f"{months} months"
    return f"{months // 12} years"
