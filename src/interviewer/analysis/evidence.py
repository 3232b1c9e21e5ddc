"""Evidence: what was taken down in a session that stands behind the rating of a skill."""

from collections.abc import Iterator
from dataclasses import dataclass

from interviewer.model.notes import Note
from interviewer.model.session import Session

_WITHOUT_TIME = float("inf")


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """A line of notes, and the stop at which it was taken."""

    question: str
    """The id of the question, or of the section that is only talk."""
    title: str
    """Its title."""
    note: Note

    @property
    def at(self) -> int | None:
        """Whole seconds into the session; None for a line that was added without a time."""
        return self.note.at

    @property
    def text(self) -> str:
        """The line as it was written, with its sign and its tags."""
        return self.note.text


@dataclass(frozen=True, slots=True)
class QuestionRating:
    """The level given to the answer to one question."""

    question: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class HeardPoints:
    """How many of the listen-for points of one asked question were heard."""

    question: str
    title: str
    heard: int
    points: int
    """How many points there were to listen for."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind the rating of one skill in one session."""

    skill: str
    notes: tuple[EvidenceNote, ...]
    """In the order of time."""
    ratings: tuple[QuestionRating, ...]
    """Of the questions on this skill, in the order of the plan."""
    heard: tuple[HeardPoints, ...]
    """Of the questions on this skill that were asked, in the order of the plan."""

    @property
    def nothing(self) -> bool:
        """Whether no note was taken, no answer rated and no point heard."""
        return not (self.notes or self.ratings or any(points.heard for points in self.heard))


def evidence_for(session: Session, skill: str) -> Evidence:
    """Return what *session* holds on *skill*.

    A line of notes counts when it is tagged `#skill`, or was taken at a question on the skill and is not
    tagged with other skills alone. Blank lines and rating lines such as `=3` are no evidence.
    """
    asked = [question for question in session.order if session.questions[question].skill == skill]
    return Evidence(
        skill=skill,
        notes=_notes(session, skill),
        ratings=tuple(_ratings(session, asked)),
        heard=tuple(_heard(session, asked)),
    )


def _notes(session: Session, skill: str) -> tuple[EvidenceNote, ...]:
    timed = [
        (at, EvidenceNote(stop, session.title(stop), note))
        for stop in session.stops
        for at, note in _timed(session.response(stop).notes)
        if _speaks_for(session, stop, note, skill)
    ]
    return tuple(line for _, line in sorted(timed, key=lambda pair: pair[0]))


def _timed(notes: tuple[Note, ...]) -> Iterator[tuple[float, Note]]:
    """Yield the notes with the time to order them by: a line without one belongs after the line above it."""
    latest = _WITHOUT_TIME
    for note in notes:
        latest = latest if note.at is None else note.at
        yield latest, note


def _speaks_for(session: Session, stop: str, note: Note, skill: str) -> bool:
    if note.blank or note.rating is not None:
        return False
    tagged = [tag for tag in note.tags if tag in session.rubric.skills]
    if tagged or stop not in session.questions:
        return skill in tagged
    return session.questions[stop].skill == skill


def _ratings(session: Session, questions: list[str]) -> Iterator[QuestionRating]:
    for question in questions:
        level = session.response(question).rating
        if level is not None:
            yield QuestionRating(question, session.questions[question].title, level)


def _heard(session: Session, questions: list[str]) -> Iterator[HeardPoints]:
    for question in questions:
        response, wording = session.response(question), session.questions[question]
        if response.state == "asked" and wording.listen_for:
            heard = sum(point in wording.listen_for for point in response.heard)
            yield HeardPoints(question, wording.title, heard, len(wording.listen_for))
