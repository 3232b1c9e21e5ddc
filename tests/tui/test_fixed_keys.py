"""The keys that fields take for themselves: the table says what the fields do, and no more."""

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from interviewer.tui.fixed_keys import FIXED, FixedKey, on_screen
from interviewer.tui.screens.compare import CompareScreen
from interviewer.tui.screens.conflict import ConflictScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.widgets.choices import Choices
from interviewer.tui.widgets.chooser import Chooser
from interviewer.tui.widgets.compare_grid import CompareGrid
from interviewer.tui.widgets.coverage_grid import CoverageGrid
from interviewer.tui.widgets.later_bar import LaterBar
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.recommendation_row import RecommendationRow
from interviewer.tui.widgets.sheet import Sheet
from interviewer.tui.widgets.skill_card import SkillCard
from interviewer.tui.widgets.submit_pane import SubmitPane

FIELDS: dict[tuple[str, str], tuple[type[DOMNode], ...]] = {
    ("home", "list"): (Choices,),
    ("setup", "choice"): (Chooser,),
    ("live", "levels"): (RatingRow,),
    ("live", "tick list"): (Sheet,),
    ("live", "ask later"): (LaterBar,),
    ("scorecard", "skill"): (SkillCard, ScorecardScreen),
    ("scorecard", "recommend"): (RecommendationRow,),
    ("scorecard", "check"): (SubmitPane,),
    ("review", "list"): (Choices,),
    ("compare", "table"): (CompareGrid, CompareScreen),
    ("coverage", "table"): (CoverageGrid,),
    ("conflict", "text"): (ConflictScreen,),
}
"""Who takes the keys of a field."""


def bound(kinds: tuple[type[DOMNode], ...]) -> set[str]:
    """Return the keys that any of *kinds* binds, by itself or by what it is made of."""
    every = [one for kind in kinds for base in kind.__mro__ for one in vars(base).get("BINDINGS", ())]
    return {key for one in every if isinstance(one, Binding) for key in one.key.split(",")}


@pytest.mark.parametrize("key", FIXED, ids=lambda key: f"{key.screen}-{key.field}-{key.short}")
def test_the_field_takes_each_of_its_keys(key: FixedKey) -> None:
    assert set(key.keys) <= bound(FIELDS[key.screen, key.field])


def test_no_field_has_one_key_twice() -> None:
    for screen, field in FIELDS:
        keys = [
            key for fixed in FIXED if (fixed.screen, fixed.field) == (screen, field) for key in fixed.keys
        ]
        assert len(keys) == len(set(keys)) or (screen, field) == ("scorecard", "check")


def test_digits_are_told_as_one_and_arrows_as_signs() -> None:
    one = FixedKey("live", "levels", ("1", "2", "3", "delete"), "Rates", "Rate")
    assert one.names == ("1-3", "delete")
    assert one.short == "1-3"
    assert FixedKey("live", "levels", ("left", "right", "h"), "Moves", "Move").short == "←→"
    assert FixedKey("live", "levels", ("0", "delete"), "Clears", "Clear").short == "0"
    assert FixedKey("live", "levels", ("delete",), "Clears", "Clear").short == "del"


def test_a_session_that_is_read_has_only_what_moves() -> None:
    for screen in {key.screen for key in FIXED}:
        told = [key.description for key in on_screen(screen, reading=True)]
        assert not any(word in said for said in told for word in ("rating", "Recommends", "Ticks", "Drops"))
    assert [key.description for key in on_screen("scorecard", reading=True)] == [
        "Next skill",
        "Field above, field below",
    ]
