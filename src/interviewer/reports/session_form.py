"""One session as plain data."""

from interviewer.analysis.coverage import SkillCoverage, coverage, missing
from interviewer.model.checklist import LIST_NAMES, ListName, checklists
from interviewer.model.notes import Note
from interviewer.model.pack import Question
from interviewer.model.session import Response, Session
from interviewer.reports.words import rating_words


def session_form(session: Session) -> dict[str, object]:
    """Return *session* as dicts and lists; times are whole seconds into the session, or instants in UTC."""
    facts, given = session.interview, session.recommendation
    return {
        "format": "session-report/1",
        "id": session.id,
        "status": session.status,
        "candidate": {
            "name": session.candidate.name,
            "key": session.candidate.key,
            "reference": session.candidate.reference,
        },
        "interview": {
            "interviewer": facts.interviewer,
            "plan": session.plan.id,
            "stage": facts.stage,
            "role": facts.role,
            "started": facts.started.isoformat(),
            "ended": facts.ended.isoformat() if facts.ended else None,
            "minutes": facts.minutes,
            "elapsed": round(facts.elapsed),
            "retain_until": facts.retain_until.isoformat() if facts.retain_until else None,
        },
        "recommendation": {"choice": given.choice, "why": given.why, "early": given.early} if given else None,
        "take_aways": session.take_aways,
        "scale": {str(level): name for level, name in session.rubric.levels.items()},
        "skills": [_skill(session, skill) for skill in coverage(session).skills],
        "questions": [_question(session, question) for question in session.order],
        "talks": [
            {
                "id": talk,
                "title": section.title,
                "seconds": round(session.response(talk).seconds),
                "notes": [_note(note) for note in session.response(talk).notes if not note.blank],
            }
            for talk, section in session.talks.items()
        ],
        "missing": [
            {"kind": lack.kind, "subject": lack.subject, "sentence": lack.sentence, "blocks": lack.blocks}
            for lack in missing(session)
        ],
    }


def _skill(session: Session, skill: SkillCoverage) -> dict[str, object]:
    level = skill.rating.level if skill.rating else None
    unrated = rating_words(session.rubric, skill.rating, planned=skill.planned)
    return {
        "id": skill.skill,
        "title": skill.title,
        "planned": skill.planned,
        "level": level,
        "words": unrated if level is None else session.rubric.levels.get(level, ""),
        "anchor": "" if level is None else session.rubric.anchor(skill.skill, level),
        "observed": [
            {"point": point, "words": words, "at": session.observed.get(skill.skill, {}).get(point)}
            for point, words in session.rubric.skills[skill.skill].observed.items()
        ],
        "evidence": [{"question": line.question, **_note(line.note)} for line in skill.evidence.notes],
    }


def _question(session: Session, question: str) -> dict[str, object]:
    wording, response = session.questions[question], session.response(question)
    return {
        "id": question,
        "title": wording.title,
        "skill": wording.skill,
        "prompt": wording.prompt,
        "digest": wording.digest,
        "state": response.state or "not reached",
        "reason": response.reason,
        "seconds": round(response.seconds),
        "minutes": wording.minutes,
        "level": response.rating,
        "heard": _ticks(wording, response, "listen-for"),
        "lists": {of: _ticks(wording, response, of) for of in LIST_NAMES},
        "hints": {"given": min(response.hints, len(wording.hints)), "prepared": len(wording.hints)},
        "notes": [_note(note) for note in response.notes if not note.blank],
    }


def _ticks(question: Question, response: Response, of: ListName) -> dict[str, bool]:
    """Return the points of a checklist and whether each was ticked; empty for a list that is not there."""
    return {point: point in response.ticks(of) for point in checklists(question).get(of, ())}


def _note(note: Note) -> dict[str, object]:
    return {"at": note.at, "text": note.text}
