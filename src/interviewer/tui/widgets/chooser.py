"""One of several, on one line: the arrow keys go through them."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.tui.ink import ACCENT, FAINT, MUTED, STRONG, ink, join


class Chooser(Widget, can_focus=True):
    """Shows one option by its title, and which of how many it is."""

    DEFAULT_CSS = """
    Chooser { height: 1; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "The one before", show=False),
        Binding("right,l,space", "move(1)", "The next one", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another option is shown."""

        key: str

    options: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """(key, title) of each."""
    key: reactive[str] = reactive("")

    def action_move(self, by: int) -> None:
        """Show the option beside this one; after the last comes the first."""
        keys = [key for key, _ in self.options]
        if not keys or keys == [self.key]:
            return
        self.key = keys[(keys.index(self.key) + by) % len(keys)] if self.key in keys else keys[0]
        self.post_message(self.Changed(self.key))

    def on_click(self, event: events.Click) -> None:
        """Go on by a click: at the left arrow to the one before, elsewhere to the next."""
        event.stop()
        offset = event.get_content_offset(self)
        self.action_move(-1 if offset is not None and offset.x < 2 else 1)

    def render(self) -> Content:
        keys = [key for key, _ in self.options]
        title = dict(self.options).get(self.key, "choose one" if keys else "none yet")
        if not keys or keys == [self.key]:
            return ink(title, STRONG if keys else MUTED)
        arrow = ACCENT if self.has_focus else MUTED
        right = f"{keys.index(self.key) + 1} of {len(keys)}" if self.key in keys else ""
        room = max(1, self.content_size.width - len(right) - 6)
        shown = ink(title, STRONG).truncate(room, ellipsis=True)
        return join(ink("‹ ", arrow), shown, ink(" ›", arrow), ink(f"  {right}", FAINT))
