"""Settings in a real terminal: chosen keys arrive and act, and faults are told and stop nothing."""

import json
from pathlib import Path

import pytest
import tomli

from tests.terminal.conftest import EMPTY, INTERVIEW, KEPT, Start
from tests.terminal.driver import Place

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

CONFIG = """\
format = "config/1"
theme = "drak"
[keys]
"live.next" = "ctrl+^"
"live.general" = []
"""


def test_a_chosen_key_acts_and_a_fault_is_told_at_the_edge(start: Start, place: Place) -> None:
    file = Path(json.loads(place.run("paths", "--format", "json").stdout)["settings"])
    assert file.is_relative_to(place.home)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(CONFIG, encoding="utf-8")
    terminal = start(*INTERVIEW)
    terminal.wait_for("Zoë Sample", "What did they say", "config.toml has 1 fault", "^^ next")
    terminal.send(b"\x1e")
    terminal.wait_for("1 of 7")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    checked = place.run("keys", "--check")
    assert checked.returncode == 1
    assert 'did you mean "dark"?' in checked.stdout


def test_until_when_it_is_kept_is_asked_once_in_a_workspace(start: Start, place: Place) -> None:
    """Whoever names everything else is in the call already: they are told at once, and asked at the end."""
    named = INTERVIEW[: -len(KEPT)]
    first = start(*named)
    first.wait_for(EMPTY, "Until when this is kept")
    first.do("live.scorecard")
    first.wait_for("RECOMMENDATION")
    first.do("scorecard.submit")
    first.wait_for("It is not said until when this is kept.")
    first.do("app.quit")
    assert first.wait_end() == 0
    asked = start(*named[:2])
    asked.wait_for("New interview", "Ida Test")
    asked.type("Ben Sample")
    asked.do("setup.begin")
    asked.wait_for("It is asked once in a")
    asked.type("no date")
    asked.do("setup.begin")
    asked.wait_for(EMPTY)
    asked.do("app.quit")
    assert asked.wait_end() == 0
    again = start(*named)
    again.wait_for(EMPTY, "Kept without a date, as before in this workspace.")
    again.do("app.quit")
    assert again.wait_end() == 0
    kept = [tomli.loads(path.read_text(encoding="utf-8"))["interview"] for path in place.sessions]
    assert sorted(one.get("retain-no-date", False) for one in kept) == [False, True, True]


def test_at_60_columns_what_is_told_at_the_start_takes_no_line_but_the_first(start: Start) -> None:
    """The lines below it are read aloud."""
    terminal = start(*INTERVIEW[: INTERVIEW.index("--retain-until")], size=(60, 24))
    terminal.wait_for("Until when this is kept is asked before you submit.")
    assert terminal.lines[1].startswith(" 3 min"), terminal.shown()
    assert terminal.lines[2].startswith(" Hello"), terminal.shown()
