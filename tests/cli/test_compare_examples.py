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
