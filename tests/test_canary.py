"""A name and notes that must not get out: they are looked for in all that is printed and left after crashes.

The places of the session itself hold them, and so does the cache of lists, which holds names. Nothing else.
"""

import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.conftest import EMPTY, KEPT
from tests.terminal.driver import NORMAL, Place, Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

NAME = "Quetzalcoatl Xochimilco"
NOTED = "nepantla tlahtolli"
WORDS = ("quetzalcoatl", "xochimilco", "nepantla", "tlahtolli")
INTERVIEW = ("start", "backend-screen-30", "--candidate", NAME, "--interviewer", "Ida Test", *KEPT)
ERROR = f"ValueError('{NAME}: {NOTED}')"
RUN = "from interviewer.cli import main; sys.exit(main())"

WIDGET = f"""
import sys
from interviewer.tui.app import InterviewerApp
def fail(self):
    noted = self.interview.session
    raise {ERROR}
InterviewerApp.action_help = fail
{RUN}
"""
DRIVER = f"""
import sys
from textual.drivers.linux_driver import LinuxDriver
from textual._xterm_parser import XTermParser
feed = XTermParser.feed
def fail(self, data):
    if data in ("\\x1bOP", "\\x1f"):
        raise {ERROR}
    return feed(self, data)
XTermParser.feed = fail
{RUN}
"""
START = f"""
import sys
from interviewer.tui.app import InterviewerApp
run = InterviewerApp.run
def fail(self):
    run(self)
    raise {ERROR}
InterviewerApp.run = fail
{RUN}
"""
LEAVING = f"""
import sys
from interviewer.live.interview import Interview
from interviewer.tui.app import InterviewerApp
def fail(self):
    raise {ERROR}
InterviewerApp.action_help = Interview.close = fail
{RUN}
"""
THREAD = f"""
import sys
from interviewer.store.record import SessionRecord
def fail(self):
    raise {ERROR}
SessionRecord._step = fail
{RUN}
"""
TASK = f"""
import asyncio, gc, sys
from interviewer.tui.app import InterviewerApp
async def fail():
    raise {ERROR}
async def act(self):
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    gc.collect()
InterviewerApp.action_help = act
{RUN}
"""
COMMAND = f"""
import sys
import interviewer.reports.session_text as reports
def fail(session, width):
    raise {ERROR}
reports.session_text = fail
{RUN}
"""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path).make()


def started(place: Place, program: str) -> Terminal:
    """Return an interview with *program* in which the canary words were noted."""
    command = [sys.executable, "-c", program, *INTERVIEW]
    terminal = Terminal(command, environment=place.environment, folder=place.workspace)
    terminal.wait_for(EMPTY)
    terminal.type(NOTED)
    return terminal


def crashes(place: Place) -> list[Path]:
    return sorted((place.home / "state" / "interviewer" / "crashes").glob("*"))


def hiding(place: Place) -> Iterator[Path]:
    """Yield the files in which a canary word stands, in whatever folder or name, but those of the session."""
    own = [place.workspace / "sessions", place.home / "state" / "interviewer" / "journals"]
    for folder, _, names in os.walk(place.root):
        for path in (Path(folder, name) for name in names):
            text = f"{path.relative_to(place.root)}\n{path.read_bytes()!r}".casefold()
            is_own = path.parent in own or ".rescued-" in path.name or path.suffix == ".lists"
            named = path.name.casefold() if is_own else text
            if any(word in named for word in WORDS):
                yield path


def told_after(terminal: Terminal) -> str:
    """Return what stands on the terminal once it was given back, as one line; its end is taken away."""
    assert NORMAL in terminal.raw
    text = terminal.raw.rpartition(NORMAL)[2].decode()
    text = re.sub(r"\x1b\[[0-9;?<>=]*[a-zA-Z]", "", text)
    return text.replace("\r\n", "\n").strip("\n")


@pytest.mark.parametrize(
    ("program", "kind"), [(WIDGET, "ValueError"), (DRIVER, "ValueError")], ids=["widget", "driver"]
)
def test_a_crash_says_one_line_and_leaves_a_report_without_a_word_of_anybody(
    place: Place, program: str, kind: str
) -> None:
    terminal = started(place, program)
    try:
        terminal.do("app.help")
        assert terminal.wait_end() == 1
    finally:
        terminal.clear_away()
    told = told_after(terminal)
    [report] = crashes(place)
    [session] = place.sessions
    assert told == (
        f"Error: The app failed ({kind}). Your notes are in {session}. "
        f"A report without names or notes is in {report}. "
        "Run it again with INTERVIEWER_DEBUG=1 to see where. "
        f"Go on with: interviewer resume {session.stem} --workspace {place.workspace}"
    )
    assert NOTED in session.read_text(encoding="utf-8")
    assert list(hiding(place)) == []
    written = report.read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert re.search(r"\n  __main__:\d+ in fail\n", written)
    assert "last done    edit-notes" in written
    assert "LiveScreen" in written
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert str(place.root) not in written


def test_an_app_that_fails_outside_of_its_loop_says_the_same(place: Place) -> None:
    terminal = started(place, START)
    try:
        terminal.do("app.quit")
        assert terminal.wait_end() == 1
    finally:
        terminal.clear_away()
    told = told_after(terminal)
    [report] = crashes(place)
    assert f"The app failed (ValueError). Your notes are in {place.sessions[0]}. " in told
    assert str(report) in told
    assert "\n" not in told
    assert list(hiding(place)) == []


def test_a_crash_in_which_saving_fails_too_is_still_one_line(place: Place) -> None:
    terminal = started(place, LEAVING)
    try:
        terminal.do("app.help")
        assert terminal.wait_end() == 1
    finally:
        terminal.clear_away()
    told = told_after(terminal)
    assert told.startswith("Error: The app failed (ValueError). Saving failed too: going on brings")
    assert "\n" not in told
    assert list(hiding(place)) == []
    again = Terminal(
        [sys.executable, "-m", "interviewer", "resume"],
        environment=place.environment,
        folder=place.workspace,
    )
    try:
        again.wait_for(NOTED)
        again.do("app.quit")
        assert again.wait_end() == 0
    finally:
        again.clear_away()


@pytest.mark.parametrize(("program", "says"), [(THREAD, True), (TASK, False)], ids=["thread", "task"])
def test_what_fails_beside_the_app_is_reported_and_not_printed(
    place: Place, program: str, says: bool
) -> None:
    """The interview goes on. What a thread that saves could not do stands in the status, and at the end."""
    terminal = started(place, program)
    try:
        if program is TASK:
            terminal.do("app.help")
        terminal.wait_until(lambda: bool(crashes(place)), "a report")
        terminal.type(" and on it goes")
        terminal.do("app.quit")
        assert terminal.wait_end() == (1 if says else 0), "1: it is not in its own file"
    finally:
        terminal.clear_away()
    told = told_after(terminal)
    assert "Traceback" not in told
    assert not any(word in told.casefold() for word in WORDS)
    assert ("A copy is in" in told) is says
    assert "Something failed in the background (" in told
    assert str(crashes(place)[0]) in told
    assert " resume " in told
    assert len(crashes(place)) == 1
    assert list(hiding(place)) == []
    kept = place.sessions if program is TASK else list((place.home / "state/interviewer").glob("*.toml"))
    assert f"{NOTED} and on it goes" in kept[0].read_text(encoding="utf-8")


def test_a_command_that_fails_tells_nothing_either(place: Place) -> None:
    terminal = started(place, f"import sys; {RUN}")
    try:
        terminal.do("app.quit")
        assert terminal.wait_end() == 0
    finally:
        terminal.clear_away()
    command = [sys.executable, "-c", COMMAND, "show", place.sessions[0].stem]
    shown = Terminal(command, environment=place.environment, folder=place.workspace, size=(400, 24))
    assert shown.wait_end() == 1
    shown.clear_away()
    [report] = crashes(place)
    assert bytes(shown.raw).decode().strip() == (
        "Error: Something went wrong (ValueError). Where your notes are: interviewer paths. "
        f"A report without names or notes is in {report}. "
        "Run it again with INTERVIEWER_DEBUG=1 to see where."
    )
    assert list(hiding(place)) == []


def test_a_crash_without_room_for_a_report_says_where_the_notes_are(place: Place) -> None:
    state = place.home / "state" / "interviewer"
    state.mkdir(parents=True)
    (state / "crashes").write_text("in the way")
    terminal = started(place, WIDGET)
    try:
        terminal.do("app.help")
        assert terminal.wait_end() == 1
    finally:
        terminal.clear_away()
    assert told_after(terminal) == (
        f"Error: The app failed (ValueError). Your notes are in {place.sessions[0]}. "
        "Run it again with INTERVIEWER_DEBUG=1 to see where. "
        f"Go on with: interviewer resume {place.sessions[0].stem} --workspace {place.workspace}"
    )


def test_the_words_are_found_where_they_are(place: Place) -> None:
    """The search itself: a file elsewhere, a name of a file, and what may hold them."""
    for path in ("home/cache/log", "home/state/interviewer/Quetzalcoatl.txt", "workspace/sessions/a.toml"):
        target = place.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("" if "Quetz" in path else NOTED)
    assert {path.name for path in hiding(place)} == {"log", "Quetzalcoatl.txt"}
