"""The tasks for live coding: every solution runs and is right, in every stage and edge case it lists.

The checks are in `coding_queries` and `coding_calls`, keyed by what they check. `coding_mistakes` has
solutions that are wrong in one way each, to show that the checks can fail, and that they tell mistakes apart.
"""

import ast
import re
import sys
from collections import Counter

import pytest
import tomli

from tests.content.coding_calls import CALLS
from tests.content.coding_mistakes import MISTAKES, Mistake
from tests.content.coding_pack import EXAMPLE, PACK, TASKS, changed, failing, names, solution
from tests.content.coding_queries import QUERIES, statements

CHECKS = QUERIES | CALLS
EVERY = [(task, name) for task, checks in CHECKS.items() for name in checks]
WIDTH = 64
"""Columns: what still fits beside the window of a video call."""


# The solutions


@pytest.mark.parametrize(("task", "name"), EVERY)
def test_the_solution_passes(task: str, name: str) -> None:
    CHECKS[task][name](solution(task))


def test_every_task_has_checks() -> None:
    assert sorted(CHECKS) == sorted(TASKS)


@pytest.mark.parametrize("task", CHECKS)
def test_every_stage_and_edge_case_has_a_check(task: str) -> None:
    assert list(CHECKS[task]) == names(task)


def test_no_check_does_for_two() -> None:
    used = Counter(check for checks in CHECKS.values() for check in checks.values())
    assert [check.__name__ for check, times in used.items() if times > 1] == []


# The checks can fail


@pytest.mark.parametrize("wrong", MISTAKES, ids=lambda wrong: f"{wrong.task}: {wrong.what}")
def test_a_wrong_solution_fails_just_the_checks_it_should(wrong: Mistake) -> None:
    assert wrong.fails
    assert failing(CHECKS[wrong.task], wrong.code) == wrong.fails


@pytest.mark.parametrize("task", CHECKS)
def test_every_check_catches_some_mistake(task: str) -> None:
    caught = set().union(*(wrong.fails for wrong in MISTAKES if wrong.task == task))
    assert [name for name in CHECKS[task] if name not in caught] == []


@pytest.mark.parametrize("task", CHECKS)
def test_a_solution_that_does_nothing_fails_everything(task: str) -> None:
    assert failing(CHECKS[task], "-- nothing" if task in QUERIES else "") == set(CHECKS[task])


def test_a_change_to_what_is_not_there_is_noticed() -> None:
    with pytest.raises(ValueError, match="not in the solution"):
        changed("read-every-page", ("not there", ""))


# The pack


def test_the_pack_is_one_of_ten_tasks_on_several_skills_and_depths() -> None:
    head = tomli.loads(PACK.read_text(encoding="utf-8"))
    assert (head["format"], head["rubric"]) == ("pack/1", "backend-engineer")
    depths = Counter(task["depth"] for task in TASKS.values())
    assert len(TASKS) == 10
    assert len({task["skill"] for task in TASKS.values()}) >= 5
    assert (depths["entry"], depths["expert"]) >= (2, 2)
    assert (len(QUERIES), len(CALLS)) == (5, 5)


@pytest.mark.parametrize("task", TASKS)
def test_a_task_has_the_parts_of_its_kind(task: str) -> None:
    question = TASKS[task]
    assert question["kind"] == "coding"
    assert 10 <= question["minutes"] <= 20
    assert 0 < len(question["title"]) <= 26
    assert 60 <= len(question["prompt"]) <= 260
    assert question["prompt"].endswith(("?", "."))
    assert 2 <= len(question["probes"]) <= 4
    assert 1 <= len(question["red-flags"]) <= 3
    assert 3 <= len(question["listen-for"]) <= 6
    assert 3 <= len(question["stages"]) <= 4
    assert 3 <= len(question["edge-cases"]) <= 6
    assert 3 <= len(question["hints"]) <= 4


@pytest.mark.parametrize("task", TASKS)
def test_every_line_is_as_short_as_it_must_be(task: str) -> None:
    question = TASKS[task]
    limits = {"listen-for": 68, "stages": 100, "edge-cases": 100}
    for part, limit in limits.items():
        assert [line for line in question[part].values() if len(line) > limit] == []
    assert [point for point in question["listen-for"].values() if not point[0].islower()] == []
    assert [probe for probe in question["probes"] if len(probe) > 110 or not probe.endswith((".", "?"))] == []
    shown = question["handout"]["text"] + question["handout"].get("code", "") + question["solution"]["code"]
    assert [line for line in shown.splitlines() if len(line) > WIDTH or line != line.rstrip()] == []


@pytest.mark.parametrize("task", TASKS)
def test_the_handout_numbers_its_steps_as_the_stages_are(task: str) -> None:
    steps = re.findall(r"^(\d)\. ", TASKS[task]["handout"]["text"], flags=re.MULTILINE)
    assert steps == [str(number + 1) for number in range(len(TASKS[task]["stages"]))]


@pytest.mark.parametrize("task", QUERIES)
def test_a_query_task_hands_out_its_tables_and_uses_nothing_too_new(task: str) -> None:
    question = TASKS[task]
    assert question["handout"]["language"] == question["solution"]["language"] == "sql"
    assert [line for line in statements(question["handout"]["code"]) if line.startswith("CREATE TABLE")]
    # SQLite has these from 3.35, 3.39 and 3.44 on; Python 3.11 may come with an older one.
    assert not re.search(r"\b(RETURNING|FULL JOIN|RIGHT JOIN|IS DISTINCT|string_agg)\b", solution(task))


@pytest.mark.parametrize("task", CALLS)
def test_a_solution_in_python_needs_only_the_standard_library(task: str) -> None:
    assert TASKS[task]["solution"]["language"] == "python"
    tree = ast.parse(solution(task), feature_version=(3, 11))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported <= sys.stdlib_module_names
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def test_every_task_has_its_example() -> None:
    assert [task for task, checks in CHECKS.items() if EXAMPLE not in checks] == []
