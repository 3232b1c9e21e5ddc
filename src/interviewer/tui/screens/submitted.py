"""The unmistakable end: the session is submitted, and where it is."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interviewer.model.session import Session
from interviewer.reports.words import count
from interviewer.tui.bindings import bindings_for
from interviewer.tui.ink import (
    ACCENT,
    CAUTION,
    FAINT,
    GOOD,
    LABEL,
    MUTED,
    PLAIN,
    STRONG,
    ends,
    ink,
    join,
    padded,
)
from interviewer.tui.live_source import Reading, Source
from interviewer.tui.messages import ShowHome, ShowSavedSession
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.views.lines import hanging
from interviewer.tui.views.scorecard import CHOICE_WORDS
from interviewer.tui.widgets.footer import FooterLine, footer_key
from interviewer.tui.widgets.line import HeaderLine


class SubmittedScreen(BaseScreen):
    """Says that it is done, what was recorded, and where the file is."""

    NAME = "submitted"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("submitted")

    def __init__(self, source: Source, trouble: str = "") -> None:
        super().__init__()
        self._source = source
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        """Lay out one plane of text."""
        yield HeaderLine()
        with VerticalScroll(id="done"):
            yield Static(id="summary")
        yield FooterLine()

    def on_mount(self) -> None:
        """Show the summary."""
        session = self._source.session
        self.query_one(HeaderLine).draw = partial(_header, session)
        self.show_keys(
            [footer_key("submitted.home"), footer_key("submitted.review"), footer_key("app.palette")]
        )
        self._show()

    def on_resize(self) -> None:
        """Wrap the summary anew."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        width = max(20, min(96, self.size.width - 6))
        lines = summary(self._source.session, self._source.path, self._trouble, width)
        self.query_one("#summary", Static).update(Content("\n").join(lines))

    def action_home(self) -> None:
        """Go home."""
        self.post_message(ShowHome())

    def action_review(self) -> None:
        """Read the session that was just submitted."""
        self.post_message(ShowSavedSession(Reading(self._source.session, self._source.path)))


def _header(session: Session, width: int) -> Content:
    left = join(ink(session.candidate.name, STRONG), "  ", ink(session.plan.title, MUTED))
    return ends(left, ink("submitted", GOOD), width)


def summary(session: Session, path: str, trouble: str, width: int) -> list[Content]:
    """Return the end in words: that it is sealed, what was decided, what was recorded, and the file."""
    if trouble:
        head = hanging(ink("! ", CAUTION), ink(f"Submitted, but {trouble}", CAUTION), width)
    else:
        head = hanging(ink("√ ", GOOD), ink("Submitted and sealed.", STRONG), width)
    lines = [*head, Content("")]
    given = session.recommendation
    if given:
        lines += hanging(
            join(ink("Recommendation  ", MUTED), ink(f"({CHOICE_WORDS[given.choice]})  ", ACCENT)),
            ink(given.why, PLAIN),
            width,
        )
    lines.append(Content(""))
    for skill in session.rubric.skills:
        rating = session.ratings.get(skill)
        if rating is None:
            continue
        title = padded(ink(session.rubric.skills[skill].title, PLAIN), 22)
        name = session.rubric.levels.get(rating.level or 0, "")
        value = (
            ink("–  not assessed", MUTED) if rating.not_assessed else ink(f"{rating.level}  {name}", STRONG)
        )
        lines.append(join(title, value))
    notes = sum(not note.empty for response in session.responses.values() for note in response.notes)
    asked = sum(1 for _ in session.asked())
    minutes = round(session.interview.elapsed / 60)
    facts = " · ".join(
        [count(asked, "question") + " asked", count(notes, "line") + " of notes", count(minutes, "minute")]
    )
    lines += [Content(""), *ink(facts, MUTED).wrap(width), Content("")]
    lines += [ink("FILE", LABEL), *ink(path, FAINT).wrap(width)]
    return lines
