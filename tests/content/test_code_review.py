"""The code-review exercises: what is said of their code is so.

Each probe runs the code that is handed out and names what came of it: exactly the wrong thing that the fault
foretells. Under the very same probe the mended code must give the right one. A probe that fails for another
reason gives neither.
"""

import os
import re
from collections import Counter
from dataclasses import dataclass

import pytest

from tests.content.running import (
    EXERCISES,
    TOOLS,
    VERSIONS,
    Runs,
    Version,
    code,
    language,
    missing,
    mistakes,
    runs,
)


@dataclass(frozen=True)
class Shown:
    """What a probe says of the code as handed out and of the mended code."""

    wrong: str
    right: str


@dataclass(frozen=True)
class NotShown:
    """Why a fault has no probe."""

    reason: str


FAULTS: dict[str, dict[str, Shown | NotShown]] = {
    "review-order-pages": {
        "pasted-status": Shown("20 orders of somebody else", "0 orders of somebody else"),
        "anyones-order": Shown(
            "own {'id': 7, 'status': 'open', 'total': 500},"
            " other's {'id': 100, 'status': 'shipped', 'total': 900}",
            "own {'id': 7, 'status': 'open', 'total': 500}, other's None",
        ),
        "cancelled-anyway": Shown(
            "True: cancelled, True: shipped, True: open",
            "True: cancelled, False: shipped, disk full: open",
        ),
        "first-page-skipped": Shown("5-1 / nothing", "25-6 / 5-1"),
    },
    "review-product-cache": {
        "mixed-up-shops": Shown("asked for 3 of 12, got 23 of 1", "asked for 3 of 12, got 3 of 12"),
        "old-after-forget": Shown("price is 200, got 100", "price is 200, got 200"),
        "shared-dict": Shown("price is 100, got 60 after 1 load", "price is 100, got 100 after 1 load"),
        "never-evicted": Shown("12000 kept", "10000 kept"),
    },
    "review-rate-limiter": {
        "forged-address": Shown("5 of 5 passed, limit 2", "2 of 5 passed, limit 2"),
        "lost-hits": Shown("2 of 2 passed, limit 1", "1 of 2 passed, limit 1"),
        "kept-for-ever": Shown("1001 kept, 1 in this minute", "1 kept, 1 in this minute"),
        "back-too-early": Shown("told 29 s, then refused", "told 30 s, then let through"),
    },
    "review-archive-reader": {
        "mixed-up-documents": Shown("<second><first>", "<first><second>"),
        "stuck-goroutines": Shown("cannot be read, 2 goroutines stuck", "cannot be read, 0 goroutines stuck"),
        "never-closed": Shown("3 of 3 left open", "0 of 3 left open"),
        "all-at-once": Shown("200 at once, all 200 in the end", "20 at once, all 200 in the end"),
    },
    "review-payment-webhook": {
        "answered-too-soon": Shown("204 sent, 0 cents stored", "500 sent, 0 cents stored"),
        "remembered-here-only": Shown(
            "1000 cents after a repeat, 2000 after one to the other process",
            "1000 cents after a repeat, 1000 after one to the other process",
        ),
        "marked-before-done": Shown(
            "204 to the repeat, 0 cents stored", "204 to the repeat, 1000 cents stored"
        ),
        "broken-cents": Shown("postings: 1250", "postings: 1250, 1999"),
        "telling-compare": NotShown("nothing but the time differs, and that by too little to measure here"),
    },
    "review-turnover-report": {
        "multiplied-sums": Shown(
            "name Ann, orders 1, sold 4000, refunded 240, net 3760",
            "name Ann, orders 1, sold 2000, refunded 120, net 1880",
        ),
        "emptied-by-null": Shown("", "name Ann, orders 1, sold 1000, refunded 100, net 900"),
        "missing-customers": Shown(
            "name Ann, orders 1",
            "name Ann, orders 1; name Bob, orders 0; name Cleo, orders 0",
        ),
        "last-day-cut": Shown(
            "name Ann, orders 1, sold 1000, refunded 100, net 900",
            "name Ann, orders 2, sold 5000, refunded 101, net 4899",
        ),
        "net-of-nothing": Shown("name Ann, net None", "name Ann, net 1000"),
    },
    "review-address-migration": {
        "orders-deleted": Shown("done: [(10, 1), (50, 5)]", "done: [(10, 1), (20, 1), (50, 5)]"),
        "phone-customers-deleted": Shown("done: [(1,), (3,), (5,)]", "done: [(1,), (3,), (4,), (5,)]"),
        "old-version-broken": Shown("done: no such column: login_name", "done: [(5,)]"),
        "half-done": Shown(
            "index customers_email already exists: [(1, 'ann@example.org'), (5, 'bob@example.org')]",
            "index customers_email already exists:"
            " [(1, 'ann@example.org'), (2, ' Ann@Example.org'), (5, 'bob@example.org')]",
        ),
    },
}
"""Every planted fault, with what its probe says or why it has none."""
BOTH: list[tuple[str, Version]] = [(exercise, version) for exercise in EXERCISES for version in VERSIONS]
RUNNABLE = [exercise for exercise in FAULTS if runs(exercise)]
"""Without its tools an exercise is only parsed; in CI every tool is there, as a test below demands."""
PROBED = [
    (exercise, fault)
    for exercise in RUNNABLE
    for fault, shown in FAULTS[exercise].items()
    if isinstance(shown, Shown)
]
SEVERITIES = ("critical", "major", "minor")
TELLING = re.compile(
    r"\b(todo|fixme|xxx|hack\w*|bugs?|buggy|faults?|faulty|wrong\w*|broken|mistakes?|incorrect\w*|unsafe\w*|insecure\w*|vulnerab\w*|inject\w*|leak\w*|races?|racy|stale|deadlock\w*|overflow\w*"
    r"|careful\w*|beware|oops|planted|on purpose|deliberate\w*|should be|must not)\b",
    re.IGNORECASE,
)
"""Words that would give a fault away in what is handed out."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    return Runs(tmp_path_factory.mktemp("code-review"))


# The exercises as such


def test_the_languages_are_those_a_back_end_is_written_in() -> None:
    languages = Counter(language(exercise) for exercise in EXERCISES)
    assert languages == {"python": 2, "java": 1, "go": 1, "javascript": 1, "sql": 2}


def test_there_is_something_for_every_depth_and_for_many_skills() -> None:
    depths = Counter(exercise["depth"] for exercise in EXERCISES.values())
    assert depths["entry"] >= 1
    assert depths["expert"] >= 2
    assert len({exercise["skill"] for exercise in EXERCISES.values()}) >= 5


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_exercise_fits_an_interview(exercise: str) -> None:
    question = EXERCISES[exercise]
    assert question["kind"] == "code-review"
    assert 10 <= question["minutes"] <= 20
    assert question["handout"]["text"]
    assert question["handout"]["language"] == question["solution"]["language"]
    assert 15 <= len(code(exercise, "handout").splitlines()) <= 40


@pytest.mark.parametrize(("exercise", "version"), BOTH)
def test_the_lines_fit_beside_a_video_window(exercise: str, version: Version) -> None:
    lines = code(exercise, version).splitlines()
    assert [line for line in lines if len(line.expandtabs(4)) > 64 or line != line.rstrip()] == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_faults_differ_in_weight_and_stand_in_its_order(exercise: str) -> None:
    faults = EXERCISES[exercise]["faults"]
    assert 3 <= len(faults) <= 5
    weights = [SEVERITIES.index(fault["severity"]) for fault in faults.values()]
    assert weights == sorted(weights)
    assert weights[0] == 0 < weights[-1]
    assert [
        name for name, fault in faults.items() if len(fault["why"]) > 140 or len(fault["mend"]) > 140
    ] == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_fault_points_at_a_line_of_its_own(exercise: str) -> None:
    lines = code(exercise, "handout").splitlines()
    at = [fault["line"] for fault in EXERCISES[exercise]["faults"].values()]
    assert len(set(at)) == len(at)
    assert [line for line in at if not 1 <= line <= len(lines) or not lines[line - 1].strip(" \t{}();")] == []


def test_no_two_faults_have_the_same_id() -> None:
    ids = [fault for exercise in EXERCISES.values() for fault in exercise["faults"]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_nothing_that_is_handed_out_gives_a_fault_away(exercise: str) -> None:
    question = EXERCISES[exercise]
    given = f"{question['handout']['text']}\n{code(exercise, 'handout')}"
    assert TELLING.findall(given) == []
    for name, fault in question["faults"].items():
        assert [said for said in (name, fault["why"], fault["mend"]) if said.lower() in given.lower()] == []


# Does the code hold what is said of it?


@pytest.mark.parametrize(("exercise", "version"), BOTH)
def test_the_code_is_written_in_its_language(exercise: str, version: Version) -> None:
    assert mistakes(exercise, version) == []


@pytest.mark.parametrize("exercise", [exercise for exercise in RUNNABLE if language(exercise) in TOOLS])
def test_the_tools_of_its_language_take_the_code(exercise: str, built: Runs) -> None:
    built.build(exercise)


def test_every_tool_is_there_where_it_counts() -> None:
    demanded = missing() if os.environ.get("CI") else []
    assert demanded == []


def test_every_fault_has_a_probe_or_a_reason() -> None:
    planted = {name: set(exercise["faults"]) for name, exercise in EXERCISES.items()}
    assert {name: set(faults) for name, faults in FAULTS.items()} == planted
    assert sum(isinstance(shown, NotShown) for faults in FAULTS.values() for shown in faults.values()) <= 2


@pytest.mark.parametrize("exercise", RUNNABLE)
def test_every_probe_belongs_to_a_fault(exercise: str, built: Runs) -> None:
    probed = {fault for name, fault in PROBED if name == exercise}
    assert built.outcomes(exercise, "handout").keys() == built.outcomes(exercise, "solution").keys() == probed


@pytest.mark.parametrize(("exercise", "fault"), PROBED)
def test_the_code_as_handed_out_goes_wrong_just_so(exercise: str, fault: str, built: Runs) -> None:
    shown = FAULTS[exercise][fault]
    assert isinstance(shown, Shown)
    assert built.outcomes(exercise, "handout")[fault] == shown.wrong != shown.right


@pytest.mark.parametrize(("exercise", "fault"), PROBED)
def test_the_mended_code_does_what_it_should(exercise: str, fault: str, built: Runs) -> None:
    shown = FAULTS[exercise][fault]
    assert isinstance(shown, Shown)
    assert built.outcomes(exercise, "solution")[fault] == shown.right
