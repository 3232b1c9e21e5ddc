"""The hand that gives the journal its changes, so that a disk that stalls holds up no key.

A key waits until its change is in the journal, for what is seen must be there. Most of the time it is
within a fraction of a thousandth of a second. When the disk is late the key goes on, and those after it
wait for nothing until the journal has caught up; the status tells.
"""

from collections import deque
from collections.abc import Callable

from interviewer.model.instant import Instant
from interviewer.model.session import Session
from interviewer.store.journal import Journal
from interviewer.store.loop import Runner, Step, report

_KEY_WAITS = 0.03
"""Seconds that a key waits for the disk."""
LATE = 1.0
"""Seconds after which the disk is said not to answer."""


class Hand:
    """Appends to a journal from a thread of its own, in order."""

    def __init__(
        self, journal: Journal, runner: Callable[[Step, str], Runner], time: Callable[[], float]
    ) -> None:
        self._journal = journal
        self._time = time
        self._held: deque[tuple[float, dict[str, object], Instant, Session]] = deque()
        """What the journal does not have yet, and since when."""
        self._fault = ""
        """How we failed ourselves to give it; empty when we did not."""
        self._runner = runner(self._give, "interviewer-append")
        self._runner.start()

    @property
    def behind(self) -> bool:
        """Whether there are changes that the journal does not have yet."""
        return bool(self._held)

    @property
    def fault(self) -> str:
        """Why the last change is not in the journal, or on the medium; empty when it is or soon will be."""
        since = [self._journal.syncing_since, *(held[0] for held in list(self._held)[:1])]
        late = any(at is not None and self._time() - at > LATE for at in since)
        return self._fault or self._journal.fault or ("the disk does not answer" if late else "")

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        """Have the journal keep a change: the action, its instant, and the session after it."""
        behind = bool(self._held)
        self._held.append((self._time(), payload, at, after))
        if behind:
            self._runner.wake()
        else:
            self._runner.run_now(_KEY_WAITS)

    def stop(self, timeout: float) -> bool:
        """Give what is held and end; False when the disk takes longer than *timeout* seconds."""
        given = not self._held or self._runner.run_now(timeout)
        return self._runner.stop(timeout if given else 0) and not self._held

    def _give(self) -> None:
        while self._held:
            _, payload, at, after = self._held[0]
            try:
                self._journal.append(payload, at, after)
            except (
                Exception
            ) as error:  # a fault of ours: the session as a whole may go where its change did not
                self._fault = f"interviewer itself failed ({type(error).__name__})"
                report(error)
                self._give_whole()
            else:
                self._held.popleft()

    def _give_whole(self) -> None:
        """Have the journal begin anew with all that is held. Raises what is wrong with the newest of it."""
        held = list(self._held)
        _, _, at, after = held[-1]
        self._journal.begin_anew(at, after)
        self._fault = ""
        for _ in held:
            self._held.popleft()
