"""The time as styled text: one moment of an interview, and the calm line of the header drawn from it.

Nothing here is ever red, and nothing blinks: amber is as far as it goes, and the words say it without colour.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from interviewer.analysis.pace import (
    A_MINUTE,
    Pace,
    SectionPace,
    StopPace,
    closing_stops,
    pace,
)
from interviewer.analysis.proposal import Proposal, proposal
from interviewer.analysis.revisions import mark
from interviewer.model.notes import clock
from interviewer.model.session import Session
from interviewer.tui.ink import ACCENT, CAUTION, MUTED, PLAIN, REST, STRONG, ends, ink, join
from interviewer.tui.keymap import Keymap
from interviewer.tui.widths import STANDARD, WIDE

_FILLED, _EMPTY = "━", "─"
_BAR = 16
_GLANCE, _ROOMY = STANDARD - 2, WIDE - 2
"""Cells of the header below which the time of the question stands beside the question, and words are few."""
_LEAST_OF_A_NAME = 6
"""Cells below which letters of a name say nothing."""
_WRITE_UP = "write-up"

_GIVES_WAY = (
    "plan",  # the name of the plan
    "total",  # how long all pauses were
    "bar",
    "name",
    "late",  # how late it is, beside the time for their questions
    "section",
    "left",
    "key",  # what opens the proposal
    "notice",
    "planned",  # `/60` goes
    "stop",
    "pause",  # how long this pause is
)
"""What the header lets go of when it is tight, first to last; only the time that passed always stands."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An interview at one moment: what all the places that show its time are drawn from."""

    session: Session
    """Its time is counted up to now."""
    pace: Pace
    proposal: Proposal
    pausing: int | None
    """The seconds of the pause that lasts; None while the clock runs."""
    theirs: bool
    """Whether the minutes of the candidate's questions have begun, and these are not at hand."""
    keymap: Keymap

    @property
    def key(self) -> str:
        """The key that opens what is proposed."""
        return self.keymap.name("live.later")

    @property
    def drops_next(self) -> bool:
        """Whether the plan holds too much, and what would be dropped for that comes next."""
        return self.pace.too_much > 0 and self.session.next_stop(1) in self.proposal.drop

    @property
    def in_all(self) -> str:
        """How long it was paused in all; empty for less than a minute, and while this is the only pause."""
        paused = int(self.session.interview.paused)
        if paused < A_MINUTE or paused - (self.pausing or 0) < 1:
            return ""
        return f"{paused // A_MINUTE} min in all"


def moment(session: Session, *, paused_before: float, minutes_for_questions: int, keymap: Keymap) -> Moment:
    """Return the moment of *session*, its time counted up to now.

    *paused_before* are the seconds of all pauses before this one. The last *minutes_for_questions* of the
    planned ones are the candidate's; with 0 none are.
    """
    now = pace(session)
    theirs = minutes_for_questions > 0 and now.remaining <= minutes_for_questions * A_MINUTE
    return Moment(
        session=session,
        pace=now,
        proposal=proposal(session, now),
        pausing=None if session.running else max(0, int(session.interview.paused - paused_before)),
        theirs=theirs and not now.closing,
        keymap=keymap,
    )


def header(now: Moment, width: int) -> Content:
    """Return the first line of the screen: whose interview it is at the left, the time at the right.

    Everything stands whole or not at all, but for the name, of which letters may be left. What comes and goes
    stands before the numbers, which keep their places. Below 80 columns `stop_time` stands elsewhere.
    """
    name = now.session.candidate.name
    right = Content("")
    for gone in range(len(_GIVES_WAY) + 1):
        parts = frozenset(_GIVES_WAY[gone:]) | _steady(width)
        right = _times(now, parts)
        left = ink(name if "name" in parts else "", STRONG)
        if "plan" in parts:
            left = join(left, "  ", ink(now.session.plan.title, MUTED))
        if left.cell_length + right.cell_length + (2 if left else 0) <= width:
            break
    room = width - right.cell_length - 2
    if not left and room >= _LEAST_OF_A_NAME:
        left = ink(name, STRONG).truncate(room, ellipsis=True)
    return ends(left, right, width) if left else join(" " * (width - right.cell_length), right)


def reading_header(session: Session, width: int) -> Content:
    """Return the first line over a session that is only read: its state stands where the time did."""
    left = join(ink(session.candidate.name, STRONG), "  ", ink(session.plan.title, MUTED))
    took = clock(session.interview.elapsed, hours=False)
    told = ", ".join(filter(None, (session.status, mark(session))))
    state = f"{told} · {took} of {session.interview.minutes} min · read only"
    if session.underway is not None:
        return ends(left, ink(f"revising · {session.underway.why}", CAUTION), width)
    return ends(left, ink(state, MUTED), width)


def stop_time(now: Moment, *, brief: bool = False) -> Content:
    """Return the time of the question at hand, `this question 02:05/5`; nothing of talk.

    Time that is counted as write-up is that of no question, and a word says so.
    """
    if now.session.in_write_up:
        return ink(_WRITE_UP, ACCENT)
    if now.pace.stop.stop in now.session.talks:
        return Content("")
    return _used("this " if brief else "this question ", now.pace.stop, frozenset({"planned"}))


def _steady(width: int) -> frozenset[str]:
    """Return the forms that the width alone decides on, so that numbers keep their places."""
    if width < _GLANCE:
        return frozenset()
    standard = frozenset({"dots", "here"})  # signs between the numbers, the time of the question
    # `of 60` instead of `/60`, `this question` instead of `this`, and more words for notices.
    return standard | {"of", "long"} if width >= _ROOMY else standard


def _times(now: Moment, parts: frozenset[str]) -> Content:
    spans = [part for part in _spans(now, parts) if part]
    return ink(" · " if "dots" in parts else "  ", MUTED).join(spans)


def _spans(now: Moment, parts: frozenset[str]) -> Iterator[Content]:
    at, section, stop = now.pace, now.pace.section, now.pace.stop
    if "notice" in parts:
        yield from _notices(now, parts)
    yield _paused(now, parts)
    bar = join(_bar(at.elapsed, at.planned), " ") if {"bar", "of"} <= parts else ""
    yield join(bar, _used("", at, parts))
    if "left" in parts:
        over = "over" if at.over else "left"
        yield ink(f"{clock(abs(at.remaining), hours=False)} {over}", CAUTION if at.over else MUTED)
    talk, writing = stop.stop in now.session.talks, now.session.in_write_up
    if "section" in parts or (talk and not writing and "stop" in parts):
        yield _used("section ", section, parts)
    if {"stop", "here"} <= parts and writing:
        yield ink(_WRITE_UP, ACCENT)
    elif {"stop", "here"} <= parts and not talk:
        yield _used("this question " if "long" in parts else "this ", stop, parts)


def _used(words: str, span: StopPace | SectionPace | Pace, parts: frozenset[str]) -> Content:
    """Return the time used of the minutes planned; a question thought of meanwhile has none of these."""
    seconds = span.elapsed if isinstance(span, Pace) else span.seconds
    over = span.over and not isinstance(span, Pace)  # of the whole, what is over is told beside it
    planned = f"{' of ' if 'of' in parts else '/'}{span.planned // 60}"
    return join(
        ink(words, MUTED),
        ink(clock(seconds, hours=False), CAUTION if over else STRONG),
        ink(planned if span.planned and "planned" in parts else "", MUTED),
    )


def _bar(part: int, whole: int) -> Content:
    filled = _BAR if whole <= 0 else min(_BAR, part * _BAR // whole)
    return join(ink(_FILLED * filled, "$accent"), ink(_EMPTY * (_BAR - filled), REST))


def _paused(now: Moment, parts: frozenset[str]) -> Content:
    in_all = now.in_all if "total" in parts else ""
    if now.pausing is None:
        return ink(f"paused {in_all}" if in_all else "", MUTED)
    span = f" {clock(now.pausing, hours=False)}" if "pause" in parts else ""
    return join(ink("PAUSED", ACCENT), ink(span, STRONG), ink(f", {in_all}" if in_all else "", MUTED))


def _notices(now: Moment, parts: frozenset[str]) -> Iterator[Content]:
    """Yield what the line has to say beside the numbers, each with the key that leads to it."""
    long, late = "long" in parts, now.pace.behind // 60
    if late and ("late" in parts or not now.theirs):
        yield _offer(ink(f"{late} min late", CAUTION), "live.later", now, parts)
    elif now.drops_next and not now.theirs:
        told = f"{now.pace.too_much // 60} min to drop" if long else "drop?"
        yield _offer(ink(told, MUTED), "live.later", now, parts)
    elif now.proposal.add and not now.theirs:
        told = f"{-now.pace.late // 60} min early" if long else "add?"
        yield _offer(ink(told, MUTED), "live.later", now, parts)
    if now.theirs:
        told = "time for their questions" if long and not late else "their questions"
        there = "live.jump" if closing_stops(now.session) else ""
        yield _offer(ink(told, CAUTION), there, now, parts)


def _offer(told: Content, action: str, now: Moment, parts: frozenset[str]) -> Content:
    key = now.keymap.short(action) if action and "key" in parts else ""
    return join(told, ink(f" {key}" if key else "", PLAIN))
