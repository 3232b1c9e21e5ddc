"""The command palette: every action of the screen at hand, with its keys."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from interviewer.tui.keys import ACTIONS, KeyAction, key_name


class ActionProvider(Provider):
    """Finds actions by what they do."""

    async def discover(self) -> Hits:
        for action in self._here():
            yield DiscoveryHit(action.description, partial(self._run, action), help=_help(action))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for action in self._here():
            score = matcher.match(f"{action.description} {action.id}")
            if score > 0:
                shown = matcher.highlight(action.description)
                yield Hit(score, shown, partial(self._run, action), help=_help(action))

    def _here(self) -> Iterator[KeyAction]:
        name = getattr(self.screen, "NAME", "")
        for action in ACTIONS:
            if action.screen in {"app", name} and action.id != "app.palette":
                yield action

    async def _run(self, action: KeyAction) -> None:
        owner = self.app if action.screen == "app" else self.screen
        await self.app.run_action(action.action, default_namespace=owner)


def _help(action: KeyAction) -> str:
    return ", ".join(key_name(key) for key in action.shown_keys)
