"""A session that somebody else has open, as text: who, since when, and what can be done."""

from datetime import datetime

from textual.content import Content

from interviewer.live.desk import InUse
from interviewer.model.session import Session
from interviewer.tui.ink import ACCENT, CAUTION, MUTED, PLAIN, STRONG, ends, ink, join
from interviewer.tui.views.home import when
from interviewer.tui.views.lines import hanging

_UNSEEN = "Whether it is still open there cannot be seen from here."
_SAFE = "Nothing is overwritten and nothing is lost, whichever you choose."
_CHOICES = (
    ("r", "Read it, and change nothing."),
    ("t", "Take it over and go on here. What is typed over there from now on goes into a file beside it."),
    ("c", "Go on here in a copy, which is a file of its own beside it."),
    ("esc", "Leave it for later, and change nothing."),
)
_REVISED_CHOICES = (
    ("r", "Read it as it was saved last, and change nothing."),
    ("t", "Take over and revise it here. What is changed over there from now on goes into a file beside it."),
    ("esc", "Leave it for later, and change nothing."),
)
_KEY = max(len(key) for key, _ in _CHOICES)
"""Cells that a key takes."""


def taken_header(used: InUse, session: Session | None, width: int) -> Content:
    """Return whose session it is; where *session* is None, the name of its file."""
    left = ink(used.name, STRONG)
    if session is not None:
        left = join(ink(session.candidate.name, STRONG), "  ", ink(session.plan.title, MUTED))
    return ends(left, ink("being revised" if used.revised else "in use", CAUTION), width)


def explanation(used: InUse, now: datetime, width: int) -> list[Content]:
    """Return who has it open, since when as seen at *now*, and what can be done, in lines of *width*."""
    lines = ink(_who(used, now), PLAIN).wrap(width)
    if not used.here:
        lines += ink(_UNSEEN, MUTED).wrap(width)
    lines.append(Content(""))
    for key, what in _REVISED_CHOICES if used.revised else _CHOICES:
        lines += hanging(join(ink(key.ljust(_KEY), ACCENT), "  "), ink(what, PLAIN), width)
    file = ink(used.name, MUTED).wrap(width)
    return [*lines, Content(""), *ink(_SAFE, MUTED).wrap(width), Content(""), *file]


def _who(used: InUse, now: datetime) -> str:
    since = f", since {when(used.since, now)}" if used.since else ""
    is_open = "is submitted, and being revised" if used.revised else "is open"
    if used.here:
        look = f"Look for a terminal that runs interviewer; its process has the number {used.pid}."
        return f"This interview {is_open} in another window{since}. {look}"
    by = f" by {used.user}" if used.user else ""
    return f"This interview {is_open} on {used.host or 'another machine'}{by}{since}."
