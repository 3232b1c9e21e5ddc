"""A workspace as it is after some years: many saved sessions, made from the examples, and ten packs."""

import shutil
from datetime import UTC, timedelta
from itertools import cycle, islice
from pathlib import Path

from interviewer.model.session import Session
from interviewer.store.names import file_name
from interviewer.store.session_file import read_session, to_toml
from interviewer.store.workspace import shipped_examples, shipped_packs

SESSIONS = 1000
PACKS = 10
UNFINISHED = 2
"""The newest ones."""


def make_workspace(root: Path, sessions: int = SESSIONS, packs: int = PACKS) -> Path:
    """Make *root* a workspace with so many *sessions*, each of its own id and day, and *packs*."""
    _copy_packs(root / "question_packs", packs)
    (root / "sessions").mkdir(parents=True)
    for number, example in enumerate(islice(cycle(_examples()), sessions)):
        _save(root, example, f"b{number:05}", number)
    return root


def add_session(root: Path) -> Path:
    """Add one more session to the workspace *root*, the newest one; return its file."""
    return _save(root, _examples()[0], "added2", -1)


def _examples() -> list[Session]:
    paths = sorted(shipped_examples().glob("*.toml"))
    return [read_session(path.read_bytes(), str(path)) for path in paths]


def _save(root: Path, example: Session, session_id: str, days: int) -> Path:
    """Save *example* as another session, begun *days* before it; the first few are unfinished."""
    facts = example.interview
    session = example.but(
        id=session_id,
        status="live" if days < UNFINISHED else "submitted",
        interview=facts.but(started=facts.started - timedelta(days=days)),
    )
    path = root / "sessions" / file_name(session, UTC)
    path.write_bytes(to_toml(session))
    return path


def _copy_packs(folder: Path, packs: int) -> None:
    """Copy rubrics, roles and plans, and so many packs: those that plans name first."""
    shutil.copytree(shipped_packs(), folder)
    plans = "".join(path.read_text(encoding="utf-8") for path in sorted((folder / "plans").glob("*.toml")))
    named_first = sorted(folder.glob("*.toml"), key=lambda path: (f'"{path.stem}/' not in plans, path.name))
    for path in named_first[packs:]:
        path.unlink()
