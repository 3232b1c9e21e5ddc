"""A session that somebody else has open, as text: who, since when, and what can be done."""

from datetime import datetime

from textual.content import Content

from interviewer.live.desk import InUse
from interviewer.tui.ink import ACCENT, CAUTION, MUTED, PLAIN, STRONG, ends, ink, join
from interviewer.tui.views.home import when
from interviewer.tui.views.lines import hanging

_UNSEEN = "Whether it is still open there cannot be seen from here."
_SAFE = "Nothing is overwritten and nothing is lost, whichever you choose."
_CHOICES = (
    ("r", "Read it, and change nothing."),
    ("t", "Take it over and go on here. What is typed over there from now on goes into a file beside it."),
    ("c", "Go on here in a copy, which is a file of its own beside it."),
)
_REVISED_CHOICES = (
    ("r", "Read it as it was saved last, and change nothing."),
    ("t", "Take over and revise it here. What is changed over there from now on goes into a file beside it."),
)


def taken_header(used: InUse, width: int) -> Content:
    """Return which session it is."""
    return ends(ink(used.name, STRONG), ink("being revised" if used.revised else "in use", CAUTION), width)


def explanation(used: InUse, now: datetime, width: int) -> list[Content]:
    """Return who has it open, since when as seen at *now*, and what can be done, in lines of *width*."""
    lines = ink(_who(used, now), PLAIN).wrap(width)
    if not used.here:
        lines += ink(_UNSEEN, MUTED).wrap(width)
    lines.append(Content(""))
    for key, what in _REVISED_CHOICES if used.revised else _CHOICES:
        lines += hanging(join(ink(key, ACCENT), "  "), ink(what, PLAIN), width)
    return [*lines, Content(""), *ink(_SAFE, MUTED).wrap(width)]


def _who(used: InUse, now: datetime) -> str:
    since = f", since {when(used.since, now)}" if used.since else ""
    is_open = "is submitted, and being revised" if used.revised else "is open"
    if used.here:
        return f"This interview {is_open} in another window{since} (process {used.pid})."
    by = f" by {used.user}" if used.user else ""
    return f"This interview {is_open} on {used.host or 'another machine'}{by}{since}."
