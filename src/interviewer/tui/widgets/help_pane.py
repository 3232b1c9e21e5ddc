"""Help: what can be done on this screen, and by which keys. It takes no focus, so one can go on typing."""

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interviewer.tui.ink import LABEL, MUTED, PLAIN, STRONG, ink, join, padded
from interviewer.tui.keys import ACTIONS, KeyAction, key_name

GRAMMAR = (
    ("=3", "on a line of its own rates the answer; =3 #apis rates a skill"),
    ('+ - ? ! "', "at the start of a line: strength, concern, ask later, red flag, their words"),
    ("#apis", "ties a line to a skill"),
)


class HelpPane(VerticalScroll, can_focus=False):
    """Lists the actions of a screen with their keys; Esc and the key that opened it close it."""

    DEFAULT_CSS = """
    HelpPane {
        dock: bottom; height: auto; max-height: 80%; padding: 1 2; margin-bottom: 1; background: $panel;
    }
    HelpPane Static { height: auto; }
    """

    def __init__(self, screen_name: str) -> None:
        lines = help_lines(screen_name)
        super().__init__(Static(Content("\n").join(lines)))


def help_lines(screen_name: str) -> list[Content]:
    """Return a line for each action of the screen called *screen_name* and of the app, its keys first."""
    here = [action for action in ACTIONS if action.screen == screen_name and action.shown_keys]
    everywhere = [action for action in ACTIONS if action.screen == "app" and action.shown_keys]
    lines = [
        join(ink("KEYS", LABEL), ink("  esc or ctrl+_ closes this", MUTED)),
        *map(_line, [*here, *everywhere]),
    ]
    if screen_name == "live":
        lines += [_row(sign, meaning) for sign, meaning in GRAMMAR]
    return lines


def _line(action: KeyAction) -> Content:
    return _row(", ".join(key_name(key) for key in action.shown_keys[:3]), action.description)


def _row(left: str, right: str) -> Content:
    return join(padded(ink(left, STRONG), 18), " ", ink(right, PLAIN))
