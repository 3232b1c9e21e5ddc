"""Changing a saved session that is not open: a hold, a look at another's session.

What is open is changed by an action through its journal, and never here.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from interviewer.model.custody import Revision
from interviewer.model.errors import CannotRead, CannotSave, InterviewerError
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.store.history import keep_as_it_is
from interviewer.store.left import Left
from interviewer.store.lock import lock_path, read_lock
from interviewer.store.process import Process, this_process
from interviewer.store.publish import SessionFile, digest
from interviewer.store.seam import Disk, forget, why_unread
from interviewer.store.session_file import LARGEST, read_session

Change = Callable[[Session], Session]


class LeftInJournal(InterviewerError):
    """Notes of the session are only in the journal of a process that is gone."""

    def __init__(self, target: Path) -> None:
        super().__init__(f'Notes of "{target.stem}" are in its journal still.')
        self.target = target
        """The file of which that journal is, as it is called now."""


_RETAIN = "interview.retain-"
_TRIES = 3


def amend(
    disk: Disk, saved: SavedSession, change: Change, *, journals: Path, here: Process | None = None
) -> str:
    """Write what *change* makes of the session in the file of *saved*, read anew.

    *journals* is the folder of the journals of running sessions. Nothing is written when nothing changes.
    What is written is kept in the history, too. A file that somebody changes meanwhile is read once more;
    what somebody writes in the last instant is kept beside it, and returned is a sentence that says where,
    else nothing.

    Raises InterviewerError and leaves all as it was: when the session is open somewhere, when notes of it are
    only in a journal (LeftInJournal), when a newer version wrote it or its journal (NewerFormat), when it
    cannot be read (CannotRead) or written (CannotSave).
    """
    for _ in range(_TRIES):
        path, data = _found(disk, Path(saved.path))
        session = read_session(data, str(path))
        _refuse_open(disk, path, session, journals, here or this_process())
        amended = change(session)
        if amended == session:
            return ""
        file = SessionFile(disk, path, digest(data))
        file.write(amended.but(records=session.records + 1))
        if file.path == path:
            keep_as_it_is(disk, journals.parent, session.id, path)
            return file.told
        forget(disk, file.path)  # the file was changed meanwhile, and ours went beside it
    raise CannotSave(saved.path, "somebody else keeps changing it; try again in a moment")


def carried(theirs: Session, ours: Session, began: Session) -> Session:
    """Return *ours* with what `amend` wrote into *theirs*, of which a journal that *began* so knows nothing.

    A hold, its release, when it may be erased, what was opened, and the revisions that say so.
    """
    revisions = (*ours.revisions, *(one for one in theirs.revisions if _of_custody(one, ours)))
    known = {one.session for one in ours.opened}
    opened = (*ours.opened, *(one for one in theirs.opened if one.session not in known))
    released = ours.hold and any(one.was.get("hold.since") == ours.hold.since for one in theirs.revisions)
    facts, said = ours.interview, theirs.interview
    if (facts.retain_until, facts.retain_no_date) == (
        began.interview.retain_until,
        began.interview.retain_no_date,
    ):  # it was not said anew in the journal
        facts = facts.but(retain_until=said.retain_until, retain_no_date=said.retain_no_date)
    underway = ours.underway
    return ours.but(
        hold=theirs.hold or (None if released else ours.hold),
        revisions=revisions,
        opened=opened,
        interview=facts,
        underway=underway and replace(underway, before=carried(theirs, underway.before, began)),
    )


def _of_custody(revision: Revision, ours: Session) -> bool:
    places = (*revision.was, *revision.added)
    about = any(place.partition(".")[0] == "hold" or place.startswith(_RETAIN) for place in places)
    return about and revision not in ours.revisions


def _found(disk: Disk, path: Path) -> tuple[Path, bytes]:
    """Return where the file really is, and what it holds. Raises CannotRead."""
    try:
        path = disk.real(path)
        return path, disk.read(path, LARGEST + 1)
    except OSError as error:
        raise CannotRead(str(path), f"cannot be read: {why_unread(error)}") from error


def _refuse_open(disk: Disk, path: Path, session: Session, journals: Path, here: Process) -> None:
    """Refuse what somebody has open, or a journal speaks of: its notes would be at odds with the file.

    Raises InterviewerError. A lock is a hint, and one that lies only keeps the change waiting.
    """
    left = Left(disk, journals, here)
    left.refuse_newer(path, session.id)
    found = left.near(path, session.id)
    if journal := next(filter(left.written, found), None):
        raise InterviewerError(_open_here(path, journal.tells.header.process.pid))
    if found:
        raise LeftInJournal(left.place(found[0], path))
    lock = read_lock(disk, path)
    if lock is not None and (holder := lock.holder(here)) in ("here", "elsewhere"):
        host = lock.process.host or "another machine"
        raise InterviewerError(
            _open_here(path, lock.process.pid)
            if holder == "here"
            else f'"{path.stem}" is open on {host}. Close it there first; if it is not open any more, remove '
            f"{lock_path(path).name} beside it."
        )


def _open_here(path: Path, pid: int) -> str:
    return f'"{path.stem}" is open in another window (process {pid}). Close it first.'
