"""What to be careful about before reading anything into a comparison, in sentences."""

from collections.abc import Iterator

from interviewer.analysis.comparison import ComparedCandidate, Comparison
from interviewer.analysis.drift import QuestionDrift
from interviewer.model.session import Session
from interviewer.reports.facts import drift_words
from interviewer.reports.words import count, session_words


def cautions(comparison: Comparison) -> tuple[str, ...]:
    """Return what *comparison* should not be trusted on without a second look."""
    return (
        *_apart(comparison),
        *(sentence for candidate in comparison.candidates for sentence in _thin(candidate)),
        *_early(comparison),
        *_rubric(comparison),
        *(_wording(comparison, drift) for drift in comparison.wording_drift),
        *(f"Left out: {session_words(left.session)}: {left.sentence}." for left in comparison.left_out),
    )


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
                    "Read both sides before the debrief."
                )


def _thin(candidate: ComparedCandidate) -> Iterator[str]:
    score = candidate.score
    if score.raters == 1:
        yield f"{candidate.name}: every number is the word of one person."
    elif score.on_one_rater:
        skills = count(score.on_one_rater, "skill rests", "skills rest")
        yield f"{candidate.name}: {skills} on one person's word."
    if score.value is not None and score.rated < score.skills:
        yield f"{candidate.name}: the score covers {score.rated} of {count(score.skills, 'skill')}."


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
