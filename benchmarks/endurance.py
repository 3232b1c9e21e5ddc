"""Whether a day of typing leaves the program as it was: memory, descriptors, journal, and the time of a key.

Two runs. The *real* one is the program in a pseudo-terminal for so many minutes, at five keys a second,
from stop to stop and back, with a rating now and then. The *fast* one is eight hours at five keys a second
without a screen: 144,000 keys through the interview, its record and its journal to the real disk, with a
clock that is moved on by hand and both threads run when they are due.

How to read it: *echo* is the median time from a letter to its paint, in the first and in the last quarter.
So that another load on the machine is not taken for the program's own, a bare Textual app whose text does
not grow is sent a letter every second; *against the bare app* is the quotient of the two changes. *In turns*
says it best: at the end, letters go to the old program and to one that has just begun, one to each, under
the same load. In the fast run *a key* is measured like that, too, and then the program resumes what was
typed in those hours and its letters are timed in turns with a program that has just begun: that is the echo
at the end of the day.

Aims: memory grows by less than 20 MB, the journal stays below its snapshot and 64 kB twice over, no
descriptor more, and the echo or the key at the end at most 1.2 times that at the start. Nothing is asserted
here.
"""

import gc
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from benchmarks.an_hour import PLAN, phrases
from benchmarks.key_to_paint import BARE, ENVIRONMENT, open_bare
from benchmarks.typist import Typist
from interviewer.authoring.content import assemble
from interviewer.cli.heap import hold_steady
from interviewer.live import actions as act
from interviewer.live.begin import new_session
from interviewer.live.desk import SetUp
from interviewer.live.interview import Interview
from interviewer.store.sources import read_sources
from interviewer.store.workspace import shipped_packs
from tests.store.rig import Rig
from tests.terminal.conftest import KEPT
from tests.terminal.driver import Place

KEYS_A_SECOND = 5
HOURS = 8
SIZE = (120, 40)
_SAMPLES = 20
_LINE = 20
"""Letters on a line, so few that none is wrapped."""
_SETTLED = 3
"""Letters after which the terminal's cursor stands where the caret is, also on a stop just come to."""
_LINES = 12
"""Lines at a stop before the next."""
_LINES_IN_TURNS = 15
"""Lines that are typed in turns at the end of the real run."""
_START = ("start", PLAN, "--candidate", "Zoë Sample", "--interviewer", "Ida Test", *KEPT)
_EMPTY = "What did they say or do?"
_STOPS = ("live.next",) * 5 + ("live.previous",) * 5
_LOOKS = 2000
"""How many keys are timed in turns at the end of the fast run."""

_letters = cycle("asknowuzdrqhyfbcmvxjgptel")


@dataclass(frozen=True)
class Sample:
    """A process at one time: its resident memory in kB, its open files, and the bytes of its journal."""

    minutes: float
    rss: int
    descriptors: int
    journal: int
    journals: int
    """How many files those are."""

    @classmethod
    def of(cls, process: int, journals: Path, minutes: float) -> "Sample":
        """Look at *process*, whose journals lie in *journals*. Linux only."""
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
        rss = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        sizes = [entry.stat().st_size for entry in os.scandir(journals)]
        return cls(minutes, rss, len([*Path(f"/proc/{process}/fd").iterdir()]), sum(sizes), len(sizes))


def measure(minutes: float, hours: float = HOURS) -> None:
    """Type for so many *minutes* into the program and for so many *hours* without a screen."""
    if minutes:
        _report_real(type_for(minutes))
    if hours:
        _report_fast(hours)


# The real program


@dataclass(frozen=True)
class Told:
    """What a run of the real program found."""

    samples: Sequence[Sample]
    echoes: Sequence[tuple[float, float]]
    """When a letter was typed and how long it took to be painted, in seconds."""
    still: Sequence[tuple[float, float]]
    """The same of the bare app."""
    old: Sequence[float]
    """How long letters took at the end, in seconds, in turns with those of *fresh*."""
    fresh: Sequence[float]
    """How long they took in a program that had just begun."""


def type_for(minutes: float) -> Told:
    """Type for so many *minutes* into the program, and then in turns with one that has just begun."""
    with tempfile.TemporaryDirectory(prefix="interviewer-bench-") as folder, ExitStack() as begun:
        place = Place(Path(folder) / "live", ENVIRONMENT).make()
        live = _open(begun, _START, place, _EMPTY)
        still = open_bare(Path(folder) / "bare", "\n".join(islice(phrases(), 40)), SIZE)
        begun.callback(still.clear_away)
        timed = _type(live, still, place.home / "state" / "interviewer" / "journals", minutes * 60)
        fresh = _open(begun, _START, Place(Path(folder) / "fresh", ENVIRONMENT).make(), _EMPTY)
        return Told(*timed, *_in_turns(live, fresh))


def _open(begun: ExitStack, arguments: Sequence[str], place: Place, shows: str) -> Typist:
    """Start the program with *arguments* at *place* until *begun* ends, and wait until it *shows* that."""
    typist = Typist((sys.executable, "-m", "interviewer", *arguments), place, SIZE)
    begun.callback(typist.clear_away)
    typist.wait_for(shows)
    typist.settle()
    return typist


def _type(
    live: Typist, still: Typist, journals: Path, seconds: float
) -> tuple[list[Sample], list[tuple[float, float]], list[tuple[float, float]]]:
    samples: list[Sample] = []
    echoes: list[tuple[float, float]] = []
    yardstick: list[tuple[float, float]] = []
    column = 0
    begun = due = time.monotonic()
    for number, key in enumerate(_keys()):
        _until(due, live)
        at = time.monotonic() - begun
        if at >= seconds:
            break
        if at >= len(samples) * seconds / _SAMPLES:
            samples.append(Sample.of(live.process.pid, journals, at / 60))
        due = max(due + 1 / KEYS_A_SECOND, time.monotonic() - 1)
        column = column + 1 if len(key) == 1 else 0
        if column > _SETTLED and key != live.under_caret:
            # Where the letter before came so late that the caret stood elsewhere, none is timed.
            with suppress(AssertionError):
                echoes.append((at, live.stroke(key, patience=0.5).paint))
        elif key == "live.rate":
            live.send(b"=3\r")
        elif "." in key:
            live.do(key)
            live.settle()
        else:
            live.press(key)
        if number % KEYS_A_SECOND == 0:
            letter = next(_letters)
            if letter != still.under_caret:
                with suppress(AssertionError):
                    yardstick.append((at, still.stroke(letter, patience=0.5).paint))
                with suppress(AssertionError):
                    still.hit("backspace")
    samples.append(Sample.of(live.process.pid, journals, seconds / 60))
    return samples, echoes, yardstick


def _in_turns(old: Typist, fresh: Typist) -> tuple[list[float], list[float]]:
    """Type the same lines into both, a letter at a time; return how long each letter took in each."""
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(_LINES):  # as many as there are at the other's stop, so that both have to scroll
        fresh.press(*islice(_letters, _LINE), "enter")
        fresh.settle()
    for _ in range(_LINES_IN_TURNS):
        for typist in (old, fresh):
            typist.press("enter")
            typist.settle()
        for column in range(_LINE):
            letter = next(_letters)
            for typist, times in zip((old, fresh), took, strict=True):
                typist.settle(0.03)
                if column <= _SETTLED or letter == typist.under_caret:
                    typist.press(letter)
                    continue
                with suppress(AssertionError):
                    times.append(typist.stroke(letter, patience=0.5).paint)
    return took


def _keys() -> Iterator[str]:
    """Yield letters, `enter`, and names of actions, without end."""
    for move in cycle(_STOPS):
        for _ in range(_LINES):
            for _ in range(_LINE):
                yield next(_letters)
            yield "enter"
        yield "live.rate"
        yield move


def _until(due: float, typist: Typist) -> None:
    """Draw what comes until it is time for the next key, at any moment within a frame."""
    due += random.uniform(0, 0.03)
    while (left := due - time.monotonic()) > 0:
        typist.pump(left)
    typist.settle(0.01)


def _report_real(told: Told) -> None:
    samples = told.samples
    first, last = samples[0], samples[-1]
    print(f"\n{last.minutes:.0f} minutes in the real program, {len(told.echoes):,} letters timed")
    for name, one in (("at first", first), ("after a tenth", samples[len(samples) // 10]), ("at last", last)):
        print(
            f"  {name:<14} RSS {one.rss / 1024:6.1f} MB   {one.descriptors} descriptors   "
            f"journal {one.journal / 1024:6.0f} kB in {one.journals}"
        )
    print(
        f"  journal at most {max(one.journal for one in samples) / 1024:.0f} kB, "
        f"in {max(one.journals for one in samples)}"
    )
    print("  RSS on the way: " + ", ".join(f"{one.rss / 1024:.1f}" for one in samples) + " MB")
    (early, late), (yard_early, yard_late) = _quarters(told.echoes), _quarters(told.still)
    print(
        f"  echo           {_ms(early)} in the first quarter, {_ms(late)} in the last   × {late / early:.2f}"
    )
    print(
        f"  {BARE} {_ms(yard_early)}, {_ms(yard_late)}   × {yard_late / yard_early:.2f}; "
        f"against the bare app × {late / early / (yard_late / yard_early):.2f}"
    )
    old, fresh = median(told.old), median(told.fresh)
    print(
        f"  in turns       {_ms(fresh)} in a program just begun, {_ms(old)} in this one   "
        f"× {old / fresh:.2f}, {len(told.old)} letters"
    )


def _quarters(timed: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the medians of the first and of the last quarter."""
    quarter = max(1, len(timed) // 4)
    return median(took for _, took in timed[:quarter]), median(took for _, took in timed[-quarter:])


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


# Without a screen


class Day:
    """An interview without a screen that is typed into, on a real disk, with a clock moved on by hand."""

    def __init__(self, folder: Path) -> None:
        self.rig = Rig(folder)
        content = assemble(read_sources(shipped_packs()))
        session = new_session("endure", SetUp(PLAN, "Zoë Sample", "Ida Test"), content, self.rig.clock.now())
        self.interview: Interview = self.rig.begin(session)
        self.keys = 0
        self._due = [0.0] * len(self.rig.runners)
        self._texts = dict.fromkeys(session.stops, "")
        self._stops = cycle(session.stops)
        self._here = next(self._stops)
        self._keys = _keys()

    def press(self) -> float:
        """Take the next key and let a fifth of a second pass; return the seconds that the key took."""
        key = next(self._keys)
        self.keys += 1
        begun = time.perf_counter()
        if "." not in key:
            self._texts[self._here] += "\n" if key == "enter" else key
            self.interview.type(self._here, self._texts[self._here])
        elif key == "live.rate":
            self.interview.do(act.RateSkill(skill="apis", level=3))
        else:
            self._here = next(self._stops)
            self.interview.do(act.ShowQuestion(question=self._here))
        took = time.perf_counter() - begun
        self.rig.clock.advance(1 / KEYS_A_SECOND)
        self._work()
        return took

    def _work(self) -> None:
        """Let the threads do what is due. What nobody waits for now is due with the next change."""
        now = self.rig.clock.now().monotonic
        for number, runner in enumerate(self.rig.runners):
            if runner.woken or now >= self._due[number]:
                runner.woken = 0
                delay = runner.step()
                self._due[number] = now + (delay if delay is not None else float("inf"))

    def sample(self) -> Sample:
        """Look at this process."""
        return Sample.of(os.getpid(), self.rig.journals, self.keys / KEYS_A_SECOND / 60)


def type_fast(folder: Path, keys: int) -> tuple[Day, list[Sample]]:
    """Type so many *keys* into an interview in *folder*; return it, and samples on the way."""
    day = Day(folder)
    samples: list[Sample] = []
    for number in range(keys):
        if number >= len(samples) * keys / _SAMPLES:
            samples.append(day.sample())
        day.press()
    gc.collect()
    samples.append(day.sample())
    return day, samples


def _echo_after(session: Path) -> tuple[list[float], list[float]]:
    """Resume *session* in the program; return how long letters take there and in one just begun, in turns."""
    with tempfile.TemporaryDirectory(prefix="interviewer-bench-") as folder, ExitStack() as begun:
        place = Place(Path(folder) / "resumed", ENVIRONMENT).make()
        place.workspace.joinpath("sessions").mkdir(exist_ok=True)
        shutil.copy(session, place.workspace / "sessions")
        resumed = _open(begun, ("resume",), place, "PAUSED")
        fresh = _open(begun, _START, Place(Path(folder) / "fresh", ENVIRONMENT).make(), _EMPTY)
        return _in_turns(resumed, fresh)


def _report_fast(hours: float) -> None:
    hold_steady()  # as the program itself does before its first screen
    with tempfile.TemporaryDirectory(prefix="interviewer-bench-") as folder:
        keys = int(hours * 3600 * KEYS_A_SECOND)
        begun = time.perf_counter()
        old, samples = type_fast(Path(folder) / "old", keys)
        took = time.perf_counter() - begun
        young = Day(Path(folder) / "young")
        for _ in range(_LOOKS // 4):
            young.press()
        pairs = [(young.press(), old.press()) for _ in range(_LOOKS)]
        old.interview.close()
        session = Path(old.interview.path)
        size = session.stat().st_size
        echoes = _echo_after(session)
    first, last = samples[1], samples[-1]
    print(f"\n{hours:g} hours without a screen: {keys:,} keys in {took:.0f} s")
    print(
        f"  RSS {first.rss / 1024:.1f} MB after a twentieth, {last.rss / 1024:.1f} MB at last   "
        f"{(last.rss - first.rss) / 1024:+.1f} MB"
    )
    print("  RSS on the way: " + ", ".join(f"{one.rss / 1024:.1f}" for one in samples) + " MB")
    print(
        f"  {first.descriptors} descriptors, {last.descriptors} at last; journal at most "
        f"{max(one.journal for one in samples) / 1024:.0f} kB, in {max(one.journals for one in samples)}"
    )
    fresh, worn = (median(times) for times in zip(*pairs, strict=True))
    print(f"  a key {_ms(fresh)} in a young interview, {_ms(worn)} in this one   × {worn / fresh:.2f}")
    if not all(echoes):
        print("  echo: no letter could be timed on the screen that resumed these")
        return
    late, early = (median(times) for times in echoes)
    print(
        f"  echo {_ms(late)} with these {size / 1024:.0f} kB resumed, {_ms(early)} in a program just begun   "
        f"× {late / early:.2f}, {len(echoes[0])} letters"
    )
