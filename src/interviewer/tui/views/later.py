"""What to ask later, as rows of a plane and as the entries of the bar that acts on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from interviewer.analysis.later import Later
from interviewer.analysis.pace import core_questions
from interviewer.analysis.proposal import NO_TIME
from interviewer.model.notes import clock
from interviewer.model.session import GENERAL, Session
from interviewer.tui.ink import ACCENT, FAINT, LABEL, MUTED, PLAIN, ink, join
from interviewer.tui.views.lines import Row, hanging
from interviewer.tui.views.pace import Moment
from interviewer.tui.views.pace_words import advice, named, standing

LINE, PARKED, LEFT_OUT = "?", "»", "○"
"""The signs before a line of the notes, a parked question, and a question that was left out."""
DROPS = "d"
"""The key that drops what is proposed. No line of the list does: nobody drops who only wanted to look."""

EntryKind = Literal["ask", "add"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be done from the bar."""

    kind: EntryKind
    key: str
    """Names it among all; that of an `ask` is its `later_key`."""
    item: Later | None = None
    """What an `ask` asks."""
    questions: tuple[str, ...] = ()
    """The one question that an `add` adds."""


def later_key(item: Later) -> str:
    """Return a name of *item* among all that is to be asked later."""
    return item.place if item.line is None else f"{item.place}:{item.line}"


def entries(now: Moment, items: Sequence[Later]) -> tuple[Entry, ...]:
    """Return what can be chosen: to ask what was put off, or to add what there is time for."""
    ask = [Entry("ask", later_key(item), item=item) for item in items]
    add = [Entry("add", f"+{question}", questions=(question,)) for question in now.proposal.add]
    return (*ask, *add)


def later_rows(session: Session, items: Sequence[Later], width: int) -> list[Row]:
    """Return what is to be asked later under a heading, with where and when it was noted."""
    if not items:
        return [*_heading(), Row(ink("nothing so far", FAINT))]
    rows = [*_heading()]
    for item in items:
        rows += [Row(line, later_key(item)) for line in _item(session, item, width)]
    return rows


def _heading() -> tuple[Row, Row]:
    return Row(ink("ASK LATER", LABEL)), Row(Content(""))


def _item(session: Session, item: Later, width: int) -> list[Content]:
    """Return the lines of an item; where it stands is at the right of the last one, or below it."""
    lines = hanging(_sign(LINE if item.line is not None else PARKED), ink(item.text), width)
    return _with_right(lines, ink(_where(session, item), FAINT), width)


def _with_right(lines: list[Content], right: Content, width: int) -> list[Content]:
    gap = width - lines[-1].cell_length - right.cell_length
    if gap < 1:
        lines, gap = [*lines, Content("")], max(0, width - right.cell_length)
    return [*lines[:-1], join(lines[-1], " " * gap, right)]


def _sign(sign: str) -> Content:
    return ink(f"{sign} ", ACCENT if sign == LINE else MUTED)


def _where(session: Session, item: Later) -> str:
    """Return where and when: `Q4 23:02`, `Warm-up 03:20`, `Q6 parked`."""
    place = "General" if item.place == GENERAL else session.title(item.place)
    if item.place in session.questions:
        place = f"Q{session.order.index(item.place) + 1}"
    when = clock(item.at, hours=False) if item.at is not None else "parked" if item.line is None else ""
    return f"{place} {when}".rstrip()


# The bar


@dataclass(frozen=True, slots=True)
class BarLine:
    """A line of the bar; the first one of an entry carries its key."""

    text: Content
    key: str | None = None


def bar_lines(now: Moment, items: Sequence[Later], width: int) -> list[BarLine]:
    """Return the bar: how the time stands and what would help, then numbered what to ask and what to add."""
    told = standing(now)
    if wise := advice(now):
        told = join(told, " ", wise)
    if now.proposal.drop:
        told = join(told, " ", ink(DROPS, ACCENT), ink(" drops.", MUTED))
    lines = [BarLine(line) for line in told.wrap(max(8, width))]
    for number, entry in enumerate(entries(now, items), start=1):
        first, *more = _entry(now.session, entry, number, width)
        lines += [BarLine(first, entry.key), *map(BarLine, more)]
    if not items:
        lines.append(BarLine(ink("Nothing to ask later.", MUTED)))
    return lines


def _entry(session: Session, entry: Entry, number: int, width: int) -> list[Content]:
    lead = ink(f"{number} " if number < 10 else "  ", MUTED)
    if entry.item is not None:
        sign = LINE if entry.item.line is not None else PARKED
        words, right = entry.item.text, _where(session, entry.item)
    else:
        (question,) = entry.questions
        sign, words = LEFT_OUT, session.title(question)
        right = ", ".join(_left_out(session, question))
    lines = hanging(join(lead, _sign(sign)), ink(words, PLAIN), width)
    return _with_right(lines, ink(right, FAINT), width)


def _left_out(session: Session, question: str) -> Iterator[str]:
    """Yield what there is to know of a question that was left out."""
    response = session.response(question)
    if response.state == "skipped":
        yield "dropped" if response.reason == NO_TIME else "skipped"
    yield f"{session.questions[question].minutes} min"


# What is told


def reminder(count: int, how: str) -> str:
    """Return the reminder that *count* things are still to be asked; *how* is the way to them."""
    return f"{count} {'thing' if count == 1 else 'things'} to ask later: {how}"


def dropped(session: Session, questions: Sequence[str]) -> str:
    """Return what was dropped, and how many of it are asked of everyone: `3 questions, 1 of them asked …`."""
    core = len(core_questions(session) & set(questions))
    who = "" if core == len(questions) else f"{core} of them "
    told = f", {who}asked of everyone" if core else ""
    return f"{named(session, questions, brief=True).plain}{told}"
