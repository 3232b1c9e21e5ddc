"""What the coverage of a loop is added up from: questions at their place in a plan, and shares of minutes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from interviewer.model.pack import Depth, Pack
from interviewer.model.plan import Plan, question_id


@dataclass(frozen=True, slots=True)
class Asking:
    """A question at its place in a plan."""

    plan: str
    ref: str
    title: str
    skill: str
    core: bool
    """Asked of everyone; else only when there is time."""
    minutes: int
    depth: Depth


@dataclass(frozen=True, slots=True)
class Share:
    """What is spent on something: minutes and questions, and whether it is rated without a core question."""

    core: int = 0
    """Minutes of core questions."""
    optional: int = 0
    """Minutes of optional questions."""
    core_questions: int = 0
    optional_questions: int = 0
    observed: bool = False

    def __add__(self, other: "Share") -> "Share":
        return Share(
            self.core + other.core,
            self.optional + other.optional,
            self.core_questions + other.core_questions,
            self.optional_questions + other.optional_questions,
            self.observed or other.observed,
        )

    @property
    def nothing(self) -> bool:
        """Whether there is no question and no rating."""
        return not (self.core_questions or self.optional_questions or self.observed)


def askings(plans: Mapping[str, Plan], packs: Mapping[str, Pack]) -> Iterator[Asking]:
    """Yield every question of *plans* that is in one of *packs*, in the order of asking."""
    for name, plan in plans.items():
        for _, _, ref, core in plan.placed():
            pack = packs.get(ref.partition("/")[0])
            question = pack.questions.get(question_id(ref)) if pack else None
            if question is not None:
                yield Asking(
                    name, ref, question.title, question.skill, core, question.minutes, question.depth
                )


def observed_skills(plan: Plan, name: str, asked: Iterable[Asking]) -> tuple[str, ...]:
    """Return the skills that *plan* sets out to rate and has no core question on."""
    tested = {asking.skill for asking in asked if asking.plan == name and asking.core}
    return tuple(skill for skill in dict.fromkeys(plan.skills) if skill not in tested)


def share(asked: Iterable[Asking], observed: Iterable[str], plan: str | None = None) -> Share:
    """Return what *asked* adds up to, in one plan or in all; *observed* are the plans that only rate."""
    found = [asking for asking in asked if plan in (None, asking.plan)]
    core = [asking.minutes for asking in found if asking.core]
    optional = [asking.minutes for asking in found if not asking.core]
    rating = any(plan in (None, name) for name in observed)
    return Share(sum(core), sum(optional), len(core), len(optional), rating)
