"""When a session is published: not at every key, and never long after one.

Two values, each with one owner, so that no lock stands between someone who types and the thread that writes:
what is wanted belongs to those who change the session, what was written to the thread.
"""

from dataclasses import dataclass, replace

from interviewer.model.session import Session

IDLE = 1.5
"""Seconds without a change after which the file is written."""
LONGEST = 5.0
"""Seconds after which it is written even while someone keeps typing."""
_SLOWEST_RETRY = 30.0
_NOTHING = -1
"""Fewer changes than a file can hold: not even those of a session that has just begun are written."""

AT_ONCE = frozenset(
    {
        "show-question",
        "rate-question",
        "rate-skill",
        "mark-not-assessed",
        "skip",
        "unskip",
        "pause",
        "open-other",
        "submit",
    }
)
"""Actions that are written without waiting: moments at which people look away."""


OF_THE_CLOCK = frozenset({"count-time", "pause", "resume", "note-clock-jump"})
"""Actions with no word of anybody in them: for them alone no second file is begun."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What should be in the file. Times are monotonic seconds, changes are counted from 1."""

    session: Session
    changes: int = 0
    first: float = 0.0
    """The earliest change that may not be written yet."""
    last: float = 0.0
    """The latest change."""
    urgent: int = 0
    """The latest change that should be written without waiting."""
    forced: int = 0
    """The latest change for which not even a failure is waited out."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is in the file, and how it went."""

    changes: int = 0
    at: float = 0.0
    tried: int = 0
    """The change up to which writing was tried, with or without success."""
    failures: int = 0
    retry: float = 0.0
    """Not before this, after a failure."""
    fault: str = ""
    """Why the last attempt failed; empty when it did not."""


def changed(wanted: Wanted, written: Written, session: Session, now: float, *, urgent: bool) -> Wanted:
    """Return what is wanted after a change at *now*."""
    changes = wanted.changes + 1
    return replace(
        wanted,
        session=session,
        changes=changes,
        first=now if is_written(wanted, written) else wanted.first,
        last=now,
        urgent=changes if urgent else wanted.urgent,
    )


def is_written(wanted: Wanted, written: Written) -> bool:
    """Whether all that is wanted is in the file."""
    return wanted.changes == written.changes


def doubted(written: Written) -> Written:
    """Return how it stands when the file may not be what was written any more: all is to be written again."""
    return replace(written, changes=_NOTHING, at=0.0)


def due(wanted: Wanted, written: Written) -> float | None:
    """Return when to write; None when there is nothing to."""
    if is_written(wanted, written):
        return None
    if wanted.forced > written.tried:
        return 0.0
    first = max(wanted.first, written.at)
    soon = first if wanted.urgent > written.changes else min(wanted.last + IDLE, first + LONGEST)
    return max(soon, written.retry)


def failed(written: Written, tried: int, fault: str, now: float) -> Written:
    """Return how it stands after a failure: again in 1, 2, 4 … 30 seconds."""
    wait = min(_SLOWEST_RETRY, 2.0 ** min(written.failures, 10))
    return replace(written, tried=tried, failures=written.failures + 1, retry=now + wait, fault=fault)
