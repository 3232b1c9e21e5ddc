"""The coverage of a loop as plain data."""

from interviewer.analysis.loop_coverage import (
    TABLES,
    DutyInLoop,
    LoopCoverage,
    Repeat,
    SkillInLoop,
)
from interviewer.analysis.loop_parts import Asking, Share
from interviewer.model.role import DutyTable
from interviewer.reports.loop_words import letters, loop_cautions, summary


def loop_coverage_form(coverage: LoopCoverage) -> dict[str, object]:
    """Return *coverage* as dicts and lists. Questions stand once, under their skill; lines name skills."""
    return {
        "format": "coverage/1",
        "role": {"id": coverage.role_id, "title": coverage.role.title},
        "rubric": {"id": coverage.role.rubric, "title": coverage.rubric.title},
        "summary": summary(coverage),
        "states": {_key(table): dict(coverage.states(table)) for table in TABLES},
        "minutes": {"planned": coverage.minutes, **_minutes(coverage.share())},
        "plans": [_plan(coverage, name) for name in coverage.plans],
        **{_key(table): [_duty(coverage, duty) for duty in coverage.lines(table)] for table in TABLES},
        "skills": [_skill(coverage, skill) for skill in coverage.skills],
        "asked_twice": [_repeat(repeat) for repeat in coverage.asked_twice],
        "maybe_asked_twice": [_repeat(repeat) for repeat in coverage.maybe_twice],
        "requirements_never_tested": [duty.id for duty in coverage.never_tested],
        "skills_tested_in_several_plans": [skill.skill for skill in coverage.tested_twice],
        "skills_never_tested": [skill.skill for skill in coverage.untested],
        "skills_not_asked_for": [skill.skill for skill in coverage.unasked_for],
        "findings": coverage.has_findings,
        "cautions": list(loop_cautions(coverage, letters(coverage.plans))),
    }


def _key(table: DutyTable) -> str:
    return table.replace("-", "_")


def _minutes(share: Share) -> dict[str, object]:
    return {"core": share.core, "optional": share.optional}


def _share(share: Share) -> dict[str, object]:
    return {
        **_minutes(share),
        "core_questions": share.core_questions,
        "optional_questions": share.optional_questions,
        "observed": share.observed,
    }


def _plan(coverage: LoopCoverage, name: str) -> dict[str, object]:
    plan, share = coverage.plans[name], coverage.share(name)
    return {
        "id": name,
        "title": plan.title,
        "stage": plan.stage,
        "role": plan.role,
        "rubric": plan.rubric,
        "minutes": {"planned": plan.minutes, **_minutes(share)},
        "core_questions": share.core_questions,
        "optional_questions": share.optional_questions,
        "observed": [skill.skill for skill in coverage.skills if name in skill.observed],
    }


def _duty(coverage: LoopCoverage, duty: DutyInLoop) -> dict[str, object]:
    return {
        "id": duty.id,
        "text": duty.text,
        "state": duty.state,
        "minutes": _minutes(duty.share()),
        "skills": [{"id": skill.skill, "state": skill.state} for skill in duty.skills],
        "plans": {plan: _share(duty.share(plan)) for plan in coverage.plans},
    }


def _skill(coverage: LoopCoverage, skill: SkillInLoop) -> dict[str, object]:
    return {
        "id": skill.skill,
        "title": skill.title,
        "state": skill.state,
        "minutes": _minutes(skill.share()),
        "plans": {plan: _share(skill.share(plan)) for plan in coverage.plans},
        "observed": list(skill.observed),
        "asked_for_by": {
            _key(table): [name for where, name in skill.wanted if where == table] for table in TABLES
        },
        "questions": [_asking(asking) for asking in skill.asked],
    }


def _asking(asking: Asking) -> dict[str, object]:
    return {
        "ref": asking.ref,
        "title": asking.title,
        "plan": asking.plan,
        "core": asking.core,
        "minutes": asking.minutes,
        "depth": asking.depth,
    }


def _repeat(repeat: Repeat) -> dict[str, object]:
    return {
        "ref": repeat.ref,
        "title": repeat.title,
        "plans": [
            {"plan": asking.plan, "core": asking.core, "minutes": asking.minutes} for asking in repeat.askings
        ],
    }
