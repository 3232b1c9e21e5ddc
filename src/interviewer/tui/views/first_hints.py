"""What somebody is told in their first interview, one thing after the other, and never again."""

from interviewer.tui.keymap import Keymap


def first_hints(keymap: Keymap) -> list[str]:
    """Return the three hints, each short enough for a narrow terminal."""
    onward, jump, helps = map(keymap.name, ("live.next", "live.jump", "app.help"))
    return [
        "begin a line with + strength, - concern, ? ask later",
        "=3 and enter rates the answer, #skill tags a line",
        f"{onward} goes on, {jump} jumps, {helps} helps",
    ]
