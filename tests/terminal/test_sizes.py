"""Windows of every size, and windows that change it: nothing crashes, and typing goes on in the notes."""

import random

import pytest
import tomli

from tests.terminal.conftest import INTERVIEW, Start
from tests.terminal.driver import Place, Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50), (300, 100)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_opens_at_this_size(start: Start, size: tuple[int, int]) -> None:
    terminal = start(*INTERVIEW, size=size)
    terminal.wait_for("Zoë Sample", "What did they say")
    terminal.type("typed")
    terminal.do("live.next")
    terminal.wait_for("1 of 7")
    terminal.do("live.jump")
    terminal.wait_for("jump to:")
    terminal.press("escape")
    terminal.wait_gone("jump to:")
    terminal.do("live.skip")
    terminal.wait_for("Skip why?", "or type why")
    terminal.press("escape")
    terminal.wait_gone("Skip why?")
    terminal.do("live.later")
    terminal.wait_for("Nothing to ask later")
    terminal.press("escape")
    terminal.wait_gone("Nothing to ask later")
    terminal.do("live.jump")
    terminal.wait_for("jump to:")
    terminal.type("What else?")
    terminal.press("up", "enter")
    terminal.wait_for("Which skill is it about?")
    terminal.press("escape")
    terminal.wait_gone("Which skill is it about?")
    terminal.do("app.curtain")
    terminal.wait_for("lifts the curtain")
    terminal.do("app.curtain")
    terminal.wait_for("1 of 7")
    terminal.do("live.scorecard")
    terminal.wait_for("▸ Language")
    terminal.do("scorecard.submit")
    terminal.wait_for("Not yet. ! must be filled in")
    terminal.press("escape")
    terminal.wait_gone("Not yet. ! must be filled in")
    terminal.do("scorecard.questions")
    terminal.wait_for("1 of 7")
    terminal.type("and typed again")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0


def test_a_storm_of_sizes_leaves_the_focus_in_the_notes(start: Start, place: Place) -> None:
    chance = random.Random(80 * 24)
    terminal = start(*INTERVIEW)
    terminal.wait_for("Zoë Sample", "What did they say")
    terminal.type("before")
    smallest = [(1, 1), (2, 1), (1, 50), (200, 1), (8, 3), (40, 12)]
    storm = smallest + [(chance.randint(1, 300), chance.randint(1, 100)) for _ in range(30)]
    for columns, rows in storm:
        terminal.resize(columns, rows)
        terminal.pump(chance.choice([0, 0, 0.03]))
        terminal.send(b".")
    terminal.resize(80, 24)
    terminal.wait_for("Zoë Sample")
    terminal.send(b" after")
    terminal.wait_for("after")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    assert terminal.settings == terminal.before
    saved = tomli.loads(place.sessions[0].read_text(encoding="utf-8"))
    assert saved["responses"]["warm-up"]["notes"][9:] == f"before{'.' * len(storm)} after\n"


def storm(terminal: Terminal) -> None:
    """Give the window one size after another; the last is a usual one."""
    for size in ((1, 1), (300, 100), (3, 2), (60, 20), (1, 1), (120, 40)):
        terminal.resize(*size)
        terminal.pump(0.05)


def test_a_storm_while_asking_of_ones_own_and_behind_the_curtain(start: Start) -> None:
    """The list of skills and the curtain come through it too, and the notes below them."""
    terminal = start(*INTERVIEW)
    terminal.wait_for("Zoë Sample", "What did they say")
    terminal.do("live.jump")
    terminal.wait_for("jump to:")
    terminal.type("What else?")
    terminal.press("up", "enter")
    terminal.wait_for("Which skill is it about?")
    storm(terminal)
    terminal.wait_for("Which skill is it about?", "Communication")
    terminal.press("escape")
    terminal.wait_gone("Which skill is it about?")
    terminal.do("app.curtain")
    terminal.wait_for("lifts the curtain")
    storm(terminal)
    terminal.wait_for("lifts the curtain")
    terminal.do("app.curtain")
    terminal.wait_for("Zoë Sample", "What did they say")
    terminal.type("and on")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0


def test_a_storm_over_every_screen_crashes_none(start: Start) -> None:
    """The last size is a usual one, on which the screen has to be whole again."""
    terminal = start(*INTERVIEW)
    terminal.wait_for("Zoë Sample", "What did they say")
    for action, seen in (
        ("live.later", "ask later"),
        ("live.jump", "jump to:"),
        ("live.skip", ""),
        ("live.scorecard", "KEY TAKE-AWAYS"),
        ("scorecard.submit", "Not yet. ! must be filled in"),
    ):
        terminal.do(action)
        storm(terminal)
        terminal.wait_for("Zoë Sample", seen)
    terminal.do("app.quit")
    assert terminal.wait_end() == 0


def test_it_lives_and_saves_in_a_window_of_one_cell(start: Start, place: Place) -> None:
    """Long enough for clocks to be drawn and the file to be written there."""
    terminal = start(*INTERVIEW)
    terminal.wait_for("Zoë Sample", "What did they say")
    terminal.resize(1, 1)
    terminal.send(b"typed blind")
    terminal.wait_until(lambda: "typed blind" in place.sessions[0].read_text(encoding="utf-8"), "the file")
    terminal.resize(80, 24)
    terminal.wait_for("Zoë Sample", "typed blind")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
