"""What the numbers of a comparison mean, in sentences that stand under every one of them."""

from interviewer.analysis.comparison import Comparison
from interviewer.analysis.scores import FORMULA
from interviewer.model.rubric import Skill
from interviewer.reports.words import level_words


def explanations(comparison: Comparison) -> tuple[str, ...]:
    """Return how to read *comparison*: the scale, the marks, the formula and its weights."""
    rubric = comparison.rubric
    if rubric is None:
        return ()
    scale = ", ".join(level_words(rubric, level) for level in rubric.levels)
    return (
        f"A number is the mean of the levels given: {scale}.",
        "In brackets is what each gave, in the order of the recommendations: – not assessed, · not rated.",
        "n is how many people gave a level, * marks a single rater, spread is the highest less the lowest.",
        "“not assessed” is an interviewer's word, “not rated” is a skill left open. Neither counts as zero.",
        f"Score of 100: {FORMULA}. Only rated skills count. {_weights(comparison)}",
        "A recommendation is one person's word and is part of no number.",
    )


def _weights(comparison: Comparison) -> str:
    uneven = [skill.wording for skill in comparison.skills if skill.wording.weight != 1]
    if not uneven:
        return "Every skill has the weight 1."
    return f"{', '.join(map(_weight, uneven))}; every other skill has 1."


def _weight(skill: Skill) -> str:
    reason = f" ({skill.weight_reason})" if skill.weight_reason else ""
    return f"{skill.title} has the weight {skill.weight}{reason}"
