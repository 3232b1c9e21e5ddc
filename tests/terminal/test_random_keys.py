"""Random keys, pastes, clicks and sizes on a live interview: it does not crash, and no line is lost.

Now and then the typist goes back to the notes and takes down a word that no random key can write, for it is
Greek. Without the keys that delete, each of those words has to be in a file at the end, with whatever random
letters came between. With those keys nothing is said of the words; the files have to be readable all the
same. Half of the time goes to the one, half to the other. Ten minutes:

    make test ARGS="tests/terminal/test_random_keys.py --random-keys 600 --seed 7"
"""

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import pytest
import tomli

from tests.terminal.conftest import KEPT
from tests.terminal.driver import PATIENCE, Place, Terminal, key_bytes

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

HELD = ("start", "backend-technical-60", "--candidate", "Zoë Sample", "--interviewer", "Ida Test", *KEPT)
USUAL = (80, 24)
IN_NOTES = "tab rate"
"""What the last line says while the notes have the focus, at the usual size."""
UNUSUAL_ROWS = 101
ESCAPE_SECONDS = 0.15
"""An escape is one only once no other byte has followed for a tenth of a second."""
CURTAIN = "lifts the curtain"
BEFORE = (CURTAIN, "esc closes")
"""What is drawn with the curtain, and with the help."""

GREEK = "αβγδεζηθικ"
LETTERS = "abcdefghijklmnoprstvwyz ABCDEFGHIJ 0123456789 +-?!\"#=/.,;'()[]<>*&%$@_~^\\|{}`äß€—界"
"""Not among them: q, which quits where nothing is typed; u and the colon, which lead to undo there."""
NAMED: tuple[str, ...] = (
    *("enter", "tab", "shift+tab", "escape", "up", "down", "left", "right", "home", "end"),
    *("pageup", "pagedown", "ctrl+space"),
    *(f"f{number}" for number in range(1, 13) if number != 9),
)
CONTROLS = bytes(range(0x01, 0x20))
QUITS = b"\x11"
DELETES = b"\x04\x08\x0b\x15\x17\x18\x1a"
"""Ctrl with d, h, k, u, w, x, z."""
PALETTE = b"\x10"
"""From the palette one can undo, and quit. A click on the last line, the one of keys, would open it, too."""
NO_EDITOR = '"'
"""Not a command: while an editor had the terminal, ctrl and z would stop both, as in any shell."""
SEQUENCES = (
    b"\x1b[1;5C",
    b"\x1b[1;5D",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[E",
    b"\x1b[201~",
    b"\x1b[<35;3;3M",
    b"\xff",
)
"""Words to the right and left, the window's focus, and what no key sends."""
PASTED = (
    "one line",
    "first\nsecond\n\nfourth",
    "windows\r\nlines\r\n",
    "=3\n=9 #nothing\n#apis /2\n",
    "[bold]x[/] [@click=app.quit]q[/]",
    "\x9b31m\x07\x08\x7f\t tabs\tand \u202ebidi\u202c \u200bnothing \ufeff",
    "e\u0301 👩‍👩‍👧 界界界 ﷽",
    "\x1b\x11 \x1b[93;1mcolour \x1b]52;c;QQ==\x07 \x1b\x1b[20",
    "long " * 700,
    "\n" * 40,
    "",
)


@dataclass
class Hands:
    """Presses keys at random, and remembers which."""

    chance: random.Random
    deleting: bool
    events: list[object] = field(default_factory=list)
    size: tuple[int, int] = USUAL
    _clicked: tuple[int, int] = (0, 0)

    def act(self, terminal: Terminal) -> None:
        """Do one thing."""
        kind = self.chance.choices(
            (self._letters, self._named, self._control, self._paste, self._mouse, self._sequence),
            (30, 30, 20, 2, 8, 4),
        )[0]
        data = kind()
        self.events.append(data)
        terminal.send(data)

    def resize(self, terminal: Terminal, size: tuple[int, int] | None = None) -> None:
        """Give the window a size at random, or *size*."""
        chance = self.chance
        small = (chance.randint(1, 20), chance.randint(1, 8))
        any_size = (chance.randint(1, 300), chance.randint(1, 100))
        usual = chance.choice([(60, 20), USUAL, (120, 40), (1, 1), (300, 100)])
        self.size = size or chance.choice([small, any_size, usual])
        self.events.append(self.size)
        terminal.resize(*self.size)

    def _letters(self) -> bytes:
        more = "qu:" if self.deleting else ""
        text = "".join(self.chance.choices(LETTERS + more.removeprefix("q"), k=self.chance.randint(1, 12)))
        return text.encode()

    def _named(self) -> bytes:
        more = ("backspace", "delete", "f9") if self.deleting else ()
        return key_bytes(self.chance.choice(NAMED + more))

    def _control(self) -> bytes:
        left_out = QUITS + (b"" if self.deleting else DELETES + PALETTE)
        return bytes([self.chance.choice([key for key in CONTROLS if key not in left_out])])

    def _paste(self) -> bytes:
        return b"\x1b[200~" + self.chance.choice(PASTED).encode() + b"\x1b[201~"

    def _mouse(self) -> bytes:
        columns, rows = self.size
        at = (self.chance.randint(1, columns), self.chance.randint(1, max(1, rows - (not self.deleting))))
        button = self.chance.choice([0, 0, 0, 2, 64, 65])
        if at == self._clicked and not self.deleting:
            button = 64  # clicked twice, a word is selected, and the next letter takes its place
        self._clicked = at
        pressed = b"\x1b[<%d;%d;%dM" % (button, *at)
        return pressed if button >= 64 else pressed + b"\x1b[<%d;%d;%dm" % (button, *at)

    def _sequence(self) -> bytes:
        return self.chance.choice(SEQUENCES)


def word(number: int) -> str:
    """Return a word for *number* that none of the random keys can write."""
    return "ω" + "".join(GREEK[int(digit)] for digit in f"{number:05}") + "Ω"


def to_notes(terminal: Terminal, hands: Hands) -> bool:
    """Go back to the notes by a way that does not depend on where one is; False when they are not there."""
    hands.size = USUAL
    settle(terminal)
    for _ in range(8):
        hands.events.append("back")
        terminal.press("ctrl+l" if CURTAIN in terminal.text else "escape")
        settle(terminal)
        if in_notes(terminal):
            for _ in range(3):  # the palette, in which a word stands, the help below it, and a bar below that
                terminal.press("escape")
                settle(terminal)
            return in_notes(terminal)
    return False


def in_notes(terminal: Terminal) -> bool:
    """Tell by the screen whether the notes have the focus, with nothing before them."""
    return IN_NOTES in terminal.lines[-1] and not any(text in terminal.text for text in BEFORE)


def settle(terminal: Terminal) -> None:
    """Wait until all that was sent has been taken, and the screen is drawn at the usual size.

    Between them the window has as many rows as it never has else, so that the lines drawn tell: those of the
    last row come after all that was sent before.
    """
    end = time.monotonic() + ESCAPE_SECONDS
    while (left := end - time.monotonic()) > 0:
        terminal.pump(left)
    for size in ((USUAL[0], UNUSUAL_ROWS), USUAL):
        seen, last_row = len(terminal.raw), b"\x1b[%d;1H" % size[1]
        terminal.resize(*size)
        try:
            terminal.wait_until(partial(_sent, terminal, last_row, seen), f"the screen at {size}")
        except AssertionError:
            if terminal.process.poll() is None:
                raise
            return
    # What is drawn of the unusual size may still be on its way, and after that the usual one.
    while terminal.pump(ESCAPE_SECONDS) and time.monotonic() < end + PATIENCE:
        pass


def _sent(terminal: Terminal, data: bytes, since: int) -> bool:
    return terminal.raw.find(data, since) >= 0


def take_down(terminal: Terminal, text: str) -> None:
    """Take down *text* on a line of its own."""
    terminal.press("end", "enter")
    terminal.send(text.encode())
    terminal.wait_for(text)
    terminal.press("enter")


Begin = Callable[[], Terminal]


@pytest.fixture
def begin(tmp_path_factory: pytest.TempPathFactory, deleting: bool) -> Iterator[tuple[Place, Begin]]:
    """Return a place, and what begins an interview there; whatever runs at the end is ended."""
    editor = NO_EDITOR if deleting else "true"
    place = Place(
        tmp_path_factory.mktemp("random"), {"EDITOR": editor, "VISUAL": "", "INTERVIEWER_DEBUG": "1"}
    ).make()
    begun: list[Terminal] = []

    def anew() -> Terminal:
        command = [sys.executable, "-m", "interviewer", *HELD]
        begun.append(Terminal(command, environment=place.environment, folder=place.workspace, size=USUAL))
        begun[-1].wait_for("Zoë Sample", IN_NOTES)
        return begun[-1]

    yield place, anew
    for terminal in begun:
        terminal.clear_away()


@pytest.mark.parametrize("deleting", [False, True], ids=["nothing is deleted", "all keys"])
def test_random_keys_crash_nothing_and_lose_no_line(
    begin: tuple[Place, Begin], pytestconfig: pytest.Config, deleting: bool
) -> None:
    place, anew = begin
    seed: int = pytestconfig.getoption("--seed")
    hands = Hands(random.Random(seed + deleting), deleting)
    words: list[str] = []
    terminal = anew()
    starts = 1
    end = time.monotonic() + pytestconfig.getoption("--random-keys") / 2
    try:
        while time.monotonic() < end:
            for _ in range(hands.chance.randint(1, 120)):
                hands.act(terminal)
                terminal.pump(hands.chance.choice([0, 0, 0.01, 0.05]))
                if hands.chance.random() < 0.1:
                    hands.resize(terminal)
            if terminal.process.poll() is None and to_notes(terminal, hands):
                words.append(word(len(words)))
                take_down(terminal, words[-1])
                continue
            # Somewhere else, such as the home screen, by keys that lead there: leave, and begin anew.
            leave(terminal)
            terminal, starts = anew(), starts + 1
        leave(terminal)
        lines = [*every_line(place)]
        if not deleting:
            greek = "".join(letter for letter in "\n".join(lines) if letter in f"{GREEK}ωΩ")
            assert [lost for lost in words if lost not in greek] == []
        assert place.run("list").returncode == 0
    except AssertionError as failed:
        told = f"With --seed {seed}, after {len(hands.events)} events, the last ones {hands.events[-60:]}"
        raise AssertionError(f"{failed}\n{told}") from failed
    print(f"\n{len(hands.events)} events, {starts} interviews, {len(words)} words, {len(lines)} lines")


def leave(terminal: Terminal) -> None:
    """Quit, if the keys have not done so already, and look for a crash."""
    if terminal.process.poll() is None:
        settle(terminal)
        with suppress(OSError):
            terminal.press("ctrl+q")
    ended = terminal.wait_end()
    shown = terminal.raw.decode("utf-8", errors="replace")
    assert "Traceback" not in shown, shown[-4000:]
    assert "The app failed" not in shown, shown[-2000:]
    # While the editor has the terminal, ctrl+c and ctrl+backslash are signals to all that run in it.
    assert ended in {0, 130, 131}, f"Ended with {ended}: {shown[-2000:]}"
    assert terminal.settings == terminal.before


def every_line(place: Place) -> Iterator[str]:
    """Yield the notes in all session files, each of which has to be readable."""
    files: Sequence[object] = place.sessions
    assert files
    for path in place.sessions:
        saved = tomli.loads(path.read_text(encoding="utf-8"))
        assert saved["format"] == "session/1"
        for response in saved.get("responses", {}).values():
            yield from response.get("notes", "").split("\n")
