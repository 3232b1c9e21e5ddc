"""Pace: time used against time planned. All spans are whole seconds.

The session must have its time counted up to now (`Interview.now()` returns such a one); nothing here asks a
clock.
"""

from dataclasses import dataclass

from interviewer.model.plan import question_id
from interviewer.model.session import Session


@dataclass(frozen=True, slots=True)
class StopPace:
    """The time of the question at hand, or of the section that is only talk."""

    stop: str
    title: str
    seconds: int
    planned: int

    @property
    def over(self) -> bool:
        """Whether it took longer than planned."""
        return self.seconds > self.planned


@dataclass(frozen=True, slots=True)
class SectionPace:
    """The time of one section."""

    section: str
    title: str
    seconds: int
    planned: int
    due: int
    """Seconds into the interview at which the section should be over: the minutes of all sections so far."""
    current: bool
    """Whether the question at hand belongs to it."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Where an interview stands in time."""

    elapsed: int
    """Pauses do not count."""
    planned: int
    stop: StopPace
    sections: tuple[SectionPace, ...]
    position: int
    """How many questions the interview has come to, the one at hand included; 0 in a warm-up."""
    questions: int
    next: str | None
    """The next stop in the order of the plan that was not skipped; None at the end."""

    @property
    def remaining(self) -> int:
        """Planned less elapsed; negative when the interview is over its time."""
        return self.planned - self.elapsed

    @property
    def over(self) -> bool:
        """Whether the interview took longer than planned."""
        return self.remaining < 0

    @property
    def behind(self) -> int:
        """Seconds by which the current section should be over already; 0 when in time."""
        late = (self.elapsed - section.due for section in self.sections if section.current)
        return max([0, *late])


def pace(session: Session) -> Pace:
    """Return where *session* stands in time."""
    current = session.interview.current
    stops, talks = session.stops, session.talks
    place = stops.index(current)
    later = (stop for stop in stops[place + 1 :] if not _skipped(session, stop))
    minutes = talks[current].minutes if current in talks else session.questions[current].minutes
    return Pace(
        elapsed=int(session.interview.elapsed),
        planned=session.interview.minutes * 60,
        stop=StopPace(
            stop=current,
            title=session.title(current),
            seconds=int(session.response(current).seconds),
            planned=minutes * 60,
        ),
        sections=_sections(session),
        position=sum(stop in session.questions for stop in stops[: place + 1]),
        questions=len(session.order),
        next=next(later, None),
    )


def _skipped(session: Session, stop: str) -> bool:
    return session.response(stop).state == "skipped"


def _sections(session: Session) -> tuple[SectionPace, ...]:
    paces: list[SectionPace] = []
    due = 0
    talks = iter(session.talks)
    for section_id, section in session.plan.sections.items():
        due += section.minutes * 60
        stops = [question_id(ref) for ref in section.refs] or [next(talks)]
        paces.append(
            SectionPace(
                section=section_id,
                title=section.title,
                seconds=int(sum(session.response(stop).seconds for stop in stops)),
                planned=section.minutes * 60,
                due=due,
                current=session.interview.current in stops,
            )
        )
    return tuple(paces)
