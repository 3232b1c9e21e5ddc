"""What somebody is told in their first interview, one thing after the other, and never again."""

from interviewer.tui.keymap import Keymap

_RATES = "=3 and enter rates the answer, #skill tags a line"


def rates(hint: str) -> bool:
    """Whether *hint* tells how an answer is rated, and so waits for a question."""
    return hint == _RATES


def first_hints(keymap: Keymap) -> list[str]:
    """Return the three hints, each short enough for a narrow terminal."""
    onward, jump, helps = map(keymap.name, ("live.next", "live.jump", "app.help"))
    return [
        "begin a line with + strength, - concern, ? ask later",
        _RATES,
        f"{onward} goes on, {jump} jumps, {helps} helps",
    ]
