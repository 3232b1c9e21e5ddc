"""How much memory an hour of typing takes, against a bare Textual app that is sent the same keys.

Both begin empty and are sent the same lines, as fast as they take them. An hour at ten keys a second is
36,000 keys; the default is fewer, for a first look.

How to read it: *RSS* is what the system holds in memory for the process, *PSS* the same with what it shares
with others counted by its part (Linux only). The first line of a program is its size once started, the
others how it goes on; *slope* is the growth over the second half of the keys, by least squares. A text that
grows takes some memory in any program, which is what the bare app's slope shows.

Aims: after the last key at most 2 times the bare app's, and flat. Nothing is asserted here.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import linear_regression

from benchmarks import bare
from benchmarks.an_hour import phrases
from benchmarks.key_to_paint import BARE, ENVIRONMENT
from benchmarks.typist import Typist
from tests.terminal.driver import PATIENCE, Place

SAMPLES = 10
SIZE = (120, 40)
_START = (
    *("start", "backend-technical-60", "--candidate", "Zoë Sample", "--interviewer", "Ida Test"),
    *("--retain-until", "no date"),
)


@dataclass(frozen=True)
class Sample:
    """The memory of a process, in kB; *pss* is 0 where the system does not tell."""

    keys: int
    rss: int
    pss: int


def measure(keys: int) -> None:
    """Type *keys* keys into both programs, in turns, and print what they hold."""
    with tempfile.TemporaryDirectory(prefix="interviewer-bench-") as folder, ExitStack() as stack:
        programs = {BARE: _bare(Path(folder) / "bare"), "interviewer": _live(Path(folder) / "live")}
        for program in programs.values():
            stack.callback(program.clear_away)
        report(keys, _take_turns(programs, keys))


def _bare(folder: Path) -> Typist:
    place = Place(folder, ENVIRONMENT).make()
    (folder / "text").write_text("")
    typist = Typist((sys.executable, bare.__file__, str(folder / "text")), place, SIZE)
    typist.wait_for("palette")
    typist.settle()
    return typist


def _live(folder: Path) -> Typist:
    typist = Typist((sys.executable, "-m", "interviewer", *_START), Place(folder, ENVIRONMENT).make(), SIZE)
    typist.wait_for("What did they say or do?")
    typist.settle()
    return typist


def _take_turns(programs: Mapping[str, Typist], keys: int) -> dict[str, list[Sample]]:
    texts = {name: _typing() for name in programs}
    typed = dict.fromkeys(programs, 0)
    samples = {name: [_sample(0, typist)] for name, typist in programs.items()}
    for number in range(1, SAMPLES + 1):
        for name, typist in programs.items():
            while typed[name] < keys * number / SAMPLES:
                line, last = next(texts[name])
                typed[name] += _type(typist, line, last)
            samples[name].append(_sample(typed[name], typist))
    return samples


def _typing() -> Iterator[tuple[bytes, bytes]]:
    """Yield what is sent for a line, and the word it ends with, by which its arrival is seen."""
    for number, phrase in zip(count(), phrases(), strict=False):
        last = f"x{number}x"
        yield f"{phrase} {last}\r".encode(), last.encode()


def _type(typist: Typist, line: bytes, last: bytes) -> int:
    """Type *line* and wait until the screen shows its last word; return how many keys that was."""
    typist.send(line)
    seen = b""
    deadline = time.monotonic() + PATIENCE
    while last not in seen:
        if time.monotonic() > deadline:
            raise AssertionError(f"Not on the screen within {PATIENCE} s: {last!r}")
        if typist.take(PATIENCE):
            seen += typist.undrawn.pop()[1]
    return len(line)


def _sample(keys: int, typist: Typist) -> Sample:
    process = typist.process.pid
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:  # not Linux
        told = subprocess.run(("ps", "-o", "rss=", "-p", str(process)), check=True, capture_output=True)
        return Sample(keys, int(told.stdout), 0)
    fields = {line.split()[0]: int(line.split()[1]) for line in rollup.splitlines()[1:]}
    return Sample(keys, fields["Rss:"], fields["Pss:"])


def report(keys: int, samples: Mapping[str, list[Sample]]) -> None:
    """Print how the memory goes, and how it ends against the first program's."""
    base = next(iter(samples.values()))
    print(f"\nMemory over {keys:,} keys, both sent the same lines")
    for name, taken in samples.items():
        half = taken[len(taken) // 2 :]
        slope = linear_regression([one.keys / 1000 for one in half], [one.rss for one in half]).slope
        first, last = taken[0], taken[-1]
        print(
            f"  {name:<18} RSS {_mb(first.rss)} at first, {_mb(last.rss)} at last"
            f"  × {last.rss / base[-1].rss:.2f}   slope {slope:+.0f} kB for 1,000 keys"
        )
        if last.pss:
            print(
                f"  {'':<18} PSS {_mb(first.pss)} at first, {_mb(last.pss)} at last"
                f"  × {last.pss / base[-1].pss:.2f}"
            )
        print(f"  {'':<18} RSS on the way: " + ", ".join(_mb(one.rss, unit="") for one in taken) + " MB")


def _mb(kilobytes: int, unit: str = " MB") -> str:
    return f"{kilobytes / 1024:.1f}{unit}"
