"""The scorecard of a submitted session: what its seal shows, and how it is revised, with a reason."""

from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult
from textual.content import Content

from interviewer.live import actions as act
from interviewer.live.desk import Desk, Remembered
from interviewer.model.session import Session
from interviewer.reports.revision_words import revisions_words, seal_words
from interviewer.reports.words import opened_words
from interviewer.tui.ink import CAUTION, MUTED, PLAIN, STRONG, ink, join
from interviewer.tui.live_source import Source
from interviewer.tui.messages import ReviseSession, ShowRevised
from interviewer.tui.screens.outcome_fields import OutcomeFields
from interviewer.tui.views.lines import hanging
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.wrapped import Wrapped

WHY, WHO = "revise-why", "revise-who"
"""What the bar asks before a revision begins."""


def banner(session: Session, width: int) -> list[Content]:
    """Return the lines above all: that it is being revised, what its seal shows, what was read first."""
    lines: list[Content] = []
    if session.underway is not None:
        said = join(ink("Revising", STRONG), ink(f" · {session.underway.why}", PLAIN))
        lines += hanging(ink("▸ ", CAUTION), said, width)
    if told := seal_words(session):
        lines += hanging(ink("! ", CAUTION), ink(told, CAUTION), width)
    if read := opened_words(session):
        lines += hanging(ink("! ", CAUTION), ink(f"Read before this was submitted: {read}", PLAIN), width)
    return lines


def revised(session: Session, width: int) -> Iterator[Content]:
    """Yield each revision with what stood there before, and a blank line below."""
    told = revisions_words(session)
    for sentence in told:
        yield from hanging(ink("· ", MUTED), ink(sentence, PLAIN), width)
    if told:
        yield Content("")


class RevisingFields(OutcomeFields):
    """Asks why and by whom a submitted session is revised, and ends the revision."""

    _reason = ""

    def compose_banner(self) -> ComposeResult:
        """Lay out what must not be missed; nothing is there when there is nothing to tell."""
        yield Wrapped(id="banner")

    def compose_revisions(self) -> ComposeResult:
        """Lay out what was revised."""
        yield Wrapped(id="revisions")

    def show_banner(self) -> None:
        """Tell what there is to be told of the session now."""
        session = self._source.session
        for place, lines in (("#banner", banner), ("#revisions", revised)):
            shown = self.query_one(place, Wrapped)
            shown.display = bool(list(lines(session, 80)))
            shown.lines = partial(lines, session)

    @property
    def _revising(self) -> bool:
        return is_revised(self._source)

    @property
    def idle(self) -> frozenset[str]:
        """What a newer version saved is not revised with this one."""
        return frozenset({"scorecard.revise"} if getattr(self._source, "newer", "") else ())

    def action_revise(self) -> None:
        """Ask why the session is revised."""
        session = self._source.session
        if self.idle:
            self.tell("A newer interviewer saved this session; it is revised with that version.")
        elif self._revising:
            self.tell(f"This session is being revised; {self.keymap.name('scorecard.back')} ends that.")
        elif not (self._reading and session.submitted):
            self.tell("This session is not submitted yet; it can be changed as it is.")
        else:
            question = "Why is this revised? It stays in the file."
            self.query_one(AskBar).ask(WHY, question, draft=self.draft(WHY))

    def revise_answered(self, purpose: str, text: str) -> None:
        """Take the reason, and ask for a name where it is not known; then begin."""
        if purpose == WHO:
            self.post_message(ReviseSession(self._source.path, text, self._reason))
            return
        self._reason = text
        desk: Desk | None = getattr(self.app, "desk", None)
        known = desk.remembered() if desk else Remembered()
        bar = self.query_one(AskBar)
        if known.interviewer:
            self.post_message(ReviseSession(self._source.path, known.interviewer, text))
        elif known.interviewer_elsewhere:
            bar.ask(WHO, "Who are you?", proposed=known.interviewer_elsewhere)
        else:
            bar.ask(WHO, "Who are you?", (self._source.session.interview.interviewer,), typed="your name")

    def end_revision(self) -> None:
        """Change nothing more, and read what there is now."""
        self.hand_over()
        self._source.do(act.EndRevision())
        self.forget_told()
        self.post_message(ShowRevised())


def is_revised(source: Source) -> bool:
    """Whether *source* is a session that is being revised."""
    return source.session.underway is not None
