"""Help: what can be done on this screen, and by which keys. It takes no focus, so one can go on typing."""

from functools import partial

from textual.containers import VerticalScroll
from textual.content import Content

from interviewer.tui.keymap import keymap_of
from interviewer.tui.views.help import Entry, help_groups, help_lines
from interviewer.tui.widgets.wrapped import Wrapped

_AROUND = 3
"""Lines of the screen that are not the help's: header, footer, and the space above it."""


class HelpPane(VerticalScroll, can_focus=False):
    """Lists the actions of a screen with their keys; Esc and the key that opened it close it."""

    DEFAULT_CSS = """
    HelpPane {
        dock: bottom; height: auto; max-height: 100%; padding: 1 2 0 2; margin-bottom: 1; background: $panel;
    }
    """

    def __init__(
        self, screen_name: str, *, reading: bool = False, idle: frozenset[str] = frozenset()
    ) -> None:
        """Help on a screen, without the *idle* actions; *reading* when a session is open for that alone."""
        self._list = Wrapped()
        super().__init__(self._list)
        self._screen_name = screen_name
        self._reading = reading
        self._idle = idle

    def on_mount(self) -> None:
        """List the keys. The pane may be on its way out already, and the list gone from it."""
        groups = help_groups(self._screen_name, keymap_of(self.app), reading=self._reading, idle=self._idle)
        self._list.lines = partial(self._lines, groups)

    def _lines(self, groups: dict[str, list[Entry]], width: int) -> list[Content]:
        return help_lines(groups, width, self.screen.size.height - _AROUND)
