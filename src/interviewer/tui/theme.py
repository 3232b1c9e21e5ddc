"""The colours: four themes, each with a single accent, and none at all where `NO_COLOR` asks for that."""

from collections.abc import Mapping
from functools import lru_cache

from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from interviewer.model.settings import ThemeName


def _thinned(color: str, **shares: int) -> dict[str, str]:
    """Return *color*, written #rrggbb, by name with its share in hundredths, as the inks name it.

    A variable holds it in one piece: Textual reads no percentage out of a variable.
    """
    return {name: f"{color}{round(share * 2.55):02x}" for name, share in shares.items()}


_MARKED = {
    "here": "bold reverse",
    "lit": "reverse",
    # Textual 8.2 draws no option of its lists in reverse, whatever the style says.
    "block-cursor-text-style": "bold underline",
    "block-cursor-blurred-text-style": "bold underline",
}
"""How to mark what is under a cursor so that it shows whatever the colours are, and without any."""

DARK = Theme(
    name="dark",
    dark=True,
    primary="#7aa2f7",
    secondary="#7dcfff",
    accent="#ff9e64",
    warning="#e0af68",
    error="#f7768e",
    success="#9ece6a",
    foreground="#c0caf5",
    background="#1a1b26",
    surface="#24283b",
    panel="#2a2f45",
    variables={
        **_thinned("#c0caf5", muted=80, faint=72, rest=25),
        "here": "bold #ff9e64",
        "lit": "on #c0caf526",
        "border": "#3b4261",
        "block-cursor-foreground": "#1a1b26",
        "block-cursor-background": "#ff9e64",
        "block-cursor-blurred-background": "#30364f",
        "block-cursor-blurred-text-style": "bold",
    },
)

LIGHT = Theme(
    name="light",
    dark=False,
    primary="#2e5fb8",
    secondary="#0f6a8b",
    accent="#a8480b",
    warning="#8a5a00",
    error="#b3203a",
    success="#3f6b12",
    foreground="#1f2335",
    background="#fbfbfd",
    surface="#eceef4",
    panel="#e2e5ee",
    variables={
        **_thinned("#1f2335", muted=78, faint=68, rest=25),
        "here": "bold #a8480b",
        "lit": "on #1f23351a",
        "border": "#b5bbcc",
        "block-cursor-foreground": "#fbfbfd",
        "block-cursor-background": "#a8480b",
        "block-cursor-blurred-background": "#d4d9e6",
        "block-cursor-blurred-text-style": "bold",
    },
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    dark=True,
    primary="#9ecbff",
    secondary="#8fdcff",
    accent="#ffd60a",
    warning="#ffbf66",
    error="#ffa8b4",
    success="#8ef08e",
    foreground="#ffffff",
    background="#000000",
    surface="#1b1b1b",
    panel="#303030",
    variables={
        **_thinned("#ffffff", muted=92, faint=84, rest=45),
        **_MARKED,
        "border": "#ffffff",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#003070",
        "block-cursor-blurred-background": "#003070",
    },
)

# Of the sixteen only magenta and red stand out from black and from white in the palettes terminals come with;
# all else is the terminal's own foreground in its weights. The grounds are the terminal's: see `OWN_COLORS`.
ANSI = Theme(
    name="ansi",
    ansi=True,
    dark=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_magenta",
    warning="ansi_magenta",
    error="ansi_red",
    success="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    variables={
        **_MARKED,
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "muted": "ansi_default",
        "faint": "ansi_default dim",
        "rest": "ansi_default dim",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "input-selection-background": "ansi_default",
        "screen-selection-background": "ansi_default",
        "screen-selection-foreground": "ansi_default",
    },
)

THEMES: Mapping[ThemeName, Theme] = {
    "dark": DARK,
    "light": LIGHT,
    "high-contrast": HIGH_CONTRAST,
    "ansi": ANSI,
}
"""Every theme by its name, in the order in which one goes from each to the next."""

TITLES: Mapping[ThemeName, str] = {
    "dark": "dark",
    "light": "light",
    "high-contrast": "high contrast",
    "ansi": "the terminal's own",
}
"""What each is called on the screen."""


class Sparing(LineFilter):
    """Takes colours out of what is drawn, on its way to the terminal, and leaves bold, dim and reverse."""

    def __init__(self, *, accents: bool) -> None:
        """Leave the inks among the terminal's own sixteen when *accents*, else no colour at all."""
        super().__init__()
        self._accents = accents

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return *segments* with fewer colours; *background* does not matter."""
        return [
            Segment(text, style and _spared(style, accents=self._accents), control)
            for text, style, control in segments
        ]


OWN_COLORS = Sparing(accents=True)
"""For the terminal's own colours: what Textual mixes by itself, and every ground, is left to the terminal."""
NO_COLORS = Sparing(accents=False)
"""For `NO_COLOR`: what would remain of Textual's own filter is greys."""


@lru_cache(maxsize=1024)
def _spared(style: Style, *, accents: bool) -> Style:
    spared = style.without_color
    if style.meta:  # what a click finds, which goes with the colours
        spared += Style.from_meta(style.meta)
    if accents and style.color is not None and style.color.type is ColorType.STANDARD:
        spared += Style(color=style.color)
    return spared
