"""What a loop of plans finds out of what a role asks for, worked out by hand."""

from collections.abc import Iterable

import pytest

from interviewer.analysis.loop_coverage import LoopCoverage, State, loop_of, plans_for, whole_loop
from interviewer.analysis.loop_parts import Share
from interviewer.model.content import BrokenFile, Content
from interviewer.model.findings import Finding
from interviewer.model.plan import Plan
from interviewer.model.role import Role
from interviewer.model.value import frozen_table, with_entry
from tests.builders import NEEDS, a_loop, a_plan, a_role


def content_of(role: Role | None = None, **plans: Plan) -> Content:
    """Return the built loop with another role, or with more or other plans."""
    loop = a_loop()
    return Content(
        packs=loop.packs,
        rubrics=loop.rubrics,
        plans=frozen_table({**loop.plans, **plans}),
        roles=frozen_table({"backend-engineer": role or a_role()}),
    )


def covered(content: Content | None = None, plans: Iterable[str] = ("screen", "technical")) -> LoopCoverage:
    return loop_of(content or a_loop(), "backend-engineer", plans)


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("web-apis", "covered"),
        ("data", "covered"),
        ("talk", "covered"),
        ("mixed", "partly"),
        ("running", "optional"),
        ("growing", "never"),
    ],
)
def test_the_state_of_a_requirement(line: str, state: State) -> None:
    duties = {duty.id: duty for duty in covered().lines("requirements")}
    assert duties[line].state == state


def test_a_line_with_one_skill_by_optional_questions_and_one_never_tested_is_only_optional() -> None:
    coverage = covered(content_of(a_role({"both": ["devops", "learning"]})))
    assert [duty.state for duty in coverage.lines("requirements")] == ["optional"]


def test_every_skill_must_be_tested_for_a_line_to_be_covered() -> None:
    """Data needs databases, which the screen tests, and security, which the technical one does."""
    coverage = covered(plans=["screen"])
    assert {duty.id: duty.state for duty in coverage.duties}["data"] == "partly"


def test_the_tables_are_kept_apart_and_requirements_come_first() -> None:
    role = a_role({"one": ["apis"]}, {"two": ["devops"]}, {"three": ["learning"], "four": ["apis"]})
    coverage = covered(content_of(role))
    assert [(duty.table, duty.id) for duty in coverage.duties] == [
        ("requirements", "one"),
        ("nice-to-have", "two"),
        ("responsibilities", "three"),
        ("responsibilities", "four"),
    ]
    assert coverage.states("responsibilities") == {"covered": 1, "partly": 0, "optional": 0, "never": 1}
    assert coverage.states("nice-to-have")["optional"] == 1


def test_a_skill_knows_its_questions_with_plan_minutes_and_depth() -> None:
    apis = next(skill for skill in covered().skills if skill.skill == "apis")
    assert [(one.plan, one.ref, one.core, one.minutes, one.depth) for one in apis.asked] == [
        ("screen", "backend-fundamentals/http-methods", True, 4, "working"),
        ("screen", "backend-fundamentals/rest", False, 3, "working"),
        ("technical", "backend-fundamentals/http-methods", True, 4, "working"),
    ]
    assert apis.wanted == (
        ("requirements", "web-apis"),
        ("requirements", "mixed"),
        ("responsibilities", "build"),
    )


def test_minutes_of_a_line_are_those_of_its_skills_by_plan() -> None:
    duties = {duty.id: duty for duty in covered().duties}
    assert duties["data"].share() == Share(core=11, core_questions=2)
    assert duties["data"].share("screen") == Share(core=6, core_questions=1)
    assert duties["web-apis"].share() == Share(8, 3, 2, 1)
    assert duties["running"].share("technical") == Share(optional=7, optional_questions=1)


def test_totals_count_a_question_once_whatever_lines_it_stands_under() -> None:
    """4 + 6 and 4 + 5 of core questions; the lines of the role together come to much more."""
    coverage = covered()
    assert (coverage.share("screen").core, coverage.share("technical").core) == (10, 9)
    assert coverage.share() == Share(19, 10, 4, 2)
    assert sum(skill.share().core for skill in coverage.skills) == 19
    assert sum(duty.share().core for duty in coverage.duties) > 19
    assert coverage.minutes == 90


def test_a_line_that_names_a_skill_twice_counts_it_once() -> None:
    coverage = covered(content_of(a_role({"twice": ["apis", "apis"]})))
    assert coverage.lines("requirements")[0].share().core == 8


def test_a_skill_that_is_rated_without_a_core_question_is_observed() -> None:
    talk = next(skill for skill in covered().skills if skill.skill == "communication")
    assert (talk.observed, talk.asked, talk.state) == (("screen",), (), "covered")
    assert talk.share("screen").observed
    assert talk.share("technical").nothing


def test_a_skill_that_is_asked_about_and_rated_is_not_observed() -> None:
    apis = next(skill for skill in covered().skills if skill.skill == "apis")
    assert apis.observed == ()


def test_an_optional_question_leaves_a_rated_skill_optional() -> None:
    plan = a_plan(["http-methods"], ["containers"], skills=["apis", "devops"])
    coverage = covered(content_of(extra=plan), ["extra"])
    devops = next(skill for skill in coverage.skills if skill.skill == "devops")
    assert (devops.state, devops.share("extra")) == (
        "optional",
        Share(optional=7, optional_questions=1, observed=True),
    )


def test_a_core_question_in_two_plans_is_asked_twice() -> None:
    coverage = covered()
    assert [(one.ref, one.core_plans) for one in coverage.asked_twice] == [
        ("backend-fundamentals/http-methods", ("screen", "technical"))
    ]
    assert coverage.maybe_twice == ()


def test_a_question_that_is_optional_in_one_of_two_plans_may_be_asked_twice() -> None:
    plan = a_plan(["rest"], [])
    coverage = covered(content_of(extra=plan), ["screen", "extra"])
    assert [one.title for one in coverage.maybe_twice] == ["Rest"]
    assert coverage.asked_twice == ()


def test_a_skill_with_core_questions_in_two_plans_is_tested_twice() -> None:
    assert [skill.skill for skill in covered().tested_twice] == ["apis"]


def test_skills_that_nobody_tests_and_skills_that_nobody_asked_for() -> None:
    coverage = covered(content_of(a_role({"web-apis": ["apis"]}, duties={"x": ["apis"]})))
    assert [skill.skill for skill in coverage.untested] == ["learning"]
    assert [skill.skill for skill in coverage.unasked_for] == [
        "databases",
        "security",
        "communication",
        "devops",
    ]


def test_skills_stand_in_the_order_of_the_rubric_and_unknown_ones_last() -> None:
    coverage = covered(content_of(a_role({"odd": ["juggling"], **NEEDS})))
    assert [skill.skill for skill in coverage.skills] == [
        "apis",
        "databases",
        "security",
        "communication",
        "devops",
        "learning",
        "juggling",
    ]
    assert coverage.skills[-1].title == "juggling"


def test_findings_are_a_requirement_never_tested_or_a_core_question_asked_twice() -> None:
    only_apis = a_role({"web-apis": ["apis"]}, {"nice": ["learning"]}, {"duty": ["learning"]})
    assert not covered(content_of(only_apis), ["screen"]).has_findings
    assert covered(content_of(only_apis)).has_findings
    assert covered(plans=["screen"]).has_findings
    assert [duty.id for duty in covered(plans=["screen"]).never_tested] == ["running", "growing"]


def test_plans_for_another_role_or_on_another_rubric_are_named() -> None:
    other = a_plan().but(role="designer", rubric="design")
    coverage = covered(content_of(other=other, none=a_plan().but(role=None)), ["screen", "other", "none"])
    assert coverage.other_roles == {"other": "designer", "none": None}
    assert coverage.other_rubrics == {"other": "design"}


def test_the_plans_stand_in_the_order_given() -> None:
    coverage = covered(plans=["technical", "screen", "technical"])
    assert list(coverage.plans) == ["technical", "screen"]
    assert [one.plan for one in coverage.asked_twice[0].askings] == ["technical", "screen"]


def test_the_plans_for_a_role_are_those_that_name_it() -> None:
    content = content_of(other=a_plan().but(role="designer"), none=a_plan().but(role=None))
    assert plans_for(content, "backend-engineer") == ("screen", "technical")
    assert plans_for(content, "designer") == ("other",)


def test_a_question_that_is_nowhere_counts_nowhere() -> None:
    lost = content_of(extra=a_plan(["http-methods", "lost"], []))
    assert covered(lost, ["extra"]).share() == Share(core=4, core_questions=1)


def test_the_plans_for_a_role_come_shortest_first_then_as_the_content_has_them() -> None:
    content = content_of(about=a_plan(minutes=45), short=a_plan(minutes=15), long=a_plan(minutes=60))
    assert plans_for(content, "backend-engineer") == ("short", "screen", "about", "technical", "long")


def test_a_role_that_no_plan_names_is_covered_by_all_plans_on_its_rubric() -> None:
    loop = content_of(elsewhere=a_plan().but(rubric="other"))
    senior = Content(loop.packs, loop.rubrics, loop.plans, frozen_table({**loop.roles, "senior": a_role()}))
    coverage = whole_loop(senior, "senior")
    assert list(coverage.plans) == ["screen", "technical"]
    assert coverage.borrowed
    assert not whole_loop(senior, "backend-engineer").borrowed
    assert list(whole_loop(senior, "senior", without={"screen"}).plans) == ["technical"]


def test_a_broken_plan_is_something_to_mend() -> None:
    loop = content_of(a_role({"web-apis": ["apis"]}))
    broken = BrokenFile("late", "plan", "late.toml", Finding("late.toml", 1, 1, "no", "x"), 1)
    plans = frozen_table({"screen": loop.plans["screen"]})
    assert not whole_loop(
        Content(loop.packs, loop.rubrics, plans, loop.roles), "backend-engineer"
    ).has_findings
    coverage = whole_loop(Content(loop.packs, loop.rubrics, plans, loop.roles, (broken,)), "backend-engineer")
    assert coverage.broken == ("late",)
    assert coverage.has_findings


def test_a_core_question_on_a_skill_that_its_plan_does_not_rate_counts_and_is_named() -> None:
    coverage = covered(
        content_of(odd=a_plan(["http-methods", "indexes"], ["rest"], skills=["databases"])), ["odd"]
    )
    assert [(one.plan, one.skill) for one in coverage.unrated] == [("odd", "apis")]
    assert next(skill for skill in coverage.skills if skill.skill == "apis").state == "covered"
    assert covered().unrated == ()


def test_a_skill_that_nobody_is_told_to_watch_for_is_not_covered_by_being_rated() -> None:
    """A plan could turn any requirement green by naming its skill."""
    loop = a_loop()
    plans = with_entry(
        loop.plans, "screen", loop.plans["screen"].but(skills=("apis", "databases", "learning"))
    )
    coverage = whole_loop(Content(loop.packs, loop.rubrics, plans, loop.roles), "backend-engineer")
    learning = next(skill for skill in coverage.skills if skill.skill == "learning")
    assert (learning.observed, learning.asked, learning.state) == (("screen",), (), "optional")
