"""The clock of this machine."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from interviewer.model.instant import Instant


def monotonic() -> float:
    """Return seconds from a clock that never runs backwards and counts a sleeping machine's time.

    That is another clock on each system; on Windows the usual one does.
    """
    if sys.platform.startswith("linux"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
    return time.monotonic()


def wall() -> datetime:
    """Return the time of day in UTC."""
    return datetime.now(UTC)


class SystemClock:
    """Tells wall time in UTC, in whole seconds, and a monotonic time that also counts sleep."""

    def __init__(
        self, wall: Callable[[], datetime] = wall, monotonic: Callable[[], float] = monotonic
    ) -> None:
        """Tell what *wall* and *monotonic* tell."""
        self._wall = wall
        self._monotonic = monotonic

    def now(self) -> Instant:
        """Return this instant."""
        return Instant(self._wall().replace(microsecond=0), self._monotonic())
