"""What the thread of a record does that publishes its session, in one place after another."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from interviewer.model.errors import CannotSave
from interviewer.store.journal import Journal
from interviewer.store.lock import SessionLock
from interviewer.store.loop import NEVER
from interviewer.store.publish import SessionFile
from interviewer.store.schedule import Wanted, Written, doubted, due, failed, is_written

LOOK_EACH = 2.0
"""Seconds after which it is looked whether the file and its lock are still ours."""


@dataclass(slots=True)
class Place:
    """Where the session is published, and how that goes: each has a thread of its own."""

    file: SessionFile
    lock: SessionLock
    writing_since: float | None = None
    """None while nothing is written."""
    next_look: float = 0.0
    taken_by: str = ""


class Publishing:
    """The part of a record that runs in such a thread."""

    _place: Place
    _journal: Journal
    _wanted: Wanted
    _written: Written
    _leaving: bool
    _time: Callable[[], float]
    _swapping: threading.Lock
    """Held for an assignment and never for longer."""

    def _step(self, place: Place) -> float:
        """Publish when it is due; return in how many seconds to look again."""
        if place is not self._place:
            place.lock.release()
            return NEVER
        now = place.writing_since = self._time()
        try:
            return self._look_and_write(place, now)
        finally:
            place.writing_since = None

    def _look_and_write(self, place: Place, now: float) -> float:
        if self._leaving or now >= place.next_look:
            place.next_look = now + LOOK_EACH
            self._look(place)
        at = due(self._wanted, self._written)
        if at is not None and at <= now:
            self._set(place.file, self._write(place.file, self._wanted))
            if place.lock.path not in (None, place.file.path):  # who changed the file that was left?
                self._look(place)
            at = due(self._wanted, self._written)
        if self._leaving:
            place.lock.release()
        soon = place.next_look if at is None else min(at, place.next_look)
        return max(0.0, soon - self._time())

    def _look(self, place: Place) -> None:
        """Find out whether the session is still ours to write, and its file what we wrote."""
        file, lock = place.file, place.lock
        if by := lock.taken_by():
            told = f"was taken over {by}"
            if lock.path == file.path:
                try:
                    file.step_aside(told)
                except OSError:  # the folder does not answer; the next look tells more
                    return
            else:  # whoever took it over had written it before we looked at the lock
                file.tell_of_left(told)
            place.taken_by = by
        lock.take(file.path)
        if is_written(self._wanted, self._written) and file.doubtful():
            self._set(file, doubted(self._written))

    def _set(self, file: SessionFile, written: Written) -> None:
        with self._swapping:
            if file is self._place.file:
                self._written = written

    def _write(self, file: SessionFile, wanted: Wanted) -> Written:
        try:
            sha256 = file.write(wanted.session, partial(self._announce, file))
        except CannotSave as error:
            return failed(self._written, wanted.changes, error.why, self._time())
        except Exception as error:  # a fault of ours must show in the status, not end the thread
            fault = f"interviewer itself failed ({type(error).__name__})"
            return failed(self._written, wanted.changes, fault, self._time())
        if file is self._place.file:
            self._journal.published(file.path, sha256, wanted.session.records)
        return Written(wanted.changes, self._time(), tried=wanted.changes)

    def _announce(self, file: SessionFile, path: Path, sha256: str) -> None:
        if file is not self._place.file:
            raise OSError("the session was saved elsewhere meanwhile")
        self._journal.publishing(path, sha256)
