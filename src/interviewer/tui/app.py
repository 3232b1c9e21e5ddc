"""The app: how it starts, what helps on every screen, and a calm end. It holds no rules."""

import asyncio
import gc
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.message import Message
from textual.screen import Screen

from interviewer.live.desk import Desk
from interviewer.model.errors import InterviewerError
from interviewer.model.saved import CLOSING, SaveStatus
from interviewer.model.settings import DEFAULTS, Settings
from interviewer.model.text import harmless
from interviewer.tui.bindings import bindings_for, rebind
from interviewer.tui.ending import LastWords, Left, last_words
from interviewer.tui.failing import FailingApp
from interviewer.tui.hardening import harden
from interviewer.tui.keymap import Keymap
from interviewer.tui.ordered import OrderedApp
from interviewer.tui.pasted import take_pastes_whole
from interviewer.tui.stopping import publish_before_stopping
from interviewer.tui.styled import SHARED
from interviewer.tui.themed import ThemedApp
from interviewer.tui.ways import WaysApp

if TYPE_CHECKING:
    from interviewer.live.interview import Interview
    from interviewer.live.ports import OutsideEditor

FirstScreen = Screen[None]
"""A screen the app can start with."""

_GRACE_SECONDS = 0.05
_SURE_SECONDS = 10.0
_HELP = "HelpPane"
"""The widget with the keys by its name: it is loaded when it is first shown."""


def _actions() -> type[Provider]:
    """Return what the palette searches, loaded when it is first opened."""
    from interviewer.tui.palette import ActionProvider

    return ActionProvider


class InterviewerApp(FailingApp, OrderedApp, ThemedApp, WaysApp):
    """Starts on one screen, and saves however it ends."""

    TITLE = "interviewer"
    CSS_PATH: ClassVar[str | PurePath] = SHARED
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_actions}
    # Textual would bind a key of its own to it; the table of keys has those that open the palette.
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("app"),
        Binding("escape", "close_help", "Close the help", show=False, priority=True),
        Binding("pageup", "scroll_help(-1)", "Scroll the help", show=False, priority=True),
        Binding("pagedown", "scroll_help(1)", "Scroll the help", show=False, priority=True),
    ]

    def __init__(
        self,
        desk: Desk,
        first: "Screen[None] | None" = None,
        interview: "Interview | None" = None,
        *,
        wish: object = None,
        settings: Settings = DEFAULTS,
        notice: str = "",
    ) -> None:
        """Open *first*, or the home screen and above it what *wish*, one of `messages`, asks for.

        *notice* is said once, at the edge of the first screen.
        """
        harden()
        take_pastes_whole()
        super().__init__()
        self.desk = desk
        self.settings = settings
        self.keymap = Keymap(settings.keys)
        rebind(self, "app", self.keymap)
        self.put_on_first()
        self.interview = interview
        self._left: dict[str, Left] = {}
        """How each session was left that was open here, by its id and not its path, which may change."""
        self._sure_until = 0.0
        """Until when an end that loses words is meant: it was just told what it loses."""
        self._left_hidden = False
        """Whether the app was left behind the curtain, with a session open or not."""
        self.command_for: Callable[[str], str] = lambda path: f"interviewer resume {path}"
        """Returns what to type to go on with the session at a path."""
        self.editor: OutsideEditor | None = None
        """Takes a text that is to be edited outside."""
        self.before_exit: Callable[[], None] = lambda: None
        """Called when the process ends at once, with no way back to whoever started the app."""
        self._deciding = threading.Lock()
        """Held for an assignment and never for longer."""
        self._nobody_leaves = threading.Event()
        """Set when nobody is about to leave."""
        self._nobody_leaves.set()
        self._first = first
        self._wish = wish
        self._notice = notice
        self._loop_of_app: asyncio.AbstractEventLoop | None = None

    def on_mount(self) -> None:
        """Open the first screen."""
        self._loop_of_app = asyncio.get_running_loop()
        self.hear_the_loop()
        if self._first is not None:
            self.push_screen(self._first)
            self.maybe_hidden()
        else:
            self.home()
        if isinstance(self._wish, Message):
            self.post_message(self._wish)
        if self._notice:
            self.notify(self._notice, severity="warning", timeout=8, markup=False)
        if not self.is_headless:
            publish_before_stopping(self, self._publish)
        self.call_after_refresh(gc.enable)

    def _publish(self) -> None:
        """Write the file of the interview in progress now, with what stands on the screen."""
        if self.interview is not None:
            self._hand_over()
            self.interview.publish()

    async def action_quit(self) -> None:
        """Save, let go of the session, and end.

        This key overtakes those before it, which a widget may still have to take; so it waits for them.
        """
        await asyncio.sleep(_GRACE_SECONDS)
        if not self._would_lose():
            self.leave()
            self.exit()

    def _would_lose(self) -> bool:
        """Whether an end would lose words that no folder takes, which is told; not twice within a while."""
        interview, now = self.interview, time.monotonic()
        if interview is None or interview.status.state != "not-saved" or now < self._sure_until:
            return False
        if interview.refuge():  # a copy will be put there
            return False
        self._sure_until = now + _SURE_SECONDS
        elsewhere, end = self.keymap.name("live.elsewhere"), self.keymap.name("app.quit")
        told = (
            f"Your last words are in no file: {interview.status.detail}. "
            f"{elsewhere} saves in a folder that you name; {end} again ends, and they are lost."
        )
        self.notify(told, severity="warning", timeout=_SURE_SECONDS, markup=False)
        return True

    def leave(self) -> str:
        """Close the interview in progress, if there is one; return what there is to tell of its saving.

        Whoever comes while another thread does so waits for that, and is told the same.
        """
        self._left_hidden = self._left_hidden or self.hidden
        with self._deciding:
            interview, self.interview = self.interview, None
            before = self._nobody_leaves
            if interview is not None:
                self._nobody_leaves = threading.Event()
        if interview is not None:
            try:
                self._close(interview)
            finally:
                self._nobody_leaves.set()
        elif before.is_set():
            return ""
        else:
            before.wait(CLOSING)
        return self.last_words().told

    def _close(self, interview: "Interview") -> None:
        self._now_left(interview)  # before anything can go wrong or take too long
        self._hand_over()
        self._now_left(interview, interview.close())

    def _now_left(self, interview: "Interview", status: SaveStatus | None = None) -> None:
        session = interview.session
        others = {name: left for name, left in self._left.items() if name != session.id}
        self._left = {**others, session.id: Left(interview.path, session.submitted, status)}

    def _hand_over(self) -> None:
        """Have the screens hand over what stands on them, told or not yet."""
        for screen in self.screen_stack:
            # Whatever goes wrong here, the rest is saved.
            with suppress(Exception):
                getattr(screen, "hand_over", lambda: None)()

    def last_words(self) -> LastWords:
        """Return what is to be said once the screen is closed, as far as it is known."""
        place = self.editor.open_now() if self.editor else ""
        return last_words(
            tuple(self._left.values()), self.command_for, hidden=self._left_hidden, editing=place
        )

    def say_last_words(self) -> None:
        """Give the terminal back and say them, when the app itself does not come to its end."""
        if self._driver is not None:
            # Off the main thread Textual does not come to the mouse by itself.
            getattr(self._driver, "_disable_mouse_support", lambda: None)()
            self._driver.stop_application_mode()
            self._driver.close()
        words = self.last_words()
        if said := "\n".join(filter(None, (words.earlier, words.told, words.editing, words.back))):
            print(harmless(said), file=sys.__stderr__, flush=True)

    def call_soon(self, step: Callable[[], None]) -> bool:
        """Call *step* when the loop is between two things; False when there is no loop yet, or no more.

        Safe from a signal handler and from another thread.
        """
        loop = self._loop_of_app
        if loop is None or loop.is_closed():
            return False
        loop.call_soon_threadsafe(step)
        return True

    def edit_outside(self, text: str) -> str:
        """Return *text* as an editor left it, which has the terminal meanwhile. Raises InterviewerError."""
        if self.editor is None or self.interview is None:
            raise InterviewerError("There is no editor here.")
        self.editor.ready()
        session = self.interview.session.id
        refused: InterviewerError | None = None
        try:
            with self.suspend():
                # What goes wrong is told after that: an error on its way out would leave the terminal so.
                try:
                    text = self.editor.edit(text, session)
                except InterviewerError as error:
                    refused = error
        except SuspendNotSupported as error:
            raise InterviewerError("This terminal cannot be handed to an editor.") from error
        if refused is not None:
            raise refused
        return text

    async def on_event(self, event: events.Event) -> None:
        """Take ctrl+j for the enter it is: a terminal sends it while the app is only starting."""
        if isinstance(event, events.Key) and event.key == "ctrl+j":
            event = events.Key("enter", "\r")
        await super().on_event(event)

    def action_palette(self) -> None:
        """Open the palette of all commands."""
        from interviewer.tui.palette import Palette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette())

    def action_help(self) -> None:
        """Show or hide the keys of this screen."""
        from interviewer.tui.widgets.help_pane import HelpPane

        if panes := self.screen.query(HelpPane):
            panes.remove()
        else:
            name, idle = getattr(self.screen, "NAME", ""), getattr(self.screen, "idle", ())
            reading = self.screen.has_class("-reading")
            self.screen.mount(HelpPane(name, reading=reading, idle=frozenset(idle)))

    def action_close_help(self) -> None:
        """Hide the keys of this screen."""
        self.screen.query(_HELP).remove()

    def action_scroll_help(self, by: int) -> None:
        """Show what of the help does not fit."""
        pane = self.screen.query_one(_HELP)
        pane.scroll_relative(y=by * max(1, pane.size.height - 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the keys of the help through while none is open; open one only where a screen is."""
        if action in {"close_help", "scroll_help"}:
            return bool(self.screen.query(_HELP))
        if action == "help" and not (self.screen.is_mounted and self.screen.is_attached):
            return False
        return super().check_action(action, parameters)

    def bell(self) -> None:
        """Make no sound, whatever asks for one: somebody is being interviewed."""

    def action_help_quit(self) -> None:
        """Say how to leave: ctrl+c copies, and quits nothing."""
        self.notify(f"{self.keymap.name('app.quit')} saves and quits.", markup=False)
