"""Which of two versions of a session holds all that the other does.

It decides which version is gone on with and which need not be kept, so whatever it is not certain of counts
as something that the other has.
"""

from collections.abc import Iterator, Mapping

from interviewer.model.session import Session

_Place = tuple[str, ...]
_EACH = "*"
"""In a place: any id."""
_BY_ITSELF: frozenset[_Place] = frozenset(
    {
        *((name,) for name in ("format", "records", "seal")),
        *(
            ("interview", name)
            for name in ("current", "started", "ended", "elapsed", "writing-up", "paused", "clock-jumps")
        ),
        *(("responses", _EACH, name) for name in ("state", "begun", "seconds", "rated-at")),
        ("ratings", _EACH, "at"),
        ("recommendation", "at"),
    }
)
"""Places that change by the clock or by moving on: nobody put it down."""
_TEXTS: frozenset[_Place] = frozenset(
    {("responses", _EACH, "notes"), ("take-aways",), ("why-draft",), ("recommendation", "why"), ("drafts",)}
)
"""Texts of which each line counts by itself; it may stand elsewhere by now."""
_CERTAIN = 12
"""Letters that the beginning of a line needs to be certain that a longer one came of it."""


def holds(one: Session, other: Session) -> bool:
    """Whether all that people put into *other* is in *one*, too: lines, ticks, levels, what was chosen."""
    found = frozenset(_pieces(one))
    lines = [piece for place, piece in found if not place and isinstance(piece, str)]
    return all(piece in found or _goes_on(piece, lines) for piece in _pieces(other))


def is_ahead(one: Session, other: Session) -> bool:
    """Whether *one* has later changes than *other* and holds all that is in it."""
    return one.records > other.records and holds(one, other)


def _goes_on(piece: tuple[_Place, object], lines: list[str]) -> bool:
    """Whether a line was still being typed, and is longer in *lines*."""
    place, line = piece
    if place or not isinstance(line, str) or len(line) < _CERTAIN:
        return False
    return any(longer.startswith(line) for longer in lines)


def _pieces(session: Session) -> Iterator[tuple[_Place, object]]:
    """Yield each piece with its place; lines of texts are without a place."""
    yield from _below((), session.model_dump(exclude_defaults=True, exclude_none=True))


def _below(place: _Place, value: object) -> Iterator[tuple[_Place, object]]:
    form = _form(place)
    if form in _BY_ITSELF:
        return
    if form in _TEXTS and isinstance(value, str):
        yield from (((), line) for line in value.split("\n") if line.strip())
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _below((*place, str(key)), part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _below(place, part)
    elif place == ("status",):
        yield from [(place, value)] * (value == "submitted")
    else:
        yield place, value


def _form(place: _Place) -> _Place:
    """Return *place* with any id as `_EACH`, that of a draft without what it answers."""
    if place[:1] == ("drafts",):
        return place[:1]
    by_id = len(place) == 3 and place[0] in ("responses", "ratings")
    return (place[0], _EACH, place[2]) if by_id else place
