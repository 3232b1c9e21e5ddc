"""How structured interviews were, as plain data."""

from collections.abc import Iterable
from dataclasses import asdict

from interviewer.analysis.structure import QuestionFacts, Structure
from interviewer.analysis.structure_together import Together
from interviewer.reports.session_form import trust_form


def structures_form(groups: Iterable[Together]) -> dict[str, object]:
    """Return interviews as dicts and lists, those by one plan together, the oldest first.

    Spans are whole seconds, times whole seconds into the session.
    """
    return {"format": "structure/1", "plans": [_together(group) for group in groups]}


def _structure(structure: Structure) -> dict[str, object]:
    session, given, closing = structure.session, structure.recommendation, structure.closing
    return {
        "id": session.id,
        "status": session.status,
        "candidate": session.candidate.name,
        "interviewer": session.interview.interviewer,
        "started": session.interview.started.isoformat(),
        "plan": {"id": session.plan.id, "digest": session.plan.digest, "role": session.plan.role},
        "rubric": {"id": session.rubric.id, "digest": session.rubric.digest},
        "elapsed": round(session.interview.elapsed),
        "planned": session.interview.minutes * 60,
        "paused": round(session.interview.paused),
        "writing_up": round(session.interview.writing_up),
        "questions": [_question(structure, one) for one in structure.questions],
        "moved": None if structure.moved is None else [asdict(moved) for moved in structure.moved],
        "closing": asdict(closing) if closing else None,
        "skills": [asdict(skill) for skill in structure.skills],
        "recommendation": {"at": given.at, "early": given.early} if given else None,
        "rated_after_recommendation": [skill.skill for skill in structure.rated_later],
        **trust_form(session),
    }


def _question(structure: Structure, question: QuestionFacts) -> dict[str, object]:
    return {**asdict(question), "rated_at_once": question in structure.rated_at_once}


def _together(together: Together) -> dict[str, object]:
    return {
        "plan": together.structures[-1].session.plan.id,
        "versions": list(together.plans),
        "rubrics": [version.digest for version in together.rubrics],
        "core_asked_of_all": [row.question for row in together.core if row.asked_of_all],
        "core_not_asked_of_all": [row.question for row in together.core if not row.asked_of_all],
        "drift": [
            {"question": drift.question, "prompt_differs": drift.prompt_differs} for drift in together.drift
        ],
        "sessions": [_structure(one) for one in together.structures],
    }
