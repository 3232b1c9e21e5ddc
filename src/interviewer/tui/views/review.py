"""The list of saved sessions as text: its columns, its order, its filter, and what the last line says."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from textual.content import Content

from interviewer.analysis.closed import CLOSED
from interviewer.model.formats import read_only_words
from interviewer.model.listing import ListedSession
from interviewer.model.session import CHOICES
from interviewer.reports.revision_words import MARK_WORDS
from interviewer.reports.words import choice_words, count
from interviewer.tui.ink import ACCENT, CAUTION, LABEL, MUTED, PLAIN, ink, join
from interviewer.tui.views.columns import GAP, Column, fitted, line, natural_widths, span
from interviewer.tui.views.home import path_end
from interviewer.tui.views.lines import hanging

COLUMNS = ("date", "candidate", "plan", "interviewer", "status", "recommendation")
"""From left to right; `s` sorts by each in turn."""
MARKS = 2
"""Cells before each line for the mark of a session that is to be compared."""
UNREAD = "cannot be read"

_FIT = (
    Column("date", 10),
    Column("candidate", 18),
    Column("plan", 9, 3),
    Column("interviewer", 12, 2),
    Column("status", 10, 4),
    Column("recommendation", 10, 1),
)
_STYLES = {
    "date": MUTED,
    "candidate": PLAIN,
    "plan": MUTED,
    "interviewer": MUTED,
    "status": MUTED,
    "recommendation": PLAIN,
}


@dataclass(frozen=True, slots=True)
class Order:
    """What the list is sorted by."""

    column: str = "date"
    reverse: bool = True
    """Whether the greatest stands first; for dates the newest."""

    def by(self, column: str) -> "Order":
        """Return the order by *column*, dates newest first; turned round when it is that already."""
        return Order(column, not self.reverse if column == self.column else column == "date")

    @property
    def words(self) -> str:
        """The order in words: `by date, newest first`."""
        if self.column == "date":
            return f"by date, {'newest' if self.reverse else 'oldest'} first"
        if self.column == "recommendation":
            return f"by recommendation, {'strong yes' if self.reverse else 'strong no'} first"
        return f"by {self.column}, {'z to a' if self.reverse else 'a to z'}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A saved session with its cells."""

    session: ListedSession
    cells: Mapping[str, str]
    folded: str
    """All its words, folded for the filter."""

    @property
    def name(self) -> str:
        """The name of the session's file."""
        return self.session.name


def listed(session: ListedSession, zone: tzinfo | None) -> Listed:
    """Return *session* with its cells; times are shown in *zone*. A file that cannot be read has its name."""
    if session.fault:
        cells = {"date": "!", "candidate": session.name, "recommendation": UNREAD}
    else:
        cells = {
            "date": f"{session.began.astimezone(zone):%Y-%m-%d}",
            "candidate": session.candidate,
            "plan": session.plan,
            "interviewer": session.interviewer,
            "status": _status(session),
            "recommendation": "" if session.closed else choice_words(session.choice),
        }
    return Listed(session, cells, fold(" ".join((*cells.values(), session.name, session.reference))))


def _status(session: ListedSession) -> str:
    if session.closed:
        return "closed"
    return session.mark or ("submitted" if session.submitted else "unfinished")


def fold(text: str) -> str:
    """Return *text* without case and accents, so that `novak` finds Novák."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def matching(rows: Iterable[Listed], query: str) -> list[Listed]:
    """Return the rows in which every word of *query* stands somewhere."""
    words = fold(query).split()
    return [row for row in rows if all(word in row.folded for word in words)]


def ordered(rows: Iterable[Listed], order: Order) -> list[Listed]:
    """Return the rows in *order*; equals newest first, files that cannot be read at the end."""
    rows = list(rows)
    sound = sorted((row for row in rows if not row.session.fault), key=_started, reverse=True)
    sound.sort(key=lambda row: _rank(row, order.column), reverse=order.reverse)
    return [*sound, *sorted((row for row in rows if row.session.fault), key=lambda row: row.name)]


def _started(row: Listed) -> float:
    return 0.0 if row.session.fault else row.session.began.timestamp()


def _rank(row: Listed, column: str) -> tuple[float, str]:
    if column == "date":
        return _started(row), ""
    if column == "recommendation":
        return (CHOICES.index(row.session.choice) if row.session.choice else -1), ""
    return 0, fold(row.cells.get(column, ""))


def layout(rows: Iterable[Listed], width: int) -> dict[str, int]:
    """Return the widths of the columns that fit into *width* cells."""
    natural = natural_widths(row.cells for row in rows if not row.session.fault)
    heads = {column: len(title_of(column)) + GAP for column in COLUMNS}
    natural = {column: max(natural.get(column, 0), heads[column]) for column in COLUMNS}
    return fitted(_FIT, natural, width - MARKS)


def title_of(column: str) -> str:
    """Return the title above a column; short, for it is often longer than what stands below it."""
    return "recommends" if column == "recommendation" else column


def head(widths: Mapping[str, int], order: Order) -> Content:
    """Return the titles of the columns; an arrow tells which one sorts, and which way."""
    parts: list[Content | str] = [" " * MARKS]
    for column, width in widths.items():
        here = column == order.column
        arrow = (" ▾" if order.reverse else " ▴") if here else ""
        title = ink(title_of(column) + arrow, ACCENT if here else LABEL).truncate(width)
        parts += [title, " " * (width - title.cell_length + GAP)]
    return join(*parts).truncate(MARKS + sum(widths.values()) + GAP * len(widths))


def column_at(widths: Mapping[str, int], x: int) -> str | None:
    """Return the column whose title is at cell *x*, or None."""
    at = MARKS
    for column, width in widths.items():
        if at <= x < at + width + GAP:
            return column
        at += width + GAP
    return None


def name_span(row: Listed, widths: Mapping[str, int]) -> tuple[int, int]:
    """Return where in its line the name of *row* stands, of the candidate or of the file: from, up to."""
    if row.session.fault:
        return MARKS + 2, row_line(row, widths, marked=False).plain.rindex(UNREAD) - 2
    start, end = span("candidate", widths)
    return start + MARKS, end + MARKS


def row_line(row: Listed, widths: Mapping[str, int], *, marked: bool) -> Content:
    """Return a session as one line; a file that cannot be read says so instead of its columns.

    A plan's title begins like all the others, so where it would be cut short its stage stands instead.
    """
    doubt = ink("!" if row.session.doubtful else " ", CAUTION)
    mark = join(ink("●", ACCENT), doubt) if marked else join(doubt, " ")
    if row.session.fault:
        width = sum(widths.values()) + GAP * (len(widths) - 1)
        name = ink(row.name, MUTED).truncate(max(1, width - len(UNREAD) - 4), ellipsis=True)
        return join(mark, ink("! ", CAUTION), name, "  ", ink(UNREAD, CAUTION))
    cells = row.cells
    if "status" not in widths and (row.session.closed or not row.session.submitted):
        cells = {**cells, "recommendation": cells["status"]}
    if widths.get("plan", 0) < min(len(cells["plan"]), 16):
        cells = {**cells, "plan": row.session.stage}
    return join(mark, line(cells, widths, _STYLES))


def summary(shown: list[Listed], total: int, order: Order, query: str, still: int = 0) -> str:
    """Return the last line: `9 sessions, 1 unreadable, by date, newest first`.

    While *still* so many are to be read, it says that instead of the order.
    """
    unread = sum(bool(row.session.fault) for row in shown)
    sound = len(shown) - unread
    what = count(sound, "session")
    if query:
        what = f"{sound} of {total} with “{query}”"
    files = f", {unread} unreadable" if unread else ""
    return f"{what}{files}, {f'reading {still} others …' if still else order.words}"


def fault_lines(session: ListedSession, width: int) -> list[Content]:
    """Return why a file cannot be read, written or relied on, and where it is; or that it is closed."""
    if session.closed:
        return hanging(ink("! ", CAUTION), ink(f"{CLOSED}; enter asks", PLAIN), width)
    newer = session.newer and read_only_words(session.newer)
    told = session.fault or newer or MARK_WORDS.get(session.mark)
    if not told:
        return []
    where = join("  ", ink(path_end(session.path, width - 2), MUTED))
    return [*hanging(ink("! ", CAUTION), ink(told, PLAIN), width), where]


def nothing(query: str, total: int) -> str:
    """Return why the list is empty, with commands between backticks."""
    if total and query:
        return f"Nothing has “{query}” in it. esc shows all {total}."
    return "No sessions yet. `interviewer demo` shows fictional ones."


NEXT_COLUMN = dict(zip(COLUMNS, (*COLUMNS[1:], COLUMNS[0]), strict=True))
"""Which column comes after each; after the last comes the first."""
