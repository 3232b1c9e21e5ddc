"""What becomes of a session beside the interview itself: holds, looks at others' sessions, and revisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Field, StrictBool

from interviewer.model.text import clean
from interviewer.model.value import Id, Line, Name, Table, Value, no_entries

if TYPE_CHECKING:
    from interviewer.model.session import Session


def _harmless(value: object) -> object:
    """Return a value of any kind with its texts cleaned, and its lists such as cannot be changed."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | tuple):
        return tuple(map(_harmless, value))
    if isinstance(value, Mapping):
        return {clean(str(key)): _harmless(part) for key, part in value.items()}
    return value


OldValue = Annotated[Any, AfterValidator(_harmless)]
"""What stood somewhere in a session's file."""


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
    was: Table[OldValue] = Field(default_factory=no_entries)
    """The old values, keyed by their place in the file, such as `ratings.apis.level`."""
    added: tuple[Line, ...] = ()
    """Places that held nothing before."""
    outside: StrictBool = False
    """Whether the change was made outside the app and only found then; the old value is not known."""


@dataclass(frozen=True, slots=True)
class Underway:
    """A revision that is being made."""

    before: Session
    """The session as it was when the revision began, as its file said it."""
    at: datetime
    """When it began; in UTC, to the second."""
    by: str
    why: str
