"""What both programs hold while they are measured: an interview of an hour, and what is typed in one."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from interviewer.authoring.content import assemble
from interviewer.live.begin import new_session
from interviewer.live.desk import SetUp
from interviewer.model.instant import Instant
from interviewer.model.notes import Note
from interviewer.model.session import Response, Session
from interviewer.model.value import frozen_table
from interviewer.store.names import file_name
from interviewer.store.session_file import to_toml
from interviewer.store.sources import read_sources
from interviewer.store.workspace import shipped_packs
from tests.terminal.driver import Place

MINUTES = 60
PLAN = "backend-technical-60"
_STARTED = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
_SIGNS = ("", "", "", "+ ", "+ ", "- ", "? ", "! ", '"')
_WORDS = """\
    asks names knows says draws first then why because index query cache retry token cookie header
    join lock queue thread naive careful slowly example trade-off measured guessed unprompted the a
    an of in with and but not before after PUT POST 401 403 idempotent replica rollback migration
"""


@dataclass(frozen=True)
class Hour:
    """An interview that has run for an hour."""

    session: Session
    text: str
    """The notes at the stop at hand, as both programs show them."""

    def save(self, place: Place) -> None:
        """Write the session where `interviewer resume` finds it."""
        folder = place.workspace / "sessions"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / file_name(self.session, UTC)).write_bytes(to_toml(self.session))


def an_hour(lines: int, *, talk: bool = False) -> Hour:
    """Return an interview with every question rated and *lines* lines of notes at the last of them.

    With *talk* the notes stand at the last stop, which is only talk.
    """
    setup = SetUp(PLAN, "Zoë Sample", "Ida Test")
    session = new_session("bench2", setup, assemble(read_sources(shipped_packs())), Instant(_STARTED, 0.0))
    notes = tuple(
        Note(text, number * MINUTES * 60 // max(1, lines))
        for number, text in enumerate(islice(phrases(), lines))
    )
    asked = {question: Response(state="asked", seconds=300, rating=3) for question in session.order}
    here = session.stops[-1] if talk else session.order[-1]
    asked[here] = asked.get(here, Response(state="asked")).but(notes=notes)
    session = session.but(
        interview=session.interview.but(elapsed=MINUTES * 60.0, current=here),
        responses=frozen_table(asked),
        running_since=None,
    )
    return Hour(session, "\n".join(note.text for note in notes))


def phrases(seed: int = 4) -> Iterator[str]:
    """Yield lines as they are taken down in an interview, the same ones for the same *seed*, without end."""
    dice, words = random.Random(seed), _WORDS.split()
    while True:
        said = " ".join(dice.choices(words, k=dice.randint(3, 14)))
        tag = " #security" if dice.random() < 0.1 else ""
        yield f"{dice.choice(_SIGNS)}{said}{tag}"
