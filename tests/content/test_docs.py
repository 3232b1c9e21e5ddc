"""The page on writing packs: its examples are sound, and what it says of keys and kinds is so."""

import re
from pathlib import Path
from typing import get_args

import pytest

from interviewer.authoring.content import assemble
from interviewer.model.content import Content
from interviewer.model.exercise import Fault, Handout, Listeners, Severity, Story, StoryPart, Telling
from interviewer.model.pack import Depth, Kind, Pack, Question
from interviewer.model.plan import Plan, Section
from interviewer.model.role import Application, Company, Duty, Employment, Pay, Posting, Role, Workplace
from interviewer.model.rubric import Rubric, Skill
from interviewer.model.value import Value
from tests.authoring.planted import RUBRIC, found, source

PAGE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^```toml\n# question_packs/(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| ([a-z, -]+) \| (.+?) \| .+ \|$", re.MULTILINE)
EXPECTED = {
    kind: set(re.findall("`(.+?)`", parts))
    for kinds, parts in ROW.findall(PAGE)
    for kind in kinds.split(", ")
}
"""What the table says of each kind."""
BARE = """
    format = "pack/1"
    title = "Bare"
    rubric = "engineer"
    [questions.bare]
    title = "Bare"
    skill = "apis"
    kind = "KIND"
    minutes = 5
    prompt = "?"
    listen-for = {point = "point"}
"""
VALUES: tuple[type[Value], ...] = (
    *(Pack, Question, Handout, Fault, Story, StoryPart, Listeners, Telling),
    *(Rubric, Skill, Plan, Section),
    *(Role, Posting, Company, Duty, Pay, Application),
)
"""What people write."""


def workspace() -> Content:
    return assemble(source(path, text) for path, text in EXAMPLE.findall(PAGE))


def test_every_block_of_toml_names_its_file() -> None:
    assert len(EXAMPLE.findall(PAGE)) == PAGE.count("```toml") == PAGE.count("```") / 2


def test_the_examples_together_are_a_workspace_without_a_finding() -> None:
    content = workspace()
    assert content.findings == ()
    assert [len(files) for files in (content.packs, content.rubrics, content.plans, content.roles)] == [
        2,
        1,
        1,
        1,
    ]


def test_the_examples_name_one_another() -> None:
    content = workspace()
    asked = {ref for plan in content.plans.values() for ref in plan.refs}
    assert asked == {
        f"{name}/{question}" for name, pack in content.packs.items() for question in pack.questions
    }
    needed = {skill for _, _, duty in content.roles["engineer"].duties() for skill in duty.skills}
    assert needed == set(content.rubrics["engineer"].skills)


def test_the_table_names_every_kind() -> None:
    assert set(EXPECTED) - {"kind"} == set(get_args(Kind))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_check_warns_of_the_parts_in_the_table_and_of_no_other(kind: str) -> None:
    told = found(bare=BARE.replace("KIND", kind), rubrics_engineer=RUBRIC)
    warned = [re.search(r'needs (?:\[questions\.bare\.|")(.+?)[\]"]:', line) for line in told]
    assert {part[1] for part in warned if part} == EXPECTED[kind]
    assert None not in warned


def test_every_key_is_on_the_page() -> None:
    keys = {field.alias or name for value in VALUES for name, field in value.model_fields.items()}
    assert {key for key in keys if not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", PAGE)} == set()


def test_every_value_that_is_one_of_a_few_is_on_the_page() -> None:
    for names in (Workplace, Employment, Severity, Depth):
        assert [name for name in get_args(names) if name not in PAGE] == []


def listed(start: str) -> set[str]:
    """Return the names of parts that the entry of a list beginning with *start* holds."""
    (said,) = re.findall(rf"^\* {start}: (.*?)(?:, and in\n|\.$)", PAGE, re.MULTILINE | re.DOTALL)
    return set(re.findall("`(.+?)`", said))


def test_whether_a_part_is_a_table_or_a_list_is_said_truly() -> None:
    fields = {field.alias or name: field for name, field in Question.model_fields.items()}
    tables = {name for name, field in fields.items() if field.default_factory}
    assert listed("As a table with a line for each id") == tables - {"faults"}
    assert listed("As a list of lines, in brackets") == {
        name for name, field in fields.items() if field.default == ()
    }
