"""Which keys an action can have, in sentences. Settings are checked against these rules.

The module as a whole is the `KeyRules` of `authoring.settings`.
"""

from collections.abc import Iterator, Mapping, Sequence

from interviewer.authoring.phrases import did_you_mean, quoted
from interviewer.authoring.settings import Clash, Judged, KeyFault
from interviewer.tui.key_names import (
    ALWAYS_NEEDED,
    EDITING,
    FREE,
    SENT_AS,
    is_printable,
    key_name,
    known_names,
    read_key,
    twins,
)
from interviewer.tui.keymap import Keymap
from interviewer.tui.keys import ALWAYS_TYPING, BY_ID, FOCUS_KEYS, SOMETIMES_TYPING, KeyAction

ACTION_IDS: Sequence[str] = tuple(BY_ID)
KEPT = frozenset({"app.palette", "app.quit"})
"""Actions that cannot be without a key: the way to all others, and the way out."""
_WRITTEN_ON = ALWAYS_TYPING | {"scorecard"}
"""Screens that are mostly left out of a text field: who submits has just written why.

The list of sessions is none of them: its one field filters, and whoever chose a session is out of it.
"""


def judge(action_id: str, written: Sequence[str]) -> Judged:
    """Return the keys *written* for an action in Textual's names, entry by entry, and what is wrong."""
    action = BY_ID[action_id]
    names, faults = [], []
    for entry, word in enumerate(written):
        key = read_key(word)
        if key is None:
            near = did_you_mean(word, known_names())
            faults.append(KeyFault("unknown-key-name", f"there is no key {quoted(word)}{near}", entry))
        elif fault := _objection(action, key):
            faults.append(KeyFault(*fault, entry))
        names.append(twins(key) if key else ())
    if not faults and (fault := _lack(action, [key for keys in names for key in keys])):
        faults.append(KeyFault(*fault))
    return Judged(tuple(names), tuple(faults))


def clashes(chosen: Mapping[str, tuple[str, ...]]) -> Iterator[Clash]:
    """Yield where a key of *chosen* does something else as well on a screen on which both can be done.

    Of two that were chosen, the later one is told of.
    """
    order = {action: place for place, action in enumerate(chosen)}
    actions = Keymap(chosen).actions
    for screen in dict.fromkeys(action.screen for action in actions):
        taken: dict[str, KeyAction] = {}
        here = [action for action in actions if action.screen in {"app", screen}]
        # Those that were not chosen first, then in the order in which they were: each meets those before it.
        for action in sorted(here, key=lambda action: order.get(action.id, -1)):
            for key in action.all_keys:
                other = taken.setdefault(key, action)
                if other is not action:
                    yield Clash(action.id, key, _clash(key, other, chosen=other.id in chosen))


def _objection(action: KeyAction, key: str) -> tuple[str, str] | None:
    """Return the code and the sentence for a key that *action* cannot have."""
    if key in (*action.all_keys, *action.elsewhere):
        return None
    reasons = (
        ("never-arrives", _lost(key)),
        ("needed-key", _needed(key, action.screen)),
    )
    return next(((code, f'"{key_name(key)}" {reason}') for code, reason in reasons if reason), None)


def _lost(key: str) -> str:
    """Return why a terminal does not send *key* as a key of its own; nothing when it does."""
    instead = "choose ctrl with a letter, or a function key"
    if key in SENT_AS:
        return f"is {SENT_AS[key]} to a terminal; choose another key"
    if key.startswith("alt+"):
        return f"types a sign in many terminals, or counts as escape; {instead}"
    if is_printable(key) or key in FREE | ALWAYS_NEEDED | EDITING:
        return ""
    return f"is nothing that a plain terminal can send; {instead}"


def _needed(key: str, screen: str) -> str:
    """Return what *key* is needed for on *screen*; nothing when it is free there."""
    if key in ALWAYS_NEEDED:
        return "moves, chooses, edits or closes on every screen; choose another key"
    if key in EDITING and screen in ALWAYS_TYPING | SOMETIMES_TYPING:
        return "edits text where one types; choose another key"
    if key in _focus_keys(screen):
        return "is needed in the lists or ratings of this screen; choose another key"
    return ""


def _focus_keys(screen: str) -> frozenset[str]:
    """Return what the fields of *screen* need; the app's actions are done on every one."""
    return frozenset().union(*FOCUS_KEYS.values()) if screen == "app" else FOCUS_KEYS.get(screen, frozenset())


def _lack(action: KeyAction, keys: Sequence[str]) -> tuple[str, str] | None:
    """Return the code and the sentence for an action that could not be done while one types."""
    if not keys and action.id not in KEPT:
        return None
    acting = [key for key in action.keys if key in FREE]
    if action.screen not in _WRITTEN_ON or not acting or any(key in FREE for key in keys):
        return None
    example = key_name(acting[0])
    if keys:
        return "printable-key", (
            f'"{action.id}" needs a key that acts while one types, such as "{example}"; '
            f'"{key_name(keys[0])}" does not'
        )
    return "no-key", f'"{action.id}" cannot be without a key; give it one such as "{example}"'


def _clash(key: str, other: KeyAction, *, chosen: bool) -> str:
    mend = "choose another key" if chosen else "choose another key, or give that one another"
    return f'"{key_name(key)}" does "{other.id}" already ({_lower(other.description)}); {mend}'


def _lower(description: str) -> str:
    return description[:1].lower() + description[1:]
