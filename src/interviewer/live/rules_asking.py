"""The rules of asking: notes, ticks, help given, the rating of an answer, and skipping."""

from interviewer.live import actions as act
from interviewer.live.notes_edit import replace_lines
from interviewer.live.rules import (
    LONGEST_PROSE,
    asked,
    elapsed,
    known_level,
    known_stop,
    rated,
    rated_now,
    response_at,
    rule,
    sentence,
    taken_back,
    with_response,
)
from interviewer.live.rules_drafts import SKIP, taken
from interviewer.model.checklist import checklists
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.session import GENERAL, Session
from interviewer.model.text import clean
from interviewer.model.value import no_entries, with_entry


@rule.register
def _edit_notes(action: act.EditNotes, session: Session, at: Instant) -> Session:
    if action.question != GENERAL:
        known_stop(session, action.question)
    response = session.response(action.question)
    if not 0 <= action.first <= action.first + action.removed <= len(response.notes):
        raise RuleBroken("These notes have changed meanwhile. Nothing was overwritten.")
    lines = [clean(line).replace("\n", " ") for line in action.lines]
    notes = replace_lines(response.notes, action.first, action.removed, lines, elapsed(session), action.times)
    if sum([len(note.text) for note in notes]) > LONGEST_PROSE:
        raise RuleBroken(f"The notes of one question are longer than {LONGEST_PROSE:,} characters.")
    after = response.but(notes=notes)
    return with_response(session, action.question, after if action.question == GENERAL else asked(after))


@rule.register
def _tick(action: act.Tick, session: Session, at: Instant) -> Session:
    response = response_at(session, action.question)
    points = checklists(session.questions[action.question]).get(action.of, {})
    if action.point not in points:
        raise RuleBroken("This question has no such point.")
    ticked = {*response.ticks(action.of), action.point} - (set() if action.on else {action.point})
    in_order = tuple(point for point in points if point in ticked)
    after = response.with_ticks(action.of, in_order)
    return with_response(session, action.question, asked(after) if action.on else after)


@rule.register
def _give_hints(action: act.GiveHints, session: Session, at: Instant) -> Session:
    response = response_at(session, action.question)
    if action.count < 0:
        raise RuleBroken("Help is counted from 0.")
    after = response.but(hints=action.count)
    return with_response(session, action.question, asked(after) if action.count > response.hints else after)


@rule.register
def _use_probe(action: act.UseProbe, session: Session, at: Instant) -> Session:
    response = response_at(session, action.question)
    if not 1 <= action.probe <= len(session.questions[action.question].probes):
        raise RuleBroken("This question has no such probe.")
    used = {*response.probes_used, action.probe} - (set() if action.on else {action.probe})
    after = response.but(probes_used=tuple(sorted(used)))
    return with_response(session, action.question, asked(after) if action.on else after)


@rule.register
def _observe(action: act.Observe, session: Session, at: Instant) -> Session:
    skill = session.rubric.skills.get(action.skill)
    if skill is None or action.point not in skill.observed:
        raise RuleBroken("The rubric has no such point.")
    seen = session.observed.get(action.skill, no_entries())
    if action.on == (action.point in seen):
        return session
    now = elapsed(session) if action.at is None else action.at
    seen = with_entry(seen, action.point, now if action.on else None)
    return session.but(observed=with_entry(session.observed, action.skill, seen or None))


@rule.register
def _rate_question(action: act.RateQuestion, session: Session, at: Instant) -> Session:
    response = response_at(session, action.question)
    known_level(session, action.level)
    if action.at is None:
        after = rated_now(session, response, action.level)
    else:
        after = rated(response, action.level, None if action.at == "unknown" else action.at)
    return with_response(session, action.question, asked(after))


@rule.register
def _skip(action: act.Skip, session: Session, at: Instant) -> Session:
    response = response_at(session, action.question)
    reason = sentence(action.reason)
    if not reason:
        raise RuleBroken("Say in a word or two why this question is skipped.")
    if response.rating is not None:
        raise RuleBroken("This answer is rated already. Go on, or clear the rating first.")
    skipped = response.but(state="skipped", reason=reason, parked=False)
    return with_response(taken(session, SKIP), action.question, skipped)


@rule.register
def _unskip(action: act.Unskip, session: Session, at: Instant) -> Session:
    response = response_at(session, action.question)
    if response.state != "skipped":
        raise RuleBroken("This question is not skipped.")
    return taken_back(session, action.question, response, asked=action.asked)
