"""What commands print, whoever wrote it: letters, and nothing that steers a terminal, now or later.

Most of it is made harmless where it becomes part of a value or a report. This is for the rest, such as paths.
It holds in a pipe, too, which may end on a terminal. What is somebody's file, byte for byte, is printed as
bytes, which this lets through; JSON writes what would be lost here as numbers.
"""

from typing import Any, TextIO

from interviewer.model.text import harmless


class HarmlessOutput:
    """A stream of text that people read."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write *text* without control characters, and without what turns it around."""
        self._stream.write(harmless(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        """Be the stream in all else."""
        return getattr(self._stream, name)
