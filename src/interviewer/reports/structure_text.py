"""How structured one interview was, or several beside one another, as plain text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from string import ascii_uppercase

from interviewer.analysis.structure import QuestionFacts, Structure
from interviewer.analysis.structure_together import QuestionRow, Together
from interviewer.model.notes import clock
from interviewer.reports.facts import drift_words
from interviewer.reports.layout import pad, width, wrap
from interviewer.reports.revision_words import trust_lines
from interviewer.reports.structure_words import (
    SOURCE,
    TITLE,
    TITLE_TOGETHER,
    UNKNOWN,
    answer_words,
    closing_words,
    core_words,
    left_words,
    order_words,
    plan_words,
    rating_words,
    time_words,
    who_words,
    whole_words,
)
from interviewer.reports.words import count

_TITLE_ROOM = 26
_LEAST_TITLE = 10
_COLUMN = 7
_HEADS = ("used", "plan", "probes", "hints", "rated")


def structures_text(groups: Iterable[Together], cells: int = 80) -> str:
    """Return how interviews were structured, those by one plan together, as lines of at most *cells*."""
    parts = [part for group in groups for part in _group(group, cells)]
    return "\n\n".join("\n".join(part) for part in (*parts, _foot(cells))) + "\n"


def _group(group: Together, cells: int) -> Iterator[Sequence[str]]:
    parts = _one(group.structures[0], cells) if len(group.structures) == 1 else _several(group, cells)
    return (lines for lines in map(tuple, parts) if lines)


def _one(structure: Structure, cells: int) -> Iterator[Iterable[str]]:
    yield TITLE, *wrap(who_words(structure), cells), *trust_lines(structure.session, cells)
    yield "QUESTIONS", *_points((*plan_words(structure), *core_words(structure)), cells)
    in_order = (*order_words(structure), *closing_words(structure), *time_words(structure))
    yield "ORDER AND TIME", *_points(in_order, cells)
    yield _questions(structure, cells)
    yield "RATING", *_points(rating_words(structure), cells)


def _several(together: Together, cells: int) -> Iterator[Iterable[str]]:
    yield TITLE_TOGETHER, *_who(together, cells)
    yield "QUESTIONS", *_points(_shared(together), cells)
    yield _grid("TIME, IN MINUTES", ["plan", *_letters(together)], _times(together), cells)
    yield _grid("PROBES + HINTS", _letters(together), _helps(together), cells)
    if order := [*_by_interview(together, lambda one: (*order_words(one), *closing_words(one)), cells)]:
        yield "ORDER", *order
    yield "ANSWERS RATED", *_by_interview(together, lambda one: (answer_words(one),), cells)
    yield "PARTS BEFORE THE WHOLE", *_by_interview(together, lambda one: (whole_words(one),), cells)


def _points(sentences: Iterable[str], cells: int) -> Iterator[str]:
    for sentence in sentences:
        yield from wrap(sentence, cells, first="- ")


def _foot(cells: int) -> Sequence[str]:
    return (*wrap(UNKNOWN, cells), *wrap(SOURCE, cells))


# One interview


def _questions(structure: Structure, cells: int) -> Iterator[str]:
    """Yield a line for each question that was asked: time, probes, hints, and the level of the answer."""
    asked = structure.asked
    yield from _row("QUESTION BY QUESTION", _HEADS, cells)
    for one in asked:
        told = (
            _clock(one.seconds),
            _clock(one.planned or None),
            f"{one.probes}/{one.probes_prepared}" if one.probes_prepared else "–",
            _hints(one),
            "–" if one.level is None else f"{one.level}",
        )
        yield from _row(one.title, told, cells)
    if not asked:
        yield "No question was asked."


def _hints(one: QuestionFacts) -> str:
    """Return the hints given of those prepared, `1/3`; `3/3+1` with one more; `1` where none is prepared."""
    if not one.hints_prepared:
        return f"{one.hints or '–'}"
    more = f"+{one.hints - one.hints_prepared}" if one.hints > one.hints_prepared else ""
    return f"{min(one.hints, one.hints_prepared)}/{one.hints_prepared}{more}"


def _row(title: str, told: Sequence[str], cells: int) -> Iterator[str]:
    """Yield a title and its columns on one line, or below it where there is no room for both."""
    room = min(_TITLE_ROOM, cells - _COLUMN * len(told))
    columns = "".join(text.rjust(_COLUMN) for text in told)
    if room < _LEAST_TITLE:
        yield from wrap(title, cells)
        yield columns
    else:
        *above, last = wrap(title, room)
        yield from above
        yield f"{pad(last, room)}{columns}"


# Several interviews


def _letters(together: Together) -> list[str]:
    """Return a sign for each interview: letters, and numbers when there are more than letters."""
    number = len(together.structures)
    return list(ascii_uppercase[:number]) if number <= 26 else [str(at + 1) for at in range(number)]


def _who(together: Together, cells: int) -> Iterator[str]:
    plan = together.structures[-1].session.plan
    yield from wrap(f"{plan.title} ({plan.id})", cells)
    for letter, one in zip(_letters(together), together.structures, strict=True):
        yield from wrap(who_words(one), cells, first=f"{letter}  ")
        yield from trust_lines(one.session, cells, "   ")


def _shared(together: Together) -> Iterator[str]:
    """Yield what was the same, then each question that was not asked of everybody."""
    plans, rubrics, number = len(together.plans), len(together.rubrics), len(together.structures)
    yield "The plan was the same." if plans == 1 else f"{plans} versions of the plan were used."
    yield "The rubric was the same." if rubrics == 1 else f"{rubrics} versions of the rubric were used."
    if not together.drift:
        yield "The wording of each question was the same."
    for drift in together.drift:
        older = ", ".join(_letters_of(together, wording.sessions) for wording in drift.wordings[:-1])
        yield f"“{drift.title}” was asked {drift_words(drift)} in {older}."
    core = together.core
    same = sum(row.asked_of_all for row in core)
    everybody = "both" if number == 2 else f"all {number}"
    yield f"{same} of {count(len(core), 'core question')} asked in {everybody}."
    for row in core:
        if not row.asked_of_all:
            yield f"Not asked of all: “{row.title}”, {_left(together, row)}."
    for row in together.rows:
        if row.part == "optional":
            asked = [letter for letter, one in _beside(together, row) if one and one.asked]
            yield f"Optional: “{row.title}”, asked in {', '.join(asked)}."
    for letter, structure in zip(_letters(together), together.structures, strict=True):
        for added in structure.of("unplanned"):
            if added.asked:
                yield f"Not in the plan: “{added.title}”, asked in {letter}."


def _beside(together: Together, row: QuestionRow) -> Iterator[tuple[str, QuestionFacts | None]]:
    return zip(_letters(together), row.facts, strict=True)


def _letters_of(together: Together, sessions: Iterable[str]) -> str:
    letters = zip(_letters(together), together.structures, strict=True)
    return ", ".join(letter for letter, one in letters if one.session.id in sessions)


def _left(together: Together, row: QuestionRow) -> str:
    """Return where a question was left out, and why: `skipped: no time in A; not reached in B, D`."""
    places: dict[str, list[str]] = {}
    for letter, one in _beside(together, row):
        if one is None or not one.asked:
            places.setdefault(left_words(one) if one else "not in the plan", []).append(letter)
    return "; ".join(f"{became} ({', '.join(letters)})" for became, letters in places.items())


Line = tuple[str, Sequence[str]]
"""A title, and what stands in each column behind it."""


def _times(together: Together) -> Iterator[Line]:
    """Yield the time given to each question, to the candidate's own, and in all, behind the time planned."""
    for row in together.rows:
        newest = next(one for one in reversed(row.facts) if one is not None)
        yield row.title, [_clock(newest.planned), *(_clock(_spent(one)) for one in row.facts)]
    ends = [one.closing for one in together.structures]
    if newest_end := ends[-1]:
        spent = [end.seconds if end and end.reached else None for end in ends]
        yield newest_end.title, [_clock(newest_end.planned), *map(_clock, spent)]
    facts = [one.session.interview for one in together.structures]
    yield "In all", [_clock(facts[-1].minutes * 60), *(_clock(int(one.elapsed)) for one in facts)]
    if any(one.paused >= 1 for one in facts):
        yield "Paused, not counted", ["–", *(_clock(int(one.paused) or None) for one in facts)]
    if any(one.writing_up >= 1 for one in facts):
        yield "At the scorecard, not counted", ["–", *(_clock(int(one.writing_up) or None) for one in facts)]


def _helps(together: Together) -> Iterator[Line]:
    """Yield how many probes were put and hints given, where there were any."""
    for row in together.rows:
        if any(one is not None and (one.probes or one.hints) for one in row.facts):
            asked = [one if one and one.asked else None for one in row.facts]
            yield row.title, [f"{one.probes}+{one.hints}" if one else "–" for one in asked]


def _spent(question: QuestionFacts | None) -> int | None:
    return question.seconds if question and question.asked else None


def _clock(seconds: int | None) -> str:
    return "–" if seconds is None else clock(seconds, hours=False)


def _grid(heading: str, heads: Sequence[str], lines: Iterable[Line], cells: int) -> Iterator[str]:
    """Yield a table in as many blocks of columns as it takes; nothing without lines."""
    table = list(lines)
    columns = max(1, (cells - min(_TITLE_ROOM, cells // 2)) // _COLUMN)
    for first in range(0, len(heads) if table else 0, columns):
        block = slice(first, first + columns)
        for title, told in ((heading, heads), *table):
            yield from _row(title, told[block], cells)
        if first + columns < len(heads):
            yield ""


def _by_interview(
    together: Together, words: Callable[[Structure], Iterable[str]], cells: int
) -> Iterator[str]:
    """Yield what each interview has to say, those that say the same on one line; nothing for the others."""
    said: dict[Sequence[str], list[str]] = {}
    for letter, one in zip(_letters(together), together.structures, strict=True):
        if told := tuple(words(one)):
            said.setdefault(told, []).append(letter)
    for sentences, letters in said.items():
        lead = f"{', '.join(letters)}  "
        yield from wrap(" ".join(sentences), cells, first=lead if width(lead) <= cells // 3 else "   ")
