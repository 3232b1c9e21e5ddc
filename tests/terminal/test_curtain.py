"""The curtain in a real terminal: while it is down, no byte of the interview is sent."""

import signal
from functools import partial

import pytest
import tomli

from tests.terminal.conftest import EMPTY, INTERVIEW, Start
from tests.terminal.driver import Place, Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

LIFT = "ctrl+l lifts the curtain"
SECRETS = (
    b"Zo",
    b"Sample",
    b"Back-end",
    b"screen",
    b"typed before",
    b"Warm",
    b"Introduce",
    b"sessions",
    b"min",
)
"""Pieces of the name, the plan, the notes, the talk at hand and the path."""
TITLES = (b"\x1b]0;", b"\x1b]1;", b"\x1b]2;")
"""What a program sends to name its window."""


def sent_behind(terminal: Terminal) -> bytes:
    """Do what one does behind the curtain, and return everything that was sent meanwhile."""
    terminal.wait_for(LIFT)
    terminal.pump(0.2)
    start = len(terminal.raw)
    terminal.send(b"hidden words\r\x0e:q?\x1b[200~pasted\x1b[201~\x1b[<0;10;5M\x1b[<0;10;5m")
    for size in ((60, 20), (1, 1), (150, 40), (80, 24)):
        terminal.resize(*size)
        drawn = partial(_more_than, terminal, len(terminal.raw))
        terminal.wait_until(drawn, f"{size} drawn")
    terminal.do("live.save")
    terminal.wait_for(LIFT)
    # Until a second has been drawn, and with it all that waited.
    terminal.wait_until(lambda: "00:0" in terminal.text and " of 30" in terminal.text, "the time")
    return bytes(terminal.raw[start:])


def _more_than(terminal: Terminal, before: int) -> bool:
    return len(terminal.raw) > before


def test_behind_the_curtain_no_byte_of_the_interview_is_sent(start: Start, place: Place) -> None:
    terminal = start(*INTERVIEW, size=(80, 24))
    terminal.wait_for("Zoë Sample", EMPTY)
    terminal.type("typed before")
    terminal.do("app.curtain")
    sent = sent_behind(terminal)
    assert [secret for secret in SECRETS if secret in sent] == []
    terminal.do("app.curtain")
    terminal.wait_for("Zoë Sample", "typed before")
    terminal.type(" and after")
    assert not any(title in terminal.raw for title in TITLES)
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    (path,) = place.sessions
    notes = tomli.loads(path.read_text(encoding="utf-8"))["responses"]
    assert [response["notes"].partition(" ")[2] for response in notes.values()] == [
        "typed before and after\n"
    ]


@pytest.mark.parametrize("by", ["key", "signal"])
def test_whoever_quits_behind_it_reads_no_name_and_no_path(start: Start, place: Place, by: str) -> None:
    terminal = start(*INTERVIEW, size=(80, 24))
    terminal.wait_for(EMPTY)
    terminal.type("typed before")
    terminal.wait_for("typed before")
    terminal.do("app.curtain")
    terminal.wait_for(LIFT)
    before = len(terminal.raw)
    if by == "key":
        terminal.do("app.quit")
    else:
        terminal.signal(signal.SIGTERM)
    assert terminal.wait_end() == (0 if by == "key" else 128 + signal.SIGTERM)
    sent = bytes(terminal.raw[before:])
    assert b"interviewer list" in sent
    assert [secret for secret in (*SECRETS, str(place.workspace).encode()) if secret in sent] == []
    (path,) = place.sessions
    assert "typed before" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["start", "resume"])
def test_nothing_was_ever_sent_when_it_began_behind_it(start: Start, place: Place, command: str) -> None:
    if command == "resume":
        before = start(*INTERVIEW)
        before.wait_for(EMPTY)
        before.do("app.quit")
        before.wait_end()
    arguments = INTERVIEW if command == "start" else ("resume",)
    terminal = start(*arguments, "--curtain", size=(80, 24))
    sent_behind(terminal)
    assert [secret for secret in SECRETS if secret in terminal.raw] == []
    terminal.do("app.curtain")
    terminal.wait_for("Hello", EMPTY)
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
