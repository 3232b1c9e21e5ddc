"""A step that is run again and again, off the caller's thread."""

import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

from interviewer.store.clocks import monotonic

Step = Callable[[], float | None]
"""Does what is due; returns in how many seconds it wants to be called again, None for not until woken."""
NEVER = -1.0
"""What a step returns that wants to be called no more."""


_AFTER_A_FAULT = 1.0
T = TypeVar("T")


class Runner(Protocol):
    """Runs a step. `Loop` does so in a thread, tests by hand."""

    def start(self) -> None:
        """Begin."""
        ...

    def wake(self) -> None:
        """Run the step soon."""
        ...

    def run_now(self, timeout: float) -> bool:
        """Run the step once from its beginning and wait; False when it took longer than *timeout* seconds."""
        ...

    def stop(self, timeout: float) -> bool:
        """Run no more; False when a step is still stuck after *timeout* seconds."""
        ...


class Loop:
    """Runs a step in a thread of its own.

    The condition's lock is re-entrant, so a signal handler may call in while the main thread holds it.
    """

    def __init__(self, step: Step, name: str) -> None:
        self._step = step
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._woken = False
        self._stopping = False
        self._ended = False
        self._begun = 0
        self._done = 0

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Run the step soon."""
        with self._changed:
            self._woken = True
            self._changed.notify_all()

    def run_now(self, timeout: float) -> bool:
        """Run the step once from its beginning and wait; False when it took longer than *timeout* seconds."""
        if self._ended or not self._thread.is_alive():
            self._step()
            return True
        with self._changed:
            wanted = self._begun + 1
            self.wake()
            return self._changed.wait_for(lambda: self._done >= wanted, timeout)

    def stop(self, timeout: float) -> bool:
        """Run no more; False when a step is still stuck after *timeout* seconds."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
            # Waiting here lets go of the lock however often this thread holds it; joining would not.
            return self._thread.ident is None or self._changed.wait_for(lambda: self._ended, timeout)

    def _run(self) -> None:
        while self._begin():
            try:
                delay = self._step()
            except Exception as error:  # a fault of ours: it is reported, and the next step may succeed
                delay = _AFTER_A_FAULT
                report(error)
            with self._changed:
                self._stopping = self._stopping or delay == NEVER
                self._done = self._begun
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._woken or self._stopping, delay)

    def _begin(self) -> bool:
        """Count a new run of the step; False when there shall be none."""
        with self._changed:
            self._woken = False
            self._begun += not self._stopping
            self._ended = self._stopping
            self._changed.notify_all()
            return not self._stopping


class Deadline:
    """A moment until which several things are waited for, one after the other."""

    def __init__(self, seconds: float) -> None:
        self._at = monotonic() + seconds

    def within(self, most: float) -> float:
        """Return how many seconds are left, and never more than *most*."""
        return max(0.0, min(most, self._at - monotonic()))


def report(error: Exception) -> None:
    """Tell of a fault of ours that ends nothing, as of any other in a thread."""
    told = threading.ExceptHookArgs((type(error), error, error.__traceback__, threading.current_thread()))
    threading.excepthook(told)


def in_time(
    call: Callable[[], T], timeout: float, late: Callable[[T], object] = lambda made: None
) -> T | None:
    """Return what *call* returns, or raise what it raises; None when it takes longer than *timeout* seconds.

    It then goes on in its thread, and *late* is called there with what becomes of it: nobody waits any more.
    """
    done: list[T] = []
    errors: list[BaseException] = []
    given_up: list[bool] = []
    deciding = threading.Lock()

    def run() -> None:
        try:
            made = call()
        except BaseException as error:  # raised where it is waited for
            errors.append(error)
            return
        with deciding:
            if not given_up:
                done.append(made)
                return
        late(made)

    thread = threading.Thread(target=run, name="interviewer-once", daemon=True)
    thread.start()
    thread.join(timeout)
    with deciding:
        given_up.append(True)
    if errors:
        raise errors[0]
    return done[0] if done else None


def ends_in_time(call: Callable[[], object], timeout: float) -> bool:
    """Whether *call* ends within *timeout* seconds. Raises what it raises."""
    return in_time(lambda: (call(),), timeout) is not None
