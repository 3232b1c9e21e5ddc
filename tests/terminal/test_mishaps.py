"""What befalls files and folders under the real program: it says so, and every word is where it says."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import tomli

from tests.terminal.conftest import EMPTY, INTERVIEW, Start
from tests.terminal.driver import NORMAL, Place, Terminal, tool

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

LINE = "typed before"
ALONE = "on this machine"


@pytest.fixture
def typing(forked: Start, place: Place) -> Terminal:
    """Return an interview with a line of notes that is saved."""
    terminal = forked(*INTERVIEW, size=(100, 24))
    terminal.wait_for(EMPTY)
    terminal.type(LINE)
    terminal.do("live.save")
    terminal.wait_until(lambda: LINE in place.sessions[0].read_text("utf-8"), "the file with it")
    wait_for_status(terminal, "saved")
    return terminal


def status(terminal: Terminal) -> str:
    return terminal.lines[-1].rstrip()


def wait_for_status(terminal: Terminal, told: str) -> None:
    """Wait until the footer ends with *told*, which is another than "saving"."""
    terminal.wait_until(lambda: status(terminal).endswith(told), f"the status {told}")


def noted(path: Path) -> str:
    """Return the only line of the warm-up, without its time."""
    (line,) = tomli.loads(path.read_text(encoding="utf-8"))["responses"]["warm-up"]["notes"].splitlines()
    return str(line[9:])


def last_words(terminal: Terminal) -> str:
    """Return what is said after the screen is given back, on one line."""
    return bytes(terminal.raw).rpartition(NORMAL)[2].decode().replace("\r\n", "")


def test_the_folder_goes_and_the_session_is_saved_elsewhere(
    typing: Terminal, start: Start, place: Place
) -> None:
    folder, stick = place.workspace / "sessions", place.home / "state" / "interviewer" / "stick"
    (path,) = place.sessions
    folder.rename(place.workspace / "x")
    typing.wait_for(ALONE, "^b save elsewhere", "notes are")
    typing.resize(60, 20)
    wait_for_status(typing, "on this machine")
    typing.wait_for("^b elsewhere  ^n next  tab rate")
    typing.resize(150, 24)
    typing.type(" and after")
    assert not folder.exists(), "a folder that is gone is not made again"
    typing.do("live.elsewhere")
    typing.wait_for("The folder is not there. Save in which folder?", str(place.home)[:40])
    typing.type("/state/interviewer/stick")
    typing.press("enter")
    wait_for_status(typing, f"saved in {stick}")
    typing.wait_for(f"{LINE} and after")
    (place.workspace / "x").rename(folder)
    typing.type(" and there")
    typing.do("app.quit")
    assert typing.wait_end() == 0
    there = stick / path.name
    assert f"interviewer resume ~/{there.relative_to(place.home)}" in last_words(typing)
    assert noted(there) == f"{LINE} and after and there"
    assert noted(path) == LINE, "nothing is copied back by itself"

    assert str(there) in place.run("list").stdout
    home = start(size=(160, 40))
    home.wait_for("is saved elsewhere", path.stem[-6:])
    home.do("app.quit")
    assert home.wait_end() == 0
    refused = start("resume", path.stem)
    assert refused.wait_end() == 1
    assert str(there) in last_words(refused)
    again = start("resume", str(there), size=(150, 24))
    again.wait_for("PAUSED", "and there", f"saved in {stick}")
    again.do("app.quit")
    assert again.wait_end() == 0


def test_a_hand_and_git_change_the_file_under_us(typing: Terminal, place: Place) -> None:
    """The file is left to whoever changed it; what was said to be saved goes into one beside it."""
    git = tool("git")
    (path,) = place.sessions

    def run(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.invalid")
        subprocess.run([git, *who, *arguments], cwd=place.workspace, check=True, capture_output=True)

    run("init", "-q")
    run("add", "-f", str(path))
    run("commit", "-q", "-m", "as it was")
    as_it_was = path.read_bytes()
    typing.type(" and after")
    typing.do("live.save")
    wait_for_status(typing, "saved")
    typing.wait_until(lambda: path.read_bytes() != as_it_was, "the file with what was typed")
    run("checkout", "-q", "--", str(path))
    typing.wait_for("conflict-")
    typing.wait_until(lambda: len(place.sessions) == 2, "a file beside")
    (copy,) = [one for one in place.sessions if one != path]
    typing.wait_until(lambda: copy.read_bytes() != b"", "what is in it")
    assert path.read_bytes() == as_it_was
    assert noted(copy) == f"{LINE} and after"

    by_hand = copy.read_bytes().replace(b"and after", b"by hand")
    copy.write_bytes(by_hand)
    typing.type(" more")
    typing.wait_until(lambda: len(place.sessions) == 3, "another file beside")
    typing.do("app.quit")
    assert typing.wait_end() == 0
    (last,) = [one for one in place.sessions if one not in (path, copy)]
    assert copy.read_bytes() == by_hand
    assert noted(last) == f"{LINE} and after more"


def test_the_file_and_the_state_folder_are_deleted(typing: Terminal, place: Place) -> None:
    (path,) = place.sessions
    path.unlink()
    typing.wait_until(path.exists, "the file")
    typing.wait_for("someone")
    shutil.rmtree(place.home / "state")
    typing.type(" and after")
    typing.wait_until(lambda: bool(list(place.home.rglob("*.journal"))), "a new journal")
    typing.do("live.save")
    wait_for_status(typing, "saved")
    typing.do("app.quit")
    assert typing.wait_end() == 0
    assert noted(path) == f"{LINE} and after"


@pytest.mark.parametrize("home_works", [True, False])
def test_nothing_works_any_more_and_the_last_words_are_told(
    typing: Terminal, place: Place, home_works: bool
) -> None:
    """Both folders of ours are files now; the copy goes to the home folder, or to the temporary one."""
    for folder in (place.workspace / "sessions", place.home / "state"):
        shutil.rmtree(folder)
        folder.write_bytes(b"")
    if not home_works:
        shutil.rmtree(place.home)
        place.home.write_bytes(b"")
    typing.type(" and after")
    typing.wait_for("NOT SAVED: there is a file in the folder's place")
    typing.do("app.quit")
    assert typing.wait_end() == 1
    told = re.search(r"A copy is in (\S+\.toml)", last_words(typing))
    assert told, last_words(typing)
    copy = Path(told[1])
    assert noted(copy) == f"{LINE} and after"
    assert copy.is_relative_to(place.home) == home_works
    if not home_works:
        copy.unlink()
