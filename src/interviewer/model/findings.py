"""Findings: what is wrong with a file people wrote, and where."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault in a file, or a thing worth a second look."""

    path: str
    """The file, as the user would name it."""
    line: int
    """From 1; 0 when the fault is with the file as a whole."""
    column: int
    """From 1, in characters; 0 when there is none."""
    message: str
    """One sentence that says what is wrong and, where it helps, what to do."""
    code: str
    """A short stable name of the kind of fault, such as `unknown-key`."""
    severity: Literal["error", "warning"] = "error"
    source: str = ""
    """The line of the file, for showing; empty when there is none."""
    width: int = 1
    """How many characters from `column` the fault covers."""

    @property
    def sentence(self) -> str:
        """The message with the one mark at its end that others can follow on."""
        return self.message if self.message.endswith(("?", ".", "!")) else f"{self.message}."
