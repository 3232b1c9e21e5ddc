"""A session as one JSON value from which exactly the same session comes back.

The file people read rounds spans to seconds and forgets a running clock; the journal must not, or replaying
it would stamp notes differently. So a snapshot is the text of the file and, beside it, what that leaves out.
"""

from pydantic import BaseModel, ConfigDict

from interviewer.model.errors import CannotRead
from interviewer.model.notes import Note
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from interviewer.store.session_file import read_session, to_toml


class Snapshot(BaseModel):
    """All of a session at an instant."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    toml: str
    elapsed: float
    paused: float = 0.0
    writing_up: float = 0.0
    seconds: dict[str, float]
    """The exact time at each question."""
    fresh: dict[str, tuple[int, ...]]
    """For each question, the lines of notes that are still new."""
    running_since: float | None
    paused_since: float | None = None
    in_write_up: bool = False


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
    )


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
