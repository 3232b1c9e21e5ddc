"""The last seconds of a record: one deadline for all that is waited for, and where the last words go."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from interviewer.model.saved import SaveStatus
from interviewer.model.session import Session
from interviewer.store.hand import Hand
from interviewer.store.journal import Journal
from interviewer.store.loop import Deadline, Runner, ends_in_time
from interviewer.store.refuges import rescue
from interviewer.store.seam import Disk

AT_REST = 1.0
"""Seconds that each thread beside the publisher has to end, and the journal to be put away."""
_RESCUED = 1.0
"""Seconds that each refuge has to take the last words."""


def come_to_rest(hand: Hand, syncer: Runner, deadline: Deadline) -> bool:
    """Whether the journal has all that was given to it, and nothing writes to it any more."""
    given = hand.stop(deadline.within(AT_REST))
    return syncer.stop(deadline.within(AT_REST if given else 0)) and given


def put_away(journal: Journal, deadline: Deadline, *, stays: bool) -> bool:
    """Let go of the *journal*, and remove it unless it *stays*. False when that takes too long."""
    return ends_in_time(journal.leave if stays else journal.remove, deadline.within(AT_REST))


def unsaved(  # noqa: PLR0913 - one place calls it
    disk: Disk,
    refuges: Iterable[Path],
    session: Session,
    stem: str,
    deadline: Deadline,
    *,
    fault: str,
    in_journal: str,
) -> SaveStatus:
    """Leave a copy of the session wherever there is room; return where, with the *fault* of its own folder.

    *in_journal* is why the journal does not have all of it; empty when it does.
    """
    copy = rescue(disk, refuges, session, stem, partial(deadline.within, _RESCUED))
    if copy is not None:
        return SaveStatus("journal-only", f"{fault}. A copy is in {copy} and holds all of it", ended=True)
    if not in_journal:
        told = f"{fault}. The session will be recovered when you resume it"
        return SaveStatus("journal-only", told, ended=True)
    both = fault if fault == in_journal else f"{fault}, and {in_journal}"
    return SaveStatus("not-saved", both)
