"""Killed in the middle of typing, again and again: what was on the screen comes back."""

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL

import pytest
import tomli

from tests.terminal.conftest import EMPTY, INTERVIEW, Start
from tests.terminal.driver import Place, Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

LETTERS = "eeettaaoinsrhldcumfpgwybvk"
IN_FLIGHT = 2
"""How many keys are sent last, of which nobody waits to see whether they arrived."""


@dataclass
class Typist:
    """Types lines of notes, a key at a time, and knows what was sent and what was seen on the screen."""

    chance: random.Random
    sent: str = ""
    seen: str = ""
    _line: str = field(default="", repr=False)

    def type_on(self, terminal: Terminal, keys: int) -> None:
        """Type *keys* keys, each when the one before is on the screen, and then some without looking."""
        for _ in range(keys):
            self._press(terminal)
            terminal.wait_until(lambda: self._on_screen(terminal), f"the echo of {self._line!r}")
            self.seen = self.sent
        for _ in range(IN_FLIGHT):
            self._press(terminal)
        terminal.pump(self.chance.uniform(0, 0.03))

    def resume_with(self, recovered: str) -> None:
        """Go on after *recovered*, on a new line."""
        self.sent = self.seen = recovered
        self._line = recovered.rpartition("\n")[2]

    def _press(self, terminal: Terminal) -> None:
        new_line = len(self._line) > 40
        key = "\n" if new_line else self._next_letter()
        terminal.send(b"\r" if new_line else key.encode())
        self.sent += key
        self._line = "" if new_line else self._line + key

    def _next_letter(self) -> str:
        # Spaces would be taken for the empty cells of the screen.
        return self.chance.choice(LETTERS)

    def _on_screen(self, terminal: Terminal) -> bool:
        if not self._line:
            cursor = terminal.screen.cursor
            return not terminal.lines[cursor.y][10:].strip()
        return self._line in terminal.text


def notes_in(path: Path) -> str:
    """Return the notes of the warm-up, without their times."""
    saved = tomli.loads(path.read_text(encoding="utf-8"))
    assert saved["format"] == "session/1"
    lines = saved.get("responses", {}).get("warm-up", {}).get("notes", "").splitlines()
    return "\n".join(line[9:] if line[2:3] == ":" else line for line in lines)


def test_a_kill_while_typing_loses_nothing_that_was_seen(
    start: Start, place: Place, pytestconfig: pytest.Config
) -> None:
    """At most the keys in flight are lost; how many of them were, over all kills, is printed with `-s`."""
    kills: int = pytestconfig.getoption("--kills")
    chance = random.Random(20261121)
    typist = Typist(chance)
    lost: Counter[int] = Counter()
    terminal = start(*INTERVIEW)
    terminal.wait_for(EMPTY, "saved")
    for _ in range(kills):
        typist.type_on(terminal, chance.randrange(1, 30))
        terminal.signal(SIGKILL)
        assert terminal.wait_end() == -SIGKILL
        terminal.clear_away()
        for path in place.sessions:
            notes_in(path)  # readable, whatever it holds

        terminal = start("resume")
        terminal.wait_for("PAUSED")
        (path,) = place.sessions
        recovered = notes_in(path)
        assert typist.sent.startswith(recovered), "what comes back was typed"
        assert len(recovered) >= len(typist.seen), "what was seen comes back"
        lost[len(typist.sent) - len(recovered)] += 1
        typist.resume_with(recovered)
    assert max(lost) <= IN_FLIGHT
    print(f"\n{kills} kills; keys lost: {dict(sorted(lost.items()))}")
