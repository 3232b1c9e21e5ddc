"""The real program at real system calls: each fails, or is the last, and the seam has missed none of them.

strace has the k-th call of a kind on our files answer with an error, once or from then on, or kills the
process at it. What somebody saw is there afterwards, every file can be read, and a fault is told or mended.
All calls, one after the other, take a quarter of an hour:

    make test ARGS="tests/terminal/test_strace.py -s --calls 0"
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal import faulty
from tests.terminal.conftest import EMPTY, INTERVIEW
from tests.terminal.driver import ForkedTerminal, Place, Terminal, Zygote, tool
from tests.terminal.workload import SIZE, State, Typist, saved

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

SEAM = {
    "write": "write",
    "fdatasync": "sync",
    "fsync": "sync_folder",
    "renameat2": "exchange",
    "rename": "replace",
    "unlink": "unlink",
    "openat": "create",
    "mkdir": "make_folder",
}
"""The calls by which the program changes files, and what each is at the seam."""
OTHERS = (
    "pwrite64 writev ftruncate truncate link linkat symlink symlinkat renameat unlinkat mkdirat rmdir chmod "
    "fchmod fchmodat chown fchown fchownat utimensat sendfile copy_file_range fallocate creat mknod"
)
"""What would change files too, and is not at the seam: there must be none of these."""
MODES = ("error=EIO", "error=ENOSPC", "error=EIO for good", "signal=SIGKILL")
KEYS = 12
"""How many are pressed in a life."""
TROUBLE = ("NOT SAVED", "on this machine", "may cost")
"""What the status says of a fault."""


def strace() -> str:
    """Return the command; the test is skipped, and says why, where it is absent or may not trace."""
    found = tool("strace")
    tried = subprocess.run([found, "-o", os.devnull, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"strace may not trace here: {tried.stderr.strip()}")
    return found


def traced(place: Place, options: Sequence[str], settings: dict[str, object], *arguments: str) -> Terminal:
    """Start the program under strace."""
    program = [sys.executable, faulty.__file__, json.dumps(settings), *arguments]
    # With it strace is faster by far, and sends no signal.
    fast = [] if any("signal=" in option for option in options) else ["--seccomp-bpf"]
    command = [strace(), "-f", *fast, "-qq", "-y", *options, *program]
    environment = place.environment | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return Terminal(command, environment=environment, folder=place.workspace, size=SIZE)


@dataclass(frozen=True)
class Case:
    """The *k*-th of a call, in each thread, and what becomes of it."""

    call: str
    k: int
    mode: str

    @property
    def injected(self) -> str:
        """What strace is told."""
        mode, _, good = self.mode.partition(" for good")
        return f"inject={self.call}:{mode}:when={self.k}{'+' if good or self.mode.endswith('good') else ''}"


@dataclass
class Rig:
    """One interview, resumed under strace from the same files for each case."""

    zygote: Zygote
    place: Place
    chance: random.Random
    before: Path
    """A copy of all files as they are at first."""

    def put_back(self) -> None:
        """Have every file as it was at first, so that the calls are the same ones."""
        shutil.rmtree(self.place.root)
        shutil.copytree(self.before, self.place.root)

    @property
    def options(self) -> list[str]:
        """Have strace look at the files of the session only."""
        (toml,) = self.place.sessions
        journals = self.place.home / "state" / "interviewer" / "journals"
        names = [f"{toml.stem[-6:]}-{faulty.KNOWN}-{number:04}.journal" for number in range(1, 10)]
        temporary = toml.with_name(f".{toml.stem}.{faulty.KNOWN}.tmp")
        ours = [toml, toml.parent, temporary, journals, *(journals / name for name in names)]
        return [option for path in ours for option in ("-P", str(path))]

    def type_under(self, options: Sequence[str], times: int = 1) -> tuple[Typist, Terminal]:
        """Resume under strace with *options*, type, wait until it is told how that was saved, and quit.

        Returns what was typed and seen, up to where the program ended. What was told to be saved is.
        """
        status = ""
        typist = Typist.at(State(), self.chance)
        terminal = traced(self.place, [*self.options, *options], {"names": True}, "resume")
        try:
            terminal.wait_for("PAUSED", " of 7")
            typist.type(terminal, KEYS * times, (0.0, 0.01 * times**2))
            typist.wait(terminal)
            terminal.wait_until(lambda: told(terminal) != "", "how it was saved")
            status = told(terminal)
            terminal.do("app.quit")
            terminal.wait_end()
        except (AssertionError, OSError):
            if terminal.process.poll() is None:
                raise
            typist.look(terminal)  # it ended on the way, as it may
        finally:
            terminal.clear_away()
        if status == "saved":
            (path, *_) = self.place.sessions
            assert saved(path) == typist.states[-1], f"it said saved\n{terminal.shown()}"
        return typist, terminal

    def go_on(self, typist: Typist, terminal: Terminal) -> None:
        """Resume without strace: what was seen has come back, or is where the program said it is."""
        for path in self.place.sessions:
            saved(path)
        after = ForkedTerminal(self.zygote, ("resume",), self.place, SIZE)
        try:
            after.wait_for("PAUSED", " of 7")
            (path, *_) = self.place.sessions
            found = saved(path)
            kept = typist.kept(found)
            if kept is None:
                kept = typist.kept(found_elsewhere(terminal))
            assert kept is not None, f"{typist.told(found)}\n{terminal.shown()}"
            after.do("app.quit")
            after.wait_end()
        finally:
            after.clear_away()


def told(terminal: Terminal) -> str:
    """Return what the status says once it is no longer being saved: `saved`, or the trouble."""
    last = terminal.lines[-1].rstrip()
    if any(words in last for words in TROUBLE):
        return "trouble"
    return "saved" if last.endswith(" saved") else ""


def found_elsewhere(terminal: Terminal) -> State:
    """Return the state in the copy of which the program told at its end."""
    words = re.sub(r"\s*\n\s*", "", terminal.text)
    copy = re.search(r"A copy is in (/\S+?\.toml)", words)
    assert copy, f"nothing tells where the notes are\n{terminal.shown()}"
    return saved(Path(copy[1]))


@pytest.fixture
def rig(zygote: Zygote, tmp_path: Path, pytestconfig: pytest.Config) -> Rig:
    strace()
    place = Place(tmp_path / "machine").make()
    terminal = ForkedTerminal(zygote, INTERVIEW, place, SIZE)
    try:
        terminal.wait_for(EMPTY, "saved")
        terminal.do("live.next")
        terminal.wait_for(" of 7")
        terminal.do("app.quit")
        terminal.wait_end()
    finally:
        terminal.clear_away()
    shutil.copytree(place.root, before := tmp_path / "before")
    return Rig(zygote, place, random.Random(pytestconfig.getoption("--seed")), before)


def counted(log: Path) -> dict[str, int]:
    """Return for each call how often the thread made it that made it most."""
    made = Counter(re.findall(r"^(\d+) +(\w+)\(", log.read_text(), re.MULTILINE))
    return {call: max(times for (_, name), times in made.items() if name == call) for _, call in made}


def test_every_call_may_fail_or_be_the_last(rig: Rig, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    log = tmp_path / "strace.log"
    trace = f"trace={','.join(SEAM)}"
    rig.go_on(*rig.type_under(["-o", str(log), "-e", trace]))
    calls = counted(log)
    assert set(calls) >= set(SEAM) - {"mkdir", "rename"}
    cases = [
        Case(call, k, mode) for call, most in calls.items() for k in range(1, most + 2) for mode in MODES
    ]
    wanted: int = pytestconfig.getoption("--calls") or len(cases)
    done: Counter[str] = Counter()
    for case in rig.chance.sample(cases, min(wanted, len(cases))):
        try:
            # How much is saved at once is up to the machine, so a call that was made may need more keys.
            tries = (1, 2, 4) if case.k <= calls[case.call] else (1,)
            reached = any(reach(rig, case, log, trace, times) for times in tries)
        except AssertionError as failed:
            seed = pytestconfig.getoption("--seed")
            raise AssertionError(f"{case}, --seed {seed}: {failed}\n{log.read_text()}") from failed
        done[f"{case.mode}{'' if reached else ', not reached'}"] += 1
        assert reached or case.k > calls[case.call], f"{case} was not reached"
    print(f"\n{sum(done.values())} of {len(cases)} cases: {dict(done)}")


def reach(rig: Rig, case: Case, log: Path, trace: str, times: int) -> bool:
    """Type *times* as much as usual; tell whether *case* has happened."""
    rig.put_back()
    rig.go_on(*rig.type_under(["-o", str(log), "-e", trace, "-e", case.injected], times))
    return "INJECTED" in log.read_text() or "killed by SIGKILL" in log.read_text()


# The seam


def changed(log: Path, below: Path, but: Path) -> Counter[tuple[str, str]]:
    """Return what strace saw change below a folder, but not in one of its own: (call, path), how often."""
    found: Counter[tuple[str, str]] = Counter()
    for line in log.read_text().splitlines():
        call = re.match(r"\d+ +(\w+)\((.*)", line)
        if call is None:
            continue
        name, given = call.groups()
        if name == "openat" and not re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", given):
            continue
        path = re.match(r"\d+<(.*?)>", given) if re.match(r"\d", given) else re.search(r'"(.*?)"', given)
        assert path, line
        if path[1].startswith(f"{below}/") and not path[1].startswith(f"{but}/"):
            found[name, path[1]] += 1
    return found


def test_no_call_that_changes_a_file_goes_past_the_seam(tmp_path: Path) -> None:
    """Everything below the home and the workspace: journal, session, what is remembered, and the cache."""
    place = Place(tmp_path / "machine").make()
    log, seam = tmp_path / "strace.log", tmp_path / "seam.log"
    options = ["-o", str(log), "-e", f"trace={','.join([*SEAM, *OTHERS.split()])}"]
    for arguments in (INTERVIEW, ("resume",)):
        terminal = traced(place, [*options], {"log": str(seam)}, *arguments)
        try:
            terminal.wait_for("Zoë Sa", "saved")
            terminal.do("live.next")
            terminal.wait_for(" of 7")
            terminal.send(b"+ typed\r=3\r")
            terminal.wait_for("(3) Solid")
            terminal.do("app.quit")
            assert terminal.wait_end() == 0
        finally:
            terminal.clear_away()
        seen = changed(log, place.root, but=place.root / "tmp")  # where the watch over tests looks first
        logged = Counter(line.partition(" ")[::2] for line in seam.read_text().splitlines())
        seam.unlink()
        log.unlink()
        folders = [path for name, path in logged if name == "make_folder"]
        assert {path for call, path in seen if call == "mkdir"} <= {
            str(folder) for path in folders for folder in (Path(path), *Path(path).parents)
        }
        of_strace = Counter(
            {(SEAM.get(call, call), path): n for (call, path), n in seen.items() if call != "mkdir"}
        )
        of_seam = Counter(
            {
                (name, path): n
                for (name, path), n in logged.items()
                if name in {*SEAM.values()} - {"make_folder"}
            }
        )
        assert {name for name, _ in of_strace} >= {"create", "write", "sync", "unlink", "exchange"}
        assert of_strace == of_seam
