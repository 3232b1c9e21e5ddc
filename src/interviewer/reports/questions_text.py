"""What happened at each question of a session, as plain text, in the order of the plan."""

from collections.abc import Iterator

from interviewer.model.notes import clock
from interviewer.model.plan import Section, question_id
from interviewer.model.session import Response, Session
from interviewer.reports.layout import wrap
from interviewer.reports.notes_text import note_lines
from interviewer.reports.words import level_words, response_words

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


def _section(session: Session, section: Section, cells: int) -> Iterator[str]:
    yield from wrap(section.title, cells)
    for question in map(question_id, section.refs):
        yield from _question(session, question, cells)


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
    for point, text in wording.listen_for.items():
        mark = "[x]" if point in response.heard else "[ ]"
        yield from wrap(text, cells, first=f"{_INDENT}{mark} ")
    yield from _notes(response, cells)


def _state(session: Session, response: Response, minutes: int) -> str:
    if response.state != "asked":
        return response_words(response)
    rating = "not rated" if response.rating is None else level_words(session.rubric, response.rating)
    return f"{rating}, {_time(response, minutes)}"


def _time(response: Response, minutes: int) -> str:
    return f"{clock(response.seconds, hours=False)} of {clock(minutes * 60, hours=False)} minutes"


def _notes(response: Response, cells: int) -> Iterator[str]:
    """Yield the notes without blank lines, and without rating lines: their level is told already."""
    for note in response.notes:
        if not note.blank and note.rating is None:
            yield from note_lines(note, cells, indent=_INDENT)
