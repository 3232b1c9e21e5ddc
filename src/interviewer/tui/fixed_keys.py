"""The keys that a field takes for itself while it has the focus. They have no id, and no keymap changes them.

Beside the table of actions in `keys`; the help and `interviewer keys` print both. No Textual here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.tui.key_names import key_name, key_short

_ARROWS: dict[tuple[str, ...], str] = {("up", "down"): "↑↓", ("left", "right"): "←→"}


@dataclass(frozen=True, slots=True)
class FixedKey:
    """Keys of one field of a screen that do the same, or the same one way and the other."""

    screen: str
    field: str
    """What has the focus then, in nine letters at most: it is a heading."""
    keys: tuple[str, ...]
    """In Textual's names, the one to be shown first."""
    description: str
    brief: str
    """The same in fewer words."""
    reads: bool = False
    """Whether it also acts in a session opened for reading."""

    @property
    def names(self) -> tuple[str, ...]:
        """The keys as people write them; digits that follow each other are one, `1-9`."""
        rest = map(key_name, (key for key in self.keys if not key.isdecimal()))
        return (self._digits, *rest) if self._digits else tuple(rest)

    @property
    def short(self) -> str:
        """What is shown where there is little room."""
        return self._digits or _ARROWS.get(self.keys[:2]) or key_short(self.keys[0])

    @property
    def _digits(self) -> str:
        digits = [key for key in self.keys if key.isdecimal()]
        return f"{digits[0]}-{digits[-1]}" if len(digits) > 1 else "".join(digits)


def _digits(last: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, last + 1))


def _list(screen: str) -> tuple[FixedKey, ...]:
    return (
        FixedKey(screen, "list", ("up", "down", "k", "j"), "Move the mark", "Move", True),
        FixedKey(
            screen, "list", ("home", "end", "g", "G"), "To the first line, to the last", "First, last", True
        ),
    )


def _grid(screen: str, beside: str) -> tuple[FixedKey, ...]:
    return (
        FixedKey(screen, "table", ("up", "down", "k", "j"), "Row above, row below", "Rows", True),
        FixedKey(
            screen, "table", ("left", "right", "h", "l"), f"The {beside} beside", beside.capitalize(), True
        ),
        FixedKey(screen, "table", ("g", "G"), "First row, last row", "First, last", True),
    )


def _beside_grid(screen: str, field: str) -> tuple[FixedKey, ...]:
    return (
        FixedKey(screen, field, ("up", "down", "k", "j"), "Scrolls", "Scrolls", True),
        FixedKey(screen, field, ("escape", "left", "h"), "Back to the table", "Back", True),
    )


FIXED: tuple[FixedKey, ...] = (
    *_list("home"),
    FixedKey("setup", "choice", ("left", "right", "h", "l", "space"), "Turn to another choice", "Choose"),
    FixedKey("live", "levels", _digits(9), "Gives that level", "Level"),
    FixedKey("live", "levels", ("left", "right"), "Level below, level above", "Move"),
    FixedKey("live", "levels", ("enter",), "Gives the level in brackets", "Give it"),
    FixedKey("live", "levels", ("0", "delete", "backspace"), "Clears the rating", "Clear"),
    FixedKey("live", "tick list", _digits(9), "Ticks the point of that number", "Tick it"),
    FixedKey("live", "tick list", ("0",), "Ticks the tenth point", "The tenth"),
    FixedKey("live", "tick list", ("space", "enter"), "Ticks the marked point", "Tick"),
    FixedKey("live", "tick list", ("up", "down"), "Point above, point below", "Move", True),
    FixedKey("live", "tick list", ("home", "end"), "First point, last point", "First, last", True),
    FixedKey("live", "tick list", ("pagedown", "pageup"), "Next list, list before", "Next list", True),
    FixedKey("live", "ask later", _digits(9), "Takes that entry", "Take it"),
    FixedKey("live", "ask later", ("enter",), "Takes the marked entry", "Take"),
    FixedKey("live", "ask later", ("d",), "Drops what is proposed", "Drop"),
    FixedKey("live", "ask later", ("space",), "Says that it was asked", "Was asked"),
    FixedKey("live", "ask later", ("up", "down", "k", "j"), "Entry above, entry below", "Move"),
    FixedKey("live", "ask later", ("home", "end", "g", "G"), "First entry, last entry", "First, last"),
    FixedKey("live", "ask later", ("escape",), "Closes the list", "Close"),
    FixedKey("scorecard", "skill", _digits(9), "Gives that level", "Level"),
    FixedKey("scorecard", "skill", ("0",), "Not assessed", "Not assessed"),
    FixedKey("scorecard", "skill", ("x", "delete", "backspace"), "Clears the rating", "Clear"),
    FixedKey("scorecard", "skill", ("enter",), "Next skill", "Next skill", True),
    FixedKey("scorecard", "skill", ("up", "down", "k", "j"), "Field above, field below", "Move", True),
    FixedKey("scorecard", "recommend", _digits(5), "Recommends, 1 strong no, 5 strong yes", "Recommend"),
    FixedKey("scorecard", "recommend", ("left", "right"), "Move the brackets", "Move"),
    FixedKey("scorecard", "recommend", ("enter", "space"), "Recommends what is in brackets", "Recommend"),
    FixedKey("scorecard", "recommend", ("0", "delete", "backspace"), "Takes it back", "Take back"),
    FixedKey("scorecard", "check", _digits(9), "Goes to that line", "Go there"),
    FixedKey("scorecard", "check", ("down", "up", "j", "k"), "Marks a line; enter goes there", "Mark"),
    FixedKey("scorecard", "check", ("enter",), "Submits, while none is marked", "Submit"),
    FixedKey("scorecard", "check", ("pagedown", "pageup", "home", "end"), "Scrolls", "Scrolls"),
    FixedKey("scorecard", "check", ("escape",), "Takes the mark back, or closes", "Close"),
    *_list("review"),
    *_grid("compare", "candidate"),
    FixedKey("compare", "table", _digits(9), "Reads that session", "Read it", True),
    *_beside_grid("compare", "evidence"),
    *_grid("coverage", "plan"),
    *_beside_grid("coverage", "questions"),
    FixedKey("closed", "text", ("up", "down", "pageup", "pagedown"), "Scrolls", "Scrolls"),
    FixedKey("conflict", "text", ("up", "down", "pageup", "pagedown"), "Scrolls", "Scrolls", True),
    FixedKey("taken", "text", ("up", "down", "pageup", "pagedown"), "Scrolls", "Scrolls", True),
)


def on_screen(screen: str, *, reading: bool = False) -> Iterable[FixedKey]:
    """Return the fixed keys of *screen*; with *reading* those that act in a session opened for that."""
    return (key for key in FIXED if key.screen == screen and (key.reads or not reading))
