"""The part of the app that deals with one key after the other, however fast they come."""

import asyncio
from collections import deque

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

_TURNS = 50
"""Turns of the loop: twice as many as a message needs from the innermost widget to the screen, and more."""
_PATIENCE = 500
"""Looks, a thousandth of a second apart or more, after which the next key is no longer kept waiting, whatever
the screen is still about. Not a time: on a slow disk the loop itself may stand still for longer than that."""
_STAY = frozenset({"enter", "backspace", "delete", "left", "right", "up", "down", "home", "end"})
"""Keys that lead nowhere else from a field that holds text."""


async def in_turn() -> None:
    """Let the keys before this one reach whoever takes them: one that acts everywhere overtakes them.

    What a widget makes of a key rises to the screen from one to the next, each in its own turn.
    """
    for _ in range(_TURNS):
        await asyncio.sleep(0)


class Acting(MessagePump):
    """Tells whether it is dealing with a message: then what a key led to may not be done yet."""

    acting = False

    async def _dispatch_message(self, message: Message) -> None:
        before, self.acting = self.acting, True
        try:
            await super()._dispatch_message(message)
        finally:
            self.acting = before


class OrderedApp(Acting, App[str]):
    """Looks at a key, a click or a paste only once the one before has done what it does.

    It may have put the focus elsewhere, and what follows belongs there: behind the level that rates an answer
    come words for the notes, and not a command. Textual hands out keys as they come.
    """

    _settled = True
    """Whether what the last key led to is done, as far as anybody has looked."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._handing_out: asyncio.Task[None] | None = None

    @property
    def keys_wait(self) -> bool:
        """Whether keys were pressed whose work is not done yet: some lie in a queue on their way."""
        screens = self._screen_stacks.get(self._current_mode, [])[-1:]  # none while the app ends
        pumps = filter(None, (self, *screens, *(screen.focused for screen in screens)))
        queued = any(pump.message_queue_size for pump in pumps)
        return queued or bool(self._waiting) or self._handing_out is not None

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._handing_out is None and self._settled:
            await self._hand_out(event)
        else:
            # Not here: what the key before led to may need this very loop to be done.
            self._waiting.append(event)
            self._handing_out = self._handing_out or asyncio.create_task(self._hand_out_waiting())

    async def _hand_out(self, event: events.Event) -> None:
        if self._may_lead_elsewhere(event):
            self._settled = False
        await super().on_event(self._whole_in_one_line(event))

    def _whole_in_one_line(self, event: events.Event) -> events.Event:
        """Return *event*; of a paste into a field of one line all of it, where Textual takes a line."""
        if not isinstance(event, events.Paste):
            return event
        from textual.widgets import Input

        lines = event.text.splitlines() if isinstance(self.focused, Input) else [event.text]
        return events.Paste(" ".join(lines))

    def _may_lead_elsewhere(self, event: events.Event) -> bool:
        if isinstance(event, events.Key) and getattr(self.focused, "HOLDS_TEXT", False):
            return not event.is_printable and event.key not in _STAY
        return isinstance(event, events.Key | events.Paste | events.MouseDown | events.MouseUp)

    async def _hand_out_waiting(self) -> None:
        try:
            while self._waiting:
                await self._settle()
                await self._hand_out(self._waiting.popleft())
        except Exception as error:  # as Textual deals with one in the loop of messages
            self._handle_exception(error)
        finally:
            self._handing_out = None

    async def _settle(self) -> None:
        """Wait until what the last key led to is done; for text there is nothing to wait for."""
        if self._settled:
            return
        await in_turn()
        for _ in range(_PATIENCE):
            if not (self.acting or getattr(self.screen, "acting", False)):
                break
            await asyncio.sleep(0.001)
        self._settled = True
