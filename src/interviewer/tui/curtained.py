"""What an app does behind the curtain: it says nothing and opens nothing until that is lifted."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import on
from textual.app import App
from textual.notifications import SeverityLevel
from textual.screen import Screen

from interviewer.tui.key_names import is_printable
from interviewer.tui.keymap import Keymap, keymap_of
from interviewer.tui.messages import CurtainLifted

CURTAIN = ("live.curtain", "scorecard.curtain")
"""The actions that lower the curtain; the keys of any of them lift it."""


def keys_of(keymap: Keymap, *actions: str) -> list[str]:
    """Return the keys of *actions*, each once, in Textual's names."""
    return list(dict.fromkeys(key for action in actions for key in keymap.action(action).all_keys))


class CurtainedApp(App[str]):
    """Holds back, while the curtain hides everything, what would be shown above it."""

    def __init__(self) -> None:
        super().__init__()
        self._held_back: list[Callable[[], object]] = []

    @property
    def hidden(self) -> bool:
        """Whether the curtain hides everything."""
        return any(getattr(screen, "HIDES", False) for screen in self.screen_stack[-1:])

    def action_curtain(self) -> None:
        """Lower the curtain as the topmost screen that has one would."""
        for screen in reversed(self.screen_stack):
            if lower := getattr(screen, "action_curtain", None):
                lower()
                return

    def keep_curtain(self, over: Screen[Any]) -> None:
        """Let the keys of the curtain act on a screen *over* the interview too, those that type nothing."""
        for key in keys_of(keymap_of(self), *CURTAIN):
            if not is_printable(key):
                over._bindings.bind(key, "app.curtain", show=False, priority=True)

    def waits(self, step: Callable[[], object]) -> bool:
        """Whether *step* has to wait until the curtain is lifted. It is done then."""
        if self.hidden:
            self._held_back.append(step)
        return self.hidden

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something at the edge of the screen; behind the curtain it waits."""
        say = partial(super().notify, message, title=title, severity=severity, timeout=timeout, markup=markup)
        if not self.waits(say):
            say()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Behind the curtain one can quit, and do nothing else to the app."""
        return action == "quit" if self.hidden else super().check_action(action, parameters)

    @on(CurtainLifted)
    def _curtain_lifted(self) -> None:
        held, self._held_back = self._held_back, []
        for step in held:
            step()
