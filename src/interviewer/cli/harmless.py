"""What commands print on a terminal, whoever wrote it: letters, and nothing that steers the terminal.

Most of it is made harmless where it becomes part of a value or a report. This is for the rest, such as paths
and files that are printed as they are. Into a pipe goes what was asked for, byte for byte.
"""

from typing import Any, TextIO

from interviewer.model.text import harmless


class HarmlessOutput:
    """A stream of text that leads to a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write *text* without control characters, and without what turns it around."""
        self._stream.write(harmless(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        """Be the stream in all else."""
        return getattr(self._stream, name)
