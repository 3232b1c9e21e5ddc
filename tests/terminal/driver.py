"""The real program in a real pseudo-terminal: what it draws, what it is sent, how it ends.

Nothing here sleeps. Every wait is a poll on the terminal with a deadline, and says what was on the screen
when the deadline passed.
"""

import fcntl
import json
import os
import re
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pyte
import pytest

from tests.audit.plugin import audited

PATIENCE = 20.0
"""Seconds until a wait gives up. Long, because a loaded machine is no fault of the program."""

ALTERNATE, NORMAL = b"\x1b[?1049h", b"\x1b[?1049l"
"""What a program sends to take over the screen and to give it back."""

# pyte takes the last letter of this one, which leaves the Kitty keyboard protocol, for text.
_KEYBOARD_POP = b"\x1b[<u"

# Takes no room. pyte leaves out whatever follows it.
_WORD_JOINER = "\u2060".encode()

# The controlling terminal is the first one that the leader of a session opens, which the shell does here.
# An `exec` and no fork in this process: other tests may have left threads running.
_ADOPT = 'exec "$@" <>"$0" >&0 2>&0'

_BYTES = {
    "enter": b"\r",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "escape": b"\x1b",
    "space": b" ",
    "ctrl+space": b"\x00",
    "backspace": b"\x7f",
    "delete": b"\x1b[3~",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "upper_s": b"S",
    **dict(
        zip(
            (f"f{number}" for number in range(1, 13)),
            (
                *(b"\x1bO" + letter for letter in (b"P", b"Q", b"R", b"S")),
                *(b"\x1b[%d~" % code for code in (15, 17, 18, 19, 20, 21, 23, 24)),
            ),
            strict=True,
        )
    ),
}


def tool(name: str) -> str:
    """Return the command *name*. Where it is absent the test is skipped, and in CI it fails."""
    found = shutil.which(name)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{name} is not on this machine")
    return found


def key_bytes(key: str) -> bytes:
    """Return what a terminal sends for *key*, named as `interviewer keys` names it."""
    if key in _BYTES:
        return _BYTES[key]
    if key.startswith("ctrl+") and len(key) == 6:
        return bytes([ord(key[5].upper()) & 0x1F])
    if len(key) == 1:
        return key.encode()
    raise ValueError(f'There is no key "{key}".')


@cache
def _keys() -> Mapping[str, str]:
    """Return each action's first key, as the program itself tells them to one who has chosen none."""
    printed = subprocess.run(
        [sys.executable, "-m", "interviewer", "keys", "--format", "json"],
        check=True,
        capture_output=True,
        env={**os.environ, "XDG_CONFIG_HOME": os.devnull},
    ).stdout
    return {action["id"]: action["keys"][0] for action in json.loads(printed)["actions"] if action["keys"]}


def key_for(action: str) -> str:
    """Return the first key of *action*, such as `live.next`."""
    return _keys()[action]


@dataclass(frozen=True)
class Place:
    """A machine of its own for the program: a home, a workspace, an environment without ours in it."""

    root: Path
    more: Mapping[str, str] = field(default_factory=dict)
    """Further environment variables."""

    @property
    def home(self) -> Path:
        """The home folder."""
        return self.root / "home"

    @property
    def workspace(self) -> Path:
        """The workspace, which has no packs of its own unless a test writes some."""
        return self.root / "workspace"

    @property
    def sessions(self) -> list[Path]:
        """The session files, oldest name first."""
        return sorted((self.workspace / "sessions").glob("*.toml"))

    @property
    def environment(self) -> dict[str, str]:
        """The environment: nothing of this process but where programs are, and no way to a network."""
        return {
            "HOME": str(self.home),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "TMPDIR": str(self.root / "tmp"),
            "INTERVIEWER_HOME": str(self.workspace),
            "PATH": os.defpath,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "PYTHONDONTWRITEBYTECODE": "1",
            "http_proxy": "http://127.0.0.1:9",
            "https_proxy": "http://127.0.0.1:9",
            **self.more,
        }

    def make(self) -> "Place":
        """Create the folders and return this place."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.workspace.mkdir(parents=True, exist_ok=True)
        (self.root / "tmp").mkdir(exist_ok=True)
        return self

    def run(self, *arguments: str, stdin: int = subprocess.DEVNULL) -> subprocess.CompletedProcess[str]:
        """Run a command of the program without a terminal."""
        return subprocess.run(
            [sys.executable, "-m", "interviewer", *arguments],
            env=self.environment,
            cwd=self.workspace,
            stdin=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )


class Running(Protocol):
    """A process that was started, as `subprocess.Popen` has it."""

    @property
    def pid(self) -> int: ...

    @property
    def returncode(self) -> int | Any: ...

    def poll(self) -> int | None: ...

    def wait(self) -> int: ...

    def kill(self) -> None: ...

    def send_signal(self, sig: int) -> None: ...


class Terminal:
    """A program in a pseudo-terminal, and the screen it has drawn so far."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        folder: Path,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        """Start *command* in *folder* on a terminal of *size* columns and rows."""
        self.raw = bytearray()
        """Everything the program has sent."""
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._ours, self._theirs = os.openpty()
        self._set_size(columns, rows)
        self.before = termios.tcgetattr(self._ours)
        """The settings of the terminal before the program changed them."""
        self.process = self._begin(command, os.ttyname(self._theirs), environment, folder)

    # Looking

    @property
    def lines(self) -> list[str]:
        """The lines on the screen. Not pyte's own, which fails where half of a wide letter was drawn over."""
        columns, buffer = range(self.screen.columns), self.screen.buffer
        return ["".join(buffer[row][column].data for column in columns) for row in range(self.screen.lines)]

    @property
    def text(self) -> str:
        """All that is on the screen."""
        return "\n".join(self.lines)

    @property
    def settings(self) -> list[object]:
        """The settings of the terminal as they are now."""
        return list(termios.tcgetattr(self._ours))

    def wait_for(self, *texts: str, patience: float = PATIENCE) -> None:
        """Wait until all of *texts* are on the screen."""
        self.wait_until(lambda: all(text in self.text for text in texts), " and ".join(texts), patience)

    def wait_gone(self, text: str, patience: float = PATIENCE) -> None:
        """Wait until *text* is on the screen no more."""
        self.wait_until(lambda: text not in self.text, f"the end of {text}", patience)

    def wait_until(self, true: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        """Wait until *true*, for as long as the program runs. Raises AssertionError, showing the screen."""
        deadline = time.monotonic() + patience
        while not true():
            ended = self.process.poll() is not None
            if not self.pump(0.1) and ended:
                raise AssertionError(f"Ended with {self.process.returncode} before: {what}\n{self.shown()}")
            if time.monotonic() > deadline:
                raise AssertionError(f"Not within {patience} s: {what}\n{self.shown()}")

    @property
    def left_on(self) -> set[str]:
        """What the terminal was left with that it did not have before: modes by their numbers, keyboard."""
        modes: dict[str, bool] = {}
        for numbers, on in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", bytes(self.raw)):
            modes |= dict.fromkeys(numbers.decode().split(";"), on == b"h")
        usual = {"25": True, "7": True}  # the cursor is shown, and lines wrap
        left = {number for number, on in modes.items() if on != usual.get(number, False)}
        pushed = len(re.findall(rb"\x1b\[>[0-9]+u", bytes(self.raw)))
        return left | ({"keyboard"} if pushed > self.raw.count(_KEYBOARD_POP) else set())

    def shown(self) -> str:
        """Return the screen in a frame, for messages."""
        edge = "-" * self.screen.columns
        return "\n".join([edge, *self.lines, edge])

    def pump(self, patience: float = 0.0) -> bool:
        """Take what the program sends, waiting at most *patience* seconds; False when it sent nothing."""
        ready = select.poll()  # not `select`, which takes no descriptor above 1023
        ready.register(self._ours, select.POLLIN)
        if not ready.poll(patience * 1000):
            return False
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # nobody holds the other end any more
            return False
        self.raw += data
        self._stream.feed(data.replace(_KEYBOARD_POP, b"").replace(_WORD_JOINER, b""))
        return bool(data)

    # Doing

    def press(self, *keys: str) -> None:
        """Press *keys*, named as `interviewer keys` names them."""
        for key in keys:
            self.send(key_bytes(key))

    def do(self, action: str) -> None:
        """Press the first key of *action*, such as `live.next`."""
        self.press(key_for(action))

    def type(self, text: str) -> None:
        """Type *text* on one line and wait until it stands on the screen."""
        self.send(text.encode())
        self.wait_for(text)

    def paste(self, text: str) -> None:
        """Paste *text* the way a terminal does when the program has asked for bracketed paste."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def send(self, data: bytes) -> None:
        """Send bytes."""
        os.write(self._ours, data)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size; the program is told by the system."""
        self.pump()
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def close(self) -> None:
        """Close the window."""
        for descriptor in (self._ours, self._theirs):
            os.close(descriptor)
        self._ours = self._theirs = -1

    def wait_end(self, patience: float = PATIENCE) -> int:
        """Wait until the program has ended and return its exit code; a negative one is a signal."""
        deadline = time.monotonic() + patience
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"Still running after {patience} s\n{self.shown()}")
            if self._ours >= 0:
                self.pump(0.05)
            else:
                select.select([], [], [], 0.02)
        while self._ours >= 0 and self.pump():
            pass
        return self.process.returncode

    def clear_away(self) -> None:
        """End the program, however it is, and close the window."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._ours >= 0:
            self.close()

    def _begin(
        self, command: Sequence[str], terminal: str, environment: Mapping[str, str], folder: Path
    ) -> "Running":
        """Start *command* on *terminal*."""
        return subprocess.Popen(
            ["/bin/sh", "-c", _ADOPT, terminal, *command],
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class Zygote:
    """The program, loaded and waiting: see `tests.terminal.zygote`."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Load the program in *environment*: what it reads as it is loaded counts for every fork."""
        ours, theirs = socket.socketpair()
        self._terminal, terminal = os.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.terminal.zygote", str(theirs.fileno())],
            env={**environment, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            cwd=Path(__file__).parents[2],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
        os.close(terminal)
        theirs.close()
        self._channel = ours
        self._lines = ours.makefile("rw", encoding="utf-8")
        assert self._answer() == {"threads": 1}, "a fork takes no thread along"

    def ask(self, asked: Mapping[str, object]) -> dict[str, Any]:
        """Ask for one thing and return the answer."""
        print(json.dumps(asked), file=self._lines, flush=True)
        return self._answer()

    def close(self) -> None:
        """Let it end. What was forked goes on."""
        self._lines.close()
        self._channel.close()
        self._process.wait(PATIENCE)
        os.close(self._terminal)

    def _answer(self) -> dict[str, Any]:
        if answer := self._lines.readline():
            return dict(json.loads(answer))
        raise AssertionError(f"The zygote has ended: {os.read(self._terminal, 65536).decode()}")


@dataclass
class Fork:
    """A process that the zygote has forked; only its parent learns how it ended."""

    zygote: Zygote
    pid: int
    returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit code; None while it runs."""
        return self._ask(wait=False)

    def wait(self) -> int:
        """Return the exit code once it has ended."""
        code = self._ask(wait=True)
        assert code is not None
        return code

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def send_signal(self, sig: int) -> None:
        """Send a signal. Until it was asked for its exit code, no other process has its number."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def _ask(self, *, wait: bool) -> int | None:
        if self.returncode is None:
            self.returncode = self.zygote.ask({"ended": self.pid, "wait": wait})["code"]
        return self.returncode


class ForkedTerminal(Terminal):
    """The program in a pseudo-terminal, forked and not loaded anew. A command is its arguments."""

    def __init__(
        self, zygote: Zygote, arguments: Sequence[str], place: Place, size: tuple[int, int] = (80, 24)
    ) -> None:
        self._zygote = zygote
        super().__init__(arguments, environment=place.environment, folder=place.workspace, size=size)

    def _begin(
        self, command: Sequence[str], terminal: str, environment: Mapping[str, str], folder: Path
    ) -> Running:
        given = {
            "arguments": list(command),
            "terminal": terminal,
            "environment": audited(environment),
            "folder": str(folder),
        }
        return Fork(self._zygote, int(self._zygote.ask({"start": given})["pid"]))
