"""Files that were changed by chance, in every loader: each is read or refused in words, and quickly.

`--mutations N` says how many of each kind, `--seed S` which. A case is told by its number, and is the same on
every machine: `case(seed of the loader, S, kind, number)` in `mutations`.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from tests.fuzz.loaders import LOADERS, Loader
from tests.fuzz.mutations import case

LONG = 0.1
"""Seconds of processor time that no file should take."""
TIMES_AS_LONG = 10
"""A changed file takes hardly longer than the longest that was not; a few are many times its size."""


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
    assert told.usable > 0, "some are still sound, so that using them is tried too"
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


# Forty kilobytes meant to make a parser use gigabytes, or fall over

_LENGTH = 40_000
HOSTILE = {
    "lists in lists": b"a = " + b"[" * _LENGTH,
    "lists in lists, closed": b"a = " + b"[" * 400 + b"]" * 400,
    "tables in tables": b"a = " + b"{a=" * (_LENGTH // 3),
    "a key of many parts": b".".join([b"a"] * (_LENGTH // 2)) + b" = 1\n",
    "a header of many parts": b"[" + b".".join([b"a"] * (_LENGTH // 2)) + b"]\n",
    "many headers of many parts": b"".join(
        b"[%b.x%d]\n" % (b".".join([b"a"] * 200), number) for number in range(_LENGTH // 410)
    ),
    "many tables in a list": b"[[a]]\n" * (_LENGTH // 6),
    "lists of tables in one another": b"".join(
        b"[[%b]]\n" % b".".join([b"a"] * depth) for depth in range(1, 200)
    ),
    "digits": b"a = " + b"9" * _LENGTH,
    "hexadecimal digits": b"a = 0x" + b"f" * _LENGTH,
    "digits of a fraction": b"a = 0." + b"9" * _LENGTH,
    "an exponent": b"a = 1e" + b"9" * 300,
    "a text that never ends": b'a = """' + b'\\"' * (_LENGTH // 2),
    "escapes": b'a = "' + b"\\u0001" * (_LENGTH // 6) + b'"',
    "keys": b"".join(b"k%d = 1\n" % number for number in range(_LENGTH // 9)),
    "the same key": b"a = 1\n" * (_LENGTH // 6),
    "blanks": b"a = 1" + b" " * _LENGTH + b"x",
    "commas": b"a = [" + b"1," * (_LENGTH // 2) + b"]",
    "quotation marks": b"a = " + b'"' * _LENGTH,
    "newlines": b"\n" * _LENGTH,
    "hashes": b"#" * _LENGTH,
    "zero bytes": b"\0" * _LENGTH,
}
KILOBYTES = 1 if sys.platform == "darwin" else 1024
"""What the system counts memory in, in bytes."""
MOST_MEMORY = 100_000_000
"""Bytes. What is read of a file may be many times its size; gigabytes it must not be."""
TOML_LOADERS = [loader for loader in LOADERS if loader.kind in ("pack", "session", "config", "remembered")]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("loader", TOML_LOADERS, ids=lambda loader: loader.kind)
def test_a_hostile_file_takes_little_memory_and_is_refused_in_words(loader: Loader, name: str) -> None:
    start = b"" if name in ("newlines", "zero bytes") else f'format = "{loader.kind}/1"\n'.encode()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = loader.load(start + HOSTILE[name])
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert more * KILOBYTES < MOST_MEMORY
    assert found is None or loader.kind in ("config", "remembered")  # which have a default for all


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
