"""A comparison as plain data."""

from interviewer.analysis.cells import Cell
from interviewer.analysis.comparison import ComparedCandidate, ComparedSkill, Comparison, Given
from interviewer.analysis.inclusion import LeftOut
from interviewer.analysis.scores import FORMULA, Score
from interviewer.model.rubric import PinnedRubric
from interviewer.reports.cautions import cautions
from interviewer.reports.session_form import trust_form


def comparison_form(comparison: Comparison) -> dict[str, object]:
    """Return *comparison* as dicts and lists; means are in levels, and null where nobody gave a level."""
    return {
        "format": "comparison/1",
        "rubric": _rubric(comparison.rubric) if comparison.rubric else None,
        "formula": FORMULA,
        "skills": [_skill(skill) for skill in comparison.skills],
        "shared_skills": [skill.skill for skill in comparison.shared_skills],
        "candidates": [_candidate(comparison, candidate) for candidate in comparison.candidates],
        "left_out": [_left_out(left) for left in comparison.left_out],
        "rubric_versions": [
            {"digest": version.digest, "sessions": list(version.sessions)}
            for version in comparison.rubric_versions
        ],
        "wording_drift": [
            {
                "question": drift.question,
                "title": drift.title,
                "prompt_differs": drift.prompt_differs,
                "wordings": [
                    {
                        "digest": wording.question.digest,
                        "prompt": wording.question.prompt,
                        "sessions": list(wording.sessions),
                    }
                    for wording in drift.wordings
                ],
            }
            for drift in comparison.wording_drift
        ],
        "cautions": list(cautions(comparison)),
    }


def _rubric(rubric: PinnedRubric) -> dict[str, object]:
    scale = {str(level): name for level, name in rubric.levels.items()}
    return {"id": rubric.id, "title": rubric.title, "scale": scale}


def _skill(skill: ComparedSkill) -> dict[str, object]:
    return {
        "id": skill.skill,
        "title": skill.wording.title,
        "planned": skill.planned,
        "weight": skill.wording.weight,
        "weight_reason": skill.wording.weight_reason,
    }


def _candidate(comparison: Comparison, candidate: ComparedCandidate) -> dict[str, object]:
    return {
        "key": candidate.key,
        "name": candidate.name,
        "reference": candidate.reference,
        "sessions": [session.id for session in candidate.sessions],
        "trust": {session.id: trust_form(session) for session in candidate.sessions},
        "stages": {session.id: session.interview.stage for session in candidate.sessions},
        "skills": {
            skill.skill: _cell(comparison.cell(candidate.key, skill.skill)) for skill in comparison.skills
        },
        "score": _score(candidate.score),
        "shared_score": _score(shared) if (shared := comparison.shared_score(candidate)) else None,
        "recommendations": [_given(given) for given in candidate.recommendations],
    }


def _cell(cell: Cell) -> dict[str, object]:
    return {
        "mean": cell.mean,
        "raters": cell.raters,
        "planned": cell.planned,
        "spread": cell.spread,
        "words": cell.words,
        "ratings": [
            {
                "session": rating.session,
                "interviewer": rating.interviewer,
                "level": rating.level,
                "not_assessed": rating.not_assessed,
                "planned": rating.planned,
                "state": rating.state,
                "revised": rating.revised,
            }
            for rating in cell.ratings
        ],
    }


def _score(score: Score) -> dict[str, object]:
    return {
        "value": score.value,
        "rated": score.rated,
        "planned": score.planned,
        "skills": score.skills,
        "raters": score.raters,
        "on_one_rater": score.on_one_rater,
    }


def _given(given: Given) -> dict[str, object]:
    recommendation = given.recommendation
    return {
        "session": given.session,
        "interviewer": given.interviewer,
        "choice": recommendation.choice if recommendation else None,
        "why": recommendation.why if recommendation else "",
        "early": recommendation.early if recommendation else "",
        "revised": given.revised,
    }


def _left_out(left: LeftOut) -> dict[str, object]:
    return {
        "session": left.session.id,
        "candidate": left.session.candidate.name,
        "interviewer": left.session.interview.interviewer,
        "reason": left.reason,
        "closed": left.reason == "closed",
        "sentence": left.sentence,
    }
