"""The plan as it stands: every stop with its state, and where among them the interview is."""

from textual.content import Content

from interviewer.analysis.pace import core_questions, pace, sections_of
from interviewer.model.session import Session
from interviewer.tui.ink import ACCENT, FAINT, LABEL, MUTED, PLAIN, STRONG, ends, ink, join, padded
from interviewer.tui.views.lines import Row
from interviewer.tui.views.pace import Moment, stop_time

_LONG = 50
"""Cells below which the time of the question is told in few words."""
_NEXT = 12
"""Cells below which it says nothing what comes next."""


def outline(session: Session, width: int) -> list[Row]:
    """Return the plan as rows of *width* cells: sections with their minutes, stops with state and rating."""
    rows: list[Row] = []
    before = ""
    for stop, name in sections_of(session).items():
        section = session.plan.sections[name]
        if name != before and rows:
            rows.append(Row(Content("")))
        if name != before and section.refs:
            minutes = ink(f" {section.minutes} min", FAINT)
            title = ink(section.title, LABEL).truncate(max(0, width - minutes.cell_length), ellipsis=True)
            rows.append(Row(join(title, minutes)))
        rows.append(Row(_stop_line(session, stop, width), stop))
        before = name
    return rows


def _stop_line(session: Session, stop: str, width: int) -> Content:
    mark, style = stop_mark(session, stop)
    right = _right(session, stop)
    title = padded(ink(session.title(stop), style), width - 3 - right.cell_length)
    return join(ink(mark, style), " ", title, " ", right)


def _right(session: Session, stop: str) -> Content:
    """Return what stands at the right end of a stop: its rating, or else what there is to say of it."""
    response = session.response(stop)
    if stop in session.talks:
        return ink(f"{session.talks[stop].minutes} min", FAINT)
    if response.parked or response.state == "skipped":
        return ink("later" if response.parked else "skipped", FAINT)
    if response.rating:
        return ink(str(response.rating), STRONG)
    if response.recorded:
        return ink("·", MUTED)
    if stop in session.unplanned:
        return ink("unplanned", FAINT)
    return ink("optional" if response.state is None and stop not in core_questions(session) else "", FAINT)


def stop_mark(session: Session, stop: str) -> tuple[str, str]:
    """Return the sign that tells the state of a stop, and its ink.

    ▸ at hand, – skipped, » put off until later, + of no plan, ● asked, ○ not reached.
    """
    response = session.response(stop)
    if stop == session.interview.current:
        return "▸", ACCENT
    if response.state == "skipped":
        return "–", FAINT
    if response.parked:
        return "»", PLAIN
    if stop in session.unplanned:
        return "+", PLAIN
    if response.state == "asked":
        return "●", PLAIN
    return "○", PLAIN if stop in session.talks or stop in core_questions(session) else MUTED


def place(
    session: Session,
    width: int,
    *,
    glance: bool = False,
    strip: Content | None = None,
    now: Moment | None = None,
) -> Content:
    """Return where the interview is and what comes next: `4 of 9 · APIs · knowledge · 5 min · next: REST`.

    At a *glance* it stands for the outline: only which question of how many, the next one, and at the right
    how long this one takes *now*. Where the question has papers, the *strip* of its pages stands there.
    """
    words, aside = _parts(session, glance=glance), _aside(session)
    taken = stop_time(now, brief=bool(strip) or width < _LONG) if now and glance else Content("")
    if strip:
        fewer = [words[0], aside.partition(":")[0]] if aside else words[: max(1, len(words) - 2)]
        lefts = [_told(words), _told(fewer)]
        lefts = [join(lefts[0], ink(" · ", MUTED), taken), *lefts] if taken else lefts
        fitting = (left for left in lefts if left.cell_length + strip.cell_length < width)
        return ends(next(fitting, lefts[-1]), strip, width)
    following = session.next_stop(1)
    onward = f"next: {session.title(following)}" if following else "this is the last stop"
    line = join(_told(words), ink(f" · {onward}", FAINT))
    if not taken:
        return line.truncate(max(0, width), ellipsis=True)
    room = width - taken.cell_length - 2
    line = line if room >= _told(words).cell_length + _NEXT else _told(words)
    return ends(line.truncate(max(0, room), ellipsis=True), taken, width)


def _told(words: list[str]) -> Content:
    return ink(" · ".join(words), MUTED)


def _parts(session: Session, *, glance: bool) -> list[str]:
    now, stop = pace(session), session.interview.current
    aside = [told] if (told := _aside(session)) else []
    question = session.questions.get(stop)
    if question is None:
        return [f"{session.talks[stop].minutes} min", *([] if glance else ["no rating here"])]
    count = f"{now.position} of {now.questions}"
    known = session.rubric.skills.get(question.skill)
    skill = known.title if known else "?"
    if stop in session.unplanned:
        return ["unplanned", *(aside or [skill])]
    optional = [] if stop in core_questions(session) else ["optional"]
    about = [*optional, *([] if glance else [skill, question.kind, f"{question.minutes} min"])]
    return [count, *(aside or about)]


def _aside(session: Session) -> str:
    """Return that the question at hand is skipped, and why, or that it is parked; else nothing."""
    response = session.response(session.interview.current)
    if response.state == "skipped":
        return f"skipped: {response.reason}"
    return "parked" if response.parked else ""
