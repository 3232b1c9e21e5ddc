"""What all screens share: the three widths, the footer, and how a broken rule is told."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, ClassVar, Literal

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.timer import Timer

from interviewer.model.saved import SaveStatus
from interviewer.tui.bindings import rebind
from interviewer.tui.keymap import Keymap, keymap_of
from interviewer.tui.keys import BY_ID, ScreenName
from interviewer.tui.ordered import Acting
from interviewer.tui.styled import add_styles
from interviewer.tui.widgets.footer import FooterKey, FooterLine, footer_key, in_effect
from interviewer.tui.widths import HUGE, STANDARD, WIDE


class BaseScreen(Acting, Screen[None]):
    """A screen of the app. `NAME` ties it to its actions in the table of keys."""

    NAME: ClassVar[ScreenName | Literal[""]] = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it without ClassVar
        (0, "-glance"),
        (STANDARD, "-standard"),
        (WIDE, "-wide"),
        (HUGE, "-huge"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-flat"),
        (16, "-low"),
        (24, "-mid"),
        (36, "-tall"),
    ]

    covered = False
    """Whether only the curtain is, or was, in front: then all is to stay as it is."""
    _told_of_saving = ""
    _resumed = False

    def _post_register(self, app: App[Any]) -> None:
        """Take the styles, the keys that were chosen before the first can come, and the classes of the size.

        Textual would set these only once all is laid out and drawn, and then do all of it again.
        """
        super()._post_register(app)
        width, height = app.size
        self.add_class(*self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS), update=False)
        self.add_class(*self._get_breakpoint_classes(height, self.VERTICAL_BREAKPOINTS), update=False)
        if self.NAME:
            add_styles(app, self.NAME)
            rebind(self, self.NAME, keymap_of(app))

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Keep the styles the first time: each widget has just been given its own."""
        if not self._resumed:
            self._resumed = True
            event.refresh_styles = False
        self.covered = False
        super()._on_screen_resume(event)

    def call_after_refresh(self, callback: Callable[..., object], *args: Any, **kwargs: Any) -> bool:
        """Call *callback* once all is drawn, if the screen is still there: its widgets go before it does."""
        return super().call_after_refresh(self._while_there, partial(callback, *args, **kwargs))

    def _while_there(self, callback: Callable[[], object]) -> object:
        return callback() if self.is_attached and self in self.app.screen_stack else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing before the widgets are there, nor once the app leaves: keys come sooner and later."""
        return super().check_action(action, parameters) if self.is_mounted and self.is_attached else False

    @property
    def idle(self) -> frozenset[str]:
        """The ids of the actions that do nothing here and now; the help leaves them out."""
        return frozenset()

    @property
    def keymap(self) -> Keymap:
        """The keys in effect; `keymap.name("live.next")` is a key for a sentence."""
        return keymap_of(self.app)

    def tell(self, sentence: str, *, warning: bool = False) -> None:
        """Say something at the edge of the screen; the sentence is data, not markup."""
        self.forget_told()
        self.notify(sentence, severity="warning" if warning else "information", timeout=4, markup=False)

    def forget_told(self) -> None:
        """Let go of what was said: the person goes elsewhere, or something else is said."""
        self.app.clear_notifications()
        # Textual leaves the place of what is cleared; the next would stand a line lower, over the prompt.
        self.query("ToastHolder").remove()

    def show_saved(self, status: SaveStatus | None) -> None:
        """Put *status* into the footer; what happened to a file that is saved all the same is told once.

        So is where the notes are while they are not in that file.
        """
        footer = self.query_one(FooterLine)
        footer.status = status
        self._show_urgent()
        told = status.told if status else ""
        if told and told != self._told_of_saving:
            key = self.keymap.name(footer.urgent[0].of) if footer.urgent else ""
            amiss = status is not None and status.amiss
            self.tell(f"{told} {key} saves it elsewhere." if key else told, warning=amiss)
        if status is None or status.state != "saving":
            self._told_of_saving = told

    def tell_all(self, sentences: Iterable[str]) -> None:
        """Say each of the sentences."""
        if told := " ".join(sentences):
            self.tell(told)

    def on_ask_bar_empty(self) -> None:
        """Say what a question waits for."""
        self.tell("Nothing is typed yet. Type an answer, or go back with esc.")

    def hand_over(self) -> None:
        """Hand over what was typed and is not told yet: the app leaves. Screens with text override it."""

    def show_keys(self, keys: Iterable[FooterKey]) -> None:
        """Put *keys* into the footer, most wanted first; the last one always stays."""
        self.query_one(FooterLine).keys = in_effect(keys, self.keymap)
        self._show_urgent()

    def _show_urgent(self) -> None:
        """Put the key that saves elsewhere first while saving fails, unless a question has the keys."""
        footer, elsewhere = self.query_one(FooterLine), f"{self.NAME}.elsewhere"
        amiss = footer.status is not None and footer.status.amiss
        asking = any(bar.display for bar in self.query("AskBar"))
        wanted = amiss and not asking and elsewhere in BY_ID
        word = "elsewhere" if self.size.width < STANDARD else ""
        footer.urgent = in_effect([footer_key(elsewhere, word=word)] if wanted else (), self.keymap)

    def every_second(self, tick: Timer | None = None) -> None:
        """Repaint what the passing of time changes. Screens with a clock override it."""
