"""What becomes of a session beside the interview itself: holds, looks at others' sessions, and revisions."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StrictBool

from interviewer.model.value import Id, Line, Name, Table, Value, no_entries


class Hold(Value):
    """A legal hold: while it lasts, the session is not erased, whatever its date says."""

    since: datetime
    """In UTC."""
    by: Name = ""
    why: Annotated[Line, Field(min_length=1)]


class Opened(Value):
    """Another interviewer's session that was read before this one was submitted."""

    session: Id
    at: datetime
    """In UTC."""


class Revision(Value):
    """A change after submission: who, when, why, and what stood there before."""

    at: datetime
    """In UTC."""
    by: Name = ""
    why: Line
    was: Table[Any] = Field(default_factory=no_entries)
    """The old values, keyed by their place in the file, such as `ratings.apis.level`."""
    added: tuple[Line, ...] = ()
    """Places that held nothing before."""
    outside: StrictBool = False
    """Whether the change was made outside the app and only found then; the old value is not known."""
