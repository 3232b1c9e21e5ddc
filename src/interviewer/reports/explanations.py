"""What the numbers of a comparison mean, in sentences that stand under every one of them."""

from collections.abc import Iterator, Mapping

from interviewer.analysis.cells import CellState
from interviewer.analysis.comparison import Comparison
from interviewer.analysis.scores import FORMULA
from interviewer.model.rubric import Skill
from interviewer.reports.words import level_words

WITHOUT_LEVEL: Mapping[CellState, str] = {"not-assessed": "–", "not-rated": "○", "not-planned": "·"}
"""What stands in the place of a level where one interviewer gave none."""

REVISED = "′"
"""Stands behind a rating that was changed after its session was submitted."""

_WORDS = (
    "“not assessed” is an interviewer's word, “not rated” was planned and left open, “not planned” was no "
    "part of the interviews. None counts as zero."
)


def explanations(comparison: Comparison) -> tuple[str, ...]:
    """Return how to read *comparison*: the scale, the marks, the formula and its weights."""
    rubric = comparison.rubric
    if rubric is None:
        return ()
    scale = ", ".join(level_words(rubric, level) for level in rubric.levels)
    signs = ", ".join(f"{sign} {state.replace('-', ' ')}" for state, sign in WITHOUT_LEVEL.items())
    return (
        f"A number is the mean of the levels given: {scale}.",
        f"Beside it is what each gave, in the order of the recommendations: {signs}.",
        "n is how many people gave a level, * marks a single rater, spread (±) is highest less lowest.",
        _WORDS,
        *_revised(comparison),
        f"Score of 100: {FORMULA}. Only rated skills count. {_weights(comparison)}",
        *_shared(comparison),
        "A recommendation is one person's word and is part of no number.",
    )


def _revised(comparison: Comparison) -> Iterator[str]:
    """Yield what the mark of a revised rating means, where one is."""
    if any(cell.revised for cell in comparison.cells.values()):
        yield f"{REVISED} marks a rating that was revised after it was submitted; it counts as it is now."


def _shared(comparison: Comparison) -> Iterator[str]:
    """Yield what the scores rest on, where interviews by different plans make that differ."""
    if comparison.uneven and comparison.shared_skills:
        titles = ", ".join(skill.wording.title for skill in comparison.shared_skills)
        yield (
            "A score rests on every skill rated for that candidate, which differs by the interviews held. "
            f"To set candidates side by side, read the score on the shared skills, rated for all: {titles}."
        )


def _weights(comparison: Comparison) -> str:
    uneven = [skill.wording for skill in comparison.skills if skill.wording.weight != 1]
    if not uneven:
        return "Every skill has the weight 1."
    return f"{', '.join(map(_weight, uneven))}; every other skill has 1."


def _weight(skill: Skill) -> str:
    reason = f" ({skill.weight_reason})" if skill.weight_reason else ""
    return f"{skill.title} has the weight {skill.weight}{reason}"
