"""How the time stands, and what to drop or to add, in sentences as styled text."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from interviewer.analysis.pace import core_questions
from interviewer.model.notes import clock
from interviewer.model.session import Session
from interviewer.tui.ink import ACCENT, CAUTION, FAINT, LABEL, PLAIN, STRONG, ink, join
from interviewer.tui.views.lines import Row
from interviewer.tui.views.pace import Moment

_NAMED = 2
"""How many questions are named where there is little room; of more only the number is told."""


def standing(now: Moment) -> Content:
    """Return in a sentence or two how the time stands."""
    told = []
    if now.pausing is not None:
        in_all = f", {now.in_all}" if now.in_all else ""
        told.append(ink(f"Paused for {clock(now.pausing, hours=False)}{in_all}.", ACCENT))
    if now.theirs:
        told.append(ink("Time for their questions.", CAUTION))
    return Content(" ").join([*told, *_lateness(now)])


def _lateness(now: Moment) -> Iterator[Content]:
    at = now.pace
    late, early = at.behind // 60, -at.late // 60
    if late:
        more = at.late // 60
        whole = f"; {more} min with the optional questions" if more > late else ""
        yield ink(f"{late} min late{whole}.", CAUTION)
    elif at.too_much:
        yield ink(f"{at.too_much // 60} min too much is left to ask.", PLAIN)
    elif early >= 1:
        yield ink(f"{early} min early." if now.proposal.add else f"In time, {early} min to spare.", PLAIN)
    else:
        yield ink("In time.", PLAIN)


def advice(now: Moment, *, brief: bool = False) -> Content:
    """Return what to drop or to add, in a sentence; empty when there is nothing to say."""
    wise, session = now.proposal, now.session
    if wise.drop:
        names = _dropped(session, wise.drop, brief=brief)
        end = f"you still end {wise.still_late // 60} min late" if wise.still_late else "you end in time"
        return join("Drop ", names, f" ({_minutes(wise.saved)} min): {end}.")
    if wise.still_late:
        return ink("No question that is left can be dropped.", PLAIN)
    if wise.add:
        one = "one of " if len(wise.add) > _NAMED else ""
        return join(f"Time for {one}", named(session, wise.add, brief=True, word="or"), ".")
    return Content("")


def _dropped(session: Session, questions: Sequence[str], *, brief: bool) -> Content:
    """Return what is to be dropped; beside core questions, which matter more, optional ones are counted."""
    core = core_questions(session) & set(questions)
    if brief or not core or len(questions) - len(core) < _NAMED:
        return named(session, questions, brief=brief)
    others = ink(f"the {len(questions) - len(core)} optional questions", STRONG)
    return join(others, " and ", named(session, [name for name in questions if name in core]))


def named(session: Session, questions: Sequence[str], *, brief: bool = False, word: str = "and") -> Content:
    """Return the titles of *questions* for a sentence; with *brief* only how many, if they are many."""
    if brief and len(questions) > _NAMED:
        return ink(f"{len(questions)} questions", STRONG)
    titles = [join("“", ink(session.title(question), STRONG), "”") for question in questions]
    *others, last = titles
    return join(Content(", ").join(others), f" {word} ", last) if others else last


def pace_rows(now: Moment, width: int) -> list[Row]:
    """Return how the time stands for a side plane of *width* cells: a heading, the sentences, and the key."""
    room = max(8, width)
    lines = [ink("PACE", LABEL), Content(""), *standing(now).wrap(room)]
    if told := advice(now, brief=True):
        lines += told.wrap(room)
    if now.proposal.drop or now.proposal.add:
        lines += ink(f"{now.key} to {'drop' if now.proposal.drop else 'add'}", FAINT).wrap(room)
    return [Row(line) for line in lines]


def their_minutes(now: Moment, jump: str) -> str:
    """Return what is said once when the candidate's minutes begin; *jump* is the key to go there."""
    left = -(-now.pace.remaining // 60)
    told = f"{left} min left: time for the candidate's questions."
    if left <= 0:
        told = "The planned time is over: the candidate's questions are still to come."
    return f"{told} {jump} goes there." if jump else told


def _minutes(seconds: int) -> int:
    """Return *seconds* in minutes, at least one."""
    return max(1, round(seconds / 60))
