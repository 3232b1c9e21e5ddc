"""One session as plain data."""

import math
from collections.abc import Mapping

from interviewer.analysis.coverage import SkillCoverage, coverage
from interviewer.analysis.revisions import trust
from interviewer.analysis.session_check import Flag, session_check
from interviewer.model.checklist import LIST_NAMES, ListName, checklists
from interviewer.model.custody import Revision
from interviewer.model.notes import Note
from interviewer.model.pack import Question
from interviewer.model.session import GENERAL, Response, Session
from interviewer.reports.revision_words import seal_words
from interviewer.reports.words import rating_words


def session_form(session: Session) -> dict[str, object]:
    """Return *session* as dicts and lists.

    Times are whole seconds into the session, or instants in UTC; lines of notes are counted from 1. Of an
    unplanned question `after` is the stop at hand when it was thought of, and `at` when it was written down.
    """
    facts, given, hold = session.interview, session.recommendation, session.hold
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
            "writing_up": round(facts.writing_up),
            "paused": round(facts.paused),
            "retain_until": facts.retain_until.isoformat() if facts.retain_until else None,
            "retain_no_date": facts.retain_no_date,
        },
        "hold": {"since": hold.since.isoformat(), "by": hold.by, "why": hold.why} if hold else None,
        "opened": [{"session": one.session, "at": one.at.isoformat()} for one in session.opened],
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
        "general": [_note(note) for note in session.response(GENERAL).notes if not note.blank],
        "check": [_flag(flag) for flag in session_check(session)],
        **trust_form(session),
    }


def trust_form(session: Session) -> dict[str, object]:
    """Return what the seal of *session* shows, and every revision with what stood there before."""
    return {
        "seal": {"state": trust(session), "sentence": seal_words(session)},
        "revisions": [_revision(revision) for revision in session.revisions],
    }


def _revision(revision: Revision) -> dict[str, object]:
    return {
        "at": revision.at.isoformat(),
        "by": revision.by,
        "why": revision.why,
        "outside": revision.outside,
        "was": {place: _plain(value) for place, value in revision.was.items()},
        "added": list(revision.added),
    }


def _plain(value: object) -> object:
    """Return a value that stood in a file as JSON has it; dates, and what is no number, as text."""
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, str | int | float) else str(value)


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
    where = session.unplanned.get(question)
    return {
        "id": question,
        "title": wording.title,
        "skill": wording.skill,
        "prompt": wording.prompt,
        "digest": wording.digest,
        "state": response.state or "not reached",
        "reason": response.reason,
        "parked": response.parked,
        "unplanned": where is not None,
        "after": where.after if where else None,
        "at": where.at if where else None,
        "begun": response.begun,
        "seconds": round(response.seconds),
        "minutes": wording.minutes,
        "level": response.rating,
        "rated_at": response.rated_at,
        "heard": _ticks(wording, response, "listen-for"),
        "lists": {of: _ticks(wording, response, of) for of in LIST_NAMES},
        "probes": {"used": list(response.probes_used), "prepared": len(wording.probes)},
        "hints": {"given": response.hints, "prepared": len(wording.hints)},
        "notes": [_note(note) for note in response.notes if not note.blank],
    }


def _flag(flag: Flag) -> dict[str, object]:
    where = flag.where
    line = None if where is None or where.line is None else where.line + 1
    return {
        "kind": flag.kind,
        "subject": flag.subject,
        "sentence": flag.sentence,
        "reason": flag.reason,
        "blocks": flag.blocks,
        "where": {"stop": where.stop, "line": line, "at": where.at} if where else None,
    }


def _ticks(question: Question, response: Response, of: ListName) -> dict[str, bool]:
    """Return the points of a checklist and whether each was ticked; empty for a list that is not there."""
    return {point: point in response.ticks(of) for point in checklists(question).get(of, ())}


def _note(note: Note) -> dict[str, object]:
    return {"at": note.at, "text": note.text}
