"""The ends that an interview can come to: quit, signals, a closed window. None of them loses a key."""

import os
import signal
import sys
from pathlib import Path

import pytest
import tomli

from tests.terminal.conftest import EMPTY, INTERVIEW, Start
from tests.terminal.driver import ALTERNATE, NORMAL, Place, Terminal

pytestmark = pytest.mark.terminal

SOON = 3.0
"""Seconds within which the program has to be gone."""

LINE = "the very last words"


@pytest.fixture
def typing(start: Start) -> Terminal:
    """Return an interview with a line of notes that was typed just now."""
    terminal = start(*INTERVIEW)
    terminal.wait_for(EMPTY)
    terminal.type(LINE)
    return terminal


def noted(place: Place) -> str:
    """Return the only line of notes of the warm-up in the only session there is, without its time."""
    (path,) = place.sessions
    saved = tomli.loads(path.read_text(encoding="utf-8"))
    assert saved["status"] == "live"
    (line,) = saved["responses"]["warm-up"]["notes"].splitlines()
    return str(line[len("00:00:00 ") :])


def journals(place: Place) -> list[Path]:
    """Return what is left of journals."""
    return list(place.home.rglob("*.journal"))


def group_is_gone(terminal: Terminal) -> bool:
    """Tell whether no process of the program's session is left."""
    try:
        os.killpg(terminal.process.pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131), (signal.SIGINT, 130)],
)
def test_a_signal_ends_it_soon_with_every_key_kept(
    typing: Terminal, place: Place, number: signal.Signals, code: int
) -> None:
    typing.signal(number)
    assert typing.wait_end(SOON) == code
    assert noted(place) == LINE
    assert group_is_gone(typing)
    assert journals(place) == [], "what is safe in the file needs no journal"


def test_a_byte_that_is_no_text_does_not_end_it(typing: Terminal, place: Place) -> None:
    """A stray byte, as of a terminal with another encoding, must not take the app down."""
    typing.send(b"\xff\xfe")
    typing.type(" and")
    typing.signal(signal.SIGTERM)
    assert typing.wait_end(SOON) == 143
    assert noted(place) == f"{LINE}\ufffd\ufffd and"


def test_keys_sent_just_before_the_signal_are_kept_too(typing: Terminal, place: Place) -> None:
    """What stands on the screen is kept, even when the signal comes with the very next key."""
    typing.type(" finis")
    typing.signal(signal.SIGTERM)
    assert typing.wait_end(SOON) == 143
    assert noted(place) == f"{LINE} finis"


def test_termination_gives_the_terminal_back(typing: Terminal) -> None:
    typing.signal(signal.SIGTERM)
    typing.wait_end(SOON)
    assert typing.raw.count(ALTERNATE) == typing.raw.count(NORMAL) == 1
    assert typing.settings == typing.before
    after = bytes(typing.raw).rpartition(NORMAL)[2]
    assert b"Saved:" in after
    assert b"Traceback" not in typing.raw


def test_a_closed_window_ends_it_soon_with_every_key_kept(typing: Terminal, place: Place) -> None:
    typing.close()
    assert typing.wait_end(SOON) == 129
    assert noted(place) == LINE
    assert group_is_gone(typing)


@pytest.mark.slow
def test_a_closed_window_ends_it_even_when_it_was_told_to_ignore_that(
    place: Place,
) -> None:
    """`nohup` and some launchers ignore the signal; the vanished terminal is noticed all the same."""
    program = (
        "import signal, runpy, sys; from interviewer.cli import guard; guard._NAMES = ();"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN); sys.argv[0] = 'interviewer';"
        "runpy.run_module('interviewer', run_name='__main__', alter_sys=False)"
    )
    command = [sys.executable, "-c", program, *INTERVIEW]
    terminal = Terminal(command, environment=place.environment, folder=place.workspace)
    try:
        terminal.wait_for(EMPTY)
        terminal.type(LINE)
        terminal.close()
        terminal.wait_end(SOON)
        assert noted(place) == LINE
    finally:
        terminal.clear_away()


@pytest.mark.slow
def test_a_signal_ends_it_while_the_app_itself_is_blocked(start: Start, place: Place) -> None:
    """As it is while an editor is open: the loop does not come to the signal, so a thread saves."""
    program = (
        "import sys, threading; from interviewer.tui.app import InterviewerApp;"
        "InterviewerApp.action_help = lambda self: threading.Event().wait();"
        "from interviewer.cli import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", program, *INTERVIEW]
    terminal = Terminal(command, environment=place.environment, folder=place.workspace)
    try:
        terminal.wait_for(EMPTY)
        terminal.type(LINE)
        terminal.do("app.help")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_end(SOON) == 143
        assert noted(place) == LINE
    finally:
        terminal.clear_away()


def test_quitting_keeps_everything_and_says_where(typing: Terminal, place: Place) -> None:
    typing.do("app.quit")
    assert typing.wait_end() == 0
    assert noted(place) == LINE
    assert typing.settings == typing.before
    told = bytes(typing.raw).rpartition(NORMAL)[2].decode()
    assert str(place.sessions[0]) in told.replace("\r\n", "")
    assert "interviewer resume" in told


@pytest.mark.slow
def test_after_quitting_home_offers_to_resume_and_the_clock_is_paused(
    typing: Terminal, start: Start, place: Place
) -> None:
    typing.do("app.quit")
    typing.wait_end()

    home = start()
    home.wait_for("UNFINISHED", "Zoë Sample", "r resume")
    home.press("r")
    home.wait_for("PAUSED", LINE, "^t go on")
    home.do("app.quit")
    assert home.wait_end() == 0

    resumed = start("resume")
    resumed.wait_for("PAUSED", LINE)
    resumed.type(" and more")
    resumed.do("app.quit")
    assert resumed.wait_end() == 0
    assert noted(place) == f"{LINE} and more"


def test_a_closed_window_takes_the_demo_with_it(start: Start, tmp_path: Path) -> None:
    """What was typed into a throwaway copy does not stay behind in the temporary folder."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    place = Place(tmp_path / "machine", {"TMPDIR": str(scratch)}).make()
    terminal = start("demo", at=place)
    terminal.wait_for("RECENT", "Amber Placeholder")
    assert list(scratch.iterdir())
    terminal.close()
    assert terminal.wait_end(SOON) == 129
    assert list(scratch.iterdir()) == []
