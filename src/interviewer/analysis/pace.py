"""Pace: time used against time planned, and when the interview is going to end.

All spans are whole seconds. The session must have its time counted up to now (`Interview.now()` returns such
a one); nothing here asks a clock, and wall time plays no part.
"""

from dataclasses import dataclass

from interviewer.model.plan import question_id
from interviewer.model.session import Session

A_MINUTE = 60
"""From so many seconds on an interview counts as late, or as early."""


@dataclass(frozen=True, slots=True)
class StopPace:
    """The time of the question at hand, or of the section that is only talk."""

    stop: str
    title: str
    seconds: int
    planned: int
    """0 for a question that was thought of during the interview: it has no minutes of its own."""

    @property
    def over(self) -> bool:
        """Whether it took longer than planned. What has no minutes is never over them."""
        return 0 < self.planned < self.seconds


@dataclass(frozen=True, slots=True)
class SectionPace:
    """The time of one section, with what was asked in it beyond the plan."""

    section: str
    title: str
    seconds: int
    planned: int
    current: bool
    """Whether the stop at hand belongs to it."""

    @property
    def over(self) -> bool:
        """Whether it took longer than planned."""
        return self.seconds > self.planned


@dataclass(frozen=True, slots=True)
class Pace:
    """Where an interview stands in time."""

    elapsed: int
    """Pauses do not count; time with the scorecard open does: who waits meanwhile waits."""
    planned: int
    end: int
    """When it ends if all that is still to come is asked in the minutes planned for it; see `pace`."""
    core_end: int
    """When it ends if the optional questions still to come are left out; never after `end`."""
    on_paper: int
    """The planned time of every stop that is not skipped: how long it would take if nothing took longer."""
    stop: StopPace
    sections: tuple[SectionPace, ...]
    position: int
    """How many questions the interview has come to, the one at hand included; 0 in a warm-up."""
    questions: int
    next: str | None
    """The stop that comes next; None at the end."""
    closing: bool
    """Whether the stop at hand is the talk at the end of the plan, where the candidate asks."""

    @property
    def remaining(self) -> int:
        """Planned less elapsed; negative when the interview is over its time."""
        return self.planned - self.elapsed

    @property
    def over(self) -> bool:
        """Whether the interview took longer than planned."""
        return self.remaining < 0

    @property
    def late(self) -> int:
        """By how much it ends too late if all that is still to come is asked; negative when it ends early."""
        return self.end - self.planned

    @property
    def roomy(self) -> bool:
        """Whether all that is not skipped fits the planned time on paper.

        Most plans hold more optional questions than they have room for, so that there is something to ask
        when answers are short. What such a plan holds too much is no delay.
        """
        return self.on_paper <= self.planned

    @property
    def behind(self) -> int:
        """How late the interview is; 0 when that is less than a minute.

        The optional questions still to come count if the plan has room for all of them on paper, else not.
        """
        late = self.late if self.roomy else self.core_end - self.planned
        return late if late >= A_MINUTE else 0

    @property
    def too_much(self) -> int:
        """By how much all that is to come is too much although the core fits; 0 for less than a minute."""
        return self.late if self.late >= A_MINUTE and not self.behind else 0

    @property
    def section(self) -> SectionPace:
        """The section of the stop at hand."""
        return next(section for section in self.sections if section.current)


def pace(session: Session) -> Pace:
    """Return where *session* stands in time.

    The expected end is the time that passed, and what is left of the planned time at the stop at hand and at
    every stop to come; what has used up its time has nothing left. To come are the stops that are neither
    asked nor skipped, if they lie ahead in the order of the plan, or are parked, or are core questions that
    were passed over; the last no more once the closing talk is at hand. Talk counts; questions that were
    thought of meanwhile have no planned time.
    """
    current = session.interview.current
    stops = session.stops
    elapsed = session.interview.ran
    left = {stop: time_left(session, stop) for stop in (current, *to_come(session))}
    if session.response(current).state == "skipped":
        del left[current]
    optional = set(left) & optional_questions(session) - {current}
    return Pace(
        elapsed=int(elapsed),
        planned=session.interview.minutes * 60,
        end=int(elapsed + sum(left.values())),
        core_end=int(elapsed + sum(span for stop, span in left.items() if stop not in optional)),
        on_paper=sum(planned_time(session, stop) for stop in stops if _wanted(session, stop)),
        stop=StopPace(
            stop=current,
            title=session.title(current),
            seconds=int(session.response(current).seconds),
            planned=planned_time(session, current),
        ),
        sections=_sections(session),
        position=sum(stop in session.questions for stop in stops[: stops.index(current) + 1]),
        questions=len(session.order),
        next=session.next_stop(1),
        closing=current in closing_stops(session),
    )


def planned_time(session: Session, stop: str) -> int:
    """Return the planned seconds of a stop; 0 for a question that the plan did not hold."""
    planned = session.questions.get(stop) or session.talks[stop]
    return planned.minutes * 60


def time_left(session: Session, stop: str) -> float:
    """Return the seconds that are left of the planned time of a stop; 0 when it took longer."""
    return max(0.0, planned_time(session, stop) - session.response(stop).seconds)


def to_come(session: Session) -> tuple[str, ...]:
    """Return the stops that are still to come, in the order of the plan, without the one at hand."""
    current = session.interview.current
    ahead = set(session.stops[session.stops.index(current) + 1 :])
    if current not in closing_stops(session):
        ahead |= core_questions(session)
    return tuple(
        stop
        for stop in session.stops
        if stop != current
        and session.response(stop).state is None
        and (stop in ahead or session.response(stop).parked)
    )


def core_questions(session: Session) -> set[str]:
    """Return the questions that the plan asks of everyone."""
    return {question_id(ref) for _, _, ref, core in session.plan.placed() if core}


def optional_questions(session: Session) -> set[str]:
    """Return the questions that the plan asks only when there is time."""
    return {question_id(ref) for _, _, ref, core in session.plan.placed() if not core}


def closing_stops(session: Session) -> tuple[str, ...]:
    """Return the talk at the end of the plan, where the candidate asks; none when it ends with a question."""
    closing: list[str] = []
    for stop in reversed(session.stops):
        if stop in session.talks:
            closing.insert(0, stop)
        elif stop not in session.unplanned:
            break
    return tuple(closing)


def _wanted(session: Session, stop: str) -> bool:
    return session.response(stop).state != "skipped"


def sections_of(session: Session) -> dict[str, str]:
    """Return the section of each stop, in their order; what was not planned is in that of the stop before."""
    talks = iter(session.talks)
    planned = {question_id(ref): section for section, _, ref, _ in session.plan.placed()}
    planned |= {next(talks): name for name, section in session.plan.sections.items() if not section.refs}
    found: dict[str, str] = {}
    section = next(iter(session.plan.sections))
    for stop in session.stops:
        section = found[stop] = planned.get(stop, section)
    return found


def _sections(session: Session) -> tuple[SectionPace, ...]:
    section_of = sections_of(session)
    seconds = dict.fromkeys(session.plan.sections, 0.0)
    for stop, name in section_of.items():
        seconds[name] += session.response(stop).seconds
    return tuple(
        SectionPace(
            section=name,
            title=section.title,
            seconds=int(seconds[name]),
            planned=section.minutes * 60,
            current=section_of[session.interview.current] == name,
        )
        for name, section in session.plan.sections.items()
    )
