"""A revision in a real terminal: by the command and by the key, and a kill in the middle of one."""

import shutil
import signal
from pathlib import Path

import pytest
import tomli

from interviewer.model.seal import is_broken
from tests.terminal.conftest import Start
from tests.terminal.driver import NORMAL, Place

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

EXAMPLE = Path(__file__).parents[2] / "sessions/examples/2026-10-13-0900-backend-engineer-ap-a4k7ms.toml"
WHY = "I had mixed up two calls."


@pytest.fixture
def file(place: Place) -> Path:
    folder = place.workspace / "sessions"
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(EXAMPLE, folder))


def test_by_the_command_and_to_its_end(start: Start, file: Path) -> None:
    before = tomli.loads(file.read_text())
    terminal = start("revise", file.stem, "--why", WHY, "--by", "Iris Sample")
    terminal.wait_for("revising", WHY)
    terminal.press("1")
    terminal.press("escape")
    terminal.wait_for("Revised", "by Iris Sample", "submitted")
    terminal.press("q")
    assert terminal.wait_end() == 0
    document = tomli.loads(file.read_text())
    (entry,) = document["revisions"]
    (place,) = entry["was"]
    skill = place.split(".")[1]
    assert entry["was"][place] == before["ratings"][skill]["level"]
    assert document["ratings"][skill]["level"] == 1
    assert (entry["by"], entry["why"]) == ("Iris Sample", WHY)
    assert not is_broken(document)


def test_taken_over_it_says_at_its_end_where_its_changes_are(start: Start, file: Path, place: Place) -> None:
    first = start("revise", file.stem, "--why", WHY, "--by", "Iris Sample")
    first.wait_for("revising")
    first.press("1")
    first.wait_for("(1)")
    second = start("revise", file.stem, "--why", "Mine.", "--by", "Iris Sample")
    second.wait_for("being revised in another window", "t take over")
    second.press("t")
    second.wait_for("Revising · Mine.")
    first.wait_for("taken over")
    first.press("2")
    first.press("escape")
    first.wait_for("by Iris Sample")
    first.do("app.quit")
    assert first.wait_end() == 0
    (copy,) = [one for one in place.sessions if one != file]
    assert ".conflict-" in copy.name
    told = bytes(first.raw).rpartition(NORMAL)[2].decode().replace("\r\n", "")
    assert f"your notes go on in {copy.name}" in told
    second.do("app.quit")
    assert second.wait_end() == 0


def test_killed_in_the_middle_it_comes_back_with_the_old_value(start: Start, file: Path) -> None:
    terminal = start("revise", file.stem, "--why", WHY, "--by", "Iris Sample")
    terminal.wait_for("revising")
    terminal.press("1")
    terminal.wait_for("(1)")
    terminal.press("ctrl+r")
    terminal.wait_for(f"revising · {WHY}")
    terminal.type("a word to keep")
    terminal.wait_for("a word to keep")
    terminal.signal(signal.SIGKILL)
    terminal.wait_end()
    assert not is_broken(tomli.loads(file.read_text()))
    terminal = start("resume")
    terminal.wait_for("was submitted, and is saved")
    assert terminal.wait_end() == 0
    document = tomli.loads(file.read_text())
    (entry,) = document["revisions"]
    assert entry["why"] == WHY
    assert any(place.endswith(".level") for place in entry["was"])
    assert "a word to keep" in file.read_text()
    assert not is_broken(document)
