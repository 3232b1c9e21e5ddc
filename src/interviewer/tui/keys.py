"""Every action of the app: id, keys, what it does. One table for bindings, footer, palette and help.

A `Keymap` lays over it the keys that a person chose; only it and the tests look at the table itself.

No Textual here: `interviewer keys` reads this table without a screen.

Keys are chosen to arrive. While notes have focus only control keys and function keys can act, and terminals,
multiplexers and editors take many of those for themselves; the ones here are those that are left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from interviewer.tui.fixed_keys import FIXED
from interviewer.tui.key_names import is_printable, key_name

ScreenName = Literal[
    "app",
    "home",
    "setup",
    "live",
    "scorecard",
    "submitted",
    "review",
    "compare",
    "coverage",
    "conflict",
    "taken",
    "closed",
]


@dataclass(frozen=True, slots=True)
class KeyAction:
    """Something a person can do on a screen."""

    id: str
    """Stable: keymaps and scripts name it."""
    description: str
    """What it does, as the palette and the help show it."""
    keys: tuple[str, ...] = ()
    """Keys that act everywhere on the screen, notes included, in Textual's names; the first is shown."""
    plain: tuple[str, ...] = ()
    """Keys that act only while nothing is being typed."""
    elsewhere: tuple[str, ...] = ()
    """Keys that a list or the focus gives it, and no binding of its own."""
    label: str = ""
    """A word for the footer; empty when the action does not stand there."""

    @property
    def screen(self) -> str:
        """The screen the action belongs to; `app` for everywhere."""
        return self.id.partition(".")[0]

    @property
    def action(self) -> str:
        """The name of the method that does it, without `action_`."""
        return self.id.partition(".")[2].replace("-", "_")

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key that is bound to it, in Textual's names."""
        return self.keys + self.plain

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """Every key that does it, in Textual's names, each once."""
        named = {key_name(key): key for key in reversed(self.keys + self.plain + self.elsewhere)}
        return tuple(reversed(named.values()))


ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("app.palette", "All commands", ("f9", "ctrl+p"), ("colon",), label="all"),
    KeyAction("app.help", "Help for this screen", ("ctrl+underscore", "f1"), ("question_mark",)),
    KeyAction("app.theme", "Change the colours"),
    KeyAction("app.curtain", "Hide everything, or lift the curtain", ("ctrl+l", "f11"), label="curtain"),
    KeyAction("app.quit", "Save and quit", ("ctrl+q",), ("q",)),
    KeyAction("home.open", "Open the line under the mark", (), (), ("enter",), "open"),
    KeyAction("home.start", "Start an interview", (), ("s",), label="start"),
    KeyAction("home.resume", "Resume the newest unfinished interview", (), ("r",), label="resume"),
    KeyAction("home.review", "Review saved sessions", (), ("v",), label="review"),
    KeyAction("home.compare", "Compare candidates", (), ("c",), label="compare"),
    KeyAction("home.coverage", "See what the plans for a role cover", (), ("o",), label="coverage"),
    KeyAction("setup.begin", "Begin the interview", ("ctrl+n", "f4"), (), label="begin"),
    KeyAction("setup.back", "Back, nothing begun", ("ctrl+o", "f2", "escape"), (), label="back"),
    KeyAction("live.next", "Next question", ("ctrl+n", "f4"), ("n", "right"), label="next"),
    KeyAction("live.previous", "Previous question", ("ctrl+o", "f2"), ("p", "left"), label="back"),
    KeyAction("live.rate", "Rate this answer", (), (), ("tab",), "rate"),
    KeyAction("live.jump", "Jump to any question", ("ctrl+g", "f7"), ("j", "slash"), label="jump"),
    KeyAction(
        "live.skip", "Skip this question, with a reason", ("ctrl+backslash", "f12"), ("s",), label="skip"
    ),
    KeyAction("live.park", "Park this question for later, or take it up", (), ("z",)),
    KeyAction("live.ask", "Ask a question of your own", (), ("a",)),
    KeyAction("live.hint", "Count the next hint as given", (), ("x",)),
    KeyAction(
        "live.later", "What to ask later, and what to drop or add", ("ctrl+@", "f3"), ("l",), label="later"
    ),
    KeyAction("live.pause", "Pause or resume the clock", ("ctrl+t", "f8"), ("space",), label="pause"),
    KeyAction("live.scorecard", "Open the scorecard", ("ctrl+r",), ("c",), label="scorecard"),
    KeyAction("live.undo", "Undo the last change", ("ctrl+z",), ("u",)),
    KeyAction("live.listen", "Tick what was heard", (), (), ("shift+tab",), "heard"),
    KeyAction(
        "live.page",
        "Turn to handout and solution",
        ("ctrl+right_square_bracket", "f6"),
        ("h",),
        label="turn",
    ),
    KeyAction("live.scroll", "Scroll the question or the handout", (), (), ("pagedown",)),
    KeyAction("live.copy", "Copy what the candidate gets", ("f5",), ("y",)),
    KeyAction("live.notes", "Back to the notes", ("escape",), ("i",)),
    KeyAction(
        "live.general",
        "Notes that belong to no question, and back",
        ("ctrl+circumflex_accent", "f10"),
        ("g",),
    ),
    KeyAction("live.editor", "Open these notes in your editor", ("ctrl+f",), ("e",)),
    KeyAction("live.save", "Save now", ("ctrl+s",)),
    KeyAction(
        "live.elsewhere", "Save elsewhere, when saving fails", ("ctrl+b",), ("w",), label="save elsewhere"
    ),
    KeyAction("scorecard.submit", "Check, then submit", ("ctrl+n", "f4"), (), label="submit"),
    KeyAction(
        "scorecard.questions", "Back to the questions", ("ctrl+r", "ctrl+o", "f2"), (), label="questions"
    ),
    KeyAction("scorecard.back", "Close the scorecard", ("escape",), (), label="back"),
    KeyAction("scorecard.early", "Recommend before every skill is rated", (), ("e",)),
    KeyAction(
        "scorecard.structure", "Session check, and how structured it was", (), ("s",), label="structure"
    ),
    KeyAction("scorecard.revise", "Revise it, with a reason", (), ("r",), label="revise"),
    KeyAction("scorecard.pause", "Pause or resume the clock", ("ctrl+t", "f8"), ()),
    KeyAction("scorecard.undo", "Undo the last change", ("ctrl+z",), ("u",)),
    KeyAction("scorecard.save", "Save now", ("ctrl+s",)),
    KeyAction(
        "scorecard.elsewhere",
        "Save elsewhere, when saving fails",
        ("ctrl+b",),
        ("w",),
        label="save elsewhere",
    ),
    KeyAction("submitted.home", "To the home screen", (), ("h", "enter"), label="home"),
    KeyAction("submitted.review", "Read the session", (), ("v",), label="read it"),
    KeyAction("review.open", "Read the session", (), (), ("enter",), "open"),
    KeyAction("review.sort", "Sort by the next column", (), ("s",), label="sort"),
    KeyAction("review.reverse", "Reverse the order", (), ("S", "upper_s")),
    KeyAction("review.mark", "Mark the session for comparing", (), ("space",), label="mark"),
    KeyAction("review.compare", "Compare the marked sessions", (), ("c",), label="compare"),
    KeyAction("review.resume", "Resume the unfinished interview", (), ("r",), label="resume"),
    KeyAction("review.filter", "Filter the list", ("ctrl+g",), ("slash",), label="filter"),
    KeyAction("review.clear", "Clear the filter, or go back", ("escape",)),
    KeyAction("review.back", "Back", ("ctrl+o", "f2"), (), label="back"),
    KeyAction("compare.open", "Read the session behind the cell", (), ("enter",), label="open"),
    KeyAction("compare.evidence", "Step into the evidence", (), (), ("tab",), "evidence"),
    KeyAction("compare.wording", "What signs mean, wording, what was left out", (), ("d",), label="legend"),
    KeyAction("compare.hide", "Hide the candidate under the cursor", (), ("x",), label="hide"),
    KeyAction("compare.show-all", "Show every candidate again", (), ("X", "upper_x"), label="show all"),
    KeyAction("compare.back", "Back", ("ctrl+o", "f2", "escape"), (), label="back"),
    KeyAction("coverage.view", "Go by skills, or by what the role asks for", (), ("v",), label="skills"),
    KeyAction("coverage.legend", "What the signs mean, and how to read it", (), ("d",), label="legend"),
    KeyAction("coverage.questions", "Step into the questions", (), (), ("tab",), "questions"),
    KeyAction("coverage.leave-out", "Leave out the plan under the cursor", (), ("x",), label="leave out"),
    KeyAction("coverage.show-all", "Count every plan again", (), ("X", "upper_x"), label="all plans"),
    KeyAction("coverage.role", "Turn to the next role", (), ("r",), label="role"),
    KeyAction("coverage.back", "Back", ("ctrl+o", "f2", "escape"), (), label="back"),
    KeyAction("conflict.file", "Keep the file and continue", (), ("f",), label="keep the file"),
    KeyAction("conflict.journal", "Keep the journal and continue", (), ("j",), label="keep the journal"),
    KeyAction("conflict.later", "Decide later", ("ctrl+o", "f2", "escape"), (), label="later"),
    KeyAction("taken.read", "Read it, and change nothing", (), ("r",), label="read"),
    KeyAction("taken.over", "Take it over and continue here", (), ("t",), label="take over"),
    KeyAction("taken.copy", "Continue in a copy beside it", (), ("c",), label="copy"),
    KeyAction("taken.later", "Leave it to whoever has it", ("ctrl+o", "f2", "escape"), (), label="later"),
    KeyAction("closed.back", "Leave it closed", ("ctrl+o", "f2", "escape"), (), label="back"),
)

BY_ID = {action.id: action for action in ACTIONS}

ALWAYS_TYPING: frozenset[str] = frozenset({"app", "setup", "live", "closed"})
"""Screens on which a text field mostly has the focus, the app as a whole among them."""
SOMETIMES_TYPING: frozenset[str] = frozenset({"scorecard", "review"})
"""Screens on which a text field may have the focus."""

FOCUS_KEYS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        screen: frozenset(
            key for fixed in FIXED if fixed.screen == screen for key in fixed.keys if is_printable(key)
        )
        for screen in dict.fromkeys(fixed.screen for fixed in FIXED if any(map(is_printable, fixed.keys)))
    }
)
"""By screen, the printable keys that its lists, grids, ratings and panes take before any action does."""


def on_screen(screen: ScreenName, actions: Iterable[KeyAction] = ACTIONS) -> tuple[KeyAction, ...]:
    """Return those of *actions* that are of *screen*, without those of the whole app."""
    return tuple(action for action in actions if action.screen == screen)
