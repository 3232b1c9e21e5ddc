"""The hook that watches what the program does watches each way in which tests start it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.plugin import expecting
from tests.terminal import faulty
from tests.terminal.conftest import EMPTY, INTERVIEW
from tests.terminal.driver import ForkedTerminal, Place, Terminal, Zygote

pytestmark = [pytest.mark.terminal, pytest.mark.slow]


def forked(zygote: Zygote, place: Place) -> Terminal:
    return ForkedTerminal(zygote, INTERVIEW, place)


def plain(_: Zygote, place: Place) -> Terminal:
    command = [sys.executable, "-m", "interviewer", *INTERVIEW]
    return Terminal(command, environment=place.environment, folder=place.workspace)


def on_a_watched_disk(_: Zygote, place: Place) -> Terminal:
    command = [sys.executable, faulty.__file__, "{}", *INTERVIEW]
    environment = place.environment | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return Terminal(command, environment=environment, folder=place.workspace)


@pytest.mark.parametrize("begin", [plain, forked, on_a_watched_disk])
def test_what_is_written_elsewhere_is_caught(
    zygote: Zygote, place: Place, begin: Callable[[Zygote, Place], Terminal]
) -> None:
    """The folder of the sessions is a link out of the workspace here, which the hook does not let pass."""
    elsewhere = place.root / "elsewhere"
    elsewhere.mkdir()
    (place.workspace / "sessions").symlink_to(elsewhere)
    with expecting() as found:
        terminal = begin(zygote, place)
        try:
            terminal.wait_for(EMPTY, "saved")
            terminal.do("app.quit")
            assert terminal.wait_end() == 0
        finally:
            terminal.clear_away()
    assert any(one.what.startswith(f"open: {elsewhere}/") for one in found)
    assert all("test_what_is_written_elsewhere" in one.test for one in found)
