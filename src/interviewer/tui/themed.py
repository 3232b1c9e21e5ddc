"""How the app looks: the colours to begin with and those chosen, none for `NO_COLOR`, and what is said."""

import os
from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter, Monochrome
from textual.notifications import SeverityLevel

from interviewer.live.desk import Desk
from interviewer.model.settings import Settings, ThemeName
from interviewer.tui.theme import ANSI, NO_COLORS, OWN_COLORS, THEMES, TITLES
from interviewer.tui.views.lines import foldable

_TOLD, _TOLD_EDGES = 57, 3
"""Cells for what is said at the edge of the screen, as the styles have it, and those beside it."""


class ThemedApp(App[str]):
    """Knows the themes. What it is part of sets the desk and the settings, then calls `put_on_first`."""

    desk: Desk
    settings: Settings

    def put_on_first(self) -> None:
        """Put on the colours to begin with: as set, else as chosen last, else dark.

        Before anything is drawn: a theme put on later has every rule of every style parsed again.
        """
        # As https://no-color.org has it: set to nothing is not set.
        self.no_color = bool(os.environ.get("NO_COLOR"))
        for theme in THEMES.values():
            self.register_theme(theme)
        chosen = self.settings.theme or self.desk.remembered().theme or "dark"
        self.set_reactive(ThemedApp.theme, ANSI.name if self.no_color else chosen)
        self.stylesheet.set_variables(self.get_css_variables())

    def action_theme(self, name: ThemeName | None = None) -> None:
        """Put on the colours called *name*, or else the next ones.

        They are remembered, unless the settings name colours: these come back at the next start.
        """
        if self.no_color:
            self.notify("NO_COLOR is set, so nothing is drawn in colour.", markup=False)
            return
        names = tuple(THEMES)
        chosen = name or names[(names.index(self.theme) + 1) % len(names)]
        self.theme = chosen
        told = f"The colours are now {TITLES[chosen]}"
        if self.settings.theme is None:
            self.desk.remember_theme(chosen)
        elif chosen != self.settings.theme:
            told += f', for this session; theme = "{chosen}" in config.toml keeps them'
        self.notify(f"{told}.", markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what thins out colours on their way to the terminal."""
        if self.no_color:
            return (NO_COLORS,)
        if self.theme == ANSI.name:
            return (OWN_COLORS,)
        return [one for one in super().get_line_filters() if not isinstance(one, Monochrome)]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something at the edge of the screen; the names of files in it stay readable."""
        told = foldable(message, min(_TOLD, self.size.width - _TOLD_EDGES))
        super().notify(told, title=title, severity=severity, timeout=timeout, markup=markup)
