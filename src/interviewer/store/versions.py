"""When a version of a running session goes into its history."""

from interviewer.model.session import Session
from interviewer.store.history import EVERY, History
from interviewer.store.session_file import to_toml


class Versions:
    """Keeps what was found, from time to time what is published, and the session as it was submitted."""

    def __init__(self, history: History | None, found: bytes, now: float) -> None:
        """Keep nothing without a *history*. *found* is what the session's file held at *now*, in seconds."""
        self._history = history
        self._found = found
        self._next = now + EVERY
        self._sealed = False

    def keep(self, published: Session | None, now: float) -> None:
        """Keep what is due at *now* of the session that is *published*, if one is.

        Waits for the disk, so it is not called where anything else waits.
        """
        if self._history is None:
            return
        if self._found:
            found, self._found = self._found, b""
            self._history.keep(found)
        if published and (now >= self._next or (published.submitted and not self._sealed)):
            self._sealed, self._next = published.submitted, now + EVERY
            self._history.keep(to_toml(published))
