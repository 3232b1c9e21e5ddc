"""An instant: when something happened, told twice."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment: wall time for the record, monotonic time for spans.

    Wall clocks jump, so spans are never taken from them; monotonic time means nothing to a reader, so records
    never show it.
    """

    wall: datetime
    """Aware, in UTC."""
    monotonic: float
    """Seconds from a clock that also counts while the machine sleeps."""

    def ahead_of(self, earlier: "Instant") -> float:
        """Return by how many seconds more wall time passed since *earlier* than time; less is negative."""
        return (self.wall - earlier.wall).total_seconds() - (self.monotonic - earlier.monotonic)
