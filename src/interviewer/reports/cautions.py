"""What to be careful about before reading anything into a comparison, in sentences."""

from collections.abc import Iterator

from interviewer.analysis.closed import CLOSED
from interviewer.analysis.comparison import Comparison
from interviewer.analysis.drift import QuestionDrift
from interviewer.model.session import Session
from interviewer.reports.facts import drift_words
from interviewer.reports.revision_words import revisions_words, seal_words
from interviewer.reports.words import both, count, opened_words, session_words


def cautions(comparison: Comparison) -> tuple[str, ...]:
    """Return what *comparison* should not be trusted on without a second look."""
    return (
        *_closed(comparison),
        *_read_first(comparison),
        *_outside(comparison),
        *_apart(comparison),
        *uneven(comparison),
        *_open(comparison),
        *_alone(comparison),
        *_early(comparison),
        *_revised(comparison),
        *_rubric(comparison),
        *(_wording(comparison, drift) for drift in comparison.wording_drift),
        *(f"Left out: {session_words(left.session)}: {left.sentence}." for left in comparison.left_out),
    )


def _outside(comparison: Comparison) -> Iterator[str]:
    """Yield which files cannot be taken for what was submitted. Their ratings count: nothing is hidden."""
    for session in comparison.sessions:
        if told := seal_words(session):
            yield f"{session_words(session)}: {told} Its ratings count here as they stand now."


def _revised(comparison: Comparison) -> Iterator[str]:
    for session in comparison.sessions:
        for told in revisions_words(session):
            yield f"{session_words(session)}: {told}"


def _closed(comparison: Comparison) -> Iterator[str]:
    closed = sum(left.reason == "closed" for left in comparison.left_out)
    if closed:
        everything = len(comparison.sessions) + len(comparison.left_out)
        yield f"{CLOSED[:1].upper()}{CLOSED[1:]}: {closed} of {count(everything, 'session')}."


def _read_first(comparison: Comparison) -> Iterator[str]:
    """Yield who had read what others thought before giving their own ratings."""
    for session in comparison.sessions:
        if session.opened:
            yield f"{session_words(session)}: read before this was submitted: {opened_words(session)}."


def _apart(comparison: Comparison) -> Iterator[str]:
    for skill in comparison.skills:
        for candidate, cell in zip(comparison.candidates, comparison.row(skill.skill), strict=True):
            if cell.apart:
                given = ", ".join(
                    f"{rating.interviewer} {rating.level}"
                    for rating in cell.ratings
                    if rating.level is not None
                )
                yield (
                    f"{skill.wording.title}, {candidate.name}: {cell.spread} levels apart ({given}). "
                    f"Read {both(len(cell.levels))} before the debrief."
                )


def uneven(comparison: Comparison) -> Iterator[str]:
    """Yield on how many skills the scores can be compared, when each rests on its own."""
    if comparison.uneven:
        shared, scored = len(comparison.shared_skills), len(comparison.scored)
        were = "none was" if not shared else "1 was" if shared == 1 else f"{shared} were"
        everybody = "both" if scored == 2 else f"all {scored}"
        yield f"The scores rest on different skills; {were} rated for {everybody} candidates."


def _open(comparison: Comparison) -> Iterator[str]:
    """Yield how many planned skills nobody gave a level for."""
    gaps = [
        f"{candidate.name} {candidate.score.planned - candidate.score.rated} of {candidate.score.planned}"
        for candidate in comparison.scored
        if candidate.score.rated < candidate.score.planned
    ]
    if gaps:
        yield f"Planned skills without a level: {', '.join(gaps)}."


def _alone(comparison: Comparison) -> Iterator[str]:
    """Yield for whom everything, and for whom something, is the word of one person."""
    whole = [candidate.name for candidate in comparison.candidates if candidate.score.raters == 1]
    partly = [
        f"{candidate.name} {candidate.score.on_one_rater} of {candidate.score.rated}"
        for candidate in comparison.candidates
        if candidate.score.raters > 1 and candidate.score.on_one_rater
    ]
    if whole:
        yield f"Every number is the word of one person: {', '.join(whole)}."
    if partly:
        yield f"Skills that rest on one person's word: {', '.join(partly)}."


def _early(comparison: Comparison) -> Iterator[str]:
    for session in comparison.sessions:
        if session.recommendation and session.recommendation.early:
            yield f"{session_words(session)}: recommended early, because: {session.recommendation.early}"


def _rubric(comparison: Comparison) -> Iterator[str]:
    if comparison.rubric_drift:
        older = [_named(comparison, version.sessions) for version in comparison.rubric_versions[:-1]]
        yield f"The rubric changed meanwhile. Rated by an older version: {'; '.join(older)}."


def _wording(comparison: Comparison, drift: QuestionDrift) -> str:
    older = [_named(comparison, wording.sessions) for wording in drift.wordings[:-1]]
    return f"“{drift.title}” was asked {drift_words(drift)} in: {'; '.join(older)}."


def _named(comparison: Comparison, sessions: tuple[str, ...]) -> str:
    by_id: dict[str, Session] = {session.id: session for session in comparison.sessions}
    return "; ".join(session_words(by_id[session]) for session in sessions)
