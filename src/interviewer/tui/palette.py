"""The command palette: every action of the screen at hand, with its keys, and the colours by their names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.events import Click

from interviewer.tui.key_names import key_name
from interviewer.tui.keymap import keymap_of
from interviewer.tui.theme import THEMES, TITLES
from interviewer.tui.views.help import reads


@dataclass(frozen=True, slots=True)
class _Command:
    """What can be found: in which words, and which action of whom it runs."""

    words: str
    more: str
    """What finds it too, besides its words."""
    help: str
    owner: DOMNode
    action: str


class ActionProvider(Provider):
    """Finds actions by what they do."""

    async def discover(self) -> Hits:
        for command in self._here():
            yield DiscoveryHit(command.words, partial(self._run, command), help=command.help)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._here():
            score = matcher.match(f"{command.words} {command.more}")
            if score > 0:
                shown = matcher.highlight(command.words)
                yield Hit(score, shown, partial(self._run, command), help=command.help)

    def _here(self) -> Iterator[_Command]:
        name = getattr(self.screen, "NAME", "")
        reading = self.screen.has_class("-reading")
        for action in keymap_of(self.app).actions:
            if action.screen not in {"app", name} or action.id == "app.palette":
                continue
            if not reading or reads(name, action):
                keys = ", ".join(key_name(key) for key in action.shown_keys)
                owner = self.app if action.screen == "app" else self.screen
                yield _Command(action.description, action.id, keys, owner, action.action)
        for theme in THEMES:
            yield _Command(f"Colours: {TITLES[theme]}", theme, "", self.app, f"theme('{theme}')")

    async def _run(self, command: _Command) -> None:
        await self.app.run_action(command.action, default_namespace=command.owner)


class Palette(CommandPalette):
    """Closes once, and only itself: of keys and clicks in a bunch the second one would end the app.

    The search runs on its own, and may find something only once the list for it is gone.
    """

    def _on_click(self, event: Click) -> None:  # type: ignore[override]
        """Leave a click alone that was made while the window was larger."""
        if not self.region.contains_point(event.screen_offset):
            event.prevent_default()

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close, unless it is closed already or something lies above it."""
        if self.app.screen is not self:
            return AwaitComplete()
        self._cancel_gather_commands()
        self._stop_no_matches_countdown()
        self._stop_busy_countdown()
        return super().dismiss(result)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing but close once the list is gone."""
        may = self._is_there or action == "escape"
        return super().check_action(action, parameters) if may else False

    def _gather_commands(self, search_value: str) -> Any:
        return super()._gather_commands(search_value) if self._is_there else None

    def _watch__list_visible(self) -> None:
        if self._is_there:
            super()._watch__list_visible()

    async def _watch__show_busy(self) -> None:
        if self._is_there:
            await super()._watch__show_busy()

    @property
    def _is_there(self) -> bool:
        return bool(self.query(CommandList))
