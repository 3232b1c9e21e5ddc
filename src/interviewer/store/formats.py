"""Documents of sessions on their way from an earlier format.

What changed from version to version stands in `model.formats`; a session also holds a plan and a rubric, each
in a format of its own.
"""

from collections.abc import Mapping

from interviewer.model.errors import NewerFormat
from interviewer.model.formats import HISTORIES, Document, History, as_newest

_PINNED = ("plan", "rubric")


def newest_session(document: Document, histories: Mapping[str, History] = HISTORIES) -> tuple[Document, str]:
    """Return the *document* of a session in the newest format, and its own where that is newer still.

    The plan and the rubric pinned in it take the way of their kinds. Raises NoWay.
    """
    document, newer = as_newest(document, "session", histories)
    for kind in _PINNED:
        pinned = document.get(kind)
        if isinstance(pinned, dict) and "format" in pinned:
            pinned, newer_pin = as_newest(pinned, kind, histories)
            document = {**document, kind: pinned}
            newer = newer or newer_pin
    return document, newer


def not_ours(path: str, newer: str) -> NewerFormat:
    """Return the error of writing to a file of the format *newer*."""
    why = f"was saved by a newer interviewer ({newer}); it can be read here, and changed with that version"
    return NewerFormat(path, why)
