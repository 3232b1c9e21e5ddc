"""Which sessions are past their date, as text and as JSON, with the command that erases each."""

from collections.abc import Iterable, Iterator

from interviewer.analysis.retention import Kept, Retention
from interviewer.reports.as_json import as_json
from interviewer.reports.layout import printable, side_by_side, widest, wrap
from interviewer.reports.words import count


def retention_text(found: Retention, cells: int = 80, *, there: str) -> str:
    """Return *found* as lines; sentences are at most *cells* wide. A name of a session is never cut.

    *there* are the words that name the workspace at the end of a command.
    """
    lines: list[str] = []
    for part in (
        _due(found, cells, there),
        _soon(found),
        _held(found, cells),
        _undated(found, there),
        _unread(found, cells),
    ):
        if block := list(part):
            lines += ["", *block] if lines else block
    if not lines:
        lines = ["No session is past its date."]
    return "".join(f"{line}\n" for line in lines)


def retention_json(found: Retention, *, there: str) -> str:
    """Return *found* as JSON. Days are until the date, below 0 when that is past; *there* as for the text."""
    form = {
        "format": "retention-due/1",
        **{
            name: [_form(one, there) for one in getattr(found, name)]
            for name in ("due", "soon", "held", "undated")
        },
        "unread": [{"name": file.name, "path": file.path, "fault": file.fault} for file in found.unread],
    }
    return as_json(form)


def _form(one: Kept, there: str) -> dict[str, object]:
    hold = one.hold
    return {
        "name": one.name,
        "id": one.id,
        "candidate": one.candidate,
        "retain_until": one.until.isoformat() if one.until else None,
        "days": one.days,
        "no_date": one.no_date,
        "hold": {"since": hold.since.isoformat(), "by": hold.by, "why": hold.why} if hold else None,
        "copies": one.copies,
        "held_in": one.held_in or None,
        "erase": _erase(one, there),
    }


def _erase(one: Kept, there: str) -> str:
    return f"interviewer erase {one.id}{there}"


def _due(found: Retention, cells: int, there: str) -> Iterator[str]:
    if found.due:
        yield f"{count(len(found.due), 'session is', 'sessions are')} past the date. Nothing was removed."
        yield from _table(found.due)
        yield from wrap("To remove one with all that belongs to it:", cells)
        yield from (f"  {_erase(one, there)}" for one in found.due)


def _soon(found: Retention) -> Iterator[str]:
    if found.soon:
        yield f"{count(len(found.soon), 'session')} soon:"
        yield from _table(found.soon)


def _held(found: Retention, cells: int) -> Iterator[str]:
    if found.held:
        yield f"{count(len(found.held), 'session')} under a legal hold, to be kept:"
        yield from _table(found.held)


def _undated(found: Retention, there: str) -> Iterator[str]:
    if found.undated:
        yield f"{count(len(found.undated), 'session')} without a date. Set one:"
        yield f"  interviewer retention set SESSION WHEN{there}"
        yield from _table(found.undated)


def _unread(found: Retention, cells: int) -> Iterator[str]:
    if found.unread:
        yield "Files that cannot be read, so nobody knows their date:"
        for file in found.unread:
            yield from wrap(f"{file.path}: {file.fault}", cells, first="  ", rest="      ")


def _table(kept: Iterable[Kept]) -> Iterator[str]:
    rows = [[printable(cell) for cell in _cells(one)] for one in kept]
    widths = [widest(column) for column in zip(*rows, strict=True)]
    for row in rows:
        [line] = side_by_side([[cell] for cell in row], [*widths[:-1], 0])
        yield f"  {line}"


def _cells(one: Kept) -> tuple[str, ...]:
    copies = f" and {count(one.copies, 'copy', 'copies')}" if one.copies else ""
    of = f" of {one.held_in}" if one.held_in else ""
    hold = f"legal hold{of} since {one.hold.since:%Y-%m-%d}: {one.hold.why}" if one.hold else ""
    return (_when(one), one.candidate, "  ".join(filter(None, (f"{one.name}{copies}", hold))))


def _when(one: Kept) -> str:
    if one.until is None or one.days is None:
        return "no date, as was said" if one.no_date else "nobody said"
    days = count(abs(one.days), "day")
    return f"{one.until:%Y-%m-%d} ({f'{days} ago' if one.days < 0 else f'in {days}'})"
