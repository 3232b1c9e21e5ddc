"""The standard streams, also of a process that was started without some of them, as by `>&-`."""

import os
import sys
from pathlib import Path


def with_all_streams() -> None:
    """Put something in the place of each stream that Python found closed, and has None for.

    An input that is at its end, and no terminal; outputs that nobody reads. Their numbers are taken as well:
    a file that is opened must not get one of them.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(descriptor)
    # Python has None here, whatever the annotations say.
    streams = vars(sys)
    if streams["stdin"] is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    for name in ("stdout", "stderr"):
        if streams[name] is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
