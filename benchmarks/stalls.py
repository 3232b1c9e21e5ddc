"""How long from a key to its paint while the disk does not answer.

The program runs in a pseudo-terminal at ten keys a second. In turns the disk is quick, and then every call
of one kind takes five seconds: bringing files onto the medium, writing to them, renaming them, and all of
these, those that look and read among them. A line of twenty letters is typed in each turn.

How to read it: *p99* is over all letters typed while the disk stalled, beside those typed while it did not;
the ratio of the two is what can be compared between machines. *Told* is how long the status went on saying
that all is saved after the first key, and until it said what is wrong.

Aim: p99 at most 50 ms, and never `saved` while it is not. Nothing is asserted here.
"""

import json
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median, quantiles

from benchmarks.key_to_paint import ENVIRONMENT
from benchmarks.typist import Typist
from tests.terminal import faulty
from tests.terminal.driver import PATIENCE, Place

SECONDS = 5.0
STALLS: Mapping[str, tuple[str, ...]] = {
    "fsync": ("sync", "sync_folder"),
    "write": ("write",),
    "rename": ("exchange", "replace"),
    "everything": ("create", "write", "sync", "sync_folder", "exchange", "replace", "unlink", "stat", "read"),
}
SIZE = (80, 24)
_START = (
    *("start", "backend-technical-60", "--candidate", "Zoë Sample", "--interviewer", "Ida Test"),
    *("--retain-until", "no date"),
)
_TROUBLE = ("NOT SAVED", "on this machine", "may cost", "no journal")
_LETTERS = "asknowuzdrqhyfbcmvxjgptel"


def measure(turns: int) -> None:
    """Take so many *turns* for each kind of stall, and print."""
    print(f"\nKey to paint while every call of a kind takes {SECONDS:g} s, {turns} turns each")
    for name, calls in STALLS.items():
        with tempfile.TemporaryDirectory(prefix="interviewer-bench-") as folder:
            _report(name, *_measure(Path(folder), calls, turns))


def _measure(
    folder: Path, calls: tuple[str, ...], turns: int
) -> tuple[list[float], list[float], list[tuple[float, float]]]:
    """Return the echoes without a stall and in one, and for each stall when the status changed and told."""
    place = Place(folder / "machine", ENVIRONMENT | {"PYTHONPATH": str(Path.cwd())}).make()
    gate = folder / "gate"
    settings = json.dumps({"stall": dict.fromkeys(calls, str(gate))})
    typist = Typist((sys.executable, faulty.__file__, settings, *_START), place, SIZE)
    quick: list[float] = []
    stalled: list[float] = []
    told: list[tuple[float, float]] = []
    try:
        typist.wait_for("What did they say or do?")
        typist.settle()
        for turn in range(turns):
            _line(typist, quick)
            typist.wait_until(lambda: _status(typist).endswith(" saved"), "saved")
            gate.touch()
            told.append(_told(typist, stalled))
            gate.unlink()
            typist.wait_until(
                lambda: _status(typist).endswith(" saved"), f"saved after turn {turn}", 4 * PATIENCE
            )
    finally:
        gate.unlink(missing_ok=True)
        typist.clear_away()
    return quick, stalled, told


def _line(typist: Typist, echoes: list[float]) -> None:
    """Type letters on a new line."""
    typist.new_line()
    for letter in _LETTERS[:20]:
        time.sleep(0.02)
        echoes.append(typist.stroke(letter).paint)


def _told(typist: Typist, echoes: list[float]) -> tuple[float, float]:
    """Type for as long as the disk stalls; return after how long the status was not `saved`, and told why."""
    typist.new_line()
    began = time.monotonic()
    unsaved = told = 0.0
    number = 0
    while (at := time.monotonic() - began) < SECONDS:
        if number and number % 20 == 0:
            typist.new_line()
        letter = _LETTERS[number % len(_LETTERS)]
        if letter != typist.under_caret:
            echoes.append(typist.stroke(letter).paint)
        number += 1
        at = time.monotonic() - began
        unsaved = unsaved or (at if not _status(typist).endswith(" saved") else 0.0)
        told = told or (at if any(words in _status(typist) for words in _TROUBLE) else 0.0)
    return unsaved, told


def _status(typist: Typist) -> str:
    return typist.lines[-1].rstrip()


def _report(name: str, quick: list[float], stalled: list[float], told: list[tuple[float, float]]) -> None:
    before, during = _p99(quick), _p99(stalled)
    unsaved, after = (max(times) for times in zip(*told, strict=True))
    print(
        f"  {name:<11} median {median(stalled) * 1000:5.1f} ms, p99 {during * 1000:5.1f} ms "
        f"of {len(stalled)} keys; "
        f"quick disk {median(quick) * 1000:5.1f} ms, p99 {before * 1000:5.1f}   p99 × {during / before:.2f}"
    )
    print(f"  {'':<11} not `saved` any more within {unsaved:.2f} s, told after at most {after:.2f} s")


def _p99(figures: list[float]) -> float:
    return quantiles(figures, n=100, method="inclusive")[-1]
