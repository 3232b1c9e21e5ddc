"""The six plans for a back-end engineer: each by itself, and as a loop that covers the role between them."""

import re
from collections import Counter

import pytest

from tests.content.shipped import FILES, PLANS, QUESTIONS, Toml

LOOP = (
    "backend-screen-30",
    "backend-technical-60",
    "backend-system-design-60",
    "backend-code-review-45",
    "backend-live-coding-45",
    "backend-behavioural-45",
)
RUBRIC = "backend-engineer"
ROLE = "backend-engineer"
OBSERVED = "communication"
"""The skill that every plan rates by what is seen of it throughout, with a question on it or without."""
SEEN: dict[str, set[str]] = {
    "backend-system-design-60": {"web-servers"},
    "backend-live-coding-45": {"language"},
}
"""What a plan rates without a core question on it: it shows in the brief, or in how the tasks are solved."""
EXERCISES = frozenset({"coding", "code-review"})
DEPTHS = ("entry", "working", "expert")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
TALK = frozenset({"knowledge", "situational", "behavioural", "design"})
NOUNS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("question", "thing", "about", "smaller one", "a smaller one", "a fault"), TALK),
    "stor": frozenset({"behavioural"}),
    "explanation": frozenset({"communication"}),
    "task": frozenset({"coding"}),
    "piece": frozenset({"code-review"}),
}
"""How the words begin by which questions are counted aloud, with the kinds that are called so."""
COUNTED = re.compile(
    rf"\b({'|'.join(NUMBERS)}) (?:\w+ )?({'|'.join(NOUNS)})\w*|\b(a smaller one|a fault)\b", re.IGNORECASE
)
"""Such as "three stories", "two smaller ones", "one about dates"; but not each "a", which seldom counts."""
ORDINALS = ("first", "second", "third")
ORDERED = re.compile(rf"\bthe ({'|'.join(ORDINALS)}) (?:task|one)\b", re.IGNORECASE)


@pytest.fixture(params=LOOP)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def plan(name: str) -> Toml:
    return PLANS[name]


def asking(plan: Toml) -> list[Toml]:
    """Return the sections between the warm-up and the candidate's questions."""
    return list(plan["sections"].values())[1:-1]


def refs(sections: list[Toml], listed: str = "core") -> list[str]:
    return [ref for section in sections for ref in section.get(listed, [])]


def core(sections: list[Toml]) -> list[Toml]:
    """Return the questions that are asked of everybody; that all of them are shipped is a test of its own."""
    return [QUESTIONS[ref] for ref in refs(sections) if ref in QUESTIONS]


def skills(sections: list[Toml]) -> set[str]:
    return {question["skill"] for question in core(sections)}


def counted(said: str) -> Counter[frozenset[str]]:
    """Return how many questions of which kinds are spoken of: "two tasks and a fault" is 2 and 1."""
    found: Counter[frozenset[str]] = Counter()
    for number, noun, single in COUNTED.findall(said):
        found[NOUNS[(noun or single).lower()]] += NUMBERS.index(number.lower()) if number else 1
    return found


def miscounted(said: str, sections: list[Toml]) -> list[str]:
    """Return what is counted in *said* and is another number in the core of *sections*."""
    kinds = [question["kind"] for question in core(sections)]
    there = {called: sum(kind in called for kind in kinds) for called in counted(said)}
    return [
        f"{number} said, {there[called]} there: {sorted(called)}"
        for called, number in counted(said).items()
        if number != there[called]
    ]


# A plan by itself


def test_a_plan_is_for_the_role_and_its_rubric(plan: Toml) -> None:
    assert (plan["format"], plan["role"], plan["rubric"]) == ("plan/1", ROLE, RUBRIC)


def test_its_questions_are_shipped(plan: Toml) -> None:
    every = refs(asking(plan)) + refs(asking(plan), "optional")
    assert [ref for ref in every if ref not in QUESTIONS] == []


def test_its_minutes_are_those_of_its_sections_its_name_and_its_title(name: str, plan: Toml) -> None:
    assert sum(section["minutes"] for section in plan["sections"].values()) == plan["minutes"]
    assert name.endswith(f"-{plan['minutes']}")
    assert plan["title"].endswith(f" {plan['minutes']} minutes")


def test_the_core_fits_into_each_section(plan: Toml) -> None:
    left = {
        section["title"]: section["minutes"] - sum(question["minutes"] for question in core([section]))
        for section in asking(plan)
    }
    assert {title: minutes for title, minutes in left.items() if minutes < 0} == {}


def test_it_rates_what_it_asks_about_and_no_more_than_six_skills(name: str, plan: Toml) -> None:
    assert len(plan["skills"]) == len(set(plan["skills"])) <= 6
    asked = skills(asking(plan)) | {OBSERVED}
    assert asked - set(plan["skills"]) == set()
    assert set(plan["skills"]) - asked == SEEN.get(name, set())


def test_an_optional_question_is_on_a_skill_that_the_plan_rates(plan: Toml) -> None:
    optional = [ref for ref in refs(asking(plan), "optional") if ref in QUESTIONS]
    assert [ref for ref in optional if QUESTIONS[ref]["skill"] not in plan["skills"]] == []


def test_it_asks_nothing_twice(plan: Toml) -> None:
    every = Counter(refs(asking(plan)) + refs(asking(plan), "optional"))
    assert [ref for ref, times in every.items() if times > 1] == []


def test_nothing_is_asked_in_the_first_and_the_last_section(plan: Toml) -> None:
    first, *between, last = plan["sections"].values()
    assert not {"core", "optional"} & (first.keys() | last.keys())
    assert [section["title"] for section in between if not section.get("core")] == []


def test_tasks_and_pieces_of_code_go_from_easy_to_hard(plan: Toml) -> None:
    exercises = [question for question in core(asking(plan)) if question["kind"] in EXERCISES]
    depths = [DEPTHS.index(question["depth"]) for question in exercises]
    assert depths == sorted(depths)


# What is said aloud


def test_the_warm_up_counts_what_will_come(plan: Toml) -> None:
    said = next(iter(plan["sections"].values()))["say"]
    assert counted(said)
    assert miscounted(said, asking(plan)) == []


def test_a_section_counts_its_own_questions(plan: Toml) -> None:
    found = {section["title"]: miscounted(section["say"], [section]) for section in asking(plan)}
    assert {title: wrong for title, wrong in found.items() if wrong} == {}


def test_the_last_minutes_are_as_many_as_was_said(plan: Toml) -> None:
    first, *_, last = plan["sections"].values()
    assert re.findall(r"the last (\w+) minutes are yours", first["say"]) == [NUMBERS[last["minutes"]]]


def test_a_last_question_is_the_last(plan: Toml) -> None:
    called = [section for section in asking(plan) if re.search(r"\blast (question|thing)\b", section["say"])]
    assert called in ([], asking(plan)[-1:])
    assert [section["title"] for section in called if len(section["core"]) > 1] == []


def test_a_first_and_a_second_stand_in_that_order(plan: Toml) -> None:
    for section in asking(plan):
        for ordinal in ORDERED.findall(section["say"]):
            assert refs(asking(plan))[ORDINALS.index(ordinal.lower())] == section["core"][0]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("I have five questions.", {TALK: 5}),
        ("I have one large question and a smaller one.", {TALK: 2}),
        ("I have one large question and two smaller ones.", {TALK: 3}),
        ("Three stories, and for one explanation", {NOUNS["stor"]: 3, NOUNS["explanation"]: 1}),
        ("We do two small tasks and look at a fault.", {NOUNS["task"]: 2, TALK: 1}),
        ("Now one about dates, between two teams.", {TALK: 1}),
        ("Two things that went wrong; please take a different one for each.", {TALK: 2}),
        ("Let's begin with what you know best.", {}),
    ],
)
def test_what_is_counted_aloud_is_understood(said: str, number: dict[frozenset[str], int]) -> None:
    assert counted(said) == number


# The loop


def test_no_core_question_is_in_two_plans() -> None:
    asked = Counter(ref for name in LOOP for ref in refs(asking(PLANS[name])))
    assert [ref for ref, times in asked.items() if times > 1] == []


@pytest.mark.parametrize("requirement", FILES[f"roles/{ROLE}"]["requirements"])
def test_every_skill_of_a_requirement_has_a_core_question(requirement: str) -> None:
    needed = FILES[f"roles/{ROLE}"]["requirements"][requirement]["skills"]
    asked = {skill for name in LOOP for skill in skills(asking(PLANS[name]))}
    assert needed
    assert [skill for skill in needed if skill not in asked] == []
