"""What is rated and what each level of it looks like."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.content import Content

from interviewer.model.session import Session
from interviewer.tui.ink import ACCENT, LABEL, PLAIN, STRONG, ink, join
from interviewer.tui.views.lines import hanging


@dataclass(frozen=True, slots=True)
class RatingChoice:
    """What a rating row shows."""

    title: str
    """What is rated, by the name of its skill."""
    levels: Mapping[int, str]
    anchors: Mapping[int, str]
    chosen: int | None


def rating_choice(session: Session, skill: str | None = None) -> RatingChoice | None:
    """Return what is rated: the answer at the stop at hand, or else *skill*; None where there is nothing."""
    chosen = None
    if skill is None:
        question = session.questions.get(session.interview.current)
        skill = question.skill if question else None
        chosen = session.response(session.interview.current).rating
    elif given := session.ratings.get(skill):
        chosen = given.level
    if skill is None or skill not in session.rubric.skills:
        return None
    levels = session.rubric.levels
    anchors = {level: session.rubric.anchor(skill, level) for level in levels}
    return RatingChoice(session.rubric.skills[skill].title, levels, anchors, chosen)


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating that is about to be given."""

    choice: RatingChoice
    asked: int | None
    """The level that is typed or stands under the cursor."""


def anchor_lines(rating: Rating, width: int) -> list[Content]:
    """Return the anchors of what is rated, level below level, the level given or asked for in accent."""
    lines = [ink(rating.choice.title.upper(), LABEL)]
    for level in rating.choice.levels:
        lines += [Content(""), _level_head(rating, level)]
        lines += ink(rating.choice.anchors[level], PLAIN).wrap(width)
    return lines


def anchor_rows(rating: Rating, width: int) -> list[Content]:
    """Return the same as close as a narrow terminal needs it."""
    lines = [ink(rating.choice.title.upper(), LABEL)]
    for level in rating.choice.levels:
        lines += _row(rating, level, width)
    return lines


def rows_of_level(rating: Rating, width: int) -> tuple[int, int]:
    """Return the first and the last of the rows that belong to the level asked for, else to the one given."""
    at, level = 1, rating.asked or rating.choice.chosen
    for other in rating.choice.levels:
        height = len(_row(rating, other, width))
        if other == level:
            return at, at + height - 1
        at += height
    return 0, 0


def _row(rating: Rating, level: int, width: int) -> list[Content]:
    lead = join(_level_head(rating, level), "  ")
    return hanging(lead, ink(rating.choice.anchors[level], PLAIN), width, indent=4)


def _level_head(rating: Rating, level: int) -> Content:
    name = rating.choice.levels[level]
    if level == rating.choice.chosen:
        return ink(f"({level}) {name}", ACCENT)
    return ink(f"[{level}] {name}", ACCENT) if level == rating.asked else ink(f" {level}  {name}", STRONG)
