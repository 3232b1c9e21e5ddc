"""Keys by name: what people write is what Textual sends, and what the program says of keys is so."""

import string

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.binding import Binding
from textual.keys import Keys, _character_to_key
from textual.widgets import Input, TextArea

from interviewer.tui.key_names import (
    ALWAYS_NEEDED,
    EDITING,
    FREE,
    SENT_AS,
    is_printable,
    key_name,
    key_short,
    known_names,
    read_key,
    twins,
)
from interviewer.tui.keys import ACTIONS

PRINTABLE = string.ascii_letters + string.digits + string.punctuation + " äß§€→Ω"
SENT = {str(key.value) for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) for key in keys}
"""What Textual makes of everything that a plain terminal sends and that is no sign."""


def edited_by(field: type[TextArea | Input]) -> set[str]:
    """Return the control keys that *field* needs."""
    bindings = [one for one in field.BINDINGS if isinstance(one, Binding)]
    return {
        key for one in bindings for key in one.key.split(",") if len(key) == 6 and key.startswith("ctrl+")
    }


@pytest.mark.parametrize("sign", PRINTABLE)
def test_a_sign_is_called_as_textual_calls_it(sign: str) -> None:
    key = read_key(sign)
    assert key == _character_to_key(sign)
    assert is_printable(key)
    assert key_name(key) == (sign if sign != " " else "space")


@pytest.mark.parametrize(
    "key", sorted({key for action in ACTIONS for key in (*action.all_keys, *action.elsewhere)})
)
def test_every_key_of_the_table_is_read_from_both_of_its_written_forms(key: str) -> None:
    for written in (key_name(key), key_short(key)):
        read = read_key(written)
        assert read is not None
        assert key in twins(read)


@pytest.mark.parametrize("key", sorted(FREE | ALWAYS_NEEDED | EDITING))
def test_every_key_that_can_be_chosen_or_is_refused_is_one_of_textual(key: str) -> None:
    assert key in {str(name.value) for name in Keys}
    assert read_key(key_name(key)) == key
    assert not is_printable(key)


def test_every_key_that_can_be_chosen_is_sent_by_some_terminal() -> None:
    assert FREE - SENT - {"shift+insert", "ctrl+insert", "f21", "f22", "f23", "f24"} == set()


def test_what_is_said_to_be_sent_as_something_else_is_not_sent() -> None:
    """But for the line feed, which Textual tells from the return key and no text field does."""
    assert set(SENT_AS) & SENT == {"ctrl+j"}


@pytest.mark.parametrize("field", [TextArea, Input])
def test_what_text_fields_need_is_known(field: type[TextArea | Input]) -> None:
    needed = edited_by(field)
    assert needed
    assert needed <= EDITING | {"ctrl+z"}


def test_no_key_is_of_two_kinds() -> None:
    kinds = [FREE, ALWAYS_NEEDED, EDITING, frozenset(SENT_AS)]
    assert len(frozenset().union(*kinds)) == sum(map(len, kinds))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("ctrl+\\", "ctrl+backslash"),
        ("ctrl+_", "ctrl+underscore"),
        ("?", "question_mark"),
        ("Ctrl+N", "ctrl+n"),
        ("^n", "ctrl+n"),
        ("^", "circumflex_accent"),
        ("^^", "ctrl+circumflex_accent"),
        ("F4", "f4"),
        ("esc", "escape"),
        ("PgDn", "pagedown"),
        ("control + n", "ctrl+n"),
        ("S", "S"),
        ("shift+s", "S"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("ctrl+space", "ctrl+@"),
        (" ", "space"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("alt+n", "alt+n"),
        ("cmd+c", "super+c"),
        ("ctrl+f99", None),
        ("ctrl+", None),
        ("hyper+n", None),
        ("next", None),
        ("", None),
        ("\t", None),
        ("\x1b", None),
    ],
)
def test_keys_are_read_as_people_write_them(written: str, key: str | None) -> None:
    assert read_key(written) == key


def test_keys_are_named_as_people_write_them() -> None:
    """The table keeps Textual's names; people read signs."""
    assert key_name("ctrl+backslash") == "ctrl+\\"
    assert key_name("ctrl+underscore") == "ctrl+_"
    assert key_name("ctrl+@") == "ctrl+space"
    assert key_name("upper_s") == "S"
    assert key_short("ctrl+n") == "^n"
    assert key_short("escape") == "esc"
    assert key_short("f9") == "f9"


def test_a_capital_letter_has_two_names() -> None:
    assert twins("S") == ("S", "upper_s")
    assert twins("s") == ("s",)
    assert twins("Ω") == ("Ω",)


def test_what_may_have_been_meant_can_be_read() -> None:
    names = list(known_names())
    assert None not in map(read_key, names)
    assert len(names) == len(set(names))
