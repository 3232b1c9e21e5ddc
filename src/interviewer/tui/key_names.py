"""Keys by name: as Textual calls them, as people write them, and which of them ever arrive.

No Textual here: settings are checked without a screen. A test holds these names against Textual's own.
"""

import string
import unicodedata
from collections.abc import Iterator
from itertools import product

_OWN_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual's name of a sign is not the one of Unicode."""
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
    "ins": "insert",
    "control": "ctrl",
    "option": "alt",
    "meta": "alt",
    "cmd": "super",
    "command": "super",
}
_SHORT = {"escape": "esc", "pageup": "pgup", "pagedown": "pgdn", "delete": "del", "insert": "ins"}
_MODIFIERS = frozenset({"alt", "ctrl", "shift", "super"})
_MOVING = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
_PLACED = frozenset({"enter", "tab", "escape", "backspace", "delete"})

EDITING = frozenset(f"ctrl+{letter}" for letter in "acdekuvwxyz")
"""What a text field does by itself with a control key."""
ALWAYS_NEEDED = frozenset(
    {
        *(f"{modifier}{key}" for modifier in ("", "shift+", "ctrl+", "ctrl+shift+") for key in _MOVING),
        *_PLACED,
        *("shift+tab", "shift+escape", "shift+delete", "ctrl+delete"),
    }
)
"""What moves, chooses, erases or closes on every screen."""
SENT_AS = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+j": "enter",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
"""What a terminal sends, or a text field takes, for keys that are therefore none of their own."""
FREE = (
    frozenset(f"ctrl+{letter}" for letter in string.ascii_lowercase) - EDITING - set(SENT_AS)
    | {
        f"ctrl+{name}"
        for name in ("backslash", "right_square_bracket", "circumflex_accent", "underscore", "@")
    }
    | {f"f{number}" for number in range(1, 25)}
    | {f"ctrl+f{number}" for number in range(1, 25)}
    | {"insert", "shift+insert", "ctrl+insert"}
)
"""What arrives, types nothing and edits nothing: keys that can act while one types."""


def _sign_name(sign: str) -> str:
    """Return Textual's name of one printable character."""
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, sign).lower().replace("-", "_").replace(" ", "_")
    return _OWN_NAMES.get(name, name)


_SIGNS = {_sign_name(sign): sign for sign in string.punctuation}
_NAMED = _MOVING | _PLACED | {"space", "insert"} | {f"f{number}" for number in range(1, 25)}


def key_name(key: str) -> str:
    """Return Textual's name of a key as people write it: `ctrl+underscore` is `ctrl+_`."""
    *modifiers, last = key.split("+")
    if last.startswith("upper_"):
        last = last.removeprefix("upper_").upper()
    if modifiers and last == "@":
        last = "space"
    return "+".join([*modifiers, _sign(last)])


def _sign(name: str) -> str:
    if name in _SIGNS or name in _NAMED:
        return _SIGNS.get(name, name)
    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return name


def key_short(key: str) -> str:
    """Return a key as the footer shows it: `^n` for control and n."""
    name = key_name(key)
    name = _SHORT.get(name, name)
    return f"^{name[5:]}" if name.startswith("ctrl+") else name


def is_printable(key: str) -> bool:
    """Return whether the key that Textual calls *key* types something."""
    return "+" not in key and key not in _NAMED - {"space"}


def twins(key: str) -> tuple[str, ...]:
    """Return every name that Textual has for one key: a capital letter has two."""
    return (key, f"upper_{key.lower()}") if len(key) == 1 and key.isupper() and key.isascii() else (key,)


def read_key(written: str) -> str | None:
    """Return Textual's name of a key as people write it, or None when there is no such key.

    The inverse of `key_name` and of `key_short`. Keys that no plain terminal sends have a name, too.
    """
    written = written if len(written) == 1 else written.strip()
    if len(written) == 1:
        return ("space" if written == " " else _sign_name(written)) if written.isprintable() else None
    if written.startswith("^"):
        written = f"ctrl+{written[1:]}"
    # The sign + may be the key itself, as in ctrl++.
    rest, last = (written[:-2], "+") if written.endswith("++") else _halves(written)
    modifiers = {_alias(word) for word in rest.split("+") if word}
    key = _base(last, shouted=not modifiers)
    if key is None or not modifiers <= _MODIFIERS:
        return None
    if modifiers == {"shift"} and len(key) == 1:
        return key.upper()
    name = "+".join([*sorted(modifiers), key])
    return "ctrl+@" if name == "ctrl+space" else name


def _halves(written: str) -> tuple[str, str]:
    rest, _, last = written.rpartition("+")
    return rest, last.strip()


def _base(last: str, *, shouted: bool) -> str | None:
    """Return the key below the modifiers; *shouted* keeps a capital letter."""
    if len(last) == 1:
        return (_sign_name(last) if shouted else _sign_name(last).lower()) if last.isprintable() else None
    name = _alias(last)
    if name.startswith("upper_") and len(name) == 7:
        return name[-1].upper()
    return name if name in _NAMED or name in _SIGNS else None


def _alias(word: str) -> str:
    word = word.strip().lower()
    return _ALIASES.get(word, word)


def known_names() -> Iterator[str]:
    """Yield the keys that one may have meant, as people write them."""
    yield from sorted(_NAMED - FREE)
    yield from map(key_name, sorted(FREE))
    yield from (f"{modifier}+{key}" for modifier, key in product(("ctrl", "shift"), sorted(_MOVING)))
