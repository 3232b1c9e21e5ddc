"""What to drop when an interview is late, and what there is time for when it is early.

Times are whole seconds, and those of a session whose time is counted up to now; see `pace`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from interviewer.analysis.pace import (
    A_MINUTE,
    Pace,
    core_questions,
    optional_questions,
    pace,
    time_left,
    to_come,
)
from interviewer.model.session import Session

NO_TIME = "no time left"
"""The reason of what is dropped. Core questions skipped for it are offered again when there is time."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would bring an interview to its end in time."""

    drop: tuple[str, ...] = ()
    """The questions to drop, in the order of the plan; none when the interview is in time."""
    saved: int = 0
    """The seconds that dropping them saves."""
    still_late: int = 0
    """By how much the interview would still end too late; 0 for less than a minute."""
    add: tuple[str, ...] = ()
    """Questions that were left out and that there is time for, in the order of the plan: each, not all."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A question that may be dropped."""

    question: str
    skill: str
    seconds: int


Room = Mapping[str, int]
"""For each skill that must keep a question, how many of its questions may go at most."""


def proposal(session: Session, now: Pace | None = None) -> Proposal:
    """Return what *session*, where it stands in time as *now* says, should drop or could add.

    When all that is to come would end a minute late or more, questions are dropped until it would not:

    * optional ones, as few as are enough, and of as many the last in the plan;
    * if no choice of them is enough, all of them that may go, and core ones too: again as few as are enough
      and the last ones, or those that save most when that is not enough either.

    Never dropped are the question at hand, one at which something is recorded, and one whose going would
    leave a planned skill, or the skill of a core question, with no question asked or still to come.

    When it would end a minute early or more, what can be added is each question that fits and was passed
    over, or was skipped and is optional, or was skipped for want of time.
    """
    now = now or pace(session)
    if now.late >= A_MINUTE:
        return _cut(session, now.late)
    if now.late <= -A_MINUTE:
        return Proposal(add=tuple(_fitting(session, -now.late)))
    return Proposal()


def _cut(session: Session, late: int) -> Proposal:
    optional = optional_questions(session)
    last_first = [*_droppable(session)][::-1]
    room = _room(session)
    extra = [part for part in last_first if part.question in optional]
    core = [part for part in last_first if part.question not in optional]
    chosen = _fewest(extra, room, late)
    if chosen is None:
        chosen = _all(_longest_first(extra), room)
        room, left = _without(room, chosen), late - _sum(chosen)
        chosen += _fewest(core, room, left) or _all(_longest_first(core), room)
    dropped = {part.question for part in chosen}
    still = late - _sum(chosen)
    return Proposal(
        drop=tuple(question for question in session.order if question in dropped),
        saved=_sum(chosen),
        still_late=still if still >= A_MINUTE else 0,
    )


def _droppable(session: Session) -> Iterator[_Part]:
    for stop in to_come(session):
        seconds = int(time_left(session, stop)) if stop in session.questions else 0
        if seconds and not session.response(stop).recorded:
            yield _Part(stop, session.questions[stop].skill, seconds)


def _room(session: Session) -> Room:
    coming = {session.interview.current, *to_come(session)}
    keeping = {*session.planned_skills, *(session.questions[name].skill for name in core_questions(session))}
    kept = [
        session.questions[name].skill
        for name in session.order
        if session.response(name).state == "asked"
        or (name in coming and session.response(name).state is None)
    ]
    return {skill: kept.count(skill) - 1 for skill in keeping}


def _fewest(parts: Sequence[_Part], room: Room, late: int) -> list[_Part] | None:
    """Return as few of *parts* as make *late* less than a minute, the first ones first; None if all do not.

    Which number is enough, the longest ones tell: the rule that a skill keeps a question lets them be chosen
    one by one (skills part the questions into sets of which so many may go).
    """
    count = next((n for n in range(len(parts) + 1) if late - _most(parts, room, n) < A_MINUTE), None)
    if count is None:
        return None
    chosen: list[_Part] = []
    for at, part in enumerate(parts):
        more = count - len(chosen) - 1
        if more < 0 or room.get(part.skill, 1) < 1:
            continue
        rest = _without(room, [part])
        if late - part.seconds - _most(parts[at + 1 :], rest, more) < A_MINUTE:
            chosen.append(part)
            room, late = rest, late - part.seconds
    return chosen


def _most(parts: Sequence[_Part], room: Room, count: int) -> int:
    """Return the seconds that *count* of *parts* save at most."""
    return _sum(_all(_longest_first(parts), room)[:count])


def _longest_first(parts: Iterable[_Part]) -> list[_Part]:
    return sorted(parts, key=lambda part: -part.seconds)


def _all(parts: Iterable[_Part], room: Room) -> list[_Part]:
    """Return all that may go, the first ones first."""
    chosen: list[_Part] = []
    for part in parts:
        if room.get(part.skill, 1) > 0:
            chosen.append(part)
            room = _without(room, [part])
    return chosen


def _without(room: Room, parts: Iterable[_Part]) -> Room:
    left = dict(room)
    for part in parts:
        if part.skill in left:
            left[part.skill] -= 1
    return left


def _sum(parts: Iterable[_Part]) -> int:
    return sum(part.seconds for part in parts)


def _fitting(session: Session, early: int) -> Iterator[str]:
    optional = optional_questions(session)
    planned = set(session.order) - {session.interview.current, *to_come(session), *session.unplanned}
    for question in session.order:
        response = session.response(question)
        if question not in planned or response.state == "asked" or time_left(session, question) > early:
            continue
        if question in optional or response.state is None or response.reason == NO_TIME:
            yield question
