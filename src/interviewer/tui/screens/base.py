"""What all screens share: the three widths, the footer, and how a broken rule is told."""

from collections.abc import Iterable
from typing import ClassVar

from textual.screen import Screen
from textual.timer import Timer

from interviewer.model.saved import SaveStatus
from interviewer.tui.widgets.footer import FooterKey, FooterLine
from interviewer.tui.widths import HUGE, STANDARD, WIDE


class BaseScreen(Screen[None]):
    """A screen of the app. `NAME` ties it to its actions in the table of keys."""

    NAME: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it without ClassVar
        (0, "-glance"),
        (STANDARD, "-standard"),
        (WIDE, "-wide"),
        (HUGE, "-huge"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-low"),
        (24, "-mid"),
        (36, "-tall"),
    ]

    _told_of_saving = ""

    def tell(self, sentence: str, *, warning: bool = False) -> None:
        """Say something at the edge of the screen; the sentence is data, not markup."""
        self.app.clear_notifications()
        self.notify(sentence, severity="warning" if warning else "information", timeout=4, markup=False)

    def show_saved(self, status: SaveStatus | None) -> None:
        """Put *status* into the footer; what happened to a file that is saved all the same is told once."""
        self.query_one(FooterLine).status = status
        told = status.detail if status and status.state == "saved" else ""
        if told and told != self._told_of_saving:
            self.tell(told)
        self._told_of_saving = told or self._told_of_saving

    def tell_all(self, sentences: Iterable[str]) -> None:
        """Say each of the sentences."""
        if told := " ".join(sentences):
            self.tell(told)

    def hand_over(self) -> None:
        """Hand over what was typed and is not told yet: the app leaves. Screens with text override it."""

    def show_keys(self, keys: Iterable[FooterKey]) -> None:
        """Put *keys* into the footer, most wanted first; the last one always stays."""
        self.query_one(FooterLine).keys = tuple(keys)

    def every_second(self, tick: Timer | None = None) -> None:
        """Repaint what the passing of time changes. Screens with a clock override it."""
