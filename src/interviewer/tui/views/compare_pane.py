"""What stands behind a cell of a comparison, as styled text: levels, anchors, evidence, formulas, wording."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from interviewer.analysis.cells import Cell
from interviewer.analysis.comparison import ComparedCandidate, ComparedSkill, Comparison
from interviewer.analysis.evidence import Evidence, EvidenceNote, evidence_for
from interviewer.analysis.scores import FORMULA
from interviewer.model.notes import clock
from interviewer.model.session import Session
from interviewer.reports.explanations import explanations
from interviewer.reports.facts import drift_words, drifted_words
from interviewer.reports.words import choice_words, count
from interviewer.tui.compare_source import Absent
from interviewer.tui.ink import ACCENT, CAUTION, FAINT, LABEL, MUTED, PLAIN, SIGN_INK, STRONG, ends, ink, join
from interviewer.tui.views.compare import absent_lines
from interviewer.tui.views.compare_layout import Cursor, name
from interviewer.tui.views.facts import fact_lines
from interviewer.tui.views.lines import hanging

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
_INDENT = "   "
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
    yield from ink(_summary(cell), MUTED).wrap(width)
    if not skill.planned:
        yield from ink("No plan set out to rate this skill.", MUTED).wrap(width)
    if cell.apart:
        both = "both" if len(cell.levels) == 2 else "all of them"
        apart = f"{_NUMBERS[min(cell.spread, len(_NUMBERS) - 1)]} levels apart."
        yield from join(ink(apart, CAUTION), ink(f" Read {both} before the debrief.")).wrap(width)
    for number, session in enumerate(candidate.sessions, 1):
        yield Content("")
        yield from _rated(comparison, session, skill.skill, number, width)


def _summary(cell: Cell) -> str:
    if cell.mean is None:
        return f"{cell.words.capitalize()}. It counts nowhere, and never as zero."
    raters = "One rater alone" if cell.raters == 1 else count(cell.raters, "rater")
    return f"{raters}, mean {cell.mean:.1f}."


def _rated(
    comparison: Comparison, session: Session, skill: str, number: int, width: int
) -> Iterator[Content]:
    """Yield what one session says on a skill: the level, its anchor, the evidence."""
    rating = session.ratings.get(skill)
    level = rating.level if rating else None
    if level is not None:
        right = ink(f"({level}) {session.rubric.levels.get(level, '')}".rstrip(), ACCENT)
    else:
        right = ink("not assessed" if rating else "not rated", MUTED)
    yield from _who(session, number, right, width)
    if level is not None:
        anchor = session.rubric.anchor(skill, level) or "The rubric has no anchor for this level."
        yield from hanging(Content(_INDENT), ink(anchor, MUTED), width)
    if comparison.rubric and session.rubric.digest != comparison.rubric.digest:
        older = "Rated by another version of the rubric."
        yield from hanging(Content(_INDENT), ink(older, CAUTION), width)
    yield from evidence_lines(evidence_for(session, skill), width)


def _who(session: Session, number: int, right: Content, width: int) -> Iterator[Content]:
    """Yield who interviewed, behind the number that opens their session, and *right* at the end."""
    left = join(ink(f"{number}  ", ACCENT), ink(session.interview.interviewer, STRONG))
    if left.cell_length + right.cell_length + 2 <= width:
        yield ends(left, right, width)
    else:
        yield from hanging(ink(f"{number}  ", ACCENT), ink(session.interview.interviewer, STRONG), width)
        yield join(_INDENT, right)


def evidence_lines(evidence: Evidence, width: int) -> Iterator[Content]:
    """Yield the lines taken down for a skill with their times and signs, then what was seen and answered."""
    for item in evidence.notes:
        yield from _note(item, evidence.skill, width)
    for line in fact_lines(evidence, width - len(_INDENT), FAINT):
        yield join(_INDENT, line)
    if not (evidence.notes or evidence.answers or evidence.seen):
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
        behind = f"from {score.rated} of {count(score.skills, 'skill')}, {count(score.raters, 'rater')}"
        yield from join(ink(str(score.value), STRONG), ink(f"  {behind}", MUTED)).wrap(width)
        if score.on_one_rater:
            alone = count(score.on_one_rater, "skill rests", "skills rest")
            yield from ink(f"{alone} on one person's word.", CAUTION).wrap(width)
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
        mean = comparison.cell(candidate.key, skill.skill).mean
        if mean is None:
            numbers = ink(f"{'–':>4} {'–':>6} {'–':>6}", FAINT)
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
    yield Content("")
    yield from _wording(comparison, width)


def behind(comparison: Comparison, absent: Sequence[Absent], width: int) -> Iterator[Content]:
    """Yield where the wording differs, what was left out, and how to read the numbers."""
    yield from _wording(comparison, width)
    if absent:
        yield Content("")
        yield from absent_lines(absent, width)
    yield Content("")
    yield ink("HOW TO READ THE NUMBERS", LABEL)
    yield Content("")
    for sentence in explanations(comparison):
        yield from ink(sentence, MUTED).wrap(width)


def _wording(comparison: Comparison, width: int) -> Iterator[Content]:
    """Yield where sessions were not asked, or not rated, by the same words."""
    yield ink("WORDING", LABEL)
    yield Content("")
    if not comparison.wording_drift:
        same = "Every question had the same wording wherever it was asked."
        yield from ink(same, MUTED).wrap(width)
    for drift in comparison.wording_drift:
        if drift is not comparison.wording_drift[0]:
            yield Content("")
        what = ink(f"  asked {drift_words(drift)}", CAUTION)
        yield from join(ink(drift.title, STRONG), what).wrap(width)
        for wording in drift.wordings:
            for words in drifted_words(drift, wording.question):
                yield from hanging(Content(_INDENT), ink(words), width)
            users = _users(comparison, wording.sessions)
            yield from hanging(Content(_INDENT), ink(users, MUTED), width)
    if comparison.rubric_drift:
        yield Content("")
        yield from ink("The rubric changed meanwhile.", CAUTION).wrap(width)
        for version in comparison.rubric_versions:
            users = _users(comparison, version.sessions)
            yield from hanging(ink(f"{version.digest[:7]}  ", FAINT), ink(users, MUTED), width)


def _users(comparison: Comparison, sessions: tuple[str, ...]) -> str:
    """Return for whom a wording was used, and by which interviewers."""
    words = []
    for candidate in comparison.candidates:
        held = [session for session in candidate.sessions if session.id in sessions]
        if held:
            with_whom = ", ".join(session.interview.interviewer for session in held)
            words.append(f"{name(comparison, candidate)} with {with_whom}")
    return "; ".join(words) or "a hidden candidate"
