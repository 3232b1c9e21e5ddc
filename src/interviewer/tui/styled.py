"""Which styles a screen is drawn with: those of every screen, and a file of its own."""

from pathlib import Path
from typing import Any

from textual.app import App

STYLES = Path(__file__).parent / "styles"
SHARED = STYLES / "app.tcss"


def add_styles(app: App[Any], name: str) -> None:
    """Add the styles of the screen called *name* to those of *app*; before its first widget is styled.

    A screen's own `CSS_PATH` would have every rule of every style parsed again, and all of them at once keep
    the first screen waiting for those of all others.
    """
    path = STYLES / f"{name}.tcss"
    if not app.stylesheet.has_source(str(path)):
        app.stylesheet.add_source(path.read_text(encoding="utf-8"), read_from=(str(path), ""))
