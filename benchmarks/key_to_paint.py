"""How long from a key to its paint, and how much is sent for it, deep into an interview.

The live screen is resumed on a session of an hour with 500 lines of notes at the stop at hand, its clock
running and its journal on the disk; the bare Textual app holds the same text in its one text area. They take
turns, a few lines each, so that whatever else the machine does strikes both. A key is pressed once everything
that the one before led to has arrived, after a random pause of up to a fiftieth of a second, so that no timer
of the program falls into step with it.

How to read it: *paint* is the time from the key to the arrival of the bytes that put its echo on the screen,
found by drawing all that came, piece by piece, afterwards; for Enter, the caret at the beginning of a line.
The bare app scrolls a new last line into view only at the key after that. The ratio, of medians and of 95th
percentiles, is what can be compared between machines; its range over the turns tells how calm this one was.
*Bytes* is all that arrives until the program is quiet again. The median leaves out the clock, which is drawn
once a second; the mean is with it. `talk` is a stop without a question, where the notes are tallest.

Aims, at 120x40: median and 95th percentile of the first line at most 1.15, and at most 4,000 bytes a key.
Nothing is asserted here.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import fmean, median, quantiles

from benchmarks import bare
from benchmarks.an_hour import Hour, an_hour
from benchmarks.typist import Stroke, Typist
from tests.terminal.driver import Place

LINES = 500
TURN = 20
"""How many keys one program is sent before the next has its turn."""
BARE = "bare Textual app"
SIZES = ((120, 40), (80, 24))
ENVIRONMENT = {"COLORTERM": "truecolor", "PYTHONDONTWRITEBYTECODE": ""}
"""All the colours a terminal can have: they take the most bytes."""
_LINE = 20
"""How many letters are typed on a line: so few that none is wrapped, which would move the caret."""
_IDLE = 4.0

_dice = random.Random(4)
_letters = cycle("asknowuzdrqhyfbcmvxjgptel")


@dataclass
class Typed:
    """What was measured of one program in one kind of typing."""

    turns: list[list[Stroke]] = field(default_factory=list)
    """The strokes of each turn."""

    @property
    def strokes(self) -> list[Stroke]:
        """All of them."""
        return [stroke for turn in self.turns for stroke in turn]

    @property
    def paints(self) -> list[float]:
        """Seconds from each key to its paint."""
        return [stroke.paint for stroke in self.strokes]


Kind = Callable[[Typist, int], Iterator[Stroke]]
"""Types about so many keys into a program, and yields those that count."""


def at_the_end(typist: Typist, keys: int) -> Iterator[Stroke]:
    """Type words of letters on new lines at the end of the notes."""
    while keys > 0:
        typist.new_line()
        for _ in range(min(_LINE, keys)):
            yield _pressed(typist, _letter(typist))
        keys -= _LINE


def enter(typist: Typist, keys: int) -> Iterator[Stroke]:
    """Type lines of one letter at the end of the notes; the Enter counts."""
    typist.new_line()
    for _ in range(keys):
        yield _pressed(typist, "enter")
        typist.hit("i")


def tag(typist: Typist, keys: int) -> Iterator[Stroke]:
    """Type `#security` at the end of new lines."""
    for _ in range(0, keys, len("#security")):
        typist.new_line()
        typist.hit("space")
        for letter in "#security":
            yield _pressed(typist, letter)


def in_the_middle(typist: Typist, keys: int) -> Iterator[Stroke]:
    """Type at the beginning of lines in the middle of the notes."""
    while keys > 0:
        typist.hit("down", "home")
        for _ in range(min(_LINE, keys)):
            yield _pressed(typist, _letter(typist))
        keys -= _LINE


KINDS: Mapping[str, tuple[Kind, int]] = {
    "letters at the end": (at_the_end, 1),
    "Enter at the end": (enter, 1),
    "a #tag": (tag, 4),
    "letters in the middle": (in_the_middle, 4),
}
"""How each kind is typed, and by how much fewer keys than the first."""


def measure(keys: int) -> None:
    """Measure *keys* letters and as many Enters at each size, fewer of the rest, and print the tables."""
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="interviewer-bench-") as folder, ExitStack() as stack:
            programs = _start(Path(folder), size, stack)
            typed = _take_turns(programs, keys)
            report(size, typed, {name: _idle(typist) for name, typist in programs.items()})


def _start(folder: Path, size: tuple[int, int], stack: ExitStack) -> dict[str, Typist]:
    """Return the programs by name; *stack* ends them."""
    hour, talk = an_hour(LINES), an_hour(LINES, talk=True)
    programs: dict[str, Typist] = {}

    def add(name: str, typist: Typist) -> None:
        stack.callback(typist.clear_away)
        programs[name] = typist

    add(BARE, open_bare(folder / "bare", hour.text, size))
    add("interviewer", open_live(folder / "live", hour, size))
    if size == SIZES[0]:
        add("interviewer, talk", open_live(folder / "talk", talk, size))
    return programs


def open_bare(folder: Path, text: str, size: tuple[int, int]) -> Typist:
    """Return the bare app with *text* in it."""
    place = Place(folder, ENVIRONMENT).make()
    (folder / "text").write_text(text, encoding="utf-8")
    typist = Typist((sys.executable, bare.__file__, str(folder / "text")), place, size)
    typist.wait_for("palette")
    typist.settle()
    return typist


def open_live(folder: Path, hour: Hour, size: tuple[int, int]) -> Typist:
    """Return the live screen on *hour*, its clock running."""
    place = Place(folder, ENVIRONMENT).make()
    hour.save(place)
    typist = Typist((sys.executable, "-m", "interviewer", "resume"), place, size)
    typist.wait_for("PAUSED")
    typist.settle()
    typist.do("live.pause")
    typist.wait_gone("PAUSED")
    typist.settle()
    return typist


def _take_turns(programs: Mapping[str, Typist], keys: int) -> dict[str, dict[str, Typed]]:
    """Type into each of *programs* in turn, one kind of typing after the other."""
    typed = {kind: {name: Typed() for name in programs} for kind in KINDS}
    for kind, (type_, fewer) in KINDS.items():
        if type_ is in_the_middle:
            for typist in programs.values():
                typist.press(*["up"] * (LINES // 2))
                typist.settle(0.3)
        left = keys // fewer
        while left > 0:
            for name, typist in programs.items():
                typed[kind][name].turns.append(list(type_(typist, min(TURN, left))))
            left -= TURN
    return typed


def _pressed(typist: Typist, key: str) -> Stroke:
    time.sleep(_dice.uniform(0, 0.02))
    return typist.stroke(key)


def _letter(typist: Typist) -> str:
    """Return a letter whose echo can be told from what stands at the caret."""
    return next(letter for letter in _letters if letter != typist.under_caret)


def _idle(typist: Typist) -> float:
    """Return how many bytes a second arrive while nobody types: a blinking caret, a clock."""
    typist.settle()
    until = time.perf_counter() + _IDLE
    while (left := until - time.perf_counter()) > 0:
        typist.take(left)
    arrived = sum(len(data) for _, data in typist.undrawn)
    typist.draw()
    return arrived / _IDLE


def report(
    size: tuple[int, int], typed: Mapping[str, Mapping[str, Typed]], idle: Mapping[str, float]
) -> None:
    """Print a table for each kind of typing."""
    columns, rows = size
    print(f"\nKey to paint at {columns}x{rows}, {LINES} lines and an hour in, in turns")
    for kind, programs in typed.items():
        base = programs[BARE]
        print(f"  {kind}, {len(base.strokes)} keys each")
        for name, one in programs.items():
            print(f"    {name:<18} {_paint(one, base)}   {_bytes(one)}")
    for name, each_second in idle.items():
        print(f"  {name}: {each_second:,.0f} bytes a second while nobody types")


def _paint(one: Typed, base: Typed) -> str:
    middle, late = median(one.paints), p95(one.paints)
    told = f"{middle * 1000:5.1f} ms, p95 {late * 1000:5.1f}"
    if one is base:
        return f"{told}{'':41}"
    turns = [
        median(s.paint for s in mine) / median(s.paint for s in its)
        for mine, its in zip(one.turns, base.turns, strict=True)
    ]
    ratios = f"× {middle / median(base.paints):.2f}, p95 × {late / p95(base.paints):.2f}"
    return f"{told}   {ratios} ({min(turns):.2f} to {max(turns):.2f} by turn)"


def _bytes(one: Typed) -> str:
    calm = [stroke.sent for stroke in one.strokes if not stroke.clock]
    return (
        f"{median(calm):7,.0f} bytes, p95 {p95(calm):7,.0f}, "
        f"mean with the clock {fmean(stroke.sent for stroke in one.strokes):7,.0f}"
    )


def p95(figures: list[float] | list[int]) -> float:
    """Return the figure that nineteen in twenty do not exceed."""
    return quantiles(figures, n=20, method="inclusive")[-1]
