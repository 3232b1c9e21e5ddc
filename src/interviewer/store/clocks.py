"""The clock of this machine."""

import sys
import time
from datetime import UTC, datetime

from interviewer.model.instant import Instant


class SystemClock:
    """Tells wall time in UTC, in whole seconds, and a monotonic time that also counts sleep where it can."""

    def now(self) -> Instant:
        """Return this instant."""
        return Instant(datetime.now(UTC).replace(microsecond=0), monotonic())


def monotonic() -> float:
    """Return seconds from a clock that never runs backwards; on Linux it counts a sleeping machine's time."""
    if sys.platform.startswith("linux"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
