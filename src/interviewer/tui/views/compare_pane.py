"""What stands behind a cell of a comparison, as styled text: levels, anchors, evidence, formulas, wording."""

from collections.abc import Iterator

from textual.content import Content

from interviewer.analysis.cells import Cell
from interviewer.analysis.comparison import ComparedCandidate, ComparedSkill, Comparison
from interviewer.analysis.evidence import Evidence, EvidenceNote, evidence_for
from interviewer.analysis.revisions import old_levels, recommendation_revised
from interviewer.analysis.scores import FORMULA
from interviewer.model.notes import clock
from interviewer.model.session import Session
from interviewer.reports.cautions import uneven
from interviewer.reports.revision_words import level_as_was, revisions_words, seal_words
from interviewer.reports.words import both, choice_words, count, rating_words, stage_words
from interviewer.tui.ink import ACCENT, CAUTION, FAINT, LABEL, MUTED, PLAIN, SIGN_INK, STRONG, ends, ink, join
from interviewer.tui.views.compare_layout import Cursor
from interviewer.tui.views.compare_people import name
from interviewer.tui.views.compare_wording import wording_lines
from interviewer.tui.views.facts import fact_lines, seen_lines
from interviewer.tui.views.lines import hanging

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
_INDENT = "   "
_GUTTER = 8
"""Cells for the time and the sign of a note."""
_IN_WORDS = (
    "A mean level makes points: 0 for the lowest level, 100 for the highest.",
    "The score is the mean of the points by weight, rounded.",
    "A skill without a level is left out; it never counts as zero.",
    "Recommendations are no part of it.",
)


def explanation(comparison: Comparison, cursor: Cursor, width: int) -> list[Content]:
    """Return what stands behind the cell under *cursor*, wrapped to *width*."""
    candidate = comparison.candidates[cursor.column]
    skills = comparison.skills
    if cursor.row == 0:
        return list(_candidate(comparison, candidate, width))
    if cursor.row <= len(skills):
        return list(_rating(comparison, candidate, skills[cursor.row - 1], width))
    if cursor.row == len(skills) + 1:
        return list(_score(comparison, candidate, width))
    return list(_recommendations(comparison, candidate, width))


def heading(comparison: Comparison, cursor: Cursor) -> str:
    """Return what the cell under *cursor* is: `Security · Ada Example`."""
    candidate = name(comparison, comparison.candidates[cursor.column])
    skills = comparison.skills
    if cursor.row == 0:
        return candidate
    if cursor.row <= len(skills):
        return f"{skills[cursor.row - 1].wording.title} · {candidate}"
    return f"{'Score of 100' if cursor.row == len(skills) + 1 else 'Recommendation'} · {candidate}"


def first_behind(comparison: Comparison, cursor: Cursor) -> int:
    """Return the number of the first session behind a cell: on a skill, the first that rated it."""
    candidate = comparison.candidates[cursor.column]
    if not 1 <= cursor.row <= len(comparison.skills):
        return 1
    ratings = comparison.cell(candidate.key, comparison.skills[cursor.row - 1].skill).ratings
    return next((number for number, rating in enumerate(ratings, 1) if rating.level is not None), 1)


# A rating


def _rating(
    comparison: Comparison, candidate: ComparedCandidate, skill: ComparedSkill, width: int
) -> Iterator[Content]:
    cell = comparison.cell(candidate.key, skill.skill)
    yield from ink(_summary(cell, len(candidate.sessions)), MUTED).wrap(width)
    if not skill.planned:
        yield from ink("No plan set out to rate this skill.", MUTED).wrap(width)
    if cell.apart:
        apart = f"{_NUMBERS[min(cell.spread, len(_NUMBERS) - 1)]} levels apart."
        yield from join(ink(apart, CAUTION), ink(f" Read {both(len(cell.levels))} before the debrief.")).wrap(
            width
        )
    silent = []
    for number, (session, rating) in enumerate(zip(candidate.sessions, cell.ratings, strict=True), 1):
        if rating.state == "not-planned" and evidence_for(session, skill.skill).empty:
            silent.append((number, session))
        else:
            yield Content("")
            yield from _rated(comparison, session, skill.skill, number, width)
    if silent:
        yield Content("")
        yield from hanging(ink("Not planned  ", MUTED), _named(silent), width)


def _named(sessions: list[tuple[int, Session]]) -> Content:
    """Return sessions by number, interviewer and stage."""
    parts: list[Content | str] = []
    for number, session in sessions:
        who = f" {session.interview.interviewer}, {stage_words(session)}"
        parts += ["; " if parts else "", ink(str(number), ACCENT), ink(who, MUTED)]
    return join(*parts)


def _summary(cell: Cell, sessions: int) -> str:
    if cell.mean is None:
        return f"{cell.words.capitalize()}. It counts nowhere, and never as zero."
    raters = "One rater alone" if cell.raters == 1 else count(cell.raters, "rater")
    planned = (
        f" Planned in {cell.planned} of {count(sessions, 'interview')}." if cell.planned < sessions else ""
    )
    return f"{raters}, mean {cell.mean:.1f}.{planned}"


def _rated(
    comparison: Comparison, session: Session, skill: str, number: int, width: int
) -> Iterator[Content]:
    """Yield what one session says on a skill: the level, its anchor, the evidence."""
    rating = session.ratings.get(skill)
    level = rating.level if rating else None
    if level is not None:
        right = ink(f"({level}) {session.rubric.levels.get(level, '')}".rstrip(), ACCENT)
    else:
        planned = skill in session.planned_skills
        right = ink(rating_words(session.rubric, rating, planned=planned), MUTED)
    yield from _who(session, number, right, width)
    if level is not None:
        anchor = session.rubric.anchor(skill, level) or "The rubric has no anchor for this level."
        yield from hanging(Content(_INDENT), ink(anchor, MUTED), width)
    for was in old_levels(session, skill):
        told = f"Revised after it was submitted; was {level_as_was(session, was)}."
        yield from hanging(Content(_INDENT), ink(told, CAUTION), width)
    yield from _doubt(session, width)
    if comparison.rubric and session.rubric.digest != comparison.rubric.digest:
        older = "Rated by another version of the rubric."
        yield from hanging(Content(_INDENT), ink(older, CAUTION), width)
    yield from evidence_lines(evidence_for(session, skill), width)


def _doubt(session: Session, width: int) -> Iterator[Content]:
    """Yield what the seal of a session shows, when it cannot be taken for what was submitted."""
    if told := seal_words(session):
        yield from hanging(Content(_INDENT), ink(f"! {told}", CAUTION), width)


def _who(session: Session, number: int, right: Content, width: int) -> Iterator[Content]:
    """Yield who interviewed, behind the number that opens their session, at which stage, and *right*."""
    lead, who = ink(f"{number}  ", ACCENT), ink(session.interview.interviewer, STRONG)
    stage = ink(stage_words(session), MUTED)
    named = lead.cell_length + who.cell_length
    if named + 2 + stage.cell_length + 2 + right.cell_length <= width:
        yield ends(join(lead, who, "  ", stage), right, width)
    elif named + 2 + right.cell_length <= width:
        yield ends(join(lead, who), right, width)
        yield from hanging(Content(_INDENT), stage, width)
    else:
        yield from hanging(lead, who, width)
        yield from _stage_and(stage, right, width)


def _stage_and(stage: Content, right: Content, width: int) -> Iterator[Content]:
    left = join(_INDENT, stage)
    if left.cell_length + 2 + right.cell_length <= width:
        yield ends(left, right, width)
    else:
        yield from hanging(Content(_INDENT), join(stage, ", ", right), width)


def evidence_lines(evidence: Evidence, width: int) -> Iterator[Content]:
    """Yield the lines taken down for a skill with their times and signs, then what was seen and answered."""
    for item in evidence.notes:
        yield from _note(item, evidence.skill, width)
    room = width - len(_INDENT)
    for line in (
        *seen_lines(evidence, room, PLAIN, gutter=_GUTTER),
        *fact_lines(evidence, room, FAINT),
    ):
        yield join(_INDENT, line)
    if evidence.empty:
        yield from hanging(Content(_INDENT), ink("Nothing was noted on this skill.", FAINT), width)


def _note(item: EvidenceNote, skill: str, width: int) -> Iterator[Content]:
    stamp = "--:--" if item.at is None else clock(item.at, hours=False)
    sign = item.note.sign
    body = item.note.body.removesuffix(f"#{skill}").rstrip()
    lead = join(_INDENT, ink(f"{stamp:5}", FAINT), " ", ink(f"{sign or ' '} ", SIGN_INK.get(sign, PLAIN)))
    yield from hanging(lead, ink(body), width)


# The score


def _score(comparison: Comparison, candidate: ComparedCandidate, width: int) -> Iterator[Content]:
    score = candidate.score
    if score.value is None:
        yield from ink("No score: nobody rated a skill.", MUTED).wrap(width)
    else:
        planned = count(score.planned, "planned skill")
        behind = f"from {score.rated} of {planned}, {count(score.raters, 'rater')}"
        yield from join(ink(str(score.value), STRONG), ink(f"  {behind}", MUTED)).wrap(width)
        if score.on_one_rater:
            alone = count(score.on_one_rater, "skill rests", "skills rest")
            yield from ink(f"{alone} on one person's word.", CAUTION).wrap(width)
        shared = comparison.shared_score(candidate)
        if shared is not None:
            told = f"  from the {count(shared.rated, 'skill')} rated for everybody"
            yield from join(ink(str(shared.value), STRONG), ink(told, MUTED)).wrap(width)
        for sentence in uneven(comparison):
            yield from ink(sentence).wrap(width)
    yield Content("")
    yield from _points(comparison, candidate, width)
    yield Content("")
    for sentence in _IN_WORDS:
        yield from ink(sentence).wrap(width)
    yield Content("")
    yield from ink(FORMULA, FAINT).wrap(width)


def _points(comparison: Comparison, candidate: ComparedCandidate, width: int) -> Iterator[Content]:
    """Yield each skill with its mean, the points that makes, and its weight."""
    levels = tuple(comparison.rubric.levels) if comparison.rubric else (0, 1)
    lowest, highest = min(levels), max(levels)
    yield ends(ink("SKILL", LABEL), ink("mean points weight", FAINT), width)
    for skill in comparison.skills:
        cell = comparison.cell(candidate.key, skill.skill)
        mean = cell.mean
        if mean is None:
            numbers = ink(cell.words, FAINT)
        else:
            points = 100 * (mean - lowest) / max(1, highest - lowest)
            numbers = ink(f"{mean:4.1f} {points:6.0f} {skill.wording.weight:6g}")
        yield ends(ink(skill.wording.title, PLAIN if mean is not None else MUTED), numbers, width)
    for skill in comparison.skills:
        if skill.wording.weight_reason:
            why = f"{skill.wording.title} weighs {skill.wording.weight:g}: {skill.wording.weight_reason}"
            yield from ink(why, MUTED).wrap(width)


# The recommendations


def _recommendations(comparison: Comparison, candidate: ComparedCandidate, width: int) -> Iterator[Content]:
    yield from ink("Each is one person's word. None is part of a number.", MUTED).wrap(width)
    for number, session in enumerate(candidate.sessions, 1):
        given = session.recommendation
        right = ink(choice_words(given.choice), ACCENT) if given else ink("none given", MUTED)
        yield Content("")
        yield from _who(session, number, right, width)
        if given:
            yield from hanging(
                Content(_INDENT), ink(given.why or "No reason was written down.", PLAIN), width
            )
        if recommendation_revised(session):
            told = "Revised after it was submitted; the session tells how it was."
            yield from hanging(Content(_INDENT), ink(told, CAUTION), width)
        yield from _doubt(session, width)
        if given and given.early:
            early = join(ink("Early, before every skill was rated: ", CAUTION), ink(given.early, MUTED))
            yield from hanging(Content(_INDENT), early, width)


# A candidate


def _candidate(comparison: Comparison, candidate: ComparedCandidate, width: int) -> Iterator[Content]:
    reference = f"{candidate.reference} · " if candidate.reference else ""
    yield from ink(f"{reference}{count(len(candidate.sessions), 'session')}", MUTED).wrap(width)
    for number, session in enumerate(candidate.sessions, 1):
        yield Content("")
        yield from _who(session, number, ink(f"{session.interview.started:%Y-%m-%d}", MUTED), width)
        minutes = round(session.interview.elapsed / 60)
        took = f"{minutes} of {session.interview.minutes} min"
        asked = count(sum(1 for _ in session.asked()), "question")
        facts = f"{session.plan.title} · {took} · {asked} asked"
        yield from hanging(Content(_INDENT), ink(facts, MUTED), width)
        yield from _doubt(session, width)
        for told in revisions_words(session):
            yield from hanging(Content(_INDENT), ink(told, MUTED), width)
    yield Content("")
    yield from wording_lines(comparison, width)
