"""What the rules of an interview have in common: one function for each action, and the parts they share."""

from functools import singledispatch

from interviewer.live import actions as act
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.session import Response, Session, SkillRating
from interviewer.model.text import one_line
from interviewer.model.value import with_entry

LONGEST_LINE = 2_000
LONGEST_PROSE = 500_000
"""Characters that the model takes on one line, and in prose; a longer text could not be read back."""


@singledispatch
def rule(action: act.Action, session: Session, at: Instant) -> Session:
    """Return *session* after *action*; its time is counted up to *at* already. Raises RuleBroken."""
    raise RuleBroken(f"Nothing is known about {action!r}.")


def leave(session: Session) -> Session:
    """Return the session with the question at hand marked as asked, if it was more than looked at."""
    current = session.interview.current
    response = session.response(current)
    if response.state is not None or response.parked:
        return session
    if response.more_than_looked_at:
        return with_response(session, current, response.but(state="asked"))
    return with_response(session, current, response.but(begun=None))


def waits(response: Response) -> bool:
    """Whether a question is still to be asked: put off, skipped, or at most looked at."""
    return (
        response.parked
        or response.state == "skipped"
        or (response.state is None and not response.more_than_looked_at)
    )


def taken_back(session: Session, question: str, response: Response, *, asked: bool) -> Session:
    """Return the session with *question* neither skipped nor parked.

    It counts as asked when it had been (*asked*), when something was taken down there, or when it was open
    for long enough and has been left.
    """
    left = question != session.interview.current and response.more_than_looked_at
    state = "asked" if asked or left or response.recorded else None
    return with_response(session, question, response.but(state=state, reason="", parked=False))


def come_to(session: Session, stop: str) -> Session:
    """Return the session with *stop* at hand. One that was parked is so no more, and a write-up is over."""
    response = session.response(stop)
    begun = elapsed(session) if response.begun is None else response.begun
    there = with_response(session, stop, response.but(begun=begun, parked=False))
    return there.but(interview=there.interview.but(current=stop), in_write_up=False)


def asked(response: Response) -> Response:
    """Return *response* as asked once something is recorded, unless it was skipped and holds only notes.

    What is asked is not put off any more.
    """
    if not response.recorded:
        return response
    if response.state == "skipped" and not response.but(notes=()).recorded:
        return response
    return response.but(state="asked", reason="", parked=False)


def rated(response: Response, level: int | None, at: int | None) -> Response:
    """Return *response* rated at *at*, whole seconds into the session; None where that is not known."""
    return response.but(rating=level, rated_at=None if level is None else at)


def rated_now(session: Session, response: Response, level: int | None) -> Response:
    """Return *response* rated; the level it has already keeps the time at which it was given."""
    return response if level == response.rating else rated(response, level, elapsed(session))


def sentence(text: str) -> str:
    """Return *text* on one line. What the file could not hold is refused, not cut."""
    line = one_line(text)
    if len(line) > LONGEST_LINE:
        raise RuleBroken(f"That is longer than {LONGEST_LINE:,} characters. Put the rest into the notes.")
    return line


def elapsed(session: Session) -> int:
    """Return the whole seconds into the session, pauses not counted: what everything is stamped with."""
    return int(session.interview.ran)


def response_at(session: Session, question: str) -> Response:
    """Return what happened at *question*. RuleBroken: it is not of this interview."""
    known_question(session, question)
    return session.response(question)


def with_response(session: Session, question: str, response: Response) -> Session:
    """Return the session with *response* at *question*."""
    return session.but(responses=with_entry(session.responses, question, response))


def with_rating(session: Session, skill: str, rating: SkillRating | None) -> Session:
    """Return the session with *rating* for *skill*, or with None without one."""
    if skill not in session.rubric.skills:
        raise RuleBroken("The rubric has no such skill.")
    return session.but(ratings=with_entry(session.ratings, skill, rating))


def known_stop(session: Session, stop: str) -> None:
    """Refuse what is no stop of this interview."""
    if stop not in session.stops:
        raise RuleBroken("This interview has no such question.")


def known_question(session: Session, question: str) -> None:
    """Refuse what is no question of this interview."""
    if question not in session.questions:
        raise RuleBroken("This interview has no such question.")


def known_level(session: Session, level: int | None) -> None:
    """Refuse a level that is not on the scale."""
    levels = session.rubric.levels
    if level is not None and level not in levels:
        raise RuleBroken(f"The scale runs from {min(levels)} to {max(levels)}.")
