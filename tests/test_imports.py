"""Commands without a screen start at once: neither Textual nor rich is loaded for them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.store.workspace import shipped_examples

HEAVY = ("textual", "rich")

# Runs the program and tells on the last line of stderr which of the heavy packages were loaded.
PROGRAM = """
import atexit, json, sys

def tell():
    heavy = [name for name in json.loads(sys.argv[-1]) if name in sys.modules]
    print(json.dumps(heavy), file=sys.stderr)

atexit.register(tell)
from interviewer.cli import main
sys.exit(main(sys.argv[1:-1]))
"""


def run(tmp_path: Path, *arguments: str) -> tuple[int, list[str]]:
    """Run the program in an empty place; return its exit code and which heavy packages were loaded."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments, json.dumps(HEAVY)],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": "", "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    heavy: list[str] = json.loads(ended.stderr.splitlines()[-1])
    return ended.returncode, heavy


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["start", "--help"],
        ["check"],
        ["keys"],
        ["keys", "--format", "json"],
        ["keys", "--toml"],
        ["keys", "--check"],
        ["list"],
        ["list", "--format", "json"],
        ["paths"],
        ["role", "list"],
        ["role", "show", "backend-engineer"],
        ["role", "show", "backend-engineer", "--format", "html"],
        ["handout", "review-order-pages"],
        ["show", str(min(shipped_examples().glob("*.toml")))],
        ["structure", str(shipped_examples())],
        ["retention", "due"],
        ["copy-for-candidate", str(min(shipped_examples().glob("*.toml")))],
        ["redact", str(min(shipped_examples().glob("*.toml")))],
        ["export", str(min(shipped_examples().glob("*.toml")))],
        ["structure", "--format", "json", str(shipped_examples())],
        ["compare", "--format", "text", str(shipped_examples())],
        ["compare", "--format", "json", str(shipped_examples())],
    ],
    ids=lambda arguments: " ".join(word for word in arguments if "/" not in word),
)
def test_a_command_without_a_screen_loads_no_screen_library(tmp_path: Path, arguments: list[str]) -> None:
    assert run(tmp_path, *arguments) == (0, [])


def test_settings_are_checked_without_a_screen_library(tmp_path: Path) -> None:
    config = tmp_path / ".config" / "interviewer" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('format = "config/1"\n[keys]\n"live.next" = "f20"\n', encoding="utf-8")
    assert run(tmp_path, "keys", "--check") == (0, [])
    assert run(tmp_path, "keys") == (0, [])


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_coverage_loads_no_screen_library_whatever_it_finds(tmp_path: Path, form: str) -> None:
    code, heavy = run(tmp_path, "coverage", "--format", form)
    assert code in {0, 1}
    assert heavy == []


def test_without_a_terminal_nothing_is_loaded_either(tmp_path: Path) -> None:
    """The refusal is quick as well."""
    assert run(tmp_path, "start", "backend-screen-30") == (2, [])


def test_the_first_screen_comes_up_without_what_only_the_next_ones_need(tmp_path: Path) -> None:
    """Home draws what the cache tells; pydantic and the models cost as much again as all of home."""
    program = (
        "import json, sys\n"
        "import interviewer.cli.home, interviewer.cli.config, interviewer.cli.guard\n"
        "import interviewer.tui.app, interviewer.tui.screens.home\n"
        "print(json.dumps([name for name in ('pydantic', 'pygments') if name in sys.modules]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert json.loads(ended.stdout) == []


# Begins an interview with a shipped plan and tells what was loaded when its first screen stood.
FIRST_SCREEN = """
import asyncio, json, sys
from pathlib import Path
from interviewer.cli.group import _without_plugins
_without_plugins()
import interviewer.cli.screens, interviewer.cli.start
from interviewer.cli.desk import OpenDesk
from interviewer.live.desk import SetUp
from interviewer.store.workspace import find_workspace
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.live import LiveScreen

desk = OpenDesk(find_workspace(Path.cwd(), {}, Path.cwd()))
interview = desk.begin(SetUp("backend-screen-30", "Zoe", "Ida"))
app = InterviewerApp(desk, LiveScreen(interview), interview)

async def shown():
    async with app.run_test(size=(int(sys.argv[1]), 30)) as pilot:
        await pilot.pause()
        print(json.dumps([*sys.modules]))

asyncio.run(shown())
"""
LATER = (
    *(f"interviewer.tui.widgets.{bar}_bar" for bar in ("ask", "filter", "jump", "later", "list", "skill")),
    *(f"interviewer.tui.widgets.{name}" for name in ("help_pane", "chooser", "choices")),
    *(f"interviewer.tui.screens.{name}" for name in ("curtain", "scorecard", "home", "setup", "conflict")),
    "interviewer.tui.screens.taken",
    *(f"interviewer.tui.{name}" for name in ("palette", "views.help", "views.jump", "views.code")),
    *(f"interviewer.analysis.{name}" for name in ("drift", "session_check", "structure", "comparison")),
    *(f"interviewer.model.{name}" for name in ("listing", "role", "risky_topics")),
    *(f"interviewer.store.{name}" for name in ("recovery", "list_cache")),
    *(f"interviewer.authoring.{name}" for name in ("faults", "syntax", "lint_role", "settings")),
    "interviewer.cli.listings",
    "interviewer.reports.facts",
    "pygments",
)
"""What an interview can begin without: bars, lists, roles, other screens, what only faults need."""
BESIDE = tuple(
    f"interviewer.tui.widgets.{name}" for name in ("side_planes", "coverage_pane", "paper", "later_rows")
)
"""What only a wide terminal has room for."""
LOOKING_FOR_PLUGINS = ("importlib.metadata", "email", "zipfile", "csv")
"""What pydantic would load to look for plugins."""


@pytest.mark.parametrize("width", [80, 140])
def test_an_interview_begins_without_what_is_wanted_later(tmp_path: Path, width: int) -> None:
    """Each of these had its milliseconds before the first question could be read."""
    ended = subprocess.run(
        [sys.executable, "-c", FIRST_SCREEN, str(width)],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": "", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(json.loads(ended.stdout))
    assert sorted(loaded.intersection(LATER)) == []
    assert sorted(loaded.intersection(LOOKING_FOR_PLUGINS)) == []
    assert loaded.isdisjoint(BESIDE) == (width < 120)


def test_no_plugin_of_pydantic_is_left_out(tmp_path: Path) -> None:
    """What stands in for pydantic's own search gives what that would give, and pydantic asks it."""
    program = (
        "import os, sys\n"
        "from interviewer.cli.group import _without_plugins\n"
        "os.environ['PYDANTIC_DISABLE_PLUGINS'] = '__all__'\n"
        "from pydantic.plugin._loader import get_plugins as theirs\n"
        "told = tuple(theirs())\n"
        "del sys.modules['pydantic.plugin._loader']\n"
        "_without_plugins()\n"
        "from pydantic.plugin._loader import get_plugins as ours\n"
        "print(told == tuple(ours()), ours is not theirs)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ended.stdout.split() == ["True", "True"]
