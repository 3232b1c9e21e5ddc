"""Coverage of a role by a loop of plans: requirement, skill, question, minutes; twice tested, and never.

A question counts for every line of the role that needs its skill. Totals are made from the plans, so there
each question counts once for each time it is asked.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from interviewer.analysis.loop_parts import Asking, Share, askings, observed_skills, share
from interviewer.model.content import Content
from interviewer.model.pack import Pack
from interviewer.model.plan import Plan
from interviewer.model.role import DutyTable, Role
from interviewer.model.rubric import Rubric
from interviewer.model.value import frozen_table

State = Literal["covered", "partly", "optional", "never"]
TABLES: tuple[DutyTable, ...] = ("requirements", "nice-to-have", "responsibilities")
"""The lines of a role by what they weigh: without the first nobody is hired."""


@dataclass(frozen=True, slots=True)
class SkillInLoop:
    """A skill and everything the plans do to find out about it."""

    skill: str
    title: str
    asked: tuple[Asking, ...]
    """The questions that test it, in the order of the plans."""
    observed: tuple[str, ...]
    """The plans that rate it without a core question on it, from what other questions show."""
    wanted: tuple[tuple[DutyTable, str], ...]
    """(table, id) of each line of the role that needs it."""
    watched: bool = False
    """Whether the rubric says what to watch for throughout, so that rating it alone is enough."""

    @property
    def state(self) -> State:
        """Covered by a core question, or by being watched for and rated; else only optional, else never.

        A plan that rates what none of its questions is about and nobody is told to watch for promises little.
        """
        if (self.observed and self.watched) or any(asking.core for asking in self.asked):
            return "covered"
        return "optional" if self.asked or self.observed else "never"

    @property
    def core_plans(self) -> tuple[str, ...]:
        """The plans with a core question on it."""
        return tuple(dict.fromkeys(asking.plan for asking in self.asked if asking.core))

    def share(self, plan: str | None = None) -> Share:
        """Return what *plan* spends on it, or all plans together."""
        return share(self.asked, self.observed, plan)


@dataclass(frozen=True, slots=True)
class DutyInLoop:
    """A line of the role and how far the plans cover the skills it needs."""

    table: DutyTable
    id: str
    text: str
    skills: tuple[SkillInLoop, ...]

    @property
    def state(self) -> State:
        """Covered when every skill is, partly when some are; else only optional, else never."""
        states = {skill.state for skill in self.skills}
        if states == {"covered"}:
            return "covered"
        if "covered" in states:
            return "partly"
        return "optional" if "optional" in states else "never"

    @property
    def lacking(self) -> tuple[SkillInLoop, ...]:
        """The skills that are not covered."""
        return tuple(skill for skill in self.skills if skill.state != "covered")

    def share(self, plan: str | None = None) -> Share:
        """Return what *plan* spends on its skills, or all plans together. Other lines may count the same."""
        return sum((skill.share(plan) for skill in self.skills), Share())


@dataclass(frozen=True, slots=True)
class Repeat:
    """A question that stands in more than one plan."""

    ref: str
    title: str
    askings: tuple[Asking, ...]

    @property
    def core_plans(self) -> tuple[str, ...]:
        """The plans that ask it of everyone."""
        return tuple(asking.plan for asking in self.askings if asking.core)


@dataclass(frozen=True, slots=True)
class LoopCoverage:
    """What a loop of plans finds out of what a role asks for."""

    role_id: str
    role: Role
    rubric: Rubric
    plans: Mapping[str, Plan]
    """In the order of the loop, by id."""
    duties: tuple[DutyInLoop, ...]
    """Requirements, then what is nice to have, then responsibilities, each in the order of the post."""
    skills: tuple[SkillInLoop, ...]
    """Every skill of the rubric in its order, then those that plans test and the rubric does not know."""
    askings: tuple[Asking, ...] = field(repr=False)
    """Every question of every plan, in order."""
    borrowed: bool = False
    """Whether no plan names the role, so that these are all plans on its rubric."""
    broken: tuple[str, ...] = ()
    """The plans that could not be read and are left out; nobody knows for which role they are."""

    def lines(self, table: DutyTable) -> tuple[DutyInLoop, ...]:
        """Return the lines of one table of the role."""
        return tuple(duty for duty in self.duties if duty.table == table)

    def states(self, table: DutyTable) -> Mapping[State, int]:
        """Return how many lines of a table are in each state."""
        states = [duty.state for duty in self.lines(table)]
        return {state: states.count(state) for state in ("covered", "partly", "optional", "never")}

    def share(self, plan: str | None = None) -> Share:
        """Return what the questions of *plan* take, or of all plans; every asking counts once."""
        return share(self.askings, (), plan)

    @property
    def minutes(self) -> int:
        """How long the interviews last together, talk included."""
        return sum(plan.minutes for plan in self.plans.values())

    @property
    def never_tested(self) -> tuple[DutyInLoop, ...]:
        """The requirements that no plan finds out about, not even by an optional question."""
        return tuple(duty for duty in self.lines("requirements") if duty.state == "never")

    @property
    def lacking(self) -> tuple[DutyInLoop, ...]:
        """The requirements that are not covered, the worst first."""
        lines = self.lines("requirements")
        return tuple(
            duty for state in ("never", "optional", "partly") for duty in lines if duty.state == state
        )

    @property
    def asked_twice(self) -> tuple[Repeat, ...]:
        """The questions that are core in more than one plan: everyone hears them again."""
        return tuple(repeat for repeat in self._repeats() if len(repeat.core_plans) > 1)

    @property
    def maybe_twice(self) -> tuple[Repeat, ...]:
        """The questions that stand in several plans, in all but one at most as optional."""
        return tuple(repeat for repeat in self._repeats() if len(repeat.core_plans) < 2)

    @property
    def has_findings(self) -> bool:
        """Whether something should be mended: never tested, a core question asked twice, a broken plan."""
        return bool(self.never_tested or self.asked_twice or self.broken)

    @property
    def tested_twice(self) -> tuple[SkillInLoop, ...]:
        """The skills that several plans test by core questions; often meant so, and worth knowing."""
        return tuple(skill for skill in self.skills if len(skill.core_plans) > 1)

    @property
    def untested(self) -> tuple[SkillInLoop, ...]:
        """The skills that no plan asks about or rates."""
        return tuple(skill for skill in self.skills if skill.state == "never")

    @property
    def unasked_for(self) -> tuple[SkillInLoop, ...]:
        """The skills that plans test or rate though nothing in the role asks for them."""
        return tuple(skill for skill in self.skills if not skill.wanted and skill.state != "never")

    @property
    def unrated(self) -> tuple[Asking, ...]:
        """The core questions on a skill that their plan does not set out to rate."""
        return tuple(
            asking
            for asking in self.askings
            if asking.core and (rated := self.plans[asking.plan].skills) and asking.skill not in rated
        )

    @property
    def other_roles(self) -> Mapping[str, str | None]:
        """The plans that are for another role, or for none, with that role."""
        return {name: plan.role for name, plan in self.plans.items() if plan.role != self.role_id}

    @property
    def other_rubrics(self) -> Mapping[str, str]:
        """The plans on another rubric than the role's, with that rubric."""
        return {name: plan.rubric for name, plan in self.plans.items() if plan.rubric != self.role.rubric}

    def _repeats(self) -> Iterator[Repeat]:
        by_ref: dict[str, list[Asking]] = {}
        for asking in self.askings:
            by_ref.setdefault(asking.ref, []).append(asking)
        for ref, found in by_ref.items():
            if len({asking.plan for asking in found}) > 1:
                yield Repeat(ref, found[0].title, tuple(found))


def loop_coverage(
    role_id: str, role: Role, plans: Mapping[str, Plan], packs: Mapping[str, Pack], rubric: Rubric
) -> LoopCoverage:
    """Return what *plans*, in their order, find out of what *role* asks for.

    Skills are matched by id. A question that no pack has counts nowhere; a plan that has one is broken.
    """
    asked = tuple(askings(plans, packs))
    observed = {name: observed_skills(plan, name, asked) for name, plan in plans.items()}
    wanted: dict[str, list[tuple[DutyTable, str]]] = {}
    duties = sorted(role.duties(), key=lambda line: TABLES.index(line[0]))
    for table, name, duty in duties:
        for skill in dict.fromkeys(duty.skills):
            wanted.setdefault(skill, []).append((table, name))
    known = dict.fromkeys([*rubric.skills, *wanted, *(asking.skill for asking in asked)])
    known |= dict.fromkeys(skill for skills in observed.values() for skill in skills)
    skills = {
        skill: SkillInLoop(
            skill=skill,
            title=rubric.skills[skill].title if skill in rubric.skills else skill,
            asked=tuple(asking for asking in asked if asking.skill == skill),
            observed=tuple(plan for plan, rated in observed.items() if skill in rated),
            watched=skill in rubric.skills and bool(rubric.skills[skill].observed),
            wanted=tuple(wanted.get(skill, ())),
        )
        for skill in known
    }
    return LoopCoverage(
        role_id=role_id,
        role=role,
        rubric=rubric,
        plans=frozen_table(plans),
        duties=tuple(
            DutyInLoop(table, name, duty.shown, tuple(skills[skill] for skill in dict.fromkeys(duty.skills)))
            for table, name, duty in duties
        ),
        skills=tuple(skills.values()),
        askings=asked,
    )


def plans_for(content: Content, role_id: str) -> tuple[str, ...]:
    """Return the plans that are for a role, the shortest first: screens come before what takes longer.

    Nothing in the files says in which order interviews follow each other.
    """
    return _in_order({name: plan for name, plan in content.plans.items() if plan.role == role_id})


def standing_plans(content: Content, role_id: str) -> tuple[str, ...]:
    """Return the plans that are for a role; when there is none, all that are on its rubric."""
    if plans := plans_for(content, role_id):
        return plans
    rubric = content.roles[role_id].rubric
    return _in_order({name: plan for name, plan in content.plans.items() if plan.rubric == rubric})


def _in_order(plans: Mapping[str, Plan]) -> tuple[str, ...]:
    # Of the same length they stay in the order of their names, which is that of the content.
    return tuple(sorted(plans, key=lambda name: plans[name].minutes))


def loop_of(content: Content, role_id: str, plans: Iterable[str]) -> LoopCoverage:
    """Return the coverage of a role by *plans*, each counted once, all out of *content*.

    Raises KeyError for a role, a rubric or a plan that is not there.
    """
    role = content.roles[role_id]
    chosen = {name: content.plans[name] for name in plans}
    return loop_coverage(role_id, role, chosen, content.packs, content.rubrics[role.rubric])


def whole_loop(content: Content, role_id: str, without: Collection[str] = ()) -> LoopCoverage:
    """Return the coverage of a role by all plans that stand for it, *without* some of them.

    Raises KeyError for a role or a rubric that is not there.
    """
    plans = (plan for plan in standing_plans(content, role_id) if plan not in without)
    return replace(
        loop_of(content, role_id, plans),
        borrowed=not plans_for(content, role_id),
        broken=tuple(file.id for file in content.broken if file.kind == "plan"),
    )
