"""The colours: one dark theme and one light one, each with a single accent."""

from textual.theme import Theme

DARK = Theme(
    name="interviewer-dark",
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
        "border": "#3b4261",
        "block-cursor-foreground": "#1a1b26",
        "block-cursor-background": "#ff9e64",
        "block-cursor-blurred-background": "#343a55",
        "block-cursor-blurred-text-style": "bold",
    },
)

LIGHT = Theme(
    name="interviewer-light",
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
        "border": "#b5bbcc",
        "block-cursor-foreground": "#fbfbfd",
        "block-cursor-background": "#a8480b",
        "block-cursor-blurred-background": "#d4d9e6",
        "block-cursor-blurred-text-style": "bold",
    },
)

THEMES = (DARK, LIGHT)
