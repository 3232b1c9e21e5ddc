"""The footer: as many keys as fit, most wanted first, and how well the work is saved."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.model.saved import SaveStatus
from interviewer.tui.ink import CAUTION, FAINT, GOOD, MUTED, STRONG, ink
from interviewer.tui.key_names import key_short
from interviewer.tui.keymap import Keymap
from interviewer.tui.keys import BY_ID

_GAP = 2
_INKS = {"saved": GOOD, "saving": FAINT}
"""What the states are written in in which nothing is amiss."""


@dataclass(frozen=True, slots=True)
class FooterKey:
    """A key, the word beside it, and the action a click runs."""

    key: str
    word: str
    action: str = ""
    """An action of the screen, or `app.…`; empty when a click does nothing."""
    of: str = ""
    """The id of the action in the table of keys; empty for a key that is not in it."""


def footer_key(action_id: str, *, word: str = "", key: str = "") -> FooterKey:
    """Return the footer entry of an action. *word* and *key* replace what the table says."""
    action = BY_ID[action_id]
    shown = key or (key_short(action.all_keys[0]) if action.all_keys else "")
    method = f"app.{action.action}" if action.screen == "app" else action.action
    return FooterKey(shown, word or action.label, method, action_id)


def in_effect(items: Iterable[FooterKey], keymap: Keymap) -> tuple[FooterKey, ...]:
    """Return *items* with the keys that were chosen, without those whose action has no key any more."""
    return tuple(item for item in (_in_effect(item, keymap) for item in items) if item.key)


def _in_effect(item: FooterKey, keymap: Keymap) -> FooterKey:
    if item.of not in keymap.changed:
        return item
    keys = [key_short(key) for key in keymap.action(item.of).shown_keys]
    return item if item.key in keys else replace(item, key=keys[0] if keys else "")


class FooterLine(Widget):
    """One line: keys from the left as far as they fit, the saved state at the right end."""

    DEFAULT_CSS = """
    FooterLine { dock: bottom; height: 1; background: $surface; padding: 0 1; }
    """

    keys: reactive[tuple[FooterKey, ...]] = reactive(())
    status: reactive[SaveStatus | None] = reactive(None)
    urgent: reactive[tuple[FooterKey, ...]] = reactive(())
    """Keys that come before all others while something is amiss."""

    def render(self) -> Content:
        width = self.content_size.width
        status = self._status
        shown, _ = self._fitting(width - status.cell_length)
        line = Content(" " * _GAP).join(
            [Content.assemble(ink(item.key, STRONG), " ", ink(item.word, MUTED)) for item in shown]
        )
        gap = max(0, width - line.cell_length - status.cell_length)
        return Content.assemble(line, " " * gap, status)

    def on_click(self, event: events.Click) -> None:
        """Run the action under the pointer."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        shown, ends = self._fitting(self.content_size.width - self._status.cell_length)
        for item, end in zip(shown, ends, strict=True):
            if offset.x < end:
                if item.action:
                    self.call_later(self.screen.run_action, item.action)
                return

    @property
    def _status(self) -> Content:
        """Return the saved state: in full where the keys that have to be seen leave room for it."""
        if self.status is None:
            return Content("")
        # Nothing saved: why is worth more than the second key.
        kept = self.keys[:-1][: 1 if self.status.state == "not-saved" else 2]
        needed = sum(_ends([*self.urgent, *kept, *self.keys[-1:]])[-1:])
        room = self.content_size.width - needed
        forms = self.status.forms
        told = next((form for form in forms if Content(form).cell_length <= room), forms[-1])
        amiss = self.status.state == "saving" and self.status.detail
        return ink(told, CAUTION if amiss else _INKS.get(self.status.state, CAUTION))

    def _fitting(self, room: int) -> tuple[list[FooterKey], list[int]]:
        """Return the keys that fit into *room* cells, and the cell where each one ends.

        The last key, the way to all other commands, is kept; those before it give way from the right.
        """
        items = [*self.urgent, *self.keys]
        # Behind the last one no gap is needed but that to the saved state.
        gap = 0 if self.status else _GAP
        while len(items) > 1 and _ends(items)[-1] - gap > room:
            del items[-2]
        return items, _ends(items)


def _ends(items: list[FooterKey]) -> list[int]:
    ends, at = [], 0
    for item in items:
        at += Content(f"{item.key} {item.word}").cell_length + _GAP
        ends.append(at)
    return ends
