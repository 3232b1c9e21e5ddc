"""Names of session files, and ids of sessions.

A file name says when and for which role, and of whom only the initials: names of people do not belong in
folder listings.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

from interviewer.model.session import Session
from interviewer.model.text import initials, slug

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without 0, 1, i, l and o, which look alike."""
_ID_LENGTH = 6
_SLUG_BYTES = 60


def new_id(taken: Callable[[str], bool]) -> str:
    """Return a new session id such as `7k3f2m`, one for which *taken* says no."""
    while True:
        candidate = "".join(secrets.choice(_LETTERS) for _ in range(_ID_LENGTH))
        if not taken(candidate):
            return candidate


def file_name(session: Session, zone: tzinfo | None = None) -> str:
    """Return the name of the session's file, without its place.

    `2026-11-21-1400-backend-engineer-al-7k3f2m.toml`: when it began in *zone* (that of this machine when
    None), role or plan, initials, id.
    """
    who = initials(session.candidate.name)
    what = slug(session.interview.role or session.plan.id, limit=_SLUG_BYTES - len(who) - 1)
    began = session.interview.started.astimezone(zone)
    return f"{began:%Y-%m-%d-%H%M}-{what}-{who}-{session.id}.toml"


def place_of(folder: Path) -> str:
    """Return eight characters for a folder of sessions: copies of one in two folders have the same id."""
    return hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:8]


def beside(stem: str, kind: str, at: datetime) -> str:
    """Return a file name beside `stem.toml` for another version of it: `STEM.other-20261121T140000Z.toml`."""
    return f"{stem}.{kind}-{at:%Y%m%dT%H%M%SZ}.toml"
