"""A small language for what hands do at a keyboard. A script is a tuple of steps, plain data."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """Types a line of notes from its first letter on, and ends it."""

    text: str
    see: tuple[str, ...] = ()
    """What is on the screen before the line is ended."""
    end: tuple[str, ...] = ("enter",)
    name: str = ""
    """Under which its moment is remembered; its own words if empty."""


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
    """Presses a key until the row of the mark, in a list with numbers, holds a text."""

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


def line(text: str, *end: str, see: str | Sequence[str] = (), name: str = "") -> Line:
    """Return the step that types a line, ended by *end* in place of enter; an empty one leaves it open."""
    return Line(text, _all(see), tuple(key for key in end if key) if end else ("enter",), name)


def _all(texts: str | Sequence[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)
