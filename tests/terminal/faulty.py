"""The program on a disk that is watched or stalls: `python faulty.py SETTINGS ARGUMENTS...`.

SETTINGS is JSON. `log` names a file to which each call of the seam is written as it begins, with the file
it is about. `stall` has, for calls of the seam, a named pipe each: where that is there, the call waits until
whoever holds it lets go. `names` makes the names of temporary files known beforehand. All else is the
program.
"""

import functools
import json
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from interviewer.cli import main
from interviewer.store.seam import Disk
from tests.audit.hook import watch_program

KNOWN = "00000000"
"""What stands in the names of temporary files where they are to be known."""


def about(given: object) -> str:
    """Return the path that the first argument of a call of the seam is about."""
    return str(Path(f"/proc/self/fd/{given}").readlink()) if isinstance(given, int) else str(given)


def watched(
    name: str, call: Callable[..., Any], settings: dict[str, Any], log: int | None
) -> Callable[..., Any]:
    """Return *call* of the seam, logged and stalled as *settings* say."""

    @functools.wraps(call)
    def watching(disk: Disk, *given: Any) -> Any:
        if log is not None:
            os.write(log, f"{name} {about(given[0])}\n".encode())
        if gate := settings.get("stall", {}).get(name):
            with suppress(FileNotFoundError), Path(gate).open("rb", buffering=0) as closed:
                closed.read()
        return call(disk, *given)

    return watching


def prepare(settings: dict[str, Any]) -> None:
    """Have every disk do as *settings* say."""
    log = None
    if path := settings.get("log"):
        log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for name, call in list(vars(Disk).items()):
        if not name.startswith("_"):
            setattr(Disk, name, watched(name, call, settings, log))
    if settings.get("names"):
        secrets.token_hex = lambda nbytes=None: KNOWN


@contextmanager
def stalled(gate: Path) -> Iterator[None]:
    """Have the calls wait that *gate* is for, as long as the context lasts."""
    os.mkfifo(gate)
    held = os.open(gate, os.O_RDWR)  # to write alone would wait for somebody who reads
    try:
        yield
    finally:
        gate.unlink()  # first, so that nobody comes to wait for what has ended
        os.close(held)


if __name__ == "__main__":
    prepare(json.loads(sys.argv.pop(1)))
    watch_program()
    sys.exit(main())
