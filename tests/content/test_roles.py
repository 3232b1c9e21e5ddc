"""The shipped roles, read as plain TOML: tied to skills, open to everybody, and short enough to be read.

What the guides list of a job post is looked for in `test_domain`.
"""

import re
from collections.abc import Iterator

import pytest

from tests.content.shipped import FILES, PLANS, Toml, lacking, part, texts

ROLES = ("backend-engineer", "backend-engineer-senior")
TABLES = ("responsibilities", "requirements", "nice-to-have")

UNWANTED = re.compile(
    r"\b(rockstar|ninja|guru|wizard|young|native speaker|digital native|dynamic|passionate|exciting|"
    r"fast-paced|world-class|cutting-edge|competitive|he|his|him|she|her|guys|age|gender|nationality|citizen\w*|marital)\b",
    re.IGNORECASE,
)
"""Words that shut people out or say nothing."""


def load(name: str) -> Toml:
    return FILES[f"roles/{name}"]


@pytest.fixture(scope="module")
def engineer() -> Toml:
    return load("backend-engineer")


@pytest.fixture(scope="module", params=ROLES)
def role(request: pytest.FixtureRequest) -> Toml:
    return load(request.param)


def duties(role: Toml) -> Iterator[tuple[str, Toml]]:
    for table in TABLES:
        for duty in role[table].values():
            yield table, duty


# What is asked for


def test_a_degree_is_no_requirement(role: Toml) -> None:
    assert lacking(part(role, "requirements"), ("degree",)) == ["degree"]


def test_everything_is_tied_to_skills_of_the_rubric(role: Toml) -> None:
    skills = FILES[f"rubrics/{role['rubric']}"]["skills"]
    for _, duty in duties(role):
        assert duty["skills"], duty
        assert set(duty["skills"]) <= set(skills), duty
        assert len(set(duty["skills"])) == len(duty["skills"]), duty


def test_all_twelve_skills_are_asked_for_and_used(role: Toml) -> None:
    skills = set(FILES[f"rubrics/{role['rubric']}"]["skills"])
    assert len(skills) == 12
    for tables in (("responsibilities",), ("requirements", "nice-to-have")):
        tied = {skill for table, duty in duties(role) if table in tables for skill in duty["skills"]}
        assert tied == skills


def test_no_requirement_is_nice_to_have_as_well(role: Toml) -> None:
    assert role["requirements"].keys() & role["nice-to-have"].keys() == set()


# How it reads


def test_a_post_shuts_nobody_out_and_says_nothing_empty(role: Toml) -> None:
    assert [text for text in texts(role) if UNWANTED.search(text)] == []


def test_parts_to_fill_in_are_short_and_few(role: Toml) -> None:
    parts = {found for text in texts(role) for found in re.findall(r"<<(.*?)>>", text)}
    assert 6 <= len(parts) <= 12
    # They are listed with commas between them.
    assert [part for part in parts if len(part) > 30 or "," in part or part != part.strip()] == []


def test_a_post_fits_on_two_pages(role: Toml) -> None:
    shown = ("job", "projects", "offer", "company", "pay", "application")
    words = sum(len(part(role, path).split()) for path in shown if path in role)
    words += sum(len(duty["text"].split()) for _, duty in duties(role))
    assert 500 <= words <= 1050


def test_every_duty_is_one_or_two_sentences(role: Toml) -> None:
    for _, duty in duties(role):
        assert duty["text"].endswith("."), duty
        assert duty["text"].count(". ") <= 1, duty
        assert len(duty["text"]) <= 190, duty


def test_the_senior_post_asks_for_less_and_is_no_copy(engineer: Toml) -> None:
    senior = load("backend-engineer-senior")
    assert senior["rubric"] == engineer["rubric"]
    assert len(senior["requirements"]) < len(engineer["requirements"])
    said = {duty["text"] for _, duty in duties(engineer)}
    assert [duty for _, duty in duties(senior) if duty["text"] in said] == []
    facts = ("Lead", "mentor", "across services", "operation", "estimate work that crosses teams")
    assert lacking(f"{part(senior, 'job')} {part(senior, 'responsibilities')}", facts) == []


def test_the_figure_for_pay_adds_up() -> None:
    assert round(48.86 * 40 * 52) == pytest.approx(101_619, rel=0.001)


def test_every_plan_for_a_role_is_for_a_shipped_one() -> None:
    assert {plan["role"] for plan in PLANS.values() if "role" in plan} <= set(ROLES)
