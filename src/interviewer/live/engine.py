"""The rules of a running interview: a session and an action give the next session.

Pure: the time is an argument, nothing is read or written, and a broken rule raises `RuleBroken` with a
sentence for the person and changes nothing.
"""

from functools import singledispatch

from interviewer.live import actions as act
from interviewer.live.notes_edit import replace_lines
from interviewer.model.checklist import checklists
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.notes import Note
from interviewer.model.session import Recommendation, Response, Session, SkillRating
from interviewer.model.text import clean, one_line
from interviewer.model.value import no_entries, with_entry

GLANCE_SECONDS = 10
"""A question that was open for less, and left without a record, was only looked at and not asked."""

LONGEST_LINE = 2_000
LONGEST_PROSE = 500_000
"""Characters that the model takes on one line, and in prose; a longer text could not be read back."""


def apply(session: Session, action: act.Action, at: Instant) -> Session:
    """Return the session after *action* at the instant *at*. Raises RuleBroken."""
    if session.submitted:
        raise RuleBroken("This session is submitted and sealed. It can be read, not changed.")
    settled = settle(session, at)
    if isinstance(action, act.EditNotes):
        after = _obey_rating_lines(_apply(action, settled, at), action.question, finished=False)
    else:
        # What was typed came first: the action may count on it, and its own rating has the last word.
        for question in settled.responses:
            settled = _obey_rating_lines(settled, question, finished=True)
        after = _apply(action, settled, at)
    return after.but(records=session.records + 1)


def settle(session: Session, at: Instant) -> Session:
    """Return the session with the time up to *at* counted, for the interview and the question at hand."""
    if session.running_since is None:
        return session
    passed = max(0.0, at.monotonic - session.running_since)
    current = session.interview.current
    response = session.response(current)
    return session.but(
        running_since=at.monotonic,
        interview=session.interview.but(elapsed=session.interview.elapsed + passed),
        responses=with_entry(session.responses, current, response.but(seconds=response.seconds + passed)),
    )


@singledispatch
def _apply(action: act.Action, session: Session, at: Instant) -> Session:
    raise RuleBroken(f"Nothing is known about {action!r}.")


@_apply.register
def _show(action: act.ShowQuestion, session: Session, at: Instant) -> Session:
    _known_stop(session, action.question)
    left = _leave(session)
    return left.but(interview=left.interview.but(current=action.question))


@_apply.register
def _edit_notes(action: act.EditNotes, session: Session, at: Instant) -> Session:
    _known_stop(session, action.question)
    response = session.response(action.question)
    if not 0 <= action.first <= action.first + action.removed <= len(response.notes):
        raise RuleBroken("These notes have changed meanwhile. Nothing was overwritten.")
    lines = [clean(line).replace("\n", " ") for line in action.lines]
    notes = replace_lines(response.notes, action.first, action.removed, lines, _elapsed(session))
    if sum(len(note.text) for note in notes) > LONGEST_PROSE:
        raise RuleBroken(f"The notes of one question are longer than {LONGEST_PROSE:,} characters.")
    return _with_response(session, action.question, _asked(response.but(notes=notes)))


@_apply.register
def _tick(action: act.Tick, session: Session, at: Instant) -> Session:
    response = _response(session, action.question)
    points = checklists(session.questions[action.question]).get(action.of, {})
    if action.point not in points:
        raise RuleBroken("This question has no such point.")
    ticked = {*response.ticks(action.of), action.point} - (set() if action.on else {action.point})
    in_order = tuple(point for point in points if point in ticked)
    after = response.with_ticks(action.of, in_order)
    return _with_response(session, action.question, _asked(after) if action.on else after)


@_apply.register
def _give_hints(action: act.GiveHints, session: Session, at: Instant) -> Session:
    response = _response(session, action.question)
    prepared = len(session.questions[action.question].hints)
    if not 0 <= action.count <= prepared:
        raise RuleBroken(
            "This question has no hints." if not prepared else f"This question has {prepared} hints."
        )
    after = response.but(hints=action.count)
    return _with_response(session, action.question, _asked(after) if action.count > response.hints else after)


@_apply.register
def _observe(action: act.Observe, session: Session, at: Instant) -> Session:
    skill = session.rubric.skills.get(action.skill)
    if skill is None or action.point not in skill.observed:
        raise RuleBroken("The rubric has no such point.")
    seen = session.observed.get(action.skill, no_entries())
    if action.on == (action.point in seen):
        return session
    now = _elapsed(session) if action.at is None else action.at
    seen = with_entry(seen, action.point, now if action.on else None)
    return session.but(observed=with_entry(session.observed, action.skill, seen or None))


@_apply.register
def _rate_question(action: act.RateQuestion, session: Session, at: Instant) -> Session:
    response = _response(session, action.question)
    _known_level(session, action.level)
    return _with_response(session, action.question, _asked(response.but(rating=action.level)))


@_apply.register
def _rate_skill(action: act.RateSkill, session: Session, at: Instant) -> Session:
    _known_level(session, action.level)
    rating = None if action.level is None else SkillRating(level=action.level, at=_elapsed(session))
    return _with_rating(session, action.skill, rating)


@_apply.register
def _mark_not_assessed(action: act.MarkNotAssessed, session: Session, at: Instant) -> Session:
    return _with_rating(session, action.skill, SkillRating(not_assessed=True, at=_elapsed(session)))


@_apply.register
def _skip(action: act.Skip, session: Session, at: Instant) -> Session:
    response = _response(session, action.question)
    reason = _sentence(action.reason)
    if not reason:
        raise RuleBroken("Say in a word or two why this question is skipped.")
    return _with_response(session, action.question, response.but(state="skipped", reason=reason))


@_apply.register
def _unskip(action: act.Unskip, session: Session, at: Instant) -> Session:
    response = _response(session, action.question)
    if response.state != "skipped":
        raise RuleBroken("This question is not skipped.")
    return _with_response(session, action.question, _asked(response.but(state=None, reason="")))


@_apply.register
def _pause(action: act.Pause, session: Session, at: Instant) -> Session:
    if not session.running:
        raise RuleBroken("The clock is paused already.")
    return session.but(running_since=None)


@_apply.register
def _resume(action: act.Resume, session: Session, at: Instant) -> Session:
    if session.running:
        raise RuleBroken("The clock is running already.")
    return session.but(running_since=at.monotonic)


@_apply.register
def _write_take_aways(action: act.WriteTakeAways, session: Session, at: Instant) -> Session:
    text = clean(action.text)
    if len(text) > LONGEST_PROSE:
        raise RuleBroken(f"The take-aways are longer than {LONGEST_PROSE:,} characters.")
    return session.but(take_aways=text)


@_apply.register
def _write_why(action: act.WriteWhy, session: Session, at: Instant) -> Session:
    return session.but(why_draft=_sentence(action.text))


@_apply.register
def _recommend(action: act.Recommend, session: Session, at: Instant) -> Session:
    if action.choice is None:
        return session.but(recommendation=None, why_draft=_sentence(action.why))
    why, early = _sentence(action.why), _sentence(action.early)
    unrated, given = session.unrated_skills(), session.recommendation
    # Only the sentence of why changes: words are taken at any time, and submitting asks for the ratings.
    same = given is not None and given.choice == action.choice
    if unrated and not early and not same:
        count = f"{len(unrated)} planned skill{'s are' if len(unrated) > 1 else ' is'} not rated yet"
        raise RuleBroken(f"{count}. Rate first, or say why you recommend early.")
    recommended = Recommendation(
        choice=action.choice,
        why=why,
        at=_elapsed(session),
        early=early if unrated else "",
    )
    return session.but(recommendation=recommended, why_draft="")


@_apply.register
def _submit(action: act.Submit, session: Session, at: Instant) -> Session:
    if session.recommendation is None:
        raise RuleBroken("Give a recommendation first; undecided is one.")
    if session.unrated_skills() and not session.recommendation.early:
        raise RuleBroken("A planned skill is not rated. Rate it or mark it not assessed.")
    left = _leave(session)
    return left.but(status="submitted", running_since=None, interview=left.interview.but(ended=at.wall))


def _obey_rating_lines(session: Session, question: str, *, finished: bool) -> Session:
    """Apply the `=N` lines at *question* that nobody has obeyed yet, and mark them obeyed.

    While someone types, the last line is left alone: `=3` may yet become `=3 #apis`. Any other action means
    the line is *finished*. A level or a skill that does not exist rates nothing; the line stays as written.
    """
    response = session.response(question)
    last = len(response.notes) if finished else len(response.notes) - 1
    if all(note.obeyed or note.rating is None for note in response.notes[:last]):
        return session
    notes: list[Note] = []
    for index, note in enumerate(response.notes):
        rating = note.rating
        if rating is None or note.obeyed or index >= last:
            notes.append(note)
            continue
        notes.append(Note(note.text, note.at, obeyed=True))
        if rating.level not in session.rubric.levels:
            continue
        if rating.skill is None:
            if question in session.questions:
                response = _asked(response.but(rating=rating.level))
        elif rating.skill in session.rubric.skills:
            level = SkillRating(level=rating.level, at=_elapsed(session))
            session = _with_rating(session, rating.skill, level)
    return _with_response(session, question, response.but(notes=tuple(notes)))


def _leave(session: Session) -> Session:
    """Return the session with the question at hand marked as asked, if it was more than looked at."""
    current = session.interview.current
    response = session.response(current)
    if response.state is None and (response.recorded or response.seconds >= GLANCE_SECONDS):
        return _with_response(session, current, response.but(state="asked"))
    return session


def _asked(response: Response) -> Response:
    """Return *response* as asked once something is recorded, unless it was skipped and holds only notes."""
    if not response.recorded:
        return response
    if response.state == "skipped" and not response.but(notes=()).recorded:
        return response
    return response.but(state="asked", reason="")


def _sentence(text: str) -> str:
    """Return *text* on one line. What the file could not hold is refused, not cut."""
    line = one_line(text)
    if len(line) > LONGEST_LINE:
        raise RuleBroken(f"That is longer than {LONGEST_LINE:,} characters. Put the rest into the notes.")
    return line


def _elapsed(session: Session) -> int:
    return int(session.interview.elapsed)


def _response(session: Session, question: str) -> Response:
    _known_question(session, question)
    return session.response(question)


def _with_response(session: Session, question: str, response: Response) -> Session:
    return session.but(responses=with_entry(session.responses, question, response))


def _with_rating(session: Session, skill: str, rating: SkillRating | None) -> Session:
    if skill not in session.rubric.skills:
        raise RuleBroken("The rubric has no such skill.")
    return session.but(ratings=with_entry(session.ratings, skill, rating))


def _known_stop(session: Session, stop: str) -> None:
    if stop not in session.stops:
        raise RuleBroken("This interview has no such question.")


def _known_question(session: Session, question: str) -> None:
    if question not in session.questions:
        raise RuleBroken("This interview has no such question.")


def _known_level(session: Session, level: int | None) -> None:
    levels = session.rubric.levels
    if level is not None and level not in levels:
        raise RuleBroken(f"The scale runs from {min(levels)} to {max(levels)}.")
