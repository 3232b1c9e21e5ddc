"""A file that people write, before anybody has read what it means."""

from dataclasses import dataclass
from typing import Literal

FileKind = Literal["pack", "rubric", "role", "plan", "config"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file of a workspace as it was read: its text, or why there is none."""

    path: str
    """The path as the user would name it."""
    id: str
    """The file's name without `.toml`."""
    kind: FileKind
    text: str = ""
    fault: str = ""
    """Why the file could not be read; empty when it could."""
    fault_line: int = 0
    """The line that could not be read, from 1; 0 when the fault is with the file as a whole."""
