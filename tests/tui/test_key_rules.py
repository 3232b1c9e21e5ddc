"""Which keys an action can have, and what stands in the way of the others."""

import pytest

from interviewer.model.formats import RENAMED_ACTIONS
from interviewer.tui import key_rules
from interviewer.tui.key_names import key_name
from interviewer.tui.keys import ACTIONS, ALWAYS_TYPING, SOMETIMES_TYPING, KeyAction


def faults(action: str, *written: str) -> list[tuple[str, str]]:
    return [(fault.code, fault.message) for fault in key_rules.judge(action, written).faults]


def codes(action: str, *written: str) -> list[str]:
    return [code for code, _ in faults(action, *written)]


def test_what_was_renamed_leads_to_an_action_and_is_none_any_more() -> None:
    assert set(RENAMED_ACTIONS.values()) <= set(key_rules.ACTION_IDS)
    assert set(RENAMED_ACTIONS).isdisjoint(key_rules.ACTION_IDS)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_can_have_the_keys_of_the_table(action: KeyAction) -> None:
    written = [key_name(key) for key in (*action.all_keys, *action.elsewhere)]
    judged = key_rules.judge(action.id, written)
    assert judged.faults == ()
    assert {key for names in judged.names for key in names} == {*action.all_keys, *action.elsewhere}


def test_the_table_does_not_clash_with_itself() -> None:
    assert list(key_rules.clashes({})) == []
    assert list(key_rules.clashes({action.id: action.all_keys for action in ACTIONS})) == []


@pytest.mark.parametrize("key", ["up", "tab", "shift+tab", "enter", "escape", "ctrl+left", "home", "delete"])
def test_what_moves_and_closes_is_not_to_be_had(key: str) -> None:
    assert faults("home.start", key) == [
        ("needed-key", f'"{key}" moves, chooses, edits or closes on every screen; choose another key')
    ]


@pytest.mark.parametrize("letter", "aewudkxcvy")
def test_what_edits_text_is_not_to_be_had_where_one_types(letter: str) -> None:
    assert codes("live.jump", f"ctrl+{letter}") == ["needed-key"]
    assert codes("scorecard.early", f"ctrl+{letter}") == ["needed-key"]
    assert codes("app.theme", f"ctrl+{letter}") == ["needed-key"]
    assert codes("home.start", f"ctrl+{letter}") == []


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("ctrl+h", '"ctrl+h" is backspace to a terminal; choose another key'),
        ("ctrl+i", '"ctrl+i" is tab to a terminal; choose another key'),
        ("ctrl+m", '"ctrl+m" is enter to a terminal; choose another key'),
        ("ctrl+j", '"ctrl+j" is enter to a terminal; choose another key'),
        ("ctrl+[", '"ctrl+[" is escape to a terminal; choose another key'),
        (
            "ctrl+1",
            (
                '"ctrl+1" is nothing that a plain terminal can send; choose ctrl with a letter, '
                "or a function key"
            ),
        ),
        (
            "ctrl+enter",
            (
                '"ctrl+enter" is nothing that a plain terminal can send; choose ctrl with a letter, '
                "or a function key"
            ),
        ),
        (
            "ctrl+shift+n",
            (
                '"ctrl+shift+n" is nothing that a plain terminal can send; choose ctrl with a '
                "letter, or a function key"
            ),
        ),
        (
            "cmd+n",
            (
                '"super+n" is nothing that a plain terminal can send; choose ctrl with a letter, '
                "or a function key"
            ),
        ),
        (
            "alt+n",
            (
                '"alt+n" types a sign in many terminals, or counts as escape; choose ctrl with a letter, '
                "or a function key"
            ),
        ),
    ],
)
@pytest.mark.parametrize("action", ["live.next", "home.start"])
def test_a_key_that_never_arrives_is_refused_with_the_reason(action: str, key: str, why: str) -> None:
    assert faults(action, key) == [("never-arrives", why)]


def test_an_action_wanted_while_one_types_keeps_a_key_that_acts_then() -> None:
    assert faults("live.next", "n") == [
        ("printable-key", '"live.next" needs a key that acts while one types, such as "ctrl+n"; "n" does not')
    ]
    assert codes("live.next", "n", "f20") == []
    assert codes("app.palette", ":") == ["printable-key"]
    assert codes("setup.begin", "b") == ["printable-key"]
    assert codes("scorecard.submit", "n") == ["printable-key"]
    assert codes("scorecard.submit", "n", "f20") == []
    assert codes("live.scorecard", "X") == ["printable-key"]
    # These have no such key to begin with, or a letter does as well most of the time.
    assert codes("live.rate", "r") == []
    assert codes("live.notes", "i") == []
    assert codes("review.filter", "f") == []


def test_a_key_can_be_taken_away_but_from_the_palette_and_from_quitting() -> None:
    assert codes("live.save") == []
    assert faults("app.quit") == [
        ("no-key", '"app.quit" cannot be without a key; give it one such as "ctrl+q"')
    ]
    assert codes("app.palette") == ["no-key"]
    assert codes("app.help") == []


def test_a_letter_that_lists_and_ratings_need_is_not_to_be_had() -> None:
    assert faults("home.start", "j") == [
        ("needed-key", '"j" is needed in the lists or ratings of this screen; choose another key')
    ]
    assert codes("live.jump", "f20", "3") == ["needed-key"]
    assert codes("compare.hide", "0") == []
    assert codes("app.theme", "j") == ["needed-key"]
    for letter in "jkgG":
        assert codes("live.undo", letter) == ["needed-key"], "the list of what to ask later takes it"
    assert codes("live.general", "f20", "g") == [], "what an action begins with is always good for it"


def test_screens_with_a_text_field_are_known() -> None:
    screens = {action.screen for action in ACTIONS}
    assert screens >= ALWAYS_TYPING | SOMETIMES_TYPING
    assert not ALWAYS_TYPING & SOMETIMES_TYPING


def test_a_clash_names_both_actions() -> None:
    found = [(clash.action, clash.key, clash.message) for clash in key_rules.clashes({"live.copy": ("f4",)})]
    assert found == [
        (
            "live.copy",
            "f4",
            ('"f4" does "live.next" already (next question); choose another key, or give that one another'),
        )
    ]


def test_actions_of_different_screens_may_share_a_key() -> None:
    assert (
        list(key_rules.clashes({"home.start": ("c",), "home.compare": ("r",), "home.resume": ("s",)})) == []
    )
    assert list(key_rules.clashes({"coverage.role": ("c",)})) == []
