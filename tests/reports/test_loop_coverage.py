"""The coverage of a loop as text, Markdown and JSON."""

import json

import pytest

from interviewer.analysis.loop_coverage import LoopCoverage, loop_of, whole_loop
from interviewer.model.content import BrokenFile, Content
from interviewer.model.findings import Finding
from interviewer.model.value import frozen_table
from interviewer.reports.json_forms import loop_coverage_json
from interviewer.reports.layout import width
from interviewer.reports.loop_coverage_markdown import loop_coverage_markdown
from interviewer.reports.loop_coverage_text import loop_coverage_text
from interviewer.reports.loop_words import letters, share_words, short_plans, summary
from interviewer.reports.markdown import escaped
from tests.builders import a_loop, a_plan, a_role


def coverage(content: Content | None = None, *plans: str) -> LoopCoverage:
    return loop_of(content or a_loop(), "backend-engineer", plans or ("screen", "technical"))


def with_role(content: Content, **texts: str) -> Content:
    """Return *content* with other texts of requirements."""
    role = content.roles["backend-engineer"]
    duties = {
        name: duty.but(text=texts.get(name.replace("-", "_"), duty.text))
        for name, duty in role.requirements.items()
    }
    changed = role.but(requirements=frozen_table(duties))
    return Content(content.packs, content.rubrics, content.plans, frozen_table({"backend-engineer": changed}))


def section(text: str, title: str) -> list[str]:
    """Return the lines under a heading of the text, up to the next blank one."""
    return text.split(f"\n{title}", 1)[1].split("\n\n", 1)[0].splitlines()[1:]


def test_the_summary_says_what_is_covered_what_is_asked_twice_and_how_long_it_takes() -> None:
    assert summary(coverage()) == (
        "3 of 6 requirements are covered by skill, 1 partly, 1 only by optional questions, 1 never; "
        "1 core question is asked twice; 90 minutes in 2 plans, 19 of them for core questions."
    )


def test_the_summary_when_all_is_well() -> None:
    content = a_loop()
    role = a_role({"web-apis": ["apis"], "data": ["databases"]})
    well = Content(content.packs, content.rubrics, content.plans, frozen_table({"backend-engineer": role}))
    assert summary(coverage(well, "screen")) == (
        "All 2 requirements are covered by skill; no core question is asked twice; "
        "30 minutes in 1 plan, 10 of them for core questions."
    )


def test_what_is_not_covered_comes_first_and_the_worst_of_it_first() -> None:
    assert section(loop_coverage_text(coverage(), 80), "NOT COVERED") == [
        "never     Can do growing",
        "            Learning: no plan asks about it or rates it",
        "optional  Can do running",
        "            Devops: only optional questions (Containers)",
        "partly    Can do mixed",
        "            Learning: no plan asks about it or rates it",
    ]


def test_a_row_has_the_state_the_minutes_and_the_questions_of_each_skill() -> None:
    rows = section(loop_coverage_text(coverage(), 60), "REQUIREMENTS")
    assert rows[:6] == [
        "covered   Can do web apis                             8 +3",
        "            Apis: Http methods (A 4, B 4), Rest (A +3)",
        "covered   Can do data                                11",
        "            Databases: Indexes (A 6)",
        "            Security: Sql injection (B 5)",
        "covered   Can do talk                               obs",
    ]
    assert rows[6] == "            Communication: observed (A)"
    assert rows[-2:] == [
        "never     Can do growing                              -",
        "            Learning: never tested",
    ]


def test_questions_are_wrapped_between_two_and_not_within_one() -> None:
    rows = section(loop_coverage_text(coverage(), 50), "REQUIREMENTS")
    assert rows[1:3] == [
        "            Apis: Http methods (A 4, B 4),",
        "              Rest (A +3)",
    ]


def test_other_lines_name_the_questions_only_of_skills_that_no_requirement_needs() -> None:
    content = a_loop()
    role = a_role({"one": ["apis"]}, {"two": ["apis", "databases"]}, {"three": ["apis"]})
    one = Content(content.packs, content.rubrics, content.plans, frozen_table({"backend-engineer": role}))
    assert section(loop_coverage_text(coverage(one), 80), "NICE TO HAVE")[1:] == [
        "            Apis: A 4 +3, B 4",
        "            Databases: Indexes (A 6)",
    ]
    assert "- Security: Sql injection (B 5)" in loop_coverage_text(coverage(one), 80)


def test_that_it_goes_by_skill_is_said_at_the_top() -> None:
    judge = "whether a question fits the words of a line is for you to judge"
    assert judge in " ".join(loop_coverage_text(coverage(), 80).split("PLANS")[0].split())
    assert judge in loop_coverage_markdown(coverage()).split("## Plans")[0]


def test_a_role_that_no_plan_names_is_a_caution_near_the_top() -> None:
    content = a_loop()
    roles = frozen_table({**content.roles, "senior": a_role()})
    one = whole_loop(Content(content.packs, content.rubrics, content.plans, roles), "senior")
    text = loop_coverage_text(one, 80)
    assert section(text, "BE CAREFUL") == [
        "- No plan names the role senior; these are all plans on its rubric."
    ]
    assert text.index("BE CAREFUL") < text.index("REQUIREMENTS")


def test_plans_left_out_as_broken_are_counted_in_the_summary() -> None:
    content = a_loop()
    broken = tuple(
        BrokenFile(name, "plan", f"{name}.toml", Finding(f"{name}.toml", 1, 1, "no", "x"), 1)
        for name in ("late", "later")
    )
    one = whole_loop(
        Content(content.packs, content.rubrics, content.plans, content.roles, broken), "backend-engineer"
    )
    assert summary(one).endswith("19 of them for core questions; 2 plans are broken and left out.")
    assert "2 plans are broken and left out: late and later. " in " ".join(loop_coverage_text(one).split())


def test_a_core_question_that_its_plan_does_not_rate_is_a_caution() -> None:
    content = a_loop()
    plans = frozen_table({"odd": a_plan(["http-methods", "indexes"], ["rest"], skills=["databases"])})
    one = coverage(Content(content.packs, content.rubrics, plans, content.roles), "odd")
    assert section(loop_coverage_text(one, 200), "BE CAREFUL") == [
        "- A, odd, asks Http methods of everyone but does not rate Apis; the question counts all the same."
    ]


def test_the_matrix_has_a_total_for_each_skill_and_each_plan() -> None:
    assert section(loop_coverage_text(coverage(), 80), "MINUTES BY SKILL AND PLAN") == [
        "                  A      B     all",
        "Apis              4 +3   4       8 +3",
        "Databases         6      -       6",
        "Security          -      5       5",
        "Communication   obs      -     obs",
        "Devops            -        +7      +7",
        "Learning          -      -       -",
        "Core questions   10      9      19",
        "Optional            +3     +7      +10",
        "Whole plan       30     60      90",
    ]


def test_what_is_asked_and_tested_twice_and_never_has_lists_of_its_own() -> None:
    text = loop_coverage_text(coverage(), 80)
    assert section(text, "ASKED TWICE") == [
        "- Http methods (backend-fundamentals/http-methods): A 4 min, B 4 min"
    ]
    assert section(text, "TESTED IN SEVERAL PLANS") == ["- Apis: A 4, B 4; 8 min together"]
    assert section(text, "NEVER TESTED") == ["- Learning"]
    assert "once for each time it is asked" in " ".join(text.split())


def test_plans_for_another_role_are_a_caution() -> None:
    loop = a_loop()
    plans = frozen_table({"screen": loop.plans["screen"].but(role="designer")})
    text = loop_coverage_text(coverage(Content(loop.packs, loop.rubrics, plans, loop.roles), "screen"), 80)
    assert section(text, "BE CAREFUL") == [
        "- A, screen, is for the role designer; here it counts for backend-engineer."
    ]


def many_plans() -> LoopCoverage:
    """Return the coverage by nine plans, with a title of wide characters and one very long word."""
    loop = a_loop()
    plans = {f"plan-{at}": a_plan().but(title="面接" * 20 if at == 3 else "w" * 90) for at in range(9)}
    content = with_role(Content(loop.packs, loop.rubrics, frozen_table(plans), loop.roles), data="資料" * 60)
    return coverage(content, *plans)


@pytest.mark.parametrize("cells", [60, 80, 100])
def test_no_line_is_wider_than_asked_for(cells: int) -> None:
    for one in (coverage(), many_plans()):
        assert max(map(width, loop_coverage_text(one, cells).splitlines())) <= cells


def test_plans_that_do_not_fit_follow_below_under_the_same_skills() -> None:
    text = loop_coverage_text(many_plans(), 60)
    matrix = text.split("MINUTES BY SKILL AND PLAN\n")[1].split("\n\nASKED TWICE")[0].split("\n\n")
    assert [block.splitlines()[0].split() for block in matrix] == [
        ["A", "B", "C", "D", "E", "F"],
        ["G", "H", "I", "all"],
    ]


# In Markdown


def test_markdown_has_the_summary_in_bold_and_a_table_for_each_part() -> None:
    lines = loop_coverage_markdown(coverage()).splitlines()
    assert lines[0] == "# Back-end engineer: coverage"
    assert lines[2] == f"**{summary(coverage())}**"
    assert (
        "| covered | Can do data | Databases: Indexes (A 6)<br>Security: Sql injection (B 5) | 11 |" in lines
    )
    assert "| **never** | Can do growing | Learning: never tested | - |" in lines
    assert "| Apis | 4 +3 | 4 | **8 +3** |" in lines
    assert "| Learning | - | - | - |" in lines
    assert "| **Core questions** | **10** | **9** | **19** |" in lines
    assert "| Apis | Rest (backend-fundamentals/rest) | A | +3 | working |" in lines


def test_every_row_of_a_markdown_table_has_as_many_cells_as_its_head() -> None:
    bars = None
    for line in loop_coverage_markdown(coverage()).splitlines():
        found = line.count("|")
        assert found in {0, bars} or bars in {0, None}, line
        bars = found


def test_what_people_wrote_is_no_markup() -> None:
    content = with_role(a_loop(), data="a | b <b>*x*</b> [y](z) `w`")
    text = loop_coverage_markdown(coverage(content))
    assert r"| covered | a \| b \<b\>\*x\*\</b\> \[y\](z) \`w\` | Databases" in text
    assert escaped("one\n# two\x1b[31m") == r"one \# two\[31m"


# As JSON


def test_json_has_stable_keys_and_exact_minutes() -> None:
    form = json.loads(loop_coverage_json(coverage()))
    assert list(form) == [
        "format", "role", "rubric", "summary", "states", "minutes", "plans", "requirements", "nice_to_have",
        "responsibilities", "skills", "asked_twice", "maybe_asked_twice", "requirements_never_tested",
        "skills_tested_in_several_plans", "skills_never_tested", "skills_not_asked_for", "findings",
        "cautions",
    ]  # fmt: skip
    assert form["format"] == "coverage/1"
    assert form["minutes"] == {"planned": 90, "core": 19, "optional": 10}
    assert form["states"]["requirements"] == {"covered": 3, "partly": 1, "optional": 1, "never": 1}
    assert form["requirements"][1] == {
        "id": "data",
        "text": "Can do data",
        "state": "covered",
        "minutes": {"core": 11, "optional": 0},
        "skills": [{"id": "databases", "state": "covered"}, {"id": "security", "state": "covered"}],
        "plans": {
            "screen": {
                "core": 6, "optional": 0, "core_questions": 1, "optional_questions": 0, "observed": False
            },
            "technical": {
                "core": 5, "optional": 0, "core_questions": 1, "optional_questions": 0, "observed": False
            },
        },
    }  # fmt: skip
    assert form["skills"][0]["asked_for_by"] == {
        "requirements": ["web-apis", "mixed"],
        "nice_to_have": [],
        "responsibilities": ["build"],
    }
    assert form["skills"][0]["questions"][1] == {
        "ref": "backend-fundamentals/rest",
        "title": "Rest",
        "plan": "screen",
        "core": False,
        "minutes": 3,
        "depth": "working",
    }
    assert form["plans"][0]["observed"] == ["communication"]
    assert form["requirements_never_tested"] == ["growing"]
    assert [one["ref"] for one in form["asked_twice"]] == ["backend-fundamentals/http-methods"]
    assert form["findings"] is True


# The words


def test_plans_have_letters_beyond_the_alphabet() -> None:
    signs = letters(f"plan-{at}" for at in range(30))
    assert [signs[f"plan-{at}"] for at in (0, 25, 26, 29)] == ["A", "Z", "AA", "AD"]


@pytest.mark.parametrize(
    ("plans", "short"),
    [
        (["back-end-screen-30", "back-end-code"], ["screen-30", "code"]),
        (["screen", "screen-long"], ["screen", "screen-long"]),
        (["one-plan"], ["one-plan"]),
        (["alpha", "beta"], ["alpha", "beta"]),
    ],
)
def test_short_names_of_plans_leave_out_what_all_begin_with(plans: list[str], short: list[str]) -> None:
    assert list(short_plans(plans).values()) == short


def test_a_core_question_of_no_minutes_is_not_nothing() -> None:
    loop = a_loop()
    pack = loop.packs["backend-fundamentals"]
    questions = {name: question.but(minutes=0) for name, question in pack.questions.items()}
    packs = frozen_table({"backend-fundamentals": pack.but(questions=frozen_table(questions))})
    none = coverage(Content(packs, loop.rubrics, loop.plans, loop.roles))
    assert share_words(none.skills[0].share()) == "0 +0"
