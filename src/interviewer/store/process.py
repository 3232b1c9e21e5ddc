"""Which process wrote a journal, and whether it still runs."""

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Process:
    """A process on a machine since it was started up. What cannot be known is empty."""

    host: str
    pid: int
    boot: str = ""
    """The id of this start of the machine."""
    began: str = ""
    """When the process began, in the system's own count; tells a recycled pid apart."""


def this_process() -> Process:
    """Return the process we are."""
    return Process(platform.node(), os.getpid(), _boot_id(), _began(os.getpid()))


def alive(process: Process, here: Process) -> bool:
    """Whether *process* still runs, seen from *here*. One of another machine or start-up does not."""
    same_boot = process.boot == here.boot if process.boot and here.boot else process.host == here.host
    if not same_boot or not _runs(process.pid):
        return False
    return not process.began or process.began == _began(process.pid)


def _runs(pid: int) -> bool:
    if sys.platform == "win32":
        # There is no harmless way to ask without more code; two writers are kept apart by the hash check.
        return pid == os.getpid()
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _began(pid: int) -> str:
    """Return field 22 of `/proc/PID/stat`; the name in field 2 may hold spaces and parentheses."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    return fields[19] if len(fields) > 19 else ""
