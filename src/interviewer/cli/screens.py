"""Opening the screens: the desk is built, the terminal is checked, and nothing is lost at the end."""

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interviewer.cli.desk import OpenDesk
from interviewer.live.desk import Conflict, InUse, SetUp, Way
from interviewer.model.errors import InterviewerError, NewerFormat, UsageError
from interviewer.store.loop import ends_in_time
from interviewer.store.seam import Disk
from interviewer.store.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.live.interview import Interview
    from interviewer.model.saved import SavedSession
    from interviewer.store.editor import Editor
    from interviewer.tui.app import FirstScreen, InterviewerApp

_CATCHING_UP = 1.0
"""Seconds that an end waits for the listing of the next start."""


def open_home(workspace: Workspace, before_exit: Callable[[], None] | None = None) -> None:
    """Open the home screen.

    *before_exit* removes a workspace that does not stay, when the process ends at once, as with its terminal.
    """
    _run(workspace, OpenDesk(workspace), before_exit=before_exit)


def open_setup(workspace: Workspace, given: SetUp, *, curtain: bool = False) -> None:
    """Ask for what *given* lacks to begin an interview, behind the *curtain* if that is wished."""
    need_terminal()
    from interviewer.tui.messages import ShowSetUp

    desk = OpenDesk(workspace)
    if given.plan not in desk.content().plans:
        desk.begin(given)  # says which plans there are
    _run(workspace, desk, wish=ShowSetUp(given), curtain=curtain)


def open_live(workspace: Workspace, setup: SetUp, *, curtain: bool = False, told: str = "") -> None:
    """Begin an interview and open it, behind the *curtain* if that is wished; *told* is said there first."""
    need_terminal()
    desk = OpenDesk(workspace)
    _run_interview(workspace, desk, desk.begin(setup), curtain=curtain, told=told)


def open_resumed(
    workspace: Workspace,
    name: str,
    *,
    curtain: bool = False,
    way: Way | None = None,
    open_anyway: bool = False,
) -> None:
    """Continue the session *name*, or the unfinished one worked on last when *name* is empty.

    When that has versions with different words, the home screen shows them all. When somebody else has it
    open, a screen asks, or *way* says how to go on.
    """
    need_terminal()
    from interviewer.cli.unfinished import worked_on_last
    from interviewer.tui.screens.conflict import ConflictScreen
    from interviewer.tui.screens.taken import TakenScreen

    desk, told = OpenDesk(workspace), ""
    if not name:
        name, told = worked_on_last(desk)
    if not name:
        from interviewer.tui.screens.home import HomeScreen

        _run(workspace, desk, HomeScreen(desk), curtain=curtain, told=told)
        return
    if open_anyway:
        desk.open_anyway(name)
    found = resumed(desk, name, way)
    if isinstance(found, Conflict):
        _run(workspace, desk, ConflictScreen(found, way), curtain=curtain, told=told)
    elif isinstance(found, InUse):
        _run(workspace, desk, TakenScreen(found), curtain=curtain, told=told)
    else:
        _run_interview(workspace, desk, found, curtain=curtain, told=told)


def resumed(desk: OpenDesk, name: str, way: Way | None = None) -> "Interview | Conflict | InUse":
    """Continue the session *name*; of one that is of a newer version it is said how to read it.

    Raises InterviewerError.
    """
    try:
        return desk.resume(name, way=way)
    except NewerFormat as newer:
        if not newer.path.endswith(".toml"):  # its journal; without that the newest notes would be missed
            raise
        read = desk.library.command("resume --read-only", newer.path)
        raise InterviewerError(f"{newer}. To read it: {read}") from newer


def open_read_only(workspace: Workspace, name: str) -> None:
    """Open the session *name* for reading, or the unfinished one worked on last when *name* is empty."""
    need_terminal()
    from interviewer.cli.unfinished import worked_on_last

    open_review(workspace, name or worked_on_last(OpenDesk(workspace))[0])


def open_review(workspace: Workspace, name: str = "") -> None:
    """Open the list of saved sessions, or one of them for reading."""
    need_terminal()
    from interviewer.tui.messages import ShowReview, ShowSession

    desk = OpenDesk(workspace)
    wish = ShowSession(desk.library.find(name).name) if name else ShowReview()
    _run(workspace, desk, wish=wish)


def open_revised(workspace: Workspace, name: str, *, by: str, why: str, open_anyway: bool = False) -> None:
    """Open the submitted session *name* to change it; *by* is by default who interviewed last here."""
    need_terminal()
    from interviewer.tui.live_source import Revising
    from interviewer.tui.messages import ReviseSession
    from interviewer.tui.screens.scorecard import ScorecardScreen
    from interviewer.tui.screens.taken import TakenScreen

    desk = OpenDesk(workspace)
    who = by or desk.remembered().interviewer
    if not who:
        raise UsageError("Say who you are: --by NAME.")
    if open_anyway:
        desk.open_anyway(name)
    found = desk.revise(name, by=who, why=why)
    if isinstance(found, InUse):
        _run(workspace, desk, TakenScreen(found, ReviseSession(name, who, why)))
    else:
        _run(workspace, desk, ScorecardScreen(Revising(found)), interview=found)


def open_compare(
    workspace: Workspace, sessions: "Iterable[SavedSession]", *, open_anyway: bool = False
) -> None:
    """Open the comparison of *sessions*, which may lie outside the workspace, the closed ones if wished."""
    need_terminal()
    from interviewer.tui.screens.compare import CompareScreen

    saved = tuple(sessions)
    # A desk of its own: what was named here may lie elsewhere, and has no place on the home screen.
    let_in = [one.path for one in saved] if open_anyway else ()
    compared = CompareScreen(
        OpenDesk(workspace, beside=saved, let_in=let_in), tuple(one.name for one in saved)
    )
    _run(workspace, OpenDesk(workspace), compared)


def need_terminal() -> None:
    """Refuse to draw where there is no terminal. Raises UsageError."""
    # What is drawn goes to the error output, as it was at the start.
    drawn = sys.__stderr__ is not None and sys.__stderr__.isatty()
    if not (sys.stdin.isatty() and sys.stdout.isatty() and drawn):
        raise UsageError(
            "The screens need a terminal, and input or output is not one. "
            "Without a screen: interviewer list, show, compare --format text, check."
        )


def _run_interview(
    workspace: Workspace, desk: OpenDesk, interview: "Interview", *, curtain: bool, told: str = ""
) -> None:
    from interviewer.tui.screens.live import LiveScreen

    _run(workspace, desk, LiveScreen(interview, told), interview=interview, curtain=curtain)


def _run(
    workspace: Workspace,
    desk: OpenDesk,
    first: "FirstScreen | None" = None,
    *,
    interview: "Interview | None" = None,
    wish: object = None,
    curtain: bool = False,
    told: str = "",
    before_exit: Callable[[], None] | None = None,
) -> None:
    """Run the app until it ends, however it ends, with the interview saved; *told* is said at its edge."""
    need_terminal()
    from interviewer.cli.config import told_of, user_settings
    from interviewer.cli.doors import forgotten
    from interviewer.cli.guard import guarded
    from interviewer.cli.heap import hold_steady
    from interviewer.cli.last_words import last_words
    from interviewer.store.crash_report import CRASHES, Crashes
    from interviewer.store.editor import Editor
    from interviewer.store.process import this_process
    from interviewer.store.workspace import user_folders
    from interviewer.tui.app import InterviewerApp
    from interviewer.tui.failing import DEBUG

    settings, findings = user_settings(workspace)
    root = workspace.root
    editor = Editor(workspace.state / "editing", Disk(), os.environ, this_process(), root)
    said = (told, told_of(findings), forgotten(workspace), told_of_left(editor.left_behind(), root))
    notice = "\n".join(filter(None, said))
    if curtain:
        settings = replace(settings, start_behind_curtain=True)
    hold_steady()
    app = InterviewerApp(desk, first, interview, wish=wish, settings=settings, notice=notice)
    app.before_exit = before_exit or app.before_exit
    app.editor = _OutsideEditor(editor)
    # Of the user, and not of the workspace: that of the demo goes with all that is in it.
    app.report_crash = Crashes(Disk(), user_folders().state / CRASHES).keep
    # In a workspace that goes there is nothing to go on with.
    app.command_for = (lambda path: "") if before_exit else partial(_to_resume, desk)
    try:
        with guarded(app), _faults_of_threads_reported(app):
            app.run()
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        app.fail(error)
    finally:
        # When the terminal's driver fails the app ends without having left.
        app.leave()
    last_words(app)
    ends_in_time(desk.catch_up, _CATCHING_UP)
    if code := app.return_code or int(app.last_words().amiss):
        click.get_current_context().exit(code)


def _to_resume(desk: OpenDesk, path: str) -> str:
    return desk.library.command("resume", path)


@contextmanager
def _faults_of_threads_reported(app: "InterviewerApp") -> Iterator[None]:
    """Have what fails in a thread reported and not printed, for as long as the context lasts."""
    before = threading.excepthook
    from interviewer.cli.guard import terminal_gone
    from interviewer.tui.failing import DEBUG

    def report(told: threading.ExceptHookArgs) -> None:
        # A window that is closed is no fault of the thread that still draws on it.
        if not (isinstance(told.exc_value, OSError) and terminal_gone()):
            app.bear(told.exc_value or RuntimeError())

    if not os.environ.get(DEBUG):
        threading.excepthook = report
    try:
        yield
    finally:
        threading.excepthook = before


def told_of_left(left: tuple[Path, ...], workspace: Path) -> str:
    """Return a sentence on what edits of processes that were ended left behind; nothing when none did."""
    from interviewer.store.in_editor import left_words

    if not left:
        return ""
    place = left[0] if len(left) == 1 else left[0].parent
    return left_words(place, workspace)


@dataclass(frozen=True, slots=True)
class _OutsideEditor:
    editor: "Editor"

    def ready(self) -> None:
        self.editor.ready()

    def edit(self, text: str, session: str) -> str:
        from interviewer.cli.guard import interrupts_left_to_the_editor
        from interviewer.live.rules import LONGEST_PROSE

        with interrupts_left_to_the_editor():
            return self.editor.edit(text, session, LONGEST_PROSE)

    def open_now(self) -> str:
        return self.editor.open_now()
