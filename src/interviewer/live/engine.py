"""The rules of a running interview: a session and an action give the next session.

Pure: the time is an argument, nothing is read or written, and a broken rule raises `RuleBroken` with a
sentence for the person and changes nothing.
"""

from interviewer.live import (
    actions as act,
)
from interviewer.live import (
    rules_added as _added,  # noqa: F401 - the rules of each are registered
)
from interviewer.live import (
    rules_asking as _asking,  # noqa: F401
)
from interviewer.live import (
    rules_drafts as _drafts,  # noqa: F401
)
from interviewer.live import (
    rules_judging as _judging,  # noqa: F401
)
from interviewer.live import (
    rules_retain as _retain,  # noqa: F401
)
from interviewer.live import (
    rules_revising as revising,
)
from interviewer.live.rules import (
    asked,
    come_to,
    elapsed,
    known_stop,
    leave,
    rated_now,
    rule,
    waits,
    with_rating,
    with_response,
)
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.notes import CLEARS, Note
from interviewer.model.session import Session, SkillRating
from interviewer.model.value import with_entry

_TAKES_DOWN = act.EditNotes | act.Tick | act.GiveHints | act.UseProbe


def apply(session: Session, action: act.Action, at: Instant) -> Session:
    """Return the session after *action* at the instant *at*. Raises RuleBroken."""
    if session.submitted:
        revising.refuse(session, action)
    settled = settle(session, at)
    if isinstance(action, act.CountTime):
        after = settled  # nobody did anything: what is being typed is not finished by it
    elif isinstance(action, act.NoteClockJump | act.Draft):
        after = rule(action, settled, at)
    elif isinstance(action, act.EditNotes):
        after = _if_asked_now(action, settled, rule(action, settled, at))
        last = len(after.response(action.question).notes) - 1
        spare = last if action.caret is None else action.caret
        after = _obey_rating_lines(after, action.question, spare=spare)
    else:
        # What was typed came first: the action may count on it, and its own rating has the last word.
        for question in settled.responses:
            settled = _obey_rating_lines(settled, question)
        after = _if_asked_now(action, settled, rule(action, settled, at))
    return revising.entered(after).but(records=session.records + 1)


def settle(session: Session, at: Instant) -> Session:
    """Return the session with the time up to *at* counted: for interview and stop, write-up, or pause."""
    if session.running_since is None:
        return _paused(session, at)
    passed = max(0.0, at.monotonic - session.running_since)
    facts, current = session.interview, session.interview.current
    if session.in_write_up:
        facts = facts.but(writing_up=facts.writing_up + passed)
        return session.but(running_since=at.monotonic, interview=facts)
    response = session.response(current)
    return session.but(
        running_since=at.monotonic,
        interview=facts.but(elapsed=facts.elapsed + passed),
        responses=with_entry(session.responses, current, response.but(seconds=response.seconds + passed)),
    )


def _paused(session: Session, at: Instant) -> Session:
    """Return the session with its pause counted, if it is known since when it lasts."""
    if session.paused_since is None:
        return session
    passed = max(0.0, at.monotonic - session.paused_since)
    facts = session.interview.but(paused=session.interview.paused + passed)
    return session.but(paused_since=at.monotonic, interview=facts)


@rule.register
def _show(action: act.ShowQuestion, session: Session, at: Instant) -> Session:
    known_stop(session, action.question)
    there = session if action.question == session.interview.current else leave(session)
    if action.look:  # what was put off stays so
        return there.but(interview=there.interview.but(current=action.question), in_write_up=True)
    return come_to(there, action.question)


def _if_asked_now(action: act.Action, before: Session, after: Session) -> Session:
    """Return *after* with the write-up over when *action* tells that what was only looked at is being asked.

    A rating does not tell that: it may be of what was heard before.
    """
    here = before.interview.current
    if not before.in_write_up or not isinstance(action, _TAKES_DOWN) or action.question != here:
        return after
    if isinstance(action, act.EditNotes) and all(line.lstrip()[:1] in {"", "="} for line in action.lines):
        return after
    is_asked = after.response(here).state == "asked"
    return come_to(after, here) if is_asked and waits(before.response(here)) else after


@rule.register
def _clock_jump(action: act.NoteClockJump, session: Session, at: Instant) -> Session:
    second = str(elapsed(session))
    facts = session.interview
    by = facts.clock_jumps.get(second, 0) + action.seconds
    return session.but(interview=facts.but(clock_jumps=with_entry(facts.clock_jumps, second, by)))


@rule.register
def _pause(action: act.Pause, session: Session, at: Instant) -> Session:
    if not session.running:
        raise RuleBroken("The clock is paused already.")
    return session.but(running_since=None, paused_since=at.monotonic)


@rule.register
def _resume(action: act.Resume, session: Session, at: Instant) -> Session:
    if session.running:
        raise RuleBroken("The clock is running already.")
    return session.but(running_since=at.monotonic, paused_since=None)


@rule.register
def _write_up(action: act.WriteUp, session: Session, at: Instant) -> Session:
    return session.but(in_write_up=action.on)


def _obey_rating_lines(session: Session, question: str, *, spare: int | None = None) -> Session:
    """Apply the `=N` lines at *question* that nobody has obeyed yet, and mark them obeyed.

    The line that is being typed, number *spare*, is left alone: `=3` may yet become `=3 #apis`. Typing on
    another line, or any other action, finishes it. A level or a skill that does not exist rates nothing, nor
    does what would clear a rating that was submitted; the line stays as written.
    """
    response = session.response(question)
    due = {
        index
        for index, note in enumerate(response.notes)
        if "=" in note.text and not note.obeyed and index != spare and note.rating
    }
    if not due:
        return session
    notes: list[Note] = []
    for index, note in enumerate(response.notes):
        rating = note.rating
        if rating is None or index not in due:
            notes.append(note)
            continue
        notes.append(Note(note.text, note.at, obeyed=True))
        if rating.level not in {CLEARS, *session.rubric.levels}:
            continue
        if rating.skill is None:
            if question in session.questions:
                response = asked(rated_now(session, response, rating.level or None))
        elif rating.skill in session.rubric.skills and (
            rating.level or not revising.must_stay(session, rating.skill)
        ):
            level = SkillRating(level=rating.level, at=elapsed(session)) if rating.level else None
            session = with_rating(session, rating.skill, level)
    return with_response(session, question, response.but(notes=tuple(notes)))
