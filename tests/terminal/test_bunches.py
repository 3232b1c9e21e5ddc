"""Keys that arrive in a bunch, as over a slow link, act in their order; and some that once ended the app."""

import pytest
import tomli

from tests.terminal.conftest import EMPTY, INTERVIEW, Start
from tests.terminal.driver import Place, key_bytes
from tests.terminal.workload import pump_for

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

UP, END, BACK = key_bytes("up"), key_bytes("end"), key_bytes("backspace")


@pytest.mark.parametrize(
    ("sent", "noted"),
    [
        pytest.param(
            b"teh" + BACK * 2 + b"he end\rnext", ["the end", "next"], id="a slip and its correction"
        ),
        pytest.param(b"one\rtwo" + UP + b"!" + END + b"?", ["one!?", "two"], id="up and on"),
        pytest.param(b"on #databa\rnext", ["on #databases", "next"], id="a tag completed by enter"),
        pytest.param(b"/sketch\rnext", ["next"], id="a point picked by enter"),
    ],
)
def test_the_notes_take_a_bunch_in_its_order(
    start: Start, place: Place, sent: bytes, noted: list[str]
) -> None:
    terminal = start(*INTERVIEW)
    terminal.wait_for(EMPTY)
    terminal.send(sent)
    terminal.wait_gone(EMPTY)
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    saved = tomli.loads(place.sessions[0].read_text(encoding="utf-8"))
    assert [line[9:] for line in saved["responses"]["warm-up"]["notes"].splitlines()] == noted


@pytest.mark.parametrize("begin", [b"\r" * 4, b"\t\t\x0e"], ids=["enter", "ctrl+n"])
def test_what_is_typed_into_the_set_up_and_right_behind_it_is_all_taken(
    start: Start, place: Place, begin: bytes
) -> None:
    """A name, what begins the interview, and two lines of notes before its screen is there."""
    terminal = start("start", "backend-screen-30", "--interviewer", "Ida Test", "--retain-until", "no date")
    terminal.wait_for("next field")
    terminal.send("Zoë Sample\r".encode() + begin + b"new\rnext\r+ a third")
    terminal.wait_for("a third")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    saved = tomli.loads(place.sessions[0].read_text(encoding="utf-8"))
    assert saved["candidate"]["name"] == "Zoë Sample"
    notes = saved["responses"][saved["interview"]["current"]]["notes"]
    assert [line[9:] for line in notes.splitlines()] == ["new", "next", "+ a third"]


def test_an_enter_from_before_the_app_had_the_terminal_is_one(start: Start, place: Place) -> None:
    """The terminal sends it as ctrl+j then."""
    terminal = start(*INTERVIEW)
    terminal.send(b"one\rtwo\r")
    terminal.wait_for("tab rate", "two")
    terminal.type("three")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    saved = tomli.loads(place.sessions[0].read_text(encoding="utf-8"))
    notes = saved["responses"][saved["interview"]["current"]]["notes"]
    assert [line[9:] for line in notes.splitlines()] == ["one", "two", "three"]


@pytest.mark.parametrize("keys", [("f1", "f1"), ("ctrl+x",)], ids=" ".join)
def test_it_lives_on(start: Start, keys: tuple[str, ...]) -> None:
    """Help that is closed as it opens; the last line cut, below which there is none."""
    terminal = start(*INTERVIEW)
    terminal.wait_for(EMPTY)
    terminal.type("before")
    terminal.press(*keys)
    terminal.send(b" after")
    terminal.wait_for(" after")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0


@pytest.mark.parametrize(
    ("pasted", "noted"),
    [
        pytest.param("abc \x1b[93;1mdef", "abc [93;1mdef", id="in order"),
        pytest.param("Nab \x1b]52;c;QQ== \x07 def", "Nab ]52;c;QQ==  def", id="no jump"),
        pytest.param("abc \x1b\x11 \x1b[\x11 \x1b[20\x1b[I def", "abc  [ [20[I def", id="no end"),
    ],
)
def test_no_control_character_of_what_is_pasted_acts_as_a_key(
    forked: Start, place: Place, pasted: str, noted: str
) -> None:
    terminal = forked(*INTERVIEW)
    terminal.wait_for(EMPTY)
    terminal.paste(pasted)
    terminal.press("enter")
    terminal.type("typed")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    saved = tomli.loads(place.sessions[0].read_text(encoding="utf-8"))
    assert saved["interview"]["current"] == "warm-up"
    assert [line[9:] for line in saved["responses"]["warm-up"]["notes"].splitlines()] == [noted, "typed"]


def test_a_paste_whose_end_never_comes_is_kept_and_the_keys_act_again(forked: Start, place: Place) -> None:
    """After five seconds in which next to nothing came, and the mouse moved: see `tui.pasted`."""
    terminal = forked(*INTERVIEW)
    terminal.wait_for(EMPTY)
    terminal.send(b"\x1b[200~pasted, and\x11 typed")
    for column in range(50):
        pump_for(terminal, 0.2)
        terminal.send(b"\x1b[<35;%d;14M" % (20 + column))
        if "pasted, and typed" in terminal.text:
            break
    terminal.wait_for("pasted, and typed", patience=0)
    assert "[<35" not in terminal.text
    terminal.press("enter")
    terminal.type("more")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    saved = tomli.loads(place.sessions[0].read_text(encoding="utf-8"))
    noted = [line[9:] for line in saved["responses"]["warm-up"]["notes"].splitlines()]
    assert noted == ["pasted, and typed", "more"]
