"""An editor that has the terminal meanwhile: ctrl+c in it, and an end from outside while it is open."""

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import EMPTY, INTERVIEW, Start
from tests.terminal.driver import Place, Terminal

pytestmark = pytest.mark.terminal

INTERRUPTED = """
import os, pathlib, signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
os.killpg(0, signal.SIGINT)
pathlib.Path(sys.argv[1]).write_text("written after ctrl+c")
"""
"""An editor that ctrl+c reaches, as it reaches all that share its terminal."""

OPEN = """
import signal
print("open now", flush=True)
signal.pause()
"""
"""An editor that stays open."""


def a_place(folder: Path, editor: str) -> Place:
    """Return a place whose editor runs the code in *editor*."""
    script = folder / "editor.py"
    script.write_text(editor)
    return Place(folder / "machine", {"EDITOR": f"'{sys.executable}' '{script}'"}).make()


def typing(start: Start, place: Place) -> Terminal:
    terminal = start(*INTERVIEW, at=place)
    terminal.wait_for(EMPTY)
    terminal.type("before")
    return terminal


def test_an_interrupt_of_the_editor_does_not_end_the_interview(start: Start, tmp_path: Path) -> None:
    terminal = typing(start, a_place(tmp_path, INTERRUPTED))
    terminal.do("live.editor")
    terminal.wait_for("written after ctrl+c")
    terminal.type(" and on")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0


def test_what_an_end_from_outside_left_in_the_editor_is_told_and_stays(start: Start, tmp_path: Path) -> None:
    place = a_place(tmp_path, OPEN)
    terminal = typing(start, place)
    terminal.do("live.editor")
    terminal.wait_for("open now")
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_end() == 143
    [kept] = place.home.rglob("notes.txt")
    assert kept.read_text() == "before\n"

    resumed = start("resume", at=place)
    resumed.wait_for("open in an editor are", "before")
    resumed.do("app.quit")
    assert resumed.wait_end() == 0
    assert kept.exists()


@pytest.mark.parametrize(
    ("editor", "told"),
    [("import sys; sys.exit(3)", "ended with 3"), ("raise SystemExit(1)", "ended with 1")],
)
def test_an_editor_that_fails_gives_the_terminal_back(
    start: Start, tmp_path: Path, editor: str, told: str
) -> None:
    """One sentence says so, and one goes on typing."""
    terminal = typing(start, a_place(tmp_path, editor))
    terminal.do("live.editor")
    terminal.wait_for(told, "before")
    terminal.type(" and on")
    terminal.wait_for("before and on")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0


@pytest.mark.parametrize(
    ("editor", "told"),
    [("no-such-editor", "no-such-editor cannot be started"), ("ed 'open", "EDITOR is not a command")],
)
def test_an_editor_that_is_not_there_is_told(start: Start, tmp_path: Path, editor: str, told: str) -> None:
    """The terminal is not handed over for that: keys that come at once are not lost."""
    place = Place(tmp_path / "machine", {"EDITOR": editor}).make()
    terminal = typing(start, place)
    terminal.do("live.editor")
    terminal.type(" and on")
    terminal.wait_for(told, "before and on")
    assert b"\x1b[?1049l" not in terminal.raw
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
