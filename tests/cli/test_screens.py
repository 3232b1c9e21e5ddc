"""Opening the screens: what is told at the start, and who is heard while an editor has the terminal."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import click
import pytest

from interviewer.cli.group import program
from interviewer.cli.guard import interrupts_left_to_the_editor
from interviewer.cli.last_words import last_words, told_behind_curtain
from interviewer.cli.screens import told_of_left
from interviewer.tui.ending import LastWords

if TYPE_CHECKING:
    from interviewer.tui.app import InterviewerApp

NOTHING = LastWords()


def test_what_edits_left_behind_is_told_with_its_place_and_what_to_do() -> None:
    root = Path("/w")
    assert told_of_left((), root) == ""
    one, other = Path("/state/editing/7-1-0a"), Path("/state/editing/8-1-0b")
    assert told_of_left((one,), root) == (
        "Notes that were open in an editor are still in /state/editing/7-1-0a. "
        "Take what you need; to remove them: interviewer erase --editor-leftovers --workspace /w"
    )
    assert " in /state/editing. " in told_of_left((one, other), root)


def test_whoever_leaves_behind_the_curtain_is_sent_to_the_same_workspace_without_its_name() -> None:
    group, command = click.Context(program), click.Command("review", params=[])
    assert told_behind_curtain(click.Context(command, parent=group)).endswith(
        "what there is: interviewer list"
    )
    same = "To see what there is, with --workspace as before: interviewer list"
    before_the_command = click.Context(program, obj=Path("Zoë"))
    assert told_behind_curtain(click.Context(command, parent=before_the_command)).endswith(same)
    behind_it = click.Context(command, parent=group)
    behind_it.params["workspace_folder"] = Path("Zoë")
    assert told_behind_curtain(behind_it).endswith(same)


def said(
    capsys: pytest.CaptureFixture[str], words: LastWords = NOTHING, borne: str = ""
) -> tuple[list[str], list[str]]:
    """Return the lines printed, and those said beside them, after an app was closed."""
    closed = SimpleNamespace(
        last_words=lambda: words, crash="", borne=borne, borne_report="/state/crashes/1.txt"
    )
    with click.Context(program):
        last_words(cast("InterviewerApp", closed))
    out, err = capsys.readouterr()
    return out.splitlines(), err.splitlines()


def test_a_conflict_is_told_beside_where_the_session_is(capsys: pytest.CaptureFixture[str]) -> None:
    notice = "s.toml was changed by someone else"
    words = LastWords(told=notice, place="/there/s.toml", command="interviewer resume s")
    back = ["Saved: /there/s.toml", "Go on with: interviewer resume s"]
    assert said(capsys, words) == (back, [notice])
    earlier = "/there/a.toml: NOT SAVED"
    assert said(capsys, replace(words, earlier=earlier)) == (back, [earlier, notice])
    out, err = said(capsys, LastWords(hidden=True))
    assert (len(out), err) == (1, [])


def test_what_failed_in_the_background_is_told_with_its_report(capsys: pytest.CaptureFixture[str]) -> None:
    failed = "Something failed in the background (KeyError), and the app went on."
    report = "A report without names or notes is in /state/crashes/1.txt."
    assert said(capsys, LastWords(command="x"), borne="KeyError")[1] == [f"{failed} {report}"]
    paths = "Where your notes are: interviewer paths."
    assert said(capsys, borne="KeyError")[1] == [f"{failed} {report} {paths}"]
    assert "/" not in "".join(said(capsys, LastWords(hidden=True), borne="KeyError")[1])


def test_an_interrupt_while_an_editor_runs_is_not_for_us() -> None:
    heard: list[int] = []

    def hear(number: int, frame: object) -> None:
        heard.append(number)

    before = signal.signal(signal.SIGINT, hear)
    try:
        with interrupts_left_to_the_editor():
            os.kill(os.getpid(), signal.SIGINT)
        assert heard == []
        os.kill(os.getpid(), signal.SIGINT)
        assert heard == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_editor_that_is_started_meanwhile_can_be_interrupted() -> None:
    code = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    with interrupts_left_to_the_editor():
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "True\n"
