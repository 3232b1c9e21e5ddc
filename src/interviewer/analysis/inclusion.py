"""Inclusion: which sessions can stand side by side, and why the others cannot."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from interviewer.analysis.closed import CLOSED
from interviewer.analysis.revisions import mark
from interviewer.model.rubric import PinnedRubric
from interviewer.model.session import Session

Reason = Literal["closed", "live", "copy", "other-rubric", "other-scale", "level-off-scale"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A session that takes no part in a comparison."""

    session: Session
    reason: Reason
    sentence: str
    """Why, without the session's name: `still live`."""


@dataclass(frozen=True, slots=True)
class Included:
    """The sessions that take part, and those that do not."""

    sessions: tuple[Session, ...]
    """Oldest first."""
    left_out: tuple[LeftOut, ...]
    """Oldest first."""
    rubric: PinnedRubric | None
    """The rubric all are read by: of the newest session that takes part; None when none does."""


def included(
    sessions: Iterable[Session],
    *,
    include_live: bool = False,
    closed: Iterable[Session] = (),
    beside: Iterable[Session] = (),
) -> Included:
    """Return which of *sessions* can be compared; those that are *closed* to whoever reads are left out.

    Of two copies of one session that takes part which is not among those kept *beside* their file; else the
    one with the most changes.

    Numbers mean the same only on one rubric and one scale, so the rubric and scale that most sessions used
    decide (of equals, the latest used) and the others are left out. Other wording of the same rubric takes
    part; the comparison says so.
    """
    out = [LeftOut(session, "closed", CLOSED) for session in closed]
    kept: dict[str, Session] = {}
    aside = {id(session) for session in beside}
    for session in sorted(sessions, key=_age):
        if not include_live and not session.submitted:
            out.append(LeftOut(session, "live", "still live"))
        elif fault := _off_scale(session):
            out.append(LeftOut(session, "level-off-scale", fault))
        elif session.id in kept:
            other, taken = sorted(
                (kept[session.id], session), key=lambda copy: (id(copy) not in aside, copy.records)
            )
            kept[session.id] = taken
            out.append(LeftOut(other, "copy", f"another copy of the same session takes part{_doubt(other)}"))
        else:
            kept[session.id] = session
    return _on_one_scale(list(kept.values()), out)


def _on_one_scale(sessions: list[Session], out: list[LeftOut]) -> Included:
    if not sessions:
        return Included((), tuple(out), None)
    used = Counter(_measure(session) for session in sessions)
    latest = {_measure(session): index for index, session in enumerate(sessions)}
    rubric_id, levels = max(used, key=lambda measure: (used[measure], latest[measure]))
    taking_part = []
    for session in sessions:
        if session.rubric.id != rubric_id:
            sentence = f"rated by the rubric {session.rubric.id}, the others by {rubric_id}"
            out.append(LeftOut(session, "other-rubric", sentence))
        elif tuple(session.rubric.levels) != levels:
            sentence = f"rated on a scale of {_span(session)}, the others on {levels[0]} to {levels[-1]}"
            out.append(LeftOut(session, "other-scale", sentence))
        else:
            taking_part.append(session)
    out.sort(key=lambda left: _age(left.session))
    return Included(tuple(taking_part), tuple(out), taking_part[-1].rubric)


def _doubt(session: Session) -> str:
    """Return what is wrong with the file that does not take part, which nobody would hear of otherwise."""
    shown = mark(session)
    return f"; this one is {shown}" if shown in ("changed outside", "not sealed") else ""


def _off_scale(session: Session) -> str:
    """Return why the levels in *session* cannot be trusted; empty when they can."""
    levels = session.rubric.levels
    for skill, rating in session.ratings.items():
        if rating.level is not None and rating.level not in levels:
            return f"rates {skill} {rating.level}, on a scale of {_span(session)}"
    return ""


def _measure(session: Session) -> tuple[str, tuple[int, ...]]:
    return session.rubric.id, tuple(session.rubric.levels)


def _span(session: Session) -> str:
    levels = session.rubric.levels
    return f"{min(levels, default=0)} to {max(levels, default=0)}"


def _age(session: Session) -> tuple[datetime, str]:
    return session.interview.started, session.id
