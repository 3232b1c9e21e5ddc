"""A candidate of whom there is something everywhere that this program puts anything, and another beside."""

import os
from datetime import UTC, datetime
from pathlib import Path

from interviewer.cli.erasing import Erasing
from interviewer.model.listing import ListedSession
from interviewer.model.session import Response, Session
from interviewer.model.value import frozen_table
from interviewer.store.editor import TOLD
from interviewer.store.history import History
from interviewer.store.journal import Journal
from interviewer.store.list_cache import Cached, Line, ListCache
from interviewer.store.names import beside, place_of
from interviewer.store.opened import OpenedEarly, keep_opened
from interviewer.store.process import Process
from interviewer.store.seam import DISK, Disk
from interviewer.store.session_file import to_toml
from interviewer.store.workspace import Workspace
from tests.builders import a_response, a_session, an_instant
from tests.store.rig import GONE, HERE, LATER, Rig

NAME = "Quetzalcoatl Xochimilco"
KEY = "cemp-4711"
REFERENCE = "CEMP-4711"
NOTE = "+ nepantla tlahtolli, told at great length"
CANARIES = (
    "quetzalcoatl",
    "xochimilco",
    "cemp-4711",
    "nepantla",
    "tlahtolli",
    "chapulin",
    "ahuehuete",
    "cuauhtli",
)
FIRST, SECOND, OTHERS = "7k3f2m", "abc234", "zzz999"
EDIT = "4194305-1-0123abcd"
"""The folder of an edit whose process is gone."""


def workspace_in(root: Path) -> Workspace:
    """Return the workspace in *root*, with all folders of the user there, too."""
    packs, sessions = root / "question_packs", root / "sessions"
    return Workspace(root, packs, sessions, root / "state", root / "config", cache=root / "cache")


def erasing(root: Path, disk: Disk = DISK, here: Process = HERE) -> Erasing:
    """Return what erases in *root*."""
    return Erasing(workspace_in(root), disk, here, (root / "state", root / "home", root / "tmp"))


def theirs(session_id: str = FIRST, *, submitted: bool = False) -> Session:
    """Return a session of the candidate, with a canary in each of its texts."""
    session = a_session(
        session_id,
        candidate=NAME,
        key=KEY,
        why="ahuehuete",
        recommendation="yes",
        take_aways="chapulin",
        responses={"http-methods": a_response(f"00:01:00 {NOTE}\n")},
        submitted=submitted,
    )
    return session.but(candidate=session.candidate.but(reference=REFERENCE))


def of_another() -> Session:
    """Return a session of somebody else."""
    return a_session(OTHERS, candidate="Bea Example", key="bea-example")


def canaries_in(root: Path) -> list[str]:
    """Return every file below *root* that holds a canary, in its name or in it."""
    return sorted(
        f"{path.relative_to(root)}: {word}"
        for path in root.rglob("*")
        if path.is_file()
        for word in CANARIES
        if word in path.name.casefold() or word in path.read_bytes().decode("utf-8", "replace").casefold()
    )


def others_in(root: Path) -> dict[Path, bytes]:
    """Return the files of the other candidate."""
    return {path: path.read_bytes() for path in root.rglob(f"*{OTHERS}*") if path.is_file()}


def leave_everything(root: Path) -> None:
    """Leave something of the candidate in every place, after crashes of every kind."""
    for folder in ("home", "tmp", "elsewhere", "sessions/team", "state", "config"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    path = _crashed_interview(root)
    _files_beside(path)
    _saved_elsewhere(root)
    _what_editors_left(root)
    lists_of(root, path)
    keep_opened(DISK, root / "state", OpenedEarly(FIRST, LATER, place_of(path.parent)))
    _somebody_else(root)


def _crashed_interview(root: Path) -> Path:
    rig = Rig(root)
    interview = rig.begin(theirs().but(responses=frozen_table({})))
    interview.type("http-methods", NOTE)
    rig.pass_time(2)
    interview.type("http-methods", f"{NOTE}\ncuauhtli, never published")
    rig.pass_time(0.3)
    History(DISK, root / "state", FIRST, rig.path, lambda: datetime(2026, 11, 21, 9, tzinfo=UTC)).keep(
        to_toml(theirs().but(take_aways="chapulin, of before"))
    )
    return rig.path


def _files_beside(path: Path) -> None:
    whole = to_toml(theirs())
    for kind in ("conflict-laptop", "other", "recovered", "restored", "rescued"):
        path.with_name(beside(path.stem, kind, LATER)).write_bytes(whole)
    path.with_name(f".{path.stem}.0123abcd.tmp").write_bytes(whole[: len(whole) // 2])
    path.with_name(f".{path.stem}.lock").write_bytes(f"# {NAME}".encode())
    path.with_name(f".{path.stem}.toml.swp").write_bytes(b"\0\xff" + NAME.encode())
    path.with_name(f"{path.stem}.conflict-torn.toml").write_bytes(whole[:700])
    path.with_name("my own copy.toml").write_bytes(whole)
    path.with_name(".my own copy.0123abcd.tmp").write_bytes(whole[:700])
    (path.parent / "team" / "in a folder.toml").write_bytes(whole)


def _saved_elsewhere(root: Path) -> None:
    """Leave a second session in another folder, as its journal tells, and copies of the first in refuges."""
    target = root / "elsewhere" / f"2026-11-22-0900-backend-engineer-qx-{SECOND}.toml"
    target.write_bytes(to_toml(theirs(SECOND)))
    journal = Journal(
        DISK,
        root / "state" / "journals",
        theirs(SECOND),
        an_instant(),
        target=target,
        base=None,
        process=GONE,
    )
    target.with_name(beside(target.stem, "conflict-laptop", LATER)).write_bytes(to_toml(theirs(SECOND)))
    tried = root / "tried" / target.name
    tried.parent.mkdir()
    journal.trying(tried)
    tried.with_name(f".{target.stem}.0123abcd.tmp").write_bytes(to_toml(theirs(SECOND))[:700])
    journal.leave()
    for refuge in ("state", "home", "tmp"):
        name = beside("2026-11-21-1400-backend-engineer-al-7k3f2m", "rescued", LATER)
        (root / refuge / name).write_bytes(to_toml(theirs()))


def an_edit(state: Path, text: str, session: str = "", workspace: Path = Path(), name: str = EDIT) -> Path:
    """Leave *text* as an editor does that is killed, of a *session* or of nobody that is told."""
    left = state / "editing" / name
    left.mkdir(parents=True)
    (left / "notes.txt").write_text(text, encoding="utf-8")
    if session:
        (left / TOLD).write_bytes(f"{session}\n".encode() + os.fsencode(workspace) + b"\n")
    return left


def _what_editors_left(root: Path) -> None:
    left = an_edit(root / "state", "chapulin, all of it new, and typed in the editor\n", FIRST, root)
    (left / "notes.txt~").write_text("chapulin\n", encoding="utf-8")


def lists_of(root: Path, path: Path) -> None:
    """Leave caches of two workspaces that name the candidate, and one half written."""
    line = Line(
        (1, 1, 1, 1), ListedSession(name=path.stem, path=str(path), candidate=NAME, reference=REFERENCE)
    )
    for of in (root, root / "another-workspace"):
        ListCache(DISK, root / "cache", of, "1").save(Cached({str(path): line}))
    (root / "cache" / ".0123.tmp").write_text(NAME, encoding="utf-8")


def _somebody_else(root: Path) -> None:
    name = f"2026-11-23-1000-backend-engineer-be-{OTHERS}"
    whole = to_toml(of_another())
    (root / "sessions" / f"{name}.toml").write_bytes(whole)
    (root / "sessions" / beside(name, "conflict-laptop", LATER)).write_bytes(whole)
    (root / "home" / beside(name, "rescued", LATER)).write_bytes(whole)
    target = root / "sessions" / f"{name}.toml"
    Journal(
        DISK, root / "state" / "journals", of_another(), an_instant(), target=target, base=None, process=GONE
    ).leave()
    History(DISK, root / "state", OTHERS, target, lambda: LATER).keep(whole)


def with_note(session: Session, note: str) -> Session:
    """Return *session* with one line of notes at its first question."""
    response: Response = a_response(f"00:02:00 {note}\n")
    return session.but(responses=frozen_table({session.order[0]: response}))
