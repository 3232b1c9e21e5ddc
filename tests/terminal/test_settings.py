"""Settings in a real terminal: chosen keys arrive and act, and faults are told and stop nothing."""

import json
from pathlib import Path

import pytest

from tests.terminal.conftest import INTERVIEW, Start
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


def test_for_how_long_it_is_kept_is_told_when_it_was_said_before(start: Start) -> None:
    """And when nobody said, the session check asks."""
    first = start(*INTERVIEW)
    first.wait_for("Zoë Sample", "What did they say")
    first.do("live.scorecard")
    first.wait_for("RECOMMENDATION")
    first.do("scorecard.submit")
    first.wait_for("It is not said until when this is kept.")
    first.do("app.quit")
    assert first.wait_end() == 0
    second = start(*INTERVIEW, "--retain-until", "no date")
    second.wait_for("Zoë Sample", "What did they say")
    second.do("app.quit")
    assert second.wait_end() == 0
    third = start(*INTERVIEW)
    third.wait_for("Zoë Sample", "Kept without a date, as before in this workspace.")
    third.do("app.quit")
    assert third.wait_end() == 0
