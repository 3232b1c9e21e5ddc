"""The curtain over every screen: behind it an app says nothing and opens nothing until it is lifted."""

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import App
from textual.message import Message
from textual.notifications import SeverityLevel

from interviewer.tui.messages import CurtainLifted, Wish


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
        """Hide everything at once: the next key may be on its way already, and is to be recorded nowhere."""
        from interviewer.tui.screens.base import BaseScreen
        from interviewer.tui.screens.curtain import CurtainScreen

        if isinstance(screen := self.screen, BaseScreen):
            screen.covered = True
        self.push_screen(CurtainScreen())

    async def _dispatch_message(self, message: Message) -> None:
        """Let a wish to see another screen wait, like all that would be shown above the curtain."""
        if not (isinstance(message, Wish) and self.waits(partial(self.post_message, message))):
            await super()._dispatch_message(message)

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
        if self.hidden:  # lowered again by the very next key: all goes on waiting
            return
        held, self._held_back = self._held_back, []
        for step in held:
            step()
