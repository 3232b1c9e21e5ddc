"""Which of two versions of a session holds all that the other does."""

from collections.abc import Iterator, Mapping

from interviewer.model.session import Session

_BY_ITSELF = frozenset(
    {
        *("format", "records", "seal", "current", "state", "started", "ended", "clock-jumps"),
        *("elapsed", "writing-up", "paused", "seconds", "begun", "at", "rated-at"),
    }
)
"""What the clock changes, or moving on does: nobody put it down."""
_CHOSEN = frozenset({"choice", "status"})
"""Texts of which there are only a few, and one is chosen."""
_Place = tuple[str, ...]


def holds(one: Session, other: Session) -> bool:
    """Whether all that people put into *other* is in *one*, too: lines, ticks, levels, what was chosen."""
    return next(_missing(one, other), None) is None


def is_ahead(one: Session, other: Session) -> bool:
    """Whether *one* has later changes than *other* and holds all that is in it.

    A level, a choice or a count may be another one by then.
    """
    places = {place for place, _, is_single in _pieces(one) if is_single}
    return one.records > other.records and all(place in places for place in _missing(one, other))


def _missing(one: Session, other: Session) -> Iterator[_Place]:
    """Yield the place of each piece of *other* that is not in *one*.

    A line may stand elsewhere by now, and one that was still being typed be longer.
    """
    found = {(place, piece) for place, piece, _ in _pieces(one)}
    lines = "\n".join(piece for place, piece in found if not place and isinstance(piece, str))
    for place, piece, _ in _pieces(other):
        if (place, piece) in found:
            continue
        if place or not isinstance(piece, str) or piece not in lines:
            yield place


def _pieces(session: Session) -> Iterator[tuple[_Place, object, bool]]:
    """Yield each piece, and whether its place holds only one. Lines of texts are without a place."""
    yield from _below((), session.model_dump(exclude_defaults=True, exclude_none=True), single=True)


def _below(place: _Place, value: object, *, single: bool) -> Iterator[tuple[_Place, object, bool]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key not in _BY_ITSELF:
                yield from _below((*place, str(key)), part, single=single)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _below(place, part, single=False)
    elif isinstance(value, str) and single and place[-1] not in _CHOSEN:
        yield from (((), line, False) for line in value.split("\n") if line.strip())
    else:
        yield place, value, single
