"""What commands print, whoever wrote it: letters, and nothing that steers a terminal, now or later.

Most of it is made harmless where it becomes part of a value or a report. This is for the rest, such as paths.
It holds in a pipe, too, which may end on a terminal. What is somebody's file, byte for byte, is printed as
bytes, which this lets through, and so is what programs read; JSON writes what would be lost here as numbers.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, BinaryIO

from interviewer.model.text import harmless


class Output:
    """A stream that leads nowhere once its reader has gone: whoever looks away changes nothing.

    What a command does it does to its end, and it exits as it would have.
    """

    def __init__(self, stream: IO[Any]) -> None:
        self._stream = stream

    def write(self, data: Any) -> int:
        """Write *data*, if anybody reads it."""
        with self._read_or_not():
            self._stream.write(data)
        return len(data)

    def flush(self) -> None:
        """Hand over what was written, if anybody reads it."""
        with self._read_or_not():
            self._stream.flush()

    @contextmanager
    def _read_or_not(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            drop(self._stream)

    def __getattr__(self, name: str) -> Any:
        """Be the stream in all else."""
        return getattr(self._stream, name)


class HarmlessOutput(Output):
    """A stream of text that people read."""

    def write(self, data: str) -> int:
        """Write *data* without control characters, and without what turns it around."""
        super().write(harmless(data))
        return len(data)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each of *lines* so."""
        for line in lines:
            self.write(line)

    @property
    def buffer(self) -> BinaryIO:
        """Takes bytes, as they are."""
        beneath: Any = Output(self._stream.buffer)  # type: ignore[attr-defined]
        return beneath  # type: ignore[no-any-return]


def drop(stream: IO[Any]) -> None:
    """Let what is left of *stream* go nowhere: Python would try once more at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def print_as_it_is(text: str) -> None:
    """Print *text* that programs read, or people paste: into a pipe as it is, and in UTF-8 in any locale.

    On a terminal it is made harmless as all else.
    """
    import click

    click.echo(text if sys.stdout.isatty() else text.encode("utf-8", "backslashreplace"), nl=False)
