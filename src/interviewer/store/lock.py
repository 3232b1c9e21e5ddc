"""Who has a session open for writing: a hidden file beside it, `.NAME.lock`, for people and for politeness.

A hint and no more. What keeps two writers from overwriting each other is that the file's content is compared
before it is replaced; a lock that cannot be written, is damaged or lies never stops an interview.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import tomli
import tomli_w

from interviewer.model.text import one_line
from interviewer.store.process import Process, alive
from interviewer.store.seam import Disk, forget, is_file, write_new

_FORMAT = "lock/1"
_LARGEST = 10_000
_LONGEST = 100

Holder = Literal["ours", "gone", "here", "elsewhere"]
"""Who holds a lock: this process; one of this machine that has ended; one that has not; somebody on another
machine, of whom no more can be known."""


@dataclass(frozen=True, slots=True)
class Lock:
    """What a lock tells. Of a damaged one, nothing is empty that can be had."""

    user: str
    process: Process
    since: datetime | None
    """In UTC; None when that is not told."""

    def holder(self, here: Process) -> Holder:
        """Return who holds it, seen from the process *here*."""
        here = _as_told(here)
        if self.process == here:
            return "ours"
        if self.process.host != here.host:
            return "elsewhere"
        return "here" if alive(self.process, here) else "gone"

    def by(self, here: Process) -> str:
        """Return who holds it in words: `in another window`, or `by grace on laptop`."""
        user = f"by {self.user} " if self.user and self.user != user_name() else ""
        if self.process.host == _as_told(here).host:
            return f"{user}in another window"
        return f"{user}on {self.process.host or 'another machine'}"


def lock_path(session: Path) -> Path:
    """Return where the lock of the session file *session* is."""
    return session.with_name(f".{session.stem}.lock")


def read_lock(disk: Disk, session: Path) -> Lock | None:
    """Return the lock of the file *session*; None when there is none, or none that can be read."""
    path = lock_path(session)
    try:
        if not is_file(disk, path):  # a pipe would wait for a writer for ever
            return None
        found = tomli.loads(disk.read(path, _LARGEST).decode())
    except PermissionError:  # somebody else's, who has the session open
        return Lock("", Process("", 0), None)
    except (OSError, ValueError, RecursionError):
        return None
    pid, since = found.get("pid"), found.get("since")
    if found.get("format") != _FORMAT or type(pid) is not int or not 0 < pid < 2**31:
        return None
    process = Process(_text(found.get("host")), pid, _text(found.get("boot")), _text(found.get("began")))
    return Lock(_text(found.get("user")), process, _in_utc(since) if isinstance(since, datetime) else None)


class SessionLock:
    """The lock of the session that this process has open. It never raises."""

    def __init__(
        self, disk: Disk, here: Process, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._disk = disk
        self._here = _as_told(here)
        self._ours = Lock(user_name(), self._here, now().replace(microsecond=0))
        self._path: Path | None = None
        self._replaced: Lock | None = None
        """Whose lock ours took the place of. A sync client may bring it back, which takes nothing over."""

    @property
    def path(self) -> Path | None:
        """The session file whose lock is held; None before it is taken."""
        return self._path

    def another(self) -> "SessionLock":
        """Return one of the same process for another file."""
        return SessionLock(self._disk, self._here)

    def taken_by(self) -> str:
        """Return who took the session over from us, as `Lock.by` has it; empty while nobody did.

        One that is gone is put in its place again.
        """
        if self._path is None:
            return ""
        found = read_lock(self._disk, self._path)
        is_new = found is not None and found != self._replaced
        if found is not None and is_new and found.holder(self._here) in ("here", "elsewhere"):
            return found.by(self._here)
        if found != self._ours:
            self._put(self._path)
        return ""

    def take(self, session: Path) -> None:
        """Hold the lock of the file *session*, whoever held it, and that of no other."""
        if self._path == session:
            return
        self.release()
        self._path = session
        found = read_lock(self._disk, session)
        if found != self._ours:
            self._replaced = found
            self._put(session)

    def release(self) -> None:
        """Remove the lock that is held, if it is still ours."""
        path, self._path = self._path, None
        if path is not None and read_lock(self._disk, path) == self._ours:
            forget(self._disk, lock_path(path))

    def _put(self, session: Path) -> None:
        path = lock_path(session)
        temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
        try:
            write_new(self._disk, temporary, _toml(self._ours))
            with suppress(OSError):  # whoever may open the session has to see that it is open
                self._disk.open_as(session, temporary)
            self._disk.replace(temporary, path)
        except OSError:
            forget(self._disk, temporary)


def user_name() -> str:
    """Return what the environment calls the user; empty when it does not tell.

    Not `getpass.getuser`: where the environment is silent it asks the system, which may ask a socket.
    """
    named = (os.environ.get(name, "") for name in ("LOGNAME", "USER", "LNAME", "USERNAME"))
    return one_line(next(filter(None, named), ""))[:_LONGEST]


def _toml(lock: Lock) -> bytes:
    process = lock.process
    told = {
        "format": _FORMAT,
        "user": lock.user,
        "host": process.host,
        "pid": process.pid,
        "boot": process.boot,
        "began": process.began,
        "since": lock.since,
    }
    return tomli_w.dumps({key: value for key, value in told.items() if value}).encode()


def _as_told(process: Process) -> Process:
    """Return *process* as it is read from a lock."""
    return Process(_text(process.host), process.pid, _text(process.boot), _text(process.began))


def _text(value: object) -> str:
    return one_line(value)[:_LONGEST] if isinstance(value, str) else ""


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
