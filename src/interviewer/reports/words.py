"""Words that every report uses alike for states, levels, times and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # words alone need none of them
    from interviewer.analysis.structure import State
    from interviewer.model.checklist import ListName
    from interviewer.model.custody import Hold
    from interviewer.model.rubric import Rubric
    from interviewer.model.session import Choice, Response, Session, SkillRating

NOT_ASSESSED = "not assessed"
NOT_RATED = "not rated"
NOT_PLANNED = "not planned"
SEEN_THROUGHOUT = "Seen throughout"
PUT_OFF = "put off until later"


def choice_words(choice: Choice | None) -> str:
    """Return a recommendation as people say it: `strong yes`; `none yet` when there is none."""
    return "none yet" if choice is None else choice.replace("-", " ")


def level_words(rubric: Rubric, level: int) -> str:
    """Return a level as number and name: `3 Solid`."""
    return f"{level} {rubric.levels.get(level, '')}".rstrip()


def rating_words(rubric: Rubric, rating: SkillRating | None, *, planned: bool = True) -> str:
    """Return the rating of a skill: `3 Solid` or `not assessed`.

    Without one it is `not rated` when left open, and `not planned` when no part of the interview.
    """
    if rating is None:
        return NOT_RATED if planned else NOT_PLANNED
    return NOT_ASSESSED if rating.level is None else level_words(rubric, rating.level)


def response_words(response: Response) -> str:
    """Return what became of a question: `asked`, `skipped: no time left`, or why it was not reached."""
    return state_words(response.state or ("parked" if response.parked else "not-reached"), response.reason)


def state_words(state: State, reason: str = "") -> str:
    """Return what became of a question in *state*; *reason* is why it was skipped."""
    if state == "parked":
        return f"{PUT_OFF}, and not asked"
    return f"skipped: {reason}" if reason and state == "skipped" else state.replace("-", " ")


def stage_words(session: Session) -> str:
    """Return which interview of a loop a session was: `live coding`."""
    return session.interview.stage.replace("-", " ")


def both(number: int) -> str:
    """Return how to say all of *number* things: `both`, or `all of them`."""
    return "both" if number == 2 else "all of them"


def moment(at: datetime) -> str:
    """Return an instant as `2026-11-21 14:00 UTC`."""
    return f"{at:%Y-%m-%d %H:%M} UTC"


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: `1 rater`, `3 raters`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def session_words(session: Session) -> str:
    """Return what tells a session from others: `Ada Example with Iris Sample, 2026-11-21`."""
    facts = session.interview
    return f"{session.candidate.name} with {facts.interviewer}, {facts.started:%Y-%m-%d}"


def hold_words(hold: Hold) -> str:
    """Return since when and why a session must not be erased: `since 2026-11-22 by Ada Example: a claim`."""
    by = f" by {hold.by}" if hold.by else ""
    return f"since {hold.since:%Y-%m-%d}{by}: {hold.why}"


def opened_words(session: Session) -> str:
    """Return which sessions of others were read first, and when: `7k3f2m (22 Nov)`; empty when none was."""
    return ", ".join(f"{one.session} ({one.at.day} {one.at:%b})" for one in session.opened)


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a checklist is called, and what a tick on it means."""

    heading: str
    ticked: str
    one: str = ""
    """What stands after "1 of 1"; empty where the tick says enough."""
    many: str = ""
    """What stands after any other number, if that differs."""


LIST_WORDS: Mapping[ListName, ListWords] = {
    "listen-for": ListWords("listen for", "heard"),
    "technical": ListWords("to the technical listener", "heard", "for the technical listener"),
    "non-technical": ListWords("to the other listener", "heard", "for the other listener"),
    "story": ListWords("the story", "told", "part of the story", "parts of the story"),
    "faults": ListWords("faults", "found", "fault", "faults"),
    "stages": ListWords("stages", "reached", "stage", "stages"),
    "edge-cases": ListWords("edge cases", "handled", "edge case", "edge cases"),
    "requirements": ListWords("tell when asked", "asked for", "requirement", "requirements"),
    "areas": ListWords("where to probe", "covered", "area", "areas"),
    "trade-offs": ListWords("trade-offs", "weighed", "trade-off", "trade-offs"),
}
