"""A workspace and a home of its own for commands that look through all of a user's folders."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from interviewer.cli import main
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from interviewer.store.process import Process
from interviewer.store.session_file import read_session, to_toml
from interviewer.store.workspace import user_folders
from tests.store.left_everywhere import theirs
from tests.store.rig import GONE, Rig


class Terminal(io.StringIO):
    """What somebody types on a terminal."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str
    raw: bytes = b""


@dataclass(frozen=True)
class Place:
    """Where a command is run."""

    root: Path
    call: Callable[[tuple[str, ...], str | None], Ran]

    @property
    def sessions(self) -> Path:
        return self.root / "sessions"

    def run(self, *words: str, typed: str | None = None) -> Ran:
        """Run a command; *typed* on a terminal, or with none."""
        return self.call(words, typed)

    def save(self, session: Session, name: str = "") -> Path:
        """Save *session* and return its file."""
        self.sessions.mkdir(exist_ok=True)
        path = self.sessions / f"{name or f'2026-11-21-1400-backend-engineer-x-{session.id}'}.toml"
        path.write_bytes(to_toml(session))
        return path

    def read(self, path: Path) -> Session:
        """Return the session in a file."""
        return read_session(path.read_bytes(), path.name)


@pytest.fixture
def place(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Place:
    """Return a place where nothing of the machine's own user is in reach."""
    root = tmp_path.resolve() / "workspace"
    for folder in (root, tmp_path / "home", tmp_path / "tmp"):
        folder.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("STATE", "CACHE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.chdir(root)

    def call(words: tuple[str, ...], typed: str | None) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO() if typed is None else Terminal(typed))
        code = main(["--workspace", str(root), *words])
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode("utf-8", "replace"), err.decode(), out)

    return Place(root, call)


def crashed(place: Place, *, elsewhere: bool = False, process: Process = GONE, after: float = 2) -> Rig:
    """Leave a session with words that its file does not hold: in its journal, or in another folder.

    There it ends so many seconds *after* them; at 0 nothing new was noted in that folder.
    """
    state = user_folders().state
    state.mkdir(parents=True)
    (place.root / "state").symlink_to(state)
    rig = Rig(place.root, process=process)
    interview = rig.begin(theirs().but(responses=frozen_table({})))
    interview.type("http-methods", "published words")
    rig.pass_time(2)
    if elsewhere:
        interview.save_elsewhere(str(place.root / "refuge"))
        rig.look()
    if elsewhere and not after:
        return rig
    interview.type("http-methods", "published words\nnewest words")
    rig.pass_time(after if elsewhere else 0.3)
    return rig
