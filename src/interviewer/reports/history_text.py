"""The earlier versions of a session as a table of plain text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from interviewer.model.session import Session
from interviewer.reports.layout import side_by_side, widest

COLUMNS = ("Time", "Local time", "Bytes", "Words", "Ratings")


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What one wants to know of a version before choosing it."""

    name: str
    at: datetime
    size: int
    """Bytes."""
    words: int = 0
    """Of all notes."""
    ratings: int = 0
    """Of questions and of skills."""
    fault: str = ""
    """Why it cannot be read; empty when it can."""


def version_line(name: str, at: datetime, size: int, session: Session) -> VersionLine:
    """Return the line of a version that holds *session*."""
    notes = (note.text for response in session.responses.values() for note in response.notes)
    answers = sum(response.rating is not None for response in session.responses.values())
    return VersionLine(
        name, at, size, sum(len(note.split()) for note in notes), answers + len(session.ratings)
    )


def history_text(versions: Iterable[VersionLine], zone: tzinfo | None = None) -> str:
    """Return *versions* as a table, with the time in *zone* (that of this machine when None) beside each."""
    rows: list[Sequence[str]] = [COLUMNS, *(_row(one, zone) for one in versions)]
    widths = [widest(column) for column in zip(*rows, strict=True)]
    lines = [line for row in rows for line in side_by_side([[cell] for cell in row], widths)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def local_time(at: datetime, zone: tzinfo | None = None) -> str:
    """Return *at* as the table shows it, in *zone*; None is that of this machine."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _row(one: VersionLine, zone: tzinfo | None) -> tuple[str, ...]:
    here = local_time(one.at, zone)
    if one.fault:
        return one.name, here, f"{one.size:,}", "cannot be read", ""
    return one.name, here, f"{one.size:,}", f"{one.words:,}", str(one.ratings)
