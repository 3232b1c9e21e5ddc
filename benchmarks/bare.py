"""The smallest app that could take notes: what Textual costs before anything of ours is added."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, TextArea


class Bare(App[None]):
    """A header, a text area and a footer."""

    BINDINGS = [("ctrl+q", "quit", "Quit")]  # noqa: RUF012 - as every example of Textual has it

    def compose(self) -> ComposeResult:
        yield Header()
        yield TextArea("here is room for notes")
        yield Footer()


if __name__ == "__main__":
    Bare().run()
