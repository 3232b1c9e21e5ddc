"""The keys that fields take for themselves: the table says what the fields do, no more and no less."""

from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import interviewer.tui
from interviewer.tui.fixed_keys import FIXED, FixedKey, on_screen
from interviewer.tui.key_names import is_printable
from interviewer.tui.screens.closed import ClosedScreen
from interviewer.tui.screens.compare import CompareScreen
from interviewer.tui.screens.conflict import ConflictScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.screens.taken import TakenScreen
from interviewer.tui.widgets.choices import Choices
from interviewer.tui.widgets.chooser import Chooser
from interviewer.tui.widgets.compare_grid import CompareGrid
from interviewer.tui.widgets.compare_pane import EvidenceScroll
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
    ("compare", "evidence"): (EvidenceScroll,),
    ("coverage", "table"): (CoverageGrid,),
    ("coverage", "questions"): (EvidenceScroll,),
    ("closed", "text"): (ClosedScreen,),
    ("conflict", "text"): (ConflictScreen,),
    ("taken", "text"): (TakenScreen,),
}
"""Who takes the keys of a field."""


def bound(*kinds: type[DOMNode]) -> set[str]:
    """Return the keys that any of *kinds* takes, by itself or by what it is made of; those of actions not."""
    every = [one for kind in kinds for base in kind.__mro__ for one in vars(base).get("BINDINGS", ())]
    return {key for one in every if isinstance(one, Binding) and not one.id for key in one.key.split(",")}


def letters(*kinds: type[DOMNode]) -> set[str]:
    """Return what *kinds* take and what otherwise types something; a capital letter by its first name."""
    return {key for key in bound(*kinds) if is_printable(key) and not key.startswith("upper_")}


def taking_letters() -> set[type[DOMNode]]:
    """Return the widgets and screens that take such keys."""
    folder = Path(str(interviewer.tui.__file__)).parent
    files = [file for part in ("screens", "widgets") for file in (folder / part).glob("[a-z]*.py")]
    modules = [import_module(f"interviewer.tui.{file.parent.name}.{file.stem}") for file in files]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    ours = {kind for kind in kinds if kind.__module__.startswith("interviewer.")}
    return {kind for kind in ours if issubclass(kind, DOMNode) and letters(kind)}


@pytest.mark.parametrize("key", FIXED, ids=lambda key: f"{key.screen}-{key.field}-{key.short}")
def test_the_field_takes_each_of_its_keys(key: FixedKey) -> None:
    assert set(key.keys) <= bound(*FIELDS[key.screen, key.field])


@pytest.mark.parametrize(("screen", "field"), FIELDS)
def test_no_letter_that_a_field_takes_is_left_out(screen: str, field: str) -> None:
    """What is left out would be free for an action, which the field would keep from it."""
    told = {key for fixed in FIXED if (fixed.screen, fixed.field) == (screen, field) for key in fixed.keys}
    assert letters(*FIELDS[screen, field]) <= told


def test_whatever_takes_letters_is_a_field() -> None:
    """A new one is to be entered above; what it is made of need not be."""
    fields = {kind for kinds in FIELDS.values() for kind in kinds}
    others = [kind for kind in taking_letters() if not any(issubclass(field, kind) for field in fields)]
    assert others == []


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
