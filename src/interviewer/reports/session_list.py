"""The saved sessions as a table of plain text, newest first as the library gives them."""

from collections.abc import Iterable, Iterator, Sequence

from interviewer.analysis.closed import CLOSED_STATE as CLOSED
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.reports.layout import cut, printable, side_by_side, widest, wrap
from interviewer.reports.revision_words import seal_words
from interviewer.reports.words import choice_words

COLUMNS = ("Date", "Candidate", "Plan", "Interviewer", "Status", "Recommendation")
_NAME = "Session"
_WIDE = 100
_MOST, _MOST_WHERE_TIGHT = 24, 18
"""Cells of a name; with less than `_WIDE` cells for all columns, the second."""
_MOST_OF_PLAN = 40
"""Cells of a plan's id, which people grep for."""


def list_text(saved: Sequence[SavedSession], cells: int = 80) -> str:
    """Return *saved* as a table with one line for each session, then the files that cannot be read.

    The session's name, which is what one types to show it, comes last; where *cells* are too few for it, it
    stands on a line of its own. Of the rest a very long one is cut: it would push apart all other rows.
    """
    most = _MOST if cells >= _WIDE else _MOST_WHERE_TIGHT
    rows = [
        (one.name, _row(one.session, most, closed=one.closed)) for one in saved if one.session is not None
    ]
    broken = [one for one in saved if one.session is None]
    lines = [*_table(rows, cells)] if rows else []
    if broken:
        lines += [""] if lines else []
        lines += ["Files that cannot be read:", *_broken(broken, cells)]
    marked = [
        (one.name, told)
        for one in saved
        if one.session and not one.closed and (told := seal_words(one.session))
    ]
    if marked:
        lines += [""] if lines else []
        lines += [line for name, told in marked for line in wrap(f"{name}: {told}", cells, first="! ")]
    if more := [one.told for one in saved if one.told]:
        lines += [""] if lines else []
        lines += [line for told in more for line in wrap(told, cells)]
    return "".join(f"{line}\n" for line in lines)


def _row(session: Session, most: int, *, closed: bool) -> tuple[str, ...]:
    facts, given = session.interview, session.recommendation
    row = (
        f"{facts.started:%Y-%m-%d}",
        cut(printable(session.candidate.name), most),
        cut(printable(session.plan.id), _MOST_OF_PLAN),
        cut(printable(facts.interviewer), most),
        CLOSED if closed else _status(session),
        "" if closed else choice_words(given.choice if given else None),
    )
    return tuple(map(printable, row))


def _status(session: Session) -> str:
    """Return the status; a revised one says so, and a sign leads to what is said below the table."""
    status = "revised" if session.submitted and session.revisions else session.status
    return f"{status} !" if seal_words(session) else status


def _table(rows: list[tuple[str, tuple[str, ...]]], cells: int) -> Iterator[str]:
    lines = [(_NAME, COLUMNS), *((printable(name), row) for name, row in rows)]
    below = _below(lines, cells)
    upper = [[cell for at, cell in enumerate((*row, name)) if at not in below] for name, row in lines]
    lower = [[cell for at, cell in enumerate((*row, name)) if at in below] for name, row in lines]
    widths = [widest(column) for column in zip(*upper, strict=True)]
    for above, under in zip(upper, lower, strict=True):
        [line] = side_by_side([[cell] for cell in above], [*widths[:-1], 0])
        yield line
        if under:
            yield "    " + "  ".join(reversed(under))


def _below(lines: list[tuple[str, tuple[str, ...]]], cells: int) -> tuple[int, ...]:
    """Return which columns go onto a second line: the session's name when it is tight, then the plan."""
    widths = [widest(column) for column in zip(*((*row, name) for name, row in lines), strict=True)]
    name = len(widths) - 1
    for below in ((), (name,)):
        kept = [width for at, width in enumerate(widths) if at not in below]
        if sum(kept) + 2 * (len(kept) - 1) <= cells:
            return below
    return (COLUMNS.index("Plan"), name)


def _broken(files: Iterable[SavedSession], cells: int) -> Iterator[str]:
    for file in files:
        yield from wrap(f"{file.path}: {file.fault}", cells, first="  ", rest="      ")
