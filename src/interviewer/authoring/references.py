"""Rules that need more than one file: whether what a file refers to is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviewer.authoring.document import Document
from interviewer.authoring.lint import MOST_SKILLS, placed_refs
from interviewer.authoring.phrases import did_you_mean, quoted
from interviewer.model.content import FileKind
from interviewer.model.findings import Finding
from interviewer.model.pack import Pack, Question
from interviewer.model.places import Path
from interviewer.model.plan import Plan, Section, question_id
from interviewer.model.rubric import Rubric

if TYPE_CHECKING:  # an interview begins without roles
    from interviewer.model.role import Role


@dataclass(frozen=True)
class Known:
    """What files may refer to: what can be used, and what is there but broken."""

    rubrics: Mapping[str, Rubric]
    packs: Mapping[str, Pack]
    roles: "Mapping[str, Role]"
    broken: frozenset[tuple[FileKind, str]]

    def question(self, ref: str) -> Question | None:
        """Return the question called `pack/question`, if its pack can be used and has it."""
        pack = self.packs.get(ref.partition("/")[0])
        return pack.questions.get(question_id(ref)) if pack else None


def pack_references(document: Document, pack: Pack, known: Known) -> Iterator[Finding]:
    """Yield what a pack refers to and cannot find. A broken rubric has findings of its own."""
    if ("rubric", pack.rubric) in known.broken or document.is_mended(("rubric",)):
        return
    if pack.rubric not in known.rubrics:
        yield _unknown_rubric(document, pack.rubric, known)
        return
    skills = known.rubrics[pack.rubric].skills
    for name, question in pack.questions.items():
        path: Path = ("questions", name, "skill")
        if question.skill not in skills and not document.is_mended(path):
            yield _unknown_skill(document, path, question.skill, pack.rubric, known)


def role_references(document: Document, role: "Role", known: Known) -> Iterator[Finding]:
    """Yield what a role refers to and cannot find. A broken rubric has findings of its own."""
    if ("rubric", role.rubric) in known.broken or document.is_mended(("rubric",)):
        return
    if role.rubric not in known.rubrics:
        yield _unknown_rubric(document, role.rubric, known)
        return
    skills = known.rubrics[role.rubric].skills
    for table, name, duty in role.duties():
        for index, skill in enumerate(duty.skills):
            path: Path = (table, name, "skills", index)
            if skill not in skills and not document.is_mended(path):
                yield _unknown_skill(document, path, skill, role.rubric, known)


def plan_references(document: Document, plan: Plan, known: Known) -> Iterator[Finding]:
    """Yield what a plan refers to and cannot find or use, and what does not fit together there.

    A plan cannot be used without its rubric and its packs; that one of them is broken is said once for each.
    """
    if not document.is_mended(("rubric",)):
        yield from _plan_rubric(document, plan, known)
    yield from _plan_role(document, plan, known)
    seen: set[str] = set()
    for path, ref in placed_refs(document, plan):
        pack = ref.partition("/")[0]
        yield from _plan_pack(document, path, ref, plan, known, first=pack not in seen)
        seen.add(pack)
    yield from _skills(document, plan, known)
    for name, section in plan.sections.items():
        yield from _crowded(document, name, section, known)


def _plan_rubric(document: Document, plan: Plan, known: Known) -> Iterator[Finding]:
    if ("rubric", plan.rubric) in known.broken:
        message = f"the rubric {quoted(plan.rubric)} is broken, so this plan cannot be used"
        yield document.at_value(("rubric",), "broken-rubric", message)
    elif plan.rubric not in known.rubrics:
        yield _unknown_rubric(document, plan.rubric, known)
    else:
        for index, skill in enumerate(plan.skills):
            path: Path = ("skills", index)
            if skill not in known.rubrics[plan.rubric].skills and not document.is_mended(path):
                yield _unknown_skill(document, path, skill, plan.rubric, known)


def _plan_role(document: Document, plan: Plan, known: Known) -> Iterator[Finding]:
    """Yield what is wrong with the role; an interview can be held without it, so these are warnings."""
    if plan.role is None or document.is_mended(("role",)) or ("role", plan.role) in known.broken:
        return
    role = known.roles.get(plan.role)
    if role is None:
        near = did_you_mean(plan.role, known.roles) or f"; there is no file roles/{plan.role}.toml"
        message = f"unknown role {quoted(plan.role)}{near}"
        yield document.at_value(("role",), "unknown-role", message, "warning")
    elif role.rubric != plan.rubric and not document.is_mended(("rubric",)):
        rubrics = f"the rubric {quoted(role.rubric)}, this plan for {quoted(plan.rubric)}"
        message = f"the role {quoted(plan.role)} is for {rubrics}"
        yield document.at_value(("role",), "other-rubric", message, "warning")


def _plan_pack(
    document: Document, path: Path, ref: str, plan: Plan, known: Known, *, first: bool
) -> Iterator[Finding]:
    """Yield what is wrong with one reference; what is wrong with a whole pack only at its *first*."""
    name = ref.partition("/")[0]
    pack = known.packs.get(name)
    if ("pack", name) in known.broken:
        if first:
            message = f"the pack {quoted(name)} is broken, so this plan cannot be used"
            yield document.at_value(path, "broken-pack", message)
    elif pack is None:
        near = _same_question(ref, known) or did_you_mean(name, known.packs)
        yield document.at_value(path, "unknown-pack", f"unknown pack {quoted(name)}{near}")
    elif known.question(ref) is None:
        question = question_id(ref)
        near = _same_question(ref, known) or did_you_mean(question, pack.questions)
        message = f"the pack {quoted(name)} has no question {quoted(question)}{near}"
        yield document.at_value(path, "unknown-question", message)
    elif first and _rubric(document, plan, known) and pack.rubric != plan.rubric:
        rubrics = f"the rubric {quoted(pack.rubric)}, this plan for {quoted(plan.rubric)}"
        message = f"the pack {quoted(name)} is for {rubrics}"
        yield document.at_value(path, "other-rubric", message)


def _rubric(document: Document, plan: Plan, known: Known) -> Rubric | None:
    return None if document.is_mended(("rubric",)) else known.rubrics.get(plan.rubric)


def _same_question(ref: str, known: Known) -> str:
    """Say in which other pack the question stands, if it does."""
    wanted = question_id(ref)
    home = next((name for name, pack in known.packs.items() if wanted in pack.questions), None)
    return f"; did you mean {quoted(f'{home}/{wanted}')}?" if home else ""


def _skills(document: Document, plan: Plan, known: Known) -> Iterator[Finding]:
    """Yield questions on skills the plan does not rate; when it names none, that its core rates too many."""
    rubric = _rubric(document, plan, known)
    if any(path[0] == "skills" for path in document.mended):
        return  # what the plan rates is not known
    if rubric is None or any(skill not in rubric.skills for skill in plan.skills):
        return  # said already, and it would only be repeated for each question
    core: dict[str, None] = {}
    for path, ref in placed_refs(document, plan):
        question = known.question(ref)
        if question is None or question.skill not in rubric.skills:
            continue
        if path[2] == "core":
            core[question.skill] = None
        if plan.skills and question.skill not in plan.skills:
            message = (
                f"this asks about the skill {quoted(question.skill)}, which is not among the plan's skills"
            )
            yield document.at_value(path, "unplanned-skill", message, "warning")
    if not plan.skills and len(core) > MOST_SKILLS:
        message = f"the core questions are about {len(core)} skills; {MOST_SKILLS} or fewer are rated better"
        yield document.at_value(("sections",), "many-skills", message, "warning")


def _crowded(document: Document, name: str, section: Section, known: Known) -> Iterator[Finding]:
    path: Path = ("sections", name, "minutes")
    refs = [
        ref
        for index, ref in enumerate(section.core)
        if not document.is_mended(("sections", name, "core", index))
    ]
    questions = [known.question(ref) for ref in refs]
    needed = sum(question.minutes for question in questions if question)
    if needed > section.minutes and not document.is_mended(path):
        message = f"the core questions take {needed} minutes, and the section has {section.minutes}"
        yield document.at_value(path, "over-time", message, "warning")


def _unknown_rubric(document: Document, rubric: str, known: Known) -> Finding:
    near = did_you_mean(rubric, known.rubrics) or f"; there is no file rubrics/{rubric}.toml"
    return document.at_value(("rubric",), "unknown-rubric", f"unknown rubric {quoted(rubric)}{near}")


def _unknown_skill(document: Document, path: Path, skill: str, rubric: str, known: Known) -> Finding:
    near = did_you_mean(skill, known.rubrics[rubric].skills)
    message = f"the rubric {quoted(rubric)} has no skill {quoted(skill)}{near}"
    return document.at_value(path, "unknown-skill", message)
