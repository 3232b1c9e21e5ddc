"""Where the comparison takes its sessions from: the saved ones, all of them or those that were named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from interviewer.analysis.closed import CLOSED
from interviewer.analysis.comparison import Comparison, compare
from interviewer.model.saved import SavedSession
from interviewer.reports.words import session_words


@dataclass(frozen=True, slots=True)
class Absent:
    """Something that takes no part in the comparison, and why."""

    what: str
    """A session in words, or the name of a file."""
    why: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """A comparison, the names its sessions are saved under, and what is not in it."""

    comparison: Comparison
    names: Mapping[str, str]
    """The saved name of each session that takes part, by session id."""
    absent: tuple[Absent, ...]
    told: tuple[str, ...] = ()
    """What is to be said of those that take part, and of those that are closed."""
    newer: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The format of each session that a newer version saved, by session id."""


def gather(saved: Iterable[SavedSession], names: tuple[str, ...] = ()) -> Gathered:
    """Return the comparison of the saved sessions called *names*, or of all submitted ones without names."""
    listed = tuple(saved)
    by_name = {one.name: one for one in listed}
    chosen = [by_name[name] for name in dict.fromkeys(names) if name in by_name] if names else list(listed)
    closed = [one.session for one in chosen if one.session is not None and one.closed]
    readable = (one.session for one in chosen if one.session is not None and not one.closed)
    beside = [one.session for one in chosen if one.session is not None and one.is_beside]
    comparison = compare(readable, closed=closed, beside=beside)
    taking_part = {id(session) for session in comparison.sessions}
    return Gathered(
        comparison,
        MappingProxyType(
            {
                one.session.id: one.name
                for one in chosen
                if one.session is not None and id(one.session) in taking_part
            }
        ),
        (
            *(Absent(session_words(left.session), left.sentence) for left in comparison.left_out),
            *(Absent(one.name, one.fault) for one in chosen if one.session is None),
            *(Absent(name, "there is no such session") for name in names if name not in by_name),
        ),
        (
            *([f"{CLOSED[:1].upper()}{CLOSED[1:]}: {len(closed)} of {len(chosen)}."] if closed else ()),
            *(one.told for one in chosen if one.newer and id(one.session) in taking_part),
        ),
        MappingProxyType({one.session.id: one.newer for one in chosen if one.session is not None}),
    )
