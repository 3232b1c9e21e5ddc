"""`interviewer history`: earlier versions of a session, as they were kept on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interviewer.cli.options import open_anyway_option, workspace_option
from interviewer.model.errors import CannotRead, UsageError
from interviewer.store.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.model.session import Session
    from interviewer.reports.history_text import VersionLine
    from interviewer.store.history import Version


@click.command("history")
@click.argument("name", metavar="SESSION")
@click.option("--show", "shown", metavar="TIME", help="Show the session as it was then.")
@click.option("--restore", "restored", metavar="TIME", help="Write it as it was then into a file beside it.")
@open_anyway_option
@workspace_option
def command(
    name: str, *, shown: str | None, restored: str | None, open_anyway: bool, workspace: Workspace
) -> None:
    """List earlier versions of SESSION that were kept on this machine while it was written.

    TIME is one of the two times that the list shows, or the beginning of it. Nothing is ever overwritten: a
    version is restored into a file of its own, whose place is told.
    """
    if shown is not None and restored is not None:
        raise UsageError("Of --show and --restore one can be given.")
    from interviewer.cli.chosen import terminal_width
    from interviewer.reports.history_text import history_text
    from interviewer.reports.session_text import session_text

    path, versions = _found(workspace, name)
    if not versions and shown is None and restored is None:
        click.echo(_none_kept(path))
        return
    _refuse_closed(workspace, path, versions, open_anyway=open_anyway)
    if shown is not None:
        click.echo(session_text(_session(_meant(path, versions, shown)), terminal_width()), nl=False)
    elif restored is not None:
        from interviewer.store.history import restore
        from interviewer.store.seam import DISK

        place, new = restore(DISK, path, _meant(path, versions, restored))
        click.echo(f"Restored into {place}" if new else f"Is there already: {place}")
    else:
        click.echo(history_text(map(_line, versions)), nl=False)


def _found(workspace: Workspace, name: str) -> "tuple[Path, tuple[Version, ...]]":
    """Return where the file of the session is, or was, and its versions, the oldest first.

    A session whose file is lost or broken is found by its id, or by the end of its name, which is the id.
    """
    from interviewer.cli.chosen import library_of
    from interviewer.store.history import versions_of
    from interviewer.store.names import place_of

    library = library_of(workspace)
    try:
        saved = library.find(name)
    except UsageError:
        path, session_id = library.folder / f"{name}.toml", name.rpartition("-")[2]
        if not (versions := versions_of(library.disk, workspace.state, session_id)):
            raise
    else:
        path = Path(saved.path)
        session_id = saved.session.id if saved.session else path.stem.partition(".")[0].rpartition("-")[2]
        versions = versions_of(library.disk, workspace.state, session_id)
    # Copies of a session in two folders have the same id.
    here = tuple(one for one in versions if one.path.parent.name.endswith(f"-{place_of(path.parent)}"))
    return path, here or versions


def _refuse_closed(
    workspace: Workspace, path: Path, versions: "tuple[Version, ...]", *, open_anyway: bool
) -> None:
    """Raise ClosedSession when the session is closed, whether its file is still there or not."""
    from interviewer.cli.chosen import through_the_door
    from interviewer.cli.doors import refuse_closed
    from interviewer.model.saved import SavedSession

    for version in reversed(versions):
        try:
            session = _session(version)
        except CannotRead:
            continue
        given = (SavedSession(path.stem, str(path), session),)
        (seen,) = through_the_door(workspace, given, open_anyway=open_anyway)
        refuse_closed(seen)
        return


def _none_kept(path: Path) -> str:
    return f'Nothing earlier is kept of "{path.stem}" on this machine.'


def _meant(path: Path, versions: "tuple[Version, ...]", time: str) -> "Version":
    """Return the version of the session at *path* that *time* means, as it is shown. Raises UsageError."""
    from interviewer.reports.history_text import local_time

    if not versions:
        raise UsageError(_none_kept(path))
    exact = [one for one in versions if one.name == time]
    found = exact or [
        one for one in versions if time and any(at.startswith(time) for at in (one.name, local_time(one.at)))
    ]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.name for one in (found or versions)[-5:])
    told = f'"{time}" can mean {names}.' if found else f'There is no version "{time}". Last: {names}.'
    raise UsageError(told)


def _session(version: "Version") -> "Session":
    from interviewer.store.seam import DISK, why_unread
    from interviewer.store.session_file import LARGEST, read_session

    try:
        return read_session(DISK.read(version.path, LARGEST + 1), str(version.path))
    except OSError as error:
        raise CannotRead(str(version.path), f"cannot be read: {why_unread(error)}") from error


def _line(version: "Version") -> "VersionLine":
    from interviewer.reports.history_text import VersionLine, version_line

    try:
        return version_line(version.name, version.at, version.size, _session(version))
    except CannotRead as error:
        return VersionLine(version.name, version.at, version.size, fault=error.why)
