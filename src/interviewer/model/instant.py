"""An instant: when something happened, told twice."""

from datetime import datetime

from interviewer.model.frozen import frozen


@frozen
class Instant:
    """A moment: wall time for the record, monotonic time for spans.

    Wall clocks jump, so spans are never taken from them; monotonic time means nothing to a reader, so records
    never show it.
    """

    wall: datetime
    """Aware, in UTC."""
    monotonic: float
    """Seconds from a clock that also counts while the machine sleeps."""
