"""Scores: numbers derived from ratings by a stated formula, and never stored.

*Not assessed*, *not rated* and *not planned* are the absence of a level. They are left out everywhere here
and never count as zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

FORMULA = "100 × sum of weight × (mean level − lowest) / (highest − lowest), divided by the sum of weights"
"""The formula of a score, as it is printed beside it; both sums run over the rated skills."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score of 100, and how much stands behind it."""

    value: int | None
    """From 0 (the lowest level throughout) to 100 (the highest); None when no skill is rated."""
    rated: int
    """How many skills have a level from anybody."""
    planned: int
    """How many skills were planned for the candidate, or rated all the same."""
    skills: int
    """How many skills are compared."""
    raters: int
    """How many people gave a level to any of them."""
    on_one_rater: int
    """How many of the rated skills rest on one person alone."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one skill puts into a score."""

    weight: int | float
    levels: tuple[int, ...]
    raters: frozenset[str]
    """Who gave the levels."""
    planned: bool = True
    """Whether anybody set out to rate it."""


def mean(levels: Sequence[int]) -> Fraction | None:
    """Return the arithmetic mean of *levels*, in levels of the scale; None when there are none."""
    return Fraction(sum(levels), len(levels)) if levels else None


def spread(levels: Sequence[int]) -> int:
    """Return the highest less the lowest of *levels*, in levels of the scale; 0 when there are none."""
    return max(levels) - min(levels) if levels else 0


def score(skills: Iterable[Weighed], scale: Iterable[int]) -> Score:
    """Return the score of 100 of one candidate over *skills*, on a *scale* of level numbers.

    100 × Σ weight × (mean level − lowest) / (highest − lowest) ÷ Σ weight, both sums over the skills that
    have a level; a half is rounded up. Skills nobody rated change nothing but the count beside the score.
    """
    compared = list(skills)
    rated = [skill for skill in compared if skill.levels]
    lowest, highest = _ends(scale)
    value = None
    if rated and highest > lowest:
        weights = [_exact(skill.weight) for skill in rated]
        means = [Fraction(sum(skill.levels), len(skill.levels)) for skill in rated]
        total = sum(
            weight * (level - lowest) / (highest - lowest)
            for weight, level in zip(weights, means, strict=True)
        )
        value = floor(100 * total / sum(weights) + Fraction(1, 2))
    return Score(
        value=value,
        rated=len(rated),
        planned=sum(skill.planned or bool(skill.levels) for skill in compared),
        skills=len(compared),
        raters=len(frozenset().union(*(skill.raters for skill in rated))),
        on_one_rater=sum(len(skill.raters) == 1 for skill in rated),
    )


def _ends(scale: Iterable[int]) -> tuple[int, int]:
    levels = tuple(scale)
    return min(levels, default=0), max(levels, default=0)


def _exact(weight: int | float) -> Fraction:
    """Return *weight* as it is written: 0.1 is a tenth, which its binary fraction is not."""
    return Fraction(str(weight))
