"""One session as plain text that a hiring manager can read cold."""

from collections.abc import Iterator

from interviewer.analysis.coverage import SkillCoverage, coverage
from interviewer.analysis.evidence import Answer, EvidenceNote
from interviewer.analysis.session_check import session_check
from interviewer.model.session import Session
from interviewer.reports.check_text import check_text
from interviewer.reports.facts import answer_facts, phrase
from interviewer.reports.layout import wrap, wrap_between
from interviewer.reports.notes_text import SIGNS_EXPLAINED, note_lines, seen_lines
from interviewer.reports.questions_text import questions_text
from interviewer.reports.revision_words import trust_lines
from interviewer.reports.words import (
    choice_words,
    count,
    hold_words,
    level_words,
    moment,
    opened_words,
    rating_words,
)

_INDENT = "    "
_HANG = f"{_INDENT}  "


def session_text(session: Session, cells: int = 80) -> str:
    """Return *session* as lines of at most *cells*.

    First who and when, and whether it was changed since, then the recommendation, the ratings with their
    evidence, the session check, and every question with what was said.
    """
    parts = (
        _head(session, cells),
        trust_lines(session, cells),
        _recommendation(session, cells),
        _take_aways(session, cells),
        _ratings(session, cells),
        check_text(session_check(session), cells),
        questions_text(session, cells),
    )
    return "\n\n".join(part for part in map("\n".join, parts) if part) + "\n"


def _head(session: Session, cells: int) -> Iterator[str]:
    facts, rubric = session.interview, session.rubric
    used = f"{round(facts.elapsed / 60)} of {count(facts.minutes, 'minute')}"
    scale = ", ".join(level_words(rubric, level) for level in rubric.levels)
    fields = {
        "Interview": f"{session.plan.title} ({facts.stage})",
        "Role": facts.role,
        "Interviewer": facts.interviewer,
        "Started": moment(facts.started),
        "Time used": used,
        "Submitted": moment(facts.ended) if facts.ended else "not yet, still live",
        "Reference": session.candidate.reference,
        "Keep until": _kept(session),
        "Legal hold": hold_words(session.hold) if session.hold else "",
        "Rubric": f"{rubric.title}: {scale}",
    }
    yield from wrap(session.candidate.name, cells)
    for name, value in fields.items():
        if value:
            yield from wrap(value, cells, first=f"{name:<13}")
    if read := opened_words(session):
        yield from wrap(f"Read before this was submitted: {read}", cells)


def _kept(session: Session) -> str:
    facts = session.interview
    without = "without a date" if facts.retain_no_date else ""
    return f"{facts.retain_until:%Y-%m-%d}" if facts.retain_until else without


def _recommendation(session: Session, cells: int) -> Iterator[str]:
    given = session.recommendation
    yield f"RECOMMENDATION: {choice_words(given.choice if given else None)}"
    if given and given.why:
        yield from wrap(given.why, cells)
    if given and given.early:
        yield from wrap(f"Given before every planned skill was rated: {given.early}", cells)


def _take_aways(session: Session, cells: int) -> Iterator[str]:
    if session.take_aways.strip():
        yield "KEY TAKE-AWAYS"
        yield from wrap(session.take_aways.strip("\n"), cells)


def _ratings(session: Session, cells: int) -> Iterator[str]:
    yield "RATINGS AND WHAT STANDS BEHIND THEM"
    yield from wrap(SIGNS_EXPLAINED, cells)
    for skill in coverage(session).skills:
        yield ""
        yield from _rating(session, skill, cells)


def _rating(session: Session, skill: SkillCoverage, cells: int) -> Iterator[str]:
    beside = "" if skill.planned or skill.rating is None else " (not planned for this interview)"
    rating = rating_words(session.rubric, skill.rating, planned=skill.planned)
    yield from wrap(f"{skill.title}: {rating}{beside}", cells)
    if skill.rating and skill.rating.level is not None:
        anchor = session.rubric.anchor(skill.skill, skill.rating.level)
        yield from wrap(anchor, cells, first=_INDENT) if anchor else ()
    for line in skill.evidence.notes:
        yield from note_lines(line.note, cells, indent=_INDENT, after=_from_elsewhere(session, line, skill))
    yield from seen_lines(skill.evidence.seen, cells, indent=_INDENT)
    for answer in skill.evidence.answers:
        yield from wrap_between(_answer(session, answer), cells, first=_INDENT, rest=_HANG)
    if skill.evidence.nothing:
        yield f"{_INDENT}Nothing was noted."


def _from_elsewhere(session: Session, line: EvidenceNote, skill: SkillCoverage) -> str:
    """Return where a line was taken, when that is not a question on the skill itself."""
    question = session.questions.get(line.question)
    return "" if question and question.skill == skill.skill else f" ({line.title})"


def _answer(session: Session, answer: Answer) -> tuple[str, ...]:
    level = () if answer.level is None else (f"answer rated {level_words(session.rubric, answer.level)}",)
    return phrase(f"{answer.title}:", (*level, *answer_facts(answer)))
