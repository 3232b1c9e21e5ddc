"""A session that is closed, as text: whose it is, why it is closed, and what opening it means."""

from textual.content import Content

from interviewer.analysis.closed import CLOSED_STATE
from interviewer.model.session import Session
from interviewer.reports.words import session_words
from interviewer.tui.ink import CAUTION, MUTED, PLAIN, STRONG, ends, ink, join

WORD = "open"
"""What is typed to open it anyway."""


def closed_header(session: Session, width: int) -> Content:
    """Return whose session it is."""
    left = join(ink(session.candidate.name, STRONG), "  ", ink(session.plan.title, MUTED))
    return ends(left, ink("closed", CAUTION), width)


def explanation(session: Session, name: str, width: int) -> list[Content]:
    """Return why it is closed, and what opening it means."""
    what = f"{session_words(session)}, is {CLOSED_STATE}."
    why = (
        "Whoever reads what a colleague thinks first tends to think the same, and two ratings become one. "
        "Once yours of this candidate and stage is submitted, this opens by itself."
    )
    then = (
        "Opened now, your session will say that you read this one first, and when. Comparisons say it, too."
    )
    parts = ink(what, STRONG), ink(why, PLAIN), ink(then, PLAIN), ink(name, MUTED)
    return [line for part in parts for line in (*part.wrap(width), Content(""))]
