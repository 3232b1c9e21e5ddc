"""The table of actions as Textual bindings, with the keys a person chose.

Textual's own `set_keymap` cannot take a key away, gives every key of a binding the same priority, and works
the keys out anew at each key press; so the bindings of a screen are replaced once, when it joins the app.
"""

from collections.abc import Iterable

from textual.binding import Binding, BindingsMap, BindingType
from textual.dom import DOMNode

from interviewer.tui.keymap import Keymap
from interviewer.tui.keys import ACTIONS, BY_ID, KeyAction, ScreenName, on_screen


def bindings_for(screen: ScreenName, actions: Iterable[KeyAction] = ACTIONS) -> list[BindingType]:
    """Return the bindings of *screen*; the id of each is that of its action.

    Control and function keys have priority, so that no text field swallows them; Esc has none, for it first
    closes whatever is open. Plain keys act only where no text field takes them.
    """
    return [
        Binding(
            key,
            action.action,
            action.description,
            show=False,
            priority=key in action.keys and key != "escape",
            id=action.id,
        )
        for action in on_screen(screen, actions)
        for key in action.all_keys
    ]


def rebind(node: DOMNode, screen: ScreenName, keymap: Keymap) -> None:
    """Give *node*, a screen or the app, the keys of *keymap* for the actions of *screen*.

    Bindings that are not of the table stay. Where nothing was changed, nothing is done.
    """
    if not any(action.id in keymap.changed for action in on_screen(screen)):
        return
    own = [binding for _, binding in node._bindings if binding.id not in BY_ID]
    node._bindings = BindingsMap([*own, *bindings_for(screen, keymap.actions)])
