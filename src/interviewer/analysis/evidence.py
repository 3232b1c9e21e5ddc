"""Evidence: what was taken down in a session that stands behind the rating of a skill."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from interviewer.analysis.judgement import judges_only
from interviewer.model.checklist import LIST_NAMES, ListName, checklists
from interviewer.model.exercise import SEVERITIES, Severity
from interviewer.model.notes import Note
from interviewer.model.pack import PinnedQuestion
from interviewer.model.session import Response, Session

_WITHOUT_TIME = float("inf")


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """A line of notes, and the stop at which it was taken."""

    question: str
    """The id of the question, of the section that is only talk, or `GENERAL`."""
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
class ListTicks:
    """How many points of one checklist were ticked."""

    of: ListName
    ticked: int
    points: int
    """How many points the list has."""
    severities: tuple[tuple[Severity, int, int], ...] = ()
    """Of faults: each severity among them, the worst first, with how many were found of how many."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is on record of the answer to one question beside the notes: facts, and none of them a score."""

    question: str
    title: str
    level: int | None
    """The level given to the answer; None when it has none."""
    lists: tuple[ListTicks, ...] = ()
    """Each checklist of the question, what to listen for first; empty when the question was not asked."""
    hints: int = 0
    """How many hints were given, prepared or not."""
    prepared: int = 0
    """How many hints were prepared; 0 when the question was not asked."""

    @property
    def recorded(self) -> bool:
        """Whether the answer was rated, a point ticked or a hint given."""
        return self.level is not None or self.stands

    @property
    def stands(self) -> bool:
        """Whether a tick or a hint stands behind a rating; the level of the answer is a rating itself."""
        return bool(self.hints) or any(points.ticked for points in self.lists)


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that is watched for throughout, and was seen."""

    point: str
    words: str
    at: int
    """Whole seconds into the session."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind the rating of one skill in one session."""

    skill: str
    notes: tuple[EvidenceNote, ...]
    """In the order of time."""
    answers: tuple[Answer, ...]
    """To the questions on this skill, in the order of the plan; only where there is something to tell."""
    seen: tuple[Seen, ...]
    """What was observed of the skill at any time, in the order of time."""

    @property
    def ticked(self) -> int:
        """How many points were ticked on the checklists of the answers."""
        return sum(points.ticked for answer in self.answers for points in answer.lists)

    @property
    def to_ask(self) -> tuple[EvidenceNote, ...]:
        """The notes that are only something to ask later: they tell nothing of the candidate."""
        return tuple(line for line in self.notes if line.note.sign == "?")

    @property
    def judging(self) -> tuple[EvidenceNote, ...]:
        """The notes that only judge: nobody else can check them."""
        return tuple(line for line in self.notes if judges_only(line.note))

    @property
    def told(self) -> bool:
        """Whether a note tells what was said or done."""
        return any(map(tells, (line.note for line in self.notes)))

    @property
    def stands(self) -> bool:
        """Whether anything stands behind a rating: what was seen, a tick, a hint, or a note that tells."""
        return bool(self.seen) or any(answer.stands for answer in self.answers) or self.told

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell: no note, no point seen, no question on the skill was asked."""
        return not (self.notes or self.seen or self.answers)

    @property
    def nothing(self) -> bool:
        """Whether no note was taken, no answer rated, nothing ticked or seen, and no hint given."""
        return not (self.notes or self.seen or any(answer.recorded for answer in self.answers))


def tells(note: Note) -> bool:
    """Whether a line of notes tells what was said or done, and not only what to ask or to think of it."""
    return not (note.empty or note.sign == "?" or judges_only(note))


def speaks_for(note: Note, own: str | None, skills: Container[str]) -> frozenset[str]:
    """Return which of the *skills* a line is about: those that it is tagged with, or else its *own* one.

    *own* is the skill of the question at which it was taken; None for a place that is no question.
    """
    if note.empty:
        return frozenset()
    tagged = frozenset(tag for tag in note.tags if tag in skills)
    return tagged or frozenset({own} if own is not None and own in skills else ())


def evidence_for(session: Session, skill: str) -> Evidence:
    """Return what *session* holds on *skill*.

    A line of notes counts when it is tagged `#skill`, or was taken at a question on the skill and is not
    tagged with other skills alone. Blank lines and rating lines such as `=3` are no evidence.
    """
    questions = [question for question in session.order if session.questions[question].skill == skill]
    answers = (answer_to(session, question) for question in questions)
    return Evidence(
        skill=skill,
        notes=_notes(session, skill),
        answers=tuple(answer for answer in answers if answer.recorded or answer.lists or answer.prepared),
        seen=seen_of(session, skill),
    )


def _notes(session: Session, skill: str) -> tuple[EvidenceNote, ...]:
    timed = [
        (at, EvidenceNote(stop, session.title(stop), note))
        for stop in session.places
        for at, note in _timed(session.response(stop).notes)
        if skill in speaks_for(note, skill_of(session, stop), session.rubric.skills)
    ]
    return tuple(line for _, line in sorted(timed, key=lambda pair: pair[0]))


def _timed(notes: tuple[Note, ...]) -> Iterator[tuple[float, Note]]:
    """Yield the notes with the time to order them by: a line without one belongs after the line above it."""
    latest = _WITHOUT_TIME
    for note in notes:
        latest = latest if note.at is None else note.at
        yield latest, note


def skill_of(session: Session, place: str) -> str | None:
    """Return the skill of the question *place*; None for talk and for the general notes."""
    question = session.questions.get(place)
    return question.skill if question else None


def answer_to(session: Session, question: str) -> Answer:
    """Return what is on record at *question*. Ticks that its wording has no point for do not count."""
    response, wording = session.response(question), session.questions[question]
    if response.state != "asked":
        return Answer(question, wording.title, response.rating)
    lists = checklists(wording)
    return Answer(
        question=question,
        title=wording.title,
        level=response.rating,
        lists=tuple(
            ListTicks(
                of,
                sum(point in response.ticks(of) for point in lists[of]),
                len(lists[of]),
                _severities(wording, response) if of == "faults" else (),
            )
            for of in LIST_NAMES
            if of in lists
        ),
        hints=response.hints,
        prepared=len(wording.hints),
    )


def _severities(wording: PinnedQuestion, response: Response) -> tuple[tuple[Severity, int, int], ...]:
    found = response.ticks("faults")
    by_severity = {
        severity: [name in found for name, fault in wording.faults.items() if fault.severity == severity]
        for severity in SEVERITIES
    }
    return tuple((severity, sum(marks), len(marks)) for severity, marks in by_severity.items() if marks)


def seen_of(session: Session, skill: str) -> tuple[Seen, ...]:
    """Return what was observed of *skill* at any time, in the order of time."""
    times = session.observed.get(skill, {})
    seen = (
        Seen(point, words, times[point])
        for point, words in session.rubric.skills[skill].observed.items()
        if point in times
    )
    return tuple(sorted(seen, key=lambda point: point.at))
