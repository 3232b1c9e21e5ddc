"""What the coverage screen shows: a role, all its plans, and those of them that are counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from interviewer.analysis.loop_coverage import LoopCoverage, State, plans_for, standing_plans, whole_loop
from interviewer.model.content import Content
from interviewer.reports.loop_words import letters, short_plans

_ORDER: tuple[State, ...] = ("never", "optional", "partly", "covered")


@dataclass(frozen=True, slots=True)
class Loop:
    """The coverage of a role by the plans that are counted, beside that by all of its plans."""

    shown: LoopCoverage
    whole: LoopCoverage

    @property
    def signs(self) -> Mapping[str, str]:
        """The letter of each plan; it stays when others are left out."""
        return letters(self.whole.plans)

    @property
    def names(self) -> Mapping[str, str]:
        """A short name for each plan, by id."""
        return short_plans(self.whole.plans)

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans that are counted."""
        return tuple(self.shown.plans)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The plans that are not."""
        return tuple(plan for plan in self.whole.plans if plan not in self.shown.plans)


def lowered(now: State, before: State) -> bool:
    """Return whether a state is worse than it was."""
    return _ORDER.index(now) < _ORDER.index(before)


def roles_of(content: Content) -> tuple[str, ...]:
    """Return the roles, those that plans are for first."""
    return tuple(sorted(content.roles, key=lambda role: not plans_for(content, role)))


def gather_loop(content: Content, role: str, left_out: frozenset[str] = frozenset()) -> Loop | None:
    """Return the coverage of *role* by its plans, else by those on its rubric.

    None when there is no plan, or no rubric that can be used.
    """
    if role not in content.roles or content.roles[role].rubric not in content.rubrics:
        return None
    if not standing_plans(content, role):
        return None
    return Loop(whole_loop(content, role, left_out), whole_loop(content, role))
