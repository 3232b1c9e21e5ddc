"""A session: one interviewer, one candidate, one plan, once; with everything that was noted and rated.

The session pins what it used (plan, rubric, exact wording), so it still reads true after the packs changed.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, StrictInt, model_validator

from interviewer.model.checklist import ListName
from interviewer.model.custody import Hold, Opened, Revision
from interviewer.model.facts import Candidate, InterviewFacts, Seconds
from interviewer.model.notes import Notes
from interviewer.model.pack import PinnedQuestion
from interviewer.model.plan import PinnedPlan, Section, question_id
from interviewer.model.rubric import PinnedRubric
from interviewer.model.value import (
    Id,
    Level,
    Line,
    Prose,
    Table,
    Value,
    no_entries,
    only_with,
    with_entry,
)

Choice = Literal["strong-no", "no", "undecided", "yes", "strong-yes"]
CHOICES: tuple[Choice, ...] = ("strong-no", "no", "undecided", "yes", "strong-yes")

GENERAL = "general-notes"
"""Where notes stand that belong to no stop. No question and no section may have this id."""

GLANCE_SECONDS = 10
"""A question that was open for less, and left without a record, was only looked at and not asked."""

MOST_RECORDS = 10**12
"""No interview has so many changes. One with more than half of them is read, and not gone on with."""


class Response(Value):
    """What happened at one question."""

    state: Literal["asked", "skipped"] | None = None
    """None: not reached."""
    reason: Line = ""
    """Why the question was skipped."""
    parked: StrictBool = False
    """Whether it was put off until later in the interview."""
    begun: StrictInt | None = None
    """Whole seconds into the session when it was first come to; None when that is not known."""
    seconds: Seconds = 0
    rating: Level | None = None
    rated_at: Annotated[StrictInt | None, Field(ge=0), only_with("rating")] = None
    """Whole seconds into the session when the rating was given; None without one, or when not known."""
    heard: tuple[Id, ...] = ()
    """The listen-for points that were heard, in the order of the question."""
    ticked: Table[tuple[Id, ...]] = Field(default_factory=no_entries)
    """What was ticked on the other checklists of the question, keyed by the list; see `checklist`."""
    hints: Annotated[StrictInt, Field(ge=0)] = 0
    """How often help was given: the prepared hints from the first, then any other."""
    probes_used: tuple[StrictInt, ...] = ()
    """The prepared probes that were put, by their number from 1, in the order of the question."""
    notes: Notes = ()

    @property
    def recorded(self) -> bool:
        """Whether anything was taken down here."""
        taken = self.rating or self.any_tick or self.hints or self.probes_used
        return bool(taken or any(not note.blank for note in self.notes))

    @property
    def more_than_looked_at(self) -> bool:
        """Whether something was taken down here, or it was open for long enough to have been asked."""
        return self.recorded or self.seconds >= GLANCE_SECONDS

    @property
    def any_tick(self) -> bool:
        """Whether a point of any of its checklists was ticked."""
        return bool(self.heard or any(self.ticked.values()))

    def ticks(self, of: ListName) -> tuple[str, ...]:
        """Return the points of one checklist that were ticked."""
        return self.heard if of == "listen-for" else self.ticked.get(of, ())

    def with_ticks(self, of: ListName, points: tuple[str, ...]) -> "Response":
        """Return this response with *points* as what was ticked of one checklist."""
        if of == "listen-for":
            return self.but(heard=points)
        return self.but(ticked=with_entry(self.ticked, of, points or None))


class Unplanned(Value):
    """Where a question stands that the plan did not hold: it was thought of during the interview."""

    after: Id
    """The stop it was asked after."""
    at: StrictInt = 0
    """Whole seconds into the session when it was written down."""


class SkillRating(Value):
    """The level a person gave to a skill, or their word that it was not assessed."""

    level: Level | None = None
    not_assessed: StrictBool = False
    at: StrictInt = 0
    """Whole seconds into the session."""

    @model_validator(mode="after")
    def _one_of_both(self) -> "SkillRating":
        if (self.level is None) != self.not_assessed:
            raise ValueError("a rating has a level, or says not-assessed = true, and not both")
        return self


class Recommendation(Value):
    """What the interviewer would do, given last."""

    choice: Choice
    why: Line = ""
    at: StrictInt = 0
    """Whole seconds into the session."""
    early: Line = ""
    """Why it was given before every planned skill was rated; empty when it was not."""


class Session(Value):
    """One interview, live or submitted."""

    format: Literal["session/1"] = "session/1"
    id: Id
    status: Literal["live", "submitted"] = "live"
    records: Annotated[StrictInt, Field(le=MOST_RECORDS)] = 0
    """The running number of the last change this file holds."""
    candidate: Candidate
    interview: InterviewFacts
    recommendation: Recommendation | None = None
    take_aways: Prose = ""
    why_draft: Line = ""
    """The why of a recommendation that is not chosen yet."""
    drafts: Table[Line] = Field(default_factory=no_entries)
    """What was typed where something is asked and led to nothing yet, by what it answers."""
    ratings: Table[SkillRating] = Field(default_factory=no_entries)
    observed: Table[Table[StrictInt]] = Field(default_factory=no_entries)
    """What was seen of a skill at any time: skill to point to whole seconds into the session."""
    responses: Table[Response] = Field(default_factory=no_entries)
    """What happened at each stop, keyed by stop; notes that belong to none are under `GENERAL`."""
    unplanned: Table[Unplanned] = Field(default_factory=no_entries)
    """The questions that the plan did not hold; their wording is among the others."""
    plan: PinnedPlan
    rubric: PinnedRubric
    questions: Table[PinnedQuestion]
    """The exact wording used, keyed by question id, in the order of asking."""
    hold: Hold | None = None
    opened: tuple[Opened, ...] = ()
    """Others' sessions of the same candidate and stage that were read before this one was submitted."""
    revisions: tuple[Revision, ...] = ()
    """What was changed after submission, oldest first."""
    seal: Line = ""
    """The digest of what the file held when the app wrote it last; empty before submission."""
    changed_outside: bool = Field(default=False, exclude=True)
    """Whether the file was changed by something else since it was sealed. Never saved."""
    unsealed: bool = Field(default=False, exclude=True)
    """Whether the file of a submitted session had no seal. Never saved."""
    underway: Any = Field(default=None, exclude=True)
    """The revision that is being made, a `custody.Underway`; None while none is. Never saved."""
    outside_at: datetime | None = Field(default=None, exclude=True)
    """When the file was last written, where that was outside the app and is known. Never saved."""
    running_since: float | None = Field(default=None, exclude=True)
    """Monotonic seconds since when the clock runs and is not yet counted; None when paused. Never saved."""
    paused_since: float | None = Field(default=None, exclude=True)
    """Monotonic seconds since when a pause lasts and is not yet counted. Never saved."""
    in_write_up: bool = Field(default=False, exclude=True)
    """Whether time counts as write-up, and not as time of the interview. Never saved."""

    @property
    def submitted(self) -> bool:
        """Whether the session is sealed."""
        return self.status == "submitted"

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self.running_since is not None

    @property
    def order(self) -> tuple[str, ...]:
        """Question ids in the order of the plan, those that it did not hold where they were asked."""
        if not self.unplanned:
            return tuple(self.questions)
        return tuple(stop for stop in self.stops if stop in self.questions)

    @property
    def talks(self) -> Mapping[str, Section]:
        """The sections that are only talk, such as the warm-up, keyed by stop id.

        They are stops like questions, so that small talk does not run on the first question's clock and what
        the candidate asks has a place.
        """
        return {
            f"section-{name}" if name in self.questions else name: section
            for name, section in self.plan.sections.items()
            if not section.refs
        }

    @property
    def stops(self) -> tuple[str, ...]:
        """Everywhere the interview can be, in the order of the plan: questions, and talk by its stop id."""
        talks = iter(self.talks)
        places: list[str] = []
        for section in self.plan.sections.values():
            places.extend(map(question_id, section.refs)) if section.refs else places.append(next(talks))
        for question, where in self.unplanned.items():
            at = places.index(where.after) + 1 if where.after in places else len(places)
            while at < len(places) and places[at] in self.unplanned:
                at += 1  # those that were asked here before come first
            places.insert(at, question)
        return tuple(places)

    @property
    def places(self) -> tuple[str, ...]:
        """Everywhere notes can stand: the stops, and what belongs to none of them."""
        return (*self.stops, GENERAL)

    def next_stop(self, by: int) -> str | None:
        """Return the stop after the one at hand, or with *by* -1 before it; None at either end.

        Questions that are parked are passed over, and forwards those that are skipped.
        """
        stops = self.stops
        at = stops.index(self.interview.current) + by
        while 0 <= at < len(stops) and self._passed_over(stops[at], by):
            at += by
        return stops[at] if 0 <= at < len(stops) else None

    def _passed_over(self, stop: str, by: int) -> bool:
        response = self.response(stop)
        return response.parked or (by > 0 and response.state == "skipped")

    def title(self, stop: str) -> str:
        """Return the title of a question, of the section that *stop* is, or of the general notes."""
        if stop in self.questions:
            return self.questions[stop].title
        return "General notes" if stop == GENERAL else self.talks[stop].title

    @property
    def planned_skills(self) -> tuple[str, ...]:
        """The skills this interview set out to rate, in the order of the rubric."""
        wanted = set(self.plan.skills) or {
            self.questions[question_id(ref)].skill for _, _, ref, core in self.plan.placed() if core
        }
        return tuple(skill for skill in self.rubric.skills if skill in wanted)

    def response(self, question: str) -> Response:
        """Return what happened at *question*; an empty response when it was not reached."""
        return self.responses.get(question, NOT_REACHED)

    def unrated_skills(self) -> tuple[str, ...]:
        """Planned skills that are neither rated nor marked not assessed, in the order of the rubric."""
        return tuple(skill for skill in self.planned_skills if skill not in self.ratings)

    def asked(self) -> Iterator[tuple[str, Response]]:
        """Yield the questions that were asked, in the order of the plan."""
        reached = ((question, self.response(question)) for question in self.order)
        return ((question, response) for question, response in reached if response.state == "asked")


NOT_REACHED = Response.model_construct()
