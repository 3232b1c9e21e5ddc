"""A disk that stalls for as long as it likes: keys echo, the status tells, and nothing is lost."""

import json
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal import faulty
from tests.terminal.conftest import EMPTY, INTERVIEW
from tests.terminal.driver import NORMAL, Place, Terminal
from tests.terminal.test_endings import noted
from tests.terminal.test_strace import TROUBLE

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

STALLS = {
    "fsync": ("sync", "sync_folder"),
    "write": ("write",),
    "rename": ("exchange", "replace"),
    "everything": ("create", "write", "sync", "sync_folder", "exchange", "replace", "unlink", "stat", "read"),
}
LINE = "the very last words"


def saved(terminal: Terminal) -> bool:
    return terminal.lines[-1].rstrip().endswith(" saved")


@pytest.mark.parametrize("what", STALLS)
def test_keys_echo_and_the_status_is_true_while_the_disk_stalls(place: Place, what: str) -> None:
    """The disk goes on only after all this was seen, so nothing of it has waited for the disk."""
    gate = place.root / "gate"
    settings = {"stall": dict.fromkeys(STALLS[what], str(gate))}
    command = [sys.executable, faulty.__file__, json.dumps(settings), *INTERVIEW]
    environment = place.environment | {"PYTHONPATH": str(Path(__file__).parents[2])}
    terminal = Terminal(command, environment=environment, folder=place.workspace)
    try:
        terminal.wait_for(EMPTY)
        terminal.wait_until(lambda: saved(terminal), "the status")
        with faulty.stalled(gate):
            for letter in LINE[:4]:
                terminal.send(letter.encode())
            terminal.wait_for(LINE[:4])
            terminal.wait_until(lambda: not saved(terminal), "the status to say that it is not saved")
            terminal.wait_until(lambda: any(words in terminal.lines[-1] for words in TROUBLE), "the trouble")
            for number in range(5, len(LINE) + 1):
                terminal.send(LINE[number - 1].encode())
                terminal.wait_for(LINE[:number].rstrip())
            assert not saved(terminal)
        terminal.wait_until(lambda: saved(terminal), "that it is saved after all")
        terminal.do("app.quit")
        assert terminal.wait_end() == 0
        assert noted(place) == LINE
    finally:
        terminal.clear_away()


@pytest.mark.parametrize(
    ("what", "ending"),
    [
        ("write", "quit"),
        ("fsync", "SIGTERM"),
        *((what, ending) for what in ("rename", "everything") for ending in ("quit", "SIGTERM")),
    ],
)
def test_an_end_does_not_wait_for_a_disk_that_stalls_for_ever(place: Place, what: str, ending: str) -> None:
    """It tells where the notes are, and they are there; or that they are nowhere, for all disks stall."""
    gate = place.root / "gate"
    settings = {"stall": dict.fromkeys(STALLS[what], str(gate))}
    command = [sys.executable, faulty.__file__, json.dumps(settings), *INTERVIEW]
    environment = place.environment | {"PYTHONPATH": str(Path(__file__).parents[2])}
    environment |= {"TMPDIR": str(place.root)}
    terminal = Terminal(command, environment=environment, folder=place.workspace)
    try:
        terminal.wait_for(EMPTY)
        terminal.wait_until(lambda: saved(terminal), "the status")
        with faulty.stalled(gate):
            terminal.type(LINE)
            if ending == "quit":
                terminal.do("app.quit")
            else:
                terminal.signal(signal.SIGTERM)
            assert terminal.wait_end() == (1 if ending == "quit" else 143)
        assert terminal.left_on == set()
        assert terminal.settings == terminal.before
        told = bytes(terminal.raw).rpartition(NORMAL)[2].decode()
        if what == "rename":
            (copy,) = place.home.rglob("*.rescued-*.toml")
            assert LINE in copy.read_text(encoding="utf-8")
            assert f"A copy is in {copy}" in told.replace("\r\n", "")
        else:
            assert "NOT SAVED: the disk does not answer" in told
    finally:
        terminal.clear_away()
