"""Which of many moments to keep: all that are recent, and the older they are, the further apart."""

from collections.abc import Sequence


def surplus(times: Sequence[float], most: int) -> frozenset[int]:
    """Return the places in *times* (seconds, ascending) of those to let go, so that *most* stay.

    The first and the last always stay. What goes first is what leaves the shortest gap for its age behind.
    """
    kept = list(range(len(times)))
    while len(kept) > max(2, most):
        goes = min(range(1, len(kept) - 1), key=lambda at: _gap(times, kept, at))
        del kept[goes]
    return frozenset(range(len(times))) - frozenset(kept)


def _gap(times: Sequence[float], kept: Sequence[int], at: int) -> float:
    """Return the gap that would be there without *at*, as a share of its age; at most 1."""
    begins, ends, newest = times[kept[at - 1]], times[kept[at + 1]], times[kept[-1]]
    return (ends - begins) / (newest - begins) if newest > begins else 0.0
