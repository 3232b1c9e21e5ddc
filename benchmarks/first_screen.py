"""How long until there is something to see, against a bare Textual app in the same run.

How to read it: the programs of a table take turns, A B C A B C, so that whatever else the machine does
strikes all of them. Each is started anew in an 80x24 pseudo-terminal, and the time runs from the start of the
process to the moment at which the last of its words has arrived there. The median is the figure, the range
tells how calm the machine was, and the ratio against the first line is what can be compared between machines.
*CPU* is the least time that its threads have run for until then, with a ratio of its own (Linux only): on a
machine that does other things as well it is the steadier of the two.

*Home* opens a workspace of 1,000 saved sessions and ten packs, made anew for each run of the benchmark; the
bare app beside it has a header, a table and a footer. *Second start* is the one that counts: what lists show
is in the user's cache. Aim: at most 1.25. *One session unknown* is a start whose cache lacks one session,
which is read before anything is shown; the program leaves that behind only when it was killed. *First start*
has no cache: packs and the newest sessions are read, then the screen is drawn, and the others are read while
it can be used already; below the table stands how long that takes.

*Live* is `interviewer start` with a candidate's name, until the first question can be asked and notes can be
taken; its file and its journal are on the disk by then. The bare app beside it has one text area. Aim: at
most 1.4.

Commands without a screen are held against an empty Python. Nothing is asserted here.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from benchmarks import bare, bare_table
from benchmarks.workspace import SESSIONS, add_session, make_workspace
from tests.terminal.driver import Place, Terminal

INTERVIEWER = (sys.executable, "-m", "interviewer")
START = (
    *("start", "backend-screen-30", "--candidate", "Zoë Sample", "--interviewer", "Ida Test"),
    *("--retain-until", "no date"),
)
HOME_WORDS = (b"UNFINISHED", b"START", b"Back-end screen", b"RECENT", b"open")


@dataclass(frozen=True)
class Took:
    """What something took once, in seconds; *cpu* is 0 where the system does not tell."""

    wall: float
    cpu: float


Measured = Callable[[Path], Took]
"""Runs something once in an empty folder."""


@dataclass(frozen=True)
class Shown:
    """A program whose first screen is waited for."""

    command: tuple[str, ...]
    words: tuple[bytes, ...]
    """What the first screen is complete with."""

    def __call__(self, folder: Path) -> Took:
        place = Place(folder, {"PYTHONDONTWRITEBYTECODE": ""}).make()
        return shown_after(place, self.command, self.words)


@dataclass(frozen=True)
class Ended:
    """A program that prints and ends."""

    command: tuple[str, ...]

    def __call__(self, folder: Path) -> Took:
        place = Place(folder, {"PYTHONDONTWRITEBYTECODE": ""}).make()
        began, before = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
        subprocess.run(
            self.command, env=place.environment, cwd=place.workspace, check=True, capture_output=True
        )
        wall, after = time.perf_counter() - began, getrusage(RUSAGE_CHILDREN)
        return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


class Home:
    """The home screen on a workspace of years, in each of the three ways it can come up."""

    def __init__(self, folder: Path) -> None:
        """Make the workspace in *folder*, and the cache that a first start leaves behind."""
        self._place = Place(folder, {"PYTHONDONTWRITEBYTECODE": ""})
        make_workspace(self._place.workspace)
        self._place.make()
        self._warm = folder / "warm"
        self.all_read_after = self._first_of_all()

    @property
    def _cache(self) -> Path:
        return Path(self._place.environment["XDG_CACHE_HOME"])

    def _first_of_all(self) -> float:
        """Let the program fill its cache; return the seconds until every session was read."""
        place, cache = self._place, self._cache
        began = time.perf_counter()
        terminal = Terminal(INTERVIEWER, environment=place.environment, folder=place.workspace)
        try:
            terminal.wait_until(lambda: bool(list(cache.glob("interviewer/*.lists"))), "the cache", 120)
            took = time.perf_counter() - began
        finally:
            terminal.clear_away()
        shutil.copytree(cache, self._warm)
        return took

    def first(self, folder: Path) -> Took:
        """Start without a cache."""
        shutil.rmtree(self._cache, ignore_errors=True)
        return shown_after(self._place, INTERVIEWER, HOME_WORDS)

    def second(self, folder: Path) -> Took:
        """Start with a cache that knows everything."""
        self._warm_up()
        return shown_after(self._place, INTERVIEWER, HOME_WORDS)

    def after_an_interview(self, folder: Path) -> Took:
        """Start with a cache that lacks one session."""
        self._warm_up()
        added = add_session(self._place.workspace)
        try:
            return shown_after(self._place, INTERVIEWER, HOME_WORDS)
        finally:
            added.unlink()

    def _warm_up(self) -> None:
        shutil.rmtree(self._cache, ignore_errors=True)
        shutil.copytree(self._warm, self._cache)


BARE_TABLE = Shown((sys.executable, bare_table.__file__), (b"Candidate 9", b"palette"))
LIVE: Mapping[str, Measured] = {
    "bare app, text area": Shown((sys.executable, bare.__file__), (b"room for notes", b"palette")),
    "live": Shown((*INTERVIEWER, *START), (b"did they say", b"scorecard")),
}
COMMANDS: Mapping[str, Measured] = {
    "python -c pass": Ended((sys.executable, "-c", "pass")),
    "interviewer --version": Ended((*INTERVIEWER, "--version")),
    "interviewer check": Ended((*INTERVIEWER, "check", "--format", "json")),
}


def shown_after(place: Place, command: tuple[str, ...], words: tuple[bytes, ...]) -> Took:
    """Return what it took from the start of *command* until all *words* had arrived."""
    began = time.perf_counter()
    terminal = Terminal(command, environment=place.environment, folder=place.workspace)
    try:
        terminal.wait_until(lambda: all(word in terminal.raw for word in words), "the first screen")
        return Took(time.perf_counter() - began, cpu_of(terminal.process.pid))
    finally:
        terminal.clear_away()


def cpu_of(process: int) -> float:
    """Return the seconds that the threads of *process* have run for; 0 where the system does not tell."""
    ran = (path.read_text(encoding="ascii") for path in Path(f"/proc/{process}/task").glob("*/schedstat"))
    return sum(int(text.split()[0]) for text in ran) / 1e9


def measure(runs: int) -> None:
    """Measure and print all tables."""
    with tempfile.TemporaryDirectory(prefix="interviewer-bench-") as folder:
        home = Home(Path(folder))
        homes: Mapping[str, Measured] = {
            "bare app, table": BARE_TABLE,
            "second start": home.second,
            "one session unknown": home.after_an_interview,
            "first start": home.first,
        }
        report(f"First screen of home, {SESSIONS} sessions", homes, runs)
        print(f"  after a first start every session is read within {home.all_read_after:.1f} s")
    report("First screen of live", LIVE, runs)
    report("Commands without a screen", COMMANDS, runs)


def report(title: str, measured: Mapping[str, Measured], runs: int) -> None:
    """Start each of *measured* once to warm the caches, then *runs* times in turn; print the medians."""
    with tempfile.TemporaryDirectory(prefix="interviewer-bench-") as folder:
        took: dict[str, list[Took]] = {name: [] for name in measured}
        for run in range(runs + 1):
            for number, (name, once) in enumerate(measured.items()):
                one = once(Path(folder) / f"{run}-{number}")
                if run:
                    took[name].append(one)
    print(f"\n{title}, {runs} runs each, in turn")
    base = next(iter(took.values()))
    for name, times in took.items():
        print(f"  {name:<22} {_wall(times, base)}   CPU {_cpu(times, base)}")


def _wall(times: Sequence[Took], base: Sequence[Took]) -> str:
    walls = [one.wall * 1000 for one in times]
    ratio = median(walls) / median(one.wall * 1000 for one in base)
    return f"{median(walls):6.0f} ms  ({f'{min(walls):.0f} to {max(walls):.0f}':>12})  × {ratio:.2f}"


def _cpu(times: Sequence[Took], base: Sequence[Took]) -> str:
    least, known = min(one.cpu for one in times), min(one.cpu for one in base)
    return f"{least * 1000:4.0f} ms  × {least / known:.2f}" if known else "not told here"
