"""Rules for one file on its own. Each takes the document, to point into, and the value read from it."""

from collections.abc import Iterator, Sequence

from interviewer.authoring.document import Document
from interviewer.authoring.lint_question import lint_question
from interviewer.authoring.lint_texts import blank, long_title
from interviewer.authoring.phrases import all_of, header, quoted
from interviewer.authoring.salvage import LEVELS
from interviewer.model.findings import Finding
from interviewer.model.pack import Pack
from interviewer.model.places import Path
from interviewer.model.plan import Plan
from interviewer.model.rubric import Rubric, Skill
from interviewer.model.session import GENERAL

SKILL_TITLE = 20
"""Characters of a skill's title that one column has room for."""
MOST_SKILLS = 6
"""Beyond this many skills in one interview, ratings are left empty or made up."""


def lint_rubric(document: Document, rubric: Rubric) -> Iterator[Finding]:
    """Yield what is wrong with a rubric by itself: its scale, its anchors, its weights, its titles."""
    yield from _scale_holes(document, rubric)
    yield from blank(document, ("title",), rubric.title)
    for level, name in rubric.scale.items():
        yield from blank(document, ("scale", level), name)
    for name, skill in rubric.skills.items():
        path: Path = ("skills", name)
        yield from long_title(document, path, skill.title, SKILL_TITLE)
        yield from _anchors(document, path, skill, rubric)
        for point, text in skill.observed.items():
            yield from blank(document, (*path, "observed", point), text)
        if skill.weight != 1 and not skill.weight_reason:
            message = 'a weight other than 1 needs a "weight-reason", which is shown beside every total'
            yield document.at_value((*path, "weight"), "weight-reason", message)


def lint_pack(document: Document, pack: Pack) -> Iterator[Finding]:
    """Yield what is wrong with a pack by itself: its title, and each of its questions."""
    yield from blank(document, ("title",), pack.title)
    for name, question in pack.questions.items():
        yield from _taken(document, ("questions", name))
        yield from lint_question(document, ("questions", name), question)


def _taken(document: Document, path: Path) -> Iterator[Finding]:
    """Yield a finding if an id is one that sessions need for something else."""
    if path[-1] == GENERAL:
        message = f'"{GENERAL}" is where a session keeps notes that belong to no question; choose another id'
        yield document.at_key(path, "taken-id", message)


def lint_plan(document: Document, plan: Plan) -> Iterator[Finding]:
    """Yield what is wrong with a plan by itself: minutes, repeated questions, too many skills."""
    yield from blank(document, ("title",), plan.title)
    for name, section in plan.sections.items():
        yield from _taken(document, ("sections", name))
        yield from blank(document, ("sections", name, "title"), section.title)
    yield from _planned_time(document, plan)
    if len(plan.skills) > MOST_SKILLS:
        message = (
            f"{len(plan.skills)} skills are many for one interview; {MOST_SKILLS} or fewer are rated better"
        )
        yield document.at_value(("skills",), "many-skills", message, "warning")
    if not plan.refs:
        yield document.at_value(("sections",), "no-questions", "the plan asks no question")
    yield from _asked_twice(document, plan)


def placed_refs(document: Document, plan: Plan) -> Iterator[tuple[Path, str]]:
    """Yield each question of *plan*, in the order of asking: its path in the file, its `pack/question`."""
    for name, section in plan.sections.items():
        for part, refs in (("core", section.core), ("optional", section.optional)):
            for index, ref in enumerate(refs):
                path: Path = ("sections", name, part, index)
                if not document.is_mended(path):
                    yield path, ref


def _planned_time(document: Document, plan: Plan) -> Iterator[Finding]:
    """Yield a finding if the sections take more minutes than the plan has, or fewer."""
    if document.is_mended(("minutes",)):
        return
    planned = sum(section.minutes for section in plan.sections.values())
    # The minutes of a section that are at fault count as none.
    some = any(document.is_mended(("sections", name, "minutes")) for name in plan.sections)
    if planned > plan.minutes:
        at_least = "at least " if some else ""
        message = f"the sections take {at_least}{planned} minutes, and the plan has {plan.minutes}"
        yield document.at_value(("minutes",), "over-time", message)
    elif planned < plan.minutes and not some:
        left = plan.minutes - planned
        belong = "belongs" if left == 1 else "belong"
        message = f"the sections take {planned} of {plan.minutes} minutes; {left} {belong} to none"
        yield document.at_value(("minutes",), "under-time", message, "warning")


def _scale_holes(document: Document, rubric: Rubric) -> Iterator[Finding]:
    if ("scale",) in document.mended:
        return
    levels = list(rubric.levels)
    if len(levels) < 2:
        yield document.at_value(("scale",), "short-scale", "a scale has at least two levels, from 1 upwards")
    for below, level in zip([0, *levels], levels, strict=False):
        if level != below + 1:
            message = f"the scale has no {_levels(range(below + 1, level))} before {level}; leave no hole"
            yield document.at_key(("scale", str(level)), "scale-hole", message)


def _levels(levels: Sequence[object]) -> str:
    return f"level{'s' * (len(levels) > 1)} {all_of(levels)}"


def _anchors(document: Document, path: Path, skill: Skill, rubric: Rubric) -> Iterator[Finding]:
    path = (*path, "anchors")
    if document.is_mended(path):
        return
    odd = _odd_levels(document, rubric)
    # A level by another number than was meant has an anchor by the number that was meant.
    shifted = min(odd & set(skill.anchors) & set(LEVELS), default="9")
    lacking = [level for level in rubric.scale if level not in skill.anchors and level <= shifted]
    if lacking and not _scale_is_lost(document):
        message = f"{header(path)} has no anchor for {_levels(sorted(lacking))}"
        yield document.at_value(path, "no-anchor", message)
    for level, anchor in skill.anchors.items():
        if level not in rubric.scale and level not in odd:
            message = f"the scale has no level {quoted(level)}, so nothing can show it"
            yield document.at_key((*path, level), "unknown-level", message)
        yield from blank(document, (*path, level), anchor)


def _odd_levels(document: Document, rubric: Rubric) -> set[str]:
    """Return the levels of which anchors say nothing: the scale lacks them by a fault told already."""
    if ("scale",) in document.mended:
        given = document.data.get("scale")
        return {*LEVELS, *(given if isinstance(given, dict) else ())} - set(rubric.scale)
    highest = max(rubric.scale) if len(rubric.scale) > 1 else "9"
    return {level for level in LEVELS if level <= highest} - set(rubric.scale)


def _scale_is_lost(document: Document) -> bool:
    """Return whether nothing is known of the scale, so that no anchor can be missed."""
    return ("scale",) in document.mended and not isinstance(document.data.get("scale"), dict)


def _asked_twice(document: Document, plan: Plan) -> Iterator[Finding]:
    first: dict[str, Path] = {}
    for path, ref in placed_refs(document, plan):
        if ref in first:
            line = document.places.value(first[ref]).line
            message = f"{quoted(ref)} is asked twice; the first time is on line {line}"
            yield document.at_value(path, "asked-twice", message)
        first.setdefault(ref, path)
