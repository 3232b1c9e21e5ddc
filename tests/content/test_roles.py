"""The shipped roles, read as plain TOML: what the source guides list of a job post is in them, row by row.

The tables are the rows of the domain's parts on the job post (1.1) and on responsibilities (1.2). They are
written down here a second time on purpose: what is dropped from the roles is missed by name.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli

PACKS = Path(__file__).parents[2] / "question_packs"
ROLES = ("backend-engineer", "backend-engineer-senior")
TABLES = ("responsibilities", "requirements", "nice-to-have")

POST: dict[str, tuple[str, tuple[str, ...]]] = {
    # The head, about the company, the job.
    "title": ("title", ("Back-end engineer",)),
    "company": ("posting.company", ("<<company name>>",)),
    "location": ("posting.workplace", ("on-site", "hybrid", "remote")),
    "type": ("posting.employment", ("full-time", "part-time", "contract")),
    "introduction": ("company.introduction", ("<<company name>>", "makes")),
    "background and mission": ("company.mission", ("We started because",)),
    "why the work matters": ("company.mission", ("why this work matters",)),
    "how the team grows": ("company.growth", ("the team grows", "newcomer")),
    "applications": ("job", ("server-side applications", "scalable", "efficient", "reliable")),
    "tools": ("job", ("<<main language>>", "SQL", "NoSQL", "APIs")),
    "beyond code": ("job", ("architecture", "security practice", "cloud")),
    "works with": ("job", ("front-end developers", "designers", "product managers")),
    "data": ("job", ("business logic on the server", "data between web servers and users")),
    # Responsibilities.
    "services": (
        "responsibilities",
        ("design through deployment to operation", "DevOps practice", "pair with colleagues"),
    ),
    "forums": ("responsibilities", ("share what you know", "technical forums")),
    "agile": ("responsibilities", ("active part", "cross-functional agile team")),
    "logic": ("responsibilities", ("server side", "rules of the business")),
    "storage": ("responsibilities", ("data storage",)),
    "solutions": ("job", ("scalable", "efficient")),
    "resources": ("responsibilities", ("supervise server resources across platforms",)),
    "in development": ("responsibilities", ("databases", "web servers", "wireframes", "UI/UX")),
    # Requirements.
    "language": ("requirements", ("one back-end language", "professional work", "<<5+ years>>")),
    "sql": ("requirements", ("SQL", "PostgreSQL")),
    "nosql": ("requirements", ("NoSQL",)),
    "delivery": ("requirements", ("Containers", "Docker", "CI/CD")),
    "oop": ("requirements", ("OOP in practice",)),
    "skills": (
        "requirements",
        (
            "web servers",
            "version control",
            "security practice",
            "communication",
            "learning",
            "problem solving",
            "time management",
        ),
    ),
    "patterns": ("nice-to-have", ("microservice", "event-driven patterns")),
    "ddd": ("nice-to-have", ("DDD in practice",)),
    "orchestration": ("nice-to-have", ("Kubernetes", "a cloud such as AWS")),
    "languages": ("nice-to-have", ("several back-end languages",)),
    "degree": ("nice-to-have", ("degree", "or what you learnt instead")),
    # Offer, pay, how to apply.
    "offer": ("offer", ("perks", "allowance", "home office")),
    "salary": ("pay.offered", ("<<salary range>>",)),
    "orientation": ("pay.market", ("about 101,619 USD a year in the US", "48.86 USD an hour")),
    "as what it is": ("pay.source", ("several hundred anonymous reports", "not our offer")),
    "application": ("application", ("CV", "letter", "<<contact name and address>>")),
}
"""Each row of 1.1 with the part of the role and the words that must be found there."""

GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "server-side": (("develop the server side",), ("language",)),
    "apis": (("endpoint", "response", "API security", "documentation", "OpenAPI tool"), ("apis", "security")),
    "databases": (
        ("SQL or a document store", "ORM", "efficient queries", "tuning", "data security"),
        ("databases", "security"),
    ),
    "performance": (
        ("slow queries", "latency", "refactor", "update dependencies", "redesign a schema"),
        ("databases", "problem-solving"),
    ),
    "integrations": (("payment", "cloud service", "authentication"), ("apis", "security")),
    "testing": (("unit", "integration", "end-to-end", "fix bugs"), ("problem-solving",)),
    "documentation": (("hands knowledge on", "specification", "API document", "guide"), ("communication",)),
    "collaboration": (("front-end", "UI/UX", "product", "project"), ("communication",)),
}
"""The eight groups of 1.2: the responsibility, what it names, and skills that it must be tied to."""

PROJECTS = (
    "REST API",
    "CRUD",
    "scraping and data processing",
    "image processing",
    "content delivery network",
)
UNWANTED = re.compile(
    r"\b(rockstar|ninja|guru|wizard|young|native speaker|digital native|dynamic|passionate|exciting|"
    r"fast-paced|world-class|cutting-edge|competitive|he|his|him|she|her|guys|age|gender|nationality|citizen\w*|marital)\b",
    re.IGNORECASE,
)
"""Words that shut people out or say nothing."""

Toml = dict[str, Any]


def load(name: str, folder: str = "roles") -> Toml:
    return tomli.loads((PACKS / folder / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def engineer() -> Toml:
    return load("backend-engineer")


@pytest.fixture(scope="module", params=ROLES)
def role(request: pytest.FixtureRequest) -> Toml:
    return load(request.param)


def texts(value: object) -> Iterator[str]:
    """Yield every text in *value*."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from texts(entry)


def part(role: Toml, path: str) -> str:
    """Return all text of the part of *role* at *path*, on one line."""
    value: Any = role
    for key in path.split("."):
        value = value[key]
    return " ".join(" | ".join(texts(value)).split())


def lacking(text: str, facts: tuple[str, ...]) -> list[str]:
    """Return which of *facts* are not in *text* as whole words; capitals do not matter, nor a plural."""
    return [
        fact for fact in facts if not re.search(rf"(?<!\w){re.escape(fact)}s?(?!\w)", text, re.IGNORECASE)
    ]


def duties(role: Toml) -> Iterator[tuple[str, Toml]]:
    for table in TABLES:
        for duty in role[table].values():
            yield table, duty


# What the guides list


@pytest.mark.parametrize("row", POST)
def test_a_part_of_the_post_is_there(row: str, engineer: Toml) -> None:
    path, facts = POST[row]
    assert lacking(part(engineer, path), facts) == []


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_of_responsibilities_is_there_with_its_details_and_skills(group: str, engineer: Toml) -> None:
    facts, skills = GROUPS[group]
    duty = engineer["responsibilities"][group]
    assert lacking(duty["text"], facts) == []
    assert set(skills) <= set(duty["skills"])


def test_typical_projects_are_there(engineer: Toml) -> None:
    assert lacking(part(engineer, "projects"), (*PROJECTS, "database modelling")) == []


def test_a_degree_is_no_requirement(role: Toml) -> None:
    assert lacking(part(role, "requirements"), ("degree",)) == ["degree"]


# Skills


def test_everything_is_tied_to_skills_of_the_rubric(role: Toml) -> None:
    skills = load(role["rubric"], "rubrics")["skills"]
    for _, duty in duties(role):
        assert duty["skills"], duty
        assert set(duty["skills"]) <= set(skills), duty
        assert len(set(duty["skills"])) == len(duty["skills"]), duty


def test_all_twelve_skills_are_asked_for_and_used(role: Toml) -> None:
    skills = set(load(role["rubric"], "rubrics")["skills"])
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
    plans = [load(path.stem, "plans") for path in (PACKS / "plans").glob("*.toml")]
    assert {plan["role"] for plan in plans if "role" in plan} <= set(ROLES)
