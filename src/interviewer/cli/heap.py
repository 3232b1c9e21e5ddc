"""A steady size for a process that writes a growing text again and again."""

import ctypes
from contextlib import suppress

_MMAP_THRESHOLD = -3
_BYTES = 64 * 1024


def hold_steady() -> None:
    """Have glibc give large blocks back to the system once they are free; do nothing elsewhere.

    By itself it keeps them after a while, to use again. The text of a session is a little longer each time
    it is written, fits into none of the blocks kept, and in an hour the process is ten megabytes larger.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _BYTES)
