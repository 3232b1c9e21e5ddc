"""The interviewer's sheet for the question at hand: what to tick, what to ask next, what to watch for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from interviewer.live import actions as act
from interviewer.model.checklist import ListName, checklists
from interviewer.model.pack import PinnedQuestion
from interviewer.model.session import Response, Session
from interviewer.reports.checklist_words import list_heading, list_prompt, point_lead
from interviewer.reports.words import LIST_WORDS, count
from interviewer.tui.ink import ACCENT, CAUTION, LABEL, MUTED, PLAIN, STRONG, ends, ink, join
from interviewer.tui.views.lines import hanging

Of = ListName | Literal["hints", "probes", "observed"]
"""What a point belongs to: a checklist, hints or probes of the question, or what is observed throughout."""

MARK = "√"


@dataclass(frozen=True, slots=True)
class Point:
    """Something on the sheet that can be ticked."""

    of: Of
    id: str
    """The id of the point; of a hint or a probe its number from 1; of what is observed `skill/point`."""
    text: Content
    on: bool
    under: Content | None = None
    """What stands below it, more quietly."""


@dataclass(frozen=True, slots=True)
class Block:
    """Points that belong together, or lines that are only read."""

    heading: str = ""
    ticked: str = ""
    """What a tick on these means, in a word."""
    say: str = ""
    """What is said aloud before these."""
    points: tuple[Point, ...] = ()
    label: str = ""
    """Stands before the first of the lines."""
    lines: tuple[str, ...] = ()
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the sheet as drawn, its block, and the point it belongs to, counted over the whole sheet."""

    text: Content
    block: int
    point: int | None = None


def blocks(session: Session) -> tuple[Block, ...]:
    """Return the sheet of the stop at hand, in the order in which it is needed; nothing for talk.

    What is watched for throughout belongs to no stop: see `observed`.
    """
    question = session.questions.get(session.interview.current)
    if question is None:
        return ()
    response = session.response(session.interview.current)
    flags = _lines("Flag", question.red_flags, quiet=True)
    return (*_lists(question, response), *_probes(question, response), *flags, *_help(question, response))


def _lists(question: PinnedQuestion, response: Response) -> Iterator[Block]:
    for of, points in checklists(question).items():
        if of == "listen-for":
            yield from _hints(question, response)
            yield from _lines("On the envelope", question.numbers)
        ticked = response.ticks(of)
        rows = tuple(
            Point(
                of, name, _text(question, of, name, text), name in ticked, _under(question, of, name, ticked)
            )
            for name, text in points.items()
        )
        yield Block(list_heading(question, of), LIST_WORDS[of].ticked, list_prompt(question, of), rows)


def _text(question: PinnedQuestion, of: ListName, name: str, text: str) -> Content:
    lead = point_lead(question, of, name)
    if not lead:
        return ink(text, PLAIN)
    *first, last = lead
    style = CAUTION if of == "faults" and last != "minor" else MUTED
    return join(*(ink(f"{part} ", MUTED) for part in first), ink(f"{last}  ", style), ink(text, PLAIN))


def _under(question: PinnedQuestion, of: ListName, name: str, ticked: tuple[str, ...]) -> Content | None:
    """Return what to ask for a part of the story that is missing."""
    if of == "story" and question.story and name not in ticked:
        probe = getattr(question.story, name.replace("-", "_")).probe
        return join(ink("ask ", MUTED), ink(probe, f"italic {MUTED}"))
    return None


def _hints(question: PinnedQuestion, response: Response) -> Iterator[Block]:
    rows = tuple(
        Point("hints", str(number), ink(hint, PLAIN), number <= response.hints)
        for number, hint in enumerate(question.hints, start=1)
    )
    if rows:
        yield Block("hints, in this order", "given", points=rows)


def _help(question: PinnedQuestion, response: Response) -> Iterator[Block]:
    """Yield how much help was given beyond what is prepared."""
    if (more := response.hints - len(question.hints)) > 0:
        told = f"{more} more given than prepared" if question.hints else f"{count(more, 'hint')} given"
        yield from _lines("Help", (told,))


def _probes(question: PinnedQuestion, response: Response) -> Iterator[Block]:
    rows = tuple(
        Point("probes", str(number), ink(probe, PLAIN), number in response.probes_used)
        for number, probe in enumerate(question.probes, start=1)
    )
    if rows:
        yield Block("probes", "put", points=rows)


def _lines(label: str, lines: tuple[str, ...], *, quiet: bool = False) -> Iterator[Block]:
    if lines:
        yield Block(label=label, lines=lines, quiet=quiet)


def observed(session: Session) -> Iterator[Block]:
    """Yield what is watched for during every question, of each skill the plan rates."""
    for skill in session.planned_skills:
        wording, seen = session.rubric.skills[skill], session.observed.get(skill, {})
        rows = tuple(
            Point("observed", f"{skill}/{point}", ink(text, PLAIN), point in seen)
            for point, text in wording.observed.items()
        )
        if rows:
            yield Block(f"{wording.title}, throughout", "seen", points=rows)


def tick(stop: str, of: Of, point: str, *, on: bool) -> act.Action:
    """Return the action that ticks a point of the sheet of *stop*, or takes its tick back."""
    if of == "hints":
        # Hints are given in order, so one given means those before it too.
        return act.GiveHints(question=stop, count=int(point) - (not on))
    if of == "probes":
        return act.UseProbe(question=stop, probe=int(point), on=on)
    if of == "observed":
        skill, _, name = point.partition("/")
        return act.Observe(skill=skill, point=name, on=on)
    return act.Tick(question=stop, of=of, point=point, on=on)


def points_of(sheet: tuple[Block, ...]) -> tuple[Point, ...]:
    """Return every point of *sheet*, from top to bottom."""
    return tuple(point for block in sheet for point in block.points)


def numbers_of(sheet: tuple[Block, ...]) -> Mapping[int, tuple[int, int]]:
    """Return for each point, counted over the whole sheet, its block and its number there, from 1."""
    places = [(at, number) for at, block in enumerate(sheet) for number in range(1, len(block.points) + 1)]
    return dict(enumerate(places))


def sheet_lines(sheet: tuple[Block, ...], width: int, cursor: int | None) -> list[SheetLine]:
    """Return *sheet* as lines of *width* cells; *cursor* is the point the focus is on.

    The first block needs no heading while it is only a list to listen for: the eye expects it there.
    """
    lines: list[SheetLine] = []
    count = 0
    here = None if cursor is None else numbers_of(sheet).get(cursor, (None, 0))[0]
    for at, block in enumerate(sheet):
        if block.heading and not (at == 0 and block.heading == LIST_WORDS["listen-for"].heading):
            lines.append(SheetLine(_head(block, width), at))
        if block.say:
            lines += [SheetLine(line, at) for line in hanging(ink("   "), ink(block.say, STRONG), width)]
        for number, point in enumerate(block.points, start=1):
            drawn = _drawn(point, number, width, here=count == cursor, active=at == here)
            lines += [SheetLine(line, at, count) for line in drawn]
            count += 1
        lines += [SheetLine(line, at) for line in _labelled(block, width)]
    return lines


def _head(block: Block, width: int) -> Content:
    on, count = sum(point.on for point in block.points), len(block.points)
    told = f"{on} of {count} {block.ticked}"
    heading = block.heading
    if len(heading) + len(told) >= width:
        # What comes after a comma only adds to it.
        heading, told = heading.partition(", ")[0], f"{on}/{count}"
    return ends(ink(heading.upper(), LABEL), ink(told, MUTED), width)


def _drawn(point: Point, number: int, width: int, *, here: bool, active: bool) -> list[Content]:
    lead = join(
        ink("▸" if here else " ", ACCENT),
        ink(MARK if point.on else " ", "bold $success"),
        ink(f"{number:>2} ", ACCENT if active else MUTED),
    )
    text = point.text.stylize("bold") if point.on else point.text
    lines = hanging(lead, text, width)
    if point.under is not None:
        lines += hanging(ink(" " * lead.cell_length), point.under, width)
    return lines


def _labelled(block: Block, width: int) -> list[Content]:
    lines: list[Content] = []
    style = MUTED if block.quiet else PLAIN
    if len(block.label) > 6 and block.lines:
        lines.append(ink(block.label.upper(), LABEL))
    for number, text in enumerate(block.lines):
        label = block.label if number == 0 and len(block.label) <= 6 else ""
        lines += hanging(ink(f"{label:6} ", MUTED), ink(text, style), width)
    return lines
