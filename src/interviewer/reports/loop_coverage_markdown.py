"""The coverage of a loop as Markdown with tables, to stand in a pull request."""

from collections.abc import Iterable, Iterator

from interviewer.analysis.loop_coverage import TABLES, DutyInLoop, LoopCoverage, SkillInLoop
from interviewer.model.role import DutyTable
from interviewer.reports.loop_words import (
    BY_SKILL,
    HOW_TO_READ,
    QUESTIONS_ONCE,
    TABLE_TITLES,
    lacking_words,
    letters,
    lists_questions,
    loop_cautions,
    loop_lists,
    minutes_words,
    other_summaries,
    question_words,
    share_words,
    skill_words,
    summary,
)
from interviewer.reports.markdown import escaped, line_start, table


def loop_coverage_markdown(coverage: LoopCoverage) -> str:
    """Return *coverage* as Markdown: what is missing first, then every line, skill and question."""
    signs = letters(coverage.plans)
    parts: tuple[Iterable[str], ...] = (
        _head(coverage),
        _lacking(coverage),
        _plans(coverage),
        _listed("Be careful", loop_cautions(coverage, signs)),
        *(_table(coverage, name) for name in TABLES),
        _matrix(coverage),
        *(_listed(*one) for one in loop_lists(coverage, signs, questions=False)),
        _questions(coverage),
        _listed("How to read this", (*HOW_TO_READ, QUESTIONS_ONCE)),
    )
    return "\n\n".join(part for part in map("\n".join, parts) if part) + "\n"


def _head(coverage: LoopCoverage) -> Iterator[str]:
    yield f"# {escaped(coverage.role.title)}: coverage"
    yield ""
    yield f"**{escaped(summary(coverage))}**"
    for sentence in other_summaries(coverage):
        yield ""
        yield sentence
    yield ""
    yield BY_SKILL


def _lacking(coverage: LoopCoverage) -> Iterator[str]:
    if coverage.lacking:
        yield from _titled("Not covered")
    for duty in coverage.lacking:
        lacking = "; ".join(lacking_words(skill) for skill in duty.lacking)
        yield f"- **{duty.state}**: {escaped(duty.text)} ({escaped(lacking)})"


def _plans(coverage: LoopCoverage) -> Iterator[str]:
    signs = letters(coverage.plans)
    yield from _titled("Plans")
    yield from table(
        ("", "plan", "id", "stage"),
        (
            (signs[name], escaped(plan.title), escaped(name), escaped(plan.stage))
            for name, plan in coverage.plans.items()
        ),
    )


def _table(coverage: LoopCoverage, name: DutyTable) -> Iterator[str]:
    lines = coverage.lines(name)
    if lines:
        yield from _titled(TABLE_TITLES[name])
        yield from table(
            ("state", "what the role asks for", "skills, questions, minutes by plan", "minutes"),
            (_duty(coverage, duty) for duty in lines),
            right=[3],
        )


def _duty(coverage: LoopCoverage, duty: DutyInLoop) -> tuple[str, ...]:
    state = duty.state if duty.state == "covered" else f"**{duty.state}**"
    signs = letters(coverage.plans)
    skills = "<br>".join(
        escaped(
            " ".join(question_words(skill, signs))
            if lists_questions(skill, duty.table)
            else skill_words(skill, signs)
        )
        for skill in duty.skills
    )
    return state, escaped(duty.text), skills, share_words(duty.share())


def _matrix(coverage: LoopCoverage) -> Iterator[str]:
    signs, plans = letters(coverage.plans), list(coverage.plans)
    totals = [*(coverage.share(plan) for plan in plans), coverage.share()]
    minutes = [*(plan.minutes for plan in coverage.plans.values()), coverage.minutes]
    rows = [
        *(_skill(skill, plans) for skill in coverage.skills),
        ("**Core questions**", *(f"**{total.core}**" for total in totals)),
        ("Optional", *(f"+{total.optional}" if total.optional_questions else "-" for total in totals)),
        ("Whole plan", *map(str, minutes)),
    ]
    yield from _titled("Minutes by skill and plan")
    yield from table(("skill", *(signs[plan] for plan in plans), "all"), rows, right=range(1, len(plans) + 2))


def _skill(skill: SkillInLoop, plans: list[str]) -> tuple[str, ...]:
    cells = (share_words(skill.share(plan)) for plan in plans)
    total = skill.share()
    return escaped(skill.title), *cells, "-" if total.nothing else f"**{share_words(total)}**"


def _questions(coverage: LoopCoverage) -> Iterator[str]:
    signs = letters(coverage.plans)
    yield from _titled("Questions by skill")
    rows: list[tuple[str, ...]] = []
    for skill in coverage.skills:
        for asking in skill.asked:
            question = f"{escaped(asking.title)} ({escaped(asking.ref)})"
            rows.append(
                (escaped(skill.title), question, signs[asking.plan], minutes_words(asking), asking.depth)
            )
        if skill.observed:
            plans = ", ".join(signs[plan] for plan in skill.observed)
            rows.append((escaped(skill.title), "observed throughout", plans, "obs", ""))
    yield from table(("skill", "question", "plan", "minutes", "depth"), rows, right=[3])


def _listed(title: str, sentences: Iterable[str]) -> Iterator[str]:
    lines = [f"- {line_start(escaped(sentence))}" for sentence in sentences]
    if lines:
        yield from _titled(title)
        yield from lines


def _titled(title: str) -> Iterator[str]:
    yield f"## {title}"
    yield ""
