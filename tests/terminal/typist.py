"""The typist, who plays a script in the real program.

They remember of each line, and of each press that has a name, when its first key was sent and when it was
seen to have arrived. Between the two the program took it, so the time in the file has to lie between them; no
machine is too slow for that.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial, singledispatchmethod

from tests.terminal.driver import Terminal, key_bytes, key_for
from tests.terminal.steps import Blind, Clock, Line, Listen, Paste, Press, Resize, Step, Type, Walk

KEYS_A_SECOND = 10.0
"""How fast an interviewer types."""
KEYS_IN_A_SCRIPT = 6_000
"""At this many keys in the time there is, or fewer, one types as fast as an interviewer; else faster."""
BREATH = 20
"""Keys that could be typed between two lines of what is taken down while listening."""
LONGEST_LINE = 48
"""Letters that stand on one row of the notes at every size of the script."""


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

    def bounds(self, at: Moment) -> tuple[float, float]:
        """Return the least and the most seconds that the interview had lasted, pauses not counted."""
        return self.between(self.begun, at)

    def between(self, first: Moment, last: Moment) -> tuple[float, float]:
        """Return the least and the most seconds from *first* to *last*, pauses between them not counted."""
        least = last.sent - first.seen - sum(most for _, most in self._paused(first.sent, last.sent))
        most = last.seen - first.sent - sum(least for least, _ in self._paused(first.sent, last.seen))
        return max(0.0, least), most

    @property
    def paused(self) -> tuple[float, float]:
        """The least and the most seconds of all pauses."""
        spans = [*self._paused(float("-inf"), float("inf"))]
        return sum(least for least, _ in spans), sum(most for _, most in spans)

    def _paused(self, since: float, until: float) -> Iterator[tuple[float, float]]:
        for stopped, went_on in self.pauses:
            if stopped.sent < since:
                continue
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
        self._begin(step.text, step.name or step.text)
        self._type(step.text[1:])
        self._wait((step.text, *step.see))
        self._press(step.end)

    @do.register
    def _types(self, step: Type) -> None:
        self._type(step.text)
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
            self._terminal.wait_until(lambda: bool(self._marked()), "the mark")
            if step.to in (before := self._marked()):
                return
            self._press((step.key,))
            self._terminal.wait_until(partial(self._moved_from, before), f"the mark to move to {step.to}")
        raise AssertionError(f"The mark does not come to {step.to}\n{self._terminal.shown()}")

    @do.register
    def _paste(self, step: Paste) -> None:
        sent = time.monotonic()
        self._terminal.paste(step.text)
        last = step.text.rpartition("\n")[2]
        self._terminal.wait_until(lambda: bool(self._gutter(last)), "what was pasted, with its time")
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
            self._line(Line(lines[-1]))
            self._rest(min(BREATH * self._pause, max(0.0, end - time.monotonic())))

    # Keys

    def _begin(self, text: str, name: str) -> None:
        """Type the first letter of *text* on a line of its own, and wait for the time of the line."""
        assert name not in self.moments, f"Two lines are called the same: {name}"
        assert len(text) <= LONGEST_LINE, f"This wraps in the narrow window: {text}"
        sent = time.monotonic()
        self._send(text[0].encode())
        self._terminal.wait_until(lambda: bool(self._gutter(text[0])), f"the first letter of: {text}")
        self._remember(name, sent)
        self.gutters[name] = self._gutter(text[0])

    def _type(self, text: str) -> None:
        for letter in text:
            self._send(letter.encode())

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

    def _gutter(self, text: str) -> str:
        """Return the time in the gutter of the line that holds *text* and nothing else; empty for none."""
        found = re.search(rf"(\d\d:\d\d)  {re.escape(text)}(?:  |\s*$)", self._terminal.text, re.MULTILINE)
        return found[1] if found else ""

    def _marked(self) -> str:
        """Return the row of the mark in a list with numbers; empty when there is none."""
        return next((row for row in self._terminal.lines if re.search(r"▸ \d ", row)), "")

    def _moved_from(self, row: str) -> bool:
        return self._marked() not in {"", row}


_SAID = (
    "+ {}: from the outside in",
    "{}: takes that back",
    '"we measured it first", {}',
    "- {}: never says when #devops",
    "{}: two boxes, one arrow",
    "{}: the first point again",
)
