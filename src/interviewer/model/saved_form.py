"""A session as a reader of its file gets it."""

from datetime import UTC, datetime

from interviewer.model.notes import Note
from interviewer.model.session import Session
from interviewer.model.value import frozen_table


def as_saved(session: Session) -> Session:
    """Return *session* as a reader of its file gets it.

    Spans are whole seconds, times are in UTC, and neither a running clock, pause or write-up nor the mark of
    a rating line that nobody has obeyed yet is kept.
    """
    facts = session.interview
    responses = {
        question: response.but(
            seconds=float(round(response.seconds)),
            notes=tuple(note if note.obeyed else Note(note.text, note.at) for note in response.notes),
        )
        for question, response in session.responses.items()
    }
    return session.but(
        underway=None,
        outside_at=None,
        running_since=None,
        paused_since=None,
        in_write_up=False,
        responses=frozen_table(responses),
        interview=facts.but(
            elapsed=float(round(facts.elapsed)),
            writing_up=float(round(facts.writing_up)),
            paused=float(round(facts.paused)),
            started=_in_utc(facts.started),
            ended=None if facts.ended is None else _in_utc(facts.ended),
        ),
    )


def _in_utc(moment: datetime) -> datetime:
    """Return *moment* in UTC; one without an offset, which only a hand can write, is taken for UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
