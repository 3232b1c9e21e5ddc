"""Structure: how far an interview kept to what makes interviews comparable, as facts and never as a number.

The components are those that Campion, Palmer and Campion (1997) name, as far as a session can know them.
All spans are whole seconds, all times whole seconds into the session.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from interviewer.analysis.evidence import evidence_for
from interviewer.analysis.pace import closing_stops, core_questions, planned_time
from interviewer.model.session import Recommendation, Response, Session

State = Literal["asked", "skipped", "parked", "not-reached"]
Part = Literal["core", "optional", "unplanned"]


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """What is on record of one question beside what was answered."""

    question: str
    title: str
    part: Part
    state: State
    reason: str
    """Why it was skipped."""
    begun: int | None
    """When it was first come to; None when that is not known."""
    seconds: int
    planned: int
    probes: int
    """How many of the prepared probes were put."""
    probes_prepared: int
    hints: int
    """How often help was given, with a prepared hint or another."""
    hints_prepared: int
    level: int | None
    """The level given to the answer."""
    rated_at: int | None
    """When it was given; None without one, or when that is not known, as in files of earlier versions."""
    digest: str
    """Of the wording."""

    @property
    def asked(self) -> bool:
        """Whether it was asked."""
        return self.state == "asked"


@dataclass(frozen=True, slots=True)
class SkillFacts:
    """What is on record of the rating of one skill."""

    skill: str
    title: str
    planned: bool
    level: int | None
    not_assessed: bool
    at: int | None
    """When it was rated, or marked not assessed; None when it was neither."""
    noted: bool
    """Whether a note of what was said or done stands behind it."""
    anchored: bool
    """Whether the rubric has an anchor for each level."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A question that was not asked in the order of the plan."""

    question: str
    after: str | None
    """The planned question asked before it; None when it came first."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The part at the end in which the candidate asks: all the talk after the last question of the plan."""

    stop: str
    """Its first stop."""
    title: str
    """That of each of its stops."""
    seconds: int
    planned: int
    reached: bool
    last: bool | None
    """Whether no question was begun after it; None when that is not known."""


@dataclass(frozen=True, slots=True)
class Structure:
    """How one interview was structured."""

    session: Session
    questions: tuple[QuestionFacts, ...]
    """In the order of the plan, what was not planned where it was asked."""
    skills: tuple[SkillFacts, ...]
    """The planned ones in the order of the rubric, then others that were rated."""
    moved: tuple[Moved, ...] | None
    """In the order of asking; None when it is not known in which order the questions were asked."""
    closing: Closing | None
    """None when the plan ends with questions of the interviewer."""

    def of(self, part: Part) -> tuple[QuestionFacts, ...]:
        """Return the questions of one part of the plan, or those outside of it."""
        return tuple(question for question in self.questions if question.part == part)

    @property
    def asked(self) -> tuple[QuestionFacts, ...]:
        """The questions that were asked."""
        return tuple(question for question in self.questions if question.asked)

    @property
    def rated(self) -> tuple[SkillFacts, ...]:
        """The skills that have a level."""
        return tuple(skill for skill in self.skills if skill.level is not None)

    @property
    def rated_at_once(self) -> tuple[QuestionFacts, ...]:
        """The answers whose level was given before the next question was begun."""
        begun = sorted(one.begun for one in self.questions if one.begun is not None)
        return tuple(one for one in self.asked if _at_once(one, begun))

    @property
    def recommendation(self) -> Recommendation | None:
        """What the interviewer would do; its `early` says why it came before the ratings."""
        return self.session.recommendation

    @property
    def rated_later(self) -> tuple[SkillFacts, ...]:
        """The skills that were rated after the recommendation."""
        given = self.recommendation
        return tuple(one for one in self.skills if given and one.at is not None and one.at > given.at)


def structure(session: Session) -> Structure:
    """Return how *session* was structured."""
    core = core_questions(session)
    questions = tuple(_question(session, question, core) for question in session.order)
    planned = session.planned_skills
    others = [skill for skill in session.rubric.skills if skill not in planned and skill in session.ratings]
    return Structure(
        session=session,
        questions=questions,
        skills=tuple(_skill(session, skill) for skill in (*planned, *others)),
        moved=_moved([one for one in questions if one.asked and one.part != "unplanned"]),
        closing=_closing(session),
    )


def _question(session: Session, question: str, core: set[str]) -> QuestionFacts:
    wording, response = session.questions[question], session.response(question)
    unplanned = question in session.unplanned
    return QuestionFacts(
        question=question,
        title=wording.title,
        part="unplanned" if unplanned else "core" if question in core else "optional",
        state=response.state or ("parked" if response.parked else "not-reached"),
        reason=response.reason,
        begun=response.begun,
        seconds=int(response.seconds),
        planned=wording.minutes * 60,
        probes=sum(1 <= number <= len(wording.probes) for number in response.probes_used),
        probes_prepared=len(wording.probes),
        hints=response.hints,
        hints_prepared=len(wording.hints),
        level=response.rating,
        rated_at=_rated_at(response),
        digest=wording.digest,
    )


def _rated_at(response: Response) -> int | None:
    """Return when an answer was rated. Earlier versions kept that only of a line of notes such as `=3`."""
    if response.rated_at is not None or response.rating is None:
        return response.rated_at
    given = [(note.rating.level, note.at) for note in response.notes if note.rating and not note.rating.skill]
    level, at = given[-1] if given else (None, None)
    return at if level == response.rating else None


def _skill(session: Session, skill: str) -> SkillFacts:
    wording, rating = session.rubric.skills[skill], session.ratings.get(skill)
    return SkillFacts(
        skill=skill,
        title=wording.title,
        planned=skill in session.planned_skills,
        level=rating.level if rating else None,
        not_assessed=bool(rating and rating.not_assessed),
        at=rating.at if rating else None,
        noted=evidence_for(session, skill).told,
        anchored=all(session.rubric.anchor(skill, level) for level in session.rubric.levels),
    )


def _at_once(question: QuestionFacts, begun: Sequence[int]) -> bool:
    if question.begun is None or question.rated_at is None:
        return False
    later = [at for at in begun if at > question.begun]
    # In the same second: who goes on at once after a rating has rated first.
    return not later or question.rated_at <= later[0]


def _moved(asked: Sequence[QuestionFacts]) -> tuple[Moved, ...] | None:
    """Return which of the questions *asked*, given in the order of the plan, left it."""
    if any(one.begun is None for one in asked):
        return None
    places = sorted(range(len(asked)), key=lambda place: (asked[place].begun or 0, place))
    kept = set(_longest_rise(places))
    return tuple(
        Moved(asked[place].question, asked[places[at - 1]].question if at else None)
        for at, place in enumerate(places)
        if place not in kept
    )


def _longest_rise(numbers: Sequence[int]) -> Iterable[int]:
    """Return the longest part of *numbers*, all different, that rises: what need not be called moved."""
    tails: list[list[int]] = []
    for number in numbers:
        length = bisect_left([tail[-1] for tail in tails], number)
        tails[length : length + 1] = [[*(tails[length - 1] if length else []), number]]
    return tails[-1] if tails else ()


def _closing(session: Session) -> Closing | None:
    stops = closing_stops(session)
    if not stops:
        return None
    responses = [session.response(stop) for stop in stops]
    reached = [one for one in responses if one.more_than_looked_at or one.state == "asked"]
    return Closing(
        stop=stops[0],
        title=" and ".join(session.title(stop) for stop in stops),
        seconds=int(sum(response.seconds for response in responses)),
        planned=sum(planned_time(session, stop) for stop in stops),
        reached=bool(reached),
        last=_came_last(reached or responses, [question for _, question in session.asked()]),
    )


def _came_last(ends: Sequence[Response], others: Sequence[Response]) -> bool | None:
    """Return whether none of *others* was begun after the first of *ends*; None when that is not known."""
    begun = [response.begun for response in (*ends, *others)]
    known = [at for at in begun if at is not None]
    if len(known) < len(begun):
        return None
    return min(known[: len(ends)]) >= max(known[len(ends) :], default=0)
