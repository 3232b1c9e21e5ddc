"""What all screens share: the three widths, the footer, and how a broken rule is told."""

from collections.abc import Iterable
from typing import ClassVar

from textual.screen import Screen
from textual.timer import Timer

from interviewer.tui.widgets.footer import FooterKey, FooterLine


class BaseScreen(Screen[None]):
    """A screen of the app. `NAME` ties it to its actions in the table of keys."""

    NAME: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it without ClassVar
        (0, "-glance"),
        (80, "-standard"),
        (120, "-wide"),
        (144, "-huge"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-low"),
        (24, "-mid"),
        (36, "-tall"),
    ]

    def tell(self, sentence: str, *, warning: bool = False) -> None:
        """Say something at the edge of the screen; the sentence is data, not markup."""
        self.notify(sentence, severity="warning" if warning else "information", timeout=4, markup=False)

    def tell_all(self, sentences: Iterable[str]) -> None:
        """Say each of the sentences."""
        for sentence in sentences:
            self.tell(sentence)

    def show_keys(self, keys: Iterable[FooterKey]) -> None:
        """Put *keys* into the footer, most wanted first; the last one always stays."""
        self.query_one(FooterLine).keys = tuple(keys)

    def every_second(self, tick: Timer | None = None) -> None:
        """Repaint what the passing of time changes. Screens with a clock override it."""
