"""Where there is no terminal the screens are refused, in one sentence."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import INTERVIEW
from tests.terminal.driver import Place, Terminal

pytestmark = pytest.mark.terminal

SENTENCE = "need a terminal"
OPENING = [INTERVIEW, ("start", "backend-screen-30"), ("resume",), ("review",), ("demo",), ()]


@pytest.mark.slow
@pytest.mark.parametrize("arguments", OPENING, ids=lambda arguments: " ".join(arguments[:2]) or "home")
def test_without_any_terminal_it_refuses(place: Place, arguments: tuple[str, ...]) -> None:
    ended = place.run(*arguments)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert SENTENCE in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert place.sessions == [], "nothing was begun"


@pytest.mark.parametrize("redirected", ["</dev/null", "| cat", ">out.txt"])
def test_with_half_a_terminal_it_refuses_too(place: Place, redirected: str) -> None:
    """`echo CODE $?` tells the exit code of the program and not that of what stands behind the pipe."""
    words = " ".join(f"'{word}'" for word in (sys.executable, "-m", "interviewer", *INTERVIEW))
    ran = f"{words} {redirected}" if "|" not in redirected else f"({words}; echo CODE $? >&2) {redirected}"
    terminal = Terminal(
        ["/bin/sh", "-c", f"{ran}; echo CODE $?"], environment=place.environment, folder=place.workspace
    )
    try:
        terminal.wait_end()
        assert "CODE 2" in terminal.text
        assert SENTENCE in " ".join(line.strip() for line in terminal.lines)
        assert "Traceback" not in terminal.text
        assert b"\x1b[?1049h" not in terminal.raw
    finally:
        terminal.clear_away()
    assert place.sessions == []


def test_the_commands_without_a_screen_work_there(place: Place) -> None:
    for arguments in (["keys"], ["paths"], ["list"], ["check"], ["--help"]):
        assert place.run(*arguments).returncode == 0, arguments
    closed = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m interviewer keys | head -n 1'],
        env=place.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert closed.stderr == "", "a reader that has gone is no fault"


@pytest.mark.parametrize(
    ("arguments", "closed", "code", "told"),
    [
        (("list",), ">&-", 0, ""),
        (("keys",), ">&- 2>&-", 0, ""),
        (("paths",), "2>&-", 0, ""),
        (("export", "SESSION"), ">&-", 0, "Not encrypted: 1 session"),
        (("check",), ">&-", 0, "these are the shipped ones"),
        (("list",), "<&- 2>&-", 0, ""),
        (("resume",), "<&-", 2, SENTENCE),
        (("erase", "SESSION"), "<&-", 2, "there is no terminal to ask. To remove it: --yes"),
    ],
)
def test_a_stream_that_was_closed_before_the_start_is_no_fault(
    place: Place, arguments: tuple[str, ...], closed: str, code: int, told: str
) -> None:
    """What is printed goes nowhere then, and the exit code is the command's own; no input is no terminal."""
    example = next((Path(__file__).parents[2] / "sessions" / "examples").glob("*.toml"))
    (place.workspace / "sessions").mkdir()
    shutil.copy(example, place.workspace / "sessions")
    words = (
        sys.executable,
        "-m",
        "interviewer",
        *(example.stem if word == "SESSION" else word for word in arguments),
    )
    ended = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", *words],
        env=place.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == code
    assert told in ended.stderr
    assert bool(ended.stderr) == bool(told)
    assert list(place.home.rglob("crashes/*")) == []
    assert len(place.sessions) == 1
