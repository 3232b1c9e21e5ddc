"""The smallest app that could take notes: what Textual costs before anything of ours is added.

`python bare.py [FILE]` shows the text of FILE, the caret at its end.
"""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, TextArea


class Bare(App[None]):
    """A header, a text area and a footer."""

    BINDINGS = [("ctrl+q", "quit", "Quit")]  # noqa: RUF012 - as every example of Textual has it

    def __init__(self, text: str = "here is room for notes") -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Header()
        yield TextArea(self._text)
        yield Footer()

    def on_mount(self) -> None:
        """Put the caret where someone goes on writing."""
        notes = self.query_one(TextArea)
        notes.move_cursor(notes.document.end)


if __name__ == "__main__":
    Bare(*(Path(name).read_text(encoding="utf-8") for name in sys.argv[1:2])).run()
