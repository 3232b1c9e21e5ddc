"""What a live interview needs from the world, as protocols.

The store and the command line implement them; tests use the fakes in `tests/fakes.py`.
"""

from typing import Protocol

from interviewer.model.instant import Instant
from interviewer.model.saved import SaveStatus
from interviewer.model.session import Session


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> Instant:
        """Return this instant."""
        ...


class Record(Protocol):
    """Keeps one session. What cannot be kept is told by `status`, and nothing raised but where it says so."""

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        """Keep a change before anyone sees it: the action as JSON, its instant, the session after."""
        ...

    def publish(self, session: Session) -> None:
        """Write the session's file now, and wait for it."""
        ...

    def close(self, session: Session) -> SaveStatus:
        """Write what is unwritten and let go. Returns how it ended."""
        ...

    def refuge(self) -> str:
        """Return a folder that works, to save the session in instead of its own; empty when none does."""
        ...

    def save_elsewhere(self, folder: str, session: Session) -> None:
        """Go on with *session* in another *folder*. Raises CannotSave, and then nothing has changed."""
        ...

    @property
    def status(self) -> SaveStatus:
        """How safe the last change is."""
        ...

    @property
    def path(self) -> str:
        """Where the session's file is."""
        ...


class OutsideEditor(Protocol):
    """An editor of the person's own choice, which has the terminal while it edits."""

    def ready(self) -> None:
        """Raise InterviewerError when there is none that could be started."""
        ...

    def edit(self, text: str, session: str) -> str:
        """Return *text*, of the session with that id, as the editor left it.

        Raises InterviewerError; nothing has changed then.
        """
        ...

    def open_now(self) -> str:
        """Return where a text is that the editor has at this moment; empty when it has none."""
        ...
