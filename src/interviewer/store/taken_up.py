"""What comes of taking a session up: the session, or what a person has to decide first."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from interviewer.model.session import Session
from interviewer.store.left_beside import NOTHING_BESIDE, LeftBeside
from interviewer.store.lock import Lock


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A session to go on with, paused."""

    session: Session
    path: Path
    """Where it is to be published."""
    sha256: str | None
    """What the file at *path* holds; None when there is none."""
    older: tuple[Path, ...] = ()
    """Journals that have served once a new journal is safe."""
    served: tuple[tuple[Path, str], ...] = ()
    """Rescued copies and files of saves that were cut off, with their SHA-256, that have served then, too."""
    follows: tuple[tuple[str, int], ...] = ()
    """All journals that were taken up, by name and up to which change; also one that is still written to."""
    others: LeftBeside = NOTHING_BESIDE
    """The versions around it with words that it lacks."""
    home: Path | None = None
    """Where the file belongs, when it was saved elsewhere."""
    found: bytes = b""
    """What the file held."""
    told: str = ""
    """What was recovered, for people; empty when nothing had to be."""
    changes: int = 0
    """How many changes came back that the file does not hold."""
    seconds: float = 0
    """How much interview time they stand for."""
    published: bool = True
    """Whether the file holds the session as it is."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A file and a journal that have both moved on. The person decides."""

    name: str
    in_file: Session
    in_journal: Session
    file_written: datetime | None = None
    """When; None when that cannot be told."""
    journal_written: datetime | None = None


@dataclass(frozen=True, slots=True)
class InUse:
    """A session that somebody else has open for writing, as far as can be known. The person decides."""

    name: str
    lock: Lock
    here: bool
    """Whether it is a process of this machine."""
    submitted: bool = False
    """Whether its file is submitted: then it is revised there."""
    left: bool = False
    """Whether a process that is gone left something of it to bring back."""
