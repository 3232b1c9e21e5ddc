"""Canary words in a real interview, killed, resumed and listed: after erasing none is left (T18)."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.conftest import EMPTY
from tests.terminal.driver import Place, Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

NAME = "Quetzalcoatl Xochimilco"
REFERENCE = "CEMP-4711"
WORDS = ("quetzalcoatl", "xochimilco", "cemp-4711", "nepantla", "tlahtolli", "chapulin")
INTERVIEW = (
    *("start", "backend-screen-30", "--candidate", NAME, "--interviewer", "Ida Test"),
    *("--reference", REFERENCE, "--retain-until", "12 months"),
)
FORCED = """#!/bin/sh
printf 'chapulin, typed in the editor\\n' >> "$1"
cp "$1" "$1~"
kill -9 $PPID
"""


def hiding(place: Place) -> Iterator[Path]:
    """Yield the files in which a canary stands, in their name or in them."""
    for path in place.root.rglob("*"):
        if path.is_file() and path.name != "editor":
            text = f"{path.relative_to(place.root)}\n{path.read_bytes()!r}".casefold()
            if any(word in text for word in WORDS):
                yield path


def run(place: Place, *words: str) -> Terminal:
    environment = {**place.environment, "EDITOR": str(place.root / "editor")}
    command = [sys.executable, "-m", "interviewer", *words]
    return Terminal(command, environment=environment, folder=place.workspace)


def test_after_kills_an_editor_and_lists_nothing_is_left(tmp_path: Path) -> None:
    place = Place(tmp_path).make()
    (place.root / "editor").write_text(FORCED)
    (place.root / "editor").chmod(0o700)
    first = run(place, *INTERVIEW)
    try:
        first.wait_for(EMPTY)
        first.type("+ nepantla tlahtolli, told at length")
        first.wait_for("at length")
        first.signal(signal.SIGKILL)
        first.wait_end()
    finally:
        first.clear_away()
    second = run(place, "resume")
    try:
        second.wait_for("nepantla")
        second.do("live.editor")
        second.wait_end()
    finally:
        second.clear_away()
    home = run(place)
    try:
        home.wait_for("Quetzalcoatl")
        home.do("app.quit")
        home.wait_end()
    finally:
        home.clear_away()
    told = " ".join(map(str, hiding(place)))
    for part in ("/sessions/", "/journals/", "/editing/", ".lists"):
        assert part in told, part
    erased = place.run("erase", NAME, "--yes")
    assert erased.returncode == 0, erased.stdout + erased.stderr
    assert list(hiding(place)) == []
    assert place.run("list").stdout == ""
