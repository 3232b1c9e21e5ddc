"""Two who leave at once: the second waits for the first and cuts nothing short."""

from collections import deque
from dataclasses import replace
from threading import Event, Thread
from types import SimpleNamespace
from typing import cast

import pytest

from interviewer.live.desk import Desk
from interviewer.live.interview import Interview
from interviewer.model.saved import SAVED, SaveStatus
from interviewer.model.settings import DEFAULTS
from interviewer.tui.app import InterviewerApp

PATIENCE = 20


class Slow(InterviewerApp):
    """Closes when the test says so."""

    def __init__(self) -> None:
        super().__init__(cast("Desk", None), settings=replace(DEFAULTS, theme="dark"))
        self.closing, self.free, self.closed = Event(), Event(), 0

    def _close(self, interview: Interview) -> str:
        self.closing.set()
        assert self.free.wait(PATIENCE)
        self.closed += 1
        return "what there is to tell"


def test_whoever_leaves_second_waits_and_is_told_the_same() -> None:
    app = Slow()
    app.interview = cast("Interview", object())
    told: list[str] = []
    threads = [Thread(target=lambda: told.append(app.leave())) for _ in range(2)]
    threads[0].start()
    assert app.closing.wait(PATIENCE)
    threads[1].start()
    threads[1].join(0.05)
    assert threads[1].is_alive()
    app.free.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert (app.closed, told) == (1, ["what there is to tell"] * 2)
    assert app.leave() == "", "it is told once"


@pytest.mark.parametrize(
    ("status", "unfinished", "told"),
    [
        (SAVED, "/there/s.toml", ""),
        (SaveStatus("not-saved", "the disk is full"), "", "NOT SAVED: the disk is full"),
    ],
)
def test_where_the_notes_are_is_said_only_when_they_are_there(
    status: SaveStatus, unfinished: str, told: str
) -> None:
    """It stands in the line that is printed, after a crash as well."""
    app = InterviewerApp(cast("Desk", None), settings=replace(DEFAULTS, theme="dark"))
    session = SimpleNamespace(submitted=False)
    interview = SimpleNamespace(
        close=lambda: status, session=session, path="/there/s.toml", lately=deque[str]()
    )
    app.interview = cast("Interview", interview)
    app.fail(ZeroDivisionError())
    assert app.left_unfinished == unfinished
    assert app.crash.endswith(" Go on with: interviewer resume /there/s.toml")
    assert ("Your notes are in /there/s.toml." in app.crash) == bool(unfinished)
    assert told in app.crash


def left(status: SaveStatus, *, submitted: bool = False) -> InterviewerApp:
    """Return the app after an interview was left that was saved as *status* says."""
    app = InterviewerApp(cast("Desk", None), settings=replace(DEFAULTS, theme="dark"))
    app.command_for = lambda path: f"go on {path}"
    leave(app, status, submitted=submitted)
    return app


def leave(
    app: InterviewerApp, status: SaveStatus, path: str = "/there/s.toml", *, submitted: bool = False
) -> str:
    """Leave one more interview; return what is told of it."""
    session = SimpleNamespace(submitted=submitted)
    interview = SimpleNamespace(close=lambda: status, session=session, path=path)
    app.interview = cast("Interview", interview)
    return app.leave()


def test_at_the_end_it_is_always_said_where_the_session_is_and_how_to_go_on() -> None:
    saved = "Saved: /there/s.toml\nGo on with: go on /there/s.toml"
    assert left(SAVED).way_back == saved
    conflict = left(SaveStatus("saved", "t.toml was changed by someone else"))
    assert (conflict.told_of_left, conflict.way_back) == ("t.toml was changed by someone else", saved)
    full = left(SaveStatus("journal-only", "the disk is full. A copy is in /tmp/c.toml", ended=True))
    assert full.told_of_left.startswith("not saved in its own file: the disk is full. A copy is in")
    assert full.way_back == "Once that is put right, go on with: go on /there/s.toml"
    assert left(SAVED, submitted=True).way_back == ""
    revised = left(SaveStatus("saved", "t.toml was changed by someone else"), submitted=True)
    assert (revised.told_of_left, revised.way_back) == ("t.toml was changed by someone else", "")
    assert conflict.left_unsaved == {}
    assert list(full.left_unsaved) == ["/there/s.toml"]


def test_of_a_session_that_was_left_unsaved_it_is_told_at_the_end_until_it_is_saved() -> None:
    app = left(SaveStatus("not-saved", "the disk is full"))
    assert app.told_of_earlier == "", "what was left last is told by itself"
    leave(app, SAVED, "/there/b.toml")
    assert app.way_back == "Saved: /there/b.toml\nGo on with: go on /there/b.toml"
    assert app.told_of_earlier == (
        "/there/s.toml: NOT SAVED: the disk is full\nOnce that is put right, go on with: go on /there/s.toml"
    )
    leave(app, SaveStatus("not-saved", "it is gone"), "/there/c.toml", submitted=True)
    assert app.told_of_earlier.startswith("/there/s.toml: NOT SAVED")
    leave(app, SAVED)
    assert app.told_of_earlier == "/there/c.toml: NOT SAVED: it is gone"
    leave(app, SAVED, "/there/c.toml")
    assert (app.told_of_earlier, app.left_unsaved) == ("", {})


def test_behind_the_curtain_an_earlier_one_is_told_of_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    app = left(SaveStatus("not-saved", "the disk is full"))
    monkeypatch.setattr(InterviewerApp, "hidden", True)
    assert leave(app, SAVED, "/there/b.toml") == "Saving ran into trouble."
    assert (app.told_of_earlier, len(app.left_unsaved)) == ("", 1)


def test_when_closing_fails_or_takes_too_long_the_session_is_named_all_the_same() -> None:
    app = InterviewerApp(cast("Desk", None), settings=replace(DEFAULTS, theme="dark"))

    def fails() -> SaveStatus:
        raise OSError

    session = SimpleNamespace(submitted=False)
    interview = SimpleNamespace(close=fails, session=session, path="/there/s.toml", lately=deque[str]())
    app.interview = cast("Interview", interview)
    app.fail(ZeroDivisionError())
    assert app.way_back == "Once that is put right, go on with: interviewer resume /there/s.toml"
    assert "Saving failed too: going on brings your notes back." in app.crash
    assert app.crash.endswith(" Go on with: interviewer resume /there/s.toml")


def test_behind_the_curtain_nothing_is_said_of_it() -> None:
    app = left(SAVED)
    app.left_hidden = True
    assert (app.way_back, app.command_back) == ("", "")
