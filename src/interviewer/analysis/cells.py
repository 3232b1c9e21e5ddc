"""Cells: one skill of one candidate, as everybody rated it."""

from dataclasses import dataclass

from interviewer.analysis.scores import mean, spread

APART = 2
"""From this spread on, in levels, a panel should read both sides before the debrief."""


@dataclass(frozen=True, slots=True)
class CellRating:
    """What one session says about one skill of one candidate."""

    session: str
    interviewer: str
    level: int | None
    not_assessed: bool
    """Whether the interviewer said so; when False and there is no level, the skill was left open."""


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
    def apart(self) -> bool:
        """Whether the levels given are two or more apart."""
        return self.spread >= APART

    @property
    def words(self) -> str:
        """What stands in place of a number: `not assessed` or `not rated`; empty when there is a number."""
        if self.levels:
            return ""
        return "not assessed" if any(rating.not_assessed for rating in self.ratings) else "not rated"
