"""The time of day on this machine, for screens that say "today" or count from it.

Screens take it as an argument with this default, so that a test can say what day it is.
"""

from collections.abc import Callable
from datetime import UTC, datetime

Now = Callable[[], datetime]
"""Returns this moment, aware, in the zone people here live in."""


def local_now() -> datetime:
    """Return this moment in the zone of this machine."""
    return datetime.now(UTC).astimezone()
