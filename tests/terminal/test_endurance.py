"""An interview that goes on and on leaves the program as it was: descriptors, journal, memory.

Here for a few seconds and a few thousand keys. How it goes for hours, and how long a key takes then, is
measured:

    make bench ARGS="endurance --minutes 20 --hours 8"
"""

import random
from pathlib import Path

import pytest

from benchmarks.endurance import KEYS_A_SECOND, Sample, type_fast
from interviewer.store.journal import WHOLE_EACH
from tests.terminal.conftest import EMPTY, INTERVIEW
from tests.terminal.driver import ForkedTerminal, Place, Zygote
from tests.terminal.workload import FIRST, SIZE, State, Typist, saved

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

MEGABYTES = 20
"""By how much the memory may grow, in the longest interview there is."""
SOME, EACH = 1.0, 0.14
"""By how many megabytes it may grow in any, and with each thousand keys: in 144,000, a day, by MEGABYTES."""


def steady(samples: list[Sample], session: int, megabytes: float = MEGABYTES) -> None:
    """Assert that nothing has grown but by what was typed. *session* is the size of its file."""
    settled = samples[1]
    for sample in samples[1:]:
        assert sample.descriptors <= settled.descriptors + 2, "one being written, one given up"
        assert sample.journals <= 2, "one that is full, and the one that follows it"
        # What stands in the file stands in each of them, as text in JSON.
        assert sample.journal <= 2 * (WHOLE_EACH + 2 * session + 4096)
        assert (sample.rss - settled.rss) / 1024 < megabytes


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not tell what is open")
def test_hours_of_keys_leave_nothing_behind(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """Through the interview, its record and its journal, to the real disk, with a clock moved on by hand."""
    hours: float = pytestconfig.getoption("--hours")
    keys = int(hours * 3600 * KEYS_A_SECOND)
    day, samples = type_fast(tmp_path, keys)
    session = Path(day.interview.path).stat().st_size
    assert max(sample.journal for sample in samples) > WHOLE_EACH, "long enough to go on in a new file"
    steady(samples, session, SOME + EACH * keys / 1000)
    assert day.interview.close().state == "saved"
    assert names(day.rig.journals) == set()


def test_the_program_is_steady_too(zygote: Zygote, place: Place, pytestconfig: pytest.Config) -> None:
    """In a terminal, as fast as it takes the keys, until its journal has gone on in a new file."""
    journals = place.home / "state" / "interviewer" / "journals"
    terminal = ForkedTerminal(zygote, INTERVIEW, place, SIZE)
    try:
        terminal.wait_for(EMPTY, "saved")
        terminal.do("live.next")
        terminal.wait_for(FIRST)
        state, first = State(), names(journals)
        samples: list[Sample] = []
        while len(samples) < 3 or names(journals) & first:
            state = type_lines(terminal, state, pytestconfig.getoption("--seed") + len(samples))
            samples.append(Sample.of(terminal.process.pid, journals, 0))
        (path,) = place.sessions
        terminal.do("app.quit")
        assert terminal.wait_end() == 0
        steady(samples, path.stat().st_size)
        assert saved(path) == state
    finally:
        terminal.clear_away()


def names(journals: Path) -> set[str]:
    """Return which files of the journal are there."""
    return {path.name for path in journals.iterdir()}


def type_lines(terminal: ForkedTerminal, state: State, seed: int) -> State:
    """Type on from *state* until all of it is seen, and return the state then."""
    typist = Typist.at(state, random.Random(seed))
    typist.type(terminal, 60, (0.0, 0.0))
    typist.wait(terminal)
    return typist.states[-1]
