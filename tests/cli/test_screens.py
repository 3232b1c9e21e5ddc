"""Opening the screens: what is told at the start, and who is heard while an editor has the terminal."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import click

from interviewer.cli.group import program
from interviewer.cli.guard import interrupts_left_to_the_editor
from interviewer.cli.screens import told_behind_curtain, told_of_left


def test_what_edits_left_behind_is_told_with_its_place_and_what_to_do() -> None:
    assert told_of_left(()) == ""
    one, other = Path("/state/editing/7-1-0a"), Path("/state/editing/8-1-0b")
    assert told_of_left((one,)) == (
        "Notes that were open in an editor are still in /state/editing/7-1-0a. "
        "Take what you need, then delete it."
    )
    assert " in /state/editing. " in told_of_left((one, other))


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
