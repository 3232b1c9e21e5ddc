"""The ends that an interview can come to: quit, signals, a closed window. None of them loses a key."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import pytest
import tomli

from tests.terminal.conftest import EMPTY, INTERVIEW, Start
from tests.terminal.driver import ALTERNATE, NORMAL, PATIENCE, ForkedTerminal, Place, Terminal, Zygote, tool
from tests.terminal.workload import SIZE, State, Typist, pump_for, saved

pytestmark = pytest.mark.terminal

SOON = 3.0
"""Seconds within which the program has to be gone."""

LINE = "the very last words"


@pytest.fixture
def typing(forked: Start) -> Terminal:
    """Return an interview with a line of notes that was typed just now."""
    terminal = forked(*INTERVIEW)
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


def crashes(place: Place) -> list[str]:
    """Return the crash reports: an end from outside is no fault."""
    return [path.read_text(encoding="utf-8") for path in place.home.rglob("crashes/*") if path.is_file()]


def stopped(terminal: Terminal) -> bool:
    """Tell whether the program stands still."""
    state = Path(f"/proc/{terminal.process.pid}/stat").read_text(encoding="utf-8")
    return state.rpartition(")")[2].split()[0] == "T"


def group_is_gone(terminal: Terminal) -> bool:
    """Tell whether no process of the program's session is left."""
    try:
        os.killpg(terminal.process.pid, 0)
    except ProcessLookupError:
        return True
    return False


SIGNALS = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131), (signal.SIGINT, 130)]


@pytest.mark.parametrize(("number", "code"), SIGNALS)
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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize(
    ("actions", "asked"), [(("live.jump",), "Ask as a question"), (("live.next", "live.skip"), "Skip why?")]
)
def test_words_in_a_bar_stand_there_again(
    typing: Terminal, forked: Start, number: signal.Signals, actions: tuple[str, ...], asked: str
) -> None:
    for action in actions:
        typing.do(action)
    typing.type("was on melons")
    typing.wait_for(asked)
    typing.signal(number)
    typing.wait_end()
    again = forked("resume")
    again.wait_for("PAUSED", "was on melons", asked)


def test_keys_sent_just_before_the_signal_are_kept_too(typing: Terminal, place: Place) -> None:
    """What stands on the screen is kept, even when the signal comes with the very next key."""
    typing.type(" finis")
    typing.signal(signal.SIGTERM)
    assert typing.wait_end(SOON) == 143
    assert noted(place) == f"{LINE} finis"


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_signal_right_behind_a_burst_of_keys_waits_for_them(
    start: Start, place: Place, number: signal.Signals, code: int
) -> None:
    """Some of them nobody has read yet, and others are on their way from one part of the app to the next."""
    terminal = start(*INTERVIEW)
    terminal.wait_for(EMPTY, "saved")
    words = [f"word{count}" for count in range(25)]
    for word in words:
        terminal.send(f"{word} ".encode())
        terminal.pump()
    terminal.signal(number)
    assert terminal.wait_end(SOON) == code
    assert noted(place).split() == words


@pytest.mark.parametrize("number", [number for number, _ in SIGNALS])
def test_a_signal_gives_the_terminal_back(typing: Terminal, number: signal.Signals) -> None:
    """Even the one of a window that closes: it comes from elsewhere too, and the terminal stays then."""
    typing.signal(number)
    typing.wait_end(SOON)
    assert typing.raw.count(ALTERNATE) == typing.raw.count(NORMAL) == 1
    assert typing.left_on == set()
    assert typing.settings == typing.before
    after = bytes(typing.raw).rpartition(NORMAL)[2]
    assert b"Saved:" in after
    assert b"Traceback" not in typing.raw


def test_a_closed_window_ends_it_soon_with_every_key_kept(typing: Terminal, place: Place) -> None:
    typing.close()
    assert typing.wait_end(SOON) == 129
    assert noted(place) == LINE
    assert crashes(place) == []
    assert group_is_gone(typing)


@pytest.mark.slow
@pytest.mark.parametrize("editing", [False, True], ids=["typing", "in an editor"])
def test_a_closed_window_ends_it_even_when_it_was_told_to_ignore_that(
    tmp_path: Path, *, editing: bool
) -> None:
    """`nohup` and some launchers ignore the signal; the vanished terminal is noticed all the same."""
    editor = tmp_path / "editor.py"
    editor.write_text("import sys; print('the editor is open', flush=True); sys.stdin.read()")
    place = Place(tmp_path / "machine", {"EDITOR": f"'{sys.executable}' '{editor}'"}).make()
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
        if editing:
            terminal.do("live.editor")
            terminal.wait_for("the editor is open")
        terminal.close()
        assert terminal.wait_end(SOON + 2) == 129
        assert noted(place) == LINE
        assert crashes(place) == []
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
        assert terminal.left_on == set()
        assert terminal.settings == terminal.before
        told = bytes(terminal.raw).rpartition(NORMAL)[2].decode().replace("\r\n", "")
        assert f"Saved: {place.sessions[0]}" in told
    finally:
        terminal.clear_away()


@pytest.mark.slow
def test_an_end_whose_saving_takes_too_long_names_the_session_and_its_workspace(place: Place) -> None:
    program = (
        "import sys, threading; from interviewer.cli import guard; guard._SAVING_SECONDS = 0.5;"
        "from interviewer.live.interview import Interview;"
        "Interview.close = lambda self: threading.Event().wait();"
        "from interviewer.cli import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", program, *INTERVIEW, "--workspace", str(place.workspace)]
    terminal = Terminal(command, environment=place.environment, folder=place.workspace, size=(200, 24))
    try:
        terminal.wait_for(EMPTY)
        terminal.type(LINE)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_end() == 143
        told = bytes(terminal.raw).rpartition(NORMAL)[2].decode()
        assert "Saving takes too long.\r\n" in told
        assert (
            f"go on with: interviewer resume {place.sessions[0].stem} --workspace {place.workspace}" in told
        )
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


def test_what_is_stopped_from_outside_has_its_last_words_in_the_file(typing: Terminal, place: Place) -> None:
    typing.signal(signal.SIGTSTP)
    wait_until(lambda: stopped(typing))
    assert noted(place) == LINE
    typing.signal(signal.SIGCONT)
    typing.wait_until(lambda: typing.raw.count(ALTERNATE) == 2, "the screen again")
    typing.wait_for(LINE)
    typing.type(" and on")
    typing.wait_for(f"{LINE} and on")
    typing.do("app.quit")
    assert typing.wait_end() == 0
    assert noted(place) == f"{LINE} and on"


def test_what_is_stopped_right_behind_a_burst_of_keys_has_them_in_the_file(
    forked: Start, place: Place
) -> None:
    terminal = forked(*INTERVIEW)
    terminal.wait_for(EMPTY, "saved")
    words = [f"word{count}" for count in range(25)]
    for word in words:
        terminal.send(f"{word} ".encode())
        terminal.pump()
    terminal.signal(signal.SIGTSTP)
    wait_until(lambda: stopped(terminal))
    assert noted(place).split() == words


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "closed"])
def test_an_end_within_a_paste_keeps_what_came_of_it(forked: Start, place: Place, ending: str) -> None:
    end, code = ENDS[ending]
    terminal = forked(*INTERVIEW)
    terminal.wait_for(EMPTY, "saved")
    terminal.send(b"\x1b[200~pasted words")
    pump_for(terminal, IN_TIME * 4)
    terminal.send(b" and typed after it")
    pump_for(terminal, IN_TIME * 4)
    end(terminal)
    assert terminal.wait_end(SOON) == code
    assert noted(place) == "pasted words and typed after it"


def test_what_is_stopped_within_a_paste_has_it_in_the_file_and_takes_the_rest_as_text(
    forked: Start, place: Place
) -> None:
    terminal = forked(*INTERVIEW)
    terminal.wait_for(EMPTY, "saved")
    terminal.send(b"\x1b[200~pasted words")
    pump_for(terminal, IN_TIME * 4)
    terminal.signal(signal.SIGTSTP)
    wait_until(lambda: stopped(terminal))
    assert noted(place) == "pasted words"
    terminal.signal(signal.SIGCONT)
    terminal.wait_until(lambda: terminal.raw.count(ALTERNATE) == 2, "the screen again")
    terminal.wait_for("pasted words")
    terminal.send(b"\x11 and the rest")
    pump_for(terminal, IN_TIME * 4)
    terminal.send(b"\x1b[201~ and more")
    terminal.wait_for("pasted words and the rest and more")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    assert noted(place) == "pasted words and the rest and more"


@pytest.mark.slow
def test_of_several_it_names_the_one_that_was_left_and_goes_on_with_that_first(
    start: Start, place: Place
) -> None:
    begin = INTERVIEW[: INTERVIEW.index("--candidate") + 1]
    rest = INTERVIEW[INTERVIEW.index("--candidate") + 2 :]
    for name in ("Ada Example", "Bo Sample"):
        terminal = start(*begin, name, *rest)
        terminal.wait_for(EMPTY)
        terminal.do("app.quit")
        assert terminal.wait_end() == 0
    (first,) = (path for path in place.sessions if "-ae-" in path.name)
    again = start("resume", first.stem, size=(150, 24))
    again.wait_for("PAUSED")
    again.type(LINE)
    again.do("app.quit")
    again.wait_end()
    told = bytes(again.raw).rpartition(NORMAL)[2].decode().replace("\r\n", "")
    assert f"Go on with: interviewer resume {first.stem} --workspace {place.workspace}" in told
    bare = start("resume", size=(150, 24))
    bare.wait_for("PAUSED", "Ada Example", "Also unfinished: 1. To see which: interviewer list")
    bare.do("app.quit")
    assert bare.wait_end() == 0


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


def test_of_two_versions_resume_alone_takes_none_unasked(
    typing: Terminal, start: Start, place: Place
) -> None:
    (path,) = place.sessions
    typing.wait_until(lambda: LINE.encode() in path.read_bytes(), "the line in the file")
    path.write_bytes(path.read_bytes().replace(LINE.encode(), b"changed by another hand"))
    typing.type(" and mine")
    typing.do("app.quit")
    assert typing.wait_end() == 0
    home = start("resume", "--curtain")
    home.wait_for("lifts the curtain")
    assert b"Sample" not in home.raw
    home.do("app.curtain")
    home.wait_for("UNFINISHED", "different words", "a copy")
    home.press("r")
    home.wait_for("lifts the curtain")
    home.do("app.curtain")
    home.wait_for("PAUSED", f"{LINE} and mine")
    home.do("app.quit")
    assert home.wait_end() == 0
    assert f"interviewer resume {path.stem} --workspace".encode() in bytes(home.raw).replace(b"\r\n", b"")


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


# In the middle of everything

End = Callable[[Terminal], None]
WINDOW_CLOSES: End = Terminal.close
ENDS: dict[str, tuple[End, int]] = {
    **{number.name: (partial(Terminal.signal, number=number), code) for number, code in SIGNALS},
    "closed": (WINDOW_CLOSES, 129),
}
"""What ends the program, and its exit code then."""
IN_TIME = 0.05
"""Seconds after which a key that was sent is taken to have been read, and is kept."""
NOISE = 10
"""By how much longer it may take where other programs want the machine too."""


@pytest.mark.slow
@pytest.mark.parametrize("ending", ENDS)
def test_an_end_in_the_middle_of_everything_keeps_every_key(
    zygote: Zygote, place: Place, pytestconfig: pytest.Config, ending: str
) -> None:
    """Somebody types, rates, moves, pastes and undoes; each life goes on where the one before ended."""
    end, code = ENDS[ending]
    chance = random.Random(f"{ending} {pytestconfig.getoption('--seed')}")
    state, starts, took, lost = State(), list[float](), list[float](), list[float]()
    for number in range(pytestconfig.getoption("--ends")):
        begun = time.monotonic()
        terminal = ForkedTerminal(zygote, ("resume",) if number else INTERVIEW, place, SIZE)
        try:
            terminal.wait_for("PAUSED" if number else EMPTY)
            starts.append(time.monotonic() - begun)
            if not number:
                terminal.do("live.next")
            terminal.wait_for(" of 7")
            typist = Typist.at(state, chance)
            typist.type(terminal, chance.randrange(1, 15), chance.choice([(0.1, 0.2), (0.0, 0.03)]))
            pump_for(terminal, chance.choice([0, IN_TIME]))
            typist.look(terminal)
            at = time.monotonic()
            end(terminal)
            assert terminal.wait_end() == code
            took.append(time.monotonic() - at)
            assert group_is_gone(terminal)
            if ending != "closed":
                assert terminal.left_on == set()
                assert terminal.settings == terminal.before
            assert journals(place) == []
            assert crashes(place) == []
            (path,) = place.sessions
            found = saved(path)
            kept = typist.kept(found)
            assert kept is not None, typist.told(found)
            lost += [at - sent for sent in typist.sent[kept:]]
            state = found
        finally:
            terminal.clear_away()
    print(
        f"\n{ending}: {len(took)} ends, the slowest took {max(took):.2f} s; {len(lost)} keys lost, "
        f"the oldest {max(lost, default=0) * 1000:.0f} ms old"
    )
    assert max(lost, default=0) < IN_TIME * NOISE
    # A second; on a machine that others keep busy, as a start tells, no longer than two starts.
    assert median(took) < max(1, 2 * median(starts))


def open_live(zygote: Zygote, place: Place, *actions: str) -> Terminal:
    """Return an interview with a line of notes, after *actions*."""
    terminal = ForkedTerminal(zygote, INTERVIEW, place)
    terminal.wait_for(EMPTY, "saved")
    terminal.type(LINE)
    for action in actions:
        terminal.do(action)
    return terminal


def open_with(zygote: Zygote, place: Place, *arguments: str) -> Terminal:
    """Return the program with some saved sessions; *arguments* may name one as SESSION, or SESSIONS."""
    examples = Path(__file__).parents[2] / "sessions" / "examples"
    shutil.copytree(examples, place.workspace / "sessions")
    names = [path.stem for path in place.sessions]
    named = {"SESSION": names[:1], "SESSIONS": names[:3]}
    given = [name for argument in arguments for name in named.get(argument, [argument])]
    return ForkedTerminal(zygote, given, place)


SCREENS: dict[str, tuple[Callable[..., Terminal], tuple[str, ...], str]] = {
    "home": (open_with, (), "RECENT"),
    "set-up": (open_with, ("start", "backend-screen-30"), "New interview"),
    "review": (open_with, ("review",), "sessions, by date"),
    "reading": (open_with, ("review", "SESSION"), "submitted"),
    "compare": (open_with, ("compare", "SESSIONS"), "Compare"),
    "scorecard": (open_live, ("live.scorecard",), "▸ Language"),
    "curtain": (open_live, ("app.curtain",), "lifts the curtain"),
    "palette": (open_live, ("app.palette",), "Search for commands"),
    "help": (open_live, ("app.help",), "esc closes"),
    "a bar": (open_live, ("live.jump",), "jump to:"),
    "editor": (open_live, ("live.editor",), "the editor is open"),
}


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "closed"])
@pytest.mark.parametrize("screen", SCREENS)
def test_an_end_on_any_screen(zygote: Zygote, tmp_path: Path, screen: str, ending: str) -> None:
    """Nothing stays behind, the words are in the file, and a terminal that is left is as it was."""
    editor = tmp_path / "editor.py"
    editor.write_text("import signal; print('the editor is open', flush=True); signal.pause()")
    place = Place(tmp_path / "machine", {"EDITOR": f"'{sys.executable}' '{editor}'"}).make()
    begin, given, seen = SCREENS[screen]
    end, code = ENDS[ending]
    terminal = begin(zygote, place, *given)
    try:
        terminal.wait_for(seen)
        end(terminal)
        assert terminal.wait_end() == code
        wait_for_end_of_group(terminal)
        assert crashes(place) == []
        if ending != "closed":
            assert terminal.left_on == set()
            assert terminal.settings == terminal.before
        if begin is open_live:
            assert noted(place) == LINE
            assert journals(place) == []
        if screen == "editor" and ending == "SIGTERM":
            assert b"Notes are still open in an editor: " in bytes(terminal.raw)
    finally:
        terminal.clear_away()


def wait_for_end_of_group(terminal: Terminal) -> None:
    """Wait until no process of the program's session is left: an editor is told by the system."""
    deadline = time.monotonic() + PATIENCE
    while not group_is_gone(terminal):
        assert time.monotonic() < deadline, "a process stays behind"
        signal.sigtimedwait([], 0.02)


@pytest.mark.slow
def test_a_pane_of_tmux_that_is_killed_takes_nothing_along(place: Place, tmp_path: Path) -> None:
    """The usual way in which a terminal goes from under a program. Says so where there is no tmux."""
    tmux = tool("tmux")
    socket = tmp_path / "tmux"

    def run(*command: str) -> str:
        given = [tmux, "-S", str(socket), "-f", os.devnull, *command]
        return subprocess.run(
            given, env=place.environment, capture_output=True, text=True, check=True, cwd=place.workspace
        ).stdout

    run("new-session", "-d", "-x80", "-y24", sys.executable, "-m", "interviewer", *INTERVIEW)
    try:
        run("set-option", "-g", "remain-on-exit", "off")
        pid = int(run("display-message", "-p", "#{pane_pid}"))
        wait_until(lambda: EMPTY in run("capture-pane", "-p"))
        run("send-keys", "-l", LINE)
        wait_until(lambda: LINE in run("capture-pane", "-p"))
        run("kill-pane")
        wait_until(lambda: not runs(pid))
    finally:
        subprocess.run([tmux, "-S", str(socket), "kill-server"], check=False, capture_output=True)
    assert noted(place) == LINE
    assert journals(place) == []


def runs(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and was not asked for does not."""
    try:
        return "(zombie)" not in Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return False


def wait_until(true: Callable[[], bool]) -> None:
    """Wait until *true*, with patience."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        signal.sigtimedwait([], 0.02)
