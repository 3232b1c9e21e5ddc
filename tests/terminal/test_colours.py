"""What is sent to the terminal for colours: the theme's, the terminal's own, or none at all."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer.store.workspace import shipped_examples
from tests.terminal.conftest import EMPTY, INTERVIEW, Start
from tests.terminal.driver import Place, Terminal

pytestmark = pytest.mark.terminal

WEIGHTS = {"", "0", "1", "2", "3", "4", "7"}
"""The parts of a style that are no colours: reset, bold, dim, italic, underline, reverse."""
OWN = {"31", "35"}
"""Letters in the terminal's own red and magenta."""
_STYLES = re.compile(rb"\x1b\[([\d;:]*)m")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Callable[..., Place]:
    """Return what makes a machine with settings of the environment, on a terminal that knows all colours."""
    return lambda **more: Place(tmp_path / "machine", {"COLORTERM": "truecolor", **more}).make()


def sent(terminal: Terminal) -> set[str]:
    """Return every part of every style that was sent."""
    found = _STYLES.findall(bytes(terminal.raw))
    return {part for parts in found for part in re.split("[;:]", parts.decode())}


def reversed_text(terminal: Terminal) -> str:
    """Return what stands in reverse, line after line."""
    screen = terminal.screen
    rows = (screen.buffer[y] for y in range(screen.lines))
    return "\n".join("".join(row[x].data for x in range(screen.columns) if row[x].reverse) for row in rows)


def walk(start: Start, place: Place) -> list[Terminal]:
    """Go through the screens of an interview and of the home screen; return the terminals."""
    live = start(*INTERVIEW, size=(120, 40), at=place)
    live.wait_for(EMPTY)
    live.type("+ names it #language")
    live.do("live.next")
    live.wait_for("rate")
    live.press("tab", "3")
    live.wait_for("(3)")
    live.do("live.jump")
    live.wait_for("jump to:")
    live.press("escape")
    live.wait_gone("jump to:")
    live.do("app.palette")
    live.wait_for("Search for commands")
    live.press("down", "escape")
    live.wait_gone("Search for commands")
    live.do("live.scorecard")
    live.wait_for("RECOMMENDATION")
    live.do("scorecard.submit")
    live.wait_for("Not yet")
    live.press("escape")
    live.do("app.quit")
    live.wait_end()

    home = start(size=(120, 40), at=place)
    home.wait_for("START", "UNFINISHED")
    assert "Zoë Sample" in reversed_text(home)
    for screen, words in (("review", "recommends"), ("coverage", "covered")):
        home.do(f"home.{screen}")
        home.wait_for(words)
        home.press("f2")
        home.wait_for("START")
    home.do("app.quit")
    home.wait_end()

    compare = start("compare", str(shipped_examples()), size=(120, 40), at=place)
    compare.wait_for("Amber", "Recommendation")
    compare.press("down", "right")
    compare.wait_for("▸")
    compare.do("app.quit")
    compare.wait_end()
    return [live, home, compare]


def remember(place: Place, theme: str) -> None:
    """Write down *theme* as the one chosen last."""
    folder = place.home / "config" / "interviewer"
    folder.mkdir(parents=True)
    (folder / "remembered.toml").write_text(f'format = "remembered/1"\ntheme = "{theme}"\n', encoding="utf-8")


def test_the_terminals_own_colours_are_the_only_ones_sent(
    start: Start, elsewhere: Callable[..., Place]
) -> None:
    """No colour is mixed, and none is put behind words: the palette of the terminal decides."""
    place = elsewhere()
    remember(place, "ansi")
    for terminal in walk(start, place):
        assert sent(terminal) <= WEIGHTS | OWN
        assert sent(terminal) >= {"1", "2", "7", "35"}


def test_no_color_sends_no_colour(start: Start, elsewhere: Callable[..., Place]) -> None:
    """Weight, underline and reverse are left; they show what is decided and where one is."""
    place = elsewhere(NO_COLOR="1")
    remember(place, "light")
    for terminal in walk(start, place):
        assert sent(terminal) <= WEIGHTS
        assert sent(terminal) >= {"1", "2", "7"}


def test_without_colours_the_place_of_the_next_letter_can_be_seen(
    start: Start, elsewhere: Callable[..., Place]
) -> None:
    terminal = start(*INTERVIEW, at=elsewhere(NO_COLOR="1"))
    terminal.wait_for(EMPTY)
    terminal.wait_until(lambda: reversed_text(terminal).strip() == EMPTY[0], "the cursor on the first cell")
    terminal.do("live.next")
    terminal.wait_gone("Nothing to rate")
    terminal.do("live.skip")
    terminal.wait_for("Skip why?")
    terminal.wait_until(lambda: "1" in reversed_text(terminal), "the cursor in the bar")


def test_the_colours_chosen_are_there_the_next_time(start: Start, elsewhere: Callable[..., Place]) -> None:
    light = b"48;2;251;251;253"
    place = elsewhere()
    first = start(at=place)
    first.wait_for("START")
    first.do("app.palette")
    first.wait_for("Search for commands")
    assert light not in first.raw
    first.type("colours: light")
    first.wait_until(lambda: first.text.count("Colours: light") == 1, "the colours by their name")
    first.press("enter")
    first.wait_for("The colours are now light.")
    assert light in first.raw
    first.do("app.quit")
    first.wait_end()

    second = start(at=place)
    second.wait_for("START")
    assert light in second.raw
    second.do("app.quit")
    assert second.wait_end() == 0
