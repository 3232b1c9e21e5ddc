"""Keys that a widget acts on at once, in the order in which they were pressed."""

from textual import events
from textual.widget import Widget


class OwnKeys(Widget):
    """Acts on the keys of its own bindings itself.

    By way of the app, where keys of widgets are looked up, a key would be overtaken by those that act
    everywhere: where keys come in a bunch, a level would be given to the question after the one meant.
    """

    async def _on_key(self, event: events.Key) -> None:
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
