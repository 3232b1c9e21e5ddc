"""What a file means, as plain values that are kept beside the golden files of each format.

What an early version did not know is left out where it does not know it, so the same code told what a file
meant on the day it was written.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

Facts = dict[str, Any]


def of_session(session: Any) -> Facts:
    """Return what *session* says: who, what was given, and everything taken down."""
    facts, given = session.interview, session.recommendation
    return {
        "id": session.id,
        "status": session.status,
        "records": session.records,
        "candidate": [session.candidate.name, session.candidate.key, session.candidate.reference],
        "interviewer": facts.interviewer,
        "stage": facts.stage,
        "role": facts.role,
        "started": facts.started.isoformat(),
        "ended": facts.ended and facts.ended.isoformat(),
        "minutes": facts.minutes,
        "elapsed": facts.elapsed,
        "current": facts.current,
        "retain-until": facts.retain_until and facts.retain_until.isoformat(),
        "plan": [session.plan.id, session.plan.title, list(session.plan.refs)],
        "rubric": [session.rubric.id, session.rubric.title, dict(session.rubric.scale)],
        "wordings": {
            name: [one.pack, one.digest, short(one.prompt)] for name, one in session.questions.items()
        },
        "recommendation": given and [given.choice, given.why, given.at, given.early],
        "take-aways": session.take_aways,
        "ratings": {name: [one.level, one.not_assessed, one.at] for name, one in session.ratings.items()},
        **known(session, ["observed"]),
        "responses": {stop: _of_response(one) for stop, one in session.responses.items()},
        **_of_custody(session),
    }


def _of_custody(session: Any) -> Facts:
    """Return what became of the session besides its notes: what early versions did not know."""
    hold = getattr(session, "hold", None)
    revisions = getattr(session, "revisions", ())
    return {
        "hold": hold and [hold.since.isoformat(), hold.by, hold.why],
        "opened": [[one.session, one.at.isoformat()] for one in getattr(session, "opened", ())],
        "revisions": [
            [one.at.isoformat(), one.by, one.why, plain(one.was), list(one.added), one.outside]
            for one in revisions
        ],
        "seal": getattr(session, "seal", ""),
        "clock-jumps": plain(getattr(session.interview, "clock_jumps", {})),
    }


def _of_response(response: Any) -> Facts:
    return {
        **known(response, ["state", "reason", "seconds", "rating", "heard", "ticked", "hints"]),
        "notes": [[note.at, note.text] for note in response.notes],
    }


def of_pack(pack: Any) -> Facts:
    """Return what *pack* asks, and how its questions can be ticked."""
    questions = {name: _of_question(one) for name, one in pack.questions.items()}
    return {"title": pack.title, "rubric": pack.rubric, "questions": questions}


def _of_question(question: Any) -> Facts:
    handout, listeners = getattr(question, "handout", None), getattr(question, "listeners", None)
    facts = known(
        question, ["title", "skill", "kind", "minutes", "prompt", "listen_for", "probes", "red_flags"]
    )
    if handout:
        facts["handout"] = [handout.language, short(handout.text), short(handout.code)]
        facts["faults"] = {name: [one.line, one.severity] for name, one in question.faults.items()}
    if listeners:
        facts["told-to"] = [listeners.technical.listener, listeners.non_technical.listener]
    return facts


def of_rubric(rubric: Any) -> Facts:
    """Return the scale, and the anchors of each skill with what is watched for."""
    skills = {
        name: known(one, ["title", "weight", "anchors", "observed"]) for name, one in rubric.skills.items()
    }
    return {"title": rubric.title, "scale": dict(rubric.scale), "skills": skills}


def of_plan(plan: Any) -> Facts:
    """Return which questions, in which minutes."""
    keys = ["title", "minutes", "say", "core", "optional"]
    return {
        **known(plan, ["title", "stage", "role", "rubric", "minutes", "skills"]),
        "sections": {name: known(one, keys) for name, one in plan.sections.items()},
    }


def of_role(role: Any) -> Facts:
    """Return the post, and the skills behind each of its lines."""
    return {
        **known(role, ["title", "rubric", "job", "offer"]),
        "to": role.application.to,
        "duties": [[table, name, short(duty.text), list(duty.skills)] for table, name, duty in role.duties()],
    }


def of_settings(settings: Any) -> Facts:
    """Return what is set."""
    return known(settings, ["theme", "minutes_for_questions", "start_behind_curtain", "keys"])


def of_memory(memory: Any) -> Facts:
    """Return what was entered or shown last time."""
    workspaces = getattr(memory, "workspaces", {})
    return {
        **known(memory, ["interviewer", "plan", "retain_days", "hints_shown", "theme"]),
        "workspaces": {
            folder: known(one, ["interviewer", "plan", "retain_days"]) for folder, one in workspaces.items()
        },
    }


def known(value: Any, names: Iterable[str]) -> Facts:
    """Return the parts of *value* called *names* that there are, as JSON has them."""
    return {name: plain(getattr(value, name)) for name in names if hasattr(value, name)}


def plain(value: Any) -> Any:
    """Return *value* as JSON has it, long texts made short."""
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return short(value) if isinstance(value, str) else value


def short(text: str) -> str:
    """Return *text*, or of a long one the beginning and a digest."""
    if len(text) <= 60:
        return text
    return f"{text[:40]}… {len(text)} {hashlib.sha256(text.encode()).hexdigest()[:12]}"
