"""Two real programs on one session: the second asks, the first notices, and no word of either is lost."""

from pathlib import Path

import pytest
import tomli

from interviewer.store.lock import lock_path
from tests.terminal.conftest import EMPTY, INTERVIEW, Start
from tests.terminal.driver import Place, Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow]


def notes_in(path: Path) -> list[str]:
    """Return the lines of the warm-up in a file, without their times."""
    saved = tomli.loads(path.read_text(encoding="utf-8"))
    lines = saved.get("responses", {}).get("warm-up", {}).get("notes", "").splitlines()
    return [line[9:] for line in lines if line.strip()]


@pytest.fixture
def first(start: Start) -> Terminal:
    """Return an interview with a line of notes."""
    terminal = start(*INTERVIEW)
    terminal.wait_for(EMPTY)
    terminal.type("of the first window")
    return terminal


def test_taking_over_asks_brings_every_key_and_is_noticed(
    first: Terminal, start: Start, place: Place
) -> None:
    (path,) = place.sessions
    first.wait_until(lock_path(path).exists, "the lock")
    second = start("resume")
    second.wait_for("in use", "open in another window", "t take over")
    second.press("t")
    second.wait_for("PAUSED", "of the first window")
    first.wait_for("saved (taken over)")
    first.type(" typed too late")
    second.type(" and the second")
    second.do("app.quit")
    assert second.wait_end() == 0
    first.do("app.quit")
    assert first.wait_end() == 0
    (copy,) = [one for one in place.sessions if one != path]
    assert ".conflict-" in copy.name
    assert notes_in(path) == ["of the first window and the second"]
    assert notes_in(copy) == ["of the first window typed too late"]
    assert not list(place.home.rglob("*.journal"))
    assert not lock_path(path).exists()
    assert not lock_path(copy).exists()


def test_a_copy_leaves_the_other_alone(first: Terminal, start: Start, place: Place) -> None:
    (path,) = place.sessions
    first.wait_until(lock_path(path).exists, "the lock")
    second = start("resume", "--copy")
    second.wait_for("PAUSED", "of the first window")
    second.type(" copied")
    second.do("app.quit")
    assert second.wait_end() == 0
    first.type(" alone")
    first.do("app.quit")
    assert first.wait_end() == 0
    (copy,) = [one for one in place.sessions if one != path]
    assert ".copy-" in copy.name
    assert notes_in(path) == ["of the first window alone"]
    assert notes_in(copy) == ["of the first window copied"]


def test_reading_changes_nothing_and_home_asks_as_well(first: Terminal, start: Start, place: Place) -> None:
    (path,) = place.sessions
    first.wait_until(lock_path(path).exists, "the lock")
    first.do("live.save")
    home = start()
    home.wait_for("UNFINISHED", "r resume")
    home.press("r")
    home.wait_for("open in another window", "r read")
    home.press("r")
    home.wait_for("Zoë Sample", "scorecard")
    home.do("app.quit")
    assert home.wait_end() == 0
    read = start("resume", "--read-only")
    read.wait_for("Zoë Sample", "scorecard")
    read.do("app.quit")
    assert read.wait_end() == 0
    first.do("app.quit")
    assert first.wait_end() == 0
    assert place.sessions == [path]
    assert notes_in(path) == ["of the first window"]


def test_of_the_options_only_one_can_be_given(place: Place) -> None:
    refused = place.run("resume", "--copy", "--take-over")
    assert refused.returncode == 2
    assert "at most one" in refused.stderr
