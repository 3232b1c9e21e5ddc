"""The saved sessions as a table of plain text, newest first as the library gives them."""

from collections.abc import Iterable, Iterator, Sequence

from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.reports.layout import printable, side_by_side, widest, wrap
from interviewer.reports.words import choice_words

COLUMNS = ("Date", "Candidate", "Plan", "Interviewer", "Status", "Recommendation")
_NAME = "Session"


def list_text(saved: Sequence[SavedSession], cells: int = 80) -> str:
    """Return *saved* as a table with one line for each session, then the files that cannot be read.

    The session's name, which is what one types to show it, comes last; where *cells* are too few for it, it
    stands on a line of its own. Nothing is cut off.
    """
    rows = [(one.name, _row(one.session)) for one in saved if one.session is not None]
    broken = [one for one in saved if one.session is None]
    lines = [*_table(rows, cells)] if rows else []
    if broken:
        lines += [""] if lines else []
        lines += ["Files that cannot be read:", *_broken(broken, cells)]
    return "".join(f"{line}\n" for line in lines)


def _row(session: Session) -> tuple[str, ...]:
    facts, given = session.interview, session.recommendation
    row = (
        f"{facts.started:%Y-%m-%d}",
        session.candidate.name,
        session.plan.id,
        facts.interviewer,
        session.status,
        choice_words(given.choice if given else None),
    )
    return tuple(map(printable, row))


def _table(rows: list[tuple[str, tuple[str, ...]]], cells: int) -> Iterator[str]:
    columns = list(zip(*(COLUMNS, *(row for _, row in rows)), strict=True))
    widths = [widest(column) for column in columns]
    names = [printable(name) for name, _ in rows]
    fits = sum(widths) + 2 * len(widths) + widest([_NAME, *names]) <= cells
    for name, row in [(_NAME, COLUMNS), *zip(names, (row for _, row in rows), strict=True)]:
        [line] = side_by_side([[cell] for cell in row], [*widths[:-1], widths[-1] if fits else 0])
        if fits:
            [line] = side_by_side([[line], [name]], [sum(widths) + 2 * (len(widths) - 1), 0])
        yield line
        if not fits:
            yield f"    {name}"


def _broken(files: Iterable[SavedSession], cells: int) -> Iterator[str]:
    for file in files:
        yield from wrap(f"{file.path}: {file.fault}", cells, first="  ", rest="      ")
