"""`interviewer retention`: which sessions are past their date, and how long each is to be kept."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interviewer.cli.harmless import print_as_it_is
from interviewer.cli.options import workspace_folder_option, workspace_option
from interviewer.model.errors import CannotRead, InterviewerError, UsageError
from interviewer.model.session import Session
from interviewer.store.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.store.erasable import Remains
    from interviewer.store.library import Library
    from interviewer.store.taken_up import TakenUp

_BY = click.option(
    "--by", metavar="NAME", default="", help="Who says so. Default: you, as set or as remembered."
)
_RELEASED = "released"
_BROUGHT_IN = "what its journal held is in its file now"
_WITHIN = 'Write a span of days, weeks, months or years, such as --within "30 days", or a day to come.'


@click.group("retention")
@workspace_folder_option
@click.pass_context
def command(ctx: click.Context, workspace_folder: Path | None) -> None:
    """Show which sessions are past the date until which they may be kept, set that date, hold and release.

    Nothing is ever removed by this; that is `interviewer erase`.
    """
    ctx.obj = workspace_folder or ctx.obj


@command.command("due")
@click.option(
    "--within", metavar="SPAN", default=None, help='Also what will be past its date soon, such as "30 days".'
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
@workspace_option
def due(within: str | None, form: str, workspace: Workspace) -> None:
    """List the sessions past their date, those under a legal hold, and those without a date.

    Exits 1 when something is past its date and under no hold, else 0. Nothing is removed; the command that
    does it is printed.
    """
    from interviewer.analysis.retention import retention
    from interviewer.cli.chosen import library_of, not_in_files, tell_newer, terminal_width
    from interviewer.reports.retention_text import retention_json, retention_text
    from interviewer.store.typed import where

    today = _today()
    library, there = library_of(workspace), where(workspace.root)
    saved = {one.path: one for one in (*not_in_files(workspace, library), *library.saved())}
    found = retention(saved.values(), today, _horizon(within, today))
    if form == "json":
        print_as_it_is(retention_json(found, there=there))
    else:
        click.echo(retention_text(found, terminal_width(), there=there), nl=False)
    tell_newer(saved.values())
    if found.due:
        click.get_current_context().exit(1)


@command.command("set")
@click.argument("who", metavar="SESSION|CANDIDATE")
@click.argument("when")
@click.option("--why", default="", help="Why; kept with a submitted session.")
@_BY
@workspace_option
def set_date(who: str, when: str, why: str, by: str, workspace: Workspace) -> None:
    """Set until WHEN a session may be kept: 2027-05-31, 12 months (from today), or “no date”."""
    from interviewer.live.keeping import with_retain_until
    from interviewer.live.retain import WRITE, date_words, read_retain_until, says_no_date

    until = read_retain_until(when, _today())
    if until is None and not says_no_date(when):
        raise UsageError(WRITE)
    at, by = _now(), _named(by, workspace)
    said = "without a date" if until is None else f"to be kept until {date_words(until)}"
    _change(
        workspace,
        who,
        said,
        lambda session: with_retain_until(session, until, at, by, why or "the date until which it is kept"),
    )


@command.command("hold")
@click.argument("who", metavar="SESSION|CANDIDATE")
@click.option("--why", required=True, help="Why it must be kept, such as a dispute.")
@_BY
@workspace_option
def hold(who: str, why: str, by: str, workspace: Workspace) -> None:
    """Put a session, or all of a candidate, under a legal hold: while it lasts they are not erased."""
    from interviewer.live.keeping import with_hold
    from interviewer.model.custody import Hold

    held = Hold(since=_now(), by=_named(by, workspace), why=_reason(why))
    _change(workspace, who, "under a legal hold", lambda session: with_hold(session, held))


@command.command("release")
@click.argument("who", metavar="SESSION|CANDIDATE")
@click.option("--why", required=True, help="Why it need not be kept any more.")
@_BY
@workspace_option
def release(who: str, why: str, by: str, workspace: Workspace) -> None:
    """Release a session from its legal hold, all sessions of a candidate, or a version beside a session."""
    from interviewer.live.keeping import without_hold

    at, by, why = _now(), _named(by, workspace), _reason(why)
    _change(workspace, who, _RELEASED, lambda session: without_hold(session, at, by, why))


def _change(workspace: Workspace, who: str, said: str, change: Callable[[Session], Session]) -> None:
    """Change the sessions that *who* means, each for itself, of all that `interviewer erase` would find.

    Raises InterviewerError when any was not changed.
    """
    from interviewer.cli.chosen import library_of
    from interviewer.cli.erasing import places_of
    from interviewer.reports.layout import printable
    from interviewer.store.erasable import survey
    from interviewer.store.meant import meant, named_beside, own_file
    from interviewer.store.process import this_process

    library = library_of(workspace)
    found = survey(library.disk, places_of(workspace), this_process())
    beside = named_beside(library.disk, found, who)
    wanted = [beside] if beside else [(one, own_file(one)) for one in meant(library.disk, found, who)]
    done: list[tuple[str, bool]] = []
    refused = 0
    for one, path in wanted:
        name = path.stem if path else one.id
        more: list[str] = []
        try:
            _amended(workspace, library, one, path, change, more)
        except InterviewerError as error:
            refused += 1
            held = _held_beside(one, path) if said == _RELEASED else ""
            before = (
                f"{'; '.join([_BROUGHT_IN, *filter(None, more)])}. Not {said}." if more else "not changed."
            )
            done.append((f"{name}: {before} {error}{held}", True))
        else:
            done.append((f"{name}: {said}.", False))
            done += [(f"{name}: {said_too}.", True) for said_too in dict.fromkeys(more) if said_too]
    # Only now: whoever reads this may have gone, and that must not leave half of it undone.
    for told, err in done:
        click.echo(printable(told), err=err)
    if refused:
        raise InterviewerError(f"{refused} of the sessions could not be changed.")


def _amended(
    workspace: Workspace,
    library: "Library",
    remains: "Remains",
    path: Path | None,
    change: Callable[[Session], Session],
    told: list[str],
) -> None:
    """Change the session in the file at *path*; what a process that is gone left of it goes in first.

    What there is to tell is added to *told*, which may be "": with InterviewerError, too, for each journal
    that went into its file.
    """
    from interviewer.cli.chosen import newer_notes
    from interviewer.store.amend import LeftInJournal, amend

    brought: set[Path] = set()
    while True:
        try:
            if path is None:
                raise LeftInJournal(_only_in_journal(library, remains))
            told.append(amend(library.disk, library.read(path), change, journals=library.journals))
            return
        except CannotRead as fault:
            saved = library.read(path) if path else None
            if saved is None or saved.session or not (newer := newer_notes(workspace).of(saved)):
                raise
            raise InterviewerError(f"{fault}. {newer}") from fault
        except LeftInJournal as left:
            if left.target in brought:  # its journal stays, for nothing else tells where it was saved
                raise InterviewerError(_elsewhere(left.target, library.folder)) from left
            taken = _bring_in(workspace, left.target)
            told.append(taken.told)
            brought.add(left.target)
            path = path or taken.path


def _bring_in(workspace: Workspace, target: Path) -> "TakenUp":
    from interviewer.cli.interviews import Interviews
    from interviewer.store.clocks import SystemClock
    from interviewer.store.loop import Loop
    from interviewer.store.process import this_process
    from interviewer.store.seam import Disk

    interviews = Interviews(workspace, Disk(), clock=SystemClock(), process=this_process(), runner=Loop)
    return interviews.bring_in(str(target))


def _only_in_journal(library: "Library", remains: "Remains") -> Path:
    """Return where the file of a session belongs that has none. Raises UsageError when no journal tells."""
    from interviewer.store.left import Left
    from interviewer.store.process import this_process

    for journal in Left(library.disk, library.journals, this_process()).all_of(remains.id):
        if journal.home.is_relative_to(library.folder):
            return journal.target
    raise UsageError(_without_file(remains))


def _held_beside(remains: "Remains", path: Path | None) -> str:
    """Return which versions beside the session are under a hold, which is ended by their own names."""
    others = [one for one in remains.found if one.kind == "beside" and one.path != path]
    held = [one.path.stem for one in others if one.told and one.told.hold is not None]
    return f" Under a hold beside it: {', '.join(held)}" if held else ""


def _horizon(within: str | None, today: date) -> date | None:
    """Return the day that *within* names; None when it was not given. Raises UsageError."""
    from interviewer.live.retain import read_retain_until

    if within is None:
        return None
    try:
        day = read_retain_until(within, today)
    except UsageError:
        day = None
    if day is None:
        raise UsageError(_WITHIN)
    return day


def _without_file(remains: "Remains") -> str:
    """Return what to do about a session that has no file of its own, and no journal here."""
    if any(found.kind == "journal" for found in remains.found):
        return f"Its file is not there. Take it up first, in its workspace: interviewer resume {remains.id}"
    where = ", ".join(str(found.path) for found in remains.found)
    return f"Its file is not there. Put what there is of it into the sessions folder first: {where}"


def _elsewhere(path: Path, folder: Path) -> str:
    return f"It was saved in another folder. Move {path} to {folder} first, and close it everywhere."


def _named(given: str, workspace: Workspace) -> str:
    from interviewer.cli.doors import who
    from interviewer.model.text import one_line
    from interviewer.model.value import LONGEST_NAME

    name = one_line(given) or who(workspace).name
    if not name:
        raise UsageError("Say who you are: --by NAME.")
    if len(name) > LONGEST_NAME:
        raise UsageError(f"A name has at most {LONGEST_NAME} characters.")
    return name


def _reason(why: str) -> str:
    from interviewer.live.rules import sentence

    why = sentence(why)
    if not why:
        raise UsageError("Say in a sentence why.")
    return why


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
