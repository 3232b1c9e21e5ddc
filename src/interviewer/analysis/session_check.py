"""The session check: what a session lacks and what deserves a second look, what matters most first.

Everything but what blocks is a warning with a reason, and stays one. How much was noted is never a merit.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from interviewer.analysis.evidence import Evidence, evidence_for, tells
from interviewer.analysis.judgement import judges_only, why_judges_only
from interviewer.analysis.pace import core_questions
from interviewer.model.notes import Note, clock
from interviewer.model.risky_topics import ADVICE, risky_topics
from interviewer.model.session import Session

FlagKind = Literal[
    "unrated-skill",
    "no-recommendation",
    "risky-topic",
    "no-retention",
    "core-not-reached",
    "overall-first",
    "no-evidence",
    "bare-answer",
    "no-why",
    "no-rating",
    "judgement",
    "no-take-aways",
]
"""In the order of what matters."""
SKILL_KINDS: frozenset[FlagKind] = frozenset({"unrated-skill", "no-evidence", "no-rating"})
"""The kinds whose subject is a skill."""
OF_A_QUESTION = "Do not ask it; if it was asked, let nothing of the answer count."
"""What to do about a risky question: once it was asked, removing its words would help nobody."""
UNCHECKED = "Nobody else can check a rating that no words or acts stand behind."


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the interview."""

    stop: str
    """The question, the section that is only talk, or the general notes."""
    line: int | None = None
    """Which line of the notes there, from 0; None for the place itself."""
    at: int | None = None
    """Whole seconds into the session when the line was begun, if that is known."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to look at before a session is submitted, or while it is read."""

    kind: FlagKind
    subject: str
    """The id of the skill or of the place, else `recommendation`, `take-aways` or `retention`."""
    sentence: str
    reason: str
    """Why it matters, and what to do where that is not plain."""
    blocks: bool = False
    """Whether the session cannot be submitted without it."""
    where: Where | None = None
    """Where to go; None when it is about a skill or a field of the scorecard."""


def session_check(session: Session) -> tuple[Flag, ...]:
    """Return what *session* lacks and what deserves a second look: what blocks, then by weight."""
    flags = (
        *_unrated_skills(session),
        *_no_recommendation(session),
        *_risky_topics(session),
        *_no_retention(session),
        *_core_not_reached(session),
        *_overall_first(session),
        *_no_evidence(session),
        *_bare_answers(session),
        *_no_why(session),
        *_no_rating(session),
        *_judgements(session),
        *_no_take_aways(session),
    )
    return tuple(sorted(flags, key=lambda flag: not flag.blocks))


def blocking(session: Session) -> tuple[Flag, ...]:
    """Return what must be done before *session* can be submitted. Reads no notes: cheap at each key."""
    flags = (*_unrated_skills(session), *_no_recommendation(session))
    return tuple(flag for flag in flags if flag.blocks)


def _unrated_skills(session: Session) -> Iterator[Flag]:
    early = session.recommendation is not None and bool(session.recommendation.early)
    for skill in session.unrated_skills():
        sentence = f"{_title(session, skill)} is planned and neither rated nor marked not assessed."
        reason = "A reader cannot tell a skill left open from one that was forgotten."
        yield Flag("unrated-skill", skill, sentence, reason, blocks=not early)


def _no_recommendation(session: Session) -> Iterator[Flag]:
    if session.recommendation is None:
        sentence = "There is no recommendation; undecided is one."
        reason = "It is what whoever decides looks for first."
        yield Flag("no-recommendation", "recommendation", sentence, reason, blocks=True)


def _risky_topics(session: Session) -> Iterator[Flag]:
    for written in _all_written(session):
        for touch in risky_topics(written.text):
            sentence = f"{written.name} touches on {touch.topic.name}: “{touch.words}”."
            reason = f"{touch.topic.reason} {written.advice}"
            yield Flag("risky-topic", written.subject, sentence, reason, where=written.where)


@dataclass(frozen=True, slots=True)
class _Written:
    """Something that the interviewer wrote."""

    subject: str
    """The id of the place, or a field of the scorecard."""
    name: str
    """What it is called at the beginning of a sentence."""
    text: str
    where: Where | None = None
    advice: str = ADVICE
    """What to do when it touches on a risky topic."""


def _all_written(session: Session) -> Iterator[_Written]:
    """Yield all that the interviewer wrote: questions of their own and reasons, notes, then outcome."""
    for stop in session.stops:
        title, reason = session.title(stop), session.response(stop).reason
        if stop in session.unplanned:
            prompt = session.questions[stop].prompt
            yield _Written(stop, f"An unplanned question ({title})", prompt, Where(stop), OF_A_QUESTION)
        if reason:
            yield _Written(stop, f"The reason for a skip ({title})", reason, Where(stop))
    for where, note in _notes(session):
        yield _Written(where.stop, _spoken_of(session, where), note.text, where)
    given = session.recommendation
    why = f"{given.why}\n{given.early}" if given else session.why_draft
    yield _Written("recommendation", "The why of the recommendation", why)
    yield _Written("take-aways", "A take-away", session.take_aways)


def _core_not_reached(session: Session) -> Iterator[Flag]:
    here, core = session.interview.current, core_questions(session)
    for question in session.order:
        response = session.response(question)
        # At hand long enough to count as asked, it will once it is left: it is being asked.
        if question not in core or response.state or (question == here and response.more_than_looked_at):
            continue
        became = "parked, and not come back to" if response.parked else "neither asked nor skipped"
        sentence = f"“{session.title(question)}” is asked of everyone and was {became}."
        reason = "Candidates can be compared on what all of them were asked."
        yield Flag("core-not-reached", question, sentence, reason, where=Where(question))


def _overall_first(session: Session) -> Iterator[Flag]:
    given = session.recommendation
    if given is None:
        return
    later = [_title(session, skill) for skill, rating in session.ratings.items() if rating.at > given.at]
    if given.early:
        sentence = f"The recommendation was given before every skill was rated: {given.early}"
    elif later:
        sentence = f"The recommendation was given before the rating of {_joined(later)}."
    else:
        return
    reason = "A view of the whole colours its parts. Look at each rating once more with its evidence."
    yield Flag("overall-first", "recommendation", sentence, reason)


def _no_evidence(session: Session) -> Iterator[Flag]:
    for skill in session.rubric.skills:
        rating = session.ratings.get(skill)
        if rating is None or rating.level is None:
            continue
        evidence = evidence_for(session, skill)
        if not evidence.told:
            only = _joined(_without_telling(evidence))
            note = "no note of what was said or done" if evidence.notes else "no note"
            behind = f"{note} stands behind it, only {only}" if only else "nothing stands behind it"
            sentence = f"{_title(session, skill)} is rated {rating.level} and {behind}."
            yield Flag("no-evidence", skill, sentence, UNCHECKED)


def _bare_answers(session: Session) -> Iterator[Flag]:
    """Yield one flag on all answers that were rated with nothing taken down."""
    bare = []
    for question in session.order:
        response = session.response(question)
        if response.rating is not None and not response.any_tick and not any(map(tells, response.notes)):
            bare.append(question)
    if bare:
        titles = _joined(f"“{session.title(question)}”" for question in bare)
        answers = "The answer" if len(bare) == 1 else "The answers"
        are = "is" if len(bare) == 1 else "are"
        sentence = f"{answers} to {titles} {are} rated without a note of what was said or done, or a tick."
        yield Flag("bare-answer", bare[0], sentence, UNCHECKED, where=Where(bare[0]))


def _no_why(session: Session) -> Iterator[Flag]:
    if session.recommendation is not None and not session.recommendation.why.strip():
        reason = "Whoever decides was not there, and cannot weigh a word alone."
        yield Flag("no-why", "recommendation", "The recommendation does not say why.", reason)


def _no_rating(session: Session) -> Iterator[Flag]:
    """Yield what was noted on skills and counts nowhere. Planned skills left open are told of already."""
    reason = "What is noted on a skill without a rating counts nowhere."
    noted = [
        skill
        for skill in session.rubric.skills
        if skill not in session.unrated_skills() and evidence_for(session, skill).told
    ]
    for skill in noted:
        if skill in session.ratings and session.ratings[skill].not_assessed:
            sentence = f"{_title(session, skill)} is marked not assessed, and there are notes on it."
            yield Flag("no-rating", skill, sentence, reason)
    if beside := [skill for skill in noted if skill not in session.ratings]:
        titles = _joined(_title(session, skill) for skill in beside)
        yield Flag("no-rating", beside[0], f"There are notes on {titles}, and no rating.", reason)


def _judgements(session: Session) -> Iterator[Flag]:
    reason = "Others can weigh what was said or done; a judgement they can only believe."
    for where, note in _notes(session):
        if judges_only(note):
            sentence = f"{_spoken_of(session, where)} judges without an act or words: “{note.body}”."
            yield Flag("judgement", where.stop, sentence, reason, where=where)
    given = session.recommendation
    if given is not None and why_judges_only(given.why):
        yield Flag("judgement", "recommendation", "The why of the recommendation only judges.", reason)


def _no_retention(session: Session) -> Iterator[Flag]:
    """Yield that a date is missing, while it can still be given."""
    if not session.submitted and not session.interview.retention_said:
        reason = "Nobody can tell later when it is to be deleted; that there is no date is an answer too."
        yield Flag("no-retention", "retention", "It is not said until when this is kept.", reason)


def _no_take_aways(session: Session) -> Iterator[Flag]:
    if not session.take_aways.strip():
        reason = "They are what a reader of many scorecards remembers."
        yield Flag("no-take-aways", "take-aways", "The key take-aways are empty.", reason)


def _notes(session: Session) -> Iterator[tuple[Where, Note]]:
    for stop in session.places:
        for line, note in enumerate(session.response(stop).notes):
            if not note.blank:
                yield Where(stop, line, note.at), note


def _spoken_of(session: Session, where: Where) -> str:
    stamp = "" if where.at is None else f"{clock(where.at)}, "
    return f"A note ({stamp}{session.title(where.stop)})"


def _title(session: Session, skill: str) -> str:
    return session.rubric.skills[skill].title if skill in session.rubric.skills else skill


def _without_telling(evidence: Evidence) -> Iterator[str]:
    """Yield what is on record beside notes of what was said or done."""
    rated = sum(answer.level is not None for answer in evidence.answers)
    hints = sum(answer.hints for answer in evidence.answers)
    for number, one, many in (
        (len(evidence.to_ask), "line to ask later", "lines to ask later"),
        (len(evidence.judging), "line that only judges", "lines that only judge"),
        (evidence.ticked, "point ticked", "points ticked"),
        (len(evidence.seen), "point seen throughout", "points seen throughout"),
        (rated, "rated answer", "rated answers"),
        (hints, "hint", "hints"),
    ):
        if number:
            yield f"{number} {one if number == 1 else many}"


def _joined(parts: Iterable[str]) -> str:
    *others, last = [*parts] or [""]
    return f"{', '.join(others)} and {last}" if others else last
