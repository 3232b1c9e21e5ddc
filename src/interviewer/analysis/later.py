"""What was put off until later: `?` lines of the notes, and questions that were parked."""

from collections.abc import Iterator
from dataclasses import dataclass

from interviewer.model.session import Session


@dataclass(frozen=True, slots=True)
class Later:
    """One thing to come back to before the interview ends."""

    place: str
    """The stop, or the general notes, where it stands."""
    title: str
    """The title of that place."""
    line: int | None
    """Which line of the notes there, from 0; None for the question itself, which was parked."""
    text: str
    """What to ask: the line without its sign, or the title of the question."""
    at: int | None
    """Whole seconds into the session when the line was begun; None for a question."""


def later(session: Session) -> tuple[Later, ...]:
    """Return what is still to be asked: parked questions, then `?` lines, in the order of the plan."""
    return (*_parked(session), *_lines(session))


def _parked(session: Session) -> Iterator[Later]:
    for question in session.order:
        if session.response(question).parked:
            title = session.title(question)
            yield Later(question, title, None, title, None)


def _lines(session: Session) -> Iterator[Later]:
    for place in session.places:
        for line, note in enumerate(session.response(place).notes):
            if note.later and note.body:
                yield Later(place, session.title(place), line, note.body, note.at)
