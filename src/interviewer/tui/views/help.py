"""Help: the keys of one screen in groups, laid out so that they fit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from textual.content import Content

from interviewer.tui.fixed_keys import on_screen
from interviewer.tui.ink import LABEL, MUTED, PLAIN, STRONG, ends, ink, join, padded
from interviewer.tui.key_names import is_printable, key_name, key_short
from interviewer.tui.keymap import Keymap
from interviewer.tui.keys import ALWAYS_TYPING, KeyAction

Groups = Mapping[str, tuple[str, ...]]
"""By the name of a group, the ids of its actions, most wanted first."""

_GROUPS: Mapping[str, Groups] = MappingProxyType(
    {
        "live": {
            "asking": (
                "live.next",
                "live.previous",
                "live.jump",
                "live.skip",
                "live.park",
                "live.ask",
                "live.hint",
                "live.page",
                "live.copy",
                "live.scroll",
            ),
            "notes": ("live.notes", "live.general", "live.undo", "live.editor"),
            "rating": ("live.rate", "live.listen", "live.scorecard"),
            "time": ("live.pause", "live.later"),
        },
        "scorecard": {
            "deciding": (
                "scorecard.submit",
                "scorecard.structure",
                "scorecard.early",
                "scorecard.undo",
                "scorecard.revise",
            ),
            "time": ("scorecard.pause",),
        },
    }
)
"""Groups of the screens that have many actions. What is in none stands last, before what the app can do."""
_READING: Mapping[str, Groups] = MappingProxyType(
    {
        "live": {
            "reading": (
                "live.next",
                "live.previous",
                "live.jump",
                "live.page",
                "live.copy",
                "live.scroll",
                "live.scorecard",
                "live.notes",
            )
        },
        "scorecard": {
            "reading": (
                "scorecard.questions",
                "scorecard.structure",
                "scorecard.revise",
                "scorecard.back",
            )
        },
    }
)
"""What can be done in a session opened for reading, and nothing else can."""
_BRIEF: Mapping[str, str] = MappingProxyType(
    {
        "app.help": "This help",
        "app.curtain": "Curtain",
        "home.open": "Open what is marked",
        "home.resume": "Resume the newest",
        "home.coverage": "What the plans cover",
        "live.next": "Next question",
        "live.previous": "Question before",
        "live.jump": "Jump to another",
        "live.skip": "Skip, and why",
        "live.page": "Turn the page",
        "live.copy": "Copy handout",
        "live.scroll": "Scroll the page",
        "live.notes": "To the notes",
        "live.general": "General notes",
        "live.editor": "In your editor",
        "live.park": "Park for later",
        "live.ask": "Ask your own",
        "live.hint": "Count a hint",
        "live.undo": "Undo",
        "live.rate": "Rate the answer",
        "live.listen": "Tick list",
        "live.scorecard": "Scorecard",
        "live.elsewhere": "Save elsewhere",
        "live.pause": "Pause, go on",
        "live.later": "Later, drop",
        "scorecard.submit": "Submit",
        "scorecard.undo": "Undo",
        "scorecard.questions": "Questions",
        "scorecard.back": "Close it",
        "scorecard.structure": "Structure",
        "scorecard.revise": "Revise, and why",
        "scorecard.early": "Recommend early",
        "scorecard.elsewhere": "Save elsewhere",
        "scorecard.pause": "Pause, go on",
        "review.mark": "Mark for comparing",
        "review.compare": "Compare the marked",
        "review.resume": "Resume it",
        "review.clear": "No filter, or back",
        "compare.open": "Read the session",
        "compare.wording": "What the signs mean",
        "compare.hide": "Hide the candidate",
        "coverage.view": "By skills, by role",
        "coverage.legend": "What the signs mean",
        "coverage.leave-out": "Leave the plan out",
    }
)
"""Fewer words, where there is no room for the description."""
_READ: Mapping[str, str] = MappingProxyType({"live.notes": "Back", "scorecard.back": "Back"})
"""What an action does in a session opened for reading, where it is something else."""
_GRAMMAR: Mapping[str, tuple[tuple[str, str, str], ...]] = MappingProxyType(
    {
        "notes": (
            ("+ -", "Begins a strength, a concern", "Good, concern"),
            ("? !", "Begins what to ask later, a red flag", "Later, red flag"),
            ('"', "Begins their own words", "Their words"),
            ("#apis /2", "Names a skill, ticks a point", "Skill, tick"),
        ),
        "rating": (("=3", "Rates, =0 clears; =3 #apis a skill", "Rates, typed"),),
    }
)
"""What a line of notes can begin with or hold, by the group in which it stands."""

_KEYS = "KEYS"
_LETTERS = "letters outside text"
_LABEL = 10
_GAP = 2
_LEAST = 20
"""The least width of a column with one key for each action and few words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the help: keys, and what they do, each with a shorter form."""

    keys: str
    words: str
    short_keys: str
    short_words: str
    letter: bool = False
    """Whether its first key acts only outside text, on a screen where one types."""


def reads(screen: str, action: KeyAction) -> bool:
    """Return whether *action* does anything in a session that *screen* shows for reading only."""
    return action.screen == "app" or any(action.id in ids for ids in _READING.get(screen, {}).values())


def help_groups(
    screen: str, keymap: Keymap, *, reading: bool = False, idle: frozenset[str] = frozenset()
) -> dict[str, list[Entry]]:
    """Return what the help of *screen* lists, by group, without the *idle* actions.

    With *reading* it is what can be done in a session opened for reading.
    """
    groups = (_READING if reading else _GROUPS).get(screen, {})
    named = {action_id for ids in groups.values() for action_id in ids}
    here = {
        action.id: action for action in keymap.actions if action.screen == screen and action.id not in idle
    }
    rest = [] if reading else [action for action in here.values() if action.id not in named]
    app = [action for action in keymap.actions if action.screen == "app"]
    last = {"elsewhere": [*rest, *app]} if groups else {"here": rest, "anywhere": app}
    fixed = _fixed(screen, reading=reading)
    entries = partial(_entries, reading=reading)
    listed = {
        label: [*entries(here[one] for one in ids if one in here), *_grammar(screen, label)]
        for label, ids in groups.items()
    }
    listed |= {label: list(entries(actions)) for label, actions in last.items()}
    # Where one mostly types, the keys of a field are seldom wanted, and elsewhere first of all.
    listed = listed | fixed if screen in ALWAYS_TYPING else fixed | listed
    return {label: found for label, found in listed.items() if found}


def _fixed(screen: str, *, reading: bool) -> dict[str, list[Entry]]:
    """Return the keys of the fields of *screen*, each with what it does while the field has the focus."""
    groups: dict[str, list[Entry]] = {}
    for key in on_screen(screen, reading=reading):
        entry = Entry(", ".join(key.names[:2]), key.description, key.short, key.brief)
        groups.setdefault(key.field, []).append(entry)
    return groups


def _grammar(screen: str, label: str) -> Iterator[Entry]:
    """Yield what a line of notes can begin with; in a session opened for reading no group is called so."""
    for sign, said, briefly in _GRAMMAR.get(label, ()) if screen == "live" else ():
        yield Entry(sign, said, sign, briefly)


def _entries(actions: Iterable[KeyAction], *, reading: bool) -> Iterator[Entry]:
    for action in actions:
        if keys := action.shown_keys[:2]:
            words = _READ.get(action.id, action.description) if reading else action.description
            few = words if words != action.description else _BRIEF.get(action.id, words)
            letter = action.screen in ALWAYS_TYPING and is_printable(keys[0])
            yield Entry(", ".join(map(key_name, keys)), words, key_short(keys[0]), few, letter)


def help_lines(groups: Mapping[str, list[Entry]], width: int, height: int) -> list[Content]:
    """Return the help in *width* cells, and in *height* lines where it can be.

    With room two keys stand beside every description, in as many columns as that allows; without it one key
    beside fewer words, in as few columns as will do.
    """
    room = max(1, width - _LABEL)
    every = [entry for entries in groups.values() for entry in entries]
    whole = max(len(entry.keys) for entry in every) + max(len(entry.words) for entry in every) + 1 + _GAP
    lines = _rows(groups, max(1, room // whole), room, brief=False)
    for columns in range(1, max(1, room // _LEAST) + 1):
        closer = _rows(groups, columns, room, brief=True)
        if len(lines) < height or (columns > 1 and any("…" in line.plain for line in closer)):
            break
        lines = closer
    return [_heading(groups, width, more=len(lines) >= height), *lines]


def _heading(groups: Mapping[str, list[Entry]], width: int, *, more: bool) -> Content:
    """Return the line above the keys: how to read them, as far as there is room, and how to be rid of them.

    That letters do nothing in text is said in any width: whoever presses one there only types it.
    """
    letters = any(entry.letter for entries in groups.values() for entry in entries)
    kept = [_LETTERS] if letters else []
    onward = ["pgdn for more"] if more else []
    forms = (["^ is ctrl", *kept, "esc closes", *onward], [*kept, "esc closes", *onward])
    for told in map("; ".join, forms):
        if len(_KEYS) + _GAP + len(told) <= width:
            return ends(ink(_KEYS, LABEL), ink(told, MUTED), width)
    last = ink(onward[0] if more else "esc closes", MUTED)
    return ends(ink(_LETTERS, MUTED) if letters else ink(_KEYS, LABEL), last, width)


def _rows(groups: Mapping[str, list[Entry]], columns: int, room: int, *, brief: bool) -> list[Content]:
    """Return the lines of the groups, each read from left to right, its name before its first line."""
    every = [entry for entries in groups.values() for entry in entries]
    widest = 4 if brief else max(len(entry.keys) for entry in every)
    column = max(1, room // columns)
    return [
        join(
            padded(ink("" if start else label, LABEL), _LABEL),
            *(_cell(entry, column, widest, brief=brief) for entry in entries[start : start + columns]),
        )
        for label, entries in groups.items()
        for start in range(0, len(entries), columns)
    ]


def _cell(entry: Entry, width: int, widest: int, *, brief: bool) -> Content:
    """Return an entry in *width* cells, in fewer words when it needs to be."""
    keys = entry.short_keys if brief else entry.keys
    left = padded(ink(keys, STRONG), max(widest, len(keys)) + 1)
    fits = left.cell_length + len(entry.words) <= width - _GAP
    words = ink(entry.words if fits else entry.short_words, PLAIN)
    return join(padded(join(left, words), max(1, width - _GAP)), " " * min(_GAP, width - 1))
