"""How the coverage of a loop is worded: summary, states, plans by letter, what stands in a cell."""

from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase

from interviewer.analysis.loop_coverage import TABLES, LoopCoverage, Repeat, SkillInLoop, State
from interviewer.analysis.loop_parts import Asking, Share
from interviewer.model.plan import question_id
from interviewer.model.role import DutyTable
from interviewer.reports.words import count

Signs = Mapping[str, str]
"""The letter of each plan, by id."""

TABLE_TITLES: Mapping[DutyTable, str] = {
    "requirements": "Requirements",
    "nice-to-have": "Nice to have",
    "responsibilities": "Responsibilities",
}
OBSERVED = "obs"
"""Stands in a cell when a plan rates a skill without a core question on it."""

HOW_TO_READ = (
    "Numbers are minutes of core questions, asked of everyone; +4 are minutes of optional ones.",
    (
        f"“{OBSERVED}”: the plan rates the skill from what its other questions show. Alone that is enough "
        "for a skill whose rubric says what to watch for throughout, such as communication."
    ),
    (
        "A line is covered when each skill it needs is tested by a core question or so watched for, partly "
        "when some are; optional when only questions test them that are dropped when late."
    ),
    "That goes by skill: whether a question fits the words of a line is for you to judge.",
    (
        "A question counts for every line that needs its skill, so the lines add up to more than the "
        "interviews last. Totals count it once for each time it is asked."
    ),
)

BY_SKILL = "By skill: whether a question fits the words of a line is for you to judge."
QUESTIONS_ONCE = (
    "Questions stand with the requirements. Other lines name them only for skills that no requirement needs, "
    "and else the minutes by plan."
)


def summary(coverage: LoopCoverage) -> str:
    """Return what matters most, as one sentence."""
    total, plans = coverage.share().core, count(len(coverage.plans), "plan")
    broken = f"; {broken_words(coverage)}" if coverage.broken else ""
    return (
        f"{requirements_words(coverage)}; {repeats_words(coverage)}; "
        f"{count(coverage.minutes, 'minute')} in {plans}, {total} of them for core questions{broken}."
    )


def other_summaries(coverage: LoopCoverage) -> Iterator[str]:
    """Yield how many lines of each table but the requirements are covered, a sentence for each."""
    for table in TABLES[1:]:
        if coverage.lines(table):
            yield f"{TABLE_TITLES[table]}: {table_words(coverage, table)}."


def requirements_words(coverage: LoopCoverage) -> str:
    """Return how many requirements are covered: `11 of 12 requirements are covered by skill, 1 partly`."""
    states = coverage.states("requirements")
    total = sum(states.values())
    if states["covered"] == total:
        all_of_them = f"All {total} requirements are" if total > 1 else "The one requirement is"
        return f"{all_of_them} covered by skill"
    verb = "is" if states["covered"] == 1 else "are"
    covered = f"{states['covered']} of {count(total, 'requirement')} {verb} covered by skill"
    return ", ".join([covered, *_others(states)])


def table_words(coverage: LoopCoverage, table: DutyTable) -> str:
    """Return how many lines of a table are covered: `11 of 12 covered, 1 never`."""
    states = coverage.states(table)
    total = sum(states.values())
    if states["covered"] == total:
        return f"all {total} covered" if total > 1 else "1 of 1 covered"
    return ", ".join([f"{states['covered']} of {total} covered", *_others(states)])


def repeats_words(coverage: LoopCoverage) -> str:
    """Return how many core questions are asked twice."""
    twice = len(coverage.asked_twice)
    if not twice:
        return "no core question is asked twice"
    return f"{count(twice, 'core question')} {'is' if twice == 1 else 'are'} asked twice"


def broken_words(coverage: LoopCoverage) -> str:
    """Return how many plans are left out as broken."""
    number = len(coverage.broken)
    return f"{count(number, 'plan')} {'is' if number == 1 else 'are'} broken and left out"


def _others(states: Mapping[State, int]) -> Iterable[str]:
    words: Mapping[State, str] = {
        "partly": "partly",
        "optional": "only by optional questions",
        "never": "never",
    }
    return [f"{states[state]} {word}" for state, word in words.items() if states[state]]


def letters(plans: Iterable[str]) -> Signs:
    """Return a letter for each plan, by id, in the order of the loop: A to Z, then AA."""
    most = len(ascii_uppercase)
    return {
        plan: (ascii_uppercase[at // most - 1] if at >= most else "") + ascii_uppercase[at % most]
        for at, plan in enumerate(plans)
    }


def short_plans(plans: Iterable[str]) -> Mapping[str, str]:
    """Return the plans' ids without the words that all of them begin with, by id."""
    words = {plan: plan.split("-") for plan in plans}
    shared = 0
    if len(words) > 1:
        least = min(map(len, words.values())) - 1
        while shared < least and len({tuple(parts[: shared + 1]) for parts in words.values()}) == 1:
            shared += 1
    return {plan: "-".join(parts[shared:]) for plan, parts in words.items()}


def share_parts(share: Share) -> tuple[str, str]:
    """Return what stands in a cell, by core and by optional questions: `8` and `+3`; `obs` and nothing."""
    core = str(share.core) if share.core_questions else OBSERVED if share.observed else ""
    return core, f"+{share.optional}" if share.optional_questions else ""


def share_words(share: Share, nothing: str = "-") -> str:
    """Return what stands in a cell: `8`, `8 +3`, `+3`, `obs`, `obs +3`, or *nothing*."""
    return " ".join(part for part in share_parts(share) if part) or nothing


def total_words(share: Share) -> str:
    """Return a share in words: `8 min`, `8 min, 3 optional`, `only optional, 3 min`, `observed`."""
    optional = f"{share.optional} optional" if share.optional_questions else ""
    if share.core_questions:
        return f"{share.core} min" + (f", {optional}" if optional else "")
    if share.observed:
        return "observed" + (f", {optional}" if optional else "")
    return f"only optional, {share.optional} min" if optional else "never tested"


def plan_words(coverage: LoopCoverage, plan: str) -> str:
    """Return the minutes of a plan: `60 min, 43 for 9 core questions, 12 optional`."""
    share = coverage.share(plan)
    words = [
        f"{coverage.plans[plan].minutes} min",
        f"{share.core} for {count(share.core_questions, 'core question')}",
    ]
    if share.optional_questions:
        words.append(f"{share.optional} optional")
    return ", ".join(words)


def tested_twice_words(skill: SkillInLoop, signs: Signs) -> str:
    """Return a skill that several plans test, with the core minutes of each."""
    spent = ", ".join(f"{signs[plan]} {skill.share(plan).core}" for plan in skill.core_plans)
    return f"{skill.title}: {spent}; {skill.share().core} min together"


def skill_words(skill: SkillInLoop, signs: Signs) -> str:
    """Return a skill and what each plan spends on it: `APIs: A 4, C 9 +5, D obs`."""
    shares = {plan: skill.share(plan) for plan in signs}
    spent = [f"{signs[plan]} {share_words(share)}" for plan, share in shares.items() if not share.nothing]
    return f"{skill.title}: {', '.join(spent) or 'never tested'}"


def question_words(skill: SkillInLoop, signs: Signs) -> tuple[str, ...]:
    """Return a skill and its questions by plan, in parts: `APIs:`, `Joins (A 4, C 4),`, `observed (D)`."""
    askings: dict[str, list[Asking]] = {}
    for asking in skill.asked:
        askings.setdefault(asking.ref, []).append(asking)
    parts = [
        f"{found[0].title} ({', '.join(f'{signs[one.plan]} {minutes_words(one)}' for one in found)})"
        for found in askings.values()
    ]
    if skill.observed:
        parts.append(f"observed ({', '.join(signs[plan] for plan in skill.observed)})")
    *most, last = parts or ["never tested"]
    return (f"{skill.title}:", *(f"{part}," for part in most), last)


def minutes_words(asking: Asking) -> str:
    """Return the minutes of a question: `4`, or `+4` when it is optional."""
    return str(asking.minutes) if asking.core else f"+{asking.minutes}"


def lists_questions(skill: SkillInLoop, table: DutyTable) -> bool:
    """Return whether a line of *table* names the questions of *skill*: requirements do, and who is first."""
    return table == "requirements" or all(wanting != "requirements" for wanting, _ in skill.wanted)


def lacking_words(skill: SkillInLoop) -> str:
    """Return what is wrong with a skill that is not covered."""
    if skill.state == "never":
        return f"{skill.title}: no plan asks about it or rates it"
    if not skill.asked:
        return f"{skill.title}: rated, but no question is about it and nobody is told what to watch for"
    return f"{skill.title}: only optional questions ({', '.join(asking.title for asking in skill.asked)})"


def repeat_words(repeat: Repeat, signs: Signs, *, pack: bool = True) -> str:
    """Return a question and the plans it stands in: `Joins (sql/joins): A 4 min, C 4 min optional`.

    Without *pack* it is named by its own id, which is short enough for a narrow place.
    """
    places = ", ".join(
        f"{signs[asking.plan]} {asking.minutes} min{'' if asking.core else ' optional'}"
        for asking in repeat.askings
    )
    return f"{repeat.title} ({repeat.ref if pack else question_id(repeat.ref)}): {places}"


def loop_lists(coverage: LoopCoverage, signs: Signs, *, questions: bool) -> tuple[tuple[str, list[str]], ...]:
    """Return what stands below the minutes by skill: the title of each list, and its sentences if any.

    With *questions* the skills that the role does not ask for are told with theirs.
    """
    unasked_for = (
        " ".join(question_words(skill, signs)) if questions else skill_words(skill, signs)
        for skill in coverage.unasked_for
    )
    return (
        ("Asked twice", [repeat_words(one, signs) for one in coverage.asked_twice]),
        ("In several plans, optional in some", [repeat_words(one, signs) for one in coverage.maybe_twice]),
        ("Tested in several plans", [tested_twice_words(skill, signs) for skill in coverage.tested_twice]),
        ("Never tested", [skill.title for skill in coverage.untested]),
        ("Tested, though the role does not ask for it", list(unasked_for)),
    )


def loop_cautions(coverage: LoopCoverage, signs: Signs) -> tuple[str, ...]:
    """Return what to be careful about: plans for something else, broken ones, questions they do not rate."""
    return (*_strangers(coverage, signs), *_unrated(coverage, signs), *_broken(coverage))


def _strangers(coverage: LoopCoverage, signs: Signs) -> Iterable[str]:
    if coverage.borrowed:
        yield f"No plan names the role {coverage.role_id}; these are all plans on its rubric."
        return
    for plan, role in coverage.other_roles.items():
        named = f"is for the role {role}" if role else "names no role"
        yield f"{signs[plan]}, {plan}, {named}; here it counts for {coverage.role_id}."
    for plan, rubric in coverage.other_rubrics.items():
        yield (
            f"{signs[plan]}, {plan}, is on the rubric {rubric}, not {coverage.role.rubric}: "
            "its skills count where they have the same id."
        )


def _unrated(coverage: LoopCoverage, signs: Signs) -> Iterable[str]:
    titles = {skill.skill: skill.title for skill in coverage.skills}
    for asking in coverage.unrated:
        yield (
            f"{signs[asking.plan]}, {asking.plan}, asks {asking.title} of everyone but does not rate "
            f"{titles[asking.skill]}; the question counts all the same."
        )


def _broken(coverage: LoopCoverage) -> Iterable[str]:
    if coverage.broken:
        *most, last = coverage.broken
        named = f"{', '.join(most)} and {last}" if most else last
        yield f"{broken_words(coverage)}: {named}. interviewer check tells why."
