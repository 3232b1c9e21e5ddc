"""Which saved sessions a command is about."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interviewer.analysis.closed import CLOSED
from interviewer.cli.doors import Doors, refuse_closed
from interviewer.cli.options import current_folder
from interviewer.model.errors import InterviewerError, UsageError
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.model.text import one_line
from interviewer.reports.words import session_words
from interviewer.store.library import Library
from interviewer.store.seam import DISK, Disk, is_folder
from interviewer.store.workspace import Workspace, shipped_examples

if TYPE_CHECKING:
    from interviewer.store.newer_notes import NewerNotes

_WIDEST = 120
_TOLD = f"{__name__}.doubt"


def library_of(workspace: Workspace) -> Library:
    """Return the saved sessions of *workspace*."""
    return Library(workspace.sessions, workspace.state, Disk(), workspace=workspace.root)


def found(workspace: Workspace, name: str, *, open_anyway: bool = False) -> SavedSession:
    """Return the one session that *name* means, to be read. Raises UsageError, ClosedSession.

    With *open_anyway* it is opened all the same, and that goes on record.
    """
    meant = _find(workspace, library_of(workspace), name)
    (saved,) = through_the_door(workspace, (meant,), open_anyway=open_anyway)
    refuse_closed(saved)
    return saved


def chosen(
    workspace: Workspace, names: Iterable[str], *, open_anyway: bool = False
) -> tuple[SavedSession, ...]:
    """Return the sessions that *names* mean, each file once; without names, all of the workspace.

    What is closed to whoever reads is marked as that and tells nothing, unless it is opened anyway.

    A name is that of a session, a file, or a folder, which stands for all sessions in it. A session's whole
    name or id comes before a folder of the current one, and that before the beginning of a name or an id.
    Raises UsageError.
    """
    library = library_of(workspace)
    given = tuple(names)
    meant = (saved for name in given for saved in _meant(library, workspace, name))
    sessions = meant if given else chain(not_in_files(workspace, library), library.saved())
    once = {saved.path: saved for saved in sessions}
    return through_the_door(workspace, once.values(), open_anyway=open_anyway)


def not_in_files(workspace: Workspace, library: Library) -> tuple[SavedSession, ...]:
    """Return the sessions that are only in a journal, or in another folder since their own failed."""
    if not _has_journals(library):
        return ()
    from interviewer.cli.interviews import replayed
    from interviewer.store.recovery import Recovery

    return Recovery(library, replayed).lost_files()


def marked(workspace: Workspace, saved: Iterable[SavedSession]) -> tuple[SavedSession, ...]:
    """Return *saved*, those marked of which a revision was cut short, or went on elsewhere."""
    library, files = library_of(workspace), tuple(saved)
    if not _has_journals(library):
        return files
    from interviewer.store.left import Left
    from interviewer.store.process import this_process

    submitted = [
        (one.path, one.session.id)
        for one in files
        if one.session and one.session.submitted and not one.closed
    ]
    revised = Left(library.disk, library.journals, this_process()).revised(submitted)
    return tuple(with_revision(library, one, revised.get(one.path)) for one in files)


def with_revision(library: Library, saved: SavedSession, place: Path | None) -> SavedSession:
    """Return *saved*, marked when a journal tells of a revision of it in the file at *place*."""
    if place is None:
        return saved
    if str(place) == saved.path:
        return replace(saved, unsaved=library.command("resume", place))
    return replace(saved, revised_in=str(place))


def _has_journals(library: Library) -> bool:
    try:
        return bool(library.disk.entries(library.journals))
    except OSError:
        return False


def through_the_door(
    workspace: Workspace, saved: Iterable[SavedSession], *, open_anyway: bool
) -> tuple[SavedSession, ...]:
    """Return *saved* as they may be read here; with *open_anyway* as they are, and that goes on record."""
    doors = Doors(workspace, lambda: library_of(workspace))
    _tell_once(doors.who.doubt)
    seen = tuple(saved)
    for one, shown in zip(seen, doors.seen(seen), strict=True) if open_anyway else ():
        if shown.closed:
            doors.open_anyway(one)
    return doors.seen(seen)


def _tell_once(doubt: str) -> None:
    """Say beside what is printed that it is not clear who reads; once for a command."""
    context = click.get_current_context(silent=True)
    if doubt and not (context and context.meta.get(_TOLD)):
        click.echo(doubt, err=True)
        if context:
            context.meta[_TOLD] = True


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
    """Return the sessions of the files that could be read and are not closed."""
    return tuple(one.session for one in saved if one.session is not None and not one.closed)


def closed_words(saved: Iterable[SavedSession]) -> str:
    """Return how many of *saved* are closed: `closed to you until …: 2 of 3`; nothing when none is."""
    files = tuple(saved)
    closed = sum(one.closed for one in files)
    return f"{CLOSED}: {closed} of {len(files)}" if closed else ""


def tell_left_out(saved: Iterable[SavedSession]) -> None:
    """Say beside what is printed what is not in it: what cannot be read, and what is closed."""
    files = tuple(saved)
    for one in files:
        if one.session is None:
            click.echo(one_line(f"Left out: {one.path}: {one.fault}"), err=True)
        elif one.closed:
            click.echo(one_line(f"Left out: {session_words(one.session)} ({one.name}): {CLOSED}"), err=True)
    if told := closed_words(files):
        click.echo(
            f"{told[:1].upper()}{told[1:]}. With --open-anyway they are opened all the same.", err=True
        )


def tell_newer(saved: Iterable[SavedSession]) -> None:
    """Say beside what is printed which of the sessions a newer version saved."""
    for one in saved:
        if one.told:
            click.echo(one_line(one.told), err=True)


def refuse_incomplete(workspace: Workspace, saved: SavedSession) -> None:
    """Raise InterviewerError when there are notes of *saved* that its file does not hold, and say where."""
    if told := newer_notes(workspace).of(saved):
        raise InterviewerError(f'"{saved.name}" would be incomplete. {told}')


def tell_incomplete(workspace: Workspace, saved: SavedSession) -> None:
    """Say beside what is printed where there are notes of *saved* that its file does not hold."""
    if told := newer_notes(workspace).of(saved):
        click.echo(one_line(told), err=True)
    tell_versions(workspace, saved)


def tell_versions(workspace: Workspace, saved: SavedSession) -> int:
    """Say which other versions of *saved* hold what it does not; return how many."""
    versions, unseen = newer_notes(workspace).versions(saved)
    for path in versions:
        click.echo(one_line(f"Not in it is what another version of it holds: {path}"), err=True)
    if unseen:
        click.echo(one_line(unseen), err=True)
    return len(versions)


def newer_notes(workspace: Workspace) -> "NewerNotes":
    """Return what looks for notes of the sessions of *workspace* that their files do not hold."""
    from interviewer.cli.interviews import replayed
    from interviewer.store.newer_notes import NewerNotes
    from interviewer.store.process import this_process

    return NewerNotes(library_of(workspace), replayed, this_process())


def nothing_saved(workspace: Workspace) -> str:
    """Return what to say, and to try, when there are no sessions."""
    beside, here = workspace.sessions / "examples", current_folder()
    examples = beside if is_folder(DISK, beside) else shipped_examples()
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
    if is_folder(library.disk, folder) and not library.means(name):
        yield from library.saved(library.disk.real(folder))
    else:
        yield _find(workspace, library, name)


def _find(workspace: Workspace, library: Library, name: str) -> SavedSession:
    """Return the session that *name* means, also one that is only in a journal. Raises UsageError."""
    try:
        return library.find(name)
    except UsageError:
        for lost in not_in_files(workspace, library):
            if name in (lost.name, lost.path, lost.session.id if lost.session else ""):
                return lost
        raise
