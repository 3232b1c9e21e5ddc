"""What a document tells of the session in it, and its name of the session it is named for.

Read as a document and not as a session: what a newer version wrote, or a hand broke, was noted about somebody
all the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import tomli

from interviewer.model.formats import HISTORIES, version_of
from interviewer.model.text import one_line

_NAMED = re.compile(r"\d{4}-\d\d-\d\d-\d{4}-[a-z0-9-]*?([a-z0-9]+)")
"""How the name of a session's file begins, up to its first dot; the id comes last."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells of the session in it."""

    id: str
    name: str = ""
    """Of the candidate; these three are cleaned, and empty where the document does not tell."""
    key: str = ""
    reference: str = ""
    hold: str | None = None
    """Why it is held and since when, in words; None when it is under no hold."""
    since: str = ""
    """When that hold began, as the document has it: so holds are told apart."""
    released: frozenset[str] = frozenset()
    """When the holds began that its revisions say were released."""
    newer: bool = False
    """Whether a newer version wrote it, which may have other words for a hold."""


def told_in(data: bytes) -> Told | None:
    """Return what the document *data* tells of a session; None when it holds none that can be named."""
    try:
        document = tomli.loads(_text_of(data))
    except (ValueError, RecursionError):
        return None
    name = document.get("id")
    if not isinstance(name, str) or not name:
        return None
    candidate = _table(document.get("candidate"))
    return Told(
        one_line(name),
        _text(candidate.get("name")),
        _text(candidate.get("key")),
        _text(candidate.get("reference")),
        hold=_hold(document.get("hold")),
        since=str(_table(document.get("hold")).get("since", "")),
        released=frozenset(_released(document.get("revisions"))),
        newer=(version_of(document.get("format"), "session") or 0) > HISTORIES["session"].newest,
    )


def may_be_held(data: bytes) -> bool:
    """Whether *data*, which cannot be understood in full, may say that the session in it is under a hold.

    Only a text without that word surely does not: of what is empty, zeroed or scrambled nobody knows.
    """
    try:
        text = _text_of(data)
    except ValueError:
        return True
    return not text.strip() or "\0" in text or "hold" in text


def id_in_name(path: Path) -> str:
    """Return the session id that the name of a session's file carries; empty when it is called otherwise."""
    named = _NAMED.fullmatch(stem_of(path))
    return named[1] if named else ""


def stem_of(path: Path) -> str:
    """Return what the name of a file begins with: that of the session's own file, without `.toml`."""
    return path.name.removeprefix(".").partition(".")[0]


def _text_of(data: bytes) -> str:
    """Return *data* as text, also as Windows writes it. Raises ValueError."""
    return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")


def _released(revisions: object) -> Iterator[str]:
    for revision in revisions if isinstance(revisions, list) else ():
        was = _table(_table(revision).get("was"))
        if "hold.since" in was:
            yield str(was["hold.since"])


def _hold(value: object) -> str | None:
    if value is None:
        return None
    hold = _table(value)
    since = hold.get("since")
    day = f", since {since:%Y-%m-%d}" if hasattr(since, "strftime") else ""
    return f"{_text(hold.get('why')) or 'no reason given'}{day}"


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ""
