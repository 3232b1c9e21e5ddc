"""What somebody does in an interview, as keys of which each has the state that it should lead to.

Lines typed, ratings by `=3`, moves on and back, points ticked, pastes, and undo of what can be undone to a
letter: a paste and a rating. The state is known before a key is sent, so whatever is on the screen or in a
file can be looked for among the states that the keys lead through.
"""

import random
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import tomli

from interviewer.store.session_file import read_session
from tests.terminal.driver import Terminal, key_bytes, key_for

LETTERS = "eeettaaoinsrhldcumfpgwybvk"
"""No space: it could not be told from an empty cell of the screen."""
STOPS = 4
"""The first so many questions of the plan are visited."""
FIRST = "1 of 7"
"""What stands on the screen at the first of them."""
SIZE = (80, 64)
"""Tall enough for all of each of them."""
_TICKED = (1, 2, 3)
"""The points of each that are ticked now and then."""


@dataclass(frozen=True)
class Stop:
    """What was taken down at a stop."""

    notes: tuple[str, ...] = ("",)
    """The lines, without their times; the last is the one with the caret."""
    rating: int | None = None
    ticks: frozenset[int] = frozenset()


@dataclass(frozen=True)
class State:
    """The interview: where it is, from 0, and what was taken down at each stop."""

    at: int = 0
    stops: tuple[Stop, ...] = (Stop(),) * STOPS

    @property
    def here(self) -> Stop:
        """The stop at hand."""
        return self.stops[self.at]

    def but(self, **changes: Any) -> "State":
        """Return this state with another stop at hand."""
        stops = list(self.stops)
        stops[self.at] = replace(self.here, **changes)
        return replace(self, stops=tuple(stops))

    def typed(self, text: str) -> "State":
        """Return this state with *text* behind the last line."""
        *lines, last = self.here.notes
        return self.but(notes=(*lines, *(last + text).split("\n")))


@dataclass(frozen=True)
class Key:
    """A key, or a paste, and the state after it."""

    data: bytes
    after: State
    calm: bool = False
    """Whether one looks up before pressing it. What it does depends on what the screen shows by then: where
    the anchors cover the points, what is undone."""


def keys(chance: random.Random, state: State) -> Iterator[Key]:
    """Yield the keys of an interview from *state* on, without end."""
    if state.here.notes[-1]:
        yield Key(b"\r", state := _entered(state))
    while True:
        kind = chance.choices((_line, _rating, _paste, _move, _tick), (6, 3, 2, 3, 2))[0]
        for key in kind(chance, state):
            state = key.after
            yield key


def _entered(state: State) -> State:
    """Return the state after enter at the end of the last line, which may rate the answer."""
    level = re.fullmatch("=([1-4])", state.here.notes[-1])
    return state.typed("\n").but(rating=int(level[1]) if level else state.here.rating)


def _line(chance: random.Random, state: State) -> Iterator[Key]:
    for _ in range(chance.randint(2, 30)):
        letter = chance.choice(LETTERS)
        yield Key(letter.encode(), state := state.typed(letter))
    yield Key(b"\r", state.typed("\n"))


def _rating(chance: random.Random, state: State) -> Iterator[Key]:
    before = state.here.rating
    level = chance.choice([level for level in (1, 2, 3, 4) if level != before])
    for letter in f"={level}":
        yield Key(letter.encode(), state := state.typed(letter))
    yield Key(b"\r", state := _entered(state))
    if chance.random() < 0.3:
        yield Key(_key("live.undo"), state.but(rating=before), calm=True)


def _paste(chance: random.Random, state: State) -> Iterator[Key]:
    words = ["".join(chance.choices(LETTERS, k=chance.randint(3, 30))) for _ in range(3)]
    text = "\n".join(words)
    yield Key(b"\x1b[200~" + text.encode() + b"\x1b[201~", pasted := state.typed(text))
    if chance.random() < 0.5:
        yield Key(_key("live.undo"), state, calm=True)
    else:
        yield Key(b"\r", pasted.typed("\n"))


def _move(chance: random.Random, state: State) -> Iterator[Key]:
    on = state.at == 0 or (state.at < STOPS - 1 and chance.random() < 0.5)
    state = replace(state, at=state.at + (1 if on else -1))
    yield Key(_key("live.next" if on else "live.previous"), state)
    if state.here.notes[-1]:
        yield Key(b"\r", _entered(state))


def _tick(chance: random.Random, state: State) -> Iterator[Key]:
    yield Key(_key("live.listen"), state, calm=True)
    for point in chance.sample(_TICKED, chance.randint(1, 2)):
        state = state.but(ticks=state.here.ticks ^ {point})
        yield Key(str(point).encode(), state)
    yield Key(b"i", state)


def _key(action: str) -> bytes:
    return key_bytes(key_for(action))


# On the screen


@dataclass(frozen=True)
class Shown:
    """What the screen shows of a state."""

    at: int
    rating: int | None
    ticks: frozenset[int] | None
    """None while not all of the points can be seen: the anchors cover them when a rating is typed."""
    notes: tuple[str, ...]
    """The last lines, as many as there is room for."""


def shown(terminal: Terminal) -> Shown | None:
    """Return what is on the screen; None when it is not that of an interview, or only half drawn."""
    rows = terminal.lines
    place = re.search(rf"^  ([1-{STOPS}]) of 7 ", "\n".join(rows[:3]), re.MULTILINE)
    rules = [number for number, row in enumerate(rows) if row.startswith("  ──")]
    if not place or len(rules) != 2:
        return None
    first, second = rules
    level = re.search(r"\(([1-4])\) ", "".join(rows[second + 1 : -1]))
    points, _, _ = "\n".join(rows[:first]).partition("PROBES")
    marked = re.findall(r"^  [ ▸]([ √]) (\d) ", points, re.MULTILINE)
    listed = {int(point): mark == "√" for mark, point in marked}
    # Beside a line stands, two cells on, what it means.
    notes = tuple(row[9:].split(" ")[0] for row in rows[first + 1 : second])
    if rows[first + 1].startswith("  What did they"):
        notes = ("",) * len(notes)
    return Shown(
        int(place[1]) - 1,
        int(level[1]) if level else None,
        frozenset(point for point in listed if listed[point]) if set(_TICKED) <= set(listed) else None,
        notes,
    )


def shows(found: Shown | None, state: State) -> bool:
    """Tell whether *found* is what *state* looks like."""
    if found is None:
        return False
    here = state.here
    ticks = None if found.ticks is None else here.ticks
    # A last line that is empty may lie one row below those that are shown.
    without = here.notes if here.notes[-1] else here.notes[:-1]
    notes = {_last(lines, len(found.notes)) for lines in (here.notes, without)}
    return found.notes in notes and replace(found, notes=()) == Shown(state.at, here.rating, ticks, ())


def _last(lines: tuple[str, ...], rows: int) -> tuple[str, ...]:
    """Return *lines* as so many *rows* show them: the last of them, or all and empty rows below."""
    return (*lines, *("",) * rows)[: max(rows, len(lines))][-rows:]


# In a file


def saved(path: Path) -> State:
    """Return the state in the session's file. Raises when it is none, or none that the app would read."""
    data = path.read_bytes()
    document = tomli.loads(data.decode())
    assert document.get("format", "").startswith("session/"), f"{path.name} does not say what it is"
    read_session(data, str(path))
    sections = document["plan"]["sections"].values()
    order = [
        question.partition("/")[2]
        for section in sections
        for question in (*section.get("core", ()), *section.get("optional", ()))
    ]
    return State(
        order.index(document["interview"]["current"]),
        tuple(_stop(document, question) for question in order[:STOPS]),
    )


def _stop(document: Mapping[str, Any], question: str) -> Stop:
    response = document.get("responses", {}).get(question, {})
    lines = response.get("notes", "\n").removesuffix("\n").split("\n")
    points = list(document["questions"][question]["listen-for"])
    return Stop(
        tuple(re.sub(r"^\d\d:\d\d:\d\d ", "", line) for line in lines),
        response.get("rating"),
        frozenset(points.index(point) + 1 for point in response.get("heard", ())),
    )


# At the keys


@dataclass
class Typist:
    """Presses the keys of a workload, and knows what was sent when, and what was seen."""

    chance: random.Random
    states: list[State]
    """The state at first, and after each key that was sent."""
    sent: list[float] = field(default_factory=list)
    """When each key was sent."""
    keys: list[bytes] = field(default_factory=list)
    seen: int = 0
    """After how many keys the state was seen on the screen."""

    @classmethod
    def at(cls, state: State, chance: random.Random) -> "Typist":
        """Begin at *state*."""
        return cls(chance, [state])

    def type(self, terminal: Terminal, count: int, pause: tuple[float, float]) -> None:
        """Press *count* keys with pauses between these bounds; now and then look until one has arrived."""
        stream = keys(self.chance, self.states[-1])
        for key, _ in zip(stream, range(count), strict=False):
            if key.calm and self.seen < len(self.sent):
                self.wait(terminal)
            terminal.send(key.data)
            self.sent.append(time.monotonic())
            self.keys.append(key.data)
            self.states.append(key.after)
            if self.chance.random() < 0.2:
                self.wait(terminal)
            pump_for(terminal, self.chance.uniform(*pause))

    def wait(self, terminal: Terminal) -> None:
        """Wait until the screen shows what the last key led to."""
        terminal.wait_until(lambda: shows(shown(terminal), self.states[-1]), f"{self.states[-1].here}")
        self.look(terminal)

    def look(self, terminal: Terminal) -> None:
        """Find out after how many keys the state is that stands on the screen now.

        Where several look the same, the first is meant: no more is claimed than was seen.
        """
        found, known = shown(terminal), self.states[self.seen].here.ticks
        for number in range(self.seen, len(self.states)):
            if found and found.ticks is None and self.states[number].here.ticks != known:
                return
            if shows(found, self.states[number]):
                self.seen = number
                return

    def told(self, found: State) -> str:
        """Return in what *found* differs from what was to be, for messages."""
        lines = [f"after {self.seen} keys of {self.keys} it was seen; found was a state of none of them:"]
        for number in range(len(self.states)):
            state = self.states[number]
            pairs = zip(state.stops, found.stops, strict=True)
            lines += [f"  {number}: at {state.at}, found at {found.at}"] * (state.at != found.at)
            lines += [f"  {number}: stop {n}: {a} found {b}" for n, (a, b) in enumerate(pairs) if a != b]
        return "\n".join(lines)

    def kept(self, state: State) -> int | None:
        """Return after how many keys the interview is at *state*; None when none of them led there."""
        numbers = range(len(self.states) - 1, -1, -1)
        return next((number for number in numbers if self.states[number] == state), None)


def pump_for(terminal: Terminal, seconds: float) -> None:
    """Take what comes for so many *seconds*."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        terminal.pump(left)
