"""The copy for a candidate as text, Markdown, a page of HTML and JSON. What people wrote stays as it is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from interviewer.model.notes import clock
from interviewer.reports.as_json import as_json
from interviewer.reports.layout import printable
from interviewer.reports.role_forms import post_html, post_markdown, post_text
from interviewer.reports.role_post import Block, Facts, Heading, Item, Items, Paragraph, Span, Text
from interviewer.reports.words import count, moment

_SIGNS = (
    "Before a note stands + for a strength, - for a concern, ? for something to ask later, ! for what "
    'worried, " for your own words. The time is counted from the beginning of the interview.'
)
Form = Mapping[str, Any]
"""What `candidate_copy` made."""


def copy_text(form: Form, cells: int = 80) -> str:
    """Return the copy as lines of at most *cells*."""
    return post_text(tuple(_blocks(form)), cells)


def copy_markdown(form: Form) -> str:
    """Return the copy as Markdown."""
    return post_markdown(tuple(_blocks(form)))


def copy_html(form: Form) -> str:
    """Return the copy as a page that needs nothing else."""
    return post_html(tuple(_blocks(form)))


def copy_json(form: Form) -> str:
    """Return the copy as JSON."""
    return as_json(form)


def _blocks(form: Form) -> Iterator[Block]:
    yield Heading(1, _text(f"What was recorded about {form['candidate']['name']} in an interview"))
    yield _facts(_head(form))
    if form["interview"]["changed_outside"]:
        yield Paragraph(_text("This record was changed outside the program after it was finished."))
    yield from _judgement(form)
    yield from _ratings(form)
    yield _heading("Question by question")
    yield Paragraph(_text(_SIGNS))
    yield from _places(form, 0)
    for number, question in enumerate(form["questions"], 1):
        yield from _question(number, question)
        yield from _places(form, number)
    yield from _revisions(form["revisions"])
    yield _heading("What was left out, and why")
    yield _items(form["left_out"])


def _head(form: Form) -> Mapping[str, str]:
    candidate, facts = form["candidate"], form["interview"]
    used = f"{round(facts['seconds_used'] / 60)} of {count(facts['minutes_planned'], 'minute')}"
    return {
        "Name": candidate["name"],
        "Reference": candidate["reference"],
        "Filed under": candidate["key"],
        "Interview": f"{facts['title']} ({facts['stage'].replace('-', ' ')})",
        "Role": facts["role"] or "",
        "Interviewer": facts["interviewer"] or "left out",
        "Began": _moment(facts["started"]),
        "Finished": _moment(facts["ended"]) or "not finished",
        "Time used": used,
        "Kept until": facts["retain_until"] or "no date is set",
        "Legal hold": f"since {_moment(facts['held_since'])}" if facts["held_since"] else "",
    }


def _judgement(form: Form) -> Iterator[Block]:
    given = form["recommendation"]
    yield _heading("Recommendation")
    yield Paragraph(_text(given["words"] if given else "none yet"))
    for text in (given["why"], given["early"] and f"Given early: {given['early']}") if given else ():
        if text:
            yield Paragraph(_text(text))
    if form["draft_of_why"]:
        yield Paragraph(_text(f"A reason that was drafted: {form['draft_of_why']}"))
    if form["take_aways"].strip():
        yield _heading("Key take-aways")
        yield from (Paragraph(_text(line)) for line in form["take_aways"].split("\n") if line.strip())


def _ratings(form: Form) -> Iterator[Block]:
    yield _heading("Ratings")
    yield Paragraph(_text(f"The scale: {', '.join(form['scale'])}."))
    if form["ratings"]:
        yield _items(_rating(rating) for rating in form["ratings"])
    else:
        yield Paragraph(_text("No skill was rated."))


def _rating(rating: Form) -> str:
    at = "" if rating["at"] is None else f", at {clock(rating['at'])}"
    seen = rating["points_seen"]
    points = f"; {seen} of {count(rating['points_watched_for'], 'point')} seen" if seen else ""
    return f"{rating['skill']}: {rating['words']}{at}{points}"


def _question(number: int, question: Form) -> Iterator[Block]:
    yield Heading(3, _text(f"Question {number}"))
    if question["prompt"]:
        yield Paragraph(_text(f"“{question['prompt'].strip()}”"))
    points = ", ".join(f"{one['ticked']} of {one['of']} {one['words']}" for one in question["points"])
    yield _facts(
        {
            "State": question["state"],
            "Time": f"{clock(question['seconds'], hours=False)} minutes" if question["asked"] else "",
            "Answer rated": question["rating"] or "",
            "Points": points,
            "Hints given": str(question["hints"] or ""),
            "Follow-ups put": str(question["follow_ups"] or ""),
        }
    )
    if question["notes"]:
        yield _notes(question["notes"])


def _places(form: Form, after: int) -> Iterator[Block]:
    """Yield the notes that belong to no question and were taken *after* so many."""
    for place in form["other_notes"]:
        if place["after_questions"] == after:
            yield Heading(3, _text(place["title"]))
            yield _notes(place["notes"])


def _revisions(revisions: Iterable[Form]) -> Iterator[Block]:
    entries = list(revisions)
    if entries:
        yield _heading("What was changed after it was finished")
    for entry in entries:
        yield Paragraph(_text(f"{_moment(entry['at'])}: {entry['why']}"))
        if entry["was"]:
            yield _items(f"before: {words}" for words in entry["was"])


def _notes(notes: Iterable[Form]) -> Items:
    return _items(f"{note['time']} {note['text']}".strip() for note in notes)


def _moment(iso: str | None) -> str:
    return moment(datetime.fromisoformat(iso)) if iso else ""


def _heading(text: str) -> Heading:
    return Heading(2, _text(text))


def _items(lines: Iterable[str]) -> Items:
    return Items(tuple(Item(_text(line)) for line in lines))


def _facts(facts: Mapping[str, str]) -> Facts:
    return Facts(tuple((name, _text(fact)) for name, fact in facts.items() if fact))


def _text(text: str) -> Text:
    return (Span(" ".join(printable(text).split())),)
