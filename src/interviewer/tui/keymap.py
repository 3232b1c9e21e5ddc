"""The table of actions with the keys a person chose: the one place that knows which keys are in effect."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from interviewer.tui.key_names import FREE, key_name, key_short
from interviewer.tui.keys import ACTIONS, BY_ID, KeyAction

THE_PALETTE = "the palette"
"""What leads to an action that has no key."""


class Keymap:
    """The actions with the keys in effect. It never changes; an app has one."""

    def __init__(self, chosen: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> None:
        """Lay *chosen*, keys in Textual's names by the id of an action, over the table; none unbinds.

        What it may hold is for `key_rules` to say; ids that the table has not are passed over.
        """
        self.actions = tuple(
            rebound(action, chosen[action.id]) if action.id in chosen else action for action in ACTIONS
        )
        """Every action, in the order of the table."""
        self._by_id = {action.id: action for action in self.actions}
        self.changed = frozenset(action.id for action in self.actions if action != BY_ID[action.id])
        """The ids of the actions whose keys are not those of the table."""

    def action(self, action_id: str) -> KeyAction:
        """Return an action of the table. Raises KeyError."""
        return self._by_id[action_id]

    def name(self, action_id: str) -> str:
        """Return the key of an action for a sentence, `ctrl+n`; `the palette` when it has none."""
        keys = self._by_id[action_id].shown_keys
        return key_name(keys[0]) if keys else THE_PALETTE

    def short(self, action_id: str) -> str:
        """Return the key of an action as briefly as it can be told, `^n`; nothing when it has none."""
        keys = self._by_id[action_id].shown_keys
        return key_short(keys[0]) if keys else ""


DEFAULT_KEYMAP = Keymap()


def keymap_of(app: object) -> Keymap:
    """Return the keymap of *app*; that of the table for an app that has none."""
    keymap = getattr(app, "keymap", None)
    return keymap if isinstance(keymap, Keymap) else DEFAULT_KEYMAP


def rebound(action: KeyAction, keys: tuple[str, ...]) -> KeyAction:
    """Return *action* with *keys*, those that type or edit among the plain ones.

    A key that the table gives the action keeps the part it has there; one that a list gives it stays.
    """
    everywhere = tuple(key for key in keys if key in action.keys or (key in FREE and key not in action.plain))
    plain = tuple(key for key in keys if key not in everywhere and key not in action.elsewhere)
    return replace(action, keys=everywhere, plain=plain)
