"""Hostile text in every file, typed and pasted into every field of every screen: it is drawn, and not obeyed.

The real program tells which screens were shown and into which fields was pasted. A new screen, or a new place
where a field is made, that nothing here comes to, fails the last test.
"""

import ast
import json
import pkgutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import wraps
from importlib import import_module
from pathlib import Path

import pytest
import tomli
import tomli_w
from rich.text import Text
from textual.content import Content
from textual.screen import Screen
from wcwidth import wcswidth, wcwidth

import interviewer.tui
from interviewer.store.workspace import shipped_examples
from interviewer.tui import screens
from interviewer.tui.hardening import harden
from tests import hostile
from tests.hostile import strays
from tests.terminal.conftest import EMPTY, KEPT
from tests.terminal.driver import Place, Terminal
from tests.terminal.test_hostile_commands import EVIL, EVIL_FOLDER, NAMED, poison

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

PATIENCE = 60.0
ESCAPE_SECONDS = 0.2
PASTED = "pasted [/] [@click=app.quit]q[/] \u202eb \u200d\x9b31m\x07\x7f\x1b\x11 {0} ../../x --help 界"
"""With an escape, which many terminals take out of what is pasted, and with a key that quits."""
START = ("start", hostile.PLAN_ID, "--candidate", EVIL, "--interviewer", EVIL, "--reference", EVIL, *KEPT)

TELLING = """
import json, os, sys
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input, TextArea
seen = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
tell = lambda *words: os.write(seen, json.dumps(words).encode() + b"\\n")
resume = Screen._on_screen_resume
def shown(screen, event):
    tell("screen", type(screen).__name__)
    return resume(screen, event)
Screen._on_screen_resume = shown
for field in (Input, TextArea):
    def pasted(self, event, before=field._on_paste):
        made = {kind.__module__ for part in self.ancestors_with_self for kind in type(part).__mro__}
        tell("field", *sorted(made))
        return before(self, event)
    field._on_paste = pasted
from interviewer.cli import main
sys.exit(main())
"""


class Watched:
    """The program in a hostile place, all that it sends kept."""

    def __init__(self, place: Place, seen: Path, *arguments: str) -> None:
        command = [sys.executable, "-c", TELLING, str(seen), *arguments]
        self.terminal = Terminal(
            command, environment=place.environment, folder=place.workspace, size=(120, 40)
        )

    def at(self, *texts: str) -> None:
        self.terminal.wait_for(*texts, patience=PATIENCE)

    def gone(self, text: str) -> None:
        self.terminal.wait_gone(text, patience=PATIENCE)

    def do(self, action: str, *texts: str) -> None:
        self.terminal.do(action)
        self.at(*texts)

    def press(self, key: str, *texts: str) -> None:
        self.terminal.press(key)
        if key == "escape":
            self.alone()
        self.at(*texts)

    def alone(self) -> None:
        """Let no other byte follow for long enough that an escape is one."""
        end = time.monotonic() + ESCAPE_SECONDS
        while (left := end - time.monotonic()) > 0:
            self.terminal.pump(left)

    def paste(self, *texts: str) -> None:
        self.terminal.paste(PASTED)
        self.at(*(texts or ("pasted [/]",)))

    def ended(self, code: int = 0) -> None:
        """Wait for the end: with *code*, and with nothing sent that steers."""
        try:
            assert self.terminal.wait_end(PATIENCE) == code
        finally:
            self.terminal.clear_away()
        self.harmless()

    def harmless(self) -> None:
        raw = bytes(self.terminal.raw)
        assert strays(raw, app=True) == []
        assert b"Traceback" not in raw
        assert len(raw) > 10_000


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = EVIL_FOLDER.replace("\udcff", "")
    place = Place(tmp_path_factory.mktemp("hostile") / folder, {"EDITOR": EVIL}).make()
    poison(place)
    return place


@pytest.fixture(scope="module")
def seen(place: Place) -> Path:
    return place.workspace / "seen"


def lines_of(seen: Path) -> list[list[str]]:
    """Return what the program and the walks have told."""
    if not seen.exists():
        return []
    return [json.loads(line) for line in seen.read_text(encoding="ascii").splitlines()]


Walk = Callable[[Place, Path], None]
WALKS: list[Walk] = []
"""Those through the screens; each is a test, and the last test goes those that were not gone yet."""


def walk(through: Walk) -> Walk:
    """Have *through* gone once in a place."""

    @wraps(through)
    def once(place: Place, seen: Path) -> None:
        mark = ["walk", through.__name__]
        if mark not in lines_of(seen):
            through(place, seen)
            with seen.open("a", encoding="ascii") as file:
                print(json.dumps(mark), file=file)

    WALKS.append(once)
    return once


@walk
def test_what_is_saved_is_read_on_screens(place: Place, seen: Path) -> None:
    """Home, set-up, review, a scorecard and its questions, comparison, coverage, palette, help, curtain."""
    app = Watched(place, seen)
    app.at("START", "[/]")
    app.do("app.palette")
    app.paste()
    app.press("escape")
    app.gone("pasted [/]")
    app.do("app.help", "anywhere")
    app.press("escape")
    app.gone("anywhere")
    app.do("home.start", "Candidate", "[/]")
    app.paste()
    app.press("tab")
    app.paste()
    app.press("escape", "START")
    app.do("home.compare", "[/]")
    app.gone("START")
    app.terminal.do("compare.evidence")
    app.press("escape")
    app.terminal.do("compare.wording")
    app.press("escape")
    app.press("escape", "START")
    app.do("home.coverage", "[/]")
    app.gone("START")
    app.terminal.do("coverage.view")
    app.terminal.do("coverage.legend")
    app.terminal.do("coverage.questions")
    app.terminal.do("app.curtain")
    app.at("lifts the curtain")
    app.terminal.do("app.curtain")
    app.gone("lifts the curtain")
    app.do("app.quit")
    app.ended()


@walk
def test_a_saved_session_is_read(place: Place, seen: Path) -> None:
    forget_names(place)
    app = Watched(place, seen, "review")
    app.at("[/]", "filter")
    app.do("review.filter", "Filter")
    app.paste("0 of ")
    app.press("enter")
    app.press("escape")
    app.gone("pasted [/]")
    app.do("review.open", "RECOMMENDATION", "[/]")
    app.terminal.do("scorecard.structure")
    app.press("escape")
    app.terminal.do("scorecard.questions")
    app.gone("RECOMMENDATION")
    for _ in range(3):
        app.do("live.next", "[/]")
    app.terminal.do("live.page")
    app.do("live.jump", "jump to:")
    app.paste()
    app.press("escape")
    app.gone("jump to:")
    app.do("app.quit")
    app.ended()


@walk
def test_a_submitted_session_is_revised(place: Place, seen: Path) -> None:
    forget_names(place)
    app = Watched(place, seen, "review", NAMED)
    app.at("RECOMMENDATION", "[/]")
    app.do("scorecard.revise", "Why")
    app.paste()
    app.press("enter")
    app.at("Who are you?")
    app.paste()
    app.press("enter", "Revising")
    app.terminal.press("3")
    app.do("app.quit")
    app.ended()


def forget_names(place: Place) -> None:
    """Let nobody be known: an unfinished session under a name that is remembered closes those of others."""
    (place.home / "config" / "interviewer" / "remembered.toml").unlink(missing_ok=True)


def newest(place: Place) -> Path:
    """Return the file of the session that was begun last."""
    mine = [
        path for path in place.sessions if path.name.startswith("20") and hostile.PLAN_ID in path.read_text()
    ]
    return max(mine, key=lambda path: path.stat().st_mtime_ns)


@walk
def test_a_live_interview_takes_what_is_typed_and_pasted(place: Place, seen: Path) -> None:
    app = Watched(place, seen, *START)
    app.at(EMPTY, "[/]")
    app.paste()
    app.press("enter")
    app.terminal.send(hostile.TEXTS["markup"].encode() + b"\xff\xfe")
    app.at("[@click=app.quit]q")
    for _ in range(6):
        app.do("live.next", EMPTY)
        app.terminal.send(b"=3\r")
        app.paste()
        app.terminal.do("live.page")
        app.terminal.do("live.page")
    app.terminal.do("live.listen")
    app.press("1")
    app.press("escape")
    app.do("live.jump", "jump to:")
    app.paste()
    app.press("escape")
    app.gone("jump to:")
    app.terminal.send("\r? later [/] {0} 界\r".encode())
    app.do("live.later", "1 ")
    app.press("escape")
    app.do("live.skip", "Skip why?")
    app.paste()
    app.press("enter")
    app.gone("Skip why?")
    app.do("live.editor", "EDITOR is not a command")
    app.do("live.scorecard", "RECOMMENDATION")
    for number in range(12):
        app.at(*(["(3)"] if number else []))
        app.terminal.press("3", "down")
    app.gone("▸ ")
    app.paste()  # take-aways
    app.press("tab")
    app.press("4", "(yes)")
    app.press("tab")
    app.paste()  # why
    app.do("scorecard.submit", "submits and seals")
    app.press("enter", "Submitted and sealed.")
    app.do("app.quit")
    app.ended()


@walk
def test_what_is_taken_up_again_is_shown(place: Place, seen: Path) -> None:
    """After a kill, a change from outside, and while it is open elsewhere."""
    first = Watched(place, seen, *START)
    first.at(EMPTY, "[/]")
    first.paste()
    first.do("live.save")
    first.terminal.wait_until(
        lambda: "pasted [/]" in newest(place).read_text(encoding="utf-8"), "it in the file"
    )
    file = newest(place)
    name = file.stem
    second = Watched(place, seen, "resume", name)
    second.at("This interview is open in another window")
    second.press("escape")
    second.do("app.quit")
    second.ended()
    first.terminal.signal(signal.SIGKILL)
    first.terminal.wait_end()
    first.terminal.clear_away()
    file.write_text(
        file.read_text(encoding="utf-8").replace("pasted [/]", "changed \u202e"), encoding="utf-8"
    )
    third = Watched(place, seen, "resume", name)
    third.at("THE FILE", "THE JOURNAL", "changed")
    third.press("escape")
    third.do("app.quit")
    third.ended()


@walk
def test_what_is_closed_until_ones_own_is_submitted_asks_for_a_word(place: Place, seen: Path) -> None:
    name = "Somebody Else"
    config = place.root / "other" / "interviewer"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(f'format = "config/1"\ninterviewer = "{name}"\n')
    other = Place(place.root, {**place.more, "XDG_CONFIG_HOME": str(config.parent)})
    app = Watched(other, seen, "review")
    app.at("filter")
    app.terminal.do("review.open")
    app.at("type open")
    app.terminal.paste("x[/][b]\u202e\x9b\x07y")  # more than twenty characters are not taken
    app.at("x[/][b]")
    app.press("escape")
    app.gone("type open")
    app.do("app.quit")
    app.ended()


def test_every_screen_and_every_field_was_come_to(place: Place, seen: Path) -> None:
    for each in WALKS:
        each(place, seen)
    told = lines_of(seen)
    shown = {words[1] for words in told if words[0] == "screen"}
    assert set(screens_there_are()) - shown == set()
    pasted = {module for words in told if words[0] == "field" for module in words[1:]}
    assert set(places_of_fields()) - pasted == set()


def screens_there_are() -> Iterator[str]:
    """Yield the screens that are shown: those that no other is made of."""
    names = [module.name for module in pkgutil.iter_modules(screens.__path__)]
    modules = [import_module(f"{screens.__name__}.{name}") for name in names]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    ours = {kind for kind in kinds if issubclass(kind, Screen) and kind.__module__.startswith("interviewer.")}
    yield from (
        kind.__name__
        for kind in ours
        if not any(other is not kind and issubclass(other, kind) for other in ours)
    )


def places_of_fields() -> Iterator[str]:
    """Yield the modules in which a field for text is made, of Textual's kinds or of ours."""
    folder = Path(str(interviewer.tui.__file__)).parent
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))}
    kinds = {"Input", "TextArea", "MaskedInput"}
    for _ in range(4):  # kinds of kinds
        for tree in trees.values():
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and {ast.unparse(base) for base in node.bases} & kinds:
                    kinds.add(node.name)
    for path, tree in trees.items():
        made = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        if any(isinstance(func, ast.Name) and func.id in kinds for func in made):
            yield ".".join(("interviewer.tui", *path.relative_to(folder).with_suffix("").parts))


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_what_is_drawn_is_as_wide_as_it_is_taken_for(name: str) -> None:
    """A row that is wider on the terminal than it was counted runs into the pane beside it.

    Both in terminals that put signs together and in those that take one character after the other.
    """
    harden()
    for line in hostile.TEXTS[name].split("\n"):
        for drawn in (Content(line.expandtabs(4)).plain, Text(line.expandtabs(4)).plain):
            assert wcswidth(drawn) == sum(map(wcwidth, drawn)) == Content(drawn).cell_length


def test_lines_of_a_megabyte_do_not_hold_anybody_up(tmp_path: Path) -> None:
    """As long as a session takes; what is longer is a fault of its file, told in the list."""
    place = Place(tmp_path).make()
    sessions = place.workspace / "sessions"
    sessions.mkdir()
    example = tomli.loads(sorted(shipped_examples().glob("*.toml"))[0].read_text(encoding="utf-8"))
    stops = list(example["responses"])
    for stop, text in zip(
        stops, ("w" * 490_000, "界" * 40_000, "e\u0301" * 40_000, "a " * 40_000), strict=False
    ):
        example["responses"][stop]["notes"] = f"00:00:10 + {text}\n"
    example["take-aways"] = "\u202eא " * 20_000
    (sessions / "2026-10-06-1200-long-x-aaaaaa.toml").write_text(tomli_w.dumps(example), encoding="utf-8")
    example["candidate"]["name"] = "n" * 1_000_000
    (sessions / "2026-10-06-1200-longer-x-bbbbbb.toml").write_text(tomli_w.dumps(example), encoding="utf-8")
    for words in (["list"], ["show", "2026-10-06-1200-long-x-aaaaaa"]):
        ended = place.run(*words)
        assert ended.returncode == 0
        assert "Traceback" not in ended.stderr
    app = Watched(place, place.workspace / "seen", "review")
    app.at("cannot be read")
    app.terminal.do("review.open")
    app.at("RECOMMENDATION")
    app.terminal.do("scorecard.questions")
    app.gone("RECOMMENDATION")
    for _ in range(5):
        app.terminal.do("live.next")
    app.do("app.quit")
    app.ended()
