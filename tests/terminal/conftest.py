"""A place and a way to start the program in it; whatever a test leaves running is ended."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.driver import ForkedTerminal, Place, Terminal, Zygote

Start = Callable[..., Terminal]
"""Starts the program with arguments, and by keyword the size and the place; returns its terminal."""

KEPT = ("--retain-until", "no date")
"""What is asked in a workspace once, before its first interview."""
INTERVIEW = ("start", "backend-screen-30", "--candidate", "Zoë Sample", "--interviewer", "Ida Test", *KEPT)
EMPTY = "What did they say or do?"
"""What stands in empty notes."""


@pytest.fixture(scope="session")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    """Return the program, loaded and waiting, for tests that start it often."""
    loaded = Zygote(Place(tmp_path_factory.mktemp("zygote")).make().environment)
    yield loaded
    loaded.close()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path).make()


@pytest.fixture
def forked(zygote: Zygote, place: Place) -> Iterator[Start]:
    """Return what starts the program by a fork, which is sooner. For tests that are not about its start."""
    started: list[Terminal] = []

    def begin(*arguments: str, size: tuple[int, int] = (80, 24), at: Place = place) -> Terminal:
        started.append(ForkedTerminal(zygote, arguments, at, size))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.clear_away()


@pytest.fixture
def start(place: Place) -> Iterator[Start]:
    started: list[Terminal] = []

    def begin(*arguments: str, size: tuple[int, int] = (80, 24), at: Place = place) -> Terminal:
        command = [sys.executable, "-m", "interviewer", *arguments]
        terminal = Terminal(command, environment=at.environment, folder=at.workspace, size=size)
        started.append(terminal)
        return terminal

    yield begin
    for terminal in started:
        terminal.clear_away()
