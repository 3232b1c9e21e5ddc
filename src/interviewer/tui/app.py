"""The app: themes, the way between screens, and a calm end. It holds no rules."""

import asyncio
import gc
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath
from typing import ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.message import Message
from textual.screen import Screen

from interviewer.live.desk import Conflict, Desk
from interviewer.live.interview import Interview
from interviewer.model.errors import InterviewerError
from interviewer.model.settings import DEFAULTS, Settings
from interviewer.tui import messages as show
from interviewer.tui.hardening import harden
from interviewer.tui.live_source import Reading
from interviewer.tui.palette import ActionProvider
from interviewer.tui.theme import DARK, LIGHT, THEMES
from interviewer.tui.widgets.help_pane import HelpPane

STYLES = Path(__file__).parent / "styles"

FirstScreen = Screen[None]
"""A screen the app can start with."""

_GRACE_SECONDS = 0.05


class InterviewerApp(App[str]):
    """Starts on one screen and knows how to reach the others. Its result is a last line for the terminal.

    Screens are imported when they are first shown: the first one should appear at once.
    """

    TITLE = "interviewer"
    # All styles at once: those that a screen brings along later have every rule parsed again.
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        STYLES / f"{name}.tcss"
        for name in (
            "app",
            "home",
            "setup",
            "live",
            "scorecard",
            "submitted",
            "review",
            "compare",
            "coverage",
            "conflict",
        )
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {ActionProvider}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9,ctrl+p", "command_palette", "All commands", show=False, priority=True),
        Binding("colon", "command_palette", "All commands", show=False),
        Binding("ctrl+q", "quit", "Save and quit", show=False, priority=True),
        Binding("q", "quit", "Save and quit", show=False),
        Binding("ctrl+underscore,f1", "help", "Help for this screen", show=False, priority=True),
        Binding("escape", "close_help", "Close the help", show=False, priority=True),
        Binding("question_mark", "help", "Help for this screen", show=False),
    ]

    def __init__(
        self,
        desk: Desk,
        first: "Screen[None] | None" = None,
        interview: Interview | None = None,
        *,
        wish: object = None,
        settings: Settings = DEFAULTS,
    ) -> None:
        """Open *first*, or the home screen and above it what *wish*, one of `messages`, asks for."""
        harden()
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        # Before anything is drawn: a theme put on later has every rule of every style parsed again.
        self.set_reactive(InterviewerApp.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.desk = desk
        self.settings = settings
        self.interview = interview
        self.left_unfinished = ""
        """Where the session is that was open, and not submitted, when the app ended."""
        self.crash = ""
        """What to say when the app ended by its own fault."""
        self.terminal_gone: Callable[[], bool] = lambda: False
        """Asked each second; a terminal that vanished ends the app."""
        self.before_exit: Callable[[], None] = lambda: None
        """Called when the process ends at once, with no way back to whoever started the app."""
        self._first = first
        self._wish = wish
        self._loop_of_app: asyncio.AbstractEventLoop | None = None

    def on_mount(self) -> None:
        """Open the first screen."""
        self._loop_of_app = asyncio.get_running_loop()
        if self._first is not None:
            self.push_screen(self._first)
        else:
            self._home()
        if isinstance(self._wish, Message):
            self.post_message(self._wish)
        self.set_interval(1.0, self._check_terminal)
        self.call_after_refresh(gc.enable)

    def _check_terminal(self) -> None:
        if self.terminal_gone():
            self.leave()
            self.exit(return_code=129)

    async def action_quit(self) -> None:
        """Save, let go of the session, and end.

        This key overtakes those before it, which a widget may still have to take; so it waits for them.
        """
        await asyncio.sleep(_GRACE_SECONDS)
        self.exit(self.leave())

    def leave(self) -> str:
        """Close the interview in progress, if there is one; return what there is to tell of its saving."""
        interview, self.interview = self.interview, None
        if interview is None:
            return ""
        for screen in self.screen_stack:
            # What stands on the screen counts, told or not yet; whatever goes wrong here, it is saved.
            with suppress(Exception):
                getattr(screen, "hand_over", lambda: None)()
        status = interview.close()
        self.left_unfinished = "" if interview.session.submitted else interview.path
        return status.detail if status.state == "saved" else status.sentence

    def call_soon(self, step: Callable[[], None]) -> bool:
        """Call *step* when the loop is between two things; False when there is no loop yet.

        Safe from a signal handler and from another thread.
        """
        loop = self._loop_of_app
        if loop is not None:
            loop.call_soon_threadsafe(step)
        return loop is not None

    def _handle_exception(self, error: Exception) -> None:
        """End without a traceback: it would show what was noted about a person.

        The session is saved first. `INTERVIEWER_DEBUG` brings the traceback back.
        """
        told = self.leave()
        if os.environ.get("INTERVIEWER_DEBUG") or self.is_headless:
            super()._handle_exception(error)
            return
        where = f"Your notes are in {self.left_unfinished}. " if self.left_unfinished else ""
        self.crash = (
            f"The app failed ({type(error).__name__}). {where}{told} "
            "Run it again with INTERVIEWER_DEBUG=1 to see where."
        )
        self._return_code = 1
        self.exit(return_code=1)

    def action_palette(self) -> None:
        """Open the palette of all commands."""
        self.action_command_palette()

    def action_theme(self) -> None:
        """Put on the other colours."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_help(self) -> None:
        """Show or hide the keys of this screen."""
        if panes := self.screen.query(HelpPane):
            panes.remove()
        else:
            self.screen.mount(HelpPane(getattr(self.screen, "NAME", "")))

    def action_close_help(self) -> None:
        """Hide the keys of this screen."""
        self.screen.query(HelpPane).remove()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Esc through to the screen while no help is open."""
        return action != "close_help" or bool(self.screen.query(HelpPane))

    def action_help_quit(self) -> None:
        """Say how to leave: ctrl+c copies, and quits nothing."""
        self.notify("ctrl+q saves and quits.", markup=False)

    # The way between screens

    @on(show.ShowHome)
    def _home(self) -> None:
        from interviewer.tui.screens.home import HomeScreen

        if told := self.leave():
            self.notify(told, severity="error", markup=False)
        self._put_on_top(HomeScreen(self.desk))

    @on(show.ShowSetUp)
    def _set_up(self, event: show.ShowSetUp) -> None:
        from interviewer.tui.screens.setup import SetUpScreen

        self.push_screen(SetUpScreen(self.desk, event.plan))

    @on(show.ShowLive)
    def _live(self, event: show.ShowLive) -> None:
        from interviewer.tui.screens.live import LiveScreen

        self.interview = event.interview
        self._put_on_top(LiveScreen(event.interview))

    @on(show.ShowScorecard)
    def _scorecard(self, event: show.ShowScorecard) -> None:
        from interviewer.tui.screens.scorecard import ScorecardScreen

        if event.source.status is None:
            self.pop_screen()
        self.push_screen(ScorecardScreen(event.source))

    @on(show.ShowQuestions)
    def _questions(self, event: show.ShowQuestions) -> None:
        from interviewer.tui.screens.live import LiveScreen

        self.pop_screen()
        self.push_screen(LiveScreen(event.source))

    @on(show.ShowSavedSession)
    def _saved_session(self, event: show.ShowSavedSession) -> None:
        from interviewer.tui.screens.scorecard import ScorecardScreen

        self.push_screen(ScorecardScreen(event.source, event.skill))

    @on(show.ShowSubmitted)
    def _submitted(self, event: show.ShowSubmitted) -> None:
        from interviewer.tui.screens.submitted import SubmittedScreen

        told = self.leave()
        self._put_on_top(SubmittedScreen(event.source, told))

    @on(show.ShowReview)
    def _review(self) -> None:
        from interviewer.tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen(self.desk))

    @on(show.ShowSession)
    def _session(self, event: show.ShowSession) -> None:
        saved = next((saved for saved in self.desk.sessions() if saved.name == event.name), None)
        if saved is None or saved.session is None:
            why = saved.fault if saved else "it is not there any more"
            self.notify(f"{event.name}: {why}", severity="warning", markup=False)
            return
        self._saved_session(show.ShowSavedSession(Reading(saved.session, saved.path)))

    @on(show.ShowCompare)
    def _compare(self, event: show.ShowCompare) -> None:
        from interviewer.tui.screens.compare import CompareScreen

        self.push_screen(CompareScreen(self.desk, event.names))

    @on(show.ShowCoverage)
    def _coverage(self) -> None:
        from interviewer.tui.screens.coverage import CoverageScreen

        self.push_screen(CoverageScreen(self.desk))

    @on(show.ResumeSession)
    def _resume(self, event: show.ResumeSession) -> None:
        from interviewer.tui.screens.conflict import ConflictScreen

        try:
            answer = self.desk.resume(event.name, keep=event.keep)
        except InterviewerError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if isinstance(answer, Conflict):
            self.push_screen(ConflictScreen(answer))
        else:
            self._live(show.ShowLive(answer))

    def _put_on_top(self, screen: "Screen[None]") -> None:
        """Make *screen* the only one above the blank default."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(screen)
