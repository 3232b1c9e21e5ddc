"""The arithmetic of scores, by hand."""

from interviewer.analysis.scores import Score, Weighed, score

SCALE = (1, 2, 3, 4)


def weighed(*levels: int, weight: float = 1) -> Weighed:
    """Return a skill that as many people rated as there are *levels*."""
    return Weighed(weight, levels, frozenset(f"rater {number}" for number in range(len(levels))))


def test_the_ends_of_the_scale_are_0_and_100() -> None:
    assert score([weighed(1), weighed(1)], SCALE).value == 0
    assert score([weighed(4), weighed(4)], SCALE).value == 100


def test_a_score_is_the_mean_of_the_skills_on_a_scale_of_100() -> None:
    """(3.5 − 1) / 3 = .8333 and (2 − 1) / 3 = .3333; their mean .58333 is 58."""
    assert score([weighed(3, 4), weighed(2, 2)], SCALE) == Score(58, 2, 2, 2, 2, 0)


def test_weights_count_and_are_normalised() -> None:
    """(2 × 1 + 1 × 0) / (2 + 1) = .667: a 4 of weight 2 and a 1 of weight 1."""
    assert score([weighed(4, weight=2), weighed(1)], SCALE).value == 67


def test_a_skill_nobody_rated_changes_only_the_count() -> None:
    """As zero it would halve 67 to 33; its weight must not count either."""
    alone = score([weighed(3)], SCALE)
    beside = score([weighed(3), weighed(weight=5)], SCALE)
    assert alone == Score(67, 1, 1, 1, 1, 1)
    assert beside == Score(67, 1, 2, 2, 1, 1)


def test_a_skill_that_was_not_planned_counts_among_the_planned_only_when_it_is_rated() -> None:
    aside = Weighed(1, (), frozenset(), planned=False)
    rated = Weighed(1, (4,), frozenset({"iris"}), planned=False)
    assert score([weighed(4), weighed(), aside, rated], SCALE) == Score(100, 2, 3, 4, 2, 2)


def test_nothing_rated_has_no_score() -> None:
    assert score([weighed(), weighed()], SCALE) == Score(None, 0, 2, 2, 0, 0)
    assert score([], ()) == Score(None, 0, 0, 0, 0, 0)


def test_a_scale_of_one_level_gives_no_score() -> None:
    assert score([weighed(1)], (1,)).value is None


def test_a_half_is_rounded_up_exactly() -> None:
    """On 1–5, 2.5 is (2.5 − 1) / 4 = .375, and with a 3 (.5) of weight 1: (.375 + .5) / 2 = .4375, 44.

    With weights .1 and .1 the exact mean of 0 and .25 is .125, so 12.5, which goes up to 13.
    """
    assert score([weighed(2, 3), weighed(3)], (1, 2, 3, 4, 5)).value == 44
    assert score([weighed(1, weight=0.1), weighed(2, weight=0.1)], (1, 2, 3, 4, 5)).value == 13


def test_raters_are_people_and_skills_on_one_rater_are_counted() -> None:
    iris, both = frozenset({"iris"}), frozenset({"iris", "rolf"})
    found = score([Weighed(1, (3,), iris), Weighed(1, (3, 3), iris), Weighed(1, (2, 3), both)], SCALE)
    assert (found.raters, found.on_one_rater) == (2, 2)
