"""The scorecard as styled text: a line for each skill, and what stands behind it."""

from dataclasses import dataclass

from textual.content import Content

from interviewer.analysis.evidence import Evidence, evidence_for
from interviewer.analysis.session_check import blocking
from interviewer.model.notes import clock
from interviewer.model.session import CHOICES, Choice, Session
from interviewer.reports.facts import amount_words
from interviewer.reports.words import NOT_PLANNED
from interviewer.tui.ink import (
    ACCENT,
    CAUTION,
    FAINT,
    GOOD,
    LABEL,
    MUTED,
    PLAIN,
    SIGN_INK,
    STRONG,
    ends,
    ink,
    join,
    padded,
)
from interviewer.tui.keymap import DEFAULT_KEYMAP, Keymap
from interviewer.tui.views.facts import fact_lines, seen_lines
from interviewer.tui.views.lines import hanging

NOT_ASSESSED = 0
"""Stands for "not assessed" where levels stand for themselves."""

_GUTTER = 9
"""Cells for the time and the sign of a note."""

CHOICE_WORDS: dict[Choice, str] = {choice: choice.replace("-", " ") for choice in CHOICES}


@dataclass(frozen=True, slots=True)
class Cell:
    """A choice on a line: where it is drawn, so that a click finds it."""

    value: int
    start: int
    end: int


def order(session: Session) -> list[str]:
    """Return the planned skills, then the others of the rubric."""
    planned = session.planned_skills
    return [*planned, *(skill for skill in session.rubric.skills if skill not in planned)]


def header(
    session: Session,
    width: int,
    *,
    reading: bool = False,
    paused_before: float = 0,
    keymap: Keymap = DEFAULT_KEYMAP,
) -> Content:
    """Return the header: whose scorecard it is, and what is left before it can be submitted.

    Before that stands how long the pause lasts, *paused_before* being the seconds of those before; else, with
    room for it, the time of the write-up.
    """
    minutes = round(session.interview.elapsed / 60)
    about = f"scorecard · {session.plan.title} · {minutes} min · {session.interview.interviewer}"
    left = join(ink(session.candidate.name, STRONG), "  ", ink(about if width >= 110 else "scorecard", MUTED))
    if session.underway is not None:
        right = ink("revising", CAUTION)
    elif session.submitted:
        when = session.interview.ended
        revised = ", revised" if session.revisions else ""
        right = ink(f"submitted {when:%Y-%m-%d}{revised}" if when else f"submitted{revised}", GOOD)
    elif reading:
        right = ink("live, not submitted", CAUTION)
    else:
        short, more = _left_to_do(session, keymap)
        right = join(short, more)
        time, room = _time(session, paused_before), width - left.cell_length - 2
        if (timed := join(time, ink(" · ", MUTED), right)).cell_length <= room:
            right = timed
        elif not session.running:
            right = join(time, ink(" · ", MUTED), short)
    return ends(left, right, width)


def _left_to_do(session: Session, keymap: Keymap) -> tuple[Content, Content]:
    """Return what is left before it can be submitted, and what can be said of that where there is room."""
    if left := len(blocking(session)):
        return ink(f"{left} left", CAUTION), ink(" before you can submit", MUTED)
    return ink("complete", GOOD), ink(f" · {keymap.name('scorecard.submit')} checks and submits", MUTED)


def _time(session: Session, paused_before: float) -> Content:
    facts = session.interview
    if session.running:
        return join(ink("write-up ", MUTED), ink(clock(facts.writing_up, hours=False), STRONG))
    pausing = max(0, int(facts.paused - paused_before))
    return join(ink("PAUSED ", ACCENT), ink(clock(pausing, hours=False), STRONG))


def skill_line(session: Session, skill: str, width: int, *, here: bool) -> tuple[Content, list[Cell]]:
    """Return a skill with its levels, and where each level is drawn. Columns are the same for every skill."""
    rating = session.ratings.get(skill)
    chosen = None if rating is None else (NOT_ASSESSED if rating.not_assessed else rating.level)
    planned = skill in session.planned_skills
    named = width >= 96
    title = ink(session.rubric.skills[skill].title, STRONG if here or planned else MUTED)
    column = 20 if named else 18 if width >= 64 else 16
    line = join(ink("▸ " if here else "  ", ACCENT), padded(title, column))
    cells: list[Cell] = []
    for level, name in [*session.rubric.levels.items(), (NOT_ASSESSED, "not assessed")]:
        start = line.cell_length
        drawn = _cell(level, name if named else "", chosen=level == chosen)
        room = 4 if not named else len(name) + 5 if level != NOT_ASSESSED else drawn.cell_length
        line = join(line, padded(drawn, room))
        cells.append(Cell(level, start, line.cell_length))
    if not named and chosen is not None:
        line = join(line, " ", ink(session.rubric.levels.get(chosen, "not assessed"), ACCENT))
    room = 0 if width < 64 else width - line.cell_length - 1
    return ends(line, _behind(session, skill, room, planned=planned), width), cells


def _cell(level: int, name: str, *, chosen: bool) -> Content:
    mark = "–" if level == NOT_ASSESSED else str(level)
    text = f"({mark}) {name}" if chosen else f" {mark} {name}"
    return ink(text.rstrip(), ACCENT if chosen else MUTED)


def _behind(session: Session, skill: str, room: int, *, planned: bool) -> Content:
    """Return how much stands behind a skill, in a word or two that never wrap."""
    evidence = evidence_for(session, skill)
    if not planned and evidence.nothing and skill not in session.ratings:
        return ink(NOT_PLANNED if room else "", FAINT)
    seen = evidence.ticked + len(evidence.seen)
    words = amount_words(evidence)
    if len(words) > room:
        words = f"{len(evidence.notes)} + {seen}" if seen else str(len(evidence.notes))
    return ink(words, PLAIN if evidence.notes or seen else FAINT)


def detail(session: Session, skill: str, width: int, *, heading: bool) -> list[Content]:
    """Return the anchors of a skill and the evidence for it, wrapped to *width*."""
    lines: list[Content] = []
    title = session.rubric.skills[skill].title
    rating = session.ratings.get(skill)
    if heading:
        lines += [ink(title.upper(), LABEL), Content("")]
    for level in session.rubric.levels:
        chosen = rating is not None and rating.level == level
        anchor = session.rubric.anchor(skill, level)
        lead = ink(f"({level}) " if chosen else f" {level}  ", ACCENT if chosen else MUTED)
        lines += hanging(lead, ink(anchor, PLAIN if chosen or rating is None else MUTED), width)
    lines += [Content(""), *_evidence(evidence_for(session, skill), width, heading=heading)]
    return lines


def _evidence(evidence: Evidence, width: int, *, heading: bool) -> list[Content]:
    lines: list[Content] = [ink("EVIDENCE", LABEL), Content("")] if heading else []
    if evidence.nothing:
        return [*lines, ink("Nothing was noted or rated for this skill.", FAINT)]
    for item in evidence.notes:
        stamp = "     " if item.at is None else clock(item.at, hours=False)
        sign = item.note.sign
        lead = join(ink(stamp, FAINT), "  ", ink(f"{sign or ' '} ", SIGN_INK.get(sign, PLAIN)))
        lines += hanging(lead, ink(item.note.body, PLAIN), width)
    lines += seen_lines(evidence, width, PLAIN, gutter=_GUTTER)
    return [*lines, *fact_lines(evidence, width, PLAIN)]


def choices(chosen: Choice | None, cursor: int | None, *, is_open: bool) -> tuple[Content, list[Cell]]:
    """Return the recommendations in one line, and where each is drawn.

    What was chosen stands in parentheses, the *cursor* in brackets, and that only while one can choose.
    """
    line, cells = Content(""), []
    for index, choice in enumerate(CHOICES):
        start = line.cell_length
        text = CHOICE_WORDS[choice]
        if choice == chosen:
            drawn = ink(f"({text})", ACCENT)
        elif index == cursor and is_open:
            drawn = ink(f"[{text}]", STRONG)
        else:
            drawn = ink(f" {text} ", MUTED if is_open else FAINT)
        line = join(line, drawn, " ")
        cells.append(Cell(index, start, line.cell_length))
    return line, cells


def recommendation_hint(session: Session, *, is_open: bool, reading: bool) -> Content:
    """Return what stands beside the heading of the recommendation."""
    given = session.recommendation
    if given and given.early:
        return ink(f"given early: {given.early}", CAUTION)
    if reading:
        return ink("" if given else "none given", MUTED)
    if not is_open:
        return ink("none yet · opens after the ratings · e: early", MUTED)
    return ink("none yet · 1 to 5, or arrows and enter" if given is None else "", MUTED)
