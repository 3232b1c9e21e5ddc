"""What happened at each question of a session, as plain text, in the order of the plan."""

from collections.abc import Iterator

from interviewer.model.checklist import ListName, checklists
from interviewer.model.notes import clock
from interviewer.model.pack import Question
from interviewer.model.plan import Section, question_id
from interviewer.model.session import GENERAL, Response, Session
from interviewer.reports.checklist_words import list_heading, list_prompt, point_lead
from interviewer.reports.facts import handout_words
from interviewer.reports.layout import wrap
from interviewer.reports.notes_text import note_lines
from interviewer.reports.words import LIST_WORDS, level_words, response_words

_INDENT = "    "


def questions_text(session: Session, cells: int) -> Iterator[str]:
    """Yield the lines: each section, and in it each question with its wording and all that was taken down."""
    yield "QUESTION BY QUESTION"
    talks = iter(session.talks)
    for section in session.plan.sections.values():
        yield ""
        if section.refs:
            yield from _section(session, section, cells)
        else:
            yield from _talk(session, next(talks), section, cells)
    yield from _unplanned(session, cells)
    general = session.response(GENERAL)
    if any(not note.blank for note in general.notes):
        yield ""
        yield session.title(GENERAL)
        yield from _notes(general, cells)


def _section(session: Session, section: Section, cells: int) -> Iterator[str]:
    yield from wrap(section.title, cells)
    for question in map(question_id, section.refs):
        yield from _question(session, question, cells)


def _unplanned(session: Session, cells: int) -> Iterator[str]:
    """Yield the questions that were thought of meanwhile, with where that was."""
    if session.unplanned:
        yield ""
        yield "Not in the plan"
    for question, where in session.unplanned.items():
        yield from _question(session, question, cells)
        if where.after in session.stops:  # a file changed by hand may name what is gone
            became = "Asked" if session.response(question).state == "asked" else "Thought of"
            yield from wrap(f"{became} after “{session.title(where.after)}”.", cells, first=_INDENT)


def _talk(session: Session, stop: str, section: Section, cells: int) -> Iterator[str]:
    response = session.response(stop)
    reached = response.seconds >= 1 or response.recorded
    yield from wrap(
        f"{section.title}: {_time(response, section.minutes) if reached else 'not reached'}", cells
    )
    yield from _notes(response, cells)


def _question(session: Session, question: str, cells: int) -> Iterator[str]:
    wording, response = session.questions[question], session.response(question)
    yield ""
    number = session.order.index(question) + 1
    yield from wrap(
        f"{wording.title}: {_state(session, response, wording.minutes)}", cells, first=f"{number:>2}. "
    )
    if response.state != "asked" and not response.recorded:
        return
    yield from wrap(f"“{wording.prompt.strip()}”", cells, first=_INDENT)
    if wording.handout:
        yield from wrap(f"Handout: {handout_words(wording.handout)}", cells, first=_INDENT)
    lists = checklists(wording)
    for of in lists:
        if response.state == "asked" or response.ticks(of):
            yield from _list(wording, of, response, cells, headed=tuple(lists) != ("listen-for",))
    if wording.probes and response.probes_used:
        yield f"{_INDENT}Probes put:"
        for number in response.probes_used:
            if 1 <= number <= len(wording.probes):
                yield from wrap(wording.probes[number - 1], cells, first=f"{_INDENT}  - ")
    if response.hints or (wording.hints and response.state == "asked"):
        yield f"{_INDENT}Hints: {_hints(response.hints, len(wording.hints))}"
    yield from _notes(response, cells)


def _hints(given: int, prepared: int) -> str:
    """Return how much help was given: `1 of 3 given`; none prepared, `1 given`."""
    if not prepared:
        return f"{given} given"
    more = f", {given - prepared} more" if given > prepared else ""
    return f"{min(given, prepared)} of {prepared} given{more}"


def _list(question: Question, of: ListName, response: Response, cells: int, *, headed: bool) -> Iterator[str]:
    """Yield the points of a checklist with their ticks; *headed* unless it can be no other list."""
    points, ticked = checklists(question)[of], response.ticks(of)
    if headed:
        how_many = f"{sum(point in ticked for point in points)} of {len(points)} {LIST_WORDS[of].ticked}"
        heading, said = list_heading(question, of), list_prompt(question, of)
        yield from wrap(f"{heading[:1].upper()}{heading[1:]}: {how_many}", cells, first=_INDENT)
        yield from wrap(f"“{said.strip()}”", cells, first=_INDENT) if said else ()
    for point, text in points.items():
        mark = "[x]" if point in ticked else "[ ]"
        yield from wrap(f"{_lead(question, of, point)}{text}", cells, first=f"{_INDENT}{mark} ")


def _lead(question: Question, of: ListName, point: str) -> str:
    lead = ", ".join(point_lead(question, of, point))
    return f"{lead}{' ' if lead.endswith('?') else ': '}" if lead else ""


def _state(session: Session, response: Response, minutes: int) -> str:
    if response.state != "asked":
        return response_words(response)
    rating = "not rated" if response.rating is None else level_words(session.rubric, response.rating)
    return f"{rating}, {_time(response, minutes)}"


def _time(response: Response, minutes: int) -> str:
    if not minutes:
        return f"{clock(response.seconds, hours=False)} minutes"
    return f"{clock(response.seconds, hours=False)} of {clock(minutes * 60, hours=False)} minutes"


def _notes(response: Response, cells: int) -> Iterator[str]:
    """Yield the notes without blank lines, and without rating lines: their level is told already."""
    for note in response.notes:
        if not note.blank and note.rating is None:
            yield from note_lines(note, cells, indent=_INDENT)
