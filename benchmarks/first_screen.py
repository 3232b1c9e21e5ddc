"""How long until there is something to see, against a bare Textual app in the same run.

How to read it: the programs take turns, A B C A B C, so that whatever else the machine does strikes all of
them. Each is started anew in an 80x24 pseudo-terminal, and the time runs from the start of the process to
the moment at which the last of its words has arrived there. The median is the figure, the range tells how
calm the machine was, and the ratio against the first line is what can be compared between machines. Aim:
home at most 1.5.

Commands without a screen are held against an empty Python. Nothing is asserted here.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import bare
from tests.terminal.driver import Place, Terminal

INTERVIEWER = (sys.executable, "-m", "interviewer")
START = ("start", "backend-screen-30", "--candidate", "Zoë Sample", "--interviewer", "Ida Test")

Measured = Callable[[Path], float]
"""Runs something once in an empty folder; returns the seconds it took."""


@dataclass(frozen=True)
class Shown:
    """A program whose first screen is waited for."""

    command: tuple[str, ...]
    words: tuple[bytes, ...]
    """What the first screen is complete with."""

    def __call__(self, folder: Path) -> float:
        place = Place(folder, {"PYTHONDONTWRITEBYTECODE": ""}).make()
        began = time.perf_counter()
        terminal = Terminal(self.command, environment=place.environment, folder=place.workspace)
        try:
            terminal.wait_until(lambda: all(word in terminal.raw for word in self.words), "the first screen")
            return time.perf_counter() - began
        finally:
            terminal.clear_away()


@dataclass(frozen=True)
class Ended:
    """A program that prints and ends."""

    command: tuple[str, ...]

    def __call__(self, folder: Path) -> float:
        place = Place(folder, {"PYTHONDONTWRITEBYTECODE": ""}).make()
        began = time.perf_counter()
        subprocess.run(
            self.command, env=place.environment, cwd=place.workspace, check=True, capture_output=True
        )
        return time.perf_counter() - began


SCREENS: Mapping[str, Measured] = {
    "bare Textual app": Shown((sys.executable, bare.__file__), (b"room for notes", b"palette")),
    "home": Shown(INTERVIEWER, (b"START", b"Back-end screen", b"open")),
    "live": Shown((*INTERVIEWER, *START), (b"did they say", b"scorecard")),
}
COMMANDS: Mapping[str, Measured] = {
    "python -c pass": Ended((sys.executable, "-c", "pass")),
    "interviewer --version": Ended((*INTERVIEWER, "--version")),
    "interviewer check": Ended((*INTERVIEWER, "check", "--format", "json")),
}


def measure(runs: int) -> None:
    """Measure and print both tables."""
    report("First screen", SCREENS, runs)
    report("Commands without a screen", COMMANDS, runs)


def report(title: str, measured: Mapping[str, Measured], runs: int) -> None:
    """Start each of *measured* once to warm the caches, then *runs* times in turn; print the medians."""
    with tempfile.TemporaryDirectory(prefix="interviewer-bench-") as folder:
        took: dict[str, list[float]] = {name: [] for name in measured}
        for run in range(runs + 1):
            for number, (name, once) in enumerate(measured.items()):
                seconds = once(Path(folder) / f"{run}-{number}")
                if run:
                    took[name].append(seconds)
    base = median(next(iter(took.values())))
    print(f"\n{title}, {runs} runs each, in turn")
    for name, times in took.items():
        spread = f"{min(times) * 1000:.0f} to {max(times) * 1000:.0f}"
        print(f"  {name:<22} {median(times) * 1000:6.0f} ms  ({spread:>12})  × {median(times) / base:.2f}")
