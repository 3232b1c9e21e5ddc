"""The shipped content, read as plain TOML: what the source guides list is in it, row by row.

The tables below are the rows of the domain's parts on skills (1.3) and on questions (1.4). They are written
down here a second time on purpose: what is dropped from the packs is missed by name.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli

PACKS = Path(__file__).parents[1] / "question_packs"
PACK = "backend-fundamentals"
RUBRIC = "backend-engineer"
PLANS = ("backend-screen-30", "backend-technical-60")
OBSERVED = "communication"
"""The skill that is observed throughout, so no question is needed for it."""
SKILLS: dict[str, tuple[str, ...]] = {
    "language": ("back-end language", "frameworks", "memory"),
    "databases": ("data", "SQL as a query language", "caching"),
    "apis": ("contract", "API integrations"),
    "web-servers": ("proxies", "TLS", "load balancing"),
    "design-patterns": ("creational", "structural", "behavioural", "architectural"),
    "version-control": ("commits", "branches", "merging"),
    "security": ("SQL injection", "XSS", "CSRF", "identity services", "managing secrets"),
    "communication": ("explain", "listen", "work with others"),
    "learning": ("something new",),
    "problem-solving": ("cause", "plan"),
    "time-management": ("estimating", "ordering", "finishing"),
    "devops": ("containers", "orchestration", "CI/CD", "cloud", "operating systems"),
}
"""Each skill with words that say what belongs to it: the eight core skills, then the four that stand out."""
QUESTIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    # The first guide, with the answers it gives.
    "http-methods": ("apis", ("GET", "POST", "PUT", "DELETE", "safe", "idempotent")),
    "ci-cd": ("devops", ("integration", "delivery", "built and tested")),
    "database-kinds": (
        "databases",
        ("organised store", "relational", "PostgreSQL", "MySQL", "Oracle", "document", "MongoDB"),
    ),
    "object-orientation": (
        "design-patterns",
        ("design around objects", "encapsulation", "abstraction", "polymorphism", "inheritance"),
    ),
    "sync-async": (
        "language",
        ("synchronous", "sequential", "waiting", "asynchronous", "independent", "promises", "async/await"),
    ),
    "caching": ("databases", ("purpose", "full page", "data", "result")),
    "web-vulnerabilities": (
        "security",
        (
            "SQL injection",
            "parameterised queries",
            "XSS",
            "CSRF",
            "input validation",
            "secure session handling",
        ),
    ),
    # The second guide, which gives no answers.
    "heap-stack": ("language", ("stack", "frame", "heap", "freed")),
    "stack-overflow": ("problem-solving", ("frame", "limit", "recursion")),
    "when-to-refactor": ("design-patterns", ("behaviour does not", "signs", "moment", "tests")),
    "classes-closures": ("language", ("both bind behaviour to state", "closure", "class")),
    "nosql-kinds": ("databases", ("key-value", "document", "wide-column", "graph")),
    "cohesion-coupling": ("design-patterns", ("cohesion", "coupling", "high cohesion", "loose coupling")),
    "status-codes": ("apis", ("200", "201", "204", "301", "400", "401", "404", "409", "500")),
    "reverse-proxy": ("web-servers", ("in front", "relays the reply", "TLS", "balances load", "caches")),
    "microservices-fit": ("design-patterns", ("released", "scaled", "owns its data", "one application")),
    "rest": ("apis", ("representational state transfer", "resources", "stateless", "uniform interface")),
    "sql-injection": ("security", ("read as SQL", "other people's data", "changed", "parameterised queries")),
    "god-objects": ("design-patterns", ("too much", "every change", "test", "responsibility")),
    "osi-layers": (
        "web-servers",
        ("physical", "data link", "network", "transport", "session", "presentation", "application"),
    ),
    "mysqldump-restore": ("databases", ("creates the database first", "mysql shop < shop.sql", "row counts")),
    "threads-processes": ("language", ("threads share memory", "each process has its own", "lock")),
}
"""Each question with the skill it tests and what its points, read together, must name."""
VAGUE = re.compile(
    r"\b(good|strong|excellent|poor|weak|great|deep|solid|clear|basic|advanced|limited|adequate|impressive)(ly)?\b"
)
"""Words with which two people can mean different things."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Toml = dict[str, Any]


def load(name: str) -> Toml:
    return tomli.loads((PACKS / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def skills() -> Toml:
    found: Toml = load(f"rubrics/{RUBRIC}")["skills"]
    return found


@pytest.fixture(scope="module")
def questions() -> Toml:
    found: Toml = load(PACK)["questions"]
    return found


@pytest.fixture(scope="module", params=PLANS)
def plan(request: pytest.FixtureRequest) -> Toml:
    return load(f"plans/{request.param}")


def names(text: str, fact: str) -> bool:
    """Return whether *text* has *fact* as whole words; capitals do not matter, nor a plural at the end."""
    return bool(re.search(rf"(?<!\w){re.escape(fact)}s?(?!\w)", text, re.IGNORECASE))


def refs(plan: Toml, part: str) -> list[str]:
    """Return the questions of one part, `core` or `optional`, over all sections of *plan*."""
    return [ref for section in plan["sections"].values() for ref in section.get(part, [])]


def asked(ref: str, questions: Toml) -> Toml:
    """Return the question that a plan calls *ref*."""
    pack, _, name = ref.partition("/")
    assert pack == PACK
    found: Toml = questions[name]
    return found


def counts(said: str) -> Iterator[int]:
    """Yield every number of questions that is said aloud: 5 for "five questions"."""
    for number in re.findall(r"(\w+) questions?\b", said):
        if number.lower() in NUMBERS:
            yield NUMBERS.index(number.lower())


# Skills


def test_the_rubric_has_the_twelve_skills_and_no_other(skills: Toml) -> None:
    assert list(skills) == list(SKILLS)


@pytest.mark.parametrize("skill", SKILLS)
def test_a_skill_says_what_belongs_to_it(skill: str, skills: Toml) -> None:
    assert 0 < len(skills[skill]["title"]) <= 20
    assert [fact for fact in SKILLS[skill] if not names(skills[skill]["about"], fact)] == []


@pytest.mark.parametrize("skill", SKILLS)
def test_a_skill_has_four_anchors_that_say_what_is_heard(skill: str, skills: Toml) -> None:
    anchors = skills[skill]["anchors"]
    assert list(anchors) == ["1", "2", "3", "4"]
    assert [text for text in anchors.values() if not 40 <= len(text) <= 170] == []
    assert len(set(anchors.values())) == 4
    assert [text for text in anchors.values() if VAGUE.search(text)] == []


# Questions


def test_the_pack_has_the_22_questions_and_no_other(questions: Toml) -> None:
    assert len(QUESTIONS) == 22
    assert sorted(questions) == sorted(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_can_be_asked(name: str, questions: Toml) -> None:
    question = questions[name]
    assert question["skill"] == QUESTIONS[name][0]
    assert question["kind"] in {"knowledge", "behavioural", "situational"}
    assert 3 <= question["minutes"] <= 6
    assert 0 < len(question["title"]) <= 26
    assert 60 <= len(question["prompt"]) <= 200
    assert question["prompt"].endswith("?")


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_enough_to_go_on_with(name: str, questions: Toml) -> None:
    question = questions[name]
    assert len(set(question["listen-for"].values())) == len(question["listen-for"]) >= 3
    assert len(set(question["probes"])) == len(question["probes"]) >= 2
    assert question["red-flags"]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_point_is_short_and_starts_in_lower_case(name: str, questions: Toml) -> None:
    points = questions[name]["listen-for"].values()
    assert [point for point in points if len(point) > 68 or not point[0].islower()] == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_points_name_what_a_good_answer_contains(name: str, questions: Toml) -> None:
    points = " | ".join(questions[name]["listen-for"].values())
    assert [fact for fact in QUESTIONS[name][1] if not names(points, fact)] == []


# Plans


def test_a_plan_keeps_to_its_minutes(plan: Toml, questions: Toml) -> None:
    assert sum(section["minutes"] for section in plan["sections"].values()) == plan["minutes"]
    for section in plan["sections"].values():
        core = [asked(ref, questions)["minutes"] for ref in section.get("core", [])]
        assert sum(core) <= section["minutes"], section["title"]


def test_a_plan_rates_what_it_asks_about_and_no_more_than_six_skills(plan: Toml, questions: Toml) -> None:
    core = {asked(ref, questions)["skill"] for ref in refs(plan, "core")}
    assert len(plan["skills"]) == len(set(plan["skills"])) <= 6
    assert {*core, OBSERVED} == set(plan["skills"])


def test_an_optional_question_is_on_a_skill_that_the_plan_rates(plan: Toml, questions: Toml) -> None:
    optional = refs(plan, "optional")
    assert [ref for ref in optional if asked(ref, questions)["skill"] not in plan["skills"]] == []


def test_a_plan_uses_the_rubric_and_asks_nothing_twice(plan: Toml) -> None:
    every = refs(plan, "core") + refs(plan, "optional")
    assert plan["rubric"] == load(PACK)["rubric"] == RUBRIC
    assert len(every) == len(set(every))


def test_what_is_said_aloud_is_true_of_the_plan(plan: Toml) -> None:
    first, *between, last = plan["sections"].values()
    assert list(counts(first["say"])) == [len(refs(plan, "core"))]
    assert f"last {NUMBERS[last['minutes']]} minutes" in first["say"]
    assert f"{plan['minutes']} minutes" in plan["title"]
    for section in between:
        assert section["core"]
        assert set(counts(section["say"])) <= {len(section["core"])}, section["title"]
        if "last question" in section["say"]:
            assert (section is between[-1], len(section["core"])) == (True, 1)
    assert not {"core", "optional"} & (first.keys() | last.keys())


def test_no_core_question_is_in_both_plans() -> None:
    first, second = (set(refs(load(f"plans/{name}"), "core")) for name in PLANS)
    assert not first & second
