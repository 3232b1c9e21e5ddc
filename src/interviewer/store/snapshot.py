"""A session as one JSON value from which exactly the same session comes back.

The file people read rounds spans to seconds and forgets a running clock; the journal must not, or replaying
it would stamp notes differently. So a snapshot is the text of the file and, beside it, what that leaves out.
"""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from interviewer.model.custody import Underway
from interviewer.model.errors import CannotRead
from interviewer.model.facts import LONGEST
from interviewer.model.notes import Note
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from interviewer.store.session_file import read_session, to_toml

Span = Annotated[float, Field(ge=0, le=LONGEST)]
Monotonic = Annotated[float, Field(ge=-LONGEST, le=LONGEST)]
"""Seconds of a clock that is set by nobody, and that began when it liked."""


class Revising(BaseModel):
    """A revision that is being made."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    before: str
    """The session's file when it began."""
    at: datetime
    by: str
    why: str


class Snapshot(BaseModel):
    """All of a session at an instant."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    toml: str
    elapsed: Span
    paused: Span = 0.0
    writing_up: Span = 0.0
    seconds: dict[str, Span]
    """The exact time at each question."""
    fresh: dict[str, tuple[int, ...]]
    """For each question, the lines of notes that are still new."""
    running_since: Monotonic | None
    paused_since: Monotonic | None = None
    in_write_up: bool = False
    revising: Revising | None = None


def freeze(session: Session) -> Snapshot:
    """Return all of *session*."""
    return Snapshot(
        toml=to_toml(session).decode(),
        elapsed=session.interview.elapsed,
        paused=session.interview.paused,
        writing_up=session.interview.writing_up,
        seconds={question: response.seconds for question, response in session.responses.items()},
        fresh={
            question: tuple(index for index, note in enumerate(response.notes) if not note.obeyed)
            for question, response in session.responses.items()
            if any(not note.obeyed for note in response.notes)
        },
        running_since=session.running_since,
        paused_since=session.paused_since,
        in_write_up=session.in_write_up,
        revising=_freeze_revision(session.underway),
    )


def _freeze_revision(underway: Underway | None) -> Revising | None:
    if underway is None:
        return None
    before = to_toml(underway.before).decode()
    return Revising(before=before, at=underway.at, by=underway.by, why=underway.why)


def _thaw_revision(revising: Revising | None, path: str) -> Underway | None:
    if revising is None:
        return None
    return Underway(read_session(revising.before, path), revising.at, revising.by, revising.why)


def thaw(snapshot: Snapshot, path: str) -> Session:
    """Return the session that was frozen. Raises CannotRead, naming *path*."""
    session = read_session(snapshot.toml, path)
    responses = {
        question: response.but(
            seconds=snapshot.seconds.get(question, response.seconds),
            notes=_with_fresh(response.notes, frozenset(snapshot.fresh.get(question, ()))),
        )
        for question, response in session.responses.items()
    }
    if set(snapshot.fresh) - set(responses):
        raise CannotRead(path, "holds notes of a question that it does not have")
    return session.but(
        underway=_thaw_revision(snapshot.revising, path),
        running_since=snapshot.running_since,
        paused_since=snapshot.paused_since,
        in_write_up=snapshot.in_write_up,
        interview=session.interview.but(
            elapsed=snapshot.elapsed, writing_up=snapshot.writing_up, paused=snapshot.paused
        ),
        responses=frozen_table(responses),
    )


def _with_fresh(notes: tuple[Note, ...], fresh: frozenset[int]) -> tuple[Note, ...]:
    return tuple(Note(note.text, note.at, obeyed=index not in fresh) for index, note in enumerate(notes))
