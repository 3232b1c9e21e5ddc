"""A small language for what hands do at a keyboard, and the typist who does it in the real program.

A script is a tuple of steps, plain data. The typist remembers of each line, and of each press that has a
name, when its first key was sent and when it was seen to have arrived. Between the two the program took it, so
the time in the file has to lie between them; no machine is too slow for that.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import singledispatchmethod

from tests.terminal.driver import Terminal, key_bytes, key_for

KEYS_A_SECOND = 10.0
"""How fast an interviewer types."""
KEYS_IN_A_SCRIPT = 6_000
"""At this many keys in the time there is, or fewer, one types as fast as an interviewer; else faster."""
BREATH = 20
"""Keys that could be typed between two lines of what is taken down while listening."""
_GUTTER = 7
_TIME = re.compile(r"\d\d:\d\d  ")


@dataclass(frozen=True)
class Line:
    """Types a line of notes from its first letter on, and ends it."""

    text: str
    see: tuple[str, ...] = ()
    """What is on the screen before the line is ended."""
    end: tuple[str, ...] = ("enter",)


@dataclass(frozen=True)
class Type:
    """Types on where the caret is, in the notes or in a field."""

    text: str
    see: tuple[str, ...] = ()


@dataclass(frozen=True)
class Blind:
    """Types what must not arrive anywhere, and does not wait for it."""

    text: str


@dataclass(frozen=True)
class Press:
    """Presses keys, or the first key of actions such as `live.next`, and waits for what comes of it."""

    keys: tuple[str, ...]
    see: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    name: str = ""
    """Under which the moment is remembered."""


@dataclass(frozen=True)
class Walk:
    """Presses a key until the row of the mark holds a text."""

    key: str
    to: str


@dataclass(frozen=True)
class Paste:
    """Pastes a text and waits for its last line."""

    text: str
    name: str


@dataclass(frozen=True)
class Resize:
    """Gives the window another size, and waits until the screen is laid out for it."""

    columns: int
    rows: int
    see: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clock:
    """Stops the clock of the interview, or lets it run."""

    runs: bool


@dataclass(frozen=True)
class Listen:
    """Takes down what is said, line after line, for a share of the time there is; one line at least."""

    name: str
    share: float


Step = Line | Type | Blind | Press | Walk | Paste | Resize | Clock | Listen


def press(*keys: str, see: str | Sequence[str] = (), gone: str | Sequence[str] = (), name: str = "") -> Press:
    """Return the step that presses *keys*."""
    return Press(keys, _all(see), _all(gone), name)


def line(text: str, *end: str, see: str | Sequence[str] = ()) -> Line:
    """Return the step that types a line, ended by *end* in place of enter; an empty one leaves it open."""
    return Line(text, _all(see), tuple(key for key in end if key) if end else ("enter",))


def _all(texts: str | Sequence[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


@dataclass(frozen=True)
class Moment:
    """When something happened, in seconds of a monotonic clock: not before *sent*, not after *seen*."""

    sent: float
    seen: float


@dataclass
class Stopwatch:
    """How long the interview has lasted, as the least and the most it can be."""

    begun: Moment = Moment(0.0, 0.0)
    pauses: list[tuple[Moment, Moment | None]] = field(default_factory=list)

    def stop(self, at: Moment) -> None:
        """Begin a pause."""
        self.pauses.append((at, None))

    def go_on(self, at: Moment) -> None:
        """End the pause."""
        self.pauses[-1] = (self.pauses[-1][0], at)

    def bounds(self, at: Moment) -> tuple[int, int]:
        """Return the least and the most whole seconds that the interview had lasted."""
        least = at.sent - self.begun.seen - sum(most for _, most in self._paused(at.sent))
        most = at.seen - self.begun.sent - sum(least for least, _ in self._paused(at.seen))
        return max(0, int(least)), int(most)

    @property
    def paused(self) -> tuple[float, float]:
        """The least and the most seconds of all pauses."""
        spans = [*self._paused(float("inf"))]
        return sum(least for least, _ in spans), sum(most for _, most in spans)

    def _paused(self, until: float) -> Iterator[tuple[float, float]]:
        for stopped, went_on in self.pauses:
            first = until if went_on is None else min(until, went_on.sent)
            last = until if went_on is None else min(until, went_on.seen)
            yield max(0.0, first - stopped.seen), max(0.0, last - stopped.sent)


class Typist:
    """Plays a script in a terminal."""

    def __init__(self, terminal: Terminal, seconds: float) -> None:
        """Play in *terminal*; the whole script is to take about so many *seconds*."""
        self._terminal = terminal
        self._seconds = seconds
        self._pause = min(1 / KEYS_A_SECOND, seconds / KEYS_IN_A_SCRIPT)
        self._due = 0.0
        self.clock = Stopwatch()
        self.moments: dict[str, Moment] = {}
        """By the first words of a line as it was begun, or by the name of a step."""
        self.gutters: dict[str, str] = {}
        """By line, the time that stood in the gutter once its first letter was there."""
        self.heard: dict[str, list[str]] = {}
        """By the name of a `Listen`, the lines that it took down."""
        self.keys = 0

    def play(self, script: Sequence[Step]) -> None:
        """Play *script*. AssertionError: something that has to be seen is not; it names the step."""
        for number, step in enumerate(script):
            try:
                self.do(step)
            except AssertionError as failed:
                raise AssertionError(f"At step {number}, {step}: {failed}") from failed

    @singledispatchmethod
    def do(self, step: Step) -> None:
        """Do one step."""
        raise NotImplementedError(step)

    @do.register
    def _line(self, step: Line) -> None:
        self._begin(step.text)
        self._type(step.text[1:])
        self._wait(step.see)
        self._press(step.end)

    @do.register
    def _types(self, step: Type) -> None:
        for letter in step.text:
            self._send(letter.encode())
        self._wait((step.text, *step.see))

    @do.register
    def _blind(self, step: Blind) -> None:
        for letter in step.text:
            self._send(key_bytes("enter") if letter == "\n" else letter.encode())

    @do.register
    def _presses(self, step: Press) -> None:
        sent = time.monotonic()
        self._press(step.keys)
        self._wait(step.see)
        for text in step.gone:
            self._terminal.wait_gone(text)
        if step.name:
            self._remember(step.name, sent)

    @do.register
    def _walk(self, step: Walk) -> None:
        for _ in range(40):
            with suppress(AssertionError):
                self._terminal.wait_until(lambda: self._marked(step.to), "the mark", patience=0.3)
                return
            self._press((step.key,))
        raise AssertionError(f"The mark does not come to {step.to}\n{self._terminal.shown()}")

    @do.register
    def _paste(self, step: Paste) -> None:
        sent = time.monotonic()
        self._terminal.paste(step.text)
        last = step.text.rpartition("\n")[2]
        self._left_of_caret(last)
        self._terminal.wait_until(lambda: bool(self._gutter(len(last))), "the time of what was pasted")
        self._remember(step.name, sent)

    @do.register
    def _resize(self, step: Resize) -> None:
        self._terminal.resize(step.columns, step.rows)
        # The line of keys is the last one of every screen, and `saved` the last word on it.
        laid_out: Callable[[], bool] = lambda: bool(re.search(r"sav(ed|ing)\s?$", self._terminal.lines[-1]))  # noqa: E731
        self._terminal.wait_until(laid_out, f"the screen at {step.columns}x{step.rows}")
        self._wait(step.see)

    @do.register
    def _clock(self, step: Clock) -> None:
        sent = time.monotonic()
        self._press(("live.pause",))
        if step.runs:
            self._terminal.wait_gone("PAUSED")
            self.clock.go_on(Moment(sent, time.monotonic()))
        else:
            self._terminal.wait_for("PAUSED")
            self.clock.stop(Moment(sent, time.monotonic()))

    @do.register
    def _listen(self, step: Listen) -> None:
        end = time.monotonic() + step.share * self._seconds
        lines = self.heard.setdefault(step.name, [])
        while not lines or time.monotonic() < end:
            lines.append(_SAID[len(lines) % len(_SAID)].format(f"{step.name} {len(lines) + 1}"))
            self._line(line(lines[-1]))
            self._rest(min(BREATH * self._pause, max(0.0, end - time.monotonic())))

    # Keys

    def _begin(self, text: str) -> None:
        """Type the first letter of *text* on a line of its own, and wait for the time of the line."""
        assert text not in self.moments, f"Two lines begin alike, so no one could tell their times: {text}"
        sent = time.monotonic()
        self._send(text[0].encode())
        arrived: Callable[[], bool] = lambda: self._before_caret(1) == text[0] and bool(self._gutter())  # noqa: E731
        self._terminal.wait_until(arrived, f"the first letter of: {text}")
        self._remember(text, sent)
        self.gutters[text] = self._gutter()

    def _type(self, text: str) -> None:
        for letter in text:
            self._send(letter.encode())
        self._left_of_caret(text)

    def _left_of_caret(self, text: str) -> None:
        words = text.rpartition(" ")[2]
        self._terminal.wait_until(lambda: self._before_caret(len(words)) == words, f"{text} at the caret")

    def _press(self, keys: Sequence[str]) -> None:
        for key in keys:
            self._send(key_bytes(key_for(key) if re.fullmatch(r"[a-z]+\.[a-z-]+", key) else key))

    def _send(self, data: bytes) -> None:
        self._rest(max(0.0, self._due - time.monotonic()))
        self._terminal.send(data)
        self._due = time.monotonic() + self._pause
        self.keys += 1

    def _rest(self, seconds: float) -> None:
        """Look at the screen for so many *seconds*."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._terminal.pump(left)

    # The screen

    def _wait(self, texts: Sequence[str]) -> None:
        if texts:
            self._terminal.wait_for(*texts)

    def _remember(self, name: str, sent: float) -> None:
        self.moments[name] = Moment(sent, time.monotonic())

    def _before_caret(self, cells: int) -> str:
        cursor = self._terminal.screen.cursor
        return self._terminal.lines[cursor.y][max(0, cursor.x - cells) : cursor.x]

    def _gutter(self, typed: int = 1) -> str:
        """Return the time of the line of which *typed* letters stand before the caret, if it is drawn."""
        before = self._before_caret(typed + _GUTTER)[:-typed]
        return before.strip() if _TIME.fullmatch(before) else ""

    def _marked(self, text: str) -> bool:
        return any(row.lstrip(" │").startswith("▸") and text in row for row in self._terminal.lines)


_SAID = (
    "+ {}: walks through it from the outside in",
    "{}: then takes it back, and says why",
    '"we measured before we touched it", {}',
    "- {}: no word on what happens when it fails #devops",
    "{}: draws two boxes, and an arrow both ways",
    "{}: comes back to the first point unasked",
)
