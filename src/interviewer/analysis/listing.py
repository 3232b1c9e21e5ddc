"""From sessions and packs to the lines that lists show of them."""

from collections.abc import Iterator

from interviewer.analysis.revisions import mark
from interviewer.model.content import BrokenFile, Content
from interviewer.model.listing import ListedContent, ListedFile, ListedPlan, ListedSession
from interviewer.model.plan import Plan
from interviewer.model.saved import SavedSession


def listed_session(saved: SavedSession) -> ListedSession:
    """Return *saved* in one line."""
    session = saved.session
    if session is None:
        return ListedSession(saved.name, saved.path, saved.fault or "cannot be read")
    facts, given = session.interview, session.recommendation
    return ListedSession(
        name=saved.name,
        path=saved.path,
        candidate=session.candidate.name,
        reference=session.candidate.reference,
        plan=session.plan.title,
        stage=facts.stage,
        interviewer=facts.interviewer,
        started=facts.started,
        minutes=facts.minutes,
        elapsed=facts.elapsed,
        submitted=session.submitted,
        choice=given.choice if given else None,
        mark=mark(session),
        newer=saved.newer,
        id=session.id,
        key=session.candidate.key,
    )


def listed_content(content: Content) -> ListedContent:
    """Return *content* in lines: of each kind the files that can be used, then the broken ones."""
    plans = tuple(listed_plan(key, plan, content) for key, plan in content.plans.items())
    return ListedContent(
        plans=plans,
        files=tuple(_files(content)),
        warnings=sum(finding.severity == "warning" for finding in content.findings),
    )


def listed_plan(key: str, plan: Plan, content: Content) -> ListedPlan:
    """Return the plan *key* in figures; a question or a rubric that is missing counts for no skill."""
    placed = list(plan.placed())
    core = [ref for _, _, ref, is_core in placed if is_core]
    questions = (content.question(ref) for ref in core)
    wanted = set(plan.skills) or {question.skill for question in questions if question}
    rubric = content.rubrics.get(plan.rubric)
    titles = [skill.title for name, skill in rubric.skills.items() if name in wanted] if rubric else []
    return ListedPlan(key, plan.title, plan.minutes, len(core), len(placed) - len(core), tuple(titles))


def _files(content: Content) -> Iterator[ListedFile]:
    sound = {
        "pack": {key: len(pack.questions) for key, pack in content.packs.items()},
        "rubric": {key: len(rubric.skills) for key, rubric in content.rubrics.items()},
        "role": {key: len(role.requirements) for key, role in content.roles.items()},
        "plan": {key: plan.minutes for key, plan in content.plans.items()},
    }
    for kind, sizes in sound.items():
        yield from (ListedFile(key, kind, size) for key, size in sizes.items())
        yield from (_broken(file) for file in content.broken if file.kind == kind)


def _broken(file: BrokenFile) -> ListedFile:
    fault = file.fault
    return ListedFile(file.id, file.kind, 0, fault.message, fault.line, fault.column, file.faults)
