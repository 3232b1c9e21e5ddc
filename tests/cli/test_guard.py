"""An end from outside: what is said when the app saves and then does not come to its end."""

import asyncio
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from threading import Event
from types import SimpleNamespace
from typing import cast

import pytest

from interviewer.cli import guard
from interviewer.live.desk import Desk
from interviewer.live.interview import Interview
from interviewer.model.saved import SaveStatus
from interviewer.model.settings import DEFAULTS
from interviewer.tui.app import InterviewerApp

PATIENCE = 20


class StandsStill(InterviewerApp):
    """Saves in the running loop, and does not end when it is told to."""

    def __init__(self) -> None:
        super().__init__(cast("Desk", None), settings=replace(DEFAULTS, theme="dark"))
        self.loop = asyncio.get_running_loop()

    def call_soon(self, step: Callable[[], None]) -> bool:
        self.loop.call_soon_threadsafe(step)
        return True

    def exit(self, *args: object, **more: object) -> None:
        pass


async def test_what_the_loop_could_not_save_is_told_when_the_app_does_not_end(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    ended = Event()
    monkeypatch.setattr(guard, "terminal_gone", lambda: False)
    monkeypatch.setattr(guard, "_LEAVING_SECONDS", 0.5)
    monkeypatch.setattr(os, "_exit", lambda code: ended.set())
    status = SaveStatus("journal-only", "the disk is full. A copy is in /home/s.toml", ended=True)
    interview = SimpleNamespace(
        close=lambda: status, session=SimpleNamespace(id="s", submitted=False), path="/there/s.toml"
    )
    app = StandsStill()
    app.interview = cast("Interview", interview)
    with guard.guarded(app):
        signal.raise_signal(signal.SIGTERM)
        assert await asyncio.to_thread(ended.wait, PATIENCE)
    assert capfd.readouterr().err.splitlines() == [
        "not saved in its own file: the disk is full. A copy is in /home/s.toml",
        "Once that is put right, go on with: interviewer resume /there/s.toml",
    ]
