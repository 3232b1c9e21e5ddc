"""Which sessions are past the day until which they may be kept, or soon will be. Nothing is changed here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from interviewer.model.custody import Hold
from interviewer.model.saved import SavedSession


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved session, with how long it may be kept."""

    name: str
    """Of its file, without `.toml`."""
    id: str
    candidate: str
    until: date | None
    hold: Hold | None
    days: int | None
    """Until that day, counted from the day of the question; below 0 it is past. None without a day."""
    no_date: bool = False
    """Whether somebody said that there is to be none."""
    copies: int = 0
    """Other files of the same session."""
    held_in: str = ""
    """The name of the copy that is held when the session's own file is not; else empty."""


@dataclass(frozen=True, slots=True)
class Retention:
    """The sessions by what is to be done about them, the longest past first."""

    due: tuple[Kept, ...]
    """Past their day, and under no hold."""
    held: tuple[Kept, ...]
    """Under a hold, which wins, whatever their day is."""
    soon: tuple[Kept, ...]
    """Past their day within the days asked for."""
    undated: tuple[Kept, ...]
    """Without a day, and under no hold."""
    unread: tuple[SavedSession, ...]
    """Files that cannot be read, so nobody knows."""


def retention(saved: Iterable[SavedSession], today: date, horizon: date | None = None) -> Retention:
    """Return what is due *today*, and what will be by *horizon*, that day included.

    A session may be kept through its day: it is due the day after. Of several files of one session the one
    that is no copy by its name counts.
    """
    files = tuple(saved)
    kept = sorted(_each(files, today), key=lambda one: (one.until or date.max, one.name))
    last = horizon or today
    free = [one for one in kept if one.hold is None]
    return Retention(
        tuple(one for one in free if one.until is not None and one.until < today),
        tuple(one for one in kept if one.hold is not None),
        tuple(one for one in free if one.until is not None and today <= one.until <= last and horizon),
        tuple(one for one in free if one.until is None),
        tuple(file for file in files if file.session is None),
    )


def _each(files: Iterable[SavedSession], today: date) -> Iterable[Kept]:
    by_id: dict[str, list[SavedSession]] = {}
    for file in files:
        if file.session is not None:
            by_id.setdefault(file.session.id, []).append(file)
    for of_one in by_id.values():
        own = min(of_one, key=lambda file: ("." in file.name, file.name))
        if (session := own.session) is not None:
            facts = session.interview
            until = facts.retain_until
            held = next(_held((own, *of_one)), None)
            yield Kept(
                own.name,
                session.id,
                session.candidate.name,
                until,
                held.session.hold if held and held.session else None,
                None if until is None else (until - today).days,
                facts.retain_no_date,
                len(of_one) - 1,
                held.name if held and held is not own else "",
            )


def _held(files: Iterable[SavedSession]) -> Iterator[SavedSession]:
    """Yield the *files* of one session that are held: its own, which is the first, or a copy.

    A copy holds nothing once a release of its hold is on record in any of them, as for `interviewer erase`.
    """
    own, *_ = found = [(file, file.session) for file in files if file.session is not None]
    released = {entry.was.get("hold.since") for _, session in found for entry in session.revisions}
    for file, session in found:
        if session.hold and (file is own[0] or session.hold.since not in released):
            yield file
