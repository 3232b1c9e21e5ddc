"""Files that were changed by chance, in every loader: each is read or refused in words, and quickly.

`--mutations N` says how many of each kind, `--seed S` which. A case is told by its number, and is the same on
every machine: `case(seed of the loader, S, kind, number)` in `mutations`.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from tests.fuzz.hostile_files import HOSTILE, MOST_MEMORY, STATM, TOML_LOADERS, with_little_memory
from tests.fuzz.loaders import LOADERS, Loader
from tests.fuzz.mutations import case

LONG = 0.1
"""Seconds of processor time that no file should take."""
TIMES_AS_LONG = 10
"""A changed file takes hardly longer than the longest that was not; a few are many times its size."""
USABLE = 0.05
"""The least share of changed files that can still be used."""


@dataclass
class Told:
    """What came of many files."""

    usable: int = 0
    faults: list[str] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)
    """Processor time for loading each, in seconds."""


def each_case(loader: Loader, seed: int, many: int) -> Iterator[tuple[int, bytes]]:
    for number in range(many):
        yield number, case(loader.seeds[number % len(loader.seeds)], seed, loader.kind, number)


def loaded(loader: Loader, data: bytes, told: Told) -> object:
    began = time.process_time()
    try:
        return loader.load(data)
    finally:
        told.spent.append(time.process_time() - began)


def run(loader: Loader, seed: int, many: int) -> Told:
    """Load and use each case. Whatever is raised is a fault, and the others are tried all the same."""
    told = Told()
    for number, data in each_case(loader, seed, many):
        try:
            found = loaded(loader, data, told)
            if found is not None:
                told.usable += 1
                loader.use(found)
        except Exception as error:
            told.faults.append(f"{loader.kind} {number}: {type(error).__name__}: {str(error)[:200]}")
    return told


@pytest.mark.slow
@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.kind)
def test_a_changed_file_is_read_or_refused_in_words(
    loader: Loader, pytestconfig: pytest.Config, record_property: Callable[[str, object], None]
) -> None:
    baseline = Told()
    for sound in loader.seeds:
        assert loaded(loader, sound, baseline) is not None, "the file to begin from is sound"
    many = pytestconfig.getoption("mutations")
    told = run(loader, pytestconfig.getoption("seed"), many)
    longest = max(LONG, TIMES_AS_LONG * max(baseline.spent))
    slow = sum(spent > longest for spent in told.spent)
    record_property("summary", summary(loader, told, baseline))
    print(summary(loader, told, baseline))
    assert told.faults == []
    assert told.usable >= USABLE * many, "so many are still sound that using them is tried, too"
    assert slow <= 1 + many // 200


def summary(loader: Loader, told: Told, baseline: Told) -> str:
    spent = sorted(told.spent)
    over = sum(one > LONG for one in spent)
    return (
        f"{loader.kind}: {len(spent)} files, {told.usable} usable, {len(told.faults)} faults; "
        f"ms of processor time: median {1000 * spent[len(spent) // 2]:.1f}, "
        f"99 % {1000 * spent[len(spent) * 99 // 100]:.1f}, most {1000 * spent[-1]:.1f}, "
        f"{over} over {1000 * LONG:.0f}; unchanged {1000 * max(baseline.spent):.1f}"
    )


@pytest.fixture(scope="module")
def came_of() -> dict[str, str]:
    """Return what came of each loader and hostile file, in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.hostile_files"], capture_output=True, text=True, check=True
    )
    found: dict[str, str] = json.loads(ended.stdout)
    return found


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("loader", TOML_LOADERS, ids=lambda loader: loader.kind)
def test_a_hostile_file_takes_little_memory_and_is_refused_in_words(
    loader: Loader, name: str, came_of: dict[str, str]
) -> None:
    expected = "a default" if loader.kind in ("config", "remembered") else "refused"
    assert came_of[f"{loader.kind}: {name}"] == expected


def test_what_takes_much_memory_is_noticed() -> None:
    greedy = Loader("pack", (), lambda data: bytearray(2 * MOST_MEMORY), print)
    assert with_little_memory(greedy, b"") == ("MemoryError" if STATM.exists() else "a default")


def test_a_case_is_the_same_each_time_it_is_made() -> None:
    for loader in LOADERS:
        once, again = (list(each_case(loader, 7, 40)) for _ in range(2))
        assert once == again
        assert [data for _, data in once] != [data for _, data in each_case(loader, 8, 40)]


def test_what_is_raised_is_told_with_its_number() -> None:
    def falls_over(data: bytes) -> None:
        raise KeyError(len(data))

    told = run(Loader("pack", (b"x" * 50,), falls_over, print), 1, 3)
    assert [fault.partition(":")[0] for fault in told.faults] == ["pack 0", "pack 1", "pack 2"]
