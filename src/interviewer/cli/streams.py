"""The standard streams, also of a process that was started without some of them, as by `>&-`."""

import io
import os
import sys
from pathlib import Path
from typing import Never


class ClosedOutput(io.TextIOBase):
    """Where output goes that was closed before the start: as with a pipe whose reader has gone."""

    encoding = "utf-8"

    def write(self, text: str | bytes) -> Never:
        """Raise BrokenPipeError, as a closed pipe does."""
        raise BrokenPipeError

    @property
    def buffer(self) -> "ClosedOutput":
        """Where bytes are written to: here as well."""
        return self

    def fileno(self) -> int:
        """Return the number that standard output has."""
        return 1


def with_all_streams() -> None:
    """Put something in the place of each stream that Python found closed, and has None for.

    An input that is at its end, and no terminal; an output that breaks as a pipe does; and nothing that
    listens to errors. Their numbers are taken as well: a file that is opened must not get one of them.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(descriptor)
    # Python has None here, whatever the annotations say.
    streams = vars(sys)
    if streams["stdin"] is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    if streams["stdout"] is None:
        sys.stdout = ClosedOutput()
    if streams["stderr"] is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
