"""Which saved sessions a command is about."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from interviewer.cli.options import current_folder
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.store.library import Library
from interviewer.store.seam import Disk
from interviewer.store.workspace import Workspace, shipped_examples

_WIDEST = 120


def library_of(workspace: Workspace) -> Library:
    """Return the saved sessions of *workspace*."""
    return Library(workspace.sessions, workspace.state, Disk())


def chosen(workspace: Workspace, names: Iterable[str]) -> tuple[SavedSession, ...]:
    """Return the sessions that *names* mean, each file once; without names, all of the workspace.

    A name is that of a session, a file, or a folder, which stands for all sessions in it. A session's whole
    name or id comes before a folder of the current one, and that before the beginning of a name or an id.
    Raises UsageError.
    """
    library = library_of(workspace)
    given = tuple(names)
    found = (saved for name in given for saved in _meant(library, workspace, name))
    sessions = found if given else iter(library.saved())
    return tuple({saved.path: saved for saved in sessions}.values())


def selected(
    saved: Iterable[SavedSession], *, role: str | None = None, plan: str | None = None
) -> tuple[SavedSession, ...]:
    """Return the sessions held for *role* and by *plan*, where given. Files that cannot be read stay."""
    return tuple(
        one
        for one in saved
        if one.session is None
        or (role in (None, one.session.interview.role) and plan in (None, one.session.plan.id))
    )


def readable(saved: Iterable[SavedSession]) -> tuple[Session, ...]:
    """Return the sessions of the files that could be read."""
    return tuple(one.session for one in saved if one.session is not None)


def nothing_saved(workspace: Workspace) -> str:
    """Return what to say, and to try, when there are no sessions."""
    beside, here = workspace.sessions / "examples", current_folder()
    examples = beside if beside.is_dir() else shipped_examples()
    if examples.is_relative_to(here):
        examples = examples.relative_to(here)
    return (
        f"No sessions were found; those of this workspace are in {workspace.sessions}. "
        f"To see fictional ones: interviewer demo, or interviewer compare {examples}"
    )


def terminal_width() -> int:
    """Return how many columns to fill: the terminal's, or 80 without one; lines over 120 are hard to read."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def _meant(library: Library, workspace: Workspace, name: str) -> Iterator[SavedSession]:
    """Yield the sessions that one *name* means.

    A session is found from everywhere: no folder that happens to be called as it is hides it.
    """
    folder = Path(name).expanduser()
    if folder.is_dir() and not library.means(name):
        yield from Library(folder, workspace.state, library.disk).saved()
    else:
        yield library.find(name)
