"""The comparison of the fictional sessions, worked out a second time straight from their TOML."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import tomli

from interviewer.cli import main
from interviewer.store.workspace import shipped_examples

Files = list[dict[str, Any]]


@pytest.fixture
def form(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> dict[str, Any]:
    arguments = ["--workspace", str(tmp_path), "compare", str(shipped_examples()), "--format", "json"]
    assert main(arguments) == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


@pytest.fixture
def files() -> Files:
    return [
        tomli.loads(path.read_text(encoding="utf-8")) for path in sorted(shipped_examples().glob("*.toml"))
    ]


def levels(files: Files) -> dict[str, dict[str, list[int]]]:
    """Return candidate name to skill to the levels given; a skill without a level is not there."""
    given: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for file in files:
        for skill, rating in file["ratings"].items():
            if "level" in rating:
                given[file["candidate"]["name"]][skill].append(rating["level"])
    return given


def test_every_cell_is_the_mean_of_the_levels_in_the_files(form: dict[str, Any], files: Files) -> None:
    given = levels(files)
    assert [candidate["name"] for candidate in form["candidates"]] == sorted(given)
    for candidate in form["candidates"]:
        for skill, cell in candidate["skills"].items():
            found = given[candidate["name"]][skill]
            assert cell["mean"] == (sum(found) / len(found) if found else None)
            assert cell["raters"] == len(found)
            assert cell["spread"] == (max(found) - min(found) if found else 0)


def test_every_score_is_the_mean_of_the_means_on_0_to_100(form: dict[str, Any], files: Files) -> None:
    """All weights are 1 and the scale is 1 to 4: 100 × (mean − 1) / 3, averaged over the rated skills."""
    for candidate in form["candidates"]:
        rated = levels(files)[candidate["name"]]
        shares = [(sum(found) / len(found) - 1) / 3 for found in rated.values()]
        assert candidate["score"]["value"] == int(100 * sum(shares) / len(shares) + 0.5 + 1e-9)
        assert candidate["score"]["rated"] == len(rated)


def planned(file: dict[str, Any]) -> set[str]:
    """Return the skills that the plan in *file* names, else those of the questions asked of everyone."""
    if "skills" in file["plan"]:
        return set(file["plan"]["skills"])
    core = [ref for section in file["plan"]["sections"].values() for ref in section.get("core", [])]
    return {file["questions"][ref.split("/")[-1]]["skill"] for ref in core}


def states(file: dict[str, Any], skill: str) -> str:
    rating = file["ratings"].get(skill)
    if rating is not None:
        return "rated" if "level" in rating else "not-assessed"
    return "not-rated" if skill in planned(file) else "not-planned"


def test_every_cell_tells_not_planned_from_left_open(form: dict[str, Any], files: Files) -> None:
    """The examples have all four states, so that none of them goes unseen."""
    found = set()
    for candidate in form["candidates"]:
        held = [file for file in files if file["candidate"]["name"] == candidate["name"]]
        for skill, cell in candidate["skills"].items():
            expected = [states(file, skill) for file in held]
            found.update(expected)
            assert [rating["state"] for rating in cell["ratings"]] == expected
            assert [rating["planned"] for rating in cell["ratings"]] == [
                skill in planned(file) for file in held
            ]
            assert cell["planned"] == len(held) - expected.count("not-planned")
            first = next(
                state for state in ("rated", "not-assessed", "not-rated", "not-planned") if state in expected
            )
            assert cell["words"] == ("" if first == "rated" else first.replace("-", " "))
    assert found == {"rated", "not-assessed", "not-rated", "not-planned"}


def test_what_one_interview_did_not_plan_is_not_left_open(form: dict[str, Any]) -> None:
    """Amber's behavioural interview has no question on the language, and two others rated it."""
    amber = next(one for one in form["candidates"] if one["name"] == "Amber Placeholder")
    by_stage = {
        amber["stages"][rating["session"]]: rating["state"]
        for rating in amber["skills"]["language"]["ratings"]
    }
    assert by_stage == {"technical": "rated", "behavioural": "not-planned"}


def test_shared_scores_rest_on_the_skills_rated_for_everybody(form: dict[str, Any], files: Files) -> None:
    given = levels(files)
    shared = set.intersection(*(set(rated) for rated in given.values()))
    assert set(form["shared_skills"]) == shared
    for candidate in form["candidates"]:
        rated = given[candidate["name"]]
        shares = [(sum(rated[skill]) / len(rated[skill]) - 1) / 3 for skill in shared]
        assert candidate["shared_score"]["value"] == int(100 * sum(shares) / len(shares) + 0.5 + 1e-9)
        assert candidate["shared_score"]["rated"] == len(shared)


def test_the_planned_count_of_a_score_is_what_the_plans_set_out_to_rate(
    form: dict[str, Any], files: Files
) -> None:
    for candidate in form["candidates"]:
        held = [file for file in files if file["candidate"]["name"] == candidate["name"]]
        wanted = set().union(*(planned(file) for file in held)) | set(levels(files)[candidate["name"]])
        assert candidate["score"]["planned"] == len(wanted)


def test_every_recommendation_stands_beside_and_unblended(form: dict[str, Any], files: Files) -> None:
    for candidate in form["candidates"]:
        said = [
            (file["interview"]["interviewer"], file["recommendation"]["choice"])
            for file in files
            if file["candidate"]["name"] == candidate["name"]
        ]
        assert [(one["interviewer"], one["choice"]) for one in candidate["recommendations"]] == said


def test_drift_is_where_the_digests_differ(form: dict[str, Any], files: Files) -> None:
    digests: dict[str, set[str]] = defaultdict(set)
    for file in files:
        for question, response in file["responses"].items():
            if response.get("state") == "asked" and question in file["questions"]:
                digests[question].add(file["questions"][question]["digest"])
    assert [drift["question"] for drift in form["wording_drift"]] == sorted(
        question for question, found in digests.items() if len(found) > 1
    )
