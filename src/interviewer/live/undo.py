"""Undo: the action that takes another one back."""

from dataclasses import dataclass
from functools import singledispatch

from interviewer.live import actions as act
from interviewer.live.rules_added import unplanned_id
from interviewer.model.checklist import checklists
from interviewer.model.session import Session, SkillRating


@dataclass(frozen=True, slots=True)
class Undoing:
    """How to take an action back, and what to tell the person when it is."""

    actions: tuple[act.Action, ...]
    told: str


def undoing(before: Session, action: act.Action) -> Undoing | None:
    """Return what takes *action* back from the session as it was *before*; None when nothing should.

    Moving about and the clock are not undone: going back to a question is a move of its own, and time that
    has passed has passed. Only content comes back, so undo never turns the clock.
    """
    return _undoing(action, before)


@singledispatch
def _undoing(action: act.Action, before: Session) -> Undoing | None:
    return None


@_undoing.register
def _tick(action: act.Tick, before: Session) -> Undoing | None:
    was_on = action.point in before.response(action.question).ticks(action.of)
    if was_on == action.on:
        return None
    point = checklists(before.questions[action.question])[action.of][action.point]
    told = f"{'tick' if action.on else 'untick'}: {point}"
    back = act.Tick(question=action.question, of=action.of, point=action.point, on=was_on)
    return Undoing((back, *_put_aside_again(before, action.question)), told)


@_undoing.register
def _give_hints(action: act.GiveHints, before: Session) -> Undoing | None:
    was = before.response(action.question).hints
    if was == action.count:
        return None
    told = f"hint {max(was, action.count)} {'given' if action.count > was else 'not given'}"
    back = act.GiveHints(question=action.question, count=was)
    return Undoing((back, *_put_aside_again(before, action.question)), told)


@_undoing.register
def _use_probe(action: act.UseProbe, before: Session) -> Undoing | None:
    if (action.probe in before.response(action.question).probes_used) == action.on:
        return None
    told = f"probe {action.probe} {'put' if action.on else 'not put'}"
    back = act.UseProbe(question=action.question, probe=action.probe, on=not action.on)
    return Undoing((back, *_put_aside_again(before, action.question)), told)


@_undoing.register
def _observe(action: act.Observe, before: Session) -> Undoing | None:
    was_at = before.observed.get(action.skill, {}).get(action.point)
    if (was_at is not None) == action.on:
        return None
    point = before.rubric.skills[action.skill].observed[action.point]
    told = f"{'tick' if action.on else 'untick'}: {point}"
    back = act.Observe(skill=action.skill, point=action.point, on=was_at is not None, at=was_at)
    return Undoing((back,), told)


@_undoing.register
def _rate_question(action: act.RateQuestion, before: Session) -> Undoing | None:
    was = before.response(action.question)
    if was.rating == action.level:
        return None
    told = _rating(action.level, f"“{before.questions[action.question].title}”")
    back = act.RateQuestion(
        question=action.question,
        level=was.rating,
        at="unknown" if was.rated_at is None else was.rated_at,
    )
    return Undoing((back, *_put_aside_again(before, action.question)), told)


@_undoing.register
def _rate_skill(action: act.RateSkill, before: Session) -> Undoing | None:
    was = before.ratings.get(action.skill)
    if action.level == (was.level if was else None) and not (was and was.not_assessed):
        return None
    told = _rating(action.level, before.rubric.skills[action.skill].title)
    return _skill_as_it_was(action.skill, before, told)


@_undoing.register
def _mark_not_assessed(action: act.MarkNotAssessed, before: Session) -> Undoing | None:
    was = before.ratings.get(action.skill)
    if was is not None and was.not_assessed:
        return None
    told = f"“not assessed” of {before.rubric.skills[action.skill].title}"
    return _skill_as_it_was(action.skill, before, told)


@_undoing.register
def _skip(action: act.Skip, before: Session) -> Undoing | None:
    was = before.response(action.question)
    told = f"skip of “{before.questions[action.question].title}”"
    if was.state == "skipped":
        return Undoing((act.Skip(question=action.question, reason=was.reason),), told)
    again = (act.Park(question=action.question),) if was.parked else ()
    return Undoing((act.Unskip(question=action.question, asked=was.state == "asked"), *again), told)


@_undoing.register
def _unskip(action: act.Unskip, before: Session) -> Undoing | None:
    was = before.response(action.question)
    told = f"unskip of “{before.questions[action.question].title}”"
    return Undoing((act.Skip(question=action.question, reason=was.reason),), told)


@_undoing.register
def _drop(action: act.Drop, before: Session) -> Undoing | None:
    titles = ", ".join(f"“{before.title(question)}”" for question in action.questions)
    back = [act.Unskip(question=question) for question in action.questions]
    parked = [act.Park(question=name) for name in action.questions if before.response(name).parked]
    return Undoing((*back, *parked), f"drop of {titles}")


@_undoing.register
def _park(action: act.Park, before: Session) -> Undoing | None:
    if before.response(action.question).parked == action.on:
        return None
    told = f"{'parking' if action.on else 'taking up'} “{before.title(action.question)}”"
    was_asked = before.response(action.question).state == "asked"
    return Undoing((act.Park(question=action.question, on=not action.on, asked=was_asked),), told)


@_undoing.register
def _ask_unplanned(action: act.AskUnplanned, before: Session) -> Undoing | None:
    return Undoing((act.Withdraw(question=unplanned_id(before)),), "the question that was added")


@_undoing.register
def _recommend(action: act.Recommend, before: Session) -> Undoing | None:
    was = before.recommendation
    if was is not None and was.choice == action.choice:
        return None
    if was is None:
        # The draft of before comes back; where that was what it was given with, as it reads by now.
        draft = before.why_draft if before.why_draft != action.why else ""
        return Undoing((act.Recommend(choice=None, why=draft),), "recommendation")
    back = act.Recommend(choice=was.choice, why=was.why, early=was.early, at=was.at)
    return Undoing((back,), "recommendation")


@_undoing.register
def _set_retain_until(action: act.SetRetainUntil, before: Session) -> Undoing | None:
    was = before.interview
    if (was.retain_until, was.retain_no_date) == (action.until, action.no_date):
        return None
    back = act.SetRetainUntil(until=was.retain_until, no_date=was.retain_no_date)
    return Undoing((back,), "until when this is kept")


def by_rating_lines(before: Session, action: act.Action, after: Session) -> tuple[Undoing, ...]:
    """Return what takes back the ratings that `=N` lines gave on the occasion of *action*."""
    undoings = []
    for question, response in after.responses.items():
        rated = act.RateQuestion(question=question, level=response.rating)
        if before.response(question).rating != response.rating and not _is_about(action, question=question):
            undoings.append(_rate_question(rated, before))
    for skill, rating in after.ratings.items():
        if before.ratings.get(skill) != rating and not _is_about(action, skill=skill):
            undoings.append(_rate_skill(act.RateSkill(skill=skill, level=rating.level), before))
    return tuple(undoing for undoing in undoings if undoing)


def _is_about(action: act.Action, *, question: str = "", skill: str = "") -> bool:
    """Whether *action* itself rates this question or this skill."""
    if isinstance(action, act.RateQuestion):
        return action.question == question
    return isinstance(action, act.RateSkill | act.MarkNotAssessed) and action.skill == skill


def _put_aside_again(before: Session, question: str) -> tuple[act.Action, ...]:
    """Return what restores a skip, or a parking, that a tick or a rating had lifted."""
    was = before.response(question)
    if was.state == "skipped":
        return (act.Skip(question=question, reason=was.reason),)
    return (act.Park(question=question),) if was.parked else ()


def _skill_as_it_was(skill: str, before: Session, told: str) -> Undoing:
    was: SkillRating | None = before.ratings.get(skill)
    if was is not None and was.not_assessed:
        return Undoing((act.MarkNotAssessed(skill=skill, at=was.at),), told)
    back = (
        act.RateSkill(skill=skill, level=was.level, at=was.at)
        if was
        else act.RateSkill(skill=skill, level=None)
    )
    return Undoing((back,), told)


def _rating(level: int | None, of: str) -> str:
    return f"clearing the rating of {of}" if level is None else f"rating {level} of {of}"
