"""`interviewer coverage` as a person would run it, over files."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import tomli_w

from interviewer.cli import main
from interviewer.model.content import Content
from interviewer.model.value import Value
from tests.builders import a_loop, a_role


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a way to run the command in `tmp_path`, on a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "question_packs").mkdir(exist_ok=True)

    def ran(*args: str) -> Ran:
        code = main(["--workspace", str(tmp_path), "coverage", *args])
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


def write(tmp_path: Path, folder: str, name: str, value: Value, **changes: object) -> None:
    """Write *value* with *changes* as a file that people could have written."""
    path = tmp_path / "question_packs" / folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    form = value.model_dump(mode="json", exclude_defaults=True) | {"format": value.format}  # type: ignore[attr-defined]
    path.write_text(tomli_w.dumps(form | changes), encoding="utf-8")


@pytest.fixture
def loop(tmp_path: Path) -> Content:
    """Write the built loop into the workspace."""
    content = a_loop()
    for name, pack in content.packs.items():
        write(tmp_path, "", name, pack)
    for name, rubric in content.rubrics.items():
        write(tmp_path, "rubrics", name, rubric)
    for name, role in content.roles.items():
        write(tmp_path, "roles", name, role)
    for name, plan in content.plans.items():
        write(tmp_path, "plans", name, plan)
    return content


@pytest.mark.usefixtures("loop")
class TestCoverage:
    """Two plans for one role."""

    def test_without_plan_all_of_the_role_count(self, run: Run) -> None:
        ran = run()
        assert ran.out.startswith(
            "Back-end engineer: coverage by 2 plans\n3 of 6 requirements are covered by skill"
        )
        assert (ran.code, ran.err) == (1, "")

    def test_the_plans_named_count_in_their_order_each_once(self, run: Run) -> None:
        form = json.loads(run("technical", "screen", "technical", "--format", "json").out)
        assert [plan["id"] for plan in form["plans"]] == ["technical", "screen"]

    def test_one_plan(self, run: Run) -> None:
        form = json.loads(run("screen", "--format", "json").out)
        assert form["states"]["requirements"] == {"covered": 2, "partly": 2, "optional": 0, "never": 2}

    def test_markdown(self, run: Run) -> None:
        assert run("--format", "markdown").out.startswith("# Back-end engineer: coverage\n\n**3 of 6")

    def test_exit_code_0_when_all_requirements_are_tested_and_none_twice(
        self, run: Run, tmp_path: Path
    ) -> None:
        write(tmp_path, "roles", "backend-engineer", a_role({"web-apis": ["apis"]}))
        assert run("screen").code == 0
        assert run().code == 1  # http-methods is asked in both

    def test_an_unknown_plan_is_told_with_the_nearest(self, run: Run) -> None:
        ran = run("technicl")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            'Error: There is no plan "technicl". Did you mean "technical"? Plans here: screen, technical.\n'
        )

    def test_an_unknown_role_is_told_with_the_nearest(self, run: Run) -> None:
        ran = run("--role", "backend-enginer")
        assert ran.code == 2
        assert 'no role "backend-enginer". Did you mean "backend-engineer"?' in ran.err

    def test_a_broken_plan_is_told_as_broken(self, run: Run, loop: Content, tmp_path: Path) -> None:
        write(tmp_path, "plans", "screen", loop.plans["screen"], minutes="long")
        ran = run("screen")
        assert ran.code == 2
        assert 'The plan "screen" is broken on line ' in ran.err

    def test_a_broken_plan_that_was_not_named_is_left_out_aloud(
        self, run: Run, loop: Content, tmp_path: Path
    ) -> None:
        write(tmp_path, "plans", "screen", loop.plans["screen"], minutes="long")
        ran = run("--format", "json")
        assert [plan["id"] for plan in json.loads(ran.out)["plans"]] == ["technical"]
        assert ran.err.startswith("Left out, broken: question_packs/plans/screen.toml: ")

    def test_a_plan_left_out_as_broken_exits_1_and_stands_in_the_summary(
        self, run: Run, loop: Content, tmp_path: Path
    ) -> None:
        write(tmp_path, "roles", "backend-engineer", a_role({"web-apis": ["apis"]}))
        write(tmp_path, "plans", "technical", loop.plans["technical"], rubric="backend-enginer")
        ran = run()
        assert ran.code == 1
        assert "1 plan is broken and left out." in " ".join(ran.out.split())
        assert 'did you mean "backend-engineer"? See: interviewer check' in ran.err
        assert run("screen").code == 0

    def test_a_broken_role_is_told_as_broken(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, "roles", "backend-engineer", a_role(), title=3)
        ran = run()
        assert ran.code == 2
        assert 'The role "backend-engineer" is broken on line ' in ran.err

    def test_plans_that_disagree_on_the_role_need_one_named(
        self, run: Run, loop: Content, tmp_path: Path
    ) -> None:
        write(tmp_path, "roles", "designer", a_role())
        write(tmp_path, "plans", "screen", loop.plans["screen"], role="designer")
        ran = run("screen", "technical")
        assert ran.code == 2
        assert "for the roles backend-engineer and designer. Say for which one: --role" in ran.err
        assert run("screen").out.count("BE CAREFUL") == 0
        told = run("screen", "technical", "--role", "designer").out
        assert "B, technical, is for the role backend-engineer; here it counts for designer." in told

    def test_a_role_that_no_plan_names_takes_all_plans_on_its_rubric(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, "roles", "designer", a_role({"web-apis": ["apis"]}))
        ran = run("--role", "designer")
        assert ran.code == 1  # http-methods is asked in both
        assert "by 2 plans" in ran.out
        assert "- No plan names the role designer; these are all plans on its rubric." in ran.out

    def test_a_role_without_plans_on_its_rubric_says_how_to_name_some(
        self, run: Run, loop: Content, tmp_path: Path
    ) -> None:
        write(tmp_path, "rubrics", "design", loop.rubrics["backend-engineer"])
        write(tmp_path, "roles", "designer", a_role().but(rubric="design"))
        ran = run("--role", "designer")
        assert ran.code == 2
        assert 'No plan is for the role "designer" or on its rubric "design".' in ran.err
        assert "Plans here: screen, technical." in ran.err

    def test_plans_that_name_no_role_count_for_the_only_one(
        self, run: Run, loop: Content, tmp_path: Path
    ) -> None:
        plan = loop.plans["screen"].but(role=None)
        (tmp_path / "question_packs" / "plans" / "technical.toml").unlink()
        write(tmp_path, "plans", "screen", plan)
        ran = run("screen")
        assert "A, screen, names no role; here it counts for backend-engineer." in ran.out

    def test_what_is_printed_cannot_steer_the_terminal(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, "roles", "backend-engineer", a_role().but(title="Back\x1b[31m\u202eend"))
        assert not {"\x1b", "\u202e"} & set(run().out)


def test_without_a_role_a_sentence_says_what_one_is(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert "There is no role that can be used" in ran.err
    assert "question_packs/roles" in ran.err


def test_a_workspace_that_is_not_there_is_a_wrong_use(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["coverage", "--workspace", str(tmp_path / "nowhere")]) == 2
    assert "There is no folder" in capfd.readouterr().err


def test_help_names_the_exit_codes(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--help"]) == 0
    assert "a core question is asked in two plans or a plan is broken and left out" in " ".join(
        capfd.readouterr().out.split()
    )
