"""A whole interview as an interviewer holds it, eighty columns and keys only; then what is kept of it."""

import re
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import tomli

from tests.terminal.conftest import EMPTY, INTERVIEW, Start
from tests.terminal.driver import Place, Terminal, key_bytes, key_for

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

PACKS = Path(__file__).parents[2] / "question_packs"

NOTES = {
    "warm-up": ["came by train, likes the office"],
    "http-methods": [
        "+ names idempotency unprompted",
        '"a PUT I can send twice"',
        "- mixes up 401 and 403 #security",
        "=3",
    ],
    "status-codes": ["? ask about 422 again", "=2 #security"],
    "database-kinds": ["! never saw a slow query", "knows Postgres — naïve about NoSQL"],
    "sql-injection": ["+ parameters, not quoting #security"],
}
TAKE_AWAYS = "Thinks aloud; ask for depth in security."
WHY = "Solid where it counts."
# The cards from top to bottom, and the digit pressed on each: 0 is "not assessed". Security was rated in the
# notes, and those after it are not planned.
CARDS = {
    "Language": "0",
    "Databases": "2",
    "APIs": "3",
    "Security": "",
    "Communication": "4",
    "Web servers": "",
    "Design patterns": "",
    "Version control": "",
    "Learning": "",
    "Problem solving": "",
    "Time management": "",
    "DevOps": "",
}
GIVEN = {"language": None, "databases": 2, "apis": 3, "security": 2, "communication": 4}


def take_down(terminal: Terminal, lines: list[str]) -> None:
    """Type *lines* into the notes, the last one without a return unless it is a rating."""
    for number, line in enumerate(lines):
        terminal.type(line)
        if number < len(lines) - 1 or line.startswith("="):
            terminal.press("enter")


def on_card(terminal: Terminal, title: str, drawn: str = "") -> bool:
    """Tell whether the scorecard's mark stands at the skill *title*, with *drawn* on its line."""
    return any(line.lstrip().startswith(f"▸ {title}") and drawn in line for line in terminal.lines)


def hold(terminal: Terminal) -> None:
    """Hold the interview up to the scorecard."""
    terminal.wait_for("Zoë Sample", EMPTY, "next: HTTP methods")
    take_down(terminal, NOTES["warm-up"])

    terminal.do("live.next")
    terminal.wait_for("1 of 7", EMPTY, "Which HTTP methods would you use")
    take_down(terminal, NOTES["http-methods"])
    terminal.wait_for("(3) Solid")

    terminal.do("live.next")
    terminal.wait_for("2 of 7", EMPTY)
    take_down(terminal, NOTES["status-codes"])

    terminal.do("live.next")
    terminal.wait_for("3 of 7", EMPTY)
    terminal.do("live.skip")
    terminal.wait_for("Skip why?", "1 no time left")
    terminal.press("1")
    terminal.wait_for("4 of 7", EMPTY)

    terminal.do("live.pause")
    terminal.wait_for("PAUSED", "^t go on")
    take_down(terminal, NOTES["database-kinds"])
    terminal.do("live.pause")
    terminal.wait_for("^t pause")

    terminal.do("live.jump")
    terminal.wait_for("jump to:")
    terminal.send(b"injection")
    terminal.wait_until(lambda: "injection" in terminal.text and "HTTP" not in terminal.text, "one stop left")
    terminal.press("enter")
    terminal.wait_for("7 of 7", EMPTY)
    take_down(terminal, NOTES["sql-injection"])
    terminal.press("tab", "1")
    terminal.wait_for("(1) Not yet")
    terminal.do("live.undo")
    terminal.wait_for("Undone", " 1 Not yet ")


def rate(terminal: Terminal) -> None:
    """Fill in the scorecard, submit, and go home."""
    terminal.do("live.scorecard")
    terminal.wait_for("scorecard", "▸ Language", "(2)", "Mixed")
    for title, digit in CARDS.items():
        terminal.wait_until(partial(on_card, terminal, title), f"the mark at {title}")
        if digit:
            terminal.press(digit)
            drawn = "(–)" if digit == "0" else f"({digit})"
            terminal.wait_until(partial(on_card, terminal, title, drawn), f"{title} rated {drawn}")
        terminal.press("down")
    terminal.wait_gone("▸ ")
    terminal.type(TAKE_AWAYS)
    terminal.press("tab")
    terminal.wait_for("▸ ", "RECOMMENDATION")
    terminal.press("4")
    terminal.wait_for("(yes)")
    terminal.press("tab")
    terminal.wait_gone("▸ ")
    terminal.type(WHY)
    terminal.wait_for("complete")
    terminal.do("scorecard.submit")
    terminal.wait_for("submits and seals")
    terminal.press("enter")
    terminal.wait_for("Submitted and sealed.", "(yes)", WHY)
    terminal.do("submitted.home")
    terminal.wait_for("RECENT", "Zoë Sample", "s start")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return a place where an interview was held, rated and submitted, and the program left."""
    place = Place(tmp_path_factory.mktemp("interview")).make()
    terminal = Terminal(
        [sys.executable, "-m", "interviewer", *INTERVIEW],
        environment=place.environment,
        folder=place.workspace,
    )
    try:
        hold(terminal)
        rate(terminal)
        terminal.do("app.quit")
        assert terminal.wait_end() == 0
    finally:
        terminal.clear_away()
    return place


def shipped(name: str) -> dict[str, Any]:
    return tomli.loads((PACKS / name).read_text(encoding="utf-8"))


def test_everything_typed_and_chosen_is_in_the_file_with_its_wording(place: Place) -> None:
    (path,) = place.sessions
    saved = tomli.loads(path.read_text(encoding="utf-8"))

    assert saved["status"] == "submitted"
    assert saved["candidate"]["name"] == "Zoë Sample"
    assert saved["interview"]["interviewer"] == "Ida Test"
    assert "zoë" not in path.name.lower()

    for question, lines in NOTES.items():
        taken = [line for line in saved["responses"][question]["notes"].splitlines() if line.strip()]
        assert [line[9:] for line in taken] == lines
        assert all(re.match(r"00:0\d:\d\d ", line) for line in taken), "each line has its time"
    assert saved["responses"]["http-methods"]["rating"] == 3
    assert "rating" not in saved["responses"]["sql-injection"], "the rating was undone"
    assert saved["responses"]["rest"]["state"] == "skipped"
    assert saved["responses"]["rest"]["reason"] == "no time left"

    given = {skill: rating.get("level") for skill, rating in saved["ratings"].items()}
    assert given == GIVEN
    assert saved["ratings"]["language"]["not-assessed"] is True
    assert saved["take-aways"].strip() == TAKE_AWAYS
    assert saved["recommendation"]["choice"] == "yes"
    assert saved["recommendation"]["why"] == WHY

    pack, rubric = shipped("backend-fundamentals.toml"), shipped("rubrics/backend-engineer.toml")
    for question, pinned in saved["questions"].items():
        assert pinned["prompt"] == pack["questions"][question]["prompt"]
    for skill, pinned in saved["rubric"]["skills"].items():
        assert pinned["anchors"] == rubric["skills"][skill]["anchors"]


def test_a_fresh_process_lists_and_shows_it(place: Place) -> None:
    """Rating lines are shown as the ratings they became."""
    listed = place.run("list")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "Zoë Sample" in listed.stdout

    (path,) = place.sessions
    printed = place.run("show", path.stem)
    assert (printed.returncode, printed.stderr) == (0, "")
    lines = [line for lines in NOTES.values() for line in lines if not line.startswith("=")]
    for expected in (WHY, TAKE_AWAYS, *lines):
        assert expected.lstrip('+-?!" ') in re.sub(r"\s+", " ", printed.stdout)


def test_the_review_screen_shows_it_and_what_was_noted(start: Start, place: Place) -> None:
    terminal = start("review", at=place)
    terminal.wait_for("Zoë Sample", "yes")
    terminal.press("enter")
    terminal.wait_for("scorecard", "Language", "(–)", "not assessed")
    terminal.do("scorecard.questions")
    terminal.wait_for("read only", "Hello, and thank you")
    terminal.do("live.jump")
    terminal.type("injection")
    terminal.press("enter")
    terminal.wait_for("7 of 7", *NOTES["sql-injection"])
    terminal.do("app.quit")
    assert terminal.wait_end() == 0


def test_keys_that_arrive_in_one_burst_go_where_they_belong(start: Start, tmp_path: Path) -> None:
    """A slow link bunches keys up. What follows the key for the next question belongs to that question."""
    place = Place(tmp_path).make()
    terminal = start(*INTERVIEW, at=place)
    terminal.wait_for(EMPTY)
    terminal.send(b"hello" + key_bytes(key_for("live.next")) + b"not a key" + key_bytes("tab") + b"3")
    terminal.wait_for("1 of 7", "(3) Solid")
    terminal.send(key_bytes(key_for("live.jump")) + b"injection\r")
    terminal.wait_for("7 of 7", EMPTY)
    terminal.type("quoted")
    terminal.send(key_bytes(key_for("live.skip")) + b"2")
    terminal.wait_for("no rating here")
    terminal.send(b"last words" + key_bytes(key_for("app.quit")))
    assert terminal.wait_end() == 0

    saved = tomli.loads(place.sessions[0].read_text(encoding="utf-8"))["responses"]
    assert {stop: response["notes"][9:].strip() for stop, response in saved.items()} == {
        "warm-up": "hello",
        "http-methods": "not a key",
        "sql-injection": "quoted",
        "your-questions": "last words",
    }
    assert saved["http-methods"]["rating"] == 3
    assert saved["sql-injection"]["reason"] == "answered already"
