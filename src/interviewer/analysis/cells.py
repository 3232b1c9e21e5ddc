"""Cells: one skill of one candidate, as everybody rated it."""

from dataclasses import dataclass
from typing import Literal

from interviewer.analysis.scores import mean, spread

APART = 2
"""From this spread on, in levels, a panel should read what stands behind all of them before the debrief."""

CellState = Literal["rated", "not-assessed", "not-rated", "not-planned"]


_BY_WEIGHT: tuple[CellState, ...] = ("rated", "not-assessed", "not-rated")


@dataclass(frozen=True, slots=True)
class CellRating:
    """What one session says about one skill of one candidate."""

    session: str
    interviewer: str
    level: int | None
    not_assessed: bool
    """Whether the interviewer said so."""
    planned: bool = True
    """Whether the interview set out to rate the skill."""
    revised: bool = False
    """Whether this was changed after the session was submitted."""

    @property
    def state(self) -> CellState:
        """A level, the word that there is none, planned and left open, or never part of the interview."""
        if self.level is not None:
            return "rated"
        if self.not_assessed:
            return "not-assessed"
        return "not-rated" if self.planned else "not-planned"


@dataclass(frozen=True, slots=True)
class Cell:
    """One skill of one candidate."""

    candidate: str
    skill: str
    ratings: tuple[CellRating, ...]
    """One for each session of the candidate, oldest first."""

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels given."""
        return tuple(rating.level for rating in self.ratings if rating.level is not None)

    @property
    def mean(self) -> float | None:
        """The arithmetic mean of the levels given, in levels; None when nobody gave one."""
        exact = mean(self.levels)
        return None if exact is None else float(exact)

    @property
    def spread(self) -> int:
        """The highest less the lowest level given; 0 when there are fewer than two."""
        return spread(self.levels)

    @property
    def rater_names(self) -> frozenset[str]:
        """Who gave a level, one way of writing each name."""
        return frozenset(rating.interviewer.casefold() for rating in self.ratings if rating.level is not None)

    @property
    def raters(self) -> int:
        """How many people gave a level. Somebody with two sessions is one person."""
        return len(self.rater_names)

    @property
    def planned(self) -> int:
        """How many interviews set out to rate the skill, or rated it all the same."""
        return sum(rating.state != "not-planned" for rating in self.ratings)

    @property
    def revised(self) -> bool:
        """Whether any of it was changed after its session was submitted."""
        return any(rating.revised for rating in self.ratings)

    @property
    def apart(self) -> bool:
        """Whether the levels given are two or more apart."""
        return self.spread >= APART

    @property
    def words(self) -> str:
        """What stands in place of a number: `not assessed`, `not rated` or `not planned`; else empty.

        The word of an interviewer goes before a skill left open, and that before one that nobody planned.
        """
        return "" if self.levels else self.state.replace("-", " ")

    @property
    def state(self) -> CellState:
        """The first of rated, not assessed and not rated that any rating is; else not planned."""
        given = {rating.state for rating in self.ratings}
        return next((state for state in _BY_WEIGHT if state in given), "not-planned")
