"""The smallest app that could list sessions: what Textual costs before anything of ours is added."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header

ROWS = 15
"""As many lines as our home screen shows of plans and sessions."""


class BareTable(App[None]):
    """A header, a table and a footer."""

    BINDINGS = [("ctrl+q", "quit", "Quit")]  # noqa: RUF012 - as every example of Textual has it

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable()
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns("date", "candidate", "plan", "interviewer")
        for number in range(ROWS):
            table.add_row("2026-11-21", f"Candidate {number}", "Back-end screen", "Ida Test")


if __name__ == "__main__":
    BareTable().run()
