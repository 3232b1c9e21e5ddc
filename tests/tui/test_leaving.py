"""What is known of the sessions that were left, and two who leave at once."""

from collections import deque
from collections.abc import Callable
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
from interviewer.tui.ending import LastWords

PATIENCE = 20


def an_app() -> InterviewerApp:
    app = InterviewerApp(cast("Desk", None), settings=replace(DEFAULTS, theme="dark"))
    app.command_for = lambda path: f"go on {path}"
    return app


def begin(
    app: InterviewerApp,
    close: Callable[[], SaveStatus],
    path: str = "/there/s.toml",
    *,
    name: str = "",
    then: str = "",
    submitted: bool = False,
) -> None:
    """Begin an interview that is closed by *close*, at *path* and in the end at *then*."""
    session = SimpleNamespace(id=name or path, submitted=submitted)
    interview = SimpleNamespace(session=session, path=path, lately=deque[str]())

    def closed() -> SaveStatus:
        interview.path = then or path
        return close()

    interview.close = closed
    app.interview = cast("Interview", interview)


def leave(
    app: InterviewerApp,
    status: SaveStatus,
    path: str = "/there/s.toml",
    *,
    name: str = "",
    then: str = "",
    submitted: bool = False,
) -> str:
    """Leave one more interview, which is saved as *status* says; return what is told of it."""
    begin(app, lambda: status, path, name=name, then=then, submitted=submitted)
    return app.leave()


def left(status: SaveStatus, *, submitted: bool = False) -> LastWords:
    """Return what is said after an interview was left that was saved as *status* says."""
    app = an_app()
    leave(app, status, submitted=submitted)
    return app.last_words()


def test_whoever_leaves_second_waits_and_is_told_the_same() -> None:
    app, closing, free = an_app(), Event(), Event()
    closed: list[bool] = []

    def close() -> SaveStatus:
        closing.set()
        closed.append(free.wait(PATIENCE))
        return SaveStatus("saved", "what there is to tell")

    begin(app, close)
    told: list[str] = []
    threads = [Thread(target=lambda: told.append(app.leave())) for _ in range(2)]
    threads[0].start()
    assert closing.wait(PATIENCE)
    threads[1].start()
    threads[1].join(0.05)
    assert threads[1].is_alive()
    free.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert (closed, told) == ([True], ["what there is to tell"] * 2)
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
    app = an_app()
    begin(app, lambda: status)
    app.fail(ZeroDivisionError())
    assert app.last_words().place == unfinished
    assert app.crash.endswith(" Go on with: go on /there/s.toml")
    assert ("Your notes are in /there/s.toml." in app.crash) == bool(unfinished)
    assert told in app.crash


def test_at_the_end_it_is_always_said_where_the_session_is_and_how_to_go_on() -> None:
    saved = "Saved: /there/s.toml\nGo on with: go on /there/s.toml"
    assert left(SAVED).back == saved
    conflict = left(SaveStatus("saved", "t.toml was changed by someone else"))
    assert (conflict.told, conflict.back) == ("t.toml was changed by someone else", saved)
    full = left(SaveStatus("journal-only", "the disk is full. A copy is in /tmp/c.toml", ended=True))
    assert full.told.startswith("not saved in its own file: the disk is full. A copy is in")
    assert full.back == "Once that is put right, go on with: go on /there/s.toml"
    assert left(SAVED, submitted=True).back == ""
    revised = left(SaveStatus("saved", "t.toml was changed by someone else"), submitted=True)
    assert (revised.told, revised.back) == ("t.toml was changed by someone else", "")
    assert (conflict.amiss, full.amiss) == (False, True)


@pytest.mark.parametrize(
    ("where", "back"),
    [("", ""), ("in /home/ida", "Saved: /there/s.toml"), ("in a copy", "Saved: /there/s.toml")],
)
def test_what_is_submitted_is_named_where_one_would_not_look_for_it(where: str, back: str) -> None:
    assert left(SaveStatus("saved", where=where), submitted=True).back == back


def test_of_a_session_that_was_left_unsaved_it_is_told_at_the_end_until_it_is_saved() -> None:
    app = an_app()
    leave(app, SaveStatus("not-saved", "the disk is full"))
    assert app.last_words().earlier == "", "what was left last is told by itself"
    leave(app, SAVED, "/there/b.toml")
    assert app.last_words().back == "Saved: /there/b.toml\nGo on with: go on /there/b.toml"
    assert app.last_words().earlier == (
        "/there/s.toml: NOT SAVED: the disk is full\nOnce that is put right, go on with: go on /there/s.toml"
    )
    leave(app, SaveStatus("not-saved", "it is gone"), "/there/c.toml", submitted=True)
    assert app.last_words().earlier.startswith("/there/s.toml: NOT SAVED")
    leave(app, SAVED)
    assert app.last_words().earlier == "/there/c.toml: NOT SAVED: it is gone"
    leave(app, SAVED, "/there/c.toml")
    assert (app.last_words().earlier, app.last_words().amiss) == ("", False)


@pytest.mark.parametrize(
    ("path", "then"),
    [
        ("/there/s.toml", "/home/s.toml"),
        ("/there/s.recovered-vm-1.toml", ""),
        ("/there/s.conflict-vm-1.toml", ""),
    ],
)
def test_a_session_that_is_saved_in_another_place_is_not_told_as_unsaved(path: str, then: str) -> None:
    app = an_app()
    leave(app, SaveStatus("journal-only", "the folder is not there"), name="s")
    leave(app, SaveStatus("saved", where="elsewhere"), path, then=then, name="s")
    there = then or path
    assert app.last_words() == LastWords(place=there, command=f"go on {there}")


@pytest.mark.parametrize("open_still", [True, False])
@pytest.mark.parametrize(
    ("status", "told"), [(SAVED, ""), (SaveStatus("not-saved", "/it/ is full"), "Saving ran into trouble.")]
)
def test_behind_the_curtain_no_name_and_no_place_is_said(
    monkeypatch: pytest.MonkeyPatch, status: SaveStatus, told: str, *, open_still: bool
) -> None:
    """Of a session that was left before it was lowered as little as of the one that is open."""
    app = an_app()
    leave(app, status)
    monkeypatch.setattr(InterviewerApp, "hidden", True)
    if open_still:
        leave(app, SAVED, "/there/b.toml")
    else:
        app.leave()
    monkeypatch.setattr(InterviewerApp, "hidden", False)  # the screens are gone when it is left once more
    app.leave()
    assert app.last_words() == LastWords(told=told, amiss=bool(told), hidden=True)


def test_when_closing_fails_the_session_is_named_all_the_same() -> None:
    app = an_app()

    def fails() -> SaveStatus:
        raise OSError

    begin(app, fails)
    app.fail(ZeroDivisionError())
    assert app.last_words().back == "Once that is put right, go on with: go on /there/s.toml"
    assert "Saving failed too: going on brings your notes back." in app.crash
    assert app.crash.endswith(" Go on with: go on /there/s.toml")


@pytest.mark.parametrize(
    ("hidden", "submitted", "told"),
    [
        (False, False, "Saving takes too long."),
        (False, True, "Saving takes too long. To see what was kept: interviewer resume"),
        (True, False, "Saving takes too long. To see what was kept: interviewer resume"),
    ],
)
def test_as_long_as_it_is_being_closed_it_is_said_that_this_takes_too_long(
    monkeypatch: pytest.MonkeyPatch, told: str, *, hidden: bool, submitted: bool
) -> None:
    app = an_app()
    monkeypatch.setattr(InterviewerApp, "hidden", hidden)
    said: list[LastWords] = []

    def close() -> SaveStatus:
        said.append(app.last_words())
        return SAVED

    begin(app, close, submitted=submitted)
    app.leave()
    assert [(words.told, words.amiss) for words in said] == [(told, True)]
    assert bool(said[0].back) == (not hidden and not submitted)
