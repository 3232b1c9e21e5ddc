"""The table of actions as Textual bindings."""

from textual.binding import Binding, BindingType

from interviewer.tui.keys import ScreenName, on_screen


def bindings_for(screen: ScreenName) -> list[BindingType]:
    """Return the bindings of *screen*.

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
            id=f"{action.id}:{key}",
        )
        for action in on_screen(screen)
        for key in action.all_keys
    ]
